"""Where places of the accepted state stand in the document with its tracked changes.

What reads a text as it will be (checks, citations, spelling) works on the accepted state; what it finds is shown where
the words stand among those that are struck through.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from engross.model import states
from engross.model.inlines import Footnote, length
from engross.model.nodes import Block, Document, NodeId
from engross.model.places import Place


class Origins:
    """The places of paragraphs whose words are others in the accepted state; all others are where they are."""

    def __init__(self, document: Document) -> None:
        self._places: dict[NodeId, list[Place]] = {}
        if document.changes:
            for part in document.parts:
                self._add(part.blocks)

    def knows(self, block: NodeId) -> bool:
        """Whether the paragraph reads otherwise once changes are accepted."""
        return block in self._places

    def stretch(self, block: NodeId, start: int, end: int) -> tuple[NodeId, int, int]:
        """Where a stretch of an accepted paragraph stands: in the paragraph that its first character stands in."""
        row = self._places.get(block)
        if row is None:
            return block, start, end
        if not row:
            return block, 0, 0
        first = row[min(start, len(row) - 1)]
        begins = first.offset + (start >= len(row))
        ends = begins
        for place in row[start:end]:
            if place.block == first.block:
                ends = place.offset + 1
        return first.block, begins, ends

    def is_whole(self, block: NodeId, start: int, end: int) -> bool:
        """Whether nothing struck through stands inside a stretch of an accepted paragraph."""
        row = self._places.get(block)
        if row is None:
            return True
        home, begins, ends = self.stretch(block, start, end)
        return ends - begins == end - start and home == block

    def _add(self, blocks: Iterable[Block]) -> None:
        for _, together in groupby(blocks, lambda block: block.cell):
            self._add_run(list(together))

    def _add_run(self, blocks: list[Block]) -> None:
        """As `states` joins paragraphs: the words of one whose end is deleted go to the next that stays."""
        waiting: list[Place] = []
        last: Block | None = None
        for block in blocks:
            own = self._kept(block)
            if block.marks.deleted:
                waiting += own
                continue
            if waiting or states.has_changes(block):
                self._places[block.id] = waiting + own
            waiting, last = [], block
        if waiting:
            home = last or blocks[-1]
            before = self._places.get(home.id) or (self._kept(home) if last else [])
            self._places[home.id] = before + waiting

    def _kept(self, block: Block) -> list[Place]:
        places: list[Place] = []
        offset = 0
        for inline in block.inlines:
            size = length(inline)
            if not inline.marks.deleted:
                places += [Place(block.id, offset + step) for step in range(size)]
                if isinstance(inline, Footnote):
                    self._add(inline.blocks)
            offset += size
        return places
