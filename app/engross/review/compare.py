"""Two documents as one with tracked changes: its original state says what OLD says, its accepted state what NEW says.

"Says" is `says_same`: words, looks, links and data, footnotes, kinds and levels, tables, parts and metadata. Ids and
numbers do not count: renumbering is never a change.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engross.model import states
from engross.model.inlines import Footnote, Inline
from engross.model.nodes import Block, Document, NodeId, Part
from engross.model.review import NO_BLOCK_MARKS, NO_MARKS
from engross.review import alignment, words
from engross.review.ledger import Ledger
from engross.review.merge import Manner
from engross.review.weave import weave

COMPARED = Manner(words.stretches, share=0.5, most=6)


def compare(old: Document, new: Document, author: str, at: str) -> Document:
    """OLD with what became of it in NEW as tracked changes of ``author`` at a time (ISO 8601 with a zone).

    Both are taken as accepted; comments are those of OLD. Ids of OLD stay.
    """
    before, after = states.accepted(old), states.accepted(new)
    adopted = _Adoption(before, alignment.pairing(before, after).ids).of(after)
    ledger = Ledger(before, author, at, keeps_comments=True)
    woven = weave(before, adopted, manner=COMPARED, ledger=ledger)
    return replace(woven.document, comments=before.comments)


class _Adoption:
    """Gives the new version the ids that the old one has for the same things, and new ones for the rest."""

    def __init__(self, before: Document, ids: dict[NodeId, NodeId]) -> None:
        self.ids, self.next_id = dict(ids), before.next_id

    def of(self, document: Document) -> Document:
        parts = tuple(self._part(part) for part in document.parts)
        return replace(document, parts=parts, next_id=self.next_id, changes=(), comments=())

    def _id(self, known: NodeId) -> NodeId:
        if known not in self.ids:
            self.ids[known] = self.next_id
            self.next_id += 1
        return self.ids[known]

    def _part(self, part: Part) -> Part:
        return replace(part, blocks=tuple(map(self._block, part.blocks)))

    def _block(self, block: Block) -> Block:
        cell = replace(block.cell, table=self._id(block.cell.table)) if block.cell else None
        row = tuple(map(self._inline, block.inlines))
        return replace(block, id=self._id(block.id), inlines=row, cell=cell, marks=NO_BLOCK_MARKS)

    def _inline(self, inline: Inline) -> Inline:
        if isinstance(inline, Footnote):
            blocks = tuple(map(self._block, inline.blocks))
            return replace(inline, id=self._id(inline.id), blocks=blocks, marks=NO_MARKS)
        return inline if inline.marks is NO_MARKS else replace(inline, marks=NO_MARKS)


def says_same(one: Document, two: Document) -> bool:
    """Whether two documents say the same; see the module."""
    return bool(said(one) == said(two))


def said(document: Document) -> Any:
    """What a document says, as a value that can be compared."""
    tables: dict[NodeId, int] = {}
    parts = [
        (part.kind, part.opens, [_said_block(block, tables) for block in part.blocks])
        for part in document.parts
        if part.blocks
    ]
    return document.metadata, parts


def _said_block(block: Block, tables: dict[NodeId, int]) -> Any:
    cell = block.cell
    place = cell and replace(cell, table=tables.setdefault(cell.table, len(tables)))
    return block.kind, block.level, block.quoted, place, [_said_inline(i, tables) for i in block.inlines]


def _said_inline(inline: Inline, tables: dict[NodeId, int]) -> Any:
    if isinstance(inline, Footnote):
        return [_said_block(block, tables) for block in inline.blocks]
    return inline if inline.marks is NO_MARKS else replace(inline, marks=NO_MARKS)
