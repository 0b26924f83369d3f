"""What people do at a window, for scripts that draw it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from screenshots import settle

from engross.ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def wait(app: QApplication, window: MainWindow) -> None:
    """Until the checks have said what they say."""
    for _try in range(300):
        if window.view is None or window.view.proofing.is_settled:
            break
        settle(app, 0.02)
    settle(app, 0.4)


def press(window: MainWindow, command: str) -> None:
    """What the command's menu entry or key does."""
    window.actions_by_id[command].trigger()


def keys(words: str) -> None:
    """Typed where the focus is."""
    QTest.keyClicks(focus(), words)


def focus() -> QWidget:
    """What hears the keys."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def to_end(window: MainWindow) -> None:
    """The end of the paragraph at the caret."""
    assert window.view is not None
    window.view.page.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    window.view.page.setFocus()


def select_words(window: MainWindow, count: int) -> None:
    """So many words from the caret on."""
    assert window.view is not None
    for _word in range(count):
        QTest.keyClick(window.view.page, Qt.Key.Key_Right, CONTROL | SHIFT)
