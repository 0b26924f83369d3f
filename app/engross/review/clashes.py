"""Edits of several layers over one base that cannot all be meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engross.model.inlines import Footnote, Text
from engross.model.nodes import NodeId
from engross.model.review import ChangeId
from engross.review import layers
from engross.review.layers import Hunk, Row
from engross.review.merge import End, Piece


@dataclass(frozen=True, slots=True)
class Clash:
    """Edits that cannot all be meant, in one row of the base: what each layer says there, and its changes."""

    block: NodeId
    base: str
    versions: tuple[tuple[int, str, frozenset[ChangeId]], ...]


def among(under: Row, rows: Sequence[Row], found: Sequence[Hunk]) -> Iterator[Clash]:
    """The edits that cannot all be meant, those that hang together as one."""
    ordered = sorted(found, key=lambda hunk: (hunk.start, hunk.end))
    groups: list[list[Hunk]] = []
    home: dict[int, list[Hunk]] = {}
    active: list[Hunk] = []
    for hunk in ordered:
        active = [other for other in active if other.end >= hunk.start]
        for other in active:
            if layers.differ(other, hunk):
                _put_together(home, groups, other, hunk)
        active.append(hunk)
    for group in groups:
        yield _clash(under, rows, group)


def _put_together(home: dict[int, list[Hunk]], groups: list[list[Hunk]], one: Hunk, two: Hunk) -> None:
    """One group for both, with all that hang together with either."""
    left, right = home.get(id(one)), home.get(id(two))
    if left is None and right is None:
        left = []
        groups.append(left)
    elif left is not None and right is not None and left is not right:
        left += right
        groups[:] = [group for group in groups if group is not right]
    group = left if left is not None else right
    assert group is not None
    for hunk in (one, two):
        if not any(hunk is known for known in group):
            group.append(hunk)
    for hunk in group:
        home[id(hunk)] = group


def _clash(under: Row, rows: Sequence[Row], group: list[Hunk]) -> Clash:
    start, end = min(h.start for h in group), max(h.end for h in group)
    block = next(s.piece.block.id for s in under.spans if isinstance(s.piece, End) and s.end > start)
    versions = []
    for version in sorted({hunk.layer for hunk in group}):
        changes = {c for h in group if h.layer == version for c in h.changes}
        versions.append((version, _words(rows[version], start, end), frozenset(changes)))
    return Clash(block, _words(under, start, end), tuple(versions))


def _words(row: Row, start: int, end: int) -> str:
    """What a row says between two offsets of the base, a line for each paragraph."""
    out: list[str] = []
    for span in row.spans:
        if start < span.start <= end or start == span.start == end:
            out += [_spoken(p) for p in row.inserted.get(span.start, ()) if not p.marks.deleted]
        low, high = max(start, span.start), min(end, span.end)
        if low < high and not span.piece.marks.deleted:
            out.append(_spoken(span.part(low, high)))
    if row.end <= end:
        out += [_spoken(p) for p in row.inserted.get(row.end, ()) if not p.marks.deleted]
    return "".join(out).strip("\n")


def _spoken(piece: Piece) -> str:
    if isinstance(piece, Text):
        return piece.text
    return "" if isinstance(piece, Footnote) else "\n"
