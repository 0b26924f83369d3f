"""PUN-04: the words that introduce subparagraphs end with a colon."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks import endings
from engross.checks.finding import Slip
from engross.checks.paragraph import Paragraph
from engross.checks.rule import Example, ParagraphRule


def check(paragraph: Paragraph) -> Iterator[Slip]:
    """Words before a list without their colon."""
    if paragraph.context.is_intro:
        yield from endings.wrong(paragraph, "The words before a list end")


RULE = ParagraphRule(
    id="PUN-04",
    title="The words that introduce subparagraphs end with a colon",
    explanation=(
        "A paragraph or subparagraph with a list below it ends with a colon; the items carry on its sentence. In "
        "Chinese it is the full-width colon."
    ),
    source=(
        "Editorial Manual, Paragraphs and subparagraphs. Practice: GA 577 of 577 lists, HRC 101 of 101, ECOSOC 66 of "
        "66, SC 1,071 of 1,086"
    ),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Requests* the Secretary-General:
                  (a) To report;
                  (b) To advise:
                    (i) Member States;
                    (ii) Observers.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Requests* the Secretary-General
                  (a) To report;
                  (b) To advise:
                    (i) Member States;
                    (ii) Observers.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
