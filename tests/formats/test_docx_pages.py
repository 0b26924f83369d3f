"""DOCX as a word processor lays it out: LibreOffice makes pages of it, the PDF tells what stands where."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from builders import resolution
from engross import resources
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


WRITE = """
import sys
from pathlib import Path
from engross import resources
resources.folder = lambda: Path(sys.argv[1])
from builders import resolution
from engross.formats import docx, pdf
document = resolution("MAST {symbol:A/RES/90/5}\\nTITLE {title:Wells}\\n1. *Decides* to act[^Source.];")
Path(sys.argv[2]).write_bytes(docx.FORMAT.write(document).data)
Path(sys.argv[3]).write_bytes(pdf.FORMAT.write(document).data)
"""


def test_what_an_office_changes_in_the_one_file_changes_word_files_and_pages_alike(tmp_path):
    office = tmp_path / "resources"
    shutil.copytree(resources.folder() / "styles", office / "styles")
    for folder in resources.folder().iterdir():
        if folder.name != "styles":
            (office / folder.name).symlink_to(folder)
    table = office / "styles" / "docx.toml"
    words = table.read_text(encoding="utf-8")
    for old, new in (
        ('[layouts.new_york]\npaper = "letter"', '[layouts.new_york]\npaper = "a4"'),
        ("left = 1200, header", "left = 1800, header"),
        ("after = 0\nexact = 240\nsize = 20", "after = 0\nexact = 300\nsize = 26"),
    ):
        assert words.count(old) == 1
        words = words.replace(old, new)
    table.write_text(words, encoding="utf-8")
    made = tmp_path / "made.docx", tmp_path / "made.pdf"
    tests = Path(__file__).parents[1]
    path = {"PYTHONPATH": f"{tests.parent / 'app'}:{tests}"}
    subprocess.run([sys.executable, "-c", WRITE, office, *made], check=True, env=os.environ | path)

    with ZipFile(made[0]) as archive:
        document, styles = (archive.read(f"word/{name}.xml").decode() for name in ("document", "styles"))
    assert '<w:pgSz w:w="11906" w:h="16838"/>' in document
    assert 'w:left="1800"' in document
    assert '<w:sz w:val="26"/>' in styles
    with pypdfium2.PdfDocument(made[1]) as file:
        page, text = file[0], file[0].get_textpage()
        assert page.get_size() == pytest.approx((595.3, 841.9), abs=0.1)
        start, _count = text.search("Decides").get_next()
        left, bottom, _right, top = text.get_charbox(start)
    assert left > (1800 + 1267) / 20
    assert top - bottom > 7.8, "a D of 13 points"


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
