"""Places in a document: a block and an offset in code points."""

from __future__ import annotations

from dataclasses import dataclass

from engross.model import walk
from engross.model.inlines import length
from engross.model.nodes import Block, Document, NodeId


@dataclass(frozen=True, slots=True)
class Place:
    """Between two characters: ``offset`` code points into the block (of the text or of a footnote)."""

    block: NodeId
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Selection:
    """From ``anchor`` to ``head``; the head moves. Equal ends are a caret."""

    anchor: Place
    head: Place

    @property
    def is_caret(self) -> bool:
        return self.anchor == self.head


def caret(block: NodeId, offset: int = 0) -> Selection:
    """A caret in a block."""
    place = Place(block, offset)
    return Selection(place, place)


def size(block: Block) -> int:
    """The greatest offset in the block."""
    return sum(length(i) for i in block.inlines)


def order_key(document: Document, place: Place) -> tuple[int, int, int, int, int]:
    """Sorts places as they stand in the document; a footnote's places sort at its indicator."""
    spot = walk.spots(document)[place.block]
    if spot.note is None:
        return spot.part, spot.index, place.offset, -1, -1
    return spot.part, spot.index, spot.note_offset, spot.inner, place.offset


def ordered(document: Document, selection: Selection) -> tuple[Place, Place]:
    """The two ends, the earlier first."""
    one, two = selection.anchor, selection.head
    return (one, two) if order_key(document, one) <= order_key(document, two) else (two, one)


def is_inside(document: Document, place: Place) -> bool:
    """Whether the place exists in the document."""
    if place.block not in walk.spots(document):
        return False
    return 0 <= place.offset <= size(walk.block_of(document, place.block))


def clamped(document: Document, place: Place) -> Place | None:
    """The nearest offset in the same block, or None where the block is gone."""
    if place.block not in walk.spots(document):
        return None
    end = size(walk.block_of(document, place.block))
    return place if 0 <= place.offset <= end else Place(place.block, max(0, min(place.offset, end)))
