"""What several layers bring to one place of their base: in which order it stands, and what of it is the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engross.review import chains, layers
from engross.review.layers import Row, Said
from engross.review.merge import End, Piece


@dataclass(slots=True)
class Arrival:
    """A paragraph or words that came, with the layers that brought them."""

    row: list[Piece]
    members: list[tuple[int, list[Piece]]]

    @property
    def said(self) -> Said:
        return layers.said(self.row)


def at_place(place: int, rows: Sequence[Row], before: Sequence[Piece]) -> Iterator[Arrival]:
    """What the layers brought to an offset: whole paragraphs before the rest of the line, replacements first.

    ``before`` are the pieces before the place, one of each layer.
    """
    ranked: dict[int, list[tuple[bool, int, list[Piece]]]] = {0: [], 1: [], 2: []}
    for version, row in enumerate(rows):
        if place in row.inserted:
            is_replaced = bool(before) and bool(before[version].marks.deleted)
            came = row.inserted[place]
            ranked[_rank(came)].append((not is_replaced, version, came))
    for rank, there in ranked.items():
        merged: list[Arrival] = []
        rows_here = [(is_late, version, list(_units(came, rank))) for is_late, version, came in there]
        for _, version, units in sorted(rows_here, key=lambda one: (one[0], -len(one[2]), one[1])):
            merged = _united(merged, [Arrival(unit, [(version, unit)]) for unit in units])
        yield from merged


def bring_together(rows: Sequence[Row]) -> None:
    """New paragraphs behind ones that went stand where another layer has the same ones before those."""
    homes: dict[Said, list[int]] = {}
    for row in rows:
        for at in row.inserted:
            for paragraph in _paragraphs(row, at):
                homes.setdefault(layers.said(paragraph), []).append(at)
    for row in rows:
        deleted = {s.end: s.start for s in row.spans if s.piece.marks.deleted}
        for at in sorted(row.inserted):
            paragraphs = _paragraphs(row, at)
            if not paragraphs or at not in deleted:
                continue
            start = _start(deleted, at, row)
            goals = [home for home in homes[layers.said(paragraphs[0])] if start <= home < at]
            if goals and min(goals) not in row.inserted:
                row.inserted[min(goals)] = paragraphs[0]
                left = [piece for paragraph in paragraphs[1:] for piece in paragraph]
                del row.inserted[at]
                if left:
                    row.inserted[at] = left


def _paragraphs(row: Row, at: int) -> list[list[Piece]]:
    """The whole paragraphs that came at a place, if such came."""
    came = row.inserted[at]
    return list(_units(came, 0)) if _rank(came) == 0 else []


def _start(deleted: dict[int, int], at: int, row: Row) -> int:
    """Where the deleted words before a place begin, back to where something else came."""
    start = at
    while start in deleted and (start == at or start not in row.inserted):
        start = deleted[start]
    return start


def _rank(came: Sequence[Piece]) -> int:
    """0: whole paragraphs before what stands here; 1: words; 2: ends with what follows them."""
    if isinstance(came[-1], End):
        return 0
    return 2 if isinstance(came[0], End) else 1


def _units(came: Sequence[Piece], rank: int) -> Iterator[list[Piece]]:
    """Paragraph by paragraph; words are one."""
    if rank == 1:
        yield list(came)
        return
    unit: list[Piece] = []
    for piece in came:
        if rank == 2 and unit and isinstance(piece, End):
            yield unit
            unit = []
        unit.append(piece)
        if rank == 0 and isinstance(piece, End):
            yield unit
            unit = []
    if unit:
        yield unit


def _united(merged: list[Arrival], more: list[Arrival]) -> list[Arrival]:
    """Two rows of units as one in which each keeps its order and equal ones are one."""
    says = [unit.said for unit in merged], [unit.said for unit in more]
    pairs = [(i, j, 1.0) for i, one in enumerate(says[0]) for j, two in enumerate(says[1]) if one == two]
    out: list[Arrival] = []
    at = other = 0
    for one, two, _ in (*chains.heaviest(pairs), (len(merged), len(more), 0.0)):
        out += [*merged[at:one], *more[other:two]]
        if one < len(merged):
            out.append(Arrival(merged[one].row, [*merged[one].members, *more[two].members]))
        at, other = one + 1, two + 1
    return out
