"""The citations panel: every citation with its state, what it points to, and what would be right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from engross.citations.citation import Citation, Status
from engross.i18n import _
from engross.model.places import Place
from engross.ui.bridge import Bridge
from engross.ui.citations import page
from engross.ui.proofing import Proofing
from engross.ui.theme import Theme
from engross.ui.widgets.entries import Entry
from engross.ui.widgets.entry_list import EntryList, Group
from engross.workspace.proofing import Proof

_ORDER = (Status.MISMATCH, Status.MALFORMED, Status.UNKNOWN, Status.VERIFIED)


class CitationsPanel(QWidget):
    """Lists the citations of one document and tells what is known of the one chosen."""

    title_changed = Signal(str)

    def __init__(
        self, bridge: Bridge, proofing: Proofing, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._theme = bridge, theme
        self._words = {status: page.status_word(status) for status in Status}
        groups = [Group(s.value, page.ICONS[s], page.COLOURS[s], page.status_word(s)) for s in _ORDER]
        self.list = EntryList(groups, theme, _("Citations"), self)
        self.details = QTextBrowser(self)
        self.details.setFrameShape(QFrame.Shape.NoFrame)
        self.details.setOpenLinks(False)
        self.details.setAccessibleName(_("About this citation"))
        self.details.document().setDocumentMargin(12)
        self.open_button = QPushButton(_("Open in Browser"), self)
        self.copy_button = QPushButton(_("Copy Address"), self)
        self._lay_out()
        self.list.opened.connect(self._on_opened)
        self.list.current_changed.connect(self._explain)
        self.details.anchorClicked.connect(QDesktopServices.openUrl)
        self.open_button.clicked.connect(self._open_address)
        self.copy_button.clicked.connect(self._copy_address)
        self._proof: Proof | None = proofing.proof
        self._listed: Proof | None = None
        proofing.published.connect(self._on_published)
        self.use_theme(theme)
        if proofing.proof is not None:
            self._show(proofing.proof)
        else:
            self.list.show_entries((), _("The text is being read …"))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 8, 12, 10)
        buttons.setSpacing(8)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.details, 1)
        below.addLayout(buttons)
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
        """The panel's name with how many citations there are."""
        count = self.list.model.rowCount()
        return _("Citations ({count})").format(count=count) if count else _("Citations")

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self._theme = theme
        self.list.use_theme(theme)
        self._explain(self.list.current)

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
        entries = [self._entry(citation, proof) for citation in proof.citations]
        empty = _(
            "The text cites nothing yet. Resolutions, documents, Official Records and treaties appear here."
        )
        self.list.show_entries(entries, empty)
        self._explain(self.list.current)
        self.title_changed.emit(self.title)

    def _entry(self, citation: Citation, proof: Proof) -> Entry:
        word = self._words[citation.status]
        address = proof.addresses.get(citation.block, "")
        source = citation.symbol if citation.symbol != citation.text else ""
        detail = " · ".join(filter(None, (address, word, source, citation.title)))
        return Entry(
            citation, citation.status.value, page.ICONS[citation.status], page.COLOURS[citation.status],
            " ".join(citation.text.split()), detail, word,
        )  # fmt: skip

    # the citation chosen

    def _explain(self, citation: object) -> None:
        has_address = isinstance(citation, Citation) and bool(citation.address)
        self.details.setHtml(page.of(citation, self._theme.colours) if isinstance(citation, Citation) else "")
        self.open_button.setEnabled(has_address)
        self.copy_button.setEnabled(has_address)

    def _on_opened(self, citation: object) -> None:
        if isinstance(citation, Citation):
            self._bridge.shown.emit(Place(citation.block, citation.start))

    def _open_address(self) -> None:
        citation = self.list.current
        if isinstance(citation, Citation) and citation.address:
            QDesktopServices.openUrl(QUrl(citation.address))

    def _copy_address(self) -> None:
        citation = self.list.current
        if isinstance(citation, Citation) and citation.address:
            QGuiApplication.clipboard().setText(citation.address)
