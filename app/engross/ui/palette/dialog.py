"""The palette's window: a line to type in, and the lines found below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from engross.i18n import _
from engross.ui.palette.entries import Entry
from engross.ui.theme import Theme

WIDTH, HEIGHT, ROW = 620, 420, 34
_ENTRY = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_Index = QModelIndex | QPersistentModelIndex


class EntryModel(QAbstractListModel):
    """The lines found. ``keys`` gives the shortcut of a command, ``is_on`` whether it works now."""

    def __init__(self, keys: Callable[[str], str], is_on: Callable[[str], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self.keys, self._is_on = keys, is_on

    def show_entries(self, entries: list[Entry]) -> None:
        """List these in place of what was listed."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- as Qt has it
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        keys = self.keys(entry.command) if entry.command else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.title, entry.more, keys) if part)
        return entry if role == _ENTRY else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        entry = self._entries[index.row()]
        works = not entry.command or self._is_on(entry.command)
        return Qt.ItemFlag.ItemIsSelectable | (
            Qt.ItemFlag.ItemIsEnabled if works else Qt.ItemFlag.NoItemFlags
        )


class EntryDelegate(QStyledItemDelegate):
    """Draws a line: title, menu or words dimmer behind it, shortcut at the end."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry, model = index.data(_ENTRY), index.model()
        assert isinstance(entry, Entry)
        assert isinstance(model, EntryModel)
        painter.save()
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("accent_soft"))
        is_on = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        inner = rect.adjusted(14, 0, -14, 0)
        keys = model.keys(entry.command) if entry.command else ""
        painter.setLayoutDirection(
            Qt.LayoutDirection.LayoutDirectionAuto
        )  # paragraphs in their script's order
        metrics = painter.fontMetrics()
        centred = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(inner, centred | Qt.AlignmentFlag.AlignRight, keys)
        inner.setRight(inner.right() - metrics.horizontalAdvance(keys) - 16)
        painter.setPen(self._theme.colour("panel_ink" if is_on else "faint"))
        painter.drawText(inner, centred, entry.title)
        inner.setLeft(inner.left() + metrics.horizontalAdvance(entry.title) + 14)
        painter.setPen(self._theme.colour("muted" if is_on else "faint"))
        more = metrics.elidedText(entry.more, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, centred, more)
        painter.restore()


class Palette(QDialog):
    """Asks ``find`` for the lines of what is typed; ``choose`` gets the one chosen, once the palette is gone."""

    def __init__(
        self,
        find: Callable[[str], list[Entry]],
        choose: Callable[[Entry], object],
        model: Callable[[QObject], EntryModel],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setWindowTitle(_("Commands"))
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._find, self._choose = find, choose
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("A command, or : and a paragraph, such as :OP5"))
        self.field.setAccessibleName(_("Command"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.model = model(self)
        self.list = QListView(self)
        self.list.setAccessibleName(_("Commands found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(theme, self))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda _index: self._take())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.setStyleSheet(
            f"#palette {{ background: {theme.colours['panel']}; border: 1px solid {theme.colours['edge']}; }}"
        )
        self.field.textChanged.connect(self._show_found)
        self._show_found("")

    def show_over(self, window: QWidget) -> None:
        """Open in the upper middle of the window."""
        self.resize(min(WIDTH, window.width() - 40), min(HEIGHT, window.height() - 120))
        self.move(window.mapToGlobal(window.rect().topLeft()).x() + (window.width() - self.width()) // 2,
                  window.mapToGlobal(window.rect().topLeft()).y() + 72)  # fmt: skip
        self.show()
        self.field.setFocus()

    def _show_found(self, query: str) -> None:
        self.model.show_entries(self._find(query))
        self.list.setCurrentIndex(self.model.index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._move(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _move(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
        rows = self.model.rowCount()
        if rows:
            at = self.list.currentIndex().row() + step[Qt.Key(event.key())]
            at = at % rows if abs(step[Qt.Key(event.key())]) == 1 else min(max(at, 0), rows - 1)
            self.list.setCurrentIndex(self.model.index(at, 0))

    def _take(self) -> None:
        index = self.list.currentIndex()
        entry = index.data(_ENTRY)
        if isinstance(entry, Entry) and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.close()
            self._choose(entry)
