"""Which rows of the structure are open: all that nobody closed, but footnotes, which begin closed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex

from engross.ui.structure.model import StructureModel
from engross.ui.structure.view import StructureView

_Key = tuple[object, ...]


class Folding:
    """Remembers what people closed, through every change of the rows."""

    def __init__(self, model: StructureModel, view: StructureView) -> None:
        self._model, self._view = model, view
        self._closed: set[_Key] = set()
        self._seen: set[_Key] = set()
        view.collapsed.connect(self._on_collapsed)
        view.expanded.connect(self._on_expanded)

    def apply(self, *, opens_all: bool) -> None:
        """Open and close rows as they should be; ``opens_all``: while a filter shows what it found."""
        self._view.blockSignals(True)
        for row in self._model.groups():
            if row.key not in self._seen:
                self._seen.add(row.key)
                if row.key[0] == "notes":
                    self._closed.add(row.key)
            is_open = opens_all or row.key not in self._closed
            index = self._view.index_of(row)
            if self._view.isExpanded(index) != is_open:
                self._view.setExpanded(index, is_open)
        self._view.blockSignals(False)

    def open_all(self) -> None:
        """Nothing is closed any more."""
        self._closed.clear()

    def close_all(self) -> None:
        """Everything is closed but the texts of several."""
        self._closed = {row.key for row in self._model.groups() if row.key[0] != "text"}

    def _on_collapsed(self, index: QModelIndex) -> None:
        self._closed.add(self._view.row_at(index).key)

    def _on_expanded(self, index: QModelIndex) -> None:
        self._closed.discard(self._view.row_at(index).key)
