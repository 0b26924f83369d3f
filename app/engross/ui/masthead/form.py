"""What the masthead panel asks for, as data: the fields in order, and the choices. Knows nothing of Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engross import resources
from engross.i18n import _
from engross.model import masthead, outline
from engross.model.masthead import Datum
from engross.model.nodes import Document

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "de")

_USUAL = (
    masthead.SYMBOL, masthead.ORGAN, masthead.DISTRIBUTION, masthead.ISSUED, masthead.SESSION, masthead.AGENDA_ITEM,
    masthead.ITEM_TITLE, masthead.HEADING, masthead.ORIGIN, masthead.NUMBER, masthead.TITLE, masthead.MEETING,
    masthead.ADOPTED,
)  # fmt: skip
"""Asked for even where the text does not state them."""

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DATES = (masthead.ISSUED, masthead.ADOPTED, masthead.SESSION_START, masthead.SESSION_END)


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the form: its name, its title for people, and what the text states."""

    name: str
    title: str
    text: str
    value: str


def titles() -> dict[str, str]:
    """What the data are called."""
    return {
        masthead.PUBLISHER: _("Publisher"),
        masthead.SYMBOL: _("Symbol"),
        masthead.ORGAN: _("Organ"),
        masthead.DISTRIBUTION: _("Distribution"),
        masthead.ISSUED: _("Date of issue"),
        masthead.LANGUAGE: _("Language line"),
        masthead.ORIGINAL_LANGUAGE: _("Original language"),
        masthead.SUBSIDIARY_ORGAN: _("Subsidiary organ"),
        masthead.SESSION: _("Session"),
        masthead.SESSION_DATES: _("Dates of the session"),
        masthead.SESSION_START: _("Beginning of the session"),
        masthead.SESSION_END: _("End of the session"),
        masthead.AGENDA_ITEM: _("Agenda item"),
        masthead.ITEM_TITLE: _("Title of the item"),
        masthead.DECISION_TYPE: _("Kind of decision"),
        masthead.FORM: _("Form"),
        masthead.HEADING: _("Heading line"),
        masthead.RESOLUTION_NUMBER: _("Resolution line"),
        masthead.ADOPTION: _("Adoption line"),
        masthead.ORIGIN: _("Origin line"),
        masthead.ORIGINATING_DOCUMENT: _("Document it came from"),
        masthead.SPONSORS: _("Sponsors"),
        masthead.NUMBER: _("Number"),
        masthead.TITLE: _("Title"),
        masthead.MEETING: _("Meeting"),
        masthead.ADOPTED: _("Date of adoption"),
        masthead.VOTE: _("Vote"),
        masthead.OUTCOME: _("Outcome"),
        masthead.QUANTITY: _("Votes"),
        masthead.STATES: _("States"),
    }


def entries(document: Document, scope: outline.Scope) -> list[Entry]:
    """The fields of one text: what it states, and what such texts usually state."""
    stated: dict[str, Datum] = {}
    for datum in masthead.data(document, scope):
        stated.setdefault(datum.name, datum)
    named = titles()
    wanted = [name for name in masthead.NAMES if name in stated or name in _USUAL]
    return [
        Entry(name, named[name], stated[name].text.strip(), stated[name].value)
        if name in stated
        else Entry(name, named[name], "", "")
        for name in wanted
    ]


def value_of(name: str, words: str, before: str) -> str:
    """The value in normal form for new words: dates and session numbers are read, other values are kept."""
    if name in _DATES:
        return date_in(words) or before
    if name == masthead.SESSION and before.isdecimal():
        number = re.search(r"\d+", words)
        return number[0] if number else before
    return before


def date_in(words: str) -> str:
    """The first date in the words ("16 December 2035" or ISO 8601) as ISO 8601, or ""."""
    iso = re.search(r"\b(\d{4})-(\d{2})-(\d{2})\b", words)
    if iso:
        return iso[0]
    spelt = re.search(r"\b(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})\b", words)
    if spelt and spelt[2].lower() in _MONTHS:
        return f"{spelt[3]}-{_MONTHS.index(spelt[2].lower()) + 1:02}-{int(spelt[1]):02}"
    return ""


def organs() -> dict[str, str]:
    """Organs by key, with their English names."""
    table = resources.toml("styles/organs.toml")
    return {key: row["names"]["en"] for key, row in table.items() if "names" in row}


def language_names() -> dict[str, str]:
    """The languages of texts, by code."""
    return {
        "en": _("English"),
        "fr": _("French"),
        "es": _("Spanish"),
        "ru": _("Russian"),
        "ar": _("Arabic"),
        "zh": _("Chinese"),
        "de": _("German"),
    }
