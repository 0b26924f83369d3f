"""One open document in the window: the page in the middle, panels at its sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QWidget

from engross.model import walk
from engross.model.nodes import Document, NodeId
from engross.model.places import Place
from engross.ui import marks
from engross.ui.bridge import Bridge
from engross.ui.editor.page import Page
from engross.ui.editor.underlines import Mark
from engross.ui.jobs import Jobs
from engross.ui.panels import panels
from engross.ui.proofing import Proofing
from engross.ui.rest import Rest
from engross.ui.theme import Theme
from engross.ui.widgets.panel_area import PanelArea
from engross.workspace.open_document import OpenDocument

if TYPE_CHECKING:
    from engross.workspace.proofing import Proof
    from engross.workspace.settings import Settings


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks of one kind in the paragraphs of a document as it was read, and ticks beside the scroll bar."""

    document: Document
    marks: Mapping[NodeId, tuple[Mark, ...]]
    ticks: Mapping[NodeId, str]


class DocumentView(QWidget):
    """Holds what belongs to one document, and goes with it."""

    panels_changed = Signal()
    closed = Signal()
    """The document is shown no more; nothing of it is left to save."""
    page_made = Signal(object)
    """A second `Page` on the document."""

    def __init__(
        self, opened: OpenDocument, theme: Theme, zoom: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.opened = opened
        self.bridge = Bridge(opened.editor, self)
        self.jobs = Jobs(self)
        Rest(self.bridge, self)
        self.proofing = Proofing(self.bridge, self.jobs.start, self, restored=opened.restored)
        self.page = Page(self.bridge, theme, zoom, self)
        """The page that leads: the one that has the focus, or had it last."""
        self.page.mouse.describe = marks.tip
        self.pages = [self.page]
        self._layers: dict[str, Layer] = {}
        self._middle = QSplitter(Qt.Orientation.Vertical, self)
        self._middle.setChildrenCollapsible(False)
        self._middle.addWidget(self.page)
        self.proofing.published.connect(self._show_proof)
        records = panels()
        self._sides = [
            PanelArea(tuple(r for r in records if r.side == side), self.bridge, self.proofing, theme, self)
            for side in ("left", "right")
        ]
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for widget in (self._sides[0], self._middle, self._sides[1]):
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
        self._begin_at_gap()

    def _begin_at_gap(self) -> None:
        """A text that is still to be written is begun at its first empty line."""
        if self.opened.path is None:
            blocks = walk.blocks(self.bridge.document)
            empty = next((block for block in blocks if not block.inlines and block.cell is None), None)
            if empty is not None:
                self.page.go_to(Place(empty.id, 0))

    def side_of(self, panel_id: str) -> PanelArea:
        """The side that holds the panel; KeyError where there is none."""
        for side in self._sides:
            if side.holds(panel_id):
                return side
        raise KeyError(panel_id)

    def is_panel_shown(self, panel_id: str) -> bool:
        return self.side_of(panel_id).shown == panel_id

    @property
    def shown_panels(self) -> list[str]:
        """The panels that are open, by id."""
        return [side.shown for side in self._sides if side.shown]

    @property
    def parts(self) -> list[QWidget]:
        """Panels and pages from left to right, whether they are in sight or not."""
        return [self._sides[0].content, *self.pages, self._sides[1].content]

    def dim(self, *, on: bool) -> None:
        """Dim all paragraphs but the one at the caret."""
        for page in self.pages:
            page.overlay.dim(on=on)

    @property
    def is_split(self) -> bool:
        """Whether two places of the document are shown."""
        return len(self.pages) > 1

    def split(self, *, on: bool) -> None:
        """Show a second place of the document below the first, or only the one that has the focus."""
        if on == self.is_split:
            return
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if on:
            self._add_page()
            app.focusChanged.connect(self._on_focus_changed)
        else:
            app.focusChanged.disconnect(self._on_focus_changed)
            for page in [page for page in self.pages if page is not self.page]:
                self.pages.remove(page)
                page.sync.close()
                page.hide()
                page.deleteLater()
        self.page.setFocus()

    def _add_page(self) -> None:
        first = self.page
        page = Page(self.bridge, first.sync.sheet.theme, first.sync.sheet.zoom, self)
        page.mouse.describe = marks.tip
        page.sync.caret.step_back(self.bridge.selection)
        self.pages.append(page)
        self._middle.addWidget(page)
        self._middle.setSizes([1000, 1000])
        for layer in self._layers:
            self._mark(page, layer)
        self.page_made.emit(page)
        page.verticalScrollBar().setValue(first.verticalScrollBar().value())

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """The page that has the focus leads: its caret is the editor's selection."""
        page = next((page for page in self.pages if page is now), None)
        if page is None or page is self.page:
            return
        self.page.sync.caret.step_back(self.bridge.selection)
        self.page = page
        self.bridge.select(page.sync.caret.lead(self.bridge.document, self.bridge.selection))
        self.setFocusProxy(page)

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

    def show_marks(self, layer: str, shown: Layer) -> None:
        """Mark under the words and beside the scroll bar of every page, in place of what the layer showed before."""
        self._layers[layer] = shown
        for page in self.pages:
            self._mark(page, layer)

    def _mark(self, page: Page, layer: str) -> None:
        shown = self._layers[layer]
        page.underlines.show(shown.marks, lambda node: walk.block_of(shown.document, node), layer)
        page.strip.show_marks(shown.ticks, layer)

    def _show_proof(self, proof: Proof) -> None:
        found = marks.of(proof)
        self.show_marks("proof", Layer(proof.document, found, marks.worst(found)))

    def restyle(self, theme: Theme, zoom: float) -> None:
        """Show everything in another theme or zoom."""
        for page in self.pages:
            page.restyle(theme, zoom)
        for side in self._sides:
            side.use_theme(theme)

    def use_settings(self, settings: Settings, theme: Theme) -> None:
        """Show everything as the settings have it now."""
        self.restyle(theme, settings.zoom / 100)
        self.proofing.use_profile(settings.profile)
        for page in self.pages:
            page.keys.use(settings)
            page.fill(on=settings.full_width)

    def close_document(self) -> None:
        """Hear no more of the editor, and wait for what is read in the background."""
        self.split(on=False)
        for side in self._sides:
            side.close_panels()
        self.proofing.close()
        self.jobs.close()
        self.bridge.close()
        self.closed.emit()
