"""The two stretches of a move: one that went and one that came, under the same change."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import islice

from engross.editing import rewrite
from engross.model import states
from engross.model.inlines import Footnote, Inline, normal
from engross.model.nodes import Block, Document
from engross.model.review import BlockMarks, ChangeId, ChangeKind, Marks
from engross.review.ledger import Ledger


def away(block: Block, by: ChangeId) -> Block:
    """A paragraph whose words are marked as deleted, as one that moved away."""
    if not by:
        return block
    return replace(
        block,
        inlines=normal(replace(i, marks=replace(i.marks, deleted=by)) for i in block.inlines),
        marks=replace(block.marks, deleted=by),
    )


def here(block: Block, by: ChangeId, ledger: Ledger) -> Block:
    """A paragraph as one that moved here; what its author inserted, before or just now, stays his insertion."""
    if not by:
        return block

    def moved(inline: Inline) -> Inline:
        if isinstance(inline, Footnote) and inline.marks.deleted:
            inline = ledger.twin(inline)  # the one that went away has its ids
        return replace(inline, marks=_moved(inline.marks, by, ledger))

    return replace(
        block,
        inlines=normal(moved(inline) for inline in block.inlines),
        marks=_moved_end(block.marks, by, ledger),
    )


def come_back(row: list[Block], moved: Container[ChangeId]) -> list[Block]:
    """The paragraphs of a part, where those of these moves that stand again where they came from did not move.

    Between the two places nothing is left but what is deleted.
    """
    row = list(row)
    index = 0
    while index < len(row):
        here = next((i for i in _beside(row, index) if _is_home(row[index], row[i], moved)), None)
        if here is None:
            index += 1
            continue
        back = _unmoved(row[here], row[index].marks.deleted)
        row[index] = back
        del row[here]
        index = 0
    return row


def _beside(row: list[Block], index: int) -> Iterator[int]:
    """Where the next paragraphs that are left stand, after this one and before it."""
    for beside in (range(index + 1, len(row)), range(index - 1, -1, -1)):
        yield from islice((i for i in beside if not states.is_struck(row[i])), 1)


def _is_home(gone: Block, come: Block, moved: Container[ChangeId]) -> bool:
    """Whether one went and the other came by one of these moves, and nobody else had a hand in what went."""
    by = gone.marks.deleted
    if by not in moved or come.marks.inserted != by or come.marks.deleted or gone.cell != come.cell:
        return False
    marks: list[Marks | BlockMarks] = [gone.marks, *(inline.marks for inline in gone.inlines)]
    return all(m.deleted == by and not m.inserted for m in marks)


def _unmoved(block: Block, by: ChangeId) -> Block:
    row = (
        replace(i, marks=replace(i.marks, inserted=0)) if i.marks.inserted == by else i for i in block.inlines
    )
    return replace(block, inlines=normal(row), marks=replace(block.marks, inserted=0))


def struck_once(document: Document) -> Document:
    """The document in which words deleted from a moved paragraph stand only in the place that it left.

    Neither state says anything else. LibreOffice decides a deletion within an insertion or a move only by half, and
    the words are struck where they were anyway.
    """
    moves = {change.id for change in document.changes if change.kind is ChangeKind.MOVE}
    if not moves:
        return document

    def without(block: Block) -> Block:
        row = tuple(i for i in block.inlines if not (i.marks.deleted and i.marks.inserted in moves))
        return block if len(row) == len(block.inlines) else replace(block, inlines=normal(row))

    made = rewrite.map_blocks(document, without)
    if made is document:
        return document
    named = set(states.named_changes(made))
    left = (c for c in made.changes if c.id in named or c.kind is ChangeKind.METADATA)
    return replace(made, changes=tuple(left))


def _moved(marks: Marks, by: ChangeId, ledger: Ledger) -> Marks:
    return marks if ledger.vanishes(marks) else replace(marks, inserted=by)


def _moved_end(marks: BlockMarks, by: ChangeId, ledger: Ledger) -> BlockMarks:
    return marks if ledger.vanishes(marks) else replace(marks, inserted=by)
