"""Two states of one document beside each other, row by row, and what happened to each clause in a list.

The document is one with open changes, such as `engross.review.compare` makes of two. Layout and new numbers are no
difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from engross.model import numbering, outline, plain, states
from engross.model.inlines import Footnote, Inline, footnotes
from engross.model.nodes import Block, Document, NodeId
from engross.model.review import NO_MARKS, ChangeId, ChangeKind


class Deed(StrEnum):
    """What happened to a clause."""

    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"
    MOVED = "moved"
    MOVED_AND_CHANGED = "moved and changed"


@dataclass(frozen=True, slots=True)
class Cell:
    """A paragraph in one of the two states: its number, and its words with the marks of that state's changes."""

    block: Block
    label: str
    clause: str
    """Its address: "OP5 (a)"."""
    marks: tuple[str, ...] = ()
    """Those of the footnotes in it, in order."""

    @property
    def words(self) -> str:
        """The words alone."""
        return plain.words(self.block)


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side; None where one state has nothing there. ``move`` names both ends of a move."""

    block: NodeId
    old: Cell | None
    new: Cell | None
    deed: Deed | None = None
    move: ChangeId = 0
    note: NodeId = 0
    """The footnote that the paragraph belongs to."""


def rows(document: Document) -> tuple[Row, ...]:
    """Every paragraph of both states in order, footnotes after the paragraph that holds them."""
    return tuple(_Rows(document))


def summary(found: Iterable[Row]) -> tuple[Row, ...]:
    """The rows in which something happened; of a move, the place where the clause is now."""
    return tuple(row for row in found if row.deed is not None and not (row.move and row.new is None))


class _Rows:
    """Goes through a document once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._moves = {c.id for c in document.changes if c.kind is ChangeKind.MOVE}
        self._states = tuple(
            (numbering.of(state), outline.addresses(state))
            for state in (states.original(document), states.accepted(document))
        )
        self._edited = self._edited_moves()

    def __iter__(self) -> Iterator[Row]:
        for part in self._document.parts:
            for block in part.blocks:
                yield self._row(block)
                for _at, note in footnotes(block.inlines):
                    yield from (self._row(inner, note) for inner in note.blocks)

    def _edited_moves(self) -> set[ChangeId]:
        """The moves of which the clause was changed besides."""
        found: set[ChangeId] = set()
        for part in self._document.parts:
            for block in part.blocks:
                move = _of(block.marks.inserted, self._moves)
                others = any(_differs(i) and i.marks.inserted != move for i in block.inlines)
                if move and (others or any(i.marks.deleted for i in block.inlines)):
                    found.add(move)
        return found

    def _row(self, block: Block, note: Footnote | None = None) -> Row:
        whole = note.marks if note is not None else NO_MARKS
        gone, come = whole.deleted or block.marks.deleted, whole.inserted or block.marks.inserted
        is_gone = bool(whole.deleted or (gone and all(i.marks.deleted for i in block.inlines)))
        is_come = bool(whole.inserted or (come and all(i.marks.inserted for i in block.inlines)))
        move = _of(gone, self._moves) or _of(come, self._moves)
        old = None if is_come else self._cell(block, note, is_new=False)
        new = None if is_gone else self._cell(block, note, is_new=True)
        return Row(block.id, old, new, self._deed(block, old, new, move), move, note.id if note else 0)

    def _deed(self, block: Block, old: Cell | None, new: Cell | None, move: ChangeId) -> Deed | None:
        if move and (old is None or new is None):
            return Deed.MOVED_AND_CHANGED if move in self._edited else Deed.MOVED
        if old is None:
            return Deed.NEW
        if new is None:
            return Deed.DROPPED
        is_changed = block.marks.is_changed or any(_differs(inline) for inline in block.inlines)
        return Deed.CHANGED if is_changed else None

    def _cell(self, block: Block, note: Footnote | None, *, is_new: bool) -> Cell:
        numbers, clauses = self._states[is_new]
        kept = tuple(i for i in block.inlines if not (i.marks.inserted if not is_new else i.marks.deleted))
        marks = tuple(inner.printed(numbers.mark(inner.id)) for _at, inner in footnotes(kept))
        label = note.printed(numbers.mark(note.id)) if note is not None else numbers.label(block.id)
        return Cell(replace(block, inlines=kept), label, clauses.get(block.id, ""), marks)


def _differs(inline: Inline) -> bool:
    """Whether the inline itself is changed; what is changed inside a footnote is said at its own paragraphs."""
    return inline.marks.is_changed


def _of(change: ChangeId, among: set[ChangeId]) -> ChangeId:
    return change if change in among else 0
