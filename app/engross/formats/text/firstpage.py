"""What the lines of the first page, the title and the closing lines state: symbol, session, dates, number, meeting.

Gives stretches with the field of `engross.model.masthead` that each is; the words by which lines are told are data of
the language.
"""

from __future__ import annotations

import re

from engross.formats.text.phrases import Phrases, bare, of
from engross.model import masthead, masthead_values, votes
from engross.model.inlines import ATOM, Field
from engross.model.nodes import Kind

Stretch = tuple[int, int, Field]
"""Start, end and what it states."""

MAX_LINE = 400
SHORT = 60
_SYMBOL = re.compile(
    r"(?:[AES]|ST|TD|DP)/[A-Z0-9][A-Z0-9./()-]*\d(?: \(\d{4}\)| [A-Z](?:[-–][A-Z])?(?![^\W_]))?"
)
_IN_BRACKETS = re.compile(r"\[[^\]]+\]$")
_RANGE = re.compile(r"\d{1,2}(?:er|\.)?(?:\s+\w+){0,3}\s*[-–— ]\s*")
"""What stands before the last date in "11 September–13 October 2034"."""
_LETTER = re.compile(r"([A-Z])(?:\.?\s+|$)(?=[^\W\d]|$)")
_ORDINAL = re.compile(r"第\d+次|\d+[^\W\d]*")
_GIVEN_YEAR = re.compile(r".*\(\d{4}\)")


def fields(text: str, kind: Kind, phrases: Phrases) -> list[Stretch]:
    """What a line of this kind states, outer stretches before those inside them."""
    if kind is Kind.TITLE:
        return _of_title(text, phrases)
    if kind is Kind.MASTHEAD:
        return data_of(text, phrases) or [(0, len(text), Field(masthead.ITEM_TITLE))]
    if kind is Kind.CLOSING:
        return _of_closing(text, phrases)
    return []


def data_of(text: str, phrases: Phrases) -> list[Stretch]:
    """What a line of the first page states; empty where it is none that is known."""
    words = phrases.first_page
    name = ""
    if len(text) > MAX_LINE:
        return []
    if is_heading(text, phrases):
        name = masthead.HEADING
    elif text.startswith(words["adoption"]):
        return [(0, len(text), Field(masthead.ADOPTION)), *_meeting_and_date(text, phrases)]
    elif bare(text) in words["publisher"]:
        name = masthead.PUBLISHER
    elif begun := _by_beginning(text, words):
        name = begun
    elif is_agenda_item(text, phrases):
        name = masthead.AGENDA_ITEM
    elif _SYMBOL.fullmatch(text):
        name = masthead.SYMBOL
    elif _IN_BRACKETS.fullmatch(text):
        return [whole(text, masthead.ORIGIN, phrases), *_documents(text)]
    elif (issued := _issued(text, phrases)) is not None:
        return [(0, len(text), Field(masthead.ISSUED, issued))]
    elif len(text) < 60 and (dates := phrases.date.search(text)) and _RANGE.fullmatch(text[: dates.start()]):
        name = masthead.SESSION_DATES
    elif phrases.is_organ_name(text):
        name = masthead.ORGAN
    elif len(text) < 60 and any(word in text for word in words["session"]):
        name = masthead.SESSION
    elif is_council_number(text, phrases):
        name = masthead.RESOLUTION_NUMBER
    return [whole(text, name, phrases)] if name else []


def whole(text: str, name: str, phrases: Phrases) -> Stretch:
    """All of a line as the datum of this name, with the value that its words tell."""
    words = text.replace(ATOM, " ")
    return 0, len(text), Field(name, masthead_values.of(name, words, phrases.language))


def _issued(text: str, phrases: Phrases) -> str | None:
    """The date that is all of a line, as ISO 8601 or "" where its month is not known; None where it is no date.

    First pages in Russian, Arabic and Chinese print English dates too.
    """
    stated = [iso(found, own) for own in (phrases, of("en")) if (found := own.date.fullmatch(text))]
    return max(stated, default=None)


