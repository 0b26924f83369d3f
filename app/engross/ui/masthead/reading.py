"""What people type into the form: the words for the page, the value in normal form, and what is amiss.

Knows nothing of Qt. Wrong words are never thrown away: a remark says what is wrong, and the field keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from engross import resources
from engross.citations import symbols
from engross.i18n import _
from engross.model import masthead, masthead_values, sponsors
from engross.model.masthead import text_of
from engross.model.nodes import Document, Form, Metadata
from engross.model.outline import Scope
from engross.workspace import dates


@dataclass(frozen=True, slots=True)
class Reading:
    """Words for the page and their value. Where ``is_refused``, the words stay in the form alone."""

    text: str
    value: str = ""
    remark: str = ""
    is_refused: bool = False


def read(
    name: str, typed: str, before: masthead.Datum | None, language: str, *, of_model_un: bool = False
) -> Reading:
    """What was typed into the field of this name in place of ``before``."""
    words = " ".join(typed.split())
    if not words:
        return Reading("")
    if name in masthead.DATES:
        return _date(words, _language_of(name, language))
    if name == masthead.SESSION:
        return _session(words, language)
    if name == masthead.AGENDA_ITEM:
        return _agenda_item(words, language)
    if name == masthead.SPONSORS:
        said = sponsors.read(words, language)
        return Reading(sponsors.line(said, language, of_model_un=of_model_un))
    if name in (masthead.MEETING, masthead.QUANTITY):
        number = re.search(r"\d+\w*", words)
        return Reading(words, number[0] if number else "")
    if name == masthead.ORIGINAL_LANGUAGE:
        return Reading(words, _original(words, language))
    if name == masthead.ORIGIN:
        return Reading(words, masthead_values.of(name, words, language) or (before.value if before else ""))
    return Reading(words, before.value if before else "")


def _language_of(name: str, language: str) -> str:
    """The language that a date stands in on the page."""
    is_english = (
        name == masthead.ISSUED and language in resources.toml("masthead/forms.toml")["issued"]["in_english"]
    )
    return "en" if is_english else language


def _date(words: str, language: str) -> Reading:
    value = dates.value_of(words, language)
    if not value:
        example = dates.in_words("2035-12-18", language)
        remark = _("This is no date. Write it as {example} or 2035-12-18.").format(example=example)
        return Reading(words, "", remark, is_refused=True)
    return Reading(dates.in_words(value, language) if dates.is_normal(words) else words, value)


def _session(words: str, language: str) -> Reading:
    """A bare number or year gets the words of the language: "90" gives "Ninetieth session"."""
    if not words.isdecimal():
        return Reading(words, masthead_values.of(masthead.SESSION, words, language))
    named, number = masthead_values.sessions(language), int(words)
    said = named[number - 1] if 0 < number <= len(named) else words
    year = masthead_values.session_words(language)["year"].format(year=words)
    return Reading(year if len(words) == 4 else said, words)


def _agenda_item(words: str, language: str) -> Reading:
    """A bare number gets the words of the language around it: "19 (d)" gives "Agenda item 19 (d)"."""
    value = masthead_values.of(masthead.AGENDA_ITEM, words, language)
    if value and words == value:
        row = resources.toml("templates/words.toml")["line"][masthead.AGENDA_ITEM]
        return Reading(str(row.get(language) or row["en"]).format(agenda_item=words), value)
    return Reading(words, value)


def _original(words: str, language: str) -> str:
    table = resources.toml("masthead/forms.toml")["original"]
    names = zip((table.get(language) or table["en"]), table["values"], strict=True)
    return next((value for name, value in names if name.casefold() in words.casefold()), "")


def choices(name: str, language: str) -> list[str]:
    """What people may choose from for a field; none where they write freely."""
    lines = resources.toml("templates/words.toml")["line"]
    if name == masthead.DISTRIBUTION:
        said = [str(lines[key].get(language) or lines[key]["en"]) for key in ("general", "limited")]
        return [*said, *(["Distr.: Restricted"] if language == "en" else [])]
    if name == masthead.ORIGINAL_LANGUAGE:
        own = str(lines["original"].get(language) or lines["original"]["en"])
        table = resources.toml("masthead/forms.toml")["original"]
        before = re.sub(r"[^\s:]+$", "", own)
        return [before + word for word in (table.get(language) or table["en"])]
    return []


def remark(name: str, stated: Mapping[str, masthead.Datum], document: Document, *, is_draft: bool) -> str:
    """What is amiss with a stated datum, in a sentence; "" where nothing is."""
    datum = stated.get(name)
    if datum is None:
        return ""
    words, language = datum.text.strip(), document.metadata.language
    if name in masthead.DATES and not datum.value and not dates.value_of(words, language):
        return _("No date is read from these words.")
    if name == masthead.ISSUED and not is_draft:
        return _issued(datum, stated.get(masthead.ADOPTED))
    if name == masthead.SYMBOL:
        return _symbol(words, is_draft=is_draft)
    if name == masthead.DISTRIBUTION:
        return _distribution(words, document.metadata, is_draft=is_draft)
    if name == masthead.SPONSORS and language in sponsors.LANGUAGES:
        return _sponsors(sponsors.read(words, language))
    return ""


def _issued(issued: masthead.Datum, adopted: masthead.Datum | None) -> str:
    if adopted is not None and issued.value and adopted.value and issued.value < adopted.value:
        return _("The date of issue is before the date of adoption.")
    return ""


def _symbol(words: str, *, is_draft: bool) -> str:
    sound = symbols.symbol_of(words)
    if not sound.is_sound:
        return _("Written as {symbol}.").format(symbol=sound.text)
    if is_draft and "/RES/" in words:
        return _("This is the symbol of an adopted text; that of a draft has /L.")
    return ""


def _distribution(words: str, metadata: Metadata, *, is_draft: bool) -> str:
    """Drafts are of limited distribution; those of the Security Council are of general."""
    general, limited, *_more = choices(masthead.DISTRIBUTION, metadata.language)
    if words == general and is_draft and metadata.organ != "sc":
        return _("Drafts are of limited distribution.")
    if words == limited and not is_draft:
        return _("Adopted texts are of general distribution.")
    return ""


def _sponsors(found: sponsors.Sponsors) -> str:
    strangers = [name for name in found.names if not sponsors.state(name, "en")]
    if strangers and not found.names[0].startswith(("submitted", "Draft")):
        return _("Not known as a State: {names}.").format(names=", ".join(strangers))
    if sponsors.in_order(found.names) != found.names:
        return _("Not in English alphabetical order.")
    return ""


def shown(name: str, datum: masthead.Datum | None, language: str) -> str:
    """What the field shows of what the page states: of sponsors the names alone."""
    if datum is None:
        return ""
    words = " ".join(datum.text.split())
    if name == masthead.SPONSORS:
        return sponsors.said(sponsors.read(words, language), language)
    return words


def is_draft(document: Document, scope: Scope) -> bool:
    """Whether the text is a draft, by its form or by its symbol."""
    return scope.form is Form.DRAFT or "/L." in text_of(document, masthead.SYMBOL, scope)


_ALWAYS_STATED = frozenset({masthead.PUBLISHER, masthead.SYMBOL, masthead.DISTRIBUTION})
"""What first pages of the United Nations state whatever else they do."""


def is_of_model_un(document: Document, scope: Scope) -> bool:
    """Whether a draft is one of a conference of students.

    The line of its sponsors says so; where none are named yet, a first page that names the organ and nothing of what
    official ones always state.
    """
    line = text_of(document, masthead.SPONSORS, scope)
    if line:
        return sponsors.is_of_model_un(line, document.metadata.language)
    stated = {datum.name for datum in masthead.data(document, scope)}
    return is_draft(document, scope) and masthead.ORGAN in stated and not stated & _ALWAYS_STATED
