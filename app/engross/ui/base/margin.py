"""Signs at the outer edge of the lines: what each paragraph is beside the base text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter, QTextBlock

from engross.ui.base.reader import LOOKS, BaseReader
from engross.ui.editor.gutter import ShownLine
from engross.ui.structure.delegate import COLOURS, SIGNS

if TYPE_CHECKING:
    from engross.ui.editor.page import Page

AWAY = 24
"""Pixels at 100 per cent between the text and the signs."""


class BaseMargin:
    """Paints on one page."""

    def __init__(self, page: Page, reader: BaseReader) -> None:
        self._page, self._reader = page, reader

    def paint(self, painter: QPainter, area: QRect, shown: list[ShownLine]) -> None:
        """The signs of the lines that stand in the area (of the viewport)."""
        of, dropped = self._reader.of, self._reader.dropped
        if not of:
            return
        for line, block, top in shown:
            here = of.get(line.block.id) if line.block is not None else None
            if line.block is None or here is None:
                continue
            looks = [LOOKS[here.standing], *(["moved"] if here.is_moved else [])]
            self._paint(painter, block, top, looks, at_end=False)
            if line.block.id in dropped:
                self._paint(painter, block, top, ["dropped"], at_end=True)

    def _paint(
        self, painter: QPainter, block: QTextBlock, top: float, looks: list[str], *, at_end: bool
    ) -> None:
        lines = block.layout()
        if not lines.lineCount():
            return
        sheet, column = self._page.sync.sheet, self._page.column
        line = lines.lineAt(lines.lineCount() - 1 if at_end else 0)
        y = top + line.y() + line.ascent() + (line.height() * 0.7 if at_end else 0)
        step = sheet.px(11)
        x = (
            column.left() - sheet.px(AWAY) - step
            if sheet.is_right_to_left
            else column.right() + sheet.px(AWAY)
        )
        painter.setFont(sheet.font("operative"))
        for number, look in enumerate(looks):
            painter.setPen(sheet.theme.colour(COLOURS[look]))
            painter.drawText(QPointF(x + number * step, y), SIGNS[look])
