"""SYM-03: a document symbol has its full stops and no stray spaces."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks import symbols
from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Retype
from engross.checks.rule import DocumentRule, Example
from engross.citations.symbols import symbol_of


def check(facts: Facts) -> Iterator[Slip]:
    """ "A/C.3/76/L14" for L.14, "Rev 1" for Rev.1, spaces around strokes."""
    for symbol in symbols.printed(facts):
        known = symbol_of(symbol.text)
        if not known.is_sound:
            change = Retype(symbol.paragraph.id, symbol.start, symbol.end, known.text)
            message = f"The symbol should read {known.text}."
            yield Slip(message, symbol.paragraph.id, symbol.start, symbol.end, (change,))


RULE = DocumentRule(
    id="SYM-03",
    title="A document symbol has its full stops and no stray spaces",
    explanation=(
        "A full stop follows L, Rev, Add, Corr, PV, SR, CN, C and CONF before their number. Spaces stand only before "
        "“(2022)”, “(Part I)” and the letters of a composite resolution."
    ),
    source="Practice of the official files: uniform",
    examples=(
        Example(
            right="""
                MAST {symbol:A/C.3/76/L.14/Rev.1}
                TITLE Water
                ORG *The General Assembly*,
                PP *Aware* of the need,
                OP *Decides* to act.
            """,
            wrong="""
                MAST {symbol:A/C.3/76/L14/Rev.1}
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
                PP *Noting* the report,[^A/90/12/Add.1.]
                OP *Decides* to act.
            """,
            wrong="""
                TITLE Water
                ORG *The General Assembly*,
                PP *Noting* the report,[^A/90/12/Add 1.]
                OP *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
