"""SYM-01: a document symbol is made of known parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross import resources
from engross.checks import symbols
from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.rule import DocumentRule, Example

_DOTTED = re.compile(r"([A-Za-z]+)\.\d+")
_BRACKETS = re.compile(r"\([^()]*\)")
_MAIN = ("A", "S", "E", "ST")
"""Only the symbols of the main organs and the Secretariat are known in all their parts."""


def check(facts: Facts) -> Iterator[Slip]:
    """A symbol of the text's own with an unknown head; one of the main organs with an unknown part before a number."""
    words = resources.toml("citations/symbols.toml")
    known = {*words["bodies"], *words["natures"], *words["changes"]}
    for symbol in symbols.printed(facts):
        head = re.split(r"[/(]", symbol.text)[0].strip()
        place = symbol.paragraph.id, symbol.start, symbol.end
        if symbol.is_own and head not in words["heads"]:
            yield Slip(f"No document symbol begins with “{head}”.", *place)
        elif head in _MAIN:
            for part in _DOTTED.findall(_BRACKETS.sub("", symbol.text)):
                if part not in known:
                    yield Slip(f"“{part}.” is no part of a document symbol.", *place)


RULE = DocumentRule(
    id="SYM-01",
    title="A document symbol is made of known parts",
    explanation=(
        "The first part names the organ: A/ (General Assembly), S/ (Security Council), E/ (Economic and Social Council), "
        "ST/ (Secretariat), or a series of its own such as CRC/C/. Then come bodies (C.3, CN.7, CONF.231), the nature of "
        "the document (L., PV., SR., WP.) and changes to it (Add., Corr., Rev.)."
    ),
    source="Dag Hammarskjöld Library, UN document symbols (research guide). Practice: 431 shapes in the official files",
    examples=(
        Example(
            right="""
                MAST {symbol:E/CN.7/2022/L.3/Rev.1}
                TITLE Water
                ORG *The General Assembly*,
                PP *Aware* of the need,
                OP *Decides* to act.
            """,
            wrong="""
                MAST {symbol:X/12}
                TITLE Water
                ORG *The General Assembly*,
                PP *Aware* of the need,
                OP *Decides* to act.
            """,
        ),
        Example(
            right="""
                TITLE Water
                ORG *The General Assembly*,
                PP *Noting* the report,[^A/C.3/90/L.14.]
                OP *Decides* to act.
            """,
            wrong="""
                TITLE Water
                ORG *The General Assembly*,
                PP *Noting* the report,[^A/Q.3/90/L.14.]
                OP *Decides* to act.
            """,
        ),
    ),
    repair="none",
    check=check,
)
