"""Where places of the accepted state stand in the document with its tracked changes.

What reads a text as it will be (checks, citations, spelling) works on the accepted state; what it finds is shown where
the words stand among those that are struck through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from engross.model import states, walk
from engross.model.inlines import length
from engross.model.nodes import Block, Document, NodeId


class _Stretch(NamedTuple):
    """Words that stand together in both: from ``at`` in the accepted paragraph, from ``offset`` in their own."""

    at: int
    block: NodeId
    offset: int
    size: int


class Origins:
    """The places of paragraphs whose words are others in the accepted state; all others are where they are.

    Only the paragraphs that are asked for are looked through.
    """

    def __init__(self, document: Document) -> None:
        self._sources: dict[NodeId, tuple[Block, ...]] = {}
        self._known: dict[NodeId, tuple[_Stretch, ...]] = {}
        if document.changes:
            for part in document.parts:
                self._add(part.blocks)
            for _, _, note in walk.notes(document):
                self._add(note.blocks)

    def knows(self, block: NodeId) -> bool:
        """Whether the paragraph reads otherwise once changes are accepted."""
        return block in self._sources

    def stretch(self, block: NodeId, start: int, end: int) -> tuple[NodeId, int, int]:
        """Where a stretch of an accepted paragraph stands: in the paragraph that its first character stands in."""
        if block not in self._sources:
            return block, start, end
        row = self._stretches(block)
        if not row:
            return block, 0, 0
        last = row[-1]
        if start >= last.at + last.size:
            after = last.offset + last.size
            return last.block, after, after
        first = next(words for words in row if start < words.at + words.size)
        begins = ends = first.offset + start - first.at
        for words in row:
            if words.block == first.block and words.at < end and start < words.at + words.size:
                ends = words.offset + min(end - words.at, words.size)
        return first.block, begins, ends

    def is_whole(self, block: NodeId, start: int, end: int) -> bool:
        """Whether nothing struck through stands inside a stretch of an accepted paragraph."""
        if block not in self._sources:
            return True
        home, begins, ends = self.stretch(block, start, end)
        return ends - begins == end - start and home == block

    def _add(self, blocks: Iterable[Block]) -> None:
        for _, together in groupby(blocks, lambda block: block.cell):
            self._add_run(list(together))

    def _add_run(self, blocks: list[Block]) -> None:
        """As `states` joins paragraphs: the words of one whose end is deleted go to the next that stays."""
        waiting: list[Block] = []
        last: Block | None = None
        for block in blocks:
            if block.marks.deleted:
                waiting.append(block)
                continue
            if waiting or states.has_changes(block):
                self._sources[block.id] = (*waiting, block)
            waiting, last = [], block
        if waiting:
            home = last or next((block for block in waiting if _has_words(block)), waiting[-1])
            before = self._sources.get(home.id, (last,) if last else ())
            self._sources[home.id] = (*before, *waiting)

    def _stretches(self, block: NodeId) -> tuple[_Stretch, ...]:
        if block not in self._known:
            self._known[block] = tuple(_kept(self._sources[block]))
        return self._known[block]


def _has_words(block: Block) -> bool:
    return any(not inline.marks.deleted for inline in block.inlines)


def _kept(blocks: Iterable[Block]) -> Iterator[_Stretch]:
    """The words of these paragraphs that stay."""
    at = 0
    for block in blocks:
        offset = 0
        for inline in block.inlines:
            size = length(inline)
            if not inline.marks.deleted:
                yield _Stretch(at, block.id, offset, size)
                at += size
            offset += size
