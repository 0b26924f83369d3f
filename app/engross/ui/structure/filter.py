"""Which rows of the structure are shown: those in which all the words looked for are found, and the rows above them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSortFilterProxyModel

from engross.ui.structure.model import FILTER, Index


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

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        return not self._words or self.holds(self.sourceModel().index(source_row, 0, source_parent))

    def holds(self, index: Index) -> bool:
        """Whether the row itself holds the words."""
        text = str(index.data(FILTER) or "").casefold()
        return bool(text) and all(word in text for word in self._words)
