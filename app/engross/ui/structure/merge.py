"""From the rows shown to the rows of the document, by as few insertions, removals and moves as it takes.

Knows nothing of Qt: whoever shows the rows makes each change.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Protocol

from engross.ui.structure.tree import Row

Key = tuple[object, ...]


class Shown(Protocol):
    """Rows on a screen. Each call changes the rows and tells the screen."""

    def insert(self, row: Row, parent: Row, at: int) -> None: ...
    def remove(self, parent: Row, first: int, last: int) -> None: ...
    def move(self, row: Row, parent: Row, at: int) -> None: ...
    def reword(self, row: Row, new: Row) -> object: ...


def merge(shown: Shown, root: Row, wanted: Row) -> bool:
    """Make the rows below ``root`` those below ``wanted``; rows are told apart by their keys.

    Gives whether any row came, went or moved.
    """
    known = {row.key: row for row in root.walk()}
    homes = {row.key: row.parent.key if row.parent else root.key for row in wanted.walk()}
    changed = _fill(shown, root, wanted, known, homes)
    return _clear(shown, root, homes) or changed


def _fill(shown: Shown, parent: Row, wanted: Row, known: dict[Key, Row], homes: dict[Key, Key]) -> bool:
    """Bring what is wanted below a row there in order; what is not is left among it."""
    if not wanted.below:
        return False
    changed = False
    stays = _in_order(parent, wanted, homes)
    at = 0
    for new in wanted.below:
        row = known.get(new.key)
        if row is None:
            row = Row(new.key, new.label, new.words, new.block, new.kind, new.part, new.also)
            at = _next(parent, at, stays)
            shown.insert(row, parent, at)
            changed = True
        elif new.key in stays:
            at = row.number
            shown.reword(row, new)
        else:
            at = _next(parent, at, stays)
            came_from_above = row.parent is parent and row.number < at
            shown.move(row, parent, at)
            at -= came_from_above
            shown.reword(row, new)
            changed = True
        at += 1
        changed |= _fill(shown, row, new, known, homes)
    return changed


def _next(parent: Row, at: int, stays: set[Key]) -> int:
    """The place before the next row that stays; rows that go on the way are passed over."""
    while at < len(parent.below) and parent.below[at].key not in stays:
        at += 1
    return at


def _in_order(parent: Row, wanted: Row, homes: dict[Key, Key]) -> set[Key]:
    """The keys of the largest set of rows that can stay where they are, while the others move around them."""
    places = {row.key: row.number for row in wanted.below}
    here = [row.key for row in parent.below if homes.get(row.key) == wanted.key]
    ends: list[int] = []
    last: list[Key] = []
    before: dict[Key, Key | None] = {}
    for key in here:
        spot = bisect_left(ends, places[key])
        before[key] = last[spot - 1] if spot else None
        ends[spot : spot + 1] = [places[key]]
        last[spot : spot + 1] = [key]
    stays: set[Key] = set()
    key_now = last[-1] if last else None
    while key_now is not None:
        stays.add(key_now)
        key_now = before[key_now]
    return stays


def _clear(shown: Shown, parent: Row, homes: dict[Key, Key]) -> bool:
    """Remove what is not wanted, neighbours together; what is wanted below it has moved away before."""
    changed = False
    last = len(parent.below) - 1
    while last >= 0:
        first = last
        while first >= 0 and parent.below[first].key not in homes:
            first -= 1
        if first < last:
            shown.remove(parent, first + 1, last)
            changed = True
        last = first - 1
    for row in parent.below:
        changed |= _clear(shown, row, homes)
    return changed


class Rows:
    """Changes rows and tells no screen."""

    def insert(self, row: Row, parent: Row, at: int) -> None:
        parent.below.insert(at, row)
        row.parent = parent
        _count(parent, at)

    def remove(self, parent: Row, first: int, last: int) -> None:
        del parent.below[first : last + 1]
        _count(parent, first)

    def move(self, row: Row, parent: Row, at: int) -> None:
        home, old = row.parent, row.number
        assert home is not None
        del home.below[old]
        parent.below.insert(at - (home is parent and old < at), row)
        row.parent = parent
        _count(home)
        _count(parent)

    def reword(self, row: Row, new: Row) -> bool:
        """Whether what people see of the row has changed."""
        is_same = (row.label, row.words, row.kind) == (new.label, new.words, new.kind)
        row.label, row.words, row.kind = new.label, new.words, new.kind
        row.block, row.also = new.block, new.also
        return not is_same


def _count(parent: Row, start: int = 0) -> None:
    """Tell the rows below a row their places."""
    for number in range(start, len(parent.below)):
        parent.below[number].number = number
