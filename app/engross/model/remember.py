"""Facts computed from a document, remembered for the last few documents by identity.

Documents are immutable, so a fact once computed stays true; comparing by identity keeps look-ups free.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from engross.model.nodes import Document

T = TypeVar("T")

KEPT = 4
"""Documents remembered for each fact: the one before and after an edit, on the screen and in the background."""


def remembered(compute: Callable[[Document], T]) -> Callable[[Document], T]:
    """The function, remembering its last few results. Safe to call from several threads."""
    kept: list[tuple[Document, T]] = []

    @wraps(compute)
    def look_up(document: Document) -> T:
        for known, fact in tuple(kept):
            if known is document:
                return fact
        fact = compute(document)
        kept.insert(0, (document, fact))
        del kept[KEPT:]
        return fact

    return look_up
