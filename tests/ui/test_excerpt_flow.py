"""The standing example, whole: copied pages are pasted, understood, checked, and written as Word and XML files."""

from __future__ import annotations

import re
import zipfile

import pytest
from lxml import etree
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engross.citations.citation import Status
from engross.formats.akn import schema
from engross.model import numbering, outline, plain, walk
from engross.model.nodes import Kind
from engross.ui.preview.dialog import PreviewDialog
from engross.workspace import files, templates
from formats.docx_validity import faults


@pytest.fixture
def pasted(shared, window, qtbot):
    """The window with the excerpt pasted into a new document, through the preview."""
    excerpt = shared / "samples" / "cnd-65-excerpt.txt"
    if not excerpt.is_file():
        pytest.skip("needs samples/cnd-65-excerpt.txt among the published documents")
    window.show_document(files.new(templates.document()))
    QApplication.clipboard().setText(excerpt.read_text(encoding="utf-8"))
    QTest.keyClick(window.view.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(PreviewDialog)
    qtbot.waitUntil(lambda: dialog.summary.text().startswith("3 resolutions, 12 footnotes"), timeout=10_000)
    qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.view.proofing.is_settled, timeout=10_000)
    return window


def notes(document) -> list[tuple[str, str]]:
    numbers = numbering.of(document)
    return [
        (numbers.mark(note.id), " ".join(plain.note_text(note).split()))
        for *_rest, note in walk.notes(document)
    ]


def counts(document) -> list[tuple[int, int]]:
    """Preambular and operative paragraphs of each resolution."""
    found = []
    for scope in outline.texts(document):
        kinds = [block.kind for block in scope.blocks if block.level == 0]
        found.append((kinds.count(Kind.PREAMBULAR), kinds.count(Kind.OPERATIVE)))
    return found


def test_three_resolutions_with_their_notes_checked_and_written(pasted, tmp_path):
    document = pasted.view.bridge.document
    assert counts(document) == [(0, 3), (13, 16), (5, 0)]
    assert [mark for mark, _words in notes(document)] == [str(n) for n in range(13, 25)]

    proof = pasted.view.proofing.proof
    states = [citation.status for citation in proof.citations]
    assert len(states) >= 14
    assert states.count(Status.VERIFIED) >= 11
    assert Status.MISMATCH not in states
    assert pasted.view.show_panel("citations", on=True).title == f"Citations ({len(states)})"
    rules = {finding.rule for finding in proof.findings}
    assert {"FN-04", "FN-23"} <= rules
    assert pasted.view.show_panel("findings", on=True).list.shown

    for ending in (".xml", ".docx"):
        assert pasted.exports.write(tmp_path / f"excerpt{ending}")
    again = files.open(tmp_path / "excerpt.xml").document
    assert notes(again) == notes(document)
    assert counts(again) == counts(document)


def test_the_written_files_are_valid_and_the_word_file_has_the_same_notes(pasted, tmp_path):
    document = pasted.view.bridge.document
    for ending in (".xml", ".docx"):
        assert pasted.exports.write(tmp_path / f"excerpt{ending}")
    assert not schema.faults((tmp_path / "excerpt.xml").read_bytes())
    assert not faults((tmp_path / "excerpt.docx").read_bytes(), tmp_path)
    with zipfile.ZipFile(tmp_path / "excerpt.docx") as package:
        root = etree.fromstring(package.read("word/footnotes.xml"))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    printed = [
        " ".join("".join(t.text or "" for t in note.iter(f"{word}t")).split())
        for note in root.findall(f"{word}footnote")
        if note.get(f"{word}type") is None
    ]
    letters = [re.sub(r"\W", "", words) for _mark, words in notes(document)]
    assert [re.sub(r"\W", "", words) for words in printed] == letters


def test_fix_all_puts_the_italics_right_as_one_step(pasted, qtbot):
    panel = pasted.view.show_panel("findings", on=True)
    before = len(panel.list.shown)
    qtbot.mouseClick(panel.fix_all_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pasted.view.proofing.is_settled, timeout=10_000)
    assert len(panel.list.shown) < before
    pasted.actions_by_id["edit.undo"].trigger()
    qtbot.waitUntil(
        lambda: pasted.view.proofing.is_settled and len(panel.list.shown) == before, timeout=10_000
    )
