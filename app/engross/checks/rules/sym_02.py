"""SYM-02: symbols of resolutions have the form of their organ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks import symbols
from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Retype
from engross.checks.rule import DocumentRule, Example

_SPACE = "[ \u00a0]"
_LETTERS = rf"(?:{_SPACE}[A-Z](?:{_SPACE}?(?:[-–‑,]|and){_SPACE}?[A-Z])*)?"
_FORMS = {
    "A/RES/": re.compile(
        rf"(?:(?:\d{{2,3}}|(?:ES|S)[-‑]\d{{1,2}})/\d{{1,4}}{_LETTERS}|\d{{1,4}}{_LETTERS}{_SPACE}?\([IVXLES‑-]+\))"
    ),
    "S/RES/": re.compile(rf"\d{{1,4}}{_SPACE}\(\d{{4}}\)"),
    "E/RES/": re.compile(rf"\d{{4}}/\d{{1,3}}{_LETTERS}|\d{{1,4}}{_LETTERS}{_SPACE}?\([IVXLES‑-]+\)"),
    "A/HRC/RES/": re.compile(r"(?:\d{1,3}|S[-‑]\d{1,2})/\d{1,3}"),
}
_COUNCIL = re.compile(r"(\d{1,4})\W*/?\W*((?:19|20)\d\d)\W*")


def check(facts: Facts) -> Iterator[Slip]:
    """A symbol of a resolution in another form than its organ's: "S/RES/2622/2022"."""
    for symbol in symbols.printed(facts):
        for series, form in _FORMS.items():
            number = symbol.text.removeprefix(series)
            if number == symbol.text or form.fullmatch(number.strip()):
                continue
            due = _council(number) if series == "S/RES/" else ""
            message = (
                f"The symbol should read {due}." if due else f"No resolution has a symbol like {symbol.text}."
            )
            changes = (Retype(symbol.paragraph.id, symbol.start, symbol.end, due),) if due else ()
            yield Slip(message, symbol.paragraph.id, symbol.start, symbol.end, changes)


def _council(number: str) -> str:
    found = _COUNCIL.fullmatch(number)
    return f"S/RES/{found[1]} ({found[2]})" if found else ""


RULE = DocumentRule(
    id="SYM-02",
    title="Symbols of resolutions have the form of their organ",
    explanation=(
        "General Assembly: A/RES/76/188, A/RES/77/128 A-B, A/RES/ES-11/1. Security Council: S/RES/2622 (2022). Economic "
        "and Social Council: E/RES/2023/12. Human Rights Council: A/HRC/RES/57/13."
    ),
    source="Dag Hammarskjöld Library, UN document symbols (research guide). Practice: uniform in the official files",
    examples=(
        Example(
            organ="sc",
            right="""
                MAST {symbol:S/RES/2622 (2022)}
                ORG *The Security Council*,
                PP *Aware* of the need,
                OP *Decides* to remain seized of the matter.
            """,
            wrong="""
                MAST {symbol:S/RES/2622/2022}
                ORG *The Security Council*,
                PP *Aware* of the need,
                OP *Decides* to remain seized of the matter.
            """,
        ),
    ),
    repair="ask",
    check=check,
)
