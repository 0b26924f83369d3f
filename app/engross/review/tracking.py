"""An edit as tracked changes: what it took away stays in place, marked, and what it brought is marked as new."""

from __future__ import annotations

from dataclasses import replace

from engross.editing.edit import Aspect, Edit
from engross.model.nodes import Document
from engross.model.places import Selection
from engross.review import words
from engross.review.ledger import Ledger
from engross.review.merge import Manner
from engross.review.weave import weave
from engross.review.words import Stretch


def track(before: Document, edit: Edit, author: str | None, at: str, *, keeps_own: bool = False) -> Edit:
    """The edit as changes of an author at a time (ISO 8601 with a zone).

    Accepting them all gives what the edit gives, rejecting them gives ``before``. What joins an open insertion or
    deletion of the same author becomes part of it, and his own insertions go when he deletes them, or are marked as
    well with ``keeps_own``. Author None tracks nothing: what is typed between marked words bears no marks.
    """
    if edit.document is before or (author is None and not before.changes):
        return edit
    woven = weave(before, edit.document, manner=TYPED, ledger=Ledger(before, author, at, keeps_own=keeps_own))
    selection = edit.selection
    if selection is not None:
        selection = Selection(woven.place(selection.anchor), woven.place(selection.head))
    document = woven.document
    if document == edit.document:
        return edit
    return Edit(document, selection, edit.aspects | Aspect.REVIEW)


def _typed(old: str, new: str) -> list[Stretch]:
    """The stretches of an edit: what is the same at both ends stays, and between them words are compared."""
    start = _common(old, new)
    tail = _common(old[start:][::-1], new[start:][::-1])
    old_end, new_end = len(old) - tail, len(new) - tail
    if start == old_end:  # a space typed before a space is the first of the two
        while new_end > start > 0 and old[start - 1] == new[new_end - 1] == " ":
            start, old_end, new_end = start - 1, old_end - 1, new_end - 1
    row = [Stretch(True, 0, start, 0, start)] if start else []
    if start in (old_end, new_end):
        if old_end > start or new_end > start:
            row.append(Stretch(False, start, old_end, start, new_end))
    else:
        row += [
            _shifted(stretch, start) for stretch in words.stretches(old[start:old_end], new[start:new_end])
        ]
    if tail:
        row.append(Stretch(True, old_end, len(old), new_end, len(new)))
    return row


def _common(one: str, two: str) -> int:
    """How many characters two texts begin with alike."""
    shorter = min(len(one), len(two))
    if one[:shorter] == two[:shorter]:
        return shorter
    low, high = 0, shorter
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == two[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shifted(stretch: Stretch, by: int) -> Stretch:
    return replace(
        stretch,
        old_start=stretch.old_start + by,
        old_end=stretch.old_end + by,
        new_start=stretch.new_start + by,
        new_end=stretch.new_end + by,
    )


TYPED = Manner(_typed, share=0, most=10_000, sees_marks=True)
