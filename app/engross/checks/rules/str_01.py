"""STR-01: the parts of a resolution come in their order."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.act import Act
from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.paragraph import Paragraph, Role
from engross.checks.rule import DocumentRule, Example


def check(facts: Facts) -> Iterator[Slip]:
    """Preambular paragraphs after operative ones (but for sections with a preamble of their own), a text before the organ."""
    for act in facts.acts:
        yield from _preamble(act)
        yield from _organ(act)


def _preamble(act: Act) -> Iterator[Slip]:
    is_operative = False
    for paragraph in act.row:
        if paragraph.role is Role.HEADING:
            is_operative = False
        elif paragraph.role is Role.OPERATIVE:
            is_operative = True
        elif paragraph.role is Role.PREAMBULAR and is_operative:
            is_operative = False
            yield _slip(paragraph, "A preambular paragraph stands before the operative ones.")


def _organ(act: Act) -> Iterator[Slip]:
    if act.organ is None or not act.row:
        return
    place = {block.id: index for index, block in enumerate(act.scope.blocks)}
    for paragraph in act.row:
        if place[paragraph.id] > place[act.organ.id]:
            return
        if paragraph.role in (Role.PREAMBULAR, Role.OPERATIVE):
            yield _slip(paragraph, "The organ’s name stands before all paragraphs.")


def _slip(paragraph: Paragraph, message: str) -> Slip:
    return Slip(message, paragraph.id, paragraph.start, len(paragraph.text))


RULE = DocumentRule(
    id="STR-01",
    title="The parts of a resolution come in their order",
    explanation=(
        "First the title (the Security Council has none), then the name of the organ, the preamble if there is one, the "
        "operative part, the meeting and date, the annexes. In resolutions divided into sections, each section may "
        "have its own preamble."
    ),
    source="Editorial Manual, Resolutions: II. Drafting and editing. Practice: no exception but texts in sections",
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 66/1,
                1. *Decides* to act;
                2. *Requests* a report.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Decides* to act;
                --- body
                PP *Recalling* its resolution 66/1,
                2. *Requests* a report.
            """,
        ),
    ),
    repair="none",
    check=check,
)
