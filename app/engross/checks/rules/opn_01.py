"""OPN-01: the opening words of preambular and operative paragraphs are in italics."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.act import Act
from engross.checks.facts import Facts
from engross.checks.finding import Severity, Slip
from engross.checks.fix import Restyle
from engross.checks.paragraph import Paragraph, Role
from engross.checks.rule import DocumentRule, Example
from engross.model.inlines import Style

MOST = 0.8
"""With so many openings of a preamble or operative part without italics, the part has lost them all."""


def check(facts: Facts) -> Iterator[Slip]:
    """Each opening without italics; one slip for the document where whole parts have none."""
    lost: list[Paragraph] = []
    for act in facts.acts:
        for role in (Role.PREAMBULAR, Role.OPERATIVE):
            bare, all_known = _bare(act, role)
            if facts.restored or (len(bare) > 1 and len(bare) >= MOST * all_known):
                lost += bare
            else:
                yield from map(_one, bare)
    if facts.restored:
        yield from _restored(facts, lost)
    elif lost:
        yield _lost(lost)


def _restored(facts: Facts, lost: list[Paragraph]) -> Iterator[Slip]:
    """That the file had no italics; the reader put back those that it was sure of."""
    roles = (Role.PREAMBULAR, Role.OPERATIVE)
    opened = (p for role in roles for act in facts.acts for p in act.of_role(role) if p.opening)
    first = next(opened, None)
    if first is None or first.opening is None:
        return
    message = f"The opening words of {facts.restored} paragraphs had lost their italics, which were put back on reading."
    changes = tuple(map(_italic, lost))
    yield Slip(message, first.id, first.opening.start, first.opening.end, changes, at_most=Severity.HINT)


def _bare(act: Act, role: Role) -> tuple[list[Paragraph], int]:
    """The paragraphs of a role that open with a known phrase without italics, and how many open with any."""
    opened = [p for p in act.of_role(role) if p.opening]
    return [p for p in opened if p.opening and not p.opening.is_styled], len(opened)


def _one(paragraph: Paragraph) -> Slip:
    opening = paragraph.opening
    assert opening is not None
    message = f"The opening words “{opening.text}” belong in italics."
    return Slip(message, paragraph.id, opening.start, opening.end, (_italic(paragraph),))


def _italic(paragraph: Paragraph) -> Restyle:
    opening = paragraph.opening
    assert opening is not None
    return Restyle(paragraph.id, opening.start, opening.end, Style.ITALIC, on=True)


def _lost(lost: list[Paragraph]) -> Slip:
    parts = {"preamble" if p.role is Role.PREAMBULAR else "operative part" for p in lost}
    where = " and the ".join(sorted(parts, reverse=True))
    message = f"The {where} has lost the italics of its opening words ({len(lost)} paragraphs)."
    first = lost[0].opening
    assert first is not None
    changes = tuple(map(_italic, lost))
    return Slip(message, lost[0].id, first.start, first.end, changes, at_most=Severity.HINT)


RULE = DocumentRule(
    id="OPN-01",
    title="The opening words of preambular and operative paragraphs are in italics",
    explanation=(
        "The participle or verb that opens a paragraph is set in italics, with what belongs to it: “*Taking note* of”, "
        "“*Calls upon*”. Where a whole preamble or operative part has no italics, they were lost on the way here, and "
        "one finding says so for the document. Chinese texts use bold, Arabic ones bold italics."
    ),
    source=(
        "AKN4UN guidelines, part 2; Editorial Manual, Resolutions: II, section G. Practice: GA 33,616 of 33,632 "
        "preambular and 44,741 of 45,169 operative paragraphs, HRC 4,072 of 4,072, SC 19,901 of 20,006"
    ),
    languages=("en", "fr", "es", "ru", "de"),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 66/1,
                PP *Taking note* of the report,
                1. *Decides* to act;
                2. *Requests* a report.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 66/1,
                PP Taking note of the report,
                1. *Decides* to act;
                2. *Requests* a report.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 66/1,
                PP *Taking note* of the report,
                1. *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP Recalling its resolution 66/1,
                PP Taking note of the report,
                1. *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
