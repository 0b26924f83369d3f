"""Where understood paragraphs stand in the text that they were read from. Knows nothing of Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable

WORDS = 7
"""How many of its first words must stand together."""

Place = tuple[int, int] | None


def places_of(text: str, paragraphs: Iterable[str]) -> list[Place]:
    """Start and end of the first words of each paragraph in the text as typed, or None where they are not found.

    Paragraphs come in the order of the text, so that of two that begin alike each finds its own place.
    """
    found: list[Place] = []
    behind = 0
    for words in paragraphs:
        place = place_of(text, words, behind) or place_of(text, words)
        found.append(place)
        if place is not None and place[0] >= behind:
            behind = place[1]
    return found


def place_of(text: str, words: str, start: int = 0) -> Place:
    """The first place, not before ``start``, where the first words of a paragraph stand; None where they do not."""
    first = re.findall(r"\w+", words[:200])[:WORDS]
    if not first:
        return None
    pattern = re.compile(r"[\W_]+".join(map(re.escape, first)))
    found = pattern.search(text, start)
    return found.span() if found else None
