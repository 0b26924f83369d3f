"""Saving back to the Word file that a document was read from: only what was edited changes.

Paragraphs that stayed the same keep their elements, every other part of the package its bytes. A paragraph that changed
keeps its properties, pictures and the look of its first run; a new one looks as its like. What cannot be brought in so
is not half done: then the file is written anew, and the reason told.
"""

from __future__ import annotations

from engross.formats.docx.save.anew import Anew
from engross.formats.docx.save.text import saved
from engross.formats.docx.source import Source
from engross.model.nodes import Document

__all__ = ["Anew", "patched"]


def patched(document: Document, source: Source) -> bytes:
    """The file with what was edited; raises `Anew` where that cannot be brought in."""
    return source.data if document == source.document else saved(document, source)
