"""Dates in the words of a language, and in normal form: "16 December 2035" is 2035-12-16."""

from __future__ import annotations

import datetime as dt
import re

from engross import resources
from engross.formats.text import firstpage, phrases

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def is_normal(words: str) -> bool:
    """Whether these words are a date in figures, the year first."""
    return _ISO.fullmatch(words) is not None


def value_of(words: str, language: str) -> str:
    """The first date in words of the language ("16 December 2035") or figures (2035-12-16) as ISO 8601, or ""."""
    plain = words.replace("\u00a0", " ").replace("\u202f", " ")
    iso = _ISO.search(plain)
    if iso:
        return _real(iso[1], iso[2], iso[3])
    for tongue in (language, "en"):  # first pages in Arabic and Chinese print English dates too
        known = phrases.of(tongue if tongue in phrases.LANGUAGES else "en")
        found = re.search(known.date.pattern, plain, re.IGNORECASE)
        stated = firstpage.iso(found, known) if found else ""
        if stated:
            return _real(*stated.split("-"))
    return ""


def _real(year: str, month: str, day: str) -> str:
    """The date, or "" where the calendar has none such."""
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def in_words(iso: str, language: str) -> str:
    """A date written out in the language; as it is where the names of its months are not known."""
    patterns = resources.toml("masthead/forms.toml")["date"]
    known = phrases.of(language if language in phrases.LANGUAGES else "en")
    year, month, day = iso.split("-")
    if language not in patterns or not (known.months or language == "zh"):
        return iso
    name = known.months[int(month) - 1] if len(known.months) == 12 else ""
    first = "1er" if language == "fr" and int(day) == 1 else str(int(day))
    said: str = patterns[language].format(day=first, month=name, number=int(month), year=year)
    return said
