"""The heaviest row of pairs that ascends on both sides: what stayed in place while the rest moved, came or went."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

Pair = tuple[int, int, float]
"""A place on the old side, one on the new side, and how much the pair weighs (more than 0)."""


def heaviest(pairs: Iterable[Pair]) -> list[Pair]:
    """Those of the pairs that ascend strictly on both sides and weigh most together. n log n."""
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    news = sorted({new for _, new, _ in ordered})
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(news) + 1)
    came_from: list[int] = []
    for index, (_, new, weight) in enumerate(ordered):
        rank = bisect_left(news, new)
        total, before = _best_below(best, rank)
        came_from.append(before)
        _put(best, rank + 1, (total + weight, index))
    chain: list[Pair] = []
    at = _best_below(best, len(news))[1]
    while at >= 0:
        chain.append(ordered[at])
        at = came_from[at]
    return chain[::-1]


def _best_below(tree: list[tuple[float, int]], rank: int) -> tuple[float, int]:
    """The best total of a chain that ends below this rank (a Fenwick tree of maxima)."""
    found = (0.0, -1)
    while rank:
        found = max(found, tree[rank])
        rank -= rank & -rank
    return found


def _put(tree: list[tuple[float, int]], rank: int, value: tuple[float, int]) -> None:
    while rank < len(tree):
        tree[rank] = max(tree[rank], value)
        rank += rank & -rank
