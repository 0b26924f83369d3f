"""Paragraphs that are one in a view of the changes: the ends between them are deleted, or were not there.

On the page each keeps its line, as the caret and what is typed want it; they are shown as one otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from engross.model import walk
from engross.model.inlines import footnotes
from engross.model.nodes import Block, Document, NodeId
from engross.ui.editor.sheet import Shows


@dataclass(frozen=True, slots=True)
class Joint:
    """Paragraphs that are one, in order, those of which something is seen; ``numbered`` gives it kind and number."""

    blocks: tuple[NodeId, ...]
    numbered: NodeId


def joints(document: Document, shows: Shows) -> Iterator[Joint]:
    """All of a document; none where every mark is shown, and none in tables, which keep their lines."""
    if shows is Shows.MARKS or not document.changes:
        return
    gone = "inserted" if shows is Shows.ORIGINAL else "deleted"
    for part in document.parts:
        for cell, row in groupby(part.blocks, lambda block: block.cell):
            if cell is None:
                yield from _in_row(list(row), gone)
    for block in walk.blocks(document):
        for _, note in footnotes(block.inlines):
            yield from _in_row(note.blocks, gone)


def _in_row(blocks: Sequence[Block], gone: str) -> Iterator[Joint]:
    """As `engross.model.states` joins them: to the next one, behind the last to the one before."""
    waiting: list[NodeId] = []
    before: list[NodeId] = []
    for block in blocks:
        if getattr(block.marks, gone):
            is_seen = any(not getattr(inline.marks, gone) for inline in block.inlines)
            waiting += [block.id] * is_seen
            continue
        if before and len(before) > 1:
            yield Joint(tuple(before), before[-1])
        before, waiting = [*waiting, block.id], []
    if before and len(before) + len(waiting) > 1:
        yield Joint((*before, *waiting), before[-1])
