"""Going far: by pages, by paragraphs, and to the end of the text.

Qt walks line by line until a page is passed, and never ends where a selection cannot leave the cells of a table; the
end of a document is for it that of the last footnote.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from engross.ui.editor.lines import Line
from engross.ui.editor.sync import Sync

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


def to_end_of_text(view: QTextEdit, sync: Sync, *, selects: bool = False) -> bool:
    """Take the caret to the end of the text; False where it is there or in a footnote, and Qt goes on to the last of
    those.
    """
    rows, cursor = sync.lines.rows, view.textCursor()
    if rows[cursor.blockNumber()].note is not None:
        return False

    def is_text(row: Line) -> bool:  # lines without a paragraph stand beside tables
        return row.block is not None and row.note is None and not sync.sheet.hides_line(row)

    last = next((n for n in reversed(range(len(rows))) if is_text(rows[n])), cursor.blockNumber())
    block = view.document().findBlockByNumber(last)
    end = block.position() + block.length() - 1
    if cursor.position() == end:
        return False
    cursor.setPosition(end, _Mode.KeepAnchor if selects else _Mode.MoveAnchor)
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    return True


def to_paragraph(view: QTextEdit, sync: Sync, step: int, *, selects: bool = False) -> None:
    """Take the caret to where the next paragraph begins (1), or this one or the one before (-1).

    Without one there it goes to the end of the last or stays at the start of the first.
    """
    rows, cursor = sync.lines.rows, view.textCursor()
    mode = _Mode.KeepAnchor if selects else _Mode.MoveAnchor
    if step < 0 and not cursor.atBlockStart():
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, mode)
    else:
        number = cursor.blockNumber() + step
        while 0 <= number < len(rows) and (rows[number].block is None or sync.sheet.hides_line(rows[number])):
            number += step
        if 0 <= number < len(rows):
            cursor.setPosition(view.document().findBlockByNumber(number).position(), mode)
        elif step > 0:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, mode)
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
