"""Tracked changes while a file is read: each stretch of one author, date and kind becomes one change of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from engross.formats.docx.markup import Element, qualified
from engross.model.review import Change, ChangeId, ChangeKind

_AUTHOR = qualified("author")
_DATE = qualified("date")
_Key = tuple[ChangeKind, str, str]


@dataclass(slots=True)
class Changes:
    """The changes found so far, in order."""

    mint: Callable[[], ChangeId]
    found: dict[ChangeId, Change] = field(default_factory=dict)
    _running: dict[_Key, ChangeId] = field(default_factory=dict)
    _moves: dict[str, ChangeId] = field(default_factory=dict)
    _open_moves: dict[str, str] = field(default_factory=dict)
    """The name of the move whose range is open, by "from" and "to"."""
    _last_moves: dict[str, str] = field(default_factory=dict)

    def of(self, element: Element, kind: ChangeKind) -> ChangeId:
        """The change that the element is of; the one before goes on where nothing unchanged stood between."""
        author, at = element.get(_AUTHOR, ""), element.get(_DATE, "")
        key = (kind, author, at)
        if key not in self._running:
            self._running[key] = self._new(kind, author, at)
        return self._running[key]

    def beside(self, change: ChangeId, kind: ChangeKind) -> ChangeId:
        """A change of another kind by the author of one, made at its time."""
        by = self.found[change]
        key = (kind, by.author, by.at)
        if key not in self._running:
            self._running[key] = self._new(*key)
        return self._running[key]

    def interrupt(self) -> None:
        """Unchanged text stands here: what follows is another change."""
        self._running.clear()

    def begin_move(self, side: str, element: Element) -> None:
        """A ``w:moveFromRangeStart`` (side "from") or ``w:moveToRangeStart`` ("to")."""
        self._open_moves[side] = element.get(qualified("name"), "")

    def end_move(self, side: str) -> None:
        """The end of such a range."""
        self._open_moves.pop(side, None)

    def of_move(self, element: Element, side: str) -> ChangeId:
        """The move that moved text belongs to; both sides of one name are one change."""
        name = self._open_moves.get(side, "")
        if not name:
            return self._end_of_move(element, side)
        self._last_moves[side] = name
        if name not in self._moves:
            self._moves[name] = self._new(ChangeKind.MOVE, element.get(_AUTHOR, ""), element.get(_DATE, ""))
        return self._moves[name]

    def _end_of_move(self, element: Element, side: str) -> ChangeId:
        """The end of a moved paragraph whose range is closed already belongs to the move before it."""
        change = self.found.get(self._moves.get(self._last_moves.get(side, ""), 0))
        if change and (change.author, change.at) == (element.get(_AUTHOR, ""), element.get(_DATE, "")):
            return change.id
        return self.of(element, ChangeKind.DELETION if side == "from" else ChangeKind.INSERTION)

    def of_end(self, element: Element, kind: ChangeKind, words: ChangeId) -> ChangeId:
        """The change of an inserted or deleted paragraph mark: that of the words before it where they moved."""
        by = (ChangeKind.MOVE, element.get(_AUTHOR, ""), element.get(_DATE, ""))
        change = self.found.get(words)
        if change and (change.kind, change.author, change.at) == by:
            return words
        return self.of(element, kind)

    def _new(self, kind: ChangeKind, author: str, at: str) -> ChangeId:
        change = Change(self.mint(), kind, author, at)
        self.found[change.id] = change
        return change.id
