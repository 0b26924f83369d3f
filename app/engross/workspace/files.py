"""Files: opening whatever the program reads, saving without ever leaving half a file, exporting.

Akoma Ntoso is the file of record; other formats are read from and written to, and a document read from one of them
has no file of its own until it is saved.
"""

from __future__ import annotations

import logging
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engross.errors import FormatError, SaveError
from engross.formats import registry
from engross.formats.format import ImportResult, Written
from engross.model import validity
from engross.model.nodes import Document
from engross.review import comments, record

if TYPE_CHECKING:  # what only the window needs is imported where a document is opened
    from engross.workspace.open_document import OpenDocument, Stamp

RECORD = "akn"
"""The format of record."""

_log = logging.getLogger(__name__)


class ChangedOnDisk(SaveError):
    """Someone else has changed the file since it was read; saving would lose that."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What reading gave, and by which format."""

    format_name: str
    result: ImportResult


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, at most `registry.MAX_BYTES`; raises FormatError with a sentence for people."""
    try:
        if path.is_dir():
            raise FormatError(f"{path.name} is a folder.", hint="Choose a file in it.")
        with path.open("rb") as file:
            data = file.read(registry.MAX_BYTES + 1)  # no more, whatever the file says of its size
    except FileNotFoundError as error:
        raise FormatError(f"There is no file {path}.") from error
    except PermissionError as error:
        raise FormatError(f"You have no permission to read {path}.") from error
    except OSError as error:
        raise FormatError(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(data) > registry.MAX_BYTES:
        limit = registry.MAX_BYTES // 1_000_000
        raise FormatError(f"{path.name} is larger than {limit} MB, too large for a resolution.")
    return data


def read(data: bytes, name: str) -> ReadFile:
    """The document in the bytes, whatever the format; raises FormatError."""
    chosen = registry.choose(data, name)
    result = chosen.read(data, name)
    normal = validity.normalised(result.document)
    if normal is not result.document:
        _log.info("%s: the reader left inlines out of normal form", name)
        result = replace(result, document=normal)
    return ReadFile(chosen.name, result)


def open(path: Path) -> OpenDocument:  # noqa: A001 -- read as files.open
    """A file opened for editing; raises FormatError."""
    from engross.workspace.open_document import Stamp

    data = read_bytes(path)
    found = read(data, path.name)
    document = found.result.document
    opened = new(document, found.result.losses, restored=found.result.restored)
    opened.source, opened.source_format = found.result.source, found.format_name
    if found.format_name == RECORD:
        opened.mark_saved(document, path, Stamp.of(path, data))
    return opened


def new(document: Document, losses: tuple[str, ...] = (), *, restored: int = 0) -> OpenDocument:
    """A document that has no file yet."""
    from engross.editing.editor import Editor
    from engross.workspace.open_document import OpenDocument

    return OpenDocument(Editor(document), losses=losses, restored=restored)


def is_copy(path: Path) -> bool:
    """Whether the name is that of another format than the one of record: what is written there is a copy only."""
    ending = path.suffix.casefold()
    return any(ending in entry.endings for entry in registry.FORMATS if entry.name != RECORD)


def save(
    opened: OpenDocument, path: Path | None = None, *, overwrite_changed: bool = False
) -> tuple[str, ...]:
    """Saves to its file, or to another that it belongs to from then on; gives what the file could not keep.

    Raises ChangedOnDisk where the file is no longer what was read, SaveError where it cannot be written; the
    document stays modified then.
    """
    from engross.workspace.open_document import Stamp

    target = path or opened.path
    if target is None:
        raise SaveError("The document has no file yet.", hint="Choose a name with Save As.")
    if target != opened.path and is_copy(target):
        raise SaveError(
            f"A document is not saved as {target.suffix}, which does not keep everything.",
            hint="Save it as .xml, and export a copy.",
        )
    if target == opened.path and not overwrite_changed:
        _refuse_changed(target, opened.stamp)
    document = opened.document
    written = registry.named(RECORD).write(
        document, opened.source if opened.source_format == RECORD else None
    )
    write_bytes(target, written.data)
    opened.mark_saved(document, target, Stamp.of(target, written.data))
    return written.losses


def export(
    opened: OpenDocument,
    path: Path,
    *,
    emblem: Path | None = None,
    has_lists: bool = False,
    with_private: bool = False,
) -> tuple[str, ...]:
    """Writes the document in the format of the path's ending; gives what that format could not keep.

    Private comments stay here, unless they are asked for ``with_private``.
    """
    written = written_as(
        opened.document,
        path,
        opened.source,
        source_format=opened.source_format,
        emblem=emblem,
        has_lists=has_lists,
        with_private=with_private,
    )
    write_bytes(path, written.data)
    return written.losses


def written_as(
    document: Document,
    path: Path,
    source: object | None = None,
    *,
    source_format: str = RECORD,
    emblem: Path | None = None,
    has_lists: bool = False,
    with_private: bool = False,
) -> Written:
    """The document in the format of the path's ending; raises FormatError for an unknown one.

    ``source`` was read with the document in ``source_format``; it serves to write that format. ``emblem`` is a
    picture for the masthead of pages: Word and PDF. With ``has_lists`` Word numbers the paragraphs of its files.
    Private comments are left out, unless they are asked for ``with_private``; only a file of record keeps them private.
    The record of decisions stays at home.
    """
    chosen = registry.for_ending(path)
    document = record.without(document)
    if not with_private:
        document = comments.without_private(document)
    elif chosen.name != RECORD:
        document = comments.published(document)
    origin = source if chosen.name == source_format else None
    picture = read_bytes(emblem) if emblem is not None and chosen.name in registry.PAGED else None
    if chosen.name == registry.DOCX.name:
        return registry.DOCX.write(document, origin, emblem=picture, has_lists=has_lists)
    if picture is not None:
        return registry.PAGED[chosen.name].write(document, emblem=picture)
    return chosen.write(document, origin)


def _refuse_changed(path: Path, stamp: Stamp | None) -> None:
    from engross.workspace.open_document import digest

    if stamp is None or not path.exists():
        return
    status = path.stat()
    if (status.st_size, status.st_mtime_ns) == (stamp.size, stamp.changed_ns):
        return
    if digest(read_bytes(path)) != stamp.digest:
        raise ChangedOnDisk(
            f"{path.name} was changed by someone else since you opened it.",
            hint="Save under another name, or overwrite what is there.",
        )


def write_bytes(path: Path, data: bytes) -> None:
    """Replaces the file in one step, so that there is always a whole one; raises SaveError.

    A symbolic link stays a link, and the file keeps its mode. On POSIX the folder is flushed too.
    """
    target = path.resolve()
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise SaveError(f"{path} cannot be written: {error.strerror or error}.") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        part.replace(target)
        _flush_folder(target.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SaveError(f"{path} cannot be written: {error.strerror or error}.") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
