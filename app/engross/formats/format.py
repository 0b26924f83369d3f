"""What a file format is to the rest of the program.

A reader takes bytes and gives a document and what it could not keep; it raises `FormatError` and nothing else. A
writer takes a document and, where the document was read from the same format, the ``source`` that the reader gave
with it, so that what the model does not hold survives.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from engross.model.nodes import Document


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What reading gave: the document, sentences on what was lost or doubtful, and the source for saving."""

    document: Document
    losses: tuple[str, ...] = ()
    source: object | None = None
    restored: int = 0
    """Openings of paragraphs that got back the italics which the file had lost (OPN-01)."""


@dataclass(frozen=True, slots=True)
class Written:
    """What writing gave: the file's bytes and sentences on what the format could not keep."""

    data: bytes
    losses: tuple[str, ...] = ()


class Format(Protocol):
    """A file format. ``endings`` begin with a dot, the first is the usual one."""

    name: str
    title: str
    endings: tuple[str, ...]
    can_read: bool
    can_write: bool

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether the bytes look like this format; the name is a hint only."""
        ...

    def read(self, data: bytes, filename: str = "") -> ImportResult:
        """The document in the bytes; raises `FormatError`."""
        ...

    def write(self, document: Document, source: object | None = None) -> Written:
        """The document as bytes. ``source`` is what `read` of this format gave with the document, or None."""
        ...
