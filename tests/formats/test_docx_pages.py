"""DOCX as a word processor lays it out: LibreOffice makes pages of it, the PDF tells what stands where."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from builders import resolution
from engross.formats.docx import FORMAT

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice)")
needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc")

FILLER = (
    "water is counted in litres and every litre is counted by those who carry it home in the evening " * 6
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> list[str]:
    """The pages of a long resolution with a note to every third paragraph, notes 13 to 24."""
    lines = [
        "MAST {symbol:A/RES/90/5}",
        "MAST {organ:General Assembly}",
        "TITLE {number:90/5.} {title:Clean water}",
    ]
    for index in range(36):
        note = (
            f"[{13 if index == 0 else ''}^Source number {index // 3 + 13} of the plan.]"
            if index % 3 == 0
            else ""
        )
        lines.append(f"{index + 1}. *Decides* on matter {index + 1}{note} that {FILLER};")
    lines += ["ANNEX", "HEAD Annex", "TEXT The end."]
    folder = tmp_path_factory.mktemp("pages")
    return _pages(FORMAT.write(resolution("\n".join(lines))).data, folder)


def _pages(data: bytes, folder: Path) -> list[str]:
    path = folder / "made.docx"
    path.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(path.with_suffix(".pdf")) as opened:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in opened]


@needs_office
def test_every_footnote_stands_at_the_foot_of_the_page_of_its_mark(pages):
    for index in range(12):
        mark = index + 13
        on_page = [page for page in pages if f"on matter {index * 3 + 1}{mark}" in page]
        assert len(on_page) == 1
        assert f"{mark} Source number {mark} of the plan." in on_page[0]


@needs_office
def test_pages_are_numbered_and_headed_but_for_the_first(pages):
    assert len(pages) > 3
    assert f"1/{len(pages)}" not in pages[0]
    for number, page in enumerate(pages[1:], 2):
        assert f"{number}/{len(pages)}" in page
        assert "A/RES/90/5" in page


@needs_office
def test_the_annex_stands_on_a_page_of_its_own(pages):
    assert "Annex The end." in pages[-1]
    assert "Decides" not in pages[-1]


@needs_pandoc
def test_pandoc_reads_words_notes_links_and_tables(tmp_path):
    document = resolution(
        """
        TITLE {number:90/5.} {title:Clean water}
        PP *Recalling* resolution [80/1](https://undocs.org/en/A/RES/80/1),[13^See A/90/1.] and the report,[^Ibid.]
        1. *Decides* to act.
        |= Name | Litres
        | Lake | 3
        """
    )
    path = tmp_path / "made.docx"
    path.write_bytes(FORMAT.write(document).data)
    command = ["pandoc", "-f", "docx", "-t", "markdown", "--wrap=none", str(path)]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "*Recalling* resolution [80/1](https://undocs.org/en/A/RES/80/1),[^1] and the report,[^2]" in text
    assert "[^1]: See A/90/1." in text
    assert "[^2]: Ibid." in text
    assert re.search(r"Lake +3", text)
