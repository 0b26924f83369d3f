"""Putting changed blocks back into a document; everything else stays the same object."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from engross.model import numbering, walk
from engross.model.inlines import Footnote, Inline, footnotes
from engross.model.nodes import Block, Document, Kind, NodeId, Part, PartKind


def put(document: Document, block: Block) -> Document:
    """The document with the block of the same id, of the text or of a footnote, replaced."""
    spot = walk.spots(document)[block.id]
    if spot.note is not None:
        blocks = tuple(block if b.id == block.id else b for b in spot.note.blocks)
        holder = document.parts[spot.part].blocks[spot.index]
        block = _with_note(holder, replace(spot.note, blocks=blocks))
    after = splice(document, spot.part, spot.index, spot.index + 1, (block,))
    walk.tell_reworded(document, after, spot.part, spot.index)
    return after


def put_note(document: Document, note: Footnote) -> Document:
    """The document with the footnote of the same id replaced."""
    holder, _, _ = walk.note_holder(document, note.id)
    return put(document, _with_note(holder, note))


def _with_note(holder: Block, note: Footnote) -> Block:
    row = tuple(note if isinstance(i, Footnote) and i.id == note.id else i for i in holder.inlines)
    return replace(holder, inlines=row)


def splice(document: Document, part: int, start: int, end: int, blocks: Iterable[Block]) -> Document:
    """The document with a stretch of one part replaced."""
    old = document.parts[part]
    new = replace(old, blocks=(*old.blocks[:start], *blocks, *old.blocks[end:]))
    return replace(document, parts=(*document.parts[:part], new, *document.parts[part + 1 :]))


def without_empty_parts(document: Document) -> Document:
    """The document without parts that hold nothing.

    A text that such a part opened opens with the next one.
    """
    kept: list[Part] = []
    opens = None
    for part in document.parts:
        if part.blocks:
            kept.append(replace(part, opens=opens) if opens and part.opens is None else part)
            opens = None
        else:
            opens = part.opens or opens
    if len(kept) == len(document.parts):
        return document
    return replace(document, parts=tuple(kept))


def map_blocks(document: Document, change: Callable[[Block], Block]) -> Document:
    """The document with every block of the text changed; parts without a change stay the same objects."""
    parts: list[Part] = []
    for part in document.parts:
        blocks = tuple(change(block) for block in part.blocks)
        same = all(new is old for new, old in zip(blocks, part.blocks, strict=True))
        parts.append(part if same else replace(part, blocks=blocks))
    if all(new is old for new, old in zip(parts, document.parts, strict=True)):
        return document
    return replace(document, parts=tuple(parts))


def renewed(inlines: Iterable[Inline], next_id: NodeId) -> tuple[tuple[Inline, ...], NodeId]:
    """The inlines with new ids for every footnote and its paragraphs, and the next free id."""
    row: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Footnote):
            note_id, next_id = next_id, next_id + 1
            blocks: list[Block] = []
            for block in inline.blocks:
                blocks.append(replace(block, id=next_id))
                next_id += 1
            inline = replace(inline, id=note_id, blocks=tuple(blocks))
        row.append(inline)
    return tuple(row), next_id


def settled(document: Document) -> Document:
    """The document with each preamble ending where its first operative paragraph begins.

    Called after an edit that changes kinds or order, so that a paragraph made operative at the end of the
    preamble
    begins the body, and the reverse. Preambular paragraphs further down in the body stay there (sections of budget
    resolutions have their own).
    """
    parts = list(document.parts)
    index = 0
    while index < len(parts):
        part = parts[index]
        follows = parts[index + 1] if index + 1 < len(parts) else None
        if part.kind is PartKind.PREAMBLE:
            body = follows if follows and follows.kind is PartKind.BODY and follows.opens is None else None
            blocks = part.blocks + (body.blocks if body else ())
            cut = _boundary(blocks, len(part.blocks))
            if cut != len(part.blocks):
                new = [replace(part, blocks=blocks[:cut])]
                if blocks[cut:]:
                    new.append(replace(body or Part(PartKind.BODY), blocks=blocks[cut:]))
                parts[index : index + (2 if body else 1)] = new
                index += len(new) - 1
        elif part.kind is PartKind.BODY and (index == 0 or parts[index - 1].kind is not PartKind.PREAMBLE):
            cut = _boundary(part.blocks, 0)
            if cut:
                preamble = Part(PartKind.PREAMBLE, part.blocks[:cut], part.opens)
                rest = [replace(part, blocks=part.blocks[cut:], opens=None)] if part.blocks[cut:] else []
                parts[index : index + 1] = [preamble, *rest]
                index += len(rest)
        index += 1
    if len(parts) == len(document.parts) and all(
        new is old for new, old in zip(parts, document.parts, strict=True)
    ):
        return document
    return without_empty_parts(replace(document, parts=tuple(parts)))


def _boundary(blocks: tuple[Block, ...], cut: int) -> int:
    first = next((i for i, b in enumerate(blocks[:cut]) if b.kind is Kind.OPERATIVE and b.quoted == 0), cut)
    while first == cut < len(blocks) and blocks[cut].kind in (Kind.PREAMBULAR, Kind.ORGAN):
        if blocks[cut].quoted:
            break
        cut += 1
        first = cut
    return first


def passed_on(document: Document, gone: Iterable[Block], after: Block | None) -> Document:
    """The document in which ``after`` takes over the number that the first of the removed blocks began with.

    A text that begins at paragraph 16 still does when its first paragraph is removed.
    """
    if after is None or after.numbered_as is not None or not numbering.is_numbered(after):
        return document
    scheme = numbering.scheme(document.metadata.language)
    for block in gone:
        same = (block.kind, block.level, block.quoted) == (after.kind, after.level, after.quoted)
        if (
            same
            and block.numbered_as
            and numbering.value(scheme.pattern(block), block.numbered_as) is not None
        ):
            return put(document, replace(after, numbered_as=block.numbered_as))
    return document


def note_ids(inlines: Iterable[Inline]) -> list[NodeId]:
    """The ids of the footnotes in these inlines, in order."""
    return [note.id for _, note in footnotes(inlines)]
