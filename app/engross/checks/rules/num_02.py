"""NUM-02: a single operative paragraph is not numbered."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Renumber
from engross.checks.paragraph import Role
from engross.checks.rule import DocumentRule, Example


def check(facts: Facts) -> Iterator[Slip]:
    """The only operative paragraph of a whole resolution, printed with a number."""
    for act in facts.acts:
        operative = act.of_role(Role.OPERATIVE)
        if len(operative) != 1 or not act.is_whole or act.of_role(Role.ADOPTED):
            continue
        paragraph = operative[0]
        if paragraph.block.numbered_as and not facts.numbers.due.get(paragraph.id):
            message = "The only operative paragraph is not numbered."
            end = paragraph.opening.end if paragraph.opening else len(paragraph.text)
            yield Slip(message, paragraph.id, paragraph.start, end, (Renumber(paragraph.id),))


RULE = DocumentRule(
    id="NUM-02",
    title="A single operative paragraph is not numbered",
    explanation="Where there is only one operative paragraph, there is nothing to count, and no number is printed.",
    source="AKN4UN guidelines, part 2. Practice: unnumbered GA 70 of 70, ECOSOC 41 of 41, HRC 1 of 1, SC 42 of 47",
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                OP *Decides* to include the item in its agenda.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                OP[1.] *Decides* to include the item in its agenda.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
