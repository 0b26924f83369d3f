"""How a row of the structure sidebar is drawn: the number in its own column, the opening words, badges at the end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from engross.i18n import _
from engross.ui.structure.badges import Badge
from engross.ui.structure.model import ALL_BADGES, BADGES, IS_GROUP, LABEL, WORDS
from engross.ui.theme import Theme

ROW_HEIGHT = 26
_GAP = 6
_MARK = 12
COLOURS = {
    "comment": "accent", "change": "insertion", "new": "insertion", "updated": "accent", "moved": "accent",
    "dropped": "deletion", "same": "faint",
}  # fmt: skip
"""The colour of a badge where it has not the name of its look."""
SIGNS = {"new": "+", "updated": "≈", "moved": "↕", "dropped": "−", "same": "="}
"""What a paragraph is beside the base text, in one character."""

Index = QModelIndex | QPersistentModelIndex


class StructureDelegate(QStyledItemDelegate):
    """Draws rows in the colours of a theme, and lets people rename them in place."""

    theme: Theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter, option)
        font = self._font(option, index)
        badges = self._badges(option, index)
        used = self._paint_badges(painter, option, font, badges)
        self._paint_words(painter, option, index, font, used)
        painter.restore()

    def _paint_back(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Selected rows and the one under the mouse; the current row has a frame while the keys go to the tree."""
        state, box = option.state, QRectF(option.rect).adjusted(2, 1, -2, -1)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        back = ""
        if state & QStyle.StateFlag.State_Selected:
            back = "accent_soft"
        elif state & QStyle.StateFlag.State_MouseOver:
            back = "hover"
        if back or has_focus:
            painter.setBrush(self.theme.colour(back) if back else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("accent"), 1) if has_focus else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 5, 5)

    @staticmethod
    def _font(option: QStyleOptionViewItem, index: Index) -> QFont:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if index.data(IS_GROUP) else QFont.Weight.Normal)
        return font

    @staticmethod
    def _badges(option: QStyleOptionViewItem, index: Index) -> tuple[Badge, ...]:
        """Those of the row; where it is closed, of all below it too."""
        is_open = bool(option.state & QStyle.StateFlag.State_Open)
        found: tuple[Badge, ...] = index.data(BADGES if is_open else ALL_BADGES)
        return found

    def _paint_badges(
        self, painter: QPainter, option: QStyleOptionViewItem, font: QFont, badges: tuple[Badge, ...]
    ) -> int:
        """Draws the badges from the end of the row; gives the pixels they take."""
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        metrics = QFontMetrics(font)
        used = _GAP
        for badge in reversed(badges):
            colour = self.theme.colour(COLOURS.get(badge.look, badge.look))
            words = str(badge.count) if badge.count > 1 else ""
            width = metrics.horizontalAdvance(words)
            left = option.rect.left() + used if rtl else option.rect.right() - used - width
            painter.setPen(colour)
            painter.setFont(font)
            painter.drawText(
                QRect(left, option.rect.top(), width + 1, option.rect.height()),
                Qt.AlignmentFlag.AlignVCenter,
                words,
            )
            used += width + (3 if words else 0)
            x = option.rect.left() + used + _MARK / 2 if rtl else option.rect.right() - used - _MARK / 2
            self._paint_mark(painter, QPointF(x, QRectF(option.rect).center().y()), badge.look)
            used += _MARK + 2
        return used + 2

    def _paint_mark(self, painter: QPainter, at: QPointF, look: str) -> None:
        """A disc for an error, a triangle for a warning, a ring for a hint, a box for a comment, a bar for a change."""
        colour = self.theme.colour(COLOURS.get(look, look))
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(colour if look in ("error", "change") else Qt.BrushStyle.NoBrush)
        if look == "warning":
            corners = (QPointF(0, -3.6), QPointF(3.8, 3), QPointF(-3.8, 3))
            painter.drawPolygon([at + corner for corner in corners])
        elif look == "comment":
            painter.drawRoundedRect(QRectF(at.x() - 4, at.y() - 3.5, 8, 6.5), 1.5, 1.5)
        elif look in SIGNS:
            box = QRectF(at.x() - _MARK, at.y() - ROW_HEIGHT / 2, 2 * _MARK, ROW_HEIGHT)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, SIGNS[look])
        elif look == "change":
            painter.drawRect(QRectF(at.x() - 1, at.y() - 4, 2, 8))
        else:
            painter.drawEllipse(at, 3, 3)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, font: QFont, used: int
    ) -> None:
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        painter.setLayoutDirection(option.direction)
        rect = option.rect.adjusted(used if rtl else _GAP, 0, -_GAP if rtl else -used, 0)
        is_group = bool(index.data(IS_GROUP))
        painter.setFont(font)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.AlignmentFlag.AlignAbsolute
        label = str(index.data(LABEL) or "")
        words = str(index.data(WORDS) or "")
        if label:
            painter.setPen(self.theme.colour("panel_ink" if is_group else "muted"))
            painter.drawText(rect, flags, label)
            width = self._label_width(font, label)
            rect.adjust(0 if rtl else width, 0, -width if rtl else 0, 0)
        painter.setPen(self.theme.colour("panel_ink" if words else "muted"))
        shown = words or ("" if is_group else "…")
        cut = QFontMetrics(font).elidedText(shown, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, flags, cut)

    @staticmethod
    def _label_width(font: QFont, label: str) -> int:
        return max(QFontMetrics(font).horizontalAdvance(label), 16) + _GAP if label else 0

    # renaming

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(_("New name"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the words, beside the number."""
        width = self._label_width(self._font(option, index), str(index.data(LABEL) or ""))
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        editor.setGeometry(option.rect.adjusted(0 if rtl else width, 1, -width if rtl else 0, -1))
