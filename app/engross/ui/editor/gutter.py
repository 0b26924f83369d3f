"""What is painted beside and between the lines: numbers, the rule over the footnotes, the edges of the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QStaticText,
    QTextBlock,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from engross.model import states
from engross.model.nodes import Block, NodeId
from engross.ui.editor.lines import Above, Line, Shape
from engross.ui.editor.sheet import Sheet, Shows
from engross.ui.editor.sync import Sync

ShownLine = tuple[Line, QTextBlock, float]
"""A line, the block that shows it, and the block's top in the viewport."""

_BARRED = (Shows.MARKS, Shows.MARGIN)
_RULED = (Above.NOTES, Above.TEXT)
SHADOW = 7
"""Pixels of the soft shadow at each side of the sheet."""


class Beside(Protocol):
    """Paints beside the lines of a page."""

    def paint(self, painter: QPainter, area: QRect, shown: list[ShownLine]) -> None: ...


@dataclass(frozen=True, slots=True)
class _Label:
    """How a number is drawn: ``shift`` from where lines begin (or from the middle), ``drop`` below the base line."""

    font: QFont
    text: QStaticText
    colour: QColor
    shift: float
    drop: float
    place: str
    ascent: float


class Gutter:
    """Paints on the viewport of a page, after the text."""

    def __init__(self, view: QTextEdit, sync: Sync) -> None:
        self._view, self._sync = view, sync
        self._sheet: Sheet | None = None
        self._labels: dict[tuple[Shape, str], _Label] = {}
        self._found_for: tuple[float, ...] = ()
        self._changed: dict[NodeId, tuple[Block, bool]] = {}
        self._found: list[tuple[int, QTextBlock, float]] = []
        self.others: dict[NodeId, str] = {}
        """What is shown in place of the number of a paragraph that has another one in the original."""
        self.joints: frozenset[NodeId] = frozenset()
        """Paragraphs whose words go on in the next one that is seen."""

    def paint(self, painter: QPainter, area: QRect, shown: list[ShownLine]) -> None:
        """Numbers and rules of the lines that stand in the area (of the viewport): `visible` of it."""
        sheet = self._sync.sheet
        if sheet is not self._sheet:
            self._sheet = sheet
            self._labels.clear()
            self._over, self._under = sheet.px(30), sheet.px(22)
        column = self.column()
        low, high = area.top() - self._under, area.bottom()
        hides, others = sheet.shows is not Shows.MARKS, self.others
        for line, block, top in shown:
            is_hidden = hides and sheet.hides_line(line)
            said = others.get(line.block.id, line.label) if others and line.block else line.label
            if said and low <= top <= high + self._over and not is_hidden:
                look = sheet.shape_of(line)
                label = self._labels.get((look, said)) or self._label(look, said)
                if top <= high or label.place == "head":
                    self._paint_label(painter, label, block, top, column)
            if line.block is not None and line.block.id in self.joints and not is_hidden:
                self._paint_joint(painter, block, top)
            is_last = is_hidden and line.shape.above is Above.NOTES and not self._is_followed(line)
            if line.shape.above in _RULED and not is_last:
                self._paint_rule(painter, line, top)
            if line.block is not None and sheet.shows in _BARRED and self._is_changed(line.block):
                self._paint_change(painter, line.block, block, top, is_hidden=is_hidden)

    def _is_followed(self, line: Line) -> bool:
        """Whether another footnote than this hidden first one is seen."""
        rows = self._sync.lines.rows
        assert line.key is not None
        after = rows[self._sync.lines.index[line.key] :]
        return any(other.note is not None and not self._sync.sheet.hides_line(other) for other in after)

    def _is_changed(self, block: Block) -> bool:
        """Whether a tracked change is in the paragraph; looked for once as long as the paragraph stays."""
        known = self._changed.get(block.id)
        if known is None or known[0] is not block:
            known = self._changed[block.id] = block, states.has_changes(block)
        return known[1]

    def _paint_change(
        self, painter: QPainter, paragraph: Block, block: QTextBlock, top: float, *, is_hidden: bool
    ) -> None:
        """A bar beside the lines, and a sign where the paragraph's end came or went; a dash for a hidden line."""
        sheet, column = self._sync.sheet, self.column()
        lines = block.layout()
        if not lines.lineCount():
            return
        last = lines.lineAt(lines.lineCount() - 1)
        x = column.right() + sheet.px(14) if not sheet.is_right_to_left else column.left() - sheet.px(14)
        bar = QRectF(x, top, *((sheet.px(8), 2) if is_hidden else (2, last.y() + last.height())))
        painter.fillRect(bar, sheet.theme.colour("muted"))
        change = paragraph.marks.deleted or paragraph.marks.inserted
        if change and sheet.shows is Shows.MARKS:
            font = sheet.font("operative")
            font.setStrikeOut(bool(paragraph.marks.deleted))
            painter.setFont(font)
            painter.setPen(sheet.author_colour(change))
            self._paint_at_end(painter, block, top, "¶")

    def _paint_joint(self, painter: QPainter, block: QTextBlock, top: float) -> None:
        """A sign that the words go on in the next line, which is the same paragraph."""
        sheet = self._sync.sheet
        painter.setFont(sheet.font("operative"))
        painter.setPen(sheet.theme.colour("faint"))
        self._paint_at_end(painter, block, top, "←" if sheet.is_right_to_left else "→")

    def _paint_at_end(self, painter: QPainter, block: QTextBlock, top: float, sign: str) -> None:
        """A sign behind the last word of a paragraph."""
        lines, sheet = block.layout(), self._sync.sheet
        if not lines.lineCount():
            return
        last = lines.lineAt(lines.lineCount() - 1)
        end, width = last.naturalTextRect(), QFontMetricsF(painter.font()).horizontalAdvance(sign)
        side = end.right() + 3 if not sheet.is_right_to_left else end.left() - 3 - width
        left = self._view.document().documentLayout().blockBoundingRect(block).left()
        painter.drawText(QPointF(left + side, top + last.y() + last.ascent()), sign)

    def visible(self, area: QRect) -> list[ShownLine]:
        """The lines that stand in the area (of the viewport) or near it, each with its block and its top there."""
        scrolled = self._view.verticalScrollBar().value()
        rows = self._sync.lines.rows
        # typing leaves the lines where they are: then what was found at the last key is found again
        key = (area.top(), area.bottom(), scrolled, height(self._view), self._sync.arrangement)
        if key != self._found_for:
            self._found_for = key
            self._found = self._find(area.top() + scrolled, area.bottom() + scrolled)
        return [(rows[number], block, top - scrolled) for number, block, top in self._found]

    def _find(self, low: float, high: float) -> list[tuple[int, QTextBlock, float]]:
        """Number, block and top of the lines between two heights of the document."""
        document, rows, reach = self._view.document(), self._sync.lines.rows, self._reach
        layout = document.documentLayout()
        number = self._first_below(low - reach)
        block = document.findBlockByNumber(number)
        found: list[tuple[int, QTextBlock, float]] = []
        while block.isValid() and number < len(rows):
            top = layout.blockBoundingRect(block).top()
            if top > high + reach and rows[number].grid is None:
                break
            found.append((number, block, top))
            block = block.next()
            number += 1
        return found

    @property
    def _reach(self) -> float:
        """How far over its line something may be painted."""
        return self._sync.sheet.px(44)

    def _first_below(self, y: float) -> int:
        """The first block that ends below ``y``, by bisection: asking the widget walks all lines before it."""
        document = self._view.document()
        layout = document.documentLayout()
        low, high, last = 0, 1, document.blockCount() - 1
        # by strides from the beginning, as asking for a block lays out all before it
        while high < last and layout.blockBoundingRect(document.findBlockByNumber(high)).bottom() < y:
            low, high = high, high * 2
        high = min(high, last)
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

    def _paint_label(
        self, painter: QPainter, label: _Label, block: QTextBlock, top: float, column: QRectF
    ) -> None:
        first = block.layout().lineAt(0)
        if not first.isValid():
            return
        if label.place == "beside":
            x = column.left() + first.naturalTextRect().left() + label.shift
            y = top + first.y() + first.ascent()
        elif label.place == "head":
            x, y = (
                column.center().x() + label.shift,
                top + (label.drop if block.length() > 1 else first.ascent()),
            )
        else:
            edge = column.right() if self._sync.sheet.is_right_to_left else column.left()
            x, y = edge + label.shift, top + first.y() + first.ascent() + label.drop
        painter.setFont(label.font)
        painter.setPen(label.colour)
        painter.drawStaticText(QPointF(x, y - label.ascent), label.text)

    def _label(self, shape: Shape, said: str) -> _Label:
        """How the number of a line is drawn; shaped and measured once."""
        sheet, role = self._sync.sheet, shape.role
        is_note, place = role == "note", sheet.role(role).label
        font = sheet.marker_font() if is_note else sheet.font(role)
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(said)
        hang = sheet.length("hang") * (0.55 if is_note else 1)
        inset = sheet.inset(shape)
        colour, drop = "accent" if is_note else "muted", 0.0
        if place == "head":
            colour, shift, drop = "ink", -width / 2, -sheet.px(sheet.role(role).size * 0.55)
        elif place == "beside":
            shift = -hang - width
        else:
            shift = hang - inset if sheet.is_right_to_left else inset - hang - width
            drop = -metrics.ascent() * 0.42 if is_note else 0.0
        text = QStaticText(said)
        text.setTextFormat(Qt.TextFormat.PlainText)
        option = QTextOption()
        if sheet.is_right_to_left:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        text.setTextOption(option)
        text.prepare(font=font)
        made = _Label(font, text, sheet.theme.colour(colour), shift, drop, place, _ascent(said, font))
        self._labels[(shape, said)] = made
        return made

    def column(self) -> QRectF:
        """Where text stands across the viewport."""
        sheet = self._sync.sheet
        width = self._view.viewport().width()
        start, end = sheet.margins(width)
        left, right = (end, start) if sheet.is_right_to_left else (start, end)
        return QRectF(left, 0, width - left - right, 1)

    def _paint_rule(self, painter: QPainter, line: Line, top: float) -> None:
        sheet, column = self._sync.sheet, self.column()
        painter.setPen(sheet.theme.colour("faint"))
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
        bar, gap = self._view.verticalScrollBar(), self._sync.sheet.length("gap")
        if gap < bar.value() < bar.maximum() - gap:
            return
        top, bottom = sheet_span(self._view, self._sync.sheet)
        viewport = self._view.viewport().rect()
        theme = self._sync.sheet.theme
        for low, high, edge in ((0, top, top - 1), (bottom, viewport.height(), bottom)):
            strip = QRect(0, low, viewport.width(), high - low)
            if high > low and strip.intersects(area):
                painter.fillRect(strip, theme.colour("ground"))
                painter.setPen(theme.colour("edge"))
                painter.drawLine(0, edge, viewport.width(), edge)


def _ascent(said: str, font: QFont) -> float:
    """From the top of the words to their base line, where some come from another font too."""
    layout = QTextLayout(said, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(said))
    layout.endLayout()
    return line.ascent()


def sheet_span(view: QTextEdit, sheet: Sheet) -> tuple[int, int]:
    """Where the sheet begins and ends in the viewport; a short text has a sheet of a page's height."""
    gap = round(sheet.length("gap"))
    scrolled = view.verticalScrollBar().value()
    least = min(view.viewport().height() - 2 * gap, round(sheet.length("width") * 1.29))
    return gap - scrolled, gap + max(round(height(view)) - 2 * gap, least) - scrolled


def height(view: QTextEdit) -> float:
    """The height of the document, as far as it is laid out; asking the document itself lays out all of it."""
    most = view.verticalScrollBar().maximum()
    return most + view.viewport().height() if most else view.document().size().height()


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
