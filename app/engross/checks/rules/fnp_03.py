"""FNP-03: a footnote indicator stands on the right side of the punctuation."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.finding import Slip
from engross.checks.fix import Shift
from engross.checks.paragraph import OWN_WORDS, Paragraph
from engross.checks.rule import Example, ParagraphRule
from engross.model.inlines import footnotes

_AFTER = ",;:."
"""The marks that an indicator follows in English."""
_BEFORE = ",;.،؛"
"""The marks that it precedes in most other languages. (A colon there may belong to what follows.)"""


def check(paragraph: Paragraph) -> Iterator[Slip]:
    """An indicator before the mark in English, after it in French, Spanish, Russian and Arabic."""
    side = paragraph.marks.note
    if paragraph.role not in OWN_WORDS or side == "either":
        return
    offsets = [at for at, _ in footnotes(paragraph.block.inlines)]
    for at in offsets:
        if side == "after" and _is(paragraph, at + 1, _AFTER) and not _is(paragraph, at + 2, ".…"):
            order = (at + 1, at)
            message = "The footnote indicator stands after the mark."
            yield Slip(message, paragraph.id, at, at + 2, (Shift(paragraph.id, at, at + 2, order),))
        if side == "before" and at and _is(paragraph, at - 1, _BEFORE) and _is_end(paragraph, at):
            order = (at, at - 1)
            message = "The footnote indicator stands before the mark."
            yield Slip(message, paragraph.id, at - 1, at + 1, (Shift(paragraph.id, at - 1, at + 1, order),))


def _is(paragraph: Paragraph, at: int, marks: str) -> bool:
    return at < len(paragraph.text) and paragraph.text[at] in marks


def _is_end(paragraph: Paragraph, at: int) -> bool:
    """Whether the mark before belongs to the sentence, not to an abbreviation in it: "S.A.¹"."""
    before = paragraph.text[: at - 1]
    return paragraph.text[at - 1] != "." or len(before.rsplit(" ", 1)[-1].strip("(«“")) > 3


RULE = ParagraphRule(
    id="FNP-03",
    title="A footnote indicator stands on the right side of the punctuation",
    explanation=(
        "In English the indicator follows the comma, semicolon or full stop: “the Convention,¹”. In French, Spanish, "
        "Russian and Arabic it stands before the mark. Chinese texts are divided."
    ),
    source=(
        "Editorial Manual, Footnotes, chap. IX (en, fr, es). Practice: en 18,793 of 18,798, fr 18,246 of 18,248, es "
        "18,090 of 18,105, ru 17,846 of 17,857, ar 18,098 of 18,103"
    ),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* the Convention,[^A/90/12.]
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* the Convention[^A/90/12.],
                OP *Decides* to act.
            """,
        ),
        Example(
            language="fr",
            right="""
                ORG *L’Assemblée générale*,
                PP *Rappelant* la Convention[^A/90/12.],
                OP *Décide* d’agir.
            """,
            wrong="""
                ORG *L’Assemblée générale*,
                PP *Rappelant* la Convention,[^A/90/12.]
                OP *Décide* d’agir.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
