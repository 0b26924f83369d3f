"""Deleting by words, where footnotes stand among them: an indicator that is no word goes with none."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from engross.ui.editor.sheet import MARKER


def delete(view: QTextEdit, step: QTextCursor.MoveOperation) -> bool:
    """Delete what a step by a word goes over up to a footnote's indicator, or the indicator alone where it stands
    beside the caret; False where there is none on the way.
    """
    cursor = view.textCursor()
    start = cursor.position()
    cursor.movePosition(step)
    end = cursor.position()
    on = end > start
    way = range(start, end) if on else range(start - 1, end - 1, -1)
    first = next((at for at in way if _is_marker(cursor, at)), None)
    if first is None:
        return False
    near, far = (first, first + 1) if on else (first + 1, first)
    cursor.setPosition(start)
    cursor.setPosition(far if near == start else near, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    return True


def _is_marker(cursor: QTextCursor, position: int) -> bool:
    """Whether the character behind this position is a footnote's indicator."""
    there = QTextCursor(cursor.document())
    there.setPosition(position + 1)
    return there.charFormat().objectType() == MARKER
