"""Files of other word processors (.doc, .rtf, .odt), by way of LibreOffice where it is installed.

It runs without a window, with a profile of its own that is thrown away, and for a bounded time; what it makes is read
as a Word file.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from engross.errors import FormatError
from engross.formats import docx
from engross.formats.format import ImportResult, Written
from engross.model.nodes import Document

SECONDS = 60
"""After this a conversion is given up."""
PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/opt/libreoffice/program/soffice",
)
_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"


class OfficeFormat:
    """The registry's entries: one for each kind of file, told by its first bytes."""

    can_read = True
    can_write = False

    def __init__(self, name: str, title: str, ending: str, signature: bytes) -> None:
        self.name = name
        self.title = title
        self.endings: tuple[str, ...] = (ending,)
        self._signature = signature

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether the bytes begin as such files do."""
        head = data[:200]
        return head.startswith(self._signature) or (
            head.startswith(b"PK\x03\x04") and self._signature in head
        )

    def read(self, data: bytes, filename: str = "") -> ImportResult:
        """The document that LibreOffice finds in the file; raises `FormatError`."""
        if not self.recognises(data, filename):
            raise FormatError(f"This is no {self.title} file.")
        if _ENCRYPTED in data:
            raise FormatError("The file is protected by a password.", hint="Save it without one.")
        read = docx.FORMAT.read(_converted(data, self.endings[0], self.title))
        return replace(
            read, losses=(f"The {self.title} file was read by way of LibreOffice.", *read.losses), source=None
        )

    def write(self, document: Document, source: object | None = None) -> Written:
        """Raises `FormatError`: such files are only read."""
        raise FormatError(f"{self.title} files are not written.", hint="Save it as a Word file (.docx).")


@cache
def program() -> str:
    """Where LibreOffice is, or ""."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    return found or next((path for path in _USUAL_PLACES if Path(path).exists()), "")


def _converted(data: bytes, ending: str, title: str) -> bytes:
    """The bytes as a Word file; raises `FormatError`."""
    import subprocess

    office = program()
    if not office:
        raise FormatError(
            f"This is a file of the kind {title}, which only LibreOffice can read, and it is not installed.",
            hint="Install LibreOffice, or save the file as .docx.",
        )
    with tempfile.TemporaryDirectory(prefix="engross-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"source{ending}")
        source.write_bytes(data)
        command = [
            office,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--norestore",
        ]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - no shell
        except subprocess.TimeoutExpired as error:
            raise FormatError(f"LibreOffice did not read the file within {SECONDS} seconds.") from error
        except OSError as error:
            raise FormatError(f"LibreOffice could not be started: {error.strerror or error}.") from error
        made = Path(folder, "source.docx")
        if not made.exists():
            raise FormatError(f"LibreOffice could not read the {title} file.", hint="Save it as .docx.")
        return made.read_bytes()


DOC = OfficeFormat("doc", "Word 97", ".doc", _OFFICE)
RTF = OfficeFormat("rtf", "Rich Text", ".rtf", b"{\\rtf")
ODT = OfficeFormat("odt", "OpenDocument", ".odt", _OPEN_DOCUMENT)
