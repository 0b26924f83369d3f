"""FNP-02: footnotes are numbered in one series."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Renumber
from engross.checks.rule import DocumentRule, Example


def check(facts: Facts) -> Iterator[Slip]:
    """A printed indicator that is not the next number. Where the series begins is not judged: reports run on."""
    for place, note in enumerate(facts.notes):
        printed = note.footnote.numbered_as
        if printed is None:
            continue
        due = facts.numbers.due_marks[note.footnote.id]
        if not printed.isdecimal():
            message = f"Footnotes are numbered; {due} is due here, not {printed}."
        elif place and printed != due:
            message = f"The footnote is numbered {printed} where {due} is due."
        else:
            continue
        change = Renumber(note.holder.id, note.footnote.id, note.offset, note.offset + 1)
        yield Slip(message, note.holder.id, note.offset, note.offset + 1, (change,))


RULE = DocumentRule(
    id="FNP-02",
    title="Footnotes are numbered in one series",
    explanation=(
        "One series of arabic numerals runs through preamble, operative part and annexes. There are no letters, and "
        "asterisks only in special cases. A text taken from a report goes on from the number before it."
    ),
    source="Editorial Manual, Footnotes, chap. IX. Practice: without a gap GA 1,861 of 1,875, ECOSOC 135 of 137",
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* the Convention[^A/90/12.] and the report,[^A/90/13.]
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* the Convention[^A/90/12.] and the report,[4^A/90/13.]
                OP *Decides* to act.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* the report,[^A/90/13.]
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* the report,[a^A/90/13.]
                OP *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
