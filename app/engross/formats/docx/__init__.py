"""DOCX: Word files are read as they come, and written laid out as official documents are, with real Word footnotes.

What is slow to import is imported when a document is read or written.
"""

from __future__ import annotations

from engross.formats.format import ImportResult, Written
from engross.model.nodes import Document


class DocxFormat:
    """The registry's entry."""

    name = "docx"
    title = "Word"
    endings: tuple[str, ...] = (".docx",)
    can_read = True
    can_write = True

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether the bytes are an archive that holds a Word document."""
        return data.startswith(b"PK\x03\x04") and (b"word/document" in data or b"[Content_Types].xml" in data)

    def read(self, data: bytes, filename: str = "") -> ImportResult:
        """The document in a Word file; raises `FormatError`."""
        from engross.formats.docx import read

        return read.read(data, filename)

    def write(
        self,
        document: Document,
        source: object | None = None,
        *,
        emblem: bytes | None = None,
        has_lists: bool = False,
    ) -> Written:
        """The document as an official Word file, or where it was read from one (``source``) that file with what was
        edited. ``emblem`` is a picture (PNG, JPEG, GIF, BMP or TIFF) for the masthead; none is shipped. With
        ``has_lists`` Word numbers the paragraphs itself. Raises `FormatError` where the emblem is no such picture.
        """
        from engross.formats.docx import write
        from engross.formats.docx.source import Source

        if isinstance(source, Source) and emblem is None:
            from engross.formats.docx import save

            try:
                return Written(save.patched(document, source))
            except save.Anew as reason:
                written = write.write(document, has_lists=has_lists)
                told = f"The Word file was written anew, because {reason}: what else stood in it is gone."
                return Written(written.data, (*written.losses, told))
        return write.write(document, emblem=emblem, has_lists=has_lists)


FORMAT = DocxFormat()
