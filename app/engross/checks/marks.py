"""Punctuation by language: what ends paragraphs, where notes stand, which quotation marks there are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from engross import resources


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one language (``resources/styles/marks.toml``)."""

    comma: str
    semicolon: str
    stop: str
    colon: str
    note: str
    quotes: tuple[str, ...]

    def name(self, mark: str) -> str:
        """What a mark is called."""
        names = {
            self.comma: "a comma",
            self.semicolon: "a semicolon",
            self.stop: "a full stop",
            self.colon: "a colon",
        }
        return names.get(mark, f"“{mark}”")


@cache
def of(language: str) -> Marks:
    """The marks of a language, or those that most have."""
    table = resources.toml("styles/marks.toml")
    row = table.get(language, table["default"])
    return Marks(**{**row, "quotes": tuple(row["quotes"])})


ENDINGS = frozenset(",;.:،؛。，；：")
"""Every mark that can end a paragraph in any language."""
CLOSERS = frozenset("”’»“\"')]）」』")
"""What can stand between the mark and the end: the end of a quotation, a bracket."""
