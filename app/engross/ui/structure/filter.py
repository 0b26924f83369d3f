"""Which rows of the structure are shown: those in which all the words looked for are found, and the rows above them;
and the field to type them in.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from engross.i18n import _
from engross.ui.structure.model import FILTER
from engross.ui.structure.rows_model import Index


class StructureFilter(QSortFilterProxyModel):
    """Finds by number, words, kind and address, small or large letters alike."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setRecursiveFilteringEnabled(True)

    def find(self, words: str) -> None:
        """Show the rows that hold all these words; all rows for none."""
        self._words = tuple(words.casefold().split())
        self.invalidate()

    @property
    def is_finding(self) -> bool:
        """Whether words are looked for."""
        return bool(self._words)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        return not self._words or self.holds(self.sourceModel().index(source_row, 0, source_parent))

    def holds(self, index: Index) -> bool:
        """Whether the row itself holds the words."""
        text = str(index.data(FILTER) or "").casefold()
        return bool(text) and all(word in text for word in self._words)


class FilterField(QLineEdit):
    """What one types to find a paragraph in; Down leaves it for the tree, Escape empties it and then for the text."""

    left_down = Signal()
    abandoned = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Find a paragraph"))
        self.setToolTip(_("Words, a number, a kind or an address such as OP5 (a)"))
        self.setAccessibleName(_("Find a paragraph by its words, number or kind"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)
