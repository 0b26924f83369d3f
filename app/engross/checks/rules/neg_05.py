"""NEG-05: an adopted text has no square brackets of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.finding import Slip
from engross.checks.paragraph import SENTENCE, Paragraph
from engross.checks.rule import Example, ParagraphRule

_BRACKETED = re.compile(r"\[[^\[\]]*\]")


def check(paragraph: Paragraph) -> Iterator[Slip]:
    """Words in square brackets in an adopted text, outside quotations."""
    if paragraph.role in SENTENCE and paragraph.context.is_final and "[" in paragraph.text:
        for match in paragraph.matches(_BRACKETED):
            message = "An adopted text has no square brackets but in quotations."
            yield Slip(message, paragraph.id, match.start(), match.end())


RULE = ParagraphRule(
    id="NEG-05",
    title="An adopted text has no square brackets of its own",
    explanation=(
        "Square brackets mark what is not agreed. In an adopted text they stand only where a quotation is added to, on "
        "the line of origin above the title, on the line of the vote, and for the language of an annex."
    ),
    source="Editorial Manual, Mastheads and cover pages, and Quotations; practice of the official files",
    examples=(
        Example(
            right="""
                MAST {symbol:A/RES/90/5}
                TITLE Water
                ORG *The General Assembly*,
                PP *Recalling* that “the [Assembly] decides”,
                OP *Decides* to act in 2036.
            """,
            wrong="""
                MAST {symbol:A/RES/90/5}
                TITLE Water
                ORG *The General Assembly*,
                PP *Recalling* that “the [Assembly] decides”,
                OP *Decides* to act [date to be confirmed].
            """,
        ),
    ),
    repair="none",
    check=check,
)
