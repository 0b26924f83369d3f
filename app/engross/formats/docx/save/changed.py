"""Which paragraphs changed: those whose words did, and those where a comment or a move now begins or ends."""

from __future__ import annotations

from dataclasses import replace

from engross.editing import remarks
from engross.formats.docx import ranges
from engross.formats.docx.ranges import Key
from engross.model import walk
from engross.model.inlines import Footnote
from engross.model.nodes import Block, Document, NodeId


def paragraphs(document: Document, before: Document) -> set[NodeId]:
    """The paragraphs of the document that have to be written, of those that were there before."""
    old = {block.id: block for block in walk.blocks(before)}
    now, was = _edges(document), _edges(before)
    found = {
        block.id
        for block in walk.blocks(document)
        if block.id in old
        and (without_notes(block) != without_notes(old[block.id]) or now.get(block.id) != was.get(block.id))
    }
    return _with_moves(document, found)


def without_notes(block: Block) -> Block:
    """The block with empty notes, to see whether its own words changed; numbers do not count."""
    inlines = tuple(
        replace(i, blocks=(), numbered_as=None) if isinstance(i, Footnote) else i for i in block.inlines
    )
    return replace(block, inlines=inlines, numbered_as=None, number_in_text=False)


def _edges(document: Document) -> dict[NodeId, set[tuple[Key, bool]]]:
    """What begins (True) and ends (False) in each paragraph."""
    first: dict[Key, NodeId] = {}
    last: dict[Key, NodeId] = {}
    loose = remarks.loose(document)
    for block in walk.blocks(document):
        for inline in block.inlines:
            for key in ranges.at(inline, loose):
                first.setdefault(key, block.id)
                last[key] = block.id
    found: dict[NodeId, set[tuple[Key, bool]]] = {}
    for places, begins in ((first, True), (last, False)):
        for key, node in places.items():
            found.setdefault(node, set()).add((key, begins))
    return found


def _with_moves(document: Document, found: set[NodeId]) -> set[NodeId]:
    """With the other paragraphs of each move of which one is written: both ends of its range have one number."""
    holders: dict[Key, set[NodeId]] = {}
    for block in walk.blocks(document):
        for inline in block.inlines:
            for key in ranges.at(inline, ()):
                if key[0] != "comment":
                    holders.setdefault(key, set()).add(block.id)
    size = -1
    while size != len(found):
        size = len(found)
        for together in holders.values():
            if together & found:
                found |= together
    return found
