"""The choice of the paragraph's kind in the tool bar: shows the kind at the caret, and gives another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from engross.i18n import _
from engross.model.nodes import Block, Kind
from engross.ui.kinds import kind_titles


class KindChoice(QComboBox):
    """Lists the kinds a paragraph can be given; ``choose`` is called with the one chosen."""

    def __init__(self, choose: Callable[[Kind], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Kind of paragraph"))
        self.setToolTip(_("Kind of paragraph"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumWidth(140)
        for value, title in kind_titles().items():
            self.addItem(title, value.value)
        self.show_block(None)
        self.activated.connect(lambda: choose(Kind(self.currentData())))

    def show_block(self, block: Block | None) -> None:
        """The kind of this paragraph; those of footnotes and tables cannot be chosen."""
        self.setEnabled(block is not None and block.kind not in (Kind.NOTE, Kind.CELL))
        if block is None:
            self.setPlaceholderText("")
            self.setCurrentIndex(-1)
        else:
            self.setPlaceholderText(_("Footnote") if block.kind is Kind.NOTE else _("Table cell"))
            self.setCurrentIndex(self.findData(block.kind.value))
