"""Moving a paragraph with what hangs below it before or after another, or a step up or down."""

from __future__ import annotations

from dataclasses import replace

from engross.editing import rewrite, structure
from engross.editing.edit import Aspect, Edit
from engross.errors import EditRefused
from engross.model import outline, places, states
from engross.model.nodes import Block, Document, Kind, NodeId, PartKind

_HEADS = (Kind.TITLE, Kind.ORGAN)
_SHAPED = Aspect.TEXT | Aspect.STRUCTURE | Aspect.NOTES


def move(document: Document, block_id: NodeId, target_id: NodeId, *, after: bool) -> Edit:
    """A paragraph with what hangs below it (or a table) goes before or after another. Raises EditRefused
    into itself.

    "After" means after all that hangs below the target.
    """
    part, start, end = structure.unit(document, block_id)
    moved = document.parts[part].blocks[start:end]
    target_part, target, _ = structure.unit(document, target_id)
    if target_part == part and start <= target < end:
        raise EditRefused("A paragraph cannot be moved into itself.")
    first = moved[0]
    if first.numbered_as:
        moved = (replace(first, numbered_as=None), *moved[1:])
    follower = document.parts[part].blocks[end] if end < len(document.parts[part].blocks) else None
    rest = rewrite.splice(document, part, start, end, ())
    rest = rewrite.passed_on(rest, (first,), follower)
    to_part, low, high = structure.unit(rest, target_id)
    at = high if after else low
    result = rewrite.without_empty_parts(rewrite.splice(rest, to_part, at, at, moved))
    return Edit(rewrite.settled(result), places.caret(first.id), _SHAPED)


def move_up(document: Document, block_id: NodeId) -> Edit:
    """The paragraph with what hangs below it goes before the one above it on its level.

    Paragraphs that are marked as deleted are passed by. The head of a preamble or an annex stays its head. Raises
    EditRefused at the beginning.
    """
    part, start, _ = structure.unit(document, block_id)
    blocks = document.parts[part].blocks
    level = outline.rank(blocks[start])
    target = start - 1
    while target >= 0 and (outline.rank(blocks[target]) > level or states.is_struck(blocks[target])):
        target -= 1
    edit = None
    if target >= _head(document, part, blocks[start]):
        edit = move(document, block_id, blocks[target].id, after=False)
    elif above := _part_beside(document, part, -1):
        edit = move(document, block_id, above.id, after=True)
    if edit is None or _order(edit.document) == _order(document):
        raise EditRefused("The paragraph is at the beginning of its part.")
    return edit


def move_down(document: Document, block_id: NodeId) -> Edit:
    """The paragraph with what hangs below it goes after the one below it on its level.

    Paragraphs that are marked as deleted are passed by. Raises EditRefused at the end.
    """
    part, start, end = structure.unit(document, block_id)
    blocks = document.parts[part].blocks
    while end < len(blocks) and states.is_struck(blocks[end]):
        end += 1
    edit = None
    if end < len(blocks):
        edit = move(document, block_id, blocks[end].id, after=True)
    elif _part_beside(document, part, +1) is not None:
        below, head = document.parts[part + 1].blocks, _head(document, part + 1, blocks[start])
        is_more = head < len(below)
        edit = move(document, block_id, below[head if is_more else -1].id, after=not is_more)
    if edit is None or _order(edit.document) == _order(document):
        raise EditRefused("The paragraph is at the end of its part.")
    return edit


def _order(document: Document) -> list[tuple[int, NodeId]]:
    """The paragraphs that are left, each with the number of the part where it stands."""
    return [
        (number, block.id)
        for number, part in enumerate(document.parts)
        for block in part.blocks
        if not states.is_struck(block)
    ]


def _head(document: Document, part: int, moved: Block) -> int:
    """How many blocks at the beginning of a part, its title or the name of the organ, others do not go before."""
    blocks = document.parts[part].blocks
    if document.parts[part].kind not in (PartKind.PREAMBLE, PartKind.ANNEX) or moved.kind in _HEADS:
        return 0
    return next((at for at, block in enumerate(blocks) if block.kind not in _HEADS), len(blocks))


def _part_beside(document: Document, part: int, step: int) -> Block | None:
    """The nearest block of the neighbouring part, where paragraphs may pass between the two."""
    passable = (PartKind.PREAMBLE, PartKind.BODY, PartKind.ANNEX)
    index = part + step
    if not 0 <= index < len(document.parts):
        return None
    here, there = document.parts[part], document.parts[index]
    if here.kind not in passable or there.kind not in passable or (there if step > 0 else here).opens:
        return None
    return there.blocks[0 if step > 0 else -1] if there.blocks else None
