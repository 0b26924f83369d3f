"""A sign beside each paragraph with a comment that no words show: on the paragraph itself, or its words are gone."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from engross.model.nodes import NodeId
from engross.ui import icons
from engross.ui.editor.gutter import ShownLine

if TYPE_CHECKING:
    from engross.ui.editor.page import Page

AWAY = 52
"""Pixels at 100 per cent between the text and the signs; those of the base text stand nearer."""
_SIZE = 13


class CommentMargin:
    """Paints on one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._marked: AbstractSet[NodeId] = frozenset()

    def show(self, marked: AbstractSet[NodeId]) -> None:
        """Mark these paragraphs from now on."""
        if marked != self._marked:
            self._marked = marked
            self._page.viewport().update()

    def paint(self, painter: QPainter, area: QRect, shown: list[ShownLine]) -> None:
        """The signs of the lines that stand in the area (of the viewport)."""
        if not self._marked:
            return
        sheet, column = self._page.sync.sheet, self._page.column
        size = round(sheet.px(_SIZE))
        wanted = (
            column.left() - sheet.px(AWAY) - size
            if sheet.is_right_to_left
            else column.right() + sheet.px(AWAY)
        )
        room = sheet.px(2), self._page.viewport().width() - size - sheet.px(2)
        x = min(max(wanted, room[0]), room[1])
        lift = (
            size / 2 if x == wanted else size
        )  # where the margin is narrow, over the signs of the base text
        for line, block, top in shown:
            lines = block.layout()
            if line.block is not None and line.block.id in self._marked and lines.lineCount():
                first = lines.lineAt(0)
                middle = top + first.y() + first.height() / 2
                at = QPoint(round(x), round(middle - lift))
                painter.drawPixmap(at, icons.pixmap("comment", sheet.theme.colour("accent"), size))
