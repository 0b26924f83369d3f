"""One open document in the window: the page in the middle, panels at its sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from engross.model import walk
from engross.ui import marks
from engross.ui.bridge import Bridge
from engross.ui.editor.page import Page
from engross.ui.jobs import Jobs
from engross.ui.panels import panels
from engross.ui.proofing import Proofing
from engross.ui.theme import Theme
from engross.ui.widgets.panel_area import PanelArea
from engross.workspace.open_document import OpenDocument

if TYPE_CHECKING:
    from engross.workspace.proofing import Proof


class DocumentView(QWidget):
    """Holds what belongs to one document, and goes with it."""

    panels_changed = Signal()

    def __init__(
        self, opened: OpenDocument, theme: Theme, zoom: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.opened = opened
        self.bridge = Bridge(opened.editor, self)
        self.jobs = Jobs(self)
        self.proofing = Proofing(self.bridge, self.jobs.start, self, restored=opened.restored)
        self.page = Page(self.bridge, theme, zoom, self)
        self.page.mouse.describe = marks.tip
        self.proofing.published.connect(self._show_marks)
        records = panels()
        self._sides = [
            PanelArea(tuple(r for r in records if r.side == side), self.bridge, self.proofing, theme, self)
            for side in ("left", "right")
        ]
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for widget in (self._sides[0], self.page, self._sides[1]):
            self._splitter.addWidget(widget)
        self._splitter.setStretchFactor(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
        for side in self._sides:
            side.shown_changed.connect(lambda _shown: self.panels_changed.emit())
        for record in records:
            if record.is_open_first:
                self.show_panel(record.id, on=True)
        self.setFocusProxy(self.page)

    def side_of(self, panel_id: str) -> PanelArea:
        """The side that holds the panel; KeyError where there is none."""
        for side in self._sides:
            if side.holds(panel_id):
                return side
        raise KeyError(panel_id)

    def is_panel_shown(self, panel_id: str) -> bool:
        return self.side_of(panel_id).shown == panel_id

    def show_panel(self, panel_id: str, *, on: bool) -> QWidget:
        """Show or hide a panel; gives the panel."""
        side = self.side_of(panel_id)
        if on or side.shown == panel_id:
            side.show_panel(panel_id if on else "")
            self._spread()
        return side.panel(panel_id)

    def _spread(self) -> None:
        """Panels get the width they want, the page the rest."""
        left, right = (side.wanted_width for side in self._sides)
        now = self._splitter.sizes()
        left = now[0] if left and now[0] > 60 else left
        right = now[2] if right and now[2] > 60 else right
        self._splitter.setSizes([left, max(self.width() - left - right, 400), right])

    def _show_marks(self, proof: Proof) -> None:
        """Mark in the page and beside its scroll bar what was found."""
        found = marks.of(proof)
        self.page.underlines.show(found, lambda node: walk.block_of(proof.document, node))
        self.page.strip.show_marks(marks.worst(found))

    def restyle(self, theme: Theme, zoom: float) -> None:
        """Show everything in another theme or zoom."""
        self.page.restyle(theme, zoom)
        for side in self._sides:
            side.use_theme(theme)

    def close_document(self) -> None:
        """Hear no more of the editor, and wait for what is read in the background."""
        for side in self._sides:
            side.close_panels()
        self.proofing.close()
        self.jobs.close()
        self.bridge.close()
