"""Where something stands, as people in a meeting say it: "OP5 (a)", "OP5, FN14"."""

from __future__ import annotations

from engross.i18n import _
from engross.model import inlines as rows
from engross.model import outline, states, walk
from engross.model.inlines import Footnote
from engross.model.nodes import Document, NodeId


def clause(document: Document, block: NodeId) -> str:
    """The address of a paragraph; of one in a footnote, that of the paragraph with the mark before its own.

    One whose end is marked as deleted has no number any more: it is called as it was. It is "" for what is about the
    whole text, and for a paragraph that is gone.
    """
    spot = walk.spots(document).get(block)
    if spot is None:
        return ""
    addresses = outline.addresses(document)
    home = document.parts[spot.part].blocks[spot.index]
    holder = addresses.get(home.id, "")
    if home.marks.deleted:
        was = outline.addresses(states.original(document)).get(home.id, "")
        holder = _("{clause} of the original").format(clause=was) if was else holder
    return holder if spot.note is None else f"{holder}, {addresses[spot.note.id]}"


def note_alone(document: Document, block: NodeId, start: int, end: int) -> Footnote | None:
    """The footnote, where a stretch of a paragraph is its mark and nothing else: what is about it is about the note."""
    if end != start + 1 or block not in walk.spots(document):
        return None
    (inline,) = rows.slice_of(walk.block_of(document, block).inlines, start, end)
    return inline if isinstance(inline, Footnote) else None


def clause_of(document: Document, block: NodeId, start: int, end: int) -> str:
    """The address of what a comment is about: a stretch of a paragraph, or a footnote by its mark."""
    note = note_alone(document, block, start, end)
    return clause(document, block if note is None else note.blocks[0].id)
