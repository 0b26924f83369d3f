"""How a row of the structure sidebar is drawn: the number in its own column, then the opening words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engross.ui.structure.model import IS_GROUP, LABEL, MARK, WORDS
from engross.ui.theme import Theme

ROW_HEIGHT = 26
_GAP = 6


class StructureDelegate(QStyledItemDelegate):
    """Draws rows in the colours of a theme."""

    theme: Theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        state, rect = option.state, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            self._paint_back(painter, QRectF(rect), "accent_soft")
        elif state & QStyle.StateFlag.State_MouseOver:
            self._paint_back(painter, QRectF(rect), "hover")
        self._paint_words(painter, option, index)
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        x = rect.left() + 13 if rtl else rect.right() - 13
        self._paint_mark(painter, QPointF(x, QRectF(rect).center().y()), str(index.data(MARK) or ""))
        painter.restore()

    def _paint_back(self, painter: QPainter, rect: QRectF, purpose: str) -> None:
        painter.setBrush(self.theme.colour(purpose))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 5, 5)

    def _paint_mark(self, painter: QPainter, at: QPointF, mark: str) -> None:
        """What was found: a disc for an error, a triangle for a warning, a ring for a hint."""
        if not mark:
            return
        colour = self.theme.colour(mark)
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(colour if mark == "error" else Qt.BrushStyle.NoBrush)
        if mark == "warning":
            corners = (QPointF(0, -3.6), QPointF(3.8, 3), QPointF(-3.8, 3))
            painter.drawPolygon([at + corner for corner in corners])
        else:
            painter.drawEllipse(at, 3, 3)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        painter.setLayoutDirection(option.direction)
        end = 24 if index.data(MARK) else 10
        rect = option.rect.adjusted(end if rtl else _GAP, 0, -_GAP if rtl else -end, 0)
        font = QFont(option.font)
        is_group = bool(index.data(IS_GROUP))
        font.setWeight(QFont.Weight.DemiBold if is_group else QFont.Weight.Normal)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.AlignmentFlag.AlignAbsolute
        label = str(index.data(LABEL) or "")
        if label:
            painter.setPen(self.theme.colour("panel_ink" if is_group else "muted"))
            painter.drawText(rect, flags, label)
            width = max(metrics.horizontalAdvance(label), 16) + _GAP
            rect.adjust(0 if rtl else width, 0, -width if rtl else 0, 0)
        words = str(index.data(WORDS) or "")
        painter.setPen(self.theme.colour("panel_ink" if words else "faint"))
        painter.drawText(
            rect, flags, metrics.elidedText(words or "…", Qt.TextElideMode.ElideRight, rect.width())
        )
