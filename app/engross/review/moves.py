"""The two stretches of a move: one that went and one that came, under the same change."""

from __future__ import annotations

from dataclasses import replace

from engross.model.inlines import Footnote, Inline, normal
from engross.model.nodes import Block
from engross.model.review import BlockMarks, ChangeId, Marks
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


def _moved(marks: Marks, by: ChangeId, ledger: Ledger) -> Marks:
    return marks if ledger.vanishes(marks) else replace(marks, inserted=by)


def _moved_end(marks: BlockMarks, by: ChangeId, ledger: Ledger) -> BlockMarks:
    return marks if ledger.vanishes(marks) else replace(marks, inserted=by)
