"""The caret and what is not seen: words and lines that a view of the changes hides stand in the widget still."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from engross.ui.editor.sheet import HIDDEN, Shows
from engross.ui.editor.sync import Sync

_Move = QTextCursor.MoveOperation
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Backspace, Qt.Key.Key_Up, Qt.Key.Key_PageUp)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Delete, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
_WITHIN = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


def before_key(view: QTextEdit, sync: Sync, event: QKeyEvent) -> None:
    """A key that goes or deletes over a character does so from behind the hidden ones that stand in its way."""
    if sync.sheet.shows is Shows.MARKS or event.key() not in _WITHIN:
        return
    cursor = view.textCursor()
    is_deleting = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
    if is_deleting and cursor.hasSelection():
        return
    on = (event.key() in _ON) != (not is_deleting and sync.sheet.is_right_to_left)
    extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and not is_deleting
    anchor = QTextCursor.MoveMode.KeepAnchor if extends else QTextCursor.MoveMode.MoveAnchor
    start = cursor.position()
    while _is_hidden(cursor, on=on):
        cursor.movePosition(_Move.NextCharacter if on else _Move.PreviousCharacter, anchor)
    if cursor.position() != start:
        view.setTextCursor(cursor)


def after_key(view: QTextEdit, sync: Sync, event: QKeyEvent) -> None:
    """A key that went to another line goes on over hidden ones."""
    if sync.sheet.shows is Shows.MARKS or event.key() not in (*_BACK, *_ON):
        return
    cursor, rows = view.textCursor(), sync.lines.rows
    number, step = cursor.blockNumber(), 1 if event.key() in _ON else -1
    while 0 <= number < len(rows) and sync.sheet.hides_line(rows[number]):
        number += step
    if number == cursor.blockNumber() or not 0 <= number < len(rows):
        return
    block = view.document().findBlockByNumber(number)
    at_end = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Backspace)
    extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    anchor = QTextCursor.MoveMode.KeepAnchor if extends else QTextCursor.MoveMode.MoveAnchor
    cursor.setPosition(block.position() + (block.length() - 1 if at_end else 0), anchor)
    view.setTextCursor(cursor)


def _is_hidden(cursor: QTextCursor, *, on: bool) -> bool:
    """Whether the character beside the caret, in its line, is not seen."""
    if cursor.atBlockEnd() if on else cursor.atBlockStart():
        return False
    beside = QTextCursor(cursor)
    beside.setPosition(cursor.position() + 1 if on else cursor.position())
    return bool(beside.charFormat().boolProperty(HIDDEN))
