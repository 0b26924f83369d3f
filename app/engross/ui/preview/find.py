"""Where an understood paragraph stands in the text that it was read from. Knows nothing of Qt."""

from __future__ import annotations

import re

WORDS = 7
"""How many of its first words must stand together."""


def place_of(text: str, words: str) -> tuple[int, int] | None:
    """Start and end of the first words of a paragraph in the text as typed, or None where they are not found."""
    first = re.findall(r"\w+", words)[:WORDS]
    if not first:
        return None
    found = re.search(r"[\W_]+".join(map(re.escape, first)), text)
    return found.span() if found else None
