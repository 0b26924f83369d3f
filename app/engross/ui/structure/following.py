"""Keeping the structure sidebar in step with the document and with the caret in the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt

from engross.ui.bridge import Bridge
from engross.ui.editor.lines import RIGHT_TO_LEFT
from engross.ui.structure.filter import StructureFilter
from engross.ui.structure.folding import Folding
from engross.ui.structure.model import StructureModel
from engross.ui.structure.view import StructureView


class Following:
    """Shows the rows of a bridge's document, open as people left them, and where its caret is."""

    def __init__(
        self,
        bridge: Bridge,
        model: StructureModel,
        shown: StructureFilter,
        view: StructureView,
        turned: Callable[[], None],
    ) -> None:
        """``turned`` is called when the text begins to run the other way."""
        self._bridge, self._model, self._shown, self._view = bridge, model, shown, view
        self._folding = Folding(model, view)
        self._document, self._turned = bridge.document, turned
        model.show(self._document)
        self._turn()
        self._expand()
        self.follow()

    def refresh(self) -> None:
        """Bring the rows up to date with the document and the caret."""
        if self._bridge.document is not self._document:
            self._document = self._bridge.document
            if self._turn():
                self._turned()
            if self._model.show(self._document):
                self._expand()
        self.follow()

    def find(self, words: str) -> None:
        """Show only rows with these words and what they stand in; all of them for ""."""
        self._shown.find(words)
        self._expand()
        if not words:
            self.follow()

    def expand_all(self) -> None:
        """Open every row."""
        self._folding.open_all()
        self._expand()

    def collapse_all(self) -> None:
        """Close every row but the texts of several."""
        self._folding.close_all()
        self._expand()
        self.follow()

    def _expand(self) -> None:
        """Open every row that nobody closed."""
        self._folding.apply(opens_all=self._shown.is_finding)

    def _turn(self) -> bool:
        """Rows begin where the text's lines begin; whether they began elsewhere before."""
        rtl = self._document.metadata.language in RIGHT_TO_LEFT
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        turns = direction is not self._view.layoutDirection()
        self._view.setLayoutDirection(direction)
        return turns

    def follow(self) -> None:
        """Mark the row of the paragraph that the caret is in, or the closed row that holds it.

        While the keys are with the tree, rows that are chosen stay chosen: several, or the one that it is in.
        """
        index = self._shown.mapFromSource(self._model.index_of_block(self._bridge.selection.head.block))
        if not index.isValid():
            return
        above = index.parent()
        while above.isValid():
            if not self._view.isExpanded(above):
                index = above
            above = above.parent()
        chosen = self._view.selectionModel()
        is_kept = self._view.hasFocus() and (chosen.isSelected(index) or len(chosen.selectedIndexes()) > 1)
        if is_kept or index == self._view.currentIndex():
            return
        chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._view.scrollTo(index)
