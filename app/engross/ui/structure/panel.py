"""The structure sidebar: what the document is made of, where the caret is, and arranging paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QKeyCombination,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engross.i18n import _
from engross.model.nodes import Kind, NodeId
from engross.model.places import Place
from engross.ui import icons
from engross.ui.bridge import Bridge
from engross.ui.structure import menu
from engross.ui.structure.badges import Badge
from engross.ui.structure.deeds import Deeds
from engross.ui.structure.delegate import StructureDelegate
from engross.ui.structure.drops import Drop
from engross.ui.structure.filter import FilterField, StructureFilter
from engross.ui.structure.following import Following
from engross.ui.structure.model import StructureModel
from engross.ui.structure.tree import Row
from engross.ui.structure.view import StructureView
from engross.ui.theme import Theme

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class StructurePanel(QWidget):
    """Shows the structure of one document, goes where one clicks, follows the caret, arranges paragraphs."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.model = StructureModel(self)
        self._shown = StructureFilter(self)
        self._shown.setSourceModel(self.model)
        self.filter = FilterField(self)
        self.view = StructureView(self.model, self._shown, self)
        self._delegate = StructureDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self.following = Following(
            bridge, self.model, self._shown, self.view, lambda: self.use_theme(self._delegate.theme)
        )
        self.deeds = Deeds(bridge, self.view.chosen, self.following.refresh)
        self._buttons = self._make_buttons()
        self._lay_out()
        self._connect()
        self.use_theme(theme)

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self._delegate.theme = self.view.theme = theme
        rtl = self.view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for name, button in self._buttons.items():
            button.setIcon(icons.icon(name, theme, is_right_to_left=rtl))
        self.view.viewport().update()

    def show_badges(self, source: str, badges: Mapping[NodeId, Badge]) -> None:
        """Show at the rows what one source (findings, comments …) has to say of their paragraphs."""
        self.model.show_badges(source, badges)

    # making

    def _make_buttons(self) -> dict[str, QToolButton]:
        made: dict[str, QToolButton] = {}
        actions: dict[str, tuple[str, Callable[[], object]]] = {
            "up": (_("Move up"), self.deeds.move_up),
            "down": (_("Move down"), self.deeds.move_down),
            "outdent": (_("A level out"), self.deeds.outdent),
            "indent": (_("A level in"), self.deeds.indent),
            "expand": (_("Expand all"), self.following.expand_all),
            "collapse": (_("Collapse all"), self.following.collapse_all),
        }
        for name, (title, action) in actions.items():
            made[name] = button = QToolButton(self)
            button.setProperty("class", "flat")
            button.setToolTip(title)
            button.setAccessibleName(title)
            button.clicked.connect(lambda _checked=False, wanted=action: wanted())
        return made

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 4, 8, 6)
        buttons.setSpacing(2)
        for name, button in self._buttons.items():
            if name == "expand":
                buttons.addStretch()
            buttons.addWidget(button)
        top = QVBoxLayout()
        top.setContentsMargins(10, 10, 10, 6)
        top.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view)
        column.addLayout(buttons)

    def _connect(self) -> None:
        view, deeds = self.view, self.deeds
        view.clicked.connect(self._on_clicked)
        view.activated.connect(lambda _index: self.go_to_text())
        view.customContextMenuRequested.connect(self._show_menu)
        view.keys = {
            QKeyCombination(_ALT, Qt.Key.Key_Up): deeds.move_up,
            QKeyCombination(_ALT, Qt.Key.Key_Down): deeds.move_down,
            QKeyCombination(_CTRL, Qt.Key.Key_BracketRight): deeds.indent,
            QKeyCombination(_CTRL, Qt.Key.Key_BracketLeft): deeds.outdent,
            QKeyCombination(_CTRL, Qt.Key.Key_X): deeds.cut,
            QKeyCombination(_CTRL, Qt.Key.Key_C): deeds.copy,
            QKeyCombination(_CTRL, Qt.Key.Key_V): deeds.paste,
            QKeyCombination(_CTRL, Qt.Key.Key_D): deeds.duplicate,
            QKeyCombination(_CTRL, Qt.Key.Key_A): view.selectAll,
            QKeyCombination(Qt.Key.Key_Delete): deeds.remove,
            QKeyCombination(Qt.Key.Key_Insert): lambda: self.insert(None, after=True),
        }
        self.filter.textChanged.connect(self.following.find)
        self.filter.returnPressed.connect(self._go_to_first)
        self.filter.left_down.connect(self._enter_tree)
        self.filter.abandoned.connect(lambda: self._bridge.shown.emit(self._bridge.selection.head))
        self.model.dropped.connect(self._on_dropped)
        self.model.renamed.connect(self._on_renamed)
        self._bridge.at_rest.connect(self._on_settled)

    # following the document

    def _on_settled(self) -> None:
        if self.isVisible():
            self.following.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._on_settled)

    # what people do

    def _on_clicked(self, index: QModelIndex) -> None:
        """A click shows the paragraph in the page; the keys stay with the tree."""
        if len(self.view.selectionModel().selectedIndexes()) == 1:
            self._go_to(index)
            self.view.setFocus()

    def _go_to(self, index: QModelIndex) -> None:
        row = self.view.row_at(index)
        if row.block:
            self._bridge.shown.emit(Place(row.block, 0))

    def go_to_text(self) -> None:
        """Go to the current paragraph in the page."""
        self._go_to(self.view.currentIndex())

    def rename(self) -> None:
        """Give the current heading, section, title or annex another name, in place."""
        if self.view.row_at(self.view.currentIndex()).has_name:
            self.view.edit(self.view.currentIndex())

    def insert(self, kind: Kind | None, *, after: bool) -> None:
        """A new paragraph beside the chosen row: one like it to write in, or of a kind with a name to be given."""
        new = self.deeds.insert(kind, after=after)
        if new is None:
            return
        if kind is None:
            self._bridge.shown.emit(Place(new, 0))
        else:
            self._name(new)

    def insert_annex(self, *, after: bool) -> None:
        """A new annex, to be given a name."""
        new = self.deeds.insert_annex(after=after)
        if new is not None:
            self._name(new)

    def _name(self, block: NodeId) -> None:
        index = self._shown.mapFromSource(self.model.index_of_block(block))
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self.view.setFocus()
        # the menu that this was chosen from is still closing, and takes the focus with it
        QTimer.singleShot(0, self, self.rename)

    def _show_menu(self, at: QPoint) -> None:
        made = menu.of(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.popup(self.view.viewport().mapToGlobal(at))

    def _go_to_first(self) -> None:
        """Return in the filter goes to the first paragraph found."""
        index = self._shown.index(0, 0)
        while index.isValid():
            if self._shown.holds(self._shown.mapToSource(index)):
                self._go_to(index)
                return
            index = self.view.indexBelow(index)

    def _enter_tree(self) -> None:
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._shown.index(0, 0))
        self.view.setFocus()

    def _on_dropped(self, rows: list[Row], drop: Drop) -> None:
        # the view is still in the middle of its drop; rows must not change under it
        QTimer.singleShot(0, self, lambda: self.deeds.drop(rows, drop))

    def _on_renamed(self, row: Row, words: str) -> None:
        # the editor in the tree is still open
        QTimer.singleShot(0, self, lambda: self.deeds.rename(row, words))
