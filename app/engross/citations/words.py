"""Pieces that the patterns of a language are put together from."""

from __future__ import annotations

import re

from engross.citations.symbols import SPACE

S = rf"[{SPACE}]"
GAP = rf"[{SPACE}\n\ufffc]"
"""White space as it stands between words, line breaks and footnote marks among it."""


def one_of(words: list[str] | tuple[str, ...]) -> str:
    """A pattern for any of the words, longest first; a space stands for any space."""
    row = sorted(set(words), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", S) for word in row) + ")"
