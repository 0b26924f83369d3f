"""Where places of the document stand in the text widget, and the reverse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from engross.model import places
from engross.model.nodes import NodeId
from engross.model.places import Place, Selection
from engross.ui.editor.lines import Line, Lines
from engross.ui.editor.positions import to_offset, to_position


class Whereabouts:
    """Answers for one text widget, by the lines that it shows."""

    def __init__(self, view: QTextEdit, lines: Callable[[], Lines]) -> None:
        self._view, self._lines = view, lines

    def selection(self) -> Selection:
        """What is selected on the screen, as places of the document."""
        return self.selected_by(self._view.textCursor())

    def selected_by(self, cursor: QTextCursor) -> Selection:
        """What a cursor of the widget selects, as places of the document."""
        head = self._place_in(cursor.block(), cursor.positionInBlock())
        return Selection(head if not cursor.hasSelection() else self.place_at(cursor.anchor()), head)

    def place_at(self, position: int) -> Place:
        """The place of the document at a position on the screen; in a gap, the end of the paragraph before it."""
        block = self._view.document().findBlock(position)
        return self._place_in(block, position - block.position())

    def _place_in(self, block: QTextBlock, position: int) -> Place:
        number, rows = block.blockNumber(), self._lines().rows
        key = rows[number].key
        if key is not None:
            return Place(key, to_offset(block.text(), position))
        for line in (*reversed(rows[:number]), *rows[number:]):
            if line.block is not None:
                return Place(line.block.id, places.size(line.block))
        raise LookupError("a page without paragraphs")

    def position_of(self, place: Place) -> int:
        """The position on the screen of a place of the document."""
        block = self.block_of(place.block)
        return block.position() + min(to_position(block.text(), place.offset), block.length() - 1)

    def block_of(self, node: NodeId) -> QTextBlock:
        """The text block that shows this paragraph; the first one for a paragraph that is not shown."""
        return self._view.document().findBlockByNumber(self._lines().index.get(node, 0))

    def line_at(self, position: int) -> Line:
        """The line at a position on the screen."""
        return self._lines().rows[self._view.document().findBlock(position).blockNumber()]
