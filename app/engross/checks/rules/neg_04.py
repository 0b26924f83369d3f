"""NEG-04: square brackets come in pairs, and an agreed text has no alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.act import Act
from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Drop, Renumber, Retype
from engross.checks.paragraph import SENTENCE, Paragraph, Role
from engross.checks.rule import DocumentRule, Example

_BRACKETS = re.compile(r"[\[\]]")
_ALTERNATIVE = re.compile(r"\d+\s*(?:bis|ter|quater|quinquies|alt)\b", re.IGNORECASE)
_LETTER = re.compile(r"(\d+)\s*([a-f])\b\.?")
LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies")
"""How alternatives are counted; the first keeps the plain number."""


def check(facts: Facts) -> Iterator[Slip]:
    """Brackets without their other half; "bis" in an adopted text; "3a." for an alternative."""
    for act in facts.acts:
        yield from _brackets(act)
        yield from _alternatives(act)


def _brackets(act: Act) -> Iterator[Slip]:
    waiting: list[tuple[Paragraph, int]] = []
    for paragraph in act.row:
        if paragraph.role not in SENTENCE or not ("[" in paragraph.text or "]" in paragraph.text):
            continue
        for match in _BRACKETS.finditer(paragraph.text):
            if match[0] == "[":
                waiting.append((paragraph, match.start()))
            elif waiting:
                waiting.pop()
            else:
                yield _half(paragraph, match.start(), "This bracket was never opened.")
    for paragraph, at in waiting:
        yield _half(paragraph, at, "This bracket is never closed.")


def _half(paragraph: Paragraph, at: int, message: str) -> Slip:
    return Slip(message, paragraph.id, at, at + 1, (Retype(paragraph.id, at, at + 1, ""),))


def _alternatives(act: Act) -> Iterator[Slip]:
    for paragraph in act.of_role(Role.OPERATIVE):
        label = (paragraph.block.numbered_as or "").strip(" []")
        lettered = _LETTER.fullmatch(label)
        change: Drop | Renumber
        if act.is_final and _ALTERNATIVE.match(label):
            message = f"An adopted text has no alternatives; one of them stays, and {label} goes."
            change = Drop(paragraph.id)
        elif lettered:
            due = f"{lettered[1]} {LATIN[ord(lettered[2]) - ord('a')]}."
            message = f"Alternatives are numbered bis, ter, quater: {due}"
            change = Renumber(paragraph.id, label=due)
        else:
            continue
        yield Slip(message, paragraph.id, paragraph.start, len(paragraph.text), (change,))


RULE = DocumentRule(
    id="NEG-04",
    title="Square brackets come in pairs, and an agreed text has no alternatives",
    explanation=(
        "Text that is not agreed stands in square brackets. Of alternative paragraphs the first keeps the number, the "
        "others follow as “3 bis”, “3 ter”; when agreement is reached, one stays and takes a plain number."
    ),
    source="Editorial Manual, Paragraphs and subparagraphs; practice of negotiations on bracketed text",
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Decides* to act;
                2. *Requests* a report.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Decides* [to act;
                2. *Requests* a report.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. [*Decides* to act;]
                OP[1 bis.] [*Decides* to wait;]
                2. *Requests* a report.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. [*Decides* to act;]
                OP[1a.] [*Decides* to wait;]
                2. *Requests* a report.
            """,
        ),
    ),
    repair="ask",
    check=check,
)
