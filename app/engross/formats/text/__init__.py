"""Plain text and Markdown: typed or copied text is understood, and documents are written so that they can be read.

The parts of the package are imported when they are needed.
"""

from __future__ import annotations

from engross.formats.format import ImportResult, Written
from engross.model.nodes import Document

_NOT_TEXT = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


class TextFormat:
    """The registry's entries: plain text, and Markdown, which is told by its name and differs in how it is written."""

    can_read = True
    can_write = True

    def __init__(self, name: str, title: str, endings: tuple[str, ...]) -> None:
        self.name = name
        self.title = title
        self.endings = endings

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether the bytes may be text; `read` says what is wrong where they are not a resolution."""
        if self is MARKDOWN and not filename.lower().endswith(self.endings):
            return False
        head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
        if head.startswith(_NOT_TEXT) or head[:14].lower().startswith(
            (b"<!doctype html", b"<html", b"<?xml")
        ):
            return False
        return b"\0" not in head or data.startswith(_WIDE)

    def read(self, data: bytes, filename: str = "") -> ImportResult:
        """The document that the text stands for; raises `FormatError`."""
        from engross.formats.text import read

        return read.read(data, filename)

    def write(self, document: Document, source: object | None = None) -> Written:
        """The document as UTF-8 text."""
        from engross.formats.text import write

        return write.write(document, is_markdown=self.name == "markdown")


TEXT = TextFormat("text", "Plain text", (".txt", ".text"))
MARKDOWN = TextFormat("markdown", "Markdown", (".md", ".markdown"))
