"""One of two states of a text, to be read beside the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from engross.model.inlines import Footnote, Inline, Style, Text
from engross.model.nodes import Kind
from engross.model.review import ChangeId
from engross.review.side_by_side import Cell
from engross.ui.editor.lines import RIGHT_TO_LEFT, is_turned
from engross.ui.theme import Theme

_SPACE = 9
"""Pixels between paragraphs."""
_STEP = 22
"""Pixels for each level."""


class Column(QTextEdit):
    """Shows a cell of each row as one block, so that the blocks of two columns belong together by their number."""

    def __init__(self, title: str, theme: Theme, parent: QWidget, *, is_new: bool) -> None:
        super().__init__(parent)
        self._is_new, self._theme = is_new, theme
        self.setAccessibleName(title)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            self.textInteractionFlags() | self.textInteractionFlags().TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(14)
        self.heights: list[float] = []

    def use_theme(self, theme: Theme) -> None:
        """What is filled in from now on has the colours of this theme."""
        self._theme = theme

    def fill(
        self, cells: Sequence[Cell | None], moves: set[ChangeId], alone: Sequence[bool], language: str
    ) -> None:
        """Show these, None as an empty line; ``alone`` are those that the other state has not."""
        self.document().clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, (cell, is_alone) in enumerate(zip(cells, alone, strict=True)):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(_block_format(cell, language))
            if cell is not None:
                self._write(cursor, cell, moves, is_alone=is_alone)
        cursor.endEditBlock()

    def _write(self, cursor: QTextCursor, cell: Cell, moves: set[ChangeId], *, is_alone: bool) -> None:
        form = QTextCharFormat()
        if cell.block.kind in (Kind.TITLE, Kind.SECTION, Kind.HEADING):
            form.setFontWeight(QFont.Weight.Bold)
        if cell.label:
            quiet = QTextCharFormat(form)
            quiet.setForeground(self._theme.colour("muted"))
            cursor.insertText(f"{cell.label}\u00a0\u00a0", quiet)
        marks = iter(cell.marks)
        for inline in cell.block.inlines:
            look = self._look(form, inline, moves, is_alone=is_alone)
            if isinstance(inline, Footnote):
                look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
                cursor.insertText(next(marks), look)
            else:
                cursor.insertText(inline.text if isinstance(inline, Text) else "\u2028", look)

    def _look(
        self, like: QTextCharFormat, inline: Inline, moves: set[ChangeId], *, is_alone: bool
    ) -> QTextCharFormat:
        form = QTextCharFormat(like)
        if isinstance(inline, Text):
            form.setFontItalic(bool(inline.style & Style.ITALIC))
            if inline.style & Style.BOLD:
                form.setFontWeight(QFont.Weight.Bold)
            if inline.style & Style.SUPERSCRIPT:
                form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        change = inline.marks.inserted if self._is_new else inline.marks.deleted
        if change in moves:
            form.setForeground(self._theme.colour("accent"))
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        elif change or is_alone:
            form.setForeground(self._theme.colour("insertion" if self._is_new else "deletion"))
            form.setFontUnderline(self._is_new)
            form.setFontStrikeOut(not self._is_new)
        elif inline.marks.restyled is not None:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        return form

    # heights

    def measure(self) -> list[float]:
        """The height of each block without the space below it, in pixels."""
        layout, block = self.document().documentLayout(), self.document().begin()
        found: list[float] = []
        while block.isValid():
            found.append(layout.blockBoundingRect(block).height())
            block = block.next()
        return found

    def stretch(self, heights: Sequence[float], least: Sequence[float]) -> None:
        """Leave room below each block whose row is higher than itself; ``heights`` are its own, ``least`` the rows'."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        for own, row in zip(heights, least, strict=True):
            margin = _SPACE + row - own
            if abs(block.blockFormat().bottomMargin() - margin) > 0.5:
                cursor.setPosition(block.position())
                form = block.blockFormat()
                form.setBottomMargin(margin)
                cursor.setBlockFormat(form)
            block = block.next()
        cursor.endEditBlock()

    def top_of(self, row: int) -> float:
        """Where a row begins in the viewport."""
        block = self.document().findBlockByNumber(row)
        rect = self.document().documentLayout().blockBoundingRect(block)
        return rect.top() - self.verticalScrollBar().value()


def _block_format(cell: Cell | None, language: str) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setBottomMargin(_SPACE)
    if cell is None:
        return form
    is_rtl = language in RIGHT_TO_LEFT
    if is_rtl and not is_turned(language, cell.block):
        form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    else:
        form.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    if is_rtl:
        form.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        form.setRightMargin(_STEP * cell.block.level)
    else:
        form.setLeftMargin(_STEP * cell.block.level)
    return form
