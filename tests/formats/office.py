"""Word files as LibreOffice saves them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice)")


def through_office(data: bytes, folder: Path) -> bytes:
    """The file, opened and saved."""
    sent, back = folder / "sent.docx", folder / "back"
    sent.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        back,
        sent,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (back / "sent.docx").read_bytes()
