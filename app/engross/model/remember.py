"""Facts computed from a document, remembered for the last few documents by identity.

Documents are immutable, so a fact once computed stays true; comparing by identity keeps look-ups free.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import Generic, TypeVar

from engross.model.nodes import Document

T = TypeVar("T")

KEPT = 4
"""Documents remembered for each fact: the one before and after an edit, on the screen and in the background."""


def remembered(compute: Callable[[Document], T]) -> Callable[[Document], T]:
    """The function, remembering its last few results. Safe to call from several threads."""
    return carried_over(lambda _known, _fact, _document: None)(compute)


def carried_over(
    carry: Callable[[Document, T, Document], T | None],
) -> Callable[[Callable[[Document], T]], Callable[[Document], T]]:
    """As `remembered`; ``carry(known, fact, document)`` gives the fact of a document from that of the last one.

    It gives None where the two differ too much; then the fact is computed. What it gives must be what would be
    computed.
    """
    return lambda compute: _remembering(compute, carry)


def _nearest(kept: tuple[tuple[Document, T], ...], document: Document) -> tuple[Document, T]:
    """Of several documents the one that shares the most parts: another state of it may have been asked for last."""
    most = len(document.parts) - 1
    best, shared = kept[0], -1
    for known in kept:
        same = sum(map(is_, known[0].parts, document.parts))
        if same >= most:
            return known
        if same > shared:
            best, shared = known, same
    return best


def _remembering(
    compute: Callable[[Document], T], carry: Callable[[Document, T, Document], T | None]
) -> Callable[[Document], T]:
    kept: list[tuple[Document, T]] = []

    @wraps(compute)
    def look_up(document: Document) -> T:
        last = tuple(kept)
        for known, fact in last:
            if known is document:
                return fact
        near = carry(*_nearest(last, document), document) if last else None
        fact = compute(document) if near is None else near
        kept.insert(0, (document, fact))
        del kept[KEPT:]
        return fact

    return look_up


class LastPair(Generic[T]):
    """What holds between two documents, remembered for the last pair: at each key several facts are carried over
    between the same two.
    """

    def __init__(self, compute: Callable[[Document, Document], T]) -> None:
        self._compute = compute
        self._last: tuple[Document, Document, T] | None = None

    def __call__(self, before: Document, after: Document) -> T:
        last = self._last
        if last is not None and last[0] is before and last[1] is after:
            return last[2]
        answer = self._compute(before, after)
        self.tell(before, after, answer)
        return answer

    def tell(self, before: Document, after: Document, answer: T) -> None:
        """Remember an answer that is known without computing it."""
        self._last = before, after, answer
