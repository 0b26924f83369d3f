"""OPN-08: "also" and "further" in an opening need the same verb in the paragraph before."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Retype
from engross.checks.paragraph import Paragraph, Role
from engross.checks.rule import DocumentRule, Example
from engross.model.inlines import Style
from engross.model.openings import Opening


def check(facts: Facts) -> Iterator[Slip]:
    """Each "also" or "further" that no opening with the same verb precedes."""
    for act in facts.acts:
        before: Paragraph | None = None
        for paragraph in act.row:
            if paragraph.role in (Role.ITEM, Role.WORDS):
                continue
            opening = paragraph.opening
            is_cut_off = before is None and not act.is_whole
            if opening and opening.is_styled and opening.step and _is_sentence(paragraph) and not is_cut_off:
                if opening.verb and not _has_verb(before, paragraph, opening.verb):
                    yield _slip(paragraph, opening)
            before = paragraph


def _is_sentence(paragraph: Paragraph) -> bool:
    return paragraph.role in (Role.PREAMBULAR, Role.OPERATIVE)


def _has_verb(before: Paragraph | None, paragraph: Paragraph, verb: str) -> bool:
    """Whether the paragraph before is of the same part and opens with the verb."""
    if before is None or before.role is not paragraph.role:
        return False
    return before.opening is not None and verb in before.opening.base


def _slip(paragraph: Paragraph, opening: Opening) -> Slip:
    phrase = opening.at_step(0)
    message = f"“{opening.text}” needs a paragraph before it that opens with “{phrase}”."
    change = Retype(paragraph.id, opening.start, opening.end, phrase, Style.ITALIC)
    return Slip(message, paragraph.id, opening.start, opening.end, (change,))


RULE = DocumentRule(
    id="OPN-08",
    title="“Also” and “further” need the same verb in the paragraph before",
    explanation=(
        "The added word says that the same act goes on. After another verb, a heading, or at the passage from preamble "
        "to operative part it says something that is not so, and is left out."
    ),
    source="Practice: orphans GA 33 of 11,054, HRC 3 of 1,162, ECOSOC 6 of 785; SC 408 of 1,404",
    languages=("en",),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Noting* one thing,
                PP *Recalling* another,
                1. *Requests* the Office to act;
                2. *Also requests* the Office to report.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Noting* one thing,
                PP *Recalling also* another,
                1. *Requests* the Office to act;
                2. *Also requests* the Office to report.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Noting* one thing,
                1. *Requests* the Office to act;
                2. *Invites* States to help.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Noting* one thing,
                1. *Requests* the Office to act;
                2. *Also invites* States to help.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
