"""The values in normal form that are told from the words of a first page: its session, agenda item and committee.

The words are data: ``resources/masthead/sessions.toml`` and ``committees.toml``.
"""

from __future__ import annotations

import re
from functools import cache

from engross import resources
from engross.model import masthead

_COMMITTEES = ("first", "second", "third", "fourth", "fifth", "sixth")
_NO_COMMITTEE = "noMainCommittee"
_ONE_ITEM = r"\d+(?: ?\(?\w{1,4}(?: \w)?\))*"
_ITEMS = re.compile(rf"{_ONE_ITEM}(?:(?:, ?| ?[^\W\d_]{{1,3}} ?){_ONE_ITEM})*")
"""Items by their numbers, with a comma or a short word between several: "13 and 117", "13和117"."""


def of(name: str, words: str, language: str) -> str:
    """The value of a datum that these words state; "" where they do not say it, and for data of other names."""
    said = " ".join(words.split())
    if name == masthead.SESSION:
        return _session(said, language)
    if name == masthead.AGENDA_ITEM:
        found = _ITEMS.search(said)
        return found[0] if found else ""
    if name == masthead.ORIGIN:
        return _origin(said, language)
    return ""


def sessions(language: str) -> list[str]:
    """What the sessions are called, from the first on."""
    row = session_words(language)
    return [row["ordinal"].format(ordinal=ordinal) for ordinal in row["ordinals"]]


def session_words(language: str) -> dict[str, str]:
    """How the language names a session; see ``sessions.toml`` for the fields."""
    table = resources.toml("masthead/sessions.toml")
    found: dict[str, str] = table.get(language, table["en"])
    return found


@cache
def _numbers(language: str) -> dict[str, str]:
    """The number of each session by its name in small letters."""
    return {name.casefold(): str(number) for number, name in enumerate(sessions(language), 1)}


def _session(words: str, language: str) -> str:
    digits = re.search(r"\d+", words)
    return _numbers(language).get(words.casefold()) or (digits[0] if digits else "")


def _origin(words: str, language: str) -> str:
    """The committee as files have it, where the words name one alone."""
    table = resources.toml("masthead/committees.toml")
    row, said = table.get(language, table["en"]), words.casefold()

    def is_named(names: list[str]) -> bool:
        return any(name.casefold() in said for name in names)

    if is_named(row["none"]):
        return _NO_COMMITTEE
    named = [number for number, names in zip(_COMMITTEES, row["committees"], strict=True) if is_named(names)]
    return f"{named[0]}Committee" if len(named) == 1 else ""
