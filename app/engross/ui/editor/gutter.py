"""What is painted beside and between the lines: numbers, the rule over the footnotes, the edges of the sheet."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QTextEdit, QWidget

from engross.ui.editor.lines import Above, Line
from engross.ui.editor.sheet import Sheet
from engross.ui.editor.sync import Sync

_RULED = (Above.NOTES, Above.TEXT)
SHADOW = 7
"""Pixels of the soft shadow at each side of the sheet."""


class Gutter:
    """Paints on the viewport of a page, after the text."""

    def __init__(self, view: QTextEdit, sync: Sync) -> None:
        self._view, self._sync = view, sync
        self._fonts: dict[str, tuple[QFont, QFontMetricsF]] = {}
        self._sheet: Sheet | None = None
        self._column = QRectF()

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Numbers and rules of the lines that stand in the area (of the viewport)."""
        sheet = self._sync.sheet
        if sheet is not self._sheet:
            self._sheet = sheet
            self._fonts.clear()
            self._ink = sheet.theme.colour("muted")
            self._accent = sheet.theme.colour("accent")
            self._rule = sheet.theme.colour("faint")
        self._column = self._column_now()
        reach = self._reach
        for line, block, top in self.visible(area):
            if line.label and area.top() - reach <= top <= area.bottom() + reach:
                self._paint_label(painter, line, block, top)
            if line.shape.above in _RULED:
                self._paint_rule(painter, line, top)

    def visible(self, area: QRect) -> Iterator[tuple[Line, QTextBlock, float]]:
        """The lines in the area (of the viewport) or near it, with their blocks and the tops of these."""
        document = self._view.document()
        layout = document.documentLayout()
        scrolled = self._view.verticalScrollBar().value()
        low, high = area.top() + scrolled - self._reach, area.bottom() + scrolled + self._reach
        rows = self._sync.lines.rows
        number = self._first_below(low)
        block = document.findBlockByNumber(number)
        while block.isValid() and number < len(rows):
            top = layout.blockBoundingRect(block).top()
            if top > high and rows[number].grid is None:
                return
            yield rows[number], block, top - scrolled
            block = block.next()
            number += 1

    @property
    def _reach(self) -> float:
        """How far over its line something may be painted."""
        return self._sync.sheet.px(44)

    def _first_below(self, y: float) -> int:
        """The first block that ends below ``y``, by bisection: asking the widget walks all lines before it."""
        document = self._view.document()
        layout = document.documentLayout()
        low, high = 0, document.blockCount() - 1
        while low < high:
            middle = (low + high) // 2
            if layout.blockBoundingRect(document.findBlockByNumber(middle)).bottom() < y:
                low = middle + 1
            else:
                high = middle
        rows = self._sync.lines.rows
        while low > 0 and rows[min(low, len(rows) - 1)].grid is not None:
            low -= 1
        return low

    def _font(self, role: str) -> tuple[QFont, QFontMetricsF]:
        if role not in self._fonts:
            sheet = self._sync.sheet
            font = sheet.marker_font() if role == "note" else sheet.font(role)
            self._fonts[role] = font, QFontMetricsF(font)
        return self._fonts[role]

    def _paint_label(self, painter: QPainter, line: Line, block: QTextBlock, top: float) -> None:
        sheet = self._sync.sheet
        role = line.shape.role
        font, metrics = self._font(role)
        first = block.layout().lineAt(0)
        if not first.isValid():
            return
        baseline = top + first.y() + first.ascent()
        painter.setFont(font)
        painter.setPen(self._accent if role == "note" else self._ink)
        width = metrics.horizontalAdvance(line.label)
        if sheet.role(role).label == "head":
            painter.setPen(sheet.theme.colour("ink"))
            column = self._column
            over = top - sheet.px(sheet.role(role).size * 0.55) if line.inlines else baseline
            painter.drawText(QPointF(column.center().x() - width / 2, over), line.label)
            return
        hang = sheet.length("hang")
        if role == "note":
            baseline -= metrics.ascent() * 0.42
            hang *= 0.55
        edge = sheet.inset(line.shape)
        column = self._column
        x = column.right() - edge + hang if sheet.is_right_to_left else column.left() + edge - hang - width
        painter.drawText(QPointF(x, baseline), line.label)

    def _column_now(self) -> QRectF:
        """Where text stands across the viewport."""
        sheet = self._sync.sheet
        start, end = sheet.length("margin_start"), sheet.length("margin_end")
        left, right = (end, start) if sheet.is_right_to_left else (start, end)
        width = self._view.viewport().width()
        return QRectF(left, 0, width - left - right, 1)

    def _paint_rule(self, painter: QPainter, line: Line, top: float) -> None:
        sheet, column = self._sync.sheet, self._column
        painter.setPen(self._rule)
        space = sheet.above(line.shape)
        y = round(top - space * (0.38 if line.shape.above is Above.NOTES else 0.5)) + 0.5
        if line.shape.above is Above.TEXT:
            middle, half = column.center().x(), sheet.px(36)
            painter.drawLine(QPointF(middle - half, y), QPointF(middle + half, y))
        elif sheet.is_right_to_left:
            painter.drawLine(QPointF(column.right() - sheet.px(110), y), QPointF(column.right(), y))
        else:
            painter.drawLine(QPointF(column.left(), y), QPointF(column.left() + sheet.px(110), y))

    def paint_ground(self, painter: QPainter, area: QRect) -> None:
        """The ground over and under the sheet, where it is in sight."""
        top, bottom = sheet_span(self._view, self._sync.sheet)
        viewport = self._view.viewport().rect()
        theme = self._sync.sheet.theme
        for low, high, edge in ((0, top, top - 1), (bottom, viewport.height(), bottom)):
            strip = QRect(0, low, viewport.width(), high - low)
            if high > low and strip.intersects(area):
                painter.fillRect(strip, theme.colour("ground"))
                painter.setPen(theme.colour("edge"))
                painter.drawLine(0, edge, viewport.width(), edge)


