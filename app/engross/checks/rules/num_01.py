"""NUM-01: operative paragraphs carry arabic numerals in one series."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.act import Act
from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Renumber
from engross.checks.paragraph import Paragraph, Role
from engross.checks.rule import DocumentRule, Example
from engross.model import numbering
from engross.model.nodes import Kind, NodeId

_SECTION = re.compile(r"(?:Part|Section)?\W*(?:[IVXLC]+|[A-Z])\W*")
"""A line that is nothing but the number of a section."""
_ALTERNATIVE = re.compile(r"\W*\d+\W*(?:[a-z]|bis|ter|quater|quinquies|alt)\b", re.IGNORECASE)
"""Alternatives under negotiation have numbers of their own (NEG-04)."""


def check(facts: Facts) -> Iterator[Slip]:
    """A number out of its series, a paragraph without one, a preambular paragraph with one."""
    for act in facts.acts:
        begins = _beginnings(act)
        for paragraph in act.of_role(Role.OPERATIVE):
            if paragraph.block.numbered_as is not None and paragraph.id not in begins:
                yield from _number(facts, paragraph)
        yield from _preamble(act)


def _beginnings(act: Act) -> set[NodeId]:
    """Paragraphs where a series may begin anew: the only one, the first of an excerpt, of a numbered section."""
    found: set[NodeId] = set()
    operative = act.of_role(Role.OPERATIVE)
    begins = not act.is_whole or len(operative) == 1
    for before, paragraph in zip([None, *act.row], act.row, strict=False):
        if paragraph.role is Role.OPERATIVE:
            found |= {paragraph.id} if begins else set()
            begins = False
        elif paragraph.role is Role.PREAMBULAR:
            begins = begins or (before is not None and before.role is Role.HEADING)
        elif paragraph.role is Role.HEADING:
            begins = (
                begins
                or paragraph.block.kind is Kind.SECTION
                or bool(_SECTION.fullmatch(paragraph.text.strip()))
            )
    return found


def _number(facts: Facts, paragraph: Paragraph) -> Iterator[Slip]:
    if _ALTERNATIVE.match(paragraph.block.numbered_as or ""):
        return
    printed, due = facts.numbers.label(paragraph.id), facts.numbers.due[paragraph.id]
    pattern = numbering.scheme(facts.language).pattern(paragraph.block)
    if not printed:
        message = f"The paragraph has no number; {due} is due."
    elif numbering.value(pattern, printed) != numbering.value(pattern, due):
        message = f"The paragraph is numbered {printed} where {due} is due."
    else:
        return
    yield Slip(message, paragraph.id, paragraph.start, _first_word(paragraph), (Renumber(paragraph.id),))


def _preamble(act: Act) -> Iterator[Slip]:
    for paragraph in act.of_role(Role.PREAMBULAR):
        if paragraph.block.numbered_as:
            message = "Preambular paragraphs are not numbered."
            yield Slip(
                message, paragraph.id, paragraph.start, _first_word(paragraph), (Renumber(paragraph.id),)
            )


def _first_word(paragraph: Paragraph) -> int:
    end = paragraph.text.find(" ", paragraph.start)
    return end if end > 0 else len(paragraph.text)


RULE = DocumentRule(
    id="NUM-01",
    title="Operative paragraphs carry arabic numerals in one series",
    explanation=(
        "Operative paragraphs are numbered from 1 without a gap, across unnumbered subheadings; preambular ones are "
        "not numbered. Only numbered sections may begin again. The same numbers stand in all language versions, so "
        "that references agree."
    ),
    source=(
        "Editorial Manual, Paragraphs and subparagraphs; AKN4UN guidelines, part 2. Practice: one unbroken series GA "
        "1,839 of 1,874, HRC 175 of 180, ECOSOC 103 of 106, SC 1,406 of 1,471"
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
                2. *Invites* States to take part;
                4. *Requests* a report.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Decides* to act;
                2. *Requests* a report.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP[1.] *Aware* of the need,
                1. *Decides* to act;
                2. *Requests* a report.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
