"""The structure sidebar: what the document is made of, where the caret is, and moving paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSortFilterProxyModel, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from engross.editing import structure
from engross.editing.edit import Edit
from engross.i18n import _
from engross.model.nodes import Document, Kind, NodeId
from engross.model.places import Place, Selection, caret
from engross.ui import icons
from engross.ui.bridge import Bridge
from engross.ui.editor.lines import RIGHT_TO_LEFT
from engross.ui.structure.delegate import StructureDelegate
from engross.ui.structure.model import FILTER, StructureModel
from engross.ui.theme import Theme


class StructurePanel(QWidget):
    """Shows the structure of one document, goes where one clicks, follows the caret."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._document = bridge.document
        self.model = StructureModel(self)
        self._filtered = QSortFilterProxyModel(self)
        self._filtered.setSourceModel(self.model)
        self._filtered.setFilterRole(FILTER)
        self._filtered.setRecursiveFilteringEnabled(True)
        self._filtered.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.filter = self._make_filter()
        self.view = self._make_view()
        self._delegate = StructureDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self._buttons = self._make_buttons()
        self._lay_out()
        self.use_theme(theme)
        self.model.moved.connect(self._on_dropped)
        bridge.settled.connect(self._on_settled)
        self._collapsed: set[tuple[object, ...]] = set()
        self._seen: set[tuple[object, ...]] = set()
        self.model.show(self._document)
        self._turn()
        self._expand()
        self._follow()

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self._delegate.theme = theme
        for name, button in self._buttons.items():
            button.setIcon(icons.icon(name, theme))
        self.view.viewport().update()

    def show_marks(self, marks: Mapping[NodeId, str]) -> None:
        """Mark the paragraphs in which something was found."""
        self.model.show_marks(marks)

    # making

    def _make_filter(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(_("Find a paragraph"))
        field.setAccessibleName(_("Find a paragraph by its words or number"))
        field.setClearButtonEnabled(True)
        field.textChanged.connect(self._on_filter_changed)
        field.returnPressed.connect(self._go_to_first)
        return field

    def _make_view(self) -> QTreeView:
        view = QTreeView(self)
        view.setAccessibleName(_("Structure"))
        view.setModel(self._filtered)
        view.setHeaderHidden(True)
        view.setIndentation(16)
        view.setUniformRowHeights(True)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        view.setDefaultDropAction(Qt.DropAction.MoveAction)
        view.setDropIndicatorShown(True)
        view.clicked.connect(self._go_to)
        view.activated.connect(self._go_to)
        view.collapsed.connect(self._on_collapsed)
        view.expanded.connect(self._on_expanded)
        return view

    def _make_buttons(self) -> dict[str, QToolButton]:
        moves: dict[str, tuple[str, Callable[[], None]]] = {
            "up": (_("Move up"), lambda: self._move(structure.move_up)),
            "down": (_("Move down"), lambda: self._move(structure.move_down)),
            "outdent": (_("A level out"), lambda: self._shift(structure.outdent)),
            "indent": (_("A level in"), lambda: self._shift(structure.indent)),
        }
        made = {}
        for name, (title, action) in moves.items():
            made[name] = button = QToolButton(self)
            button.setProperty("class", "flat")
            button.setToolTip(title)
            button.setAccessibleName(title)
            button.clicked.connect(action)
        return made

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 4, 8, 6)
        buttons.setSpacing(2)
        for button in self._buttons.values():
            buttons.addWidget(button)
        buttons.addStretch()
        top = QVBoxLayout()
        top.setContentsMargins(10, 10, 10, 6)
        top.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view)
        column.addLayout(buttons)

    # following the document

    def _on_settled(self) -> None:
        if not self.isVisible():
            return
        if self._bridge.document is not self._document:
            self._document = self._bridge.document
            self._turn()
            if self.model.show(self._document):
                self._expand()
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._on_settled)

    def _expand(self) -> None:
        """Open every row that the user has not closed; footnotes begin closed."""
        self.view.blockSignals(True)
        for row in self.model.groups():
            if row.key not in self._seen:
                self._seen.add(row.key)
                if row.key[0] == "notes":
                    self._collapsed.add(row.key)
            index = self._filtered.mapFromSource(self.model.index_of(row))
            self.view.setExpanded(index, bool(self.filter.text()) or row.key not in self._collapsed)
        self.view.blockSignals(False)

    def _turn(self) -> None:
        """Rows begin where the text's lines begin."""
        rtl = self._document.metadata.language in RIGHT_TO_LEFT
        self.view.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )

    def _follow(self) -> None:
        """Mark the row of the paragraph that the caret is in, or the closed row that holds it."""
        index = self._filtered.mapFromSource(self.model.index_of_block(self._bridge.selection.head.block))
        if not index.isValid():
            return
        above = index.parent()
        while above.isValid():
            if not self.view.isExpanded(above):
                index = above
            above = above.parent()
        if index != self.view.currentIndex():
            chosen = self.view.selectionModel()
            chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)

    # what the user does

    def _go_to(self, index: QModelIndex) -> None:
        row = self.model.row_at(self._filtered.mapToSource(index))
        if row.block:
            self._bridge.shown.emit(Place(row.block, 0))

    def _on_filter_changed(self, words: str) -> None:
        self._filtered.setFilterFixedString(words)
        self._expand()
        if not words:
            self._follow()

    def _go_to_first(self) -> None:
        """Return in the filter goes to the first paragraph found."""
        index = self._filtered.index(0, 0)
        while index.isValid():
            row = self.model.row_at(self._filtered.mapToSource(index))
            found = row.kind is not None and self.filter.text().lower() in f"{row.label} {row.words}".lower()
            if found:
                self._go_to(index)
                return
            index = self.view.indexBelow(index)

    def _on_collapsed(self, index: QModelIndex) -> None:
        self._collapsed.add(self.model.row_at(self._filtered.mapToSource(index)).key)

    def _on_expanded(self, index: QModelIndex) -> None:
        self._collapsed.discard(self.model.row_at(self._filtered.mapToSource(index)).key)

    def _current_block(self) -> int | None:
        row = self.model.row_at(self._filtered.mapToSource(self.view.currentIndex()))
        return row.block if row.kind not in (None, Kind.NOTE) else None

    def _move(self, move: Callable[[Document, NodeId], Edit]) -> None:
        block = self._current_block()
        if block is not None:
            self._bridge.perform(lambda: move(self._bridge.document, block))

    def _shift(self, shift: Callable[[Document, Selection], Edit]) -> None:
        block = self._current_block()
        if block is not None:
            self._bridge.perform(lambda: shift(self._bridge.document, caret(block)))

    def _on_dropped(self, block: int, target: int, after: bool) -> None:
        def move() -> None:
            self._bridge.perform(lambda: structure.move(self._bridge.document, block, target, after=after))

        # the view is still in the middle of its drop; rows must not change under it
        QTimer.singleShot(0, self, move)
