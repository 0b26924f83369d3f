"""Writing: into the tree that the document was read from, or as a new file."""

from __future__ import annotations

from engross.formats.akn import write_fresh
from engross.formats.akn.source import AknSource
from engross.formats.format import Written
from engross.model.nodes import Document


def write(document: Document, source: object | None = None) -> Written:
    """The document as bytes. Without an edit these are the bytes that were read."""
    if isinstance(source, AknSource):
        if document == source.document and not source.fault:
            return Written(source.data)
    return Written(write_fresh.serialised(document))
