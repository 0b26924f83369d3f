"""Tracked changes and comments in a file of record.

The text of the file is the accepted one, so that every reader of Akoma Ntoso sees what will be said. The document under
review stands whole in ``proprietary`` of the first ``meta``, where the schema lets any element of another namespace
stand. It is taken again where the text still says what it said; where another program changed it, that is told.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from lxml import etree

from engross.formats.akn import values
from engross.formats.akn.parse import A
from engross.model import plain, references, states, validity, walk
from engross.model.inlines import Footnote, Inline, Text, normal
from engross.model.nodes import Block, Document, NodeId
from engross.model.review import NO_BLOCK_MARKS, NO_MARKS, BlockMarks, Marks

REVIEW = "{urn:engross:review}document"
OUT_OF_STEP = (
    "Tracked changes, comments and the base text were left out: "
    "another program has changed the text since then."
)

_Element = etree._Element
_AnyMarks = TypeVar("_AnyMarks", Marks, BlockMarks)


def is_reviewed(document: Document) -> bool:
    """Whether there is something to keep beside the text: changes, comments, decisions, a text that it starts from."""
    kept = document.changes, document.comments, document.decisions, document.base, document.keeps_tracking
    return any(kept)


def clean(document: Document) -> Document:
    """What the text of the file says: changes accepted, comments and base left out; the same object where all is."""
    if not is_reviewed(document):
        return document
    accepted = states.accepted(document)
    parts = tuple(replace(part, blocks=tuple(map(_uncommented, part.blocks))) for part in accepted.parts)
    return replace(accepted, parts=parts, comments=(), base=None, decisions=(), keeps_tracking=False)


def _uncommented(block: Block) -> Block:
    row = tuple(_bare(inline) for inline in block.inlines)
    if block.marks is NO_BLOCK_MARKS and all(new is old for new, old in zip(row, block.inlines, strict=True)):
        return block
    return replace(block, inlines=normal(row), marks=NO_BLOCK_MARKS)


def _bare(inline: Inline) -> Inline:
    if isinstance(inline, Footnote):
        blocks = tuple(map(_uncommented, inline.blocks))
        if any(new is not old for new, old in zip(blocks, inline.blocks, strict=True)):
            inline = replace(inline, blocks=blocks)
    return inline if inline.marks is NO_MARKS else replace(inline, marks=NO_MARKS)


# in the file


def put(root: _Element, document: Document) -> None:
    """Writes the review of the document into the tree, or takes away the one that is there."""
    meta = root.find(f".//{A}meta")
    if meta is None:
        return
    home = meta.find(A + "proprietary")
    old = home.find(REVIEW) if home is not None else None
    if home is not None and old is not None:
        home.remove(old)
        if not len(home):
            meta.remove(home)
            home = None
    if not is_reviewed(document):
        return
    if home is None:
        home = etree.Element(A + "proprietary", {"source": "#source"})
        later = meta.find(A + "presentation")
        if later is None:
            meta.append(home)
        else:
            later.addprevious(home)
    element = etree.SubElement(home, REVIEW, nsmap={"review": "urn:engross:review"})
    element.text = json.dumps(values.encoded(document), separators=(",", ":"))


def read(root: _Element, document: Document) -> tuple[Document, tuple[str, ...]]:
    """The document under review, with the ids of what the file's text was read as; and what was left out."""
    element = root.find(f".//{A}proprietary/{REVIEW}")
    if element is None:
        return document, ()
    try:
        kept = values.decoded(json.loads(element.text or ""))
    except (ValueError, RecursionError):
        return document, (OUT_OF_STEP,)
    if not isinstance(kept, Document) or validity.faults(kept):
        return document, (OUT_OF_STEP,)
    visible = clean(kept)
    if list(_said(visible)) != list(_said(document)):
        return document, (OUT_OF_STEP,)
    return _with_ids_of(kept, visible, document), ()


def _said(document: Document) -> Iterator[str]:
    """The words of each paragraph that has some."""
    for block in walk.all_blocks(document):
        if words := " ".join(plain.text(block).split()):
            yield words


# ids


def _with_ids_of(kept: Document, visible: Document, document: Document) -> Document:
    """The document under review, in which what the file's text holds has the ids that it was read with."""
    new = dict(zip(_nodes(visible), _nodes(document), strict=False))
    if len(set(new.values())) != len(new):
        return kept
    names = _Names(new, document.next_id)
    parts = tuple(replace(part, blocks=tuple(map(names.block, part.blocks))) for part in kept.parts)
    changes = tuple(replace(change, id=names.of(change.id)) for change in kept.changes)
    threads = tuple(replace(t, id=names.of(t.id), block=names.of(t.block)) for t in kept.comments)
    return replace(kept, parts=parts, changes=changes, comments=threads, next_id=names.next_id)


def _nodes(document: Document) -> Iterator[NodeId]:
    """The ids of paragraphs and footnotes in order, empty paragraphs aside: files do not keep all of those."""
    for block in walk.all_blocks(document):
        if plain.text(block).strip():
            yield block.id
        for inline in block.inlines:
            if isinstance(inline, Footnote):
                yield inline.id


class _Names:
    """New ids for old ones; those that have none get one when they are first met."""

    def __init__(self, known: dict[NodeId, NodeId], next_id: NodeId) -> None:
        self._known = known
        self.next_id = next_id

    def of(self, old: NodeId) -> NodeId:
        if old == 0:
            return 0
        if old not in self._known:
            self._known[old] = self.next_id
            self.next_id += 1
        return self._known[old]

    def block(self, block: Block) -> Block:
        marks = self.marks(block.marks)
        if marks.reshaped is not None and isinstance(marks, BlockMarks):
            marks = replace(marks, reshaped=replace(marks.reshaped, by=self.of(marks.reshaped.by)))
        cell = block.cell and replace(block.cell, table=self.of(block.cell.table))
        row = tuple(self.inline(inline) for inline in block.inlines)
        return replace(block, id=self.of(block.id), inlines=row, marks=marks, cell=cell)

    def inline(self, inline: Inline) -> Inline:
        marks = self.marks(inline.marks)
        if marks.restyled is not None:
            marks = replace(marks, restyled=replace(marks.restyled, by=self.of(marks.restyled.by)))
        if isinstance(inline, Footnote):
            blocks = tuple(map(self.block, inline.blocks))
            return replace(inline, id=self.of(inline.id), blocks=blocks, marks=marks)
        if isinstance(inline, Text) and (target := references.target(inline.link)) is not None:
            link = references.address(self.of(target.node), is_own=target.is_own)
            return replace(inline, link=link, marks=marks)
        return replace(inline, marks=marks)

    def marks(self, marks: _AnyMarks) -> _AnyMarks:
        if marks in (NO_MARKS, NO_BLOCK_MARKS):
            return marks
        threads = tuple(sorted(self.of(thread) for thread in marks.comments))
        return replace(
            marks, inserted=self.of(marks.inserted), deleted=self.of(marks.deleted), comments=threads
        )
