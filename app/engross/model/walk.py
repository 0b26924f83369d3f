"""Going through a document: every block, every footnote, and where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import attrgetter, is_
from typing import NamedTuple

from engross.model.inlines import Footnote, footnotes
from engross.model.nodes import Block, Document, NodeId, Part
from engross.model.remember import LastPair, carried_over

_ID = attrgetter("id")


def blocks(document: Document) -> Iterator[Block]:
    """The blocks of all parts in order, without those inside footnotes."""
    for part in document.parts:
        yield from part.blocks


def all_blocks(document: Document) -> Iterator[Block]:
    """Every block in order, each followed by those of the footnotes in it."""
    for block in blocks(document):
        yield block
        for _, note in footnotes(block.inlines):
            yield from note.blocks


class Spot(NamedTuple):
    """Where a block stands: ``part`` and ``index`` of the block, or of the one that holds the footnote
    ``note``.

    ``inner`` is the place among the footnote's own blocks.
    """

    part: int
    index: int  # type: ignore[assignment]  # hides a method of tuples that nobody asks a spot for
    note: Footnote | None = None
    note_offset: int = 0
    inner: int = 0


def _spots_after(before: Document, known: dict[NodeId, Spot], after: Document) -> dict[NodeId, Spot] | None:
    """The spots where nothing but the words of some paragraphs changed, as at every key; None elsewhere."""
    changed = reworded(before, after)
    if changed is None:
        return None
    if not _has_notes(before, after, changed):
        return known
    found = dict(known)
    for part, index in changed:
        for _, note in footnotes(before.parts[part].blocks[index].inlines):
            for block in note.blocks:
                del found[block.id]
    for part, index in changed:
        _add_note_spots(found, part, index, after.parts[part].blocks[index])
    return found


def _has_notes(before: Document, after: Document, changed: list[tuple[int, int]]) -> bool:
    """Whether any of these paragraphs holds a footnote, or held one."""
    for part, index in changed:
        old, new = before.parts[part].blocks[index], after.parts[part].blocks[index]
        for inline in (*old.inlines, *new.inlines):
            if isinstance(inline, Footnote):
                return True
    return False


Reworded = list[tuple[int, int]] | None


def reworded(before: Document, after: Document) -> Reworded:
    """Part and index of the paragraphs that are not the same objects; None where paragraphs came, went or moved."""
    return _last_reworded(before, after)


def tell_reworded(before: Document, after: Document, part: int, index: int) -> None:
    """Say that one paragraph was put in the place of another with its id, so that nobody need compare to know it."""
    _last_reworded.tell(before, after, [(part, index)])


def _compared(before: Document, after: Document) -> Reworded:
    if len(before.parts) != len(after.parts):
        return None
    changed: list[tuple[int, int]] = []
    for number, (old, new) in enumerate(zip(before.parts, after.parts, strict=True)):
        if old.blocks is new.blocks:
            continue
        if len(old.blocks) != len(new.blocks):
            return None
        same = list(map(is_, old.blocks, new.blocks))
        index = -1
        for _ in range(same.count(False)):
            index = same.index(False, index + 1)
            if old.blocks[index].id != new.blocks[index].id:
                return None
            changed.append((number, index))
    return changed


_last_reworded = LastPair(_compared)


class Splice(NamedTuple):
    """Blocks of one part that stand in place of others; what is in no splice are the same objects."""

    old: tuple[Block, ...]
    new: tuple[Block, ...]


def spliced(before: Document, after: Document) -> list[Splice] | None:
    """What differs between two documents; None where parts came or went."""
    return _last_spliced(before, after)


def _spliced(before: Document, after: Document) -> list[Splice] | None:
    changed = reworded(before, after)
    if changed is not None:
        return [Splice((before.parts[p].blocks[i],), (after.parts[p].blocks[i],)) for p, i in changed]
    if len(before.parts) != len(after.parts):
        return None
    pairs = zip(before.parts, after.parts, strict=True)
    return [_splice(old.blocks, new.blocks) for old, new in pairs if old.blocks is not new.blocks]


_last_spliced = LastPair(_spliced)


def _splice(old: tuple[Block, ...], new: tuple[Block, ...]) -> Splice:
    start = _run_of_same(old, new)
    old, new = old[start:], new[start:]
    tail = _run_of_same(old[::-1], new[::-1])
    return Splice(old[: len(old) - tail], new[: len(new) - tail])


def _run_of_same(one: tuple[Block, ...], two: tuple[Block, ...]) -> int:
    same = list(map(is_, one, two))
    return same.index(False) if False in same else len(same)


Notes = tuple[tuple[Block, int, Footnote], ...]


def _notes_after(before: Document, known: Notes, after: Document) -> Notes | None:
    changed = spliced(before, after)
    if changed is None:
        return None
    differing = [(tuple(_notes_in(splice.old)), tuple(_notes_in(splice.new))) for splice in changed]
    differing = [(gone, fresh) for gone, fresh in differing if gone or fresh]
    if not differing:
        return known
    (gone, fresh), *others = differing
    if others or not gone:  # among which of the others the new ones stand is not known
        return None
    start = next(place for place, (holder, _, _) in enumerate(known) if holder is gone[0][0])
    return (*known[:start], *fresh, *known[start + len(gone) :])


@carried_over(_notes_after)
def notes(document: Document) -> Notes:
    """Each footnote in order, with the block and offset of its indicator."""
    return tuple(_notes_in(blocks(document)))


def _notes_in(row: Iterable[Block]) -> Iterator[tuple[Block, int, Footnote]]:
    return ((block, offset, note) for block in row for offset, note in footnotes(block.inlines))


@lru_cache(maxsize=256)
def _spots_in_part(part: int, count: int) -> tuple[Spot, ...]:
    """So many spots of blocks outside footnotes: they are the same in every document."""
    return tuple(Spot(part, index) for index in range(count))


@carried_over(_spots_after)
def spots(document: Document) -> dict[NodeId, Spot]:
    """Where each block stands, those inside footnotes included."""
    found: dict[NodeId, Spot] = {}
    for number, part in enumerate(document.parts):
        enough = _spots_in_part(number, 1 << len(part.blocks).bit_length())
        found.update(zip(map(_ID, part.blocks), enough, strict=False))
    for holder, offset, note in notes(document):
        spot = found[holder.id]
        for inner, block in enumerate(note.blocks):
            found[block.id] = Spot(spot.part, spot.index, note, offset, inner)
    return found


def _add_note_spots(found: dict[NodeId, Spot], part: int, index: int, holder: Block) -> None:
    for offset, note in footnotes(holder.inlines):
        for inner, block in enumerate(note.blocks):
            found[block.id] = Spot(part, index, note, offset, inner)


def block_of(document: Document, block_id: NodeId) -> Block:
    """The block with this id; KeyError where there is none."""
    spot = spots(document)[block_id]
    if spot.note is not None:
        return spot.note.blocks[spot.inner]
    return document.parts[spot.part].blocks[spot.index]


def part_of(document: Document, block_id: NodeId) -> Part:
    """The part that holds the block or the footnote that holds it; KeyError where there is none."""
    return document.parts[spots(document)[block_id].part]


def note_holder(document: Document, note_id: NodeId) -> tuple[Block, int, Footnote]:
    """The footnote with this id, the block that holds it and the offset there.

    KeyError where there is none.
    """
    for holder, offset, note in notes(document):
        if note.id == note_id:
            return holder, offset, note
    raise KeyError(note_id)
