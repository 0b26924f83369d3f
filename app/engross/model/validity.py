"""What every document must be, and making it so.

`faults` is for tests and for refusing a broken value early; `normalised` repairs what a reader may leave
(empty runs, missing ids): text is never dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engross.model import states, walk
from engross.model.inlines import Footnote, Inline, normal
from engross.model.nodes import Block, Document, Kind, NodeId, Part


def faults(document: Document) -> list[str]:
    """What is wrong with the value, in words for a developer; empty for a sound document."""
    found: list[str] = []
    seen: set[NodeId] = set()

    def claim(node_id: NodeId, what: str) -> None:
        if node_id in seen:
            found.append(f"{what} {node_id}: id used twice")
        if not 0 < node_id < document.next_id:
            found.append(f"{what} {node_id}: id out of range")
        seen.add(node_id)

    for block in walk.all_blocks(document):
        claim(block.id, "block")
        if normal(block.inlines) != block.inlines:
            found.append(f"block {block.id}: not in normal form")
        if block.level < 0 or block.quoted < 0:
            found.append(f"block {block.id}: negative level")
        if (block.kind is Kind.CELL) != (block.cell is not None):
            found.append(f"block {block.id}: cell and kind disagree")
    for _, _, note in walk.notes(document):
        claim(note.id, "footnote")
        if not note.blocks:
            found.append(f"footnote {note.id}: no paragraph")
        for block in note.blocks:
            if block.kind is not Kind.NOTE:
                found.append(f"footnote {note.id}: a block is no note")
            if any(isinstance(i, Footnote) for i in block.inlines):
                found.append(f"footnote {note.id}: a footnote inside it")
    found.extend(_review_faults(document))
    if not any(part.blocks for part in document.parts):
        found.append("no paragraph at all")
    return found


def _review_faults(document: Document) -> Iterator[str]:
    """Marks that name no record, and records out of range; a thread without a mark is detached and sound."""
    changes = {change.id for change in document.changes}
    threads = {thread.id for thread in document.comments}
    records = [*(c.id for c in document.changes), *(t.id for t in document.comments)]
    if len(set(records)) != len(records):
        yield "a change or comment has the id of another"
    for record in records:
        if not 0 < record < document.next_id:
            yield f"record {record}: id out of range"
    for named in set(states.named_changes(document)) - changes:
        yield f"change {named}: marked and not recorded"
    for block in walk.all_blocks(document):
        marked = [block.marks.comments, *(inline.marks.comments for inline in block.inlines)]
        for comment in {c for comments in marked for c in comments} - threads:
            yield f"block {block.id}: comment {comment} is not there"


def normalised(document: Document) -> Document:
    """The document with all inlines in normal form; the same object where nothing was to do."""
    parts = tuple(_normal_part(part) for part in document.parts)
    if all(new is old for new, old in zip(parts, document.parts, strict=True)):
        return document
    return replace(document, parts=parts)


def _normal_part(part: Part) -> Part:
    blocks = tuple(_normal_block(block) for block in part.blocks)
    if all(new is old for new, old in zip(blocks, part.blocks, strict=True)):
        return part
    return replace(part, blocks=blocks)


def _normal_block(block: Block) -> Block:
    inlines = normal(_normal_note(i) for i in block.inlines)
    return block if inlines == block.inlines else replace(block, inlines=inlines)


def _normal_note(inline: Inline) -> Inline:
    if not isinstance(inline, Footnote):
        return inline
    blocks = tuple(_normal_block(block) for block in inline.blocks)
    if all(new is old for new, old in zip(blocks, inline.blocks, strict=True)):
        return inline
    return replace(inline, blocks=blocks)
