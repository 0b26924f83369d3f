"""Files of other people's word processors at the window: opened, decided upon, saved back, seen as pages."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit

from engross.model import plain, walk
from engross.ui.pages.panel import PagesPanel
from engross.workspace import files
from formats.docx_files import docx, p, part, text
from formats.test_docx_save import elements, parts

AUTHOR = 'w:author="Bo Ek" w:date="2036-02-03T10:00:00Z"'
GARAMOND = '<w:rFonts w:ascii="Garamond"/>'
FORMULA = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>'
BODY = (
    p("90/5. Clean water")
    + p(text("The General Assembly,", "<w:i/>"))
    + p(text("Recalling", "<w:i/>") + text(" its resolution 80/1,") + '<w:r><w:endnoteReference w:id="2"/></w:r>')
    + p(text("1. Decides to act ", GARAMOND) + f'<w:ins w:id="1" {AUTHOR}>{text("at once", GARAMOND)}</w:ins>' + text(";"))
    + p(text("2. Requests a report", GARAMOND) + f'<w:ins w:id="2" {AUTHOR}>{text(" on wells")}</w:ins>' + text(".") + FORMULA)
)  # fmt: skip
ENDNOTES = part(
    "endnotes", f'<w:endnote w:id="2">{p("<w:r><w:endnoteRef/></w:r>" + text(" See A/90/1."))}</w:endnote>'
)


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    """A Word file of a colleague: two insertions, an endnote and a formula."""
    path = tmp_path / "from-bo.docx"
    path.write_bytes(docx(BODY, endnotes=ENDNOTES))
    return path


def test_a_colleagues_file_is_opened_decided_upon_saved_back_seen_and_printed(
    person, word_file: Path, tmp_path: Path
) -> None:
    before = word_file.read_bytes()
    person.opens(word_file)
    assert "2 things could not be kept" in person.said
    person.click_choice("Details")
    losses = person.shown(QDialog)
    words = losses.findChild(QPlainTextEdit).toPlainText()
    assert "formula" in words
    assert "endnote" in words
    person.press("Escape")

    person.go("Decides", "Decides to act at")
    person.press("Ctrl+Alt+A")
    assert [change.author for change in person.document.changes] == ["Bo Ek"]
    saved = exported(person, "Ctrl+E", tmp_path / "to-bo.docx")
    after = saved.read_bytes()
    same = [a == b for a, b in zip(elements(before), elements(after), strict=True)]
    assert same == [True, True, True, False, True]
    assert {name for name, data in parts(after).items() if data != parts(before)[name]} == {
        "word/document.xml"
    }
    assert b"<w:ins" not in elements(after)[3]
    assert b"Garamond" in elements(after)[3]
    again = files.open(saved).document
    assert [change.author for change in again.changes] == ["Bo Ek"]

    person.press("Ctrl+Alt+O")
    panel = person.shown(PagesPanel)
    person.wait(lambda: panel.view.page_count == 1)
    person.go("Requests", "Requests a")
    person.type("gain a")
    page = pypdfium2.PdfDocument(exported(person, "Ctrl+Shift+E", tmp_path / "official.pdf"))
    shown = page[0].get_textpage().get_text_range()
    page.close()
    assert "Requests again a report on wells.x" in " ".join(shown.split())


def exported(person, keys: str, path: Path) -> Path:
    """A copy, written by keys."""
    person.will_name(path)
    person.press(keys)
    person.wait(path.exists)
    return path


def test_a_click_in_the_pages_goes_to_the_text_and_typing_is_seen_on_them(person, word_file: Path) -> None:
    person.opens(word_file)
    person.go("Clean water")
    person.press("Ctrl+Alt+O")
    panel = person.shown(PagesPanel)
    person.wait(lambda: panel.view.page_count)
    view, bridge = panel.view, person.window.view.bridge
    heights = range(20, view.viewport().height(), 6)
    reached = []
    for height in heights:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(view.width() // 2, height))
        reached.append(plain.words(walk.block_of(person.document, bridge.selection.head.block)))
    order = [words for words, following in pairwise([*reached, ""]) if words != following]
    assert [words.split()[0] for words in order][-4:] == ["Recalling", "Decides", "Requests", "See"]
    before = view.grab().toImage()
    person.page.setFocus()
    person.type("XXXXXXXXXXXX")
    person.wait(lambda: view.grab().toImage() != before)
    assert bridge.document is person.document
