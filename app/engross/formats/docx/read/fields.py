"""Fields: codes that Word computes text from. What is shown is the result; what leads somewhere stays a link.

A field begins, may have a result, and ends, over runs and over paragraphs; fields stand inside one another (ECMA-376
17.16).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from engross.formats.docx.markup import Element, qualified

BOOKMARK = "#"
"""A link inside the file begins with it; the rest is the name of a bookmark."""
_WORDS = re.compile(r'"([^"]*)"|(\\[A-Za-z*#@])|(\S+)')
_REFERENCES = {"REF", "NOTEREF", "PAGEREF"}


@dataclass(slots=True)
class _Field:
    link: str
    """Where it leads to, or else the one around it."""
    code: str = ""
    has_result: bool = False


class Fields:
    """The fields that are open at a place of the text."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._are_whole = True
        self._codes = 0
        """How many of the open fields have no result yet."""

    def check(self, root: Element) -> None:
        """Looks whether every field of a part ends. Where one does not, no words are taken for a code, and none goes on
        behind its paragraph.
        """
        kinds = Counter(mark.get(qualified("fldCharType")) for mark in root.iter(qualified("fldChar")))
        self._are_whole = self._are_whole and kinds["begin"] == kinds["end"]

    def end_paragraph(self) -> None:
        """The end of a paragraph."""
        if not self._are_whole:
            self._open.clear()
            self._codes = 0

    @property
    def is_in_code(self) -> bool:
        """Whether characters here are a code, which is not shown."""
        return self._are_whole and self._codes > 0

    @property
    def link(self) -> str:
        """Where the result leads to, or ""."""
        return self._open[-1].link if self._open else ""

    def add(self, code: str) -> None:
        """More of the code of the innermost field."""
        if self._open and len(self._open[-1].code) < 4096:
            self._open[-1].code += code

    def take(self, kind: str) -> None:
        """A ``w:fldChar``: "begin", "separate" or "end"."""
        if kind == "begin":
            self._open.append(_Field(self.link))
            self._codes += 1
        elif kind == "separate" and self._open:
            field = self._open[-1]
            self._codes -= not field.has_result
            field.has_result = True
            field.link = link_of(field.code) or (self._open[-2].link if len(self._open) > 1 else "")
        elif kind == "end" and self._open:
            self._codes -= not self._open.pop().has_result


def link_of(code: str) -> str:
    """Where a field with this code leads to: an address, or a bookmark's name after `BOOKMARK`; or ""."""
    words = [found[1] if found[1] is not None else found[0] for found in map(_groups, _WORDS.finditer(code))]
    if not words:
        return ""
    name = words[0].upper()
    if name in _REFERENCES:
        return BOOKMARK + words[1] if len(words) > 1 else ""
    if name != "HYPERLINK":
        return ""
    address = next((word for word in words[1:] if not word.startswith("\\")), "")
    if "\\l" in words[1:]:
        at = words.index("\\l")
        anchor = words[at + 1] if at + 1 < len(words) else ""
        return BOOKMARK + anchor if address == anchor else f"{address}#{anchor}"
    return address


def _groups(found: re.Match[str]) -> tuple[str, str | None]:
    return found[0], found[1]
