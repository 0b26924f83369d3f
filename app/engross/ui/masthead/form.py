"""What the masthead panel asks for, as data: the fields in order, and the choices. Knows nothing of Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from engross import resources
from engross.i18n import _
from engross.model import masthead, outline, votes, walk
from engross.model.masthead import Datum
from engross.model.nodes import Document, Vote
from engross.ui.masthead import reading

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "de")


_OF_THE_VOTE = {masthead.OUTCOME, masthead.QUANTITY, masthead.STATES}
"""Data inside the line on the vote, which one field asks for as a whole."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the form: its name, its title for people, what the text states, and what is amiss with it."""

    name: str
    title: str
    datum: Datum | None
    text: str
    remark: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """The form that fits a text: its fields by the heading that they stand below."""

    name: str
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    prints_vote: bool = False
    """The vote is a line of the page, and not only in the file."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for _heading, entries in self.groups for entry in entries)


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


def of(document: Document, scope: outline.Scope) -> Form:
    """The form for one text: what its organ's documents state, and whatever else it states."""
    stated: dict[str, Datum] = {}
    for datum in masthead.data(document, scope):
        stated.setdefault(datum.name, datum)
    is_draft = reading.is_draft(document, scope)
    organ = "" if reading.is_of_model_un(document, scope) else document.metadata.organ
    row = _row(organ, stated, is_draft=is_draft)
    closing = row["closing"]
    wanted = {*row["first_page"], *closing}
    more = [name for name in masthead.NAMES if name in stated and name not in wanted | _OF_THE_VOTE]
    named, language = titles(), document.metadata.language

    def entry(name: str) -> Entry:
        datum = stated.get(name)
        words = reading.shown(name, datum, language)
        amiss = reading.remark(name, stated, document, is_draft=is_draft)
        return Entry(name, named[name], datum, words, amiss, tuple(reading.choices(name, language)))

    groups = ((_("First page"), row["first_page"]), (_("Adoption"), closing), (_("Also stated"), more))
    shown = tuple((title, tuple(map(entry, names))) for title, names in groups if names)
    return Form(row["name"], shown, row.get("prints_vote", False))


def vote(document: Document, scope: outline.Scope) -> tuple[Vote | None, str]:
    """The vote on a text, as its line has it, else as the file has it; and what is amiss with the line."""
    stated = masthead.first(document, masthead.VOTE, scope)
    if stated is None:
        return document.metadata.vote, ""
    row, language = walk.block_of(document, stated.block).inlines, document.metadata.language
    return votes.read(row, language) or document.metadata.vote, votes.remark(row, language)


def _row(organ: str, stated: dict[str, Datum], *, is_draft: bool) -> dict[str, Any]:
    """The form of ``resources/masthead/forms.toml`` that fits."""
    symbol = stated[masthead.SYMBOL].text.strip() if masthead.SYMBOL in stated else ""
    for row in resources.toml("masthead/forms.toml")["form"]:
        fits_organ = organ in row["organs"] if row["organs"] else True
        if fits_organ and row["is_draft"] == is_draft and re.match(row.get("symbol", ""), symbol):
            found: dict[str, Any] = row
            return found
    raise KeyError(organ)


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
