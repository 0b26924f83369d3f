"""The scenes of the tour in which a text is reviewed: changes, comments, comparison, merging, the base text."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hands import CONTROL, focus, keys, press, select_words, to_end, wait
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from screenshots import go_to, settle

from engross.editing import rewrite
from engross.model import walk
from engross.model.inlines import Text
from engross.model.nodes import Document
from engross.ui.comparing.dialog import CompareDialog
from engross.ui.main_window import MainWindow
from engross.ui.merging.dialog import MergeDialog
from engross.workspace import base_text, files


def review(app: QApplication, shown: MainWindow) -> None:
    """Changes and comments of two people, one of them a paragraph that moved."""
    assert shown.view is not None
    view, page = shown.view, shown.view.page
    shown.change_settings(author="Anna Lind")
    press(shown, "review.track")
    go_to(shown, "Convinced that")
    to_end(shown)
    QTest.keyClick(page, Qt.Key.Key_Left)
    keys(", without delay and for all")
    go_to(shown, "Reaffirming its resolution")
    press(shown, "paragraph.down")
    shown.change_settings(author="Bruno Keita")
    go_to(shown, "Taking note also")
    select_words(shown, 3)
    press(shown, "review.comment")
    keys("Is the report out?")
    QTest.keyClick(focus(), Qt.Key.Key_Return, CONTROL)
    go_to(shown, "Noting with concern")
    for _word in range(3):
        QTest.keyClick(page, Qt.Key.Key_Right, CONTROL)
    for _word in range(3):
        QTest.keyClick(page, Qt.Key.Key_Delete, CONTROL)
    keys("wherever ")
    panel = view.show_panel("review", on=True)
    settle(app, 0.4)
    panel.list.view.setCurrentIndex(panel.list.filtered.index(2, 0))
    go_to(shown, "Noting with appreciation")
    settle(app, 0.8)


def margin(app: QApplication, shown: MainWindow) -> None:
    review(app, shown)
    press(shown, "review.show_margin")
    settle(app, 0.5)


def final(app: QApplication, shown: MainWindow) -> None:
    review(app, shown)
    press(shown, "review.show_final")
    settle(app, 0.5)


def original(app: QApplication, shown: MainWindow) -> None:
    review(app, shown)
    press(shown, "review.show_original")
    settle(app, 0.5)


def two_panes(app: QApplication, shown: MainWindow) -> None:
    review(app, shown)
    press(shown, "review.both_states")
    settle(app, 0.8)


def comment(app: QApplication, shown: MainWindow) -> None:
    shown.change_settings(author="Anna Lind")
    go_to(shown, "Convinced that")
    press(shown, "review.comment")
    keys("Has this been agreed?")
    settle(app, 0.4)


def thread(app: QApplication, shown: MainWindow) -> None:
    """A comment with answers whose words are gone."""
    assert shown.view is not None
    shown.change_settings(author="Bruno Keita")
    go_to(shown, "Taking note also")
    select_words(shown, 3)
    press(shown, "review.comment")
    keys("Is the report out?")
    QTest.keyClick(focus(), Qt.Key.Key_Return, CONTROL)
    go_to(shown, "Taking note also")
    select_words(shown, 3)
    QTest.keyClick(shown.view.page, Qt.Key.Key_Delete)
    press(shown, "review.show_comment")
    keys("It comes in March; see the letter of the secretariat.")
    QTest.keyClick(focus(), Qt.Key.Key_Return, CONTROL)
    settle(app, 0.8)


def record(app: QApplication, shown: MainWindow) -> None:
    """Some changes decided."""
    review(app, shown)
    go_to(shown, "Convinced that")
    press(shown, "review.accept_paragraph")
    go_to(shown, "Noting with concern")
    press(shown, "review.reject_paragraph")
    press(shown, "review.record")
    settle(app, 0.5)


def compare(app: QApplication, shown: MainWindow) -> None:
    review(app, shown)
    press(shown, "review.compare")
    settle(app, 0.5)


def side_by_side(app: QApplication, shown: MainWindow) -> None:
    """The text beside its base."""
    base(app, shown)
    press(shown, "review.compare")
    settle(app, 0.5)
    _dialog(shown, CompareDialog).accept()
    settle(app, 1.5)


def merge(app: QApplication, shown: MainWindow) -> None:
    """Two copies that came back."""
    assert shown.view is not None
    folder = Path(tempfile.mkdtemp())
    sent = shown.view.bridge.document
    shown.change_settings(author="Anna Lind")
    press(shown, "review.merge")
    dialog = _dialog(shown, MergeDialog)
    for name, words in (
        (
            "Bruno.docx",
            {"and health services": "and clinics", "Invites": "Calls upon", "mark 5 May": "mark 1 May"},
        ),
        ("Chen.docx", {"and health services": "and hospitals", "mark 5 May": "mark 6 June"}),
    ):
        files.export(files.new(_with_words(sent, words)), folder / name)
        dialog.add_copy(folder / name)
    settle(app, 1.0)


def conflicts(app: QApplication, shown: MainWindow) -> None:
    merge(app, shown)
    _dialog(shown, MergeDialog).accept()
    settle(app, 2.0)


def begin(app: QApplication, shown: MainWindow) -> None:
    press(shown, "file.new_from_earlier")
    settle(app, 0.6)


def base(app: QApplication, shown: MainWindow) -> None:
    """A draft that was begun from the sample, some of it decided and more of it written."""
    assert shown.view is not None
    issued = shown.view.bridge.document
    shown.change_settings(author="Anna Lind")
    shown.show_document(files.new(base_text.begun(issued, {"symbol": "A/91/L.3"}, base_text.now())))
    press(shown, "review.accept_all")
    go_to(shown, "Convinced that")
    to_end(shown)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    keys("Recognizing the work of those who keep paths open")
    go_to(shown, "To budget for")
    press(shown, "paragraph.up")
    go_to(shown, "Invites international")
    press(shown, "paragraph.remove")
    go_to(shown, "Noting with appreciation")
    settle(app, 4)
    wait(app, shown)


def carry_over(app: QApplication, shown: MainWindow) -> None:
    """A draft as it begins, at its first proposal."""
    assert shown.view is not None
    issued = shown.view.bridge.document
    shown.change_settings(author="Anna Lind")
    shown.show_document(files.new(base_text.begun(issued, {"symbol": "A/91/L.3"}, base_text.now())))
    press(shown, "review.next")
    settle(app, 2)
    wait(app, shown)


def submit(app: QApplication, shown: MainWindow) -> None:
    base(app, shown)
    press(shown, "file.export_submission")
    settle(app, 0.5)


def _dialog(shown: MainWindow, kind: type[QWidget]) -> Any:
    (found,) = [child for child in shown.findChildren(kind) if child.isVisible()]
    return found


def _with_words(document: Document, words: dict[str, str]) -> Document:
    """The document with other words, each in the first paragraph that has those before."""
    for old, new in words.items():
        document = _replaced(document, old, new)
    return document


def _replaced(document: Document, old: str, new: str) -> Document:
    for block in walk.blocks(document):
        for at, inline in enumerate(block.inlines):
            if isinstance(inline, Text) and old in inline.text:
                row = list(block.inlines)
                row[at] = replace(inline, text=inline.text.replace(old, new, 1))
                return rewrite.put(document, replace(block, inlines=tuple(row)))
    raise AssertionError(old)


SCENES = (
    review, margin, final, original, two_panes, comment, thread, record, compare, side_by_side, merge, conflicts,
    begin, base, carry_over, submit,
)  # fmt: skip
