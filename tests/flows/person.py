"""Somebody at the window: keys, mouse, questions answered, and what they see then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)

from builders import block, notation
from engross.model import numbering, plain, walk
from engross.model.nodes import Block, Document
from engross.model.places import Place
from engross.workspace import files
from references import linked
from ui.agreement import disagreement
from ui.driver import type_character

PATIENCE_MS = 10_000
LOOK_MS = 60
"""How often hands look whether something is asked."""
_ACCEPTS = QDialogButtonBox.ButtonRole.AcceptRole


class Person:
    """Hands and eyes at one main window."""

    def __init__(self, window, qtbot) -> None:
        self.window, self.qtbot = window, qtbot
        self._come_to_front()

    def _come_to_front(self) -> None:
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.window.activateWindow()
        QApplication.processEvents()

    # what is there

    @property
    def page(self):
        return self.window.view.page

    @property
    def document(self) -> Document:
        return self.window.view.bridge.document

    @property
    def texts(self) -> list[str]:
        """The paragraphs of the text."""
        return [plain.text(b) for b in walk.blocks(self.document)]

    @property
    def lines(self) -> list[str]:
        """What the document says, in the notation of the builders, a line each."""
        return notation(self.document).splitlines()

    @property
    def caret(self) -> str:
        """What the document says, with the caret."""
        return notation(self.document, self.window.view.bridge.selection)

    @property
    def labels(self) -> dict[str, str]:
        """The number of each numbered paragraph, by its first word."""
        numbers = numbering.of(self.document)
        labelled = [(numbers.label(b.id), plain.words(b)) for b in walk.blocks(self.document)]
        return {words.split()[0]: label for label, words in labelled if label and words}

    @property
    def notes(self) -> list[tuple[str, str]]:
        """Mark and words of each footnote."""
        marks = numbering.of(self.document).marks
        return [(marks[n.id], plain.note_text(n)) for _b, _o, n in walk.notes(self.document)]

    @property
    def said(self) -> str:
        """What the message bar says."""
        return self.window.messages.text

    def block(self, words: str) -> Block:
        return block(self.document, words)

    def check(self) -> None:
        """Every page shows what the document says."""
        if self.window.view is not None:
            for page in self.window.view.pages:
                fault = disagreement(page, self.document)
                assert not fault, fault

    # beginning

    def has(self, words: str, **metadata: object) -> None:
        """The window shows a document in the notation of the builders."""
        self.window.show_document(files.new(linked(words, **metadata).document))
        self._come_to_front()

    def opens(self, path: Path) -> None:
        assert self.window.files.open_path(path), self.said
        self._come_to_front()

    # keys

    @property
    def target(self) -> QWidget:
        """What hears the keys: as in Qt, a list that popped up before the field that has the focus."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        if QApplication.activeModalWidget() is None and QApplication.focusWidget() is None:
            self.window.activateWindow()
            QApplication.processEvents()
        return QApplication.focusWidget() or self.window

    def press(self, *keys: str) -> None:
        """Press keys as the menus write them: "Ctrl+Shift+P", "Return"."""
        for written in keys:
            combination = QKeySequence(written)[0]
            QTest.keyClick(self.target, combination.key(), combination.keyboardModifiers())
        self.check()

    def type(self, words: str) -> None:
        """Type words of any script where the focus is."""
        for character in words:
            type_character(self.target, character)
        self.check()

    def compose(self, *stages: str) -> None:
        """An input method shows each stage and commits the last."""
        for stage in stages[:-1]:
            QApplication.sendEvent(self.page, QInputMethodEvent(stage, []))
            self.check()
        event = QInputMethodEvent("", [])
        event.setCommitString(stages[-1])
        QApplication.sendEvent(self.page, event)
        self.check()

    def run(self, title: str) -> None:
        """Run a command through the palette, by its title."""
        self.press("Ctrl+Shift+P")
        self.type(title)
        self.press("Return")

    # places

    def go(self, words: str, behind: str = "") -> None:
        """Click into the paragraph with these words: at its start, or behind some of them."""
        held = self.block(words)
        at = plain.text(held).index(behind) + len(behind) if behind else 0
        page = self.page
        self.window.activateWindow()
        page.go_to(Place(held.id, at))
        page.ensureCursorVisible()
        spot = page.cursorRect().center()
        QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert self.window.view.bridge.selection.head == Place(held.id, at)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.check()

    def click_choice(self, title: str) -> None:
        """A button of the message bar."""
        buttons = self.window.messages.findChildren(QPushButton)
        (found,) = [b for b in buttons if b.text() == title and b.isVisible()]
        self.click(found)

    def shown(self, kind: type) -> QWidget:
        """The visible child of the window that is of this kind; a dialog hears the keys from now on."""
        (found,) = [child for child in self.window.findChildren(kind) if child.isVisible()]
        if found.isWindow():
            found.activateWindow()
            QApplication.processEvents()
        return found

    def wait(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=PATIENCE_MS)

    def settle(self) -> None:
        """A moment passes after the last change."""
        self.wait(lambda: self.window.view.proofing.is_settled)

    def pause(self) -> None:
        """Hands rest until panels have followed."""
        with self.qtbot.waitSignal(self.window.view.bridge.settled, timeout=PATIENCE_MS):
            pass

    # clipboard

    @staticmethod
    def copies(text: str, html: str = "") -> None:
        """Something was copied in another program."""
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QApplication.clipboard().setMimeData(data)

    # questions

    def _when_asked(self, kind: type, answer: Callable[[QWidget], None]) -> None:
        """Answer the next question of this kind, once it has stood before the window for a moment."""
        seen: list[QWidget] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, kind) and dialog in seen:
                timer.stop()
                answer(dialog)
            elif dialog is not None:
                seen.append(dialog)

        timer = QTimer(self.window, interval=LOOK_MS)
        timer.timeout.connect(look)
        timer.start()

    def will_name(self, path: Path) -> None:
        """The question for a file that comes next is answered by typing its name and pressing the button."""

        def answer(dialog: QWidget) -> None:
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            field.selectAll()
            for character in str(path):
                type_character(field, character)
            buttons = dialog.findChild(QDialogButtonBox)
            accept = next(b for b in buttons.buttons() if buttons.buttonRole(b) is _ACCEPTS)
            QTest.mouseClick(accept, Qt.MouseButton.LeftButton)
            if dialog.isVisible():
                dialog.done(QFileDialog.DialogCode.Rejected)
                raise AssertionError(f"{path} was not taken")

        self._when_asked(QFileDialog, answer)

    def will_press(self, title: str, words: str | None = None) -> None:
        """The question that comes next is answered by this button, after words are typed where it asks for some."""

        def answer(dialog: QWidget) -> None:
            field = dialog.findChild(QLineEdit)
            if words is not None:
                assert field is not None
                field.selectAll()
                QTest.keyClicks(field, words)
            buttons = {b.text().replace("&", ""): b for b in dialog.findChildren(QPushButton)}
            if title in buttons:
                QTest.mouseClick(buttons[title], Qt.MouseButton.LeftButton)
            else:
                dialog.reject()
            assert title in buttons, sorted(buttons)

        self._when_asked(QDialog, answer)

    def drops(self, *paths: Path) -> None:
        """Files are dragged from the desktop onto the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        at, held = QPointF(self.window.rect().center()), Qt.KeyboardModifier.NoModifier
        button, action = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
        entering = QDragEnterEvent(at.toPoint(), action, data, button, held)
        QApplication.sendEvent(self.window, entering)
        assert entering.isAccepted()
        QApplication.sendEvent(self.window, QDropEvent(at, action, data, button, held))

    def other_window(self) -> Person:
        """The same hands at the window that came up beside this one."""

        def others() -> list[QWidget]:
            return [
                w for w in QApplication.topLevelWidgets() if type(w) is type(self.window) and w.isVisible()
            ]

        self.wait(lambda: len(others()) == 2)
        (other,) = [w for w in others() if w is not self.window]
        return Person(other, self.qtbot)
