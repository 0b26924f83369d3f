"""Facts computed from a document, remembered for the last few documents by identity.

Documents are immutable, so a fact once computed stays true; comparing by identity keeps look-ups free.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import TypeVar

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
