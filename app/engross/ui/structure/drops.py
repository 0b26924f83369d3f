"""Where rows go that are dropped between or onto others. Knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engross.editing.arrange import DIVISIONS, LISTS, Where
from engross.model.nodes import NodeId, PartKind
from engross.ui.structure.tree import Row


@dataclass(frozen=True, slots=True)
class Drop:
    """Beside or below which paragraph, and how deep the rows then stand (0 = at the top)."""

    target: NodeId
    where: Where
    depth: int


def between(above: Row | None, below: Row | None, depth: int) -> Drop | None:
    """The gap between two neighbouring rows on the screen, at the depth nearest to the one wanted.

    None where no paragraph can go.
    """
    gaps = list(_gaps(above, below))
    return min(gaps, key=lambda gap: abs(gap.depth - depth), default=None)


def _gaps(above: Row | None, below: Row | None) -> Iterator[Drop]:
    if below is not None and below.is_paragraph and (above is None or below.parent is above):
        yield Drop(below.block, "before", below.depth)
        return
    row = above
    while row is not None and row.is_paragraph and (below is None or row.depth >= below.depth):
        yield Drop(row.block, "after", row.depth)
        row = row.parent
    if above is not None and not above.below and above.kind in (*LISTS, *DIVISIONS):
        yield Drop(above.block, "below", above.depth + 1)
    if below is not None and below.is_paragraph and not (above and above.is_paragraph):
        yield Drop(below.block, "before", below.depth)


def onto(row: Row) -> Drop | None:
    """Onto a paragraph: below it. Onto a part: at its end."""
    if row.kind in (*LISTS, *DIVISIONS):
        return Drop(row.block, "below", row.depth + 1)
    if row.part in (PartKind.PREAMBLE, PartKind.BODY, PartKind.ANNEX):
        last = next((r for r in reversed(row.below) if r.is_paragraph), None)
        if last is not None:
            return Drop(last.block, "after", row.depth + 1)
        return Drop(row.blocks[-1], "after", row.depth + 1) if row.is_annex else None
    return None


def annex(row: Row, *, is_upper: bool) -> Drop | None:
    """Where an annex goes that is dropped onto a row: beside the annex there, else before the first of the text."""
    home: Row | None = row
    while home is not None and home.part is None:
        home = home.parent
    if home is not None and home.is_annex:
        return Drop(home.block, "before" if is_upper and home is row else "after", home.depth)
    return Drop(row.block, "before", 0) if row.block else None
