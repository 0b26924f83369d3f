"""The press: turns the source of pages into a PDF file, and says where each paragraph stands."""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from engross.errors import FormatError
from engross.formats.pdf import sizes, typeset
from engross.model.nodes import Document, NodeId

OWN_FONT = "Libertinus Serif"
"""Comes with the typesetter, so that there is always one."""
ACCESSIBLE: Literal["ua-1"] = "ua-1"
"""PDF/UA-1 (ISO 14289-1), whose rules the typesetter checks: title, language, headings in order, words for pictures."""
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
"""In what the typesetter says about signs that no font has: the first of them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a paragraph begins: a page counted from 1 and points from its upper edge."""

    block: NodeId
    page: int
    top: float


@cache
def fonts() -> typst.Fonts:
    """The fonts of this system, looked for once (about 0.1 s)."""
    return typst.Fonts(include_system_fonts=True)


def families_here(document: Document) -> list[str]:
    """Those of the fonts that the document's pages want which this system has, the preferred first."""
    here = {name.lower() for name in fonts().families()}
    return [name for name in sizes.families(document) if name.lower() in here]


def missing_fonts(document: Document) -> tuple[str, ...]:
    """The families wanted for the document's script when none of them is here; else nothing."""
    of_script = sizes.families(document)[:2]
    return () if set(of_script) & set(families_here(document)) else of_script


class Press:
    """Sets documents one after the other; a document that differs little from the one before takes little time.

    May be used from any one thread at a time; while it works, other threads go on.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="engross-pages-")
        self._loose: frozenset[NodeId] = frozenset()
        self.unshown = ""
        """The first sign of the document set last that no font here has; the pages show an empty box in its place."""
        self._main = Path(self._folder.name) / "main.typ"
        self._main.write_text("", encoding="utf-8")
        self._compiler = typst.Compiler(
            self._main, root=self._folder.name, font_paths=fonts(), ignore_system_fonts=True
        )

    def pdf(self, document: Document, *, emblem: bytes | None = None) -> bytes:
        """The document's pages as a tagged PDF file, each note on the page of its mark; raises `FormatError`."""
        picture, fonts_here = self._put(emblem), [*families_here(document), OWN_FONT]
        made, strays = b"", None
        while strays is None or not strays <= self._loose:
            self._loose |= strays or frozenset()
            made = self._compile(typeset.source(document, fonts_here, emblem=picture, loose=self._loose))
            strays = self._strays()
        return made

    def _compile(self, source: str) -> bytes:
        self._main.write_text(source, encoding="utf-8")
        try:
            made = self._accessible() or self._compiler.compile(format="pdf")
        except typst.TypstError as error:
            problem = f"The pages cannot be set: {error.message}"
            raise FormatError(problem) from error
        assert isinstance(made, bytes)
        return made

    def _accessible(self) -> bytes | None:
        """The pages by the rules of PDF/UA-1; None where a document cannot keep them, and is tagged only."""
        try:
            made = self._compiler.compile(format="pdf", pdf_standards=[ACCESSIBLE])
        except typst.TypstError as error:
            if "PDF/UA" not in error.message:
                raise
            found = _UNSHOWN.search(error.message)
            self.unshown = found[1] if found else ""
            return None
        assert isinstance(made, bytes)
        self.unshown = ""
        return made

    def _strays(self) -> frozenset[NodeId]:
        """The paragraphs from which a note has strayed to another page."""
        found = json.loads(self._compiler.query("<strays>", field="value", one=True))
        return frozenset(int(paragraph) for paragraph in found)

    def spots(self) -> tuple[Spot, ...]:
        """Where the paragraphs of the document set last begin, in order."""
        found = json.loads(self._compiler.query("<place>", field="value"))
        return tuple(Spot(int(block), int(page), float(top)) for block, page, top in found)

    def close(self) -> None:
        """Take away what was written."""
        self._folder.cleanup()

    def _put(self, emblem: bytes | None) -> str:
        if emblem is None:
            return ""
        name = "emblem.png" if emblem.startswith(b"\x89PNG") else "emblem.jpg"
        (Path(self._folder.name) / name).write_bytes(emblem)
        return f"/{name}"
