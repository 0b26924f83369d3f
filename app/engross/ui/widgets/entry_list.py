"""A list of entries with a field to filter by words and a button for each group, and what to say when it is empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engross.i18n import _
from engross.ui import icons
from engross.ui.theme import Theme
from engross.ui.widgets.entries import ENTRY, EntriesModel, Entry, EntryDelegate, EntryFilter


@dataclass(frozen=True, slots=True)
class Group:
    """What a button shows and hides: its icon, colour and words."""

    id: str
    icon: str
    colour: str
    title: str


class EntryList(QWidget):
    """Shows entries. Return or a double click, or a click with the mouse, goes to the subject of an entry."""

    opened = Signal(object)
    """The subject of the entry that people want to go to."""
    current_changed = Signal(object)
    """The subject of the current entry, or None."""

    def __init__(
        self, groups: Sequence[Group], theme: Theme, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._groups = tuple(groups)
        self._said: object = None
        self.model = EntriesModel(theme, self)
        self.filtered = EntryFilter(self)
        self.filtered.setSourceModel(self.model)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(_("Filter"))
        self.filter.textChanged.connect(self._on_filter)
        self.filter.installEventFilter(self)
        self.view = QListView(self)
        self.view.setAccessibleName(name)
        self.view.setModel(self.filtered)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._delegate = EntryDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.clicked.connect(self._on_opened)
        self.view.activated.connect(self._on_opened)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.filtered.rowsRemoved.connect(self._on_current)
        self.filtered.dataChanged.connect(self._on_current)
        self.filtered.modelReset.connect(self._on_current)
        self.buttons = {group.id: self._button(group) for group in self._groups}
        self._empty = QLabel(self)
        self._empty.setWordWrap(True)
        self._empty.setProperty("class", "quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(24, 16, 24, 16)
        self._empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        self._empty_words = ""
        self._lay_out()
        self.use_theme(theme)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 12, 8)
        bar.setSpacing(4)
        bar.addWidget(self.filter, 1)
        for button in self.buttons.values():
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._pages, 1)

    def _button(self, group: Group) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("class", "flat")
        button.setCheckable(True)
        button.setChecked(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(_("Show or hide: {what}").format(what=group.title))
        button.setAccessibleName(group.title)
        button.toggled.connect(self._on_groups)
        return button

    # showing

    def show_entries(self, entries: Sequence[Entry], when_empty: str) -> None:
        """Show these entries; ``when_empty`` is said where there is none."""
        self._empty_words = when_empty
        self.view.setUniformItemSizes(not any(entry.section for entry in entries))
        self.model.show(entries)
        counts = Counter(entry.group for entry in entries)
        for group in self._groups:
            self.buttons[group.id].setText(str(counts[group.id]))
        self._settle()

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self.model.restyle(theme)
        self._delegate.theme = theme
        for group in self._groups:
            self.buttons[group.id].setIcon(icons.icon(group.icon, theme, group.colour))
        self.view.viewport().update()

    @property
    def shown(self) -> list[Entry]:
        """The entries that the filter lets through, in order."""
        return self.filtered.entries()

    @property
    def current(self) -> object:
        """The subject of the current entry, or None."""
        entry = self.view.currentIndex().data(ENTRY)
        return entry.subject if isinstance(entry, Entry) else None

    def choose(self, subject: object) -> None:
        """Make the entry with this subject the current one, if it is shown."""
        for row, entry in enumerate(self.shown):
            if entry.subject == subject:
                index = self.filtered.index(row, 0)
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.view.selectionModel().setCurrentIndex(index, flag)
                self.view.scrollTo(index)
                return

    def reveal(self, subject: object) -> None:
        """Make the entry with this subject the current one; a filter that hides it lets everything through."""
        if all(entry.subject != subject for entry in self.shown):
            self.filter.clear()
            for button in self.buttons.values():
                button.setChecked(True)
        self.choose(subject)

    # what people do

    def _on_filter(self, words: str) -> None:
        subject = self.current
        self.filtered.find(words)
        self._settle(subject)

    def _on_groups(self) -> None:
        subject = self.current
        hidden = (group for group, button in self.buttons.items() if not button.isChecked())
        self.filtered.hide_groups(frozenset(hidden))
        self._settle(subject)

    def _settle(self, subject: object = None) -> None:
        if subject is not None:
            self.choose(subject)
        is_empty = self.filtered.rowCount() == 0
        is_filtered = self.model.rowCount() > 0
        self._empty.setText(_("Nothing here fits the filter.") if is_filtered else self._empty_words)
        self._pages.setCurrentIndex(1 if is_empty else 0)
        self._on_current()

    def _on_opened(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if isinstance(entry, Entry):
            self.opened.emit(entry.subject)

    def _on_current(self) -> None:
        if self.current != self._said:
            self._said = self.current
            self.current_changed.emit(self._said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the filter, Down and Return lead into the list."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                first = self.filtered.index(0, 0)
                if first.isValid():
                    if not self.view.currentIndex().isValid():
                        self.view.setCurrentIndex(first)
                    self.view.setFocus()
                return True
        return super().eventFilter(watched, event)
