"""The list of suggestions below the caret. It never takes the focus; the page hands it the keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engross.editing.completion import Offer
from engross.i18n import _
from engross.ui.theme import Theme, palette

ROW_HEIGHT = 26
_PAD, _GAP = 8, 14
_WIDEST, _NARROWEST = 560, 160
_DETAIL = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class OfferModel(QAbstractListModel):
    """The offers in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.offers: tuple[Offer, ...] = ()

    def show(self, offers: tuple[Offer, ...]) -> None:
        """Other offers from now on. They are few, and new at each key: nothing is kept."""
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.words + offer.tail
        if role in (_DETAIL, Qt.ItemDataRole.AccessibleDescriptionRole):
            return offer.detail
        return None


class _Delegate(QStyledItemDelegate):
    """Draws the words, and behind them in a quieter colour what they name."""

    theme: Theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_NARROWEST, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(box).adjusted(2, 1, -2, -1), 4, 4)
        metrics = QFontMetrics(option.font)
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        middle = int(Qt.AlignmentFlag.AlignVCenter | side)
        painter.setLayoutDirection(
            Qt.LayoutDirection.LayoutDirectionAuto
        )  # sources stay in their script's order
        words, detail = index.data(), index.data(_DETAIL)
        used = metrics.horizontalAdvance(words)
        room = box.adjusted(_PAD, 0, -_PAD, 0)
        painter.setPen(self.theme.colour("panel_ink"))
        painter.drawText(room, middle, metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))
        behind = self._behind(room, used + _GAP, option.direction)
        if detail and behind.width() > _NARROWEST // 4:
            painter.setPen(self.theme.colour("muted"))
            painter.drawText(
                behind, middle, metrics.elidedText(detail, Qt.TextElideMode.ElideRight, behind.width())
            )
        painter.restore()

    @staticmethod
    def _behind(room: QRect, used: int, direction: Qt.LayoutDirection) -> QRect:
        if direction is Qt.LayoutDirection.RightToLeft:
            return room.adjusted(0, 0, -used, 0)
        return room.adjusted(used, 0, 0, 0)


class OfferList(QListView):
    """Shows offers beside a stretch of the page's text."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("suggestions")
        self.setAccessibleName(_("Suggestions"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._model = OfferModel(self)
        self.setModel(self._model)
        self._drawing = _Delegate(self)
        self.setItemDelegate(self._drawing)
        self.hide()

    @property
    def chosen(self) -> Offer | None:
        """The offer that was chosen with the arrow keys, None where none was."""
        row = self.currentIndex().row()
        return self._model.offers[row] if 0 <= row < len(self._model.offers) else None

    @property
    def offers(self) -> tuple[Offer, ...]:
        return self._model.offers

    def choose(self, row: int) -> None:
        """Choose a row, counted round the end of the list; none for -1."""
        count = len(self.offers)
        self.setCurrentIndex(self._model.index(row % count) if count and row >= 0 else QModelIndex())

    def step(self, down: bool) -> None:
        """Choose the next row, or the one before."""
        row, count = self.currentIndex().row(), len(self.offers)
        self.choose((row + 1) % count if down else (row - 1 if row > 0 else count - 1))

    def show_offers(self, offers: tuple[Offer, ...], theme: Theme) -> None:
        """Show these; nothing is chosen."""
        self._drawing.theme = theme
        self.setPalette(palette(theme))
        colours = theme.colours
        self.setStyleSheet(
            f"#suggestions {{ background: {colours['field']}; border: 1px solid {colours['edge']};"
            " border-radius: 6px; padding: 3px; }"
        )
        self._model.show(offers)
        self.choose(-1)

    def place(self, beside: QRect, room: QRect, *, at_right: bool) -> None:
        """Stand below a rectangle of the page, or above it where there is no room below."""
        metrics = self.fontMetrics()
        wide = [
            metrics.horizontalAdvance(o.words + o.tail)
            + (metrics.horizontalAdvance(o.detail) + _GAP if o.detail else 0)
            for o in self.offers
        ]
        width = min(max([_NARROWEST, *wide]) + 2 * _PAD + 12, _WIDEST, room.width() - 8)
        height = ROW_HEIGHT * len(self.offers) + 8
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if at_right else Qt.LayoutDirection.LeftToRight
        )
        left = beside.right() - width + _PAD + 4 if at_right else beside.left() - _PAD - 4
        left = max(room.left() + 4, min(left, room.right() - width - 4))
        top = beside.bottom() + 3
        if top + height > room.bottom():
            top = beside.top() - height - 3
        self.setGeometry(left, max(top, room.top()), width, height)
        self.show()
        self.raise_()
