"""DOCX: a document laid out as official documents are, with real Word footnotes.

python-docx holds the package together; the parts inside it are ours. What is slow to import is imported when a
document is written.
"""

from __future__ import annotations

from engross.errors import FormatError
from engross.formats.format import ImportResult, Written
from engross.model.nodes import Document


class DocxFormat:
    """The registry's entry."""

    name = "docx"
    title = "Word"
    endings: tuple[str, ...] = (".docx",)
    can_read = False
    can_write = True

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether the bytes are an archive that holds a Word document."""
        return data.startswith(b"PK\x03\x04") and b"word/document.xml" in data

    def read(self, data: bytes, filename: str = "") -> ImportResult:
        """Raises `FormatError`: DOCX is only written so far."""
        raise FormatError("Word files can be written, but not yet be opened.", hint="Save it as plain text.")

    def write(
        self, document: Document, source: object | None = None, *, emblem: bytes | None = None
    ) -> Written:
        """The document as an official Word file. ``emblem`` is a picture (PNG, JPEG, GIF, BMP or TIFF) for the
        masthead; none is shipped. Raises `FormatError` where it is no such picture.
        """
        from engross.formats.docx import write

        return write.write(document, emblem=emblem)


FORMAT = DocxFormat()
