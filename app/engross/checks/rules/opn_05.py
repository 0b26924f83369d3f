"""OPN-05: repeated openings in the preamble follow the cycle plain, also, further."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Retype
from engross.checks.paragraph import Paragraph, Role
from engross.checks.rule import DocumentRule, Example
from engross.model.inlines import Style
from engross.model.openings import STEPS, Opening


def check(facts: Facts) -> Iterator[Slip]:
    """Each opening that repeats the one before and is not the next step of the cycle."""
    for act in facts.acts:
        before: Opening | None = None
        due = 0
        for paragraph in act.row:
            if paragraph.role in (Role.ITEM, Role.WORDS):
                continue
            opening = paragraph.opening if paragraph.role is Role.PREAMBULAR else None
            repeats = opening is not None and before is not None and opening.base == before.base
            due = (due + 1) % len(STEPS) if repeats else opening.step if opening else 0
            if repeats and opening is not None and (opening.step != due or opening.words[0] in STEPS):
                yield _slip(paragraph, opening, due)
            before = opening


def _slip(paragraph: Paragraph, opening: Opening, due: int) -> Slip:
    phrase = opening.at_step(due)
    message = f"After the same opening in the paragraph before, this one opens with “{phrase}”."
    style = Style.ITALIC if opening.is_styled else None
    change = Retype(paragraph.id, opening.start, opening.end, phrase, style)
    return Slip(message, paragraph.id, opening.start, opening.end, (change,))


RULE = DocumentRule(
    id="OPN-05",
    title="Repeated openings in the preamble follow the cycle plain, also, further",
    explanation=(
        "When successive preambular paragraphs open with the same phrase, the second adds “also” after it, the third "
        "“further”, and the fourth begins again with the plain phrase. Longer phrases count as openings of their own: "
        "“*Noting with concern*” does not repeat “*Noting*”."
    ),
    source=(
        "Practice: runs that follow the cycle exactly: GA 4,377 of 4,471, HRC 562 of 565, ECOSOC 266 of 273; the "
        "Security Council does not use it (146 of 1,842)"
    ),
    languages=("en",),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* one thing,
                PP *Recalling also* another,
                PP *Recalling further* a third,
                PP *Recalling* a fourth,
                1. *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* one thing,
                PP *Recalling* another,
                PP *Recalling further* a third,
                PP *Recalling* a fourth,
                1. *Decides* to act.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Noting with concern* one thing,
                PP *Noting with concern also* another,
                1. *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Noting with concern* one thing,
                PP *Also noting with concern* another,
                1. *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
