"""FNP-09: every footnote has a text, and it ends with a full stop."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.act import Note
from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Retype
from engross.checks.marks import Marks
from engross.checks.rule import DocumentRule, Example
from engross.model.inlines import Style

_ENDS = ("?", "!", "…", "؟", "？")


def check(facts: Facts) -> Iterator[Slip]:
    """Empty footnotes, and those whose last paragraph does not end with a full stop."""
    for note in facts.notes:
        if all(p.is_blank for p in note.paragraphs):
            message = "The footnote is empty."
            yield Slip(message, note.holder.id, note.offset, note.offset + 1)
        else:
            yield from _ending(note, facts.marks)


def _ending(note: Note, marks: Marks) -> Iterator[Slip]:
    last = next(p for p in reversed(note.paragraphs) if not p.is_blank)
    ending = last.ending
    stops = (marks.stop, ".", "。")
    if ending.mark in stops or last.text[: last.bare_end].endswith(_ENDS):
        return
    if ending.mark and ending.end == last.bare_end:
        change = Retype(last.id, ending.start, ending.end, marks.stop)
        yield Slip("A footnote ends with a full stop.", last.id, ending.start, ending.end, (change,))
    else:
        end = last.bare_end
        change = Retype(last.id, end, end, marks.stop, Style.PLAIN)
        yield Slip("A footnote ends with a full stop.", last.id, max(end - 1, 0), end, (change,))


RULE = DocumentRule(
    id="FNP-09",
    title="Every footnote has a text, and it ends with a full stop",
    explanation="A footnote without words says nothing; one with words is closed like a sentence, whatever it cites.",
    source="Editorial Manual, Footnotes, chap. IX. Practice: full stop 20,708 of 20,723 (GA, HRC, ECOSOC)",
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* the Convention,[^A/90/12.]
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* the Convention,[^A/90/12]
                OP *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
