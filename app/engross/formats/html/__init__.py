"""Web pages: written as one file. What is copied from one elsewhere is read by this package too, but no file."""

from __future__ import annotations

from engross.errors import FormatError
from engross.formats.format import ImportResult, Written
from engross.model.nodes import Document


class HtmlFormat:
    """One accessible page with its style inside."""

    name = "html"
    title = "Web page"
    endings: tuple[str, ...] = (".html", ".htm")
    can_read = False
    can_write = True

    def recognises(self, data: bytes, filename: str) -> bool:
        """By how such files begin."""
        return data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html"))

    def read(self, data: bytes, filename: str = "") -> ImportResult:
        """Always raises `FormatError`."""
        raise FormatError(
            "A web page cannot be opened as a resolution.",
            hint="Copy its text in the browser and paste it.",
        )

    def write(self, document: Document, source: object | None = None) -> Written:
        """The page in UTF-8."""
        from engross.formats.html import write

        return write.write(document)


FORMAT = HtmlFormat()
