"""Where comments and moves begin and end while paragraphs are written in their order (ECMA-376 17.13.4, 17.13.5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator

from engross.editing import remarks
from engross.model import walk
from engross.model.inlines import Footnote, Inline
from engross.model.nodes import Block, Document, NodeId
from engross.model.review import ChangeId, ChangeKind

Key = tuple[str, ChangeId]
"""A range: "comment" and a thread, or a side of a change ("from" or "to") and the change."""


def at(inline: Inline, loose: Container[ChangeId]) -> list[Key]:
    """The ranges that may begin or end at an inline: comments, and both sides of changes.

    On deleted words it is only comments that are ``loose``: that stand nowhere else. Those inside a footnote are on its
    mark.
    """
    marks = inline.marks
    found = [("comment", thread) for thread in _comments(inline, loose)]
    if marks.deleted:
        found.append(("from", marks.deleted))
    if marks.inserted:
        found.append(("to", marks.inserted))
    return found


def _comments(inline: Inline, loose: Container[ChangeId]) -> Iterator[ChangeId]:
    marks = inline.marks
    yield from (thread for thread in marks.comments if not marks.deleted or thread in loose)
    for block in inline.blocks if isinstance(inline, Footnote) else ():
        within = {*block.marks.comments, *(t for i in block.inlines for t in _comments(i, loose))}
        yield from sorted(within.difference(marks.comments))


class Ranges:
    """The ranges of one document. ``heads`` are lines in heads of pages: Word has no comments and no moves there.

    A comment has one range in Word: where its words were struck and stand elsewhere again, it is on these.
    """

    def __init__(self, document: Document, threads: Iterable[ChangeId], heads: frozenset[NodeId]) -> None:
        self._threads = set(threads)
        self._moves = {change.id for change in document.changes if change.kind is ChangeKind.MOVE}
        self._left: Counter[Key] = Counter()
        self._open: set[Key] = set()
        self._loose = remarks.loose(document)
        for block in walk.blocks(document):
            for inline in block.inlines if block.id not in heads else ():
                self._left.update(at(inline, self._loose))
        self._at = self._without_words(document, heads)

    def begin(self, inline: Inline) -> list[Key]:
        """The ranges that begin at an inline."""
        new = [key for key in at(inline, self._loose) if self._is_range(key) and key not in self._open]
        self._open.update(new)
        return new

    def end(self, inline: Inline) -> list[Key]:
        """The ranges that end at an inline."""
        here = [key for key in at(inline, self._loose) if self._is_range(key)]
        self._left.subtract(here)
        return [key for key in here if not self._left[key]]

    def pass_over(self, block: Block) -> None:
        """A paragraph that is written already: the ranges that begin and end in it do so there."""
        for inline in block.inlines:
            self.begin(inline)
            self.end(inline)

    def is_move(self, change: ChangeId) -> bool:
        """Whether a change is a move whose two sides stand in the text."""
        return change in self._moves and ("from", change) in self._left and ("to", change) in self._left

    def on(self, block: NodeId) -> list[ChangeId]:
        """The threads that stand at a paragraph, on no words."""
        return self._at.get(block, [])

    def _is_range(self, key: Key) -> bool:
        return key[1] in self._threads if key[0] == "comment" else self.is_move(key[1])

    def _without_words(self, document: Document, heads: frozenset[NodeId]) -> dict[NodeId, list[ChangeId]]:
        """The threads on no words of the text, by the paragraph where they stand."""
        holders = {block.id: block.id for block in walk.blocks(document)}
        for holder, _, note in walk.notes(document):
            holders.update((block.id, holder.id) for block in note.blocks)
        holders = {block: holder for block, holder in holders.items() if holder not in heads}
        first = next(iter(holders), 0)
        found: dict[NodeId, list[ChangeId]] = {}
        for thread in document.comments:
            if thread.id in self._threads and not self._left["comment", thread.id]:
                found.setdefault(holders.get(thread.block, first), []).append(thread.id)
        return found
