"""Accepting and rejecting tracked changes, and finding which there are where."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from engross.editing import remarks, text
from engross.editing.edit import Aspect, Edit
from engross.errors import EditRefused
from engross.model import inlines as rows
from engross.model import outline, states, walk
from engross.model.nodes import Block, Document, NodeId
from engross.model.places import Place, Selection
from engross.model.remember import carried_over, remembered
from engross.model.review import NO_MARKS, BlockMarks, Change, ChangeId, ChangeKind, Marks

_DECIDED = Aspect.TEXT | Aspect.STRUCTURE | Aspect.NOTES | Aspect.MASTHEAD | Aspect.METADATA | Aspect.REVIEW


def accept(document: Document, changes: Iterable[ChangeId]) -> Edit:
    """The document with these changes accepted. Raises EditRefused where there are none."""
    return _decided(document, accepted=set(changes), rejected=())


def reject(document: Document, changes: Iterable[ChangeId]) -> Edit:
    """The document with these changes rejected. Raises EditRefused where there are none."""
    return _decided(document, accepted=(), rejected=set(changes))


def _decided(document: Document, *, accepted: Container[ChangeId], rejected: Container[ChangeId]) -> Edit:
    if not document.changes:
        raise EditRefused("There are no tracked changes.")
    if not any(c.id in accepted or c.id in rejected for c in document.changes):
        raise EditRefused("There is no change here to decide.", hint="Go to the next change first.")
    after = states.decided(document, accept=accepted, reject=rejected)
    return Edit(remarks.rehomed(after, _elsewhere(document, after)), None, _DECIDED)


def _elsewhere(before: Document, after: Document) -> set[ChangeId]:
    """The comments that stand in another paragraph than before."""
    if not after.comments:
        return set()
    was, now = remarks.anchored(before), remarks.anchored(after)
    return {thread for thread, place in now.items() if thread in was and was[thread][0] != place[0]}


def everything(document: Document) -> set[ChangeId]:
    """All open changes."""
    return {change.id for change in document.changes}


def in_selection(document: Document, selection: Selection) -> set[ChangeId]:
    """The changes that a selection touches; at a caret, those of the words on both sides of it."""
    found: set[ChangeId] = set()
    for block, start, end in text.selected(document, selection):
        low, high = (start - 1, end + 1) if selection.is_caret else (start, end)
        for inline in rows.slice_of(block.inlines, max(low, 0), high):
            found.update(named(inline.marks))
        if end >= sum(map(rows.length, block.inlines)):
            found.update(named(block.marks))
    return found


def in_paragraph(document: Document, block_id: NodeId) -> set[ChangeId]:
    """The changes of a paragraph with what hangs below it, its footnotes included."""
    spot = walk.spots(document)[block_id]
    blocks: tuple[Block, ...] = (walk.block_of(document, block_id),)
    if spot.note is None:
        part = document.parts[spot.part].blocks
        blocks = part[spot.index : outline.group(part, spot.index)]
    return {change for block in blocks for change in _of_block(block)}


def _of_block(block: Block) -> Iterator[ChangeId]:
    yield from named(block.marks)
    for inline in block.inlines:
        yield from named(inline.marks)
        if isinstance(inline, rows.Footnote):
            for inner in inline.blocks:
                yield from _of_block(inner)


def named(marks: Marks | BlockMarks) -> Iterator[ChangeId]:
    """The changes that marks name."""
    before = marks.restyled if isinstance(marks, Marks) else marks.reshaped
    yield from (c for c in (marks.inserted, marks.deleted, before.by if before else 0) if c)


@dataclass(frozen=True, slots=True)
class Entry:
    """A change where it stands: ``start`` and ``end`` are its first and last place, ``words`` those that it marks.

    A move has two entries: where it went from and where it came to.
    """

    change: Change
    start: Place
    end: Place
    words: str
    marks: Marks | BlockMarks
    """Those of its first words, or of the end of the paragraph where it begins."""

    @property
    def selection(self) -> Selection:
        return Selection(self.start, self.end)


@remembered
def entries(document: Document) -> tuple[Entry, ...]:
    """The changes in the order in which they stand, stretch by stretch; changes of metadata are not among them.

    Those of paragraphs that stayed are the same objects as before.
    """
    if not document.changes:
        return ()
    found: list[Entry] = []
    before: NodeId = 0
    for block, there in _by_block(document).values():
        for entry in there:
            _note(found, entry, before)
        before = block.id
    return tuple(found)


_ByBlock = dict[NodeId, tuple[Block, tuple[Entry, ...]]]


def _after(before: Document, known: _ByBlock, after: Document) -> _ByBlock | None:
    """The changes of each paragraph, as they were where it is the same; None where the records are others."""
    if before.changes is not after.changes:
        records = {change.id: change for change in after.changes}
        gone = [change for change in before.changes if records.get(change.id) is not change]
        if gone and len(gone) > _FEW:
            return None
        lost = {change.id for change in gone}
    else:
        lost, records = set(), {}
    found: _ByBlock = {}
    for block in walk.all_blocks(after):
        kept = known.get(block.id)
        if kept is None or kept[0] is not block or (lost and any(e.change.id in lost for e in kept[1])):
            records = records or {change.id: change for change in after.changes}
            kept = block, _of_one(block, records)
        found[block.id] = kept
    return found


_FEW = 100
"""Records that may go at once before all is read anew."""


@carried_over(_after)
def _by_block(document: Document) -> _ByBlock:
    records = {change.id: change for change in document.changes}
    return {block.id: (block, _of_one(block, records)) for block in walk.all_blocks(document)}


def _of_one(block: Block, records: dict[ChangeId, Change]) -> tuple[Entry, ...]:
    """The changes of a paragraph, those of its end last; what a footnote in it says stands in the note's own."""
    found: list[Entry] = []
    at = 0
    for inline in block.inlines:
        end = at + rows.length(inline)
        if inline.marks is not NO_MARKS:
            here = Place(block.id, at), Place(block.id, end)
            for change in named(inline.marks):
                _note(found, Entry(records[change], *here, rows.plain([inline]), inline.marks), 0)
        at = end
    for change in named(block.marks):
        _note(found, Entry(records[change], Place(block.id, at), Place(block.id, at), "", block.marks), 0)
    return tuple(found)


def _note(found: list[Entry], stretch: Entry, before: NodeId) -> None:
    """One more stretch; it goes on from an earlier one of the same change where nothing stands between them.

    ``before`` is the paragraph before that of the stretch.
    """
    start = stretch.start
    for index in range(len(found) - 1, max(len(found) - 4, -1), -1):
        last = found[index]
        follows = last.end == start or (start.offset == 0 and last.end.block == before)
        if last.change is stretch.change and follows and _is_one_end(last, stretch):
            words = last.words + stretch.words
            found[index] = Entry(last.change, last.start, stretch.end, words, last.marks)
            return
    found.append(stretch)


def _is_one_end(one: Entry, other: Entry) -> bool:
    """Whether both are where a move came from or both where it went; any other change is one everywhere."""
    is_move = one.change.kind is ChangeKind.MOVE
    return not is_move or (one.marks.deleted == one.change.id) is (other.marks.deleted == one.change.id)