def _by_beginning(text: str, words: dict[str, tuple[str, ...]]) -> str:
    """The datum of a line that is told by its first word, or ""."""
    rows = (("distribution", masthead.DISTRIBUTION), ("original", masthead.ORIGINAL_LANGUAGE))
    return next((name for key, name in rows if text.startswith(words[key]) and len(text) < SHORT), "")


def is_heading(text: str, phrases: Phrases) -> bool:
    """Whether this is the line "Resolution adopted by … on …"."""
    words = phrases.first_page["heading"]
    begins, ends = text.startswith(words), phrases.language == "zh" and text.endswith(words)
    return len(text) < MAX_LINE and (begins or ends)


def is_agenda_item(text: str, phrases: Phrases) -> bool:
    """Whether this is a line such as "Agenda item 12 (b)"."""
    return (
        len(text) < 80 and text.startswith(phrases.first_page["agenda_item"]) and any(map(str.isdigit, text))
    )


def is_council_number(text: str, phrases: Phrases) -> bool:
    """Whether this is the number of the Security Council, which stands on the first page and not in a title."""
    found = phrases.number_line.fullmatch(text)
    return (
        found is not None and found["word"] is not None and _GIVEN_YEAR.fullmatch(found["number"]) is not None
    )


def iso(found: re.Match[str], phrases: Phrases) -> str:
    """A date as ISO 8601; "" where the month is not known."""
    if found["zh_year"]:
        return f"{found['zh_year']}-{int(found['zh_month']):02}-{int(found['zh_day']):02}"
    months = [month.casefold() for month in phrases.months]
    if found["month"].casefold() not in months:
        return ""
    return f"{found['year']}-{months.index(found['month'].casefold()) + 1:02}-{int(found['day']):02}"


def _documents(text: str) -> list[Stretch]:
    return [(m.start(), m.end(), Field(masthead.ORIGINATING_DOCUMENT)) for m in _SYMBOL.finditer(text)][:1]


def _meeting_and_date(text: str, phrases: Phrases) -> list[Stretch]:
    found: list[Stretch] = []
    meeting = re.search(rf"(?:第\s?\d+|\d+\w*(?:\s\([^)]*\))?\s)(?:{phrases.meeting_words})", text)
    if meeting:
        found.append((meeting.start(), meeting.end(), Field(masthead.MEETING, _first_number(meeting[0]))))
    if date := phrases.date.search(text):
        found.append((date.start(), date.end(), Field(masthead.ADOPTED, iso(date, phrases))))
    return found


def _of_closing(text: str, phrases: Phrases) -> list[Stretch]:
    """What a closing paragraph states; the meeting and its date may be lines of one."""
    if text.startswith("["):
        return votes.stated(text) or [(0, len(text), Field(masthead.VOTE))]
    if "\n" in text:
        stated: list[Stretch] = []
        at = 0
        for line in text.split("\n"):
            stated += [(at + low, at + high, field) for low, high, field in _of_closing(line, phrases)]
            at += len(line) + 1
        return stated
    if found := phrases.date.fullmatch(text):
        return [(0, len(text), Field(masthead.ADOPTED, iso(found, phrases)))]
    if phrases.meeting_line.fullmatch(text):
        return [(0, len(text), Field(masthead.MEETING, _first_number(text)))]
    return _meeting_and_date(text, phrases)


def _first_number(text: str) -> str:
    found = _ORDINAL.search(text)
    return found[0] if found else ""


def _of_title(text: str, phrases: Phrases) -> list[Stretch]:
    """Number and title of a title line."""
    found = phrases.number_line.match(text)
    start, number = 0, None
    if found:
        start, number = found.end(), (found.start("number"), found.end("number"))
    elif letter := _LETTER.match(text):
        start, number = letter.end(), (0, 1)
    stated: list[Stretch] = []
    if number is not None:
        stop = number[1] + (text[number[1] : number[1] + 1] == ".")
        stated.append((number[0], stop, Field(masthead.NUMBER)))
    if start < len(text):
        stated.append((start, len(text), Field(masthead.TITLE)))
    return stated
