"""Marks under the words of the page: what was found there, painted and never part of the text.

Marks are told in code points of a paragraph as it was read. While people type on, those before and behind what they
type stay where they are, and those that they type into are gone, until the next reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTextBlock, QTextLine
from PySide6.QtWidgets import QTextEdit

from engross.model import plain
from engross.model.nodes import Block, NodeId
from engross.model.places import Place
from engross.ui.editor.gutter import Gutter, ShownLine
from engross.ui.editor.positions import to_position
from engross.ui.editor.sync import Sync

TILE = 6
"""Pixels after which the pattern of a line repeats."""
_HEIGHT = 4
_BELOW = _HEIGHT + 4
"""Pixels under a paragraph into which marks may reach."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a mark is drawn: the purpose of its colour and the pattern of its line."""

    colour: str
    pattern: str


LOOKS = {
    "error": Look("error", "wave"),
    "warning": Look("warning", "wave"),
    "hint": Look("hint", "dots"),
    "mismatch": Look("error", "dashes"),
    "malformed": Look("warning", "dashes"),
    "unknown": Look("faint", "dots"),
    "spelling": Look("spelling", "wave"),
    "match": Look("match", "fill"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a paragraph. ``look`` is a key of `LOOKS`, or "" for one that is found but not drawn."""

    start: int
    end: int
    look: str
    subject: object


Marks = Mapping[NodeId, tuple[Mark, ...]]


def moved(marks: Iterable[Mark], before: str, after: str) -> tuple[Mark, ...]:
    """The marks after a paragraph's characters changed; those that the change touches are left out."""
    head = _alike(before, after)
    tail = _alike_behind(before, after, head)
    by = len(after) - len(before)
    kept = []
    for mark in marks:
        if mark.end <= head:
            kept.append(mark)
        elif mark.start >= len(before) - tail:
            kept.append(replace(mark, start=mark.start + by, end=mark.end + by))
    return tuple(kept)


def _alike(one: str, two: str) -> int:
    """How many characters two texts begin with alike; by halves, as this is asked at every key."""
    low, high = 0, min(len(one), len(two))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == two[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _alike_behind(before: str, after: str, head: int) -> int:
    """How many characters two texts end with alike, of those after the first ``head``."""
    shorter = min(len(before), len(after)) - head
    if before.endswith(
        after[len(after) - shorter :]
    ):  # something came or went, and nothing else: nearly every key
        return shorter
    return min(_alike(before[::-1], after[::-1]), shorter)


class _Layer:
    """The marks of one purpose, and how they moved since they were told."""

    def __init__(self, marks: Marks, block_of: Callable[[NodeId], Block]) -> None:
        self._marks = marks
        self._read = {node: block_of(node) for node in marks}
        self._moved: dict[NodeId, tuple[Block, tuple[Mark, ...]]] = {}

    def of(self, block: Block) -> tuple[Mark, ...]:
        """The marks of a paragraph as it is now."""
        marks = self._marks.get(block.id, ())
        if not marks or self._read[block.id] is block:
            return marks
        known = self._moved.get(block.id)
        if known is None or known[0] is not block:
            shifted = moved(marks, plain.text(self._read[block.id]), plain.text(block))
            known = self._moved[block.id] = block, shifted
        return known[1]


class Underlines:
    """Knows the marks of a page and paints those in sight."""

    def __init__(self, view: QTextEdit, sync: Sync, gutter: Gutter) -> None:
        self._view, self._sync, self._gutter = view, sync, gutter
        self._layers: dict[str, _Layer] = {}
        self._tiles: dict[tuple[str, str, float], QPixmap] = {}

    def show(self, marks: Marks, block_of: Callable[[NodeId], Block], layer: str = "proof") -> None:
        """Show these marks in place of others of their layer; ``block_of`` gives the paragraphs as they were read."""
        if not marks and layer not in self._layers:
            return
        self._layers[layer] = _Layer(marks, block_of)
        if not marks:
            del self._layers[layer]
        self._view.viewport().update()

    def of(self, block: Block) -> tuple[Mark, ...]:
        """The marks of a paragraph as it is now."""
        found: tuple[Mark, ...] = ()
        for layer in self._layers.values():
            found += layer.of(block)
        return found

    def at(self, place: Place) -> list[Mark]:
        """The marks that the place stands in or beside."""
        row = self._sync.lines.index.get(place.block)
        block = self._sync.lines.rows[row].block if row is not None else None
        if block is None:
            return []
        return [m for m in self.of(block) if m.start <= place.offset <= max(m.end, m.start + 1)]

    # painting

    def paint(self, painter: QPainter, area: QRect, shown: list[ShownLine]) -> None:
        """Draw the marks of the lines that stand in the area (of the viewport): `Gutter.visible` of it."""
        if not self._layers:
            return
        for line, block, top in shown:
            if top <= area.bottom() and line.block is not None and (marks := self.of(line.block)):
                self._paint_line(painter, marks, block, area)

    def _paint_line(self, painter: QPainter, marks: tuple[Mark, ...], block: QTextBlock, area: QRect) -> None:
        rect = self._view.document().documentLayout().blockBoundingRect(block)
        rect.translate(0, -self._view.verticalScrollBar().value())
        if rect.bottom() + _BELOW < area.top():
            return
        lines = _lines(block, area.top() - rect.top() - _BELOW, area.bottom() - rect.top())
        if not lines:
            return
        first, last = lines[0].start, lines[-1].end
        text, left, top = block.text(), rect.left(), rect.top()
        for mark in marks:
            if not mark.look or mark.start > last:
                continue
            start, end = to_position(text, mark.start), to_position(text, mark.end)
            if start == end:
                start, end = (start - 1, end) if start else (start, end + 1)
            if end <= first:
                continue
            look = LOOKS[mark.look]
            is_fill = look.pattern == "fill"
            if is_fill and self._is_selected(block, start, end):
                continue
            for strip in filter(None, (_strip(line, start, end) for line in lines)):
                strip.translate(left, top)
                if is_fill:
                    self._fill(painter, strip, look)
                else:
                    under = QRectF(strip.left(), strip.bottom() + 2, strip.width(), _HEIGHT)
                    painter.drawTiledPixmap(under, self._tile(look), QPointF(under.left() % TILE, 0))

    def _is_selected(self, block: QTextBlock, start: int, end: int) -> bool:
        """Whether just this stretch is selected: then the colour of selections is enough."""
        cursor = self._view.textCursor()
        stretch = cursor.selectionStart() - block.position(), cursor.selectionEnd() - block.position()
        return stretch == (start, end)

    def _fill(self, painter: QPainter, area: QRectF, look: Look) -> None:
        """As with a marker pen: the letters shine through."""
        theme, mode = self._sync.sheet.theme, QPainter.CompositionMode
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setCompositionMode(
            mode.CompositionMode_Screen if theme.is_dark else mode.CompositionMode_Multiply
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(look.colour))
        painter.drawRoundedRect(area.adjusted(-1, 0, 1, area.height() / 4), 2, 2)
        painter.restore()

    def _tile(self, look: Look) -> QPixmap:
        theme = self._sync.sheet.theme
        key = (theme.name, look.pattern + look.colour, self._view.devicePixelRatioF())
        if key not in self._tiles:
            self._tiles[key] = _drawn(look.pattern, theme.colour(look.colour), key[2])
        return self._tiles[key]


@dataclass(frozen=True, slots=True)
class _ShapedLine:
    """A line of text within its block, and the positions that it reaches from and to."""

    line: QTextLine
    start: int
    end: int


def _lines(block: QTextBlock, top: float, bottom: float) -> list[_ShapedLine]:
    """The lines of text that stand between two heights of the block."""
    layout, found = block.layout(), []
    number = layout.lineCount() - 1
    while number >= 0:  # from the last one: people type at the end more often than not
        line = layout.lineAt(number)
        y = line.y()
        if y + line.height() < top:
            break
        if y <= bottom:
            start = line.textStart()
            found.append(_ShapedLine(line, start, start + line.textLength()))
        number -= 1
    return found[::-1]


def _strip(shaped: _ShapedLine, start: int, end: int) -> QRectF | None:
    """Where a stretch of text stands in a line, from the top of the letters to their baseline, relative to the block.

    None where nothing of it does.
    """
    low, high = max(start, shaped.start), min(end, shaped.end)
    if low >= high:
        return None
    line = shaped.line
    one, two = _x(line, low), _x(line, high)
    if one == two:
        return None
    return QRectF(min(one, two), line.y(), abs(two - one), round(line.y() + line.ascent()) - line.y())


def _x(line: QTextLine, position: int) -> float:
    x, _position = cast("tuple[float, int]", line.cursorToX(position))  # PySide6's stub says object
    return x


def _drawn(pattern: str, colour: QColor, ratio: float) -> QPixmap:
    """One tile of a line's pattern."""
    tile = QPixmap(round(TILE * ratio), round(_HEIGHT * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1.25)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle = _HEIGHT / 2
    match pattern:
        case "wave":
            path = QPainterPath(QPointF(-TILE / 2, middle))
            for step in range(3):
                x = (step - 0.5) * TILE
                path.quadTo(QPointF(x + TILE / 4, middle - 2.6), QPointF(x + TILE / 2, middle))
                path.quadTo(QPointF(x + TILE * 3 / 4, middle + 2.6), QPointF(x + TILE, middle))
            painter.drawPath(path)
        case "dashes":
            painter.drawLine(QPointF(0.5, middle), QPointF(TILE - 2.5, middle))
        case _:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            for x in (1.5, 1.5 + TILE / 2):
                painter.drawEllipse(QPointF(x, middle), 0.85, 0.85)
    painter.end()
    return tile
