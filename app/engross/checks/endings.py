"""The mark that ends a paragraph: what is there, what is due, the change from one to the other (PUN-01 to PUN-04)."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.finding import Severity, Slip
from engross.checks.fix import Retype
from engross.checks.paragraph import Paragraph, Role
from engross.model.inlines import Style

_QUESTION = ("?", "!", "؟", "？", "…")


def wrong(paragraph: Paragraph, subject: str) -> Iterator[Slip]:
    """The slip of a paragraph that ends otherwise than is due; ``subject`` begins the sentence."""
    due = paragraph.context.due
    ending = paragraph.ending
    if not due or ending.mark == due or paragraph.is_blank:
        return
    if not ending.mark and paragraph.text[: paragraph.bare_end].rstrip("”»\"')").endswith(_QUESTION):
        return
    mark = paragraph.marks.name(due)
    if ending.mark:
        found = paragraph.marks.name(ending.mark)
        change = Retype(paragraph.id, ending.start, ending.end, due)
        yield Slip(
            f"{subject} with {mark}, not with {found}.", paragraph.id, ending.start, ending.end, (change,)
        )
    else:
        change = Retype(paragraph.id, ending.start, ending.start, due, Style.PLAIN)
        start = max(ending.start - 1, 0)
        # a heading with a list below it looks like an item without its mark
        at_most = (
            Severity.WARNING if paragraph.context.is_intro and paragraph.role is Role.ITEM else Severity.ERROR
        )
        yield Slip(f"{subject} with {mark}.", paragraph.id, start, ending.start, (change,), at_most=at_most)
