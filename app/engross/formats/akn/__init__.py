"""Akoma Ntoso as the United Nations publishes it (AKN4UN): the file of record.

The reader turns a file into a document and keeps the tree beside it; the writer puts an edited document back into
that tree, or writes a new file as published ones are. The parts of the package are imported when they are needed.
"""

from __future__ import annotations

from engross.formats.format import ImportResult, Written
from engross.model.nodes import Document


class AknFormat:
    """The registry's entry."""

    name = "akn"
    title = "Akoma Ntoso"
    endings: tuple[str, ...] = (".xml", ".akn")
    can_read = True
    can_write = True

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether the bytes are XML of some kind; `read` says what is wrong where it is not Akoma Ntoso."""
        from engross.formats.akn.parse import looks_like_xml

        return looks_like_xml(data, filename)

    def read(self, data: bytes, filename: str = "") -> ImportResult:
        """The document, what was lost or doubtful, and the source tree; raises `FormatError`."""
        from engross.formats.akn.read import read

        return read(data)

    def write(self, document: Document, source: object | None = None) -> Written:
        """The document as bytes: into the tree it came from, or as a new file."""
        from engross.formats.akn.write import write

        return write(document, source)


FORMAT = AknFormat()
