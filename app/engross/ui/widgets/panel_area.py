"""One side of the window: panels that share a place, one at a time, made when they are first shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from engross.i18n import _
from engross.ui import icons
from engross.ui.bridge import Bridge
from engross.ui.panels import PanelRecord
from engross.ui.proofing import Proofing
from engross.ui.theme import Theme


class PanelArea(QWidget):
    """Shows at most one of its panels; hidden while it shows none."""

    shown_changed = Signal(str)
    """The id of the panel shown now, or ""."""

    def __init__(
        self,
        records: tuple[PanelRecord, ...],
        bridge: Bridge,
        proofing: Proofing,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._records = {record.id: record for record in records}
        self._bridge, self._proofing, self._theme = bridge, proofing, theme
        self._made: dict[str, QWidget] = {}
        self.shown = ""
        self.kept_width = 0
        """Pixels that people gave the panels last time; 0 where they did not."""
        self._title = QLabel(self)
        self._title.setProperty("class", "heading")
        self._close = QToolButton(self)
        self._close.setProperty("class", "flat")
        self._close.setIcon(icons.icon("close", theme, "muted"))
        self._close.setToolTip(_("Close this panel"))
        self._close.setAccessibleName(_("Close this panel"))
        self._close.clicked.connect(lambda: self.show_panel(""))
        self._stack = QStackedWidget(self)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 8, 0)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack)
        self.hide()

    @property
    def content(self) -> QWidget:
        """What the panels stand in, without the head and its button."""
        return self._stack

    def holds(self, panel_id: str) -> bool:
        """Whether the panel belongs to this side."""
        return panel_id in self._records

    def panel(self, panel_id: str) -> QWidget:
        """The panel, made if it was not yet; KeyError for one of another side."""
        if panel_id not in self._made:
            made = self._records[panel_id].make(self._bridge, self._proofing, self._theme)
            self._made[panel_id] = made
            if hasattr(made, "title_changed"):
                made.title_changed.connect(lambda _title: self._show_title())
            self._stack.addWidget(made)
        return self._made[panel_id]

    def show_panel(self, panel_id: str) -> None:
        """Show this panel; none for ""."""
        self.shown = panel_id
        if panel_id:
            self._stack.setCurrentWidget(self.panel(panel_id))
            self._show_title()
        self.setVisible(bool(panel_id))
        self.shown_changed.emit(panel_id)

    def _show_title(self) -> None:
        if self.shown:
            self._title.setText(getattr(self.panel(self.shown), "title", self._records[self.shown].title))

    @property
    def wanted_width(self) -> int:
        """Pixels for the panel shown, as people left them or as it wants."""
        return (self.kept_width or self._records[self.shown].width) if self.shown else 0

    def close_panels(self) -> None:
        """The document goes: panels that work in the background end that."""
        for made in self._made.values():
            if hasattr(made, "close_document"):
                made.close_document()

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self._theme = theme
        self._close.setIcon(icons.icon("close", theme, "muted"))
        for made in self._made.values():
            if hasattr(made, "use_theme"):
                made.use_theme(theme)
