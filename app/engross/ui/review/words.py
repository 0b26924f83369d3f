"""The field in which comments and answers are written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Words(QPlainTextEdit):
    """Plain words. Ctrl+Return sends them, which elsewhere in the window is another command; Tab goes on."""

    sent = Signal()

    def __init__(self, name: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setObjectName("field")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _sends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _sends(event):
            self.sent.emit()
        else:
            super().keyPressEvent(event)


def _sends(event: QKeyEvent) -> bool:
    return event.key() in _RETURNS and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
