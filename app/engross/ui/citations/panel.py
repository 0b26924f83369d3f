"""The citations panel: every citation with its state, what it points to, and what would be right."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from engross.citations.citation import Citation, Status
from engross.i18n import _
from engross.model.places import Place
from engross.ui.bridge import Bridge
from engross.ui.citations import page
from engross.ui.proofing import Proofing
from engross.ui.theme import Theme
from engross.ui.widgets.entries import Entry
from engross.ui.widgets.entry_list import Group
from engross.ui.widgets.proof_panel import ProofPanel
from engross.workspace.proofing import Proof

_ORDER = (Status.MISMATCH, Status.MALFORMED, Status.UNKNOWN, Status.VERIFIED)


class CitationsPanel(ProofPanel):
    """Lists the citations of one document and tells what is known of the one chosen."""

    def __init__(
        self, bridge: Bridge, proofing: Proofing, theme: Theme, parent: QWidget | None = None
    ) -> None:
        groups = [Group(s.value, page.ICONS[s], page.COLOURS[s], page.status_word(s)) for s in _ORDER]
        super().__init__(proofing, theme, groups, _("Citations"), parent)
        self._bridge = bridge
        self._words = {status: page.status_word(status) for status in Status}
        self.when_empty = _(
            "The text cites nothing yet. Resolutions, documents, Official Records and treaties appear here."
        )
        self.when_none = _("Choose a citation to see what it names and whether that is true.")
        self.details.setAccessibleName(_("About this citation"))
        self.open_button = QPushButton(_("Open in Browser"), self)
        self.copy_button = QPushButton(_("Copy Address"), self)
        self.list.opened.connect(self._on_opened)
        self.details.anchorClicked.connect(QDesktopServices.openUrl)
        self.open_button.clicked.connect(self._open_address)
        self.copy_button.clicked.connect(self._copy_address)
        self.begin(_("The text is being read …"), (self.open_button, self.copy_button))

    @property
    def title(self) -> str:
        count = self.list.model.rowCount()
        return _("Citations ({count})").format(count=count) if count else _("Citations")

    def entries(self, proof: Proof) -> list[Entry]:
        return [self._entry(citation, proof) for citation in proof.citations]

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

    def explain(self, subject: object) -> None:
        has_address = isinstance(subject, Citation) and bool(subject.address)
        self.say(page.of(subject, self._theme.colours) if isinstance(subject, Citation) else "")
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
