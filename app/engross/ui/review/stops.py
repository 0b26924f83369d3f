"""Where changes and comments stand, in the order of the text, and which of them is next."""

from __future__ import annotations

from engross.model import walk
from engross.model.nodes import Document
from engross.model.places import Place, Selection
from engross.model.remember import remembered
from engross.review import comments, decisions


@remembered
def stops(document: Document) -> tuple[Selection, ...]:
    """Every change and comment as what is selected when one goes there, each place once."""
    order = {block.id: number for number, block in enumerate(walk.all_blocks(document))}
    found = {entry.selection for entry in decisions.entries(document)}
    places = comments.anchored(document)
    for thread in document.comments:
        block, start, end = places.get(thread.id, (thread.block, 0, 0))
        if block in order:
            found.add(Selection(Place(block, start), Place(block, end)))
    return tuple(sorted(found, key=lambda s: (order[s.anchor.block], s.anchor.offset, s.head.offset)))


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
