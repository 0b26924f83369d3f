"""The formats that the program knows, and which of them a file is.

A file is chosen by looking at its bytes; its name is a hint only. To add a format, add its line to `FORMATS`.
"""

from __future__ import annotations

from pathlib import PurePath

from engross.errors import FormatError
from engross.formats import docx
from engross.formats.akn import FORMAT as AKN
from engross.formats.format import Format
from engross.formats.html import FORMAT as HTML
from engross.formats.json import FORMAT as JSON
from engross.formats.office import DOC, ODT, RTF
from engross.formats.pdf import FORMAT as PDF
from engross.formats.text import MARKDOWN, TEXT

DOCX = docx.FORMAT
FORMATS: tuple[Format, ...] = (AKN, DOCX, DOC, RTF, ODT, PDF, HTML, JSON, MARKDOWN, TEXT)
"""In the order in which they are asked; a format that claims any text comes last."""

PAGED = {entry.name: entry for entry in (DOCX, PDF)}
"""Those with first pages, which an emblem may stand on."""

MAX_BYTES = 64 * 1024 * 1024
"""Larger files are refused unread. The longest published resolution has 1.5 MB."""

_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "a Word file of the old kind (.doc)"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


def choose(data: bytes, filename: str = "") -> Format:
    """The format that can read these bytes; raises `FormatError`."""
    check_size(len(data))
    for entry in FORMATS:
        if entry.can_read and entry.recognises(data, filename):
            return entry
    kind = f"a {DOCX.title} file" if DOCX.recognises(data, filename) else _kind_of(data)
    raise FormatError(f"This is {kind}, which cannot be opened as a resolution.", hint=_openable())


def check_size(size: int) -> None:
    """Raises `FormatError` for files that are empty or larger than any resolution; ``size`` in bytes."""
    if size == 0:
        raise FormatError("The file is empty.")
    if size > MAX_BYTES:
        raise FormatError(
            f"The file has {size // 1_000_000} MB, and a resolution has no more than"
            f" {MAX_BYTES // 1_000_000}."
        )


def for_ending(path: str | PurePath) -> Format:
    """The format to write for a file name; raises `FormatError` for an ending that none has."""
    ending = PurePath(path).suffix.lower()
    for entry in FORMATS:
        if entry.can_write and ending in entry.endings:
            return entry
    endings = ", ".join(entry.endings[0] for entry in FORMATS if entry.can_write)
    raise FormatError(
        f"No format that can be written ends in “{ending}”." if ending else "The file name has no ending.",
        hint=f"The ending decides the format: {endings}.",
    )


def named(name: str) -> Format:
    """The format of this name; KeyError for one that there is not."""
    return {entry.name: entry for entry in FORMATS}[name]


def _kind_of(data: bytes) -> str:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    lower = head.lower()
    if lower.startswith((b"<!doctype html", b"<html")):
        return "a web page (HTML)"
    if not head:
        return "a file without text"
    if b"\0" in data[:4096]:
        return "a binary file"
    return "a file of an unknown kind"


def _openable() -> str:
    endings = ", ".join(ending for entry in FORMATS if entry.can_read for ending in entry.endings)
    return f"Files that can be opened: {endings}."
