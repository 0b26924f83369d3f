"""Copies of unsaved work, for after a crash: written beside the settings, gone once the work is saved or given up.

A copy is two files of one name: the document as Akoma Ntoso, and what is known of it as JSON. It is offered at a later
start if the process that kept it runs no more.
"""

from __future__ import annotations

import ctypes
import json
import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from engross.editing.editor import Editor
from engross.errors import AppError, SaveError
from engross.formats import registry
from engross.model.nodes import Document
from engross.workspace import files
from engross.workspace.open_document import OpenDocument, Stamp

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rescue:
    """A copy. ``key`` names its files; ``file`` is the document's own file, "" for none; ``name`` is for people."""

    key: str
    name: str
    file: str = ""
    process: int = 0


def default_folder() -> Path:
    """Where the copies of this user stand."""
    return platformdirs.user_state_path("engross", appauthor=False) / "recovery"


def keep(rescue: Rescue, document: Document, folder: Path | None = None) -> None:
    """Write the copy, in place of the one of the same key; raises SaveError."""
    target = folder or default_folder()
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(f"{target} cannot be made: {error.strerror or error}.") from error
    about = {"name": rescue.name, "file": rescue.file, "process": rescue.process or os.getpid()}
    files.write_bytes(target / f"{rescue.key}.xml", registry.named(files.RECORD).write(document).data)
    files.write_bytes(target / f"{rescue.key}.json", json.dumps(about).encode())


def forget(key: str, folder: Path | None = None) -> None:
    """Take the copy away, where there is one."""
    for ending in (".json", ".xml"):
        try:
            ((folder or default_folder()) / f"{key}{ending}").unlink(missing_ok=True)
        except OSError as error:
            log.warning("a copy of unsaved work stays: %s", error)


def found(folder: Path | None = None) -> list[Rescue]:
    """The copies that no running process keeps, the oldest first."""
    target = folder or default_folder()
    copies = [rescue for path in target.glob("*.json") if (rescue := _read(path)) is not None]
    left = [rescue for rescue in copies if not _is_running(rescue.process)]
    return sorted(left, key=lambda rescue: (target / f"{rescue.key}.json").stat().st_mtime_ns)


def read(rescue: Rescue, folder: Path | None = None) -> OpenDocument:
    """The document of the copy, not saved yet; it belongs to its own file where that is still there.

    Raises FormatError where the copy cannot be read.
    """
    path = (folder or default_folder()) / f"{rescue.key}.xml"
    document = files.read(files.read_bytes(path), path.name).result.document
    opened = OpenDocument(Editor(document), is_pasted=True)
    own = Path(rescue.file)
    if rescue.file and own.is_file():
        try:
            opened.path, opened.stamp = own, Stamp.of(own, files.read_bytes(own))
        except AppError:
            log.info("%s cannot be read; its copy is a document without a file", own)
            opened.path = None
    return opened


def _read(path: Path) -> Rescue | None:
    try:
        row: Any = json.loads(path.read_text(encoding="utf-8"))
        name, file, process = row["name"], row["file"], row["process"]
    except (OSError, ValueError, TypeError, KeyError) as error:
        log.warning("%s tells of no copy: %s", path, error)
        return None
    if not (isinstance(name, str) and isinstance(file, str) and type(process) is int):
        return None
    return Rescue(path.stem, name, file, process) if path.with_suffix(".xml").exists() else None


def _is_running(process: int) -> bool:
    """Whether there is a process of this number."""
    if process <= 0:
        return False
    if sys.platform == "win32":
        wait_only = 0x0010_0000
        handle = ctypes.windll.kernel32.OpenProcess(wait_only, False, process)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
