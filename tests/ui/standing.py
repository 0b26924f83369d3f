"""Every dialog, question, card and window that stands over a main window or beside it, and how it is opened."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QMessageBox, QWidget

from builders import block, resolution
from engross.editing import text
from engross.model.places import Place, Selection
from engross.review import base, comments, decisions, record
from engross.review.record import Ruling
from engross.review.tracking import track
from engross.ui.main_window import MainWindow
from engross.ui.merging.conflicts import ConflictsWindow
from engross.ui.merging.dialog import MergeDialog
from engross.ui.notes.card import NoteCard
from engross.ui.preview.dialog import PreviewDialog
from engross.ui.review.card import CommentCard
from engross.workspace import files

AT = "2035-12-16T09:30:00Z"
WORDS = """
TITLE {number:90/5.} {title:Clean water}
ORG *The General Assembly*,
PP *Recalling* its resolution 80/1,[^Official Records of the Assembly.]
1. *Decides* to act on water;
2. *Requests* a report.
"""


def document():
    """A text under review: a base, open changes, a comment, a decision."""
    made = base.with_base(resolution(WORDS), resolution(WORDS.replace("on water", "on wells"))).document
    for words, new in (("to act", "at once "), ("a report", "long ")):
        held = block(made, words)
        caret = Place(held.id, len("Decides "))
        made = track(made, text.insert(made, Selection(caret, caret), new), "Ann", AT).document
    first = decisions.entries(made)[0].change.id
    made = record.accept(made, {first}, Ruling("Bo", AT, "As agreed")).document
    return comments.add(made, "Which water?", "Ann", AT, on=block(made, "Requests").id).document


@dataclass(frozen=True)
class Standing:
    """How something is opened, and of what kind it is."""

    open: Callable[[MainWindow, Path], object]
    kind: type[QWidget] = QDialog


def _command(name: str) -> Standing:
    return Standing(lambda window, _folder: window.actions_by_id[name].trigger())


def _text(window: MainWindow, _folder: Path) -> None:
    QApplication.clipboard().setText(
        "The General Assembly,\n\nRecalling its work,\n\n1. Decides to act;\n\n2. Requests a report."
    )
    window.actions_by_id["file.new_from_text"].trigger()
    (dialog,) = window.findChildren(PreviewDialog)
    view = dialog.paragraphs.view
    _until(lambda: view.indexAt(QPoint(5, 5)).isValid())


def _comment(window: MainWindow, _folder: Path) -> None:
    window.actions_by_id["review.comment"].trigger()


def _note(window: MainWindow, _folder: Path) -> None:
    window.view.page.go_to(Place(block(window.view.bridge.document, "Official").id, 0))
    window.actions_by_id["insert.edit_note"].trigger()


def _link(window: MainWindow, _folder: Path) -> None:
    held = block(window.view.bridge.document, "Recalling")
    window.view.page.show_stretch(Selection(Place(held.id, 0), Place(held.id, 9)))
    window.actions_by_id["insert.link"].trigger()


def _reason(window: MainWindow, _folder: Path) -> None:
    (change,) = decisions.entries(window.view.bridge.document)
    window.view.page.show_stretch(change.selection)
    window.actions_by_id["review.reject_because"].trigger()


def _name(window: MainWindow, _folder: Path) -> None:
    window.change_settings(author="")
    window.actions_by_id["review.comment"].trigger()


def _unsaved(window: MainWindow, _folder: Path) -> None:
    window.view.bridge.perform(lambda: comments.remove(window.view.bridge.document, _thread(window)))
    window.close()


def _assign(window: MainWindow, _folder: Path) -> None:
    panel = window.view.show_panel("review", on=True)
    panel.choose(_thread(window))
    next(a for a in panel.more.menu().actions() if a.text().replace("&", "") == "Assign…").trigger()


def _thread(window: MainWindow) -> int:
    return window.view.bridge.document.comments[0].id


def _merge(window: MainWindow, folder: Path) -> MergeDialog:
    """With two copies that clash."""
    sent = resolution(WORDS)
    window.show_document(files.new(sent))
    window.actions_by_id["review.merge"].trigger()
    (dialog,) = window.findChildren(MergeDialog)
    for name, words in (("Bo", "two reports"), ("Chen", "no report")):
        path = folder / f"{name}.docx"
        files.export(files.new(resolution(WORDS.replace("a report", words))), path)
        dialog.add_copy(path)
    _until(lambda: dialog.table.rowCount() == 2)
    return dialog


def _conflicts(window: MainWindow, folder: Path) -> None:
    _merge(window, folder).accept()
    _until(lambda: any(isinstance(w, ConflictsWindow) for w in QApplication.topLevelWidgets()))


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        QTest.qWait(5)


COMMANDS = (
    "edit.settings", "help.palette", "help.tour", "help.commands", "help.about",
    "file.new_from_template", "file.new_from_earlier", "file.export_submission", "file.losses",
    "file.save_template", "insert.reference", "review.compare", "review.both_states", "review.record",
    "review.accept_author", "review.reject_author", "view.numbered_note",
)  # fmt: skip
EVERYTHING = {
    **{name: _command(name) for name in COMMANDS},
    "text copied before": Standing(_text),
    "comment card": Standing(_comment, CommentCard),
    "note card": Standing(_note, NoteCard),
    "link": Standing(_link),
    "reason": Standing(_reason),
    "your name": Standing(_name),
    "unsaved": Standing(_unsaved),
    "assign": Standing(_assign),
    "merge": Standing(_merge),
    "conflicts": Standing(_conflicts, ConflictsWindow),
}


def each(window: MainWindow, folder: Path, standing: Standing, judge: Callable[[QWidget], None]) -> set[type]:
    """Open something, have it judged, and close it; the kinds of what stood there."""
    window.change_settings(author="Ann")
    window.show_document(files.new(document()))
    window.show()
    before, kinds = set(QApplication.topLevelWidgets()), set()

    def look(widget: QWidget) -> None:
        kinds.add(type(widget))
        judge(widget)

    def answer() -> None:
        """What is asked while the program waits for an answer."""
        asked = QApplication.activeModalWidget()
        if isinstance(asked, (QMessageBox, QInputDialog)):
            try:
                look(asked)
            finally:
                asked.reject()

    waiting = QTimer(window)
    waiting.setSingleShot(True)
    waiting.timeout.connect(answer)
    waiting.start(150)
    standing.open(window, folder)
    waiting.stop()
    QApplication.processEvents()
    beside = [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible()]
    cards = [w for w in window.findChildren(standing.kind) if w.isVisible() and w not in beside]
    for widget in (*beside, *cards):
        look(widget)
    for widget in beside:
        widget.close()
    return kinds
