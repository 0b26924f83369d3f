"""PUN-02: an operative paragraph ends with a semicolon, unless it is the last."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks import endings
from engross.checks.finding import Slip
from engross.checks.paragraph import Paragraph
from engross.checks.rule import Example, ParagraphRule


def check(paragraph: Paragraph) -> Iterator[Slip]:
    """An operative paragraph before the last, or the last item of its list, without its semicolon."""
    context = paragraph.context
    if not context.in_preamble and not context.is_intro and not context.is_last:
        yield from endings.wrong(paragraph, "An operative paragraph before the last ends")


RULE = ParagraphRule(
    id="PUN-02",
    title="An operative paragraph ends with a semicolon, unless it is the last",
    explanation=(
        "The operative paragraphs continue the sentence that the organ's name begins, so that semicolons stand between "
        "them. Where a paragraph has subparagraphs, the last of these carries the mark. Sentences of a declaration "
        "that the resolution adopts keep their own marks."
    ),
    source=(
        "Editorial Manual, Resolutions: II, section H. Practice: GA 42,404 of 42,779 paragraphs (the others are "
        "sentences of declarations and budgets), HRC 3,143 of 3,148, ECOSOC 2,550 of 2,562, SC 20,758 of 21,133"
    ),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Decides* to act;
                2. *Invites* States to take part;
                3. *Requests* a report.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Decides* to act;
                2. *Invites* States to take part.
                3. *Requests* a report.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Decides*:
                  (a) To act;
                  (b) To persevere;
                2. *Requests* a report.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Decides*:
                  (a) To act;
                  (b) To persevere
                2. *Requests* a report.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
