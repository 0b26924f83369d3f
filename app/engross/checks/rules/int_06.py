"""INT-06: a live reference names a paragraph that is still there."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.rule import DocumentRule, Example
from engross.model import references


def check(facts: Facts) -> Iterator[Slip]:
    """A live reference whose target was taken away, or carries no number any more."""
    document = facts.document
    for block_id, found in references.of(document).items():
        for reference in found:
            if not references.is_broken(document, reference):
                continue
            if references.is_there(document, reference.target):
                message = f"What “{reference.words}” refers to has no number any more."
            else:
                message = f"The paragraph that “{reference.words}” refers to is no longer there."
            yield Slip(message, block_id, reference.start, reference.end)


RULE = DocumentRule(
    id="INT-06",
    title="A reference names a paragraph that is still there",
    explanation=(
        "References to paragraphs are checked again after every change of order. Live ones follow what they name by "
        "themselves; one whose paragraph was taken away keeps the number that it had, and has to be looked at: refer to "
        "another paragraph, or make it plain words."
    ),
    source="Editorial Manual, Resolutions: references inside the text; every cross-reference is checked after a change",
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 70/1 of 25 September 2015,
                1. *Decides* to act as set out in paragraph [2](#node-4) below;
                2. *Requests* a report.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 70/1 of 25 September 2015,
                1. *Decides* to act as set out in paragraph [2](#node-99) below;
                2. *Requests* a report.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 70/1 of 25 September 2015,
                1. *Decides* to act as set out in paragraph [2](#node-4) below;
                2. *Requests* a report.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 70/1 of 25 September 2015,
                1. *Decides* to act as set out in paragraph [2](#node-1) below;
                2. *Requests* a report.
            """,
        ),
    ),
    repair="none",
    check=check,
)
