"""Where changes and comments stand, in the order of the text, and which of them is next."""

from __future__ import annotations

from engross.editing import remarks
from engross.model import walk
from engross.model.nodes import Document
from engross.model.places import Place, Selection, caret
from engross.model.remember import remembered
from engross.model.review import ChangeKind
from engross.review import decisions


@remembered
def stops(document: Document) -> tuple[Selection, ...]:
    """Every change and comment as what is selected when one goes there, each place once.

    What is about the text as a whole stands at its beginning.
    """
    order = {block.id: number for number, block in enumerate(walk.all_blocks(document))}
    found = {entry.selection for entry in decisions.entries(document)}
    places = remarks.anchored(document)
    for thread in document.comments:
        block, start, end = places.get(thread.id, (thread.block, 0, 0))
        if block in order:
            found.add(Selection(Place(block, start), Place(block, end)))
    if whole(document):
        found.add(beginning(document))
    return tuple(sorted(found, key=lambda s: (order[s.anchor.block], s.anchor.offset, s.head.offset)))


def whole(document: Document) -> int:
    """How many comments and changes are about the text as a whole: no place in it shows them."""
    known = walk.spots(document)
    data = sum(change.kind is ChangeKind.METADATA for change in document.changes)
    places = remarks.anchored(document) if document.comments else {}
    return data + sum(t.id not in places and t.block not in known for t in document.comments)


def beginning(document: Document) -> Selection:
    """Where one goes for what is about the text as a whole."""
    return caret(next(walk.blocks(document)).id)


def beside(document: Document, here: Selection, step: int) -> Selection | None:
    """The next change or comment (``step`` 1) or the one before (-1), round the ends; None where there is none."""
    every = stops(document)
    if not every:
        return None
    order = {block.id: number for number, block in enumerate(walk.all_blocks(document))}

    def key(selection: Selection) -> list[tuple[int, int]]:
        return sorted((order[place.block], place.offset) for place in (selection.anchor, selection.head))

    now = key(here)
    if step > 0:
        return next((stop for stop in every if key(stop) > now), every[0])
    return next((stop for stop in reversed(every) if key(stop) < now), every[-1])
