"""The tree of the structure sidebar: keys, type-ahead, and dragging rows with a line that shows where they go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QKeyCombination, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from engross.i18n import _
from engross.ui.structure import drops
from engross.ui.structure.drops import Drop
from engross.ui.structure.filter import StructureFilter
from engross.ui.structure.model import StructureModel
from engross.ui.structure.tree import Row
from engross.ui.theme import Theme

INDENTATION = 16


class StructureView(QTreeView):
    """Shows the rows. What keys do is given by ``keys``; drops are told by the model."""

    theme: Theme

    def __init__(self, model: StructureModel, shown: StructureFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._shown = model, shown
        self.keys: dict[QKeyCombination, Callable[[], object]] = {}
        self._typed, self._since = "", QElapsedTimer()
        self._pressed_x: int | None = None
        self._drop: tuple[Drop, QRect] | None = None
        self.setAccessibleName(_("Structure"))
        self.setModel(shown)
        self.setHeaderHidden(True)
        self.setIndentation(INDENTATION)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(700)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    # rows

    def row_at(self, index: QModelIndex) -> Row:
        """The row of an index of the view."""
        return self._model.row_at(self._shown.mapToSource(index))

    def index_of(self, row: Row) -> QModelIndex:
        """The index of a row; invalid where the filter leaves it out."""
        return self._shown.mapFromSource(self._model.index_of(row))

    def chosen(self) -> list[Row]:
        """The selected rows from top to bottom; where none is selected, the current one."""
        indexes = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        rows = {id(row): row for row in map(self.row_at, filter(QModelIndex.isValid, indexes))}
        return [row for row in self._model.rows() if id(row) in rows]

    # keys

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are not the window's while the tree has the focus."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.keyCombination() in self.keys:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.keys.get(event.keyCombination())
        if action is not None and self.state() is not QAbstractItemView.State.EditingState:
            action()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typed letters go to the next row that begins with them, by its words or its number."""
        pause = QGuiApplication.styleHints().keyboardInputInterval()
        goes_on = self._since.isValid() and self._since.elapsed() < pause
        self._typed = (self._typed if goes_on else "") + search.casefold()
        self._since.start()
        start = self.currentIndex()
        index = start if goes_on and start.isValid() else self.indexBelow(start)
        first = self._shown.index(0, 0)
        for _turn in range(2):
            while index.isValid():
                row = self.row_at(index)
                if row.words.casefold().startswith(self._typed) or row.label.casefold().startswith(
                    self._typed
                ):
                    self.setCurrentIndex(index)
                    return
                index = self.indexBelow(index)
            index = first

    # dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_x = round(event.position().x())
        super().mousePressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._model.dragged(event.mimeData()):
            super().dragEnterEvent(event)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges and opens closed rows
        self._show_drop(self.drop_at(event.position().toPoint(), self._model.dragged(event.mimeData())))
        if self._drop is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Only tells of the drop. It is a copy to Qt, which would remove the rows after a move."""
        dragged = self._model.dragged(event.mimeData())
        found = self.drop_at(event.position().toPoint(), dragged)
        self._show_drop(None)
        self.setState(QAbstractItemView.State.NoState)
        self.stopAutoScroll()
        if found is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._model.dropped.emit(dragged, found[0])

    def drop_at(self, at: QPoint, dragged: list[Row]) -> tuple[Drop, QRect] | None:
        """Where the dragged rows go that are let go at a point, and the line or box that shows it; None for nowhere."""
        if not dragged:
            return None
        index = self.indexAt(at)
        if not index.isValid():
            index = self._last()
        box = self.visualRect(index)
        row = self.row_at(index)
        if dragged[0].is_annex:
            is_upper = at.y() < box.center().y()
            drop = drops.annex(row, is_upper=is_upper)
            return (drop, self._line(box, drop.depth, is_upper=is_upper)) if drop else None
        edge = box.height() // 4
        is_upper, is_lower = at.y() < box.top() + edge, at.y() > box.bottom() - edge
        if not is_upper and not is_lower:
            drop = drops.onto(row)
            if drop is not None and not self._is_within(row, dragged):
                return drop, box
            is_upper = at.y() < box.center().y()
        drop = self._gap(index, dragged, self._wanted_depth(at, dragged), is_upper=is_upper)
        return (drop, self._line(box, drop.depth, is_upper=is_upper)) if drop else None

    def _gap(self, index: QModelIndex, dragged: list[Row], depth: int, *, is_upper: bool) -> Drop | None:
        upper, lower = (self.indexAbove(index), index) if is_upper else (index, self.indexBelow(index))
        above = self.row_at(upper) if upper.isValid() else None
        below = self.row_at(lower) if lower.isValid() else None
        drop = drops.between(above, below, depth)
        if drop is None:
            return None
        target = self._model.row_of(drop.target)
        return None if target is not None and self._is_within(target, dragged) else drop

    @staticmethod
    def _is_within(row: Row | None, dragged: list[Row]) -> bool:
        while row is not None:
            if row in dragged:
                return True
            row = row.parent
        return False

    def _wanted_depth(self, at: QPoint, dragged: list[Row]) -> int:
        """As deep as the row was, and a level more or less for each step to the side since it was taken up."""
        if self._pressed_x is None:
            return dragged[0].depth
        way = at.x() - self._pressed_x
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return dragged[0].depth + round((-way if rtl else way) / INDENTATION)

    def _last(self) -> QModelIndex:
        index = self._shown.index(self._shown.rowCount() - 1, 0)
        while self.isExpanded(index) and self._shown.rowCount(index):
            index = self._shown.index(self._shown.rowCount(index) - 1, 0, index)
        return index

    # the line

    def _line(self, box: QRect, depth: int, *, is_upper: bool) -> QRect:
        y = box.top() if is_upper else box.bottom() + 1
        inset = INDENTATION * (depth + 1)
        width = self.viewport().width()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return QRect(4, y, width - inset - 4, 0)
        return QRect(inset, y, width - inset - 4, 0)

    def _show_drop(self, drop: tuple[Drop, QRect] | None) -> None:
        if drop != self._drop:
            self._drop = drop
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop is None:
            return
        mark = self._drop[1]
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.colour("accent"), 2))
            if mark.height():
                painter.drawRoundedRect(mark.adjusted(2, 1, -3, -2), 5, 5)
                return
            rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            y = max(mark.y(), 3)
            painter.drawLine(mark.left(), y, mark.left() + mark.width(), y)
            painter.setBrush(self.theme.colour("field"))
            painter.drawEllipse(QPoint(mark.left() + mark.width() if rtl else mark.left(), y), 3, 3)
