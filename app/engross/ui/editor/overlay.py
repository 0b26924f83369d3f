"""What is painted over the text: what an empty line waits for, and a veil over all but the caret's paragraph."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from engross.ui.editor.gutter import ShownLine, height
from engross.ui.editor.lines import Line
from engross.ui.editor.sync import Sync
from engross.workspace import templates

_VEIL = 175
"""How much the veil hides, of 255."""


class Overlay:
    """Paints on the viewport of a page, after the text."""

    def __init__(self, view: QTextEdit, sync: Sync) -> None:
        self._view, self._sync = view, sync
        self._is_dimming = False

    def dim(self, *, on: bool) -> None:
        """Veil all paragraphs but the one at the caret."""
        if on == self._is_dimming:
            return
        self._is_dimming = on
        if on:
            self._view.cursorPositionChanged.connect(self._view.viewport().update)
        else:
            self._view.cursorPositionChanged.disconnect(self._view.viewport().update)
        self._view.viewport().update()

    def paint(self, painter: QPainter, area: QRect, shown: list[ShownLine]) -> None:
        """Hints and the veil in the area (of the viewport)."""
        for line, block, _top in shown:
            if not line.inlines and (said := self._hint(line)) and not block.layout().preeditAreaText():
                self._paint_hint(painter, line, block, said)
        if self._is_dimming:
            self._paint_veil(painter, area)

    def _hint(self, line: Line) -> str:
        """What the line waits for: only the first of its kind, and only while none of that kind has words."""
        role = line.shape.role
        row = templates.words()["hint"].get(role)
        if row is None or line.block is None:
            return ""
        same = [other for other in self._sync.lines.rows if other.shape.role == role]
        if same[0] is not line or any(other.inlines for other in same):
            return ""
        return str(row.get(self._sync.sheet.language, ""))

    def _paint_hint(self, painter: QPainter, line: Line, block: QTextBlock, said: str) -> None:
        sheet = self._sync.sheet
        caret = self._view.cursorRect(QTextCursor(block))
        font = sheet.font(line.shape.role)
        font.setItalic(sheet.language not in ("ar", "zh"))
        painter.setFont(font)
        painter.setPen(sheet.theme.colour("muted"))
        metrics = QFontMetricsF(font)
        room = block.layout().lineAt(0).width() - 3
        said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(said)
        x = float(caret.left() + 3)
        if sheet.role(line.shape.role).align == "centre":
            x = caret.left() - width / 2
        elif sheet.is_right_to_left:
            x = caret.left() - width - 3
        painter.drawText(round(x), round(caret.top() + metrics.ascent()), said)

    def _paint_veil(self, painter: QPainter, area: QRect) -> None:
        cursor = self._view.textCursor()
        layout = self._view.document().documentLayout()
        rect = layout.blockBoundingRect(cursor.block())
        top = round(rect.top() - self._view.verticalScrollBar().value())
        bottom = round(top + rect.height())
        veil = self._sync.sheet.theme.colour("sheet", _VEIL)
        width, low = self._view.viewport().width(), max(area.bottom(), round(height(self._view)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRect(0, 0, width, max(top, 0)), veil)
        painter.fillRect(QRect(0, bottom, width, max(low - bottom, 0)), veil)