def sheet_span(view: QTextEdit, sheet: Sheet) -> tuple[int, int]:
    """Where the sheet begins and ends in the viewport; a short text has a sheet of a page's height."""
    gap = round(sheet.length("gap"))
    scrolled = view.verticalScrollBar().value()
    height = round(view.document().size().height()) - 2 * gap
    least = min(view.viewport().height() - 2 * gap, round(sheet.length("width") * 1.29))
    return gap - scrolled, gap + max(height, least) - scrolled


class SheetEdge(QWidget):
    """The soft edge of the sheet at one side of the viewport."""

    def __init__(self, view: QTextEdit, sync: Sync, *, at_left: bool) -> None:
        super().__init__(view)
        self._view, self._sync, self._at_left = view, sync, at_left
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.verticalScrollBar().valueChanged.connect(self.update)

    def place(self) -> None:
        """Stand beside the viewport."""
        frame = self._view.viewport().geometry()
        x = frame.left() - SHADOW if self._at_left else frame.right() + 1
        self.setGeometry(x, frame.top(), SHADOW, frame.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._sync.sheet.theme
        top, bottom = sheet_span(self._view, self._sync.sheet)
        painter = QPainter(self)
        inner, outer = (SHADOW, 0) if self._at_left else (0, SHADOW)
        fade = QLinearGradient(inner, 0, outer, 0)
        fade.setColorAt(0, theme.colour("shadow", 60 if theme.is_dark else 26))
        fade.setColorAt(1, QColor(0, 0, 0, 0))
        painter.fillRect(QRectF(0, top + 2, SHADOW, bottom - top), fade)
        painter.setPen(theme.colour("edge"))
        x = SHADOW - 1 if self._at_left else 0
        painter.drawLine(x, top - 1, x, bottom)
