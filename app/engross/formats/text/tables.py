"""Rows of a table as Markdown has them: cells between bars, a rule below the heading."""

from __future__ import annotations

import re
from itertools import pairwise

from engross.formats.text.rich import Rich, part

_ROW = re.compile(r"\|.*\|", re.DOTALL)
_RULE = re.compile(r"\|(?:\s*:?-{2,}:?\s*\|)+")
_BAR = re.compile(r"(?<!\\)\|")


def is_row(text: str) -> bool:
    """Whether a line is a row of a table, or the rule below its heading."""
    return len(text) > 2 and _ROW.fullmatch(text) is not None


def is_rule(text: str) -> bool:
    """Whether a line is the rule below the heading row."""
    return _RULE.fullmatch(text) is not None


def cells(row: Rich) -> tuple[Rich, ...]:
    """The cells of a row."""
    bars = [found.start() for found in _BAR.finditer(row.text)]
    return tuple(part(row, low + 1, high, second=True) for low, high in pairwise(bars))
