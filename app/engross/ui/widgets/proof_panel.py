"""A panel that lists something of a proof, explains the one chosen and offers buttons for it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from engross.ui.proofing import Proofing
from engross.ui.theme import Theme
from engross.ui.widgets.entries import Entry
from engross.ui.widgets.entry_list import EntryList, Group
from engross.workspace.proofing import Proof


class ProofPanel(QWidget):
    """The list above, the explanation and the buttons below. What is listed and said, its kinds know.

    A kind gives `entries`, `explain` and `title`, has the sentence ``when_empty``, and calls `begin` once it is made.
    """

    title_changed = Signal(str)
    when_empty = ""
    """Said where a proof has nothing to list."""
    when_none = ""
    """Said below the list while nothing in it is chosen."""

    def __init__(
        self,
        proofing: Proofing,
        theme: Theme,
        groups: Sequence[Group],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._proof: Proof | None = proofing.proof
        self._listed: Proof | None = None
        self.list = EntryList(groups, theme, name, self)
        self.details = QTextBrowser(self)
        self.details.setFrameShape(QFrame.Shape.NoFrame)
        self.details.setOpenLinks(False)
        self.details.document().setDocumentMargin(12)
        self.list.current_changed.connect(self.explain)
        proofing.published.connect(self._on_published)

    def begin(self, when_waiting: str, buttons: Sequence[QPushButton]) -> None:
        """Lay out with these buttons; show the proof, or say ``when_waiting`` before the first."""
        self._lay_out(buttons)
        self.use_theme(self._theme)
        if self._proof is not None:
            self._show(self._proof)
        else:
            self.list.show_entries((), when_waiting)
            self.explain(None)

    def _lay_out(self, buttons: Sequence[QPushButton]) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 10)
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.details, 1)
        below.addLayout(row)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.list)
        split.addWidget(lower)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    @property
    def title(self) -> str:
        """The panel's name with how many entries there are."""
        raise NotImplementedError

    def entries(self, proof: Proof) -> list[Entry]:
        """What the list shows of a proof."""
        raise NotImplementedError

    def explain(self, subject: object) -> None:
        """Tell of the subject of an entry, or of nothing (None)."""
        raise NotImplementedError

    def say(self, html: str) -> None:
        """Show this below the list; where there is nothing to say, what people can do there."""
        if not html and self.list.model.rowCount():
            html = f"<p style='color:{self._theme.colours['muted']}'>{escape(self.when_none)}</p>"
        self.details.setHtml(html)

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self._theme = theme
        self.list.use_theme(theme)
        self.explain(self.list.current)

    def _on_published(self, proof: Proof) -> None:
        """Out of sight, nothing is listed until the panel is shown again."""
        self._proof = proof
        if self.isVisible():
            self._show(proof)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._proof is not None and self._proof is not self._listed:
            self._show(self._proof)

    def _show(self, proof: Proof) -> None:
        self._listed = proof
        self.list.show_entries(self.entries(proof), self.when_empty)
        self.explain(self.list.current)
        self.title_changed.emit(self.title)
