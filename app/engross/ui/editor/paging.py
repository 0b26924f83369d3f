"""Page Up and Page Down.

Qt walks line by line until a page is passed, and never ends where a selection cannot leave the cells of a table.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

_Mode = QTextCursor.MoveMode


def turn(view: QTextEdit, pages: int, *, selects: bool = False) -> None:
    """Scroll by that many pages, and take the caret along: to the same height of the window, or to the very end."""
    view.document().size()  # a text just opened is laid out to its end: what is not yet has no places
    view.ensureCursorVisible()
    height, bar = pages * view.viewport().height(), view.verticalScrollBar()
    there = view.cursorForPosition(view.cursorRect().center() + QPoint(0, height))
    bar.setValue(bar.value() + height)
    cursor = view.textCursor()
    cursor.setPosition(there.position(), _Mode.KeepAnchor if selects else _Mode.MoveAnchor)
    view.setTextCursor(cursor)
