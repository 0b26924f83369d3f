"""Two documents as one with tracked changes: its original state says what OLD says, its accepted state what NEW says.

"Says" is `says_same`: words, looks, links and data, footnotes, kinds and levels, tables, parts and metadata. Ids and
numbers do not count: renumbering is never a change.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engross.editing import rewrite
from engross.model import states
from engross.model.inlines import Footnote, Inline, normal
from engross.model.nodes import Block, Document, NodeId, Part
from engross.model.review import NO_BLOCK_MARKS, NO_MARKS, BlockMarks, Marks
from engross.review import alignment, words
from engross.review.ledger import Ledger
from engross.review.merge import Manner
from engross.review.weave import weave

COMPARED = Manner(words.stretches, share=0.5, most=6)
RECEIVED = Manner(words.finest, share=0.5, most=6)


def compare(old: Document, new: Document, author: str, at: str) -> Document:
    """OLD with what became of it in NEW as tracked changes of ``author`` at a time (ISO 8601 with a zone).

    Both are taken as accepted; comments are those of OLD. Ids of OLD stay.
    """
    before, after = states.accepted(old), states.accepted(new)
    adopted = _Adoption(before, alignment.pairing(before, after).ids).of(after)
    ledger = Ledger(before, author, at, keeps_comments=True)
    woven = weave(before, adopted, manner=COMPARED, ledger=ledger)
    return replace(woven.document, comments=before.comments)


def received(sent: Document, copy: Document, author: str, at: str) -> Document:
    """What came back of a text that was sent, in the same way; comments are those of the copy.

    Words are told apart as finely as can be, so that the same edit in several copies is found to be the same.
    """
    before, after = states.accepted(sent), states.accepted(copy)
    adoption = _Adoption(before, alignment.pairing(before, after).ids, keeps_comments=True)
    adopted = adoption.of(after)
    woven = weave(before, adopted, manner=RECEIVED, ledger=Ledger(before, author, at))
    threads = tuple(replace(t, block=adoption.ids.get(t.block, 0)) for t in copy.comments)
    first = woven.document.next_id  # threads keep out of the way of the paragraphs that came
    numbers = {thread.id: first + number for number, thread in enumerate(threads)}
    return _renumbered(replace(woven.document, comments=threads), numbers)


def _renumbered(document: Document, numbers: dict[int, int]) -> Document:
    """The document with other ids for its comments."""

    def of(comments: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(numbers[c] for c in comments if c in numbers)

    def block_with(block: Block) -> Block:
        row = tuple(map(inline_with, block.inlines))
        marks = (
            replace(block.marks, comments=of(block.marks.comments)) if block.marks.comments else block.marks
        )
        return replace(block, inlines=row, marks=marks)

    def inline_with(inline: Inline) -> Inline:
        if isinstance(inline, Footnote):
            inline = replace(inline, blocks=tuple(map(block_with, inline.blocks)))
        if inline.marks.comments:
            inline = replace(inline, marks=replace(inline.marks, comments=of(inline.marks.comments)))
        return inline

    if numbers:
        document = rewrite.map_blocks(document, block_with)
    threads = tuple(replace(thread, id=numbers[thread.id]) for thread in document.comments)
    return replace(document, comments=threads, next_id=document.next_id + len(numbers))


class _Adoption:
    """Gives the new version the ids that the old one has for the same things, and new ones for the rest."""

    def __init__(self, before: Document, ids: dict[NodeId, NodeId], *, keeps_comments: bool = False) -> None:
        self.ids, self.next_id = dict(ids), before.next_id
        self.keeps_comments = keeps_comments

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
        comments = block.marks.comments if self.keeps_comments else ()
        marks = BlockMarks(comments=comments) if comments else NO_BLOCK_MARKS
        return replace(block, id=self._id(block.id), inlines=row, cell=cell, marks=marks)

    def _inline(self, inline: Inline) -> Inline:
        if isinstance(inline, Footnote):
            blocks = tuple(map(self._block, inline.blocks))
            inline = replace(inline, id=self._id(inline.id), blocks=blocks)
        comments = inline.marks.comments if self.keeps_comments else ()
        marks = Marks(comments=comments) if comments else NO_MARKS
        return inline if inline.marks == marks else replace(inline, marks=marks)


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
    unmarked = (i if i.marks is NO_MARKS else replace(i, marks=NO_MARKS) for i in block.inlines)
    row = [_said_inline(inline, tables) for inline in normal(unmarked)]
    return block.kind, block.level, block.quoted, place, row


def _said_inline(inline: Inline, tables: dict[NodeId, int]) -> Any:
    if isinstance(inline, Footnote):
        return [_said_block(block, tables) for block in inline.blocks]
    return inline
