"""Going over words that are marked as deleted and stand in the text still."""

from __future__ import annotations

from engross.model import places, walk
from engross.model.inlines import length
from engross.model.nodes import Block, Document
from engross.model.places import Place


def after(document: Document, place: Place) -> Place:
    """The first place from ``place`` on that is not before deleted words or a deleted end of a paragraph."""
    spots = walk.spots(document)
    while True:
        block = walk.block_of(document, place.block)
        place = Place(block.id, _over(block, place.offset))
        spot = spots[block.id]
        if place.offset < places.size(block) or not block.marks.deleted or spot.note is not None:
            return place
        row = document.parts[spot.part].blocks
        if spot.index + 1 >= len(row) or row[spot.index + 1].cell != block.cell:
            return place
        place = Place(row[spot.index + 1].id, 0)


def _over(block: Block, offset: int) -> int:
    at = 0
    for inline in block.inlines:
        end = at + length(inline)
        if end > offset:
            if not inline.marks.deleted:
                break
            offset = end
        at = end
    return offset
