"""Inserting and removing footnotes. Their text is edited like any other (`engross.editing.text`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engross.editing import rewrite
from engross.editing.edit import Aspect, Edit
from engross.errors import EditRefused
from engross.model import inlines as rows
from engross.model import places, walk
from engross.model.inlines import Footnote, Inline
from engross.model.nodes import Block, Document, Kind, NodeId
from engross.model.places import Place

_TOUCHED = Aspect.TEXT | Aspect.NOTES


def insert(document: Document, place: Place, inlines: Iterable[Inline] = ()) -> Edit:
    """A footnote with the given text at the place; the caret is in its text then.

    A series that begins at another number than 1 still begins there. Raises EditRefused inside a footnote.
    """
    block = walk.block_of(document, place.block)
    if block.kind is Kind.NOTE:
        raise EditRefused("A footnote cannot stand inside a footnote.", hint="Place it in the text.")
    note_id, block_id = document.next_id, document.next_id + 1
    text = Block(block_id, Kind.NOTE, rows.normal(inlines))
    brackets = "()" if document.metadata.language == "ar" else ""
    first = _first(document)
    note = Footnote(note_id, (text,), brackets=brackets)
    if first and first.numbered_as and places.order_key(document, place) <= _key(document, first):
        note = replace(note, numbered_as=first.numbered_as)
        document = rewrite.put_note(document, replace(first, numbered_as=None))
        block = walk.block_of(document, place.block)
    row = rows.splice(block.inlines, place.offset, place.offset, (note,))
    grown = replace(document, next_id=document.next_id + 2)
    return Edit(
        rewrite.put(grown, replace(block, inlines=row)), places.caret(block_id, places.size(text)), _TOUCHED
    )


def remove(document: Document, note_id: NodeId) -> Edit:
    """The document without a footnote; the caret is where its indicator was. KeyError where there is none."""
    holder, offset, note = walk.note_holder(document, note_id)
    row = rows.splice(holder.inlines, offset, offset + 1, ())
    document = rewrite.put(document, replace(holder, inlines=row))
    first = _first(document)
    if (
        note.numbered_as
        and first
        and first.numbered_as is None
        and _was_first(document, holder, offset, first)
    ):
        document = rewrite.put_note(document, replace(first, numbered_as=note.numbered_as))
    return Edit(document, places.caret(holder.id, offset), _TOUCHED)


def _first(document: Document) -> Footnote | None:
    return next((note for _, _, note in walk.notes(document)), None)


def _key(document: Document, note: Footnote) -> tuple[int, int, int, int, int]:
    holder, offset, _ = walk.note_holder(document, note.id)
    return places.order_key(document, Place(holder.id, offset))


def _was_first(document: Document, holder: Block, offset: int, first: Footnote) -> bool:
    return places.order_key(document, Place(holder.id, offset)) <= _key(document, first)
