"""Files of other word processors, read by way of LibreOffice."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from builders import resolution
from engross.errors import FormatError
from engross.formats import docx, office, registry
from engross.model import plain, walk
from formats.test_docx_reshaped import review_of, reviewed

SIMPLE = """
    TITLE {number:90/5.} {title:Clean water}
    ORG *The General Assembly*,
    PP *Recalling* its resolution 80/1,[^A *note*.]
    1. *Decides* to act:
      (a) First;
      (b) Second;
    2. *Requests* a report.
"""
FILTERS = {"rtf": "rtf", "odt": "odt", "doc": "doc:MS Word 97"}


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, bytes]:
    """The same text as LibreOffice saves it in its formats."""
    if not office.program():
        pytest.skip("LibreOffice is not installed")
    folder: Path = tmp_path_factory.mktemp("office")
    sources = {"text": resolution(SIMPLE), "review": reviewed()}
    for name, document in sources.items():
        (folder / f"{name}.docx").write_bytes(docx.FORMAT.write(document).data)
    for kind in FILTERS.values():
        command = [office.program(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", kind, "--outdir", str(folder)]
        command += [str(folder / f"{name}.docx") for name in sources]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {
        f"{name}.{ending}": (folder / f"{name}.{ending}").read_bytes()
        for name in sources
        for ending in FILTERS
    }


@pytest.mark.parametrize("ending", FILTERS)
def test_the_text_is_read_with_its_notes_and_numbers(files, ending):
    data = files[f"text.{ending}"]
    entry = registry.choose(data, f"x.{ending}")
    assert entry.name == ending
    read = entry.read(data, f"x.{ending}")
    document = resolution(SIMPLE)
    assert [plain.words(b) for b in walk.blocks(read.document)] == [
        plain.words(b) for b in walk.blocks(document)
    ]
    assert [plain.note_text(n) for _, _, n in walk.notes(read.document)] == ["A note."]
    assert "LibreOffice" in read.losses[0]


@pytest.mark.parametrize("ending", FILTERS)
def test_the_review_of_five_people_is_read(files, ending):
    data = files[f"review.{ending}"]
    read = registry.choose(data, f"x.{ending}").read(data).document
    sent = reviewed()
    if ending != "odt":  # the older formats do not know that comments are resolved
        sent = replace(sent, comments=tuple(replace(t, is_resolved=False) for t in sent.comments))
    assert review_of(read) == review_of(sent)


def test_without_libreoffice_a_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(office, "program", lambda: "")
    with pytest.raises(FormatError) as refusal:
        office.RTF.read(b"{\\rtf1 text}")
    assert "LibreOffice" in str(refusal.value)
    assert ".docx" in str(refusal.value)


def test_a_protected_file_is_refused():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(FormatError, match="password"):
        office.DOC.read(data)


def test_what_libreoffice_cannot_read_is_refused():
    if not office.program():
        pytest.skip("LibreOffice is not installed")
    with pytest.raises(FormatError, match="could not read"):
        office.DOC.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
