"""A document that someone has open: its editor, its file, and what is needed to save it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from engross.editing.editor import Editor
from engross.model.nodes import Document


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file was like when it was last read or written: size, time of change (ns) and a digest of its bytes."""

    size: int
    changed_ns: int
    digest: bytes

    @staticmethod
    def of(path: Path, data: bytes) -> Stamp:
        """The stamp of a file that holds ``data`` now."""
        status = path.stat()
        return Stamp(status.st_size, status.st_mtime_ns, digest(data))


def digest(data: bytes) -> bytes:
    """A short digest that tells two contents apart."""
    return blake2b(data, digest_size=16).digest()


@dataclass(slots=True)
class OpenDocument:
    """An editor with the file that it came from.

    ``source`` belongs to the format that the document was read from (``source_format``) and lets a save in that
    format keep what the model does not hold; ``path`` is None for a document that has no file of record yet (a new one,
    or one imported from another format).
    """

    editor: Editor
    path: Path | None = None
    source: object | None = None
    source_format: str = ""
    losses: tuple[str, ...] = ()
    stamp: Stamp | None = None
    saved: Document | None = None
    restored: int = 0
    """How many openings got back their italics when the file or text was read."""
    is_pasted: bool = False
    """Made of pasted text, which no file holds: it is lost if it is not saved."""

    @property
    def document(self) -> Document:
        """The document now."""
        return self.editor.document

    @property
    def is_modified(self) -> bool:
        """Whether the document is another than the one last read or saved."""
        return self.editor.document is not self.saved

    @property
    def is_worth_keeping(self) -> bool:
        """Whether the document is more than an untouched new one, or a file of another format just opened."""
        return self.path is not None or self.editor.can_undo or self.is_pasted

    @property
    def is_unsaved(self) -> bool:
        """Whether something would be lost if the document were not saved."""
        return self.is_modified and self.is_worth_keeping

    def mark_saved(self, document: Document, path: Path, stamp: Stamp) -> None:
        """``document`` is what the file now holds."""
        self.saved, self.path, self.stamp = document, path, stamp
