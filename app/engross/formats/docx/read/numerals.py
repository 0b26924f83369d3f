"""Numbers and lengths as attributes of Word files state them (ECMA-376 22.9.2.14, .15)."""

from __future__ import annotations

import re

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
_LENGTH = re.compile(r"([+-]?[0-9]{1,6}(?:\.[0-9]{1,6})?)(mm|cm|in|pt|pc|pi)")
HALF_POINT = 10
"""Twips."""
_TWIPS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}


def whole(value: str, usual: int = 0) -> int:
    """The whole number that the value states; ``usual`` where it states none, or one beyond all sense."""
    return int(value) if _WHOLE.fullmatch(value) else usual


def length(value: str, twips: int = 1) -> int:
    """A length in units of so many twips: a bare number counts them, and the strict form may name another unit."""
    found = _LENGTH.fullmatch(value)
    return round(float(found[1]) * _TWIPS[found[2]] / twips) if found else whole(value)
