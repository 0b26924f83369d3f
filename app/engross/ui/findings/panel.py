"""The findings panel: what the checks found, why it matters, and how to put it right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from engross.checks.finding import Finding, Severity
from engross.checks.rules import RULES
from engross.i18n import _, counted
from engross.model.places import Place
from engross.ui.bridge import Bridge
from engross.ui.findings import page
from engross.ui.proofing import Proofing
from engross.ui.theme import Theme
from engross.ui.widgets.entries import Entry
from engross.ui.widgets.entry_list import EntryList, Group
from engross.workspace.proofing import Proof

ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "info"}
"""The icon of each severity; its colour has the severity's name."""


class FindingsPanel(QWidget):
    """Lists the findings of one document, explains the one chosen, and fixes one or all."""

    title_changed = Signal(str)

    def __init__(
        self, bridge: Bridge, proofing: Proofing, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._proofing, self._theme = bridge, proofing, theme
        self._rules = {rule.id: rule for rule in RULES}
        groups = [Group(s.value, ICONS[s], s.value, page.severity_word(s)) for s in Severity]
        self.list = EntryList(groups, theme, _("Findings"), self)
        self.details = QTextBrowser(self)
        self.details.setFrameShape(QFrame.Shape.NoFrame)
        self.details.setOpenLinks(False)
        self.details.setAccessibleName(_("About this finding"))
        self.details.document().setDocumentMargin(12)
        self.fix_button = QPushButton(_("Fix"), self)
        self.fix_button.setToolTip(_("Make this change (Ctrl+.)"))
        self.fix_all_button = QPushButton(_("Fix All"), self)
        self.fix_all_button.setToolTip(_("Make every change in the list that needs no decision, as one step"))
        self._lay_out()
        self.list.opened.connect(self._on_opened)
        self.list.current_changed.connect(self._explain)
        self.fix_button.clicked.connect(self.fix)
        self.fix_all_button.clicked.connect(self.fix_all)
        self.list.filtered.modelReset.connect(self._show_buttons)
        self._proof: Proof | None = proofing.proof
        self._listed: Proof | None = None
        proofing.published.connect(self._on_published)
        proofing.chosen.connect(self.list.choose)
        bridge.settled.connect(self._show_buttons)
        self.use_theme(theme)
        if proofing.proof is not None:
            self._show(proofing.proof)
        else:
            self.list.show_entries((), _("The text is being checked …"))
            self._show_buttons()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 8, 12, 10)
        buttons.setSpacing(8)
        buttons.addWidget(self.fix_button)
        buttons.addWidget(self.fix_all_button)
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
        """The panel's name with how many findings there are."""
        count = self.list.model.rowCount()
        return _("Findings ({count})").format(count=count) if count else _("Findings")

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
        entries = [self._entry(finding, proof) for finding in proof.findings]
        self.list.show_entries(entries, _("No findings. The text keeps the rules of its house style."))
        self._explain(self.list.current)
        self.title_changed.emit(self.title)

    def _entry(self, finding: Finding, proof: Proof) -> Entry:
        word = page.severity_word(finding.severity)
        address = proof.addresses.get(finding.block, "")
        detail = " · ".join(filter(None, (address, finding.rule, word)))
        return Entry(
            finding, finding.severity.value, ICONS[finding.severity], finding.severity.value,
            finding.message, detail, word,
        )  # fmt: skip

    # the finding chosen

    def _explain(self, finding: object) -> None:
        if isinstance(finding, Finding):
            ink = self._theme.colours
            self.details.setHtml(page.of(finding, self._rules.get(finding.rule), self._bridge.document, ink))
        else:
            self.details.setHtml("")
        self._show_buttons()

    def _show_buttons(self) -> None:
        finding = self.list.current
        self.fix_button.setEnabled(isinstance(finding, Finding) and self._proofing.can_fix(finding))
        safe = len(self._safe())
        self.fix_all_button.setEnabled(safe > 0)
        self.fix_all_button.setText(_("Fix All ({count})").format(count=safe) if safe else _("Fix All"))

    def _safe(self) -> list[Finding]:
        """The findings shown that can be put right without asking."""
        shown = (entry.subject for entry in self.list.shown)
        return [f for f in shown if isinstance(f, Finding) and f.fix and f.fix.is_safe]

    def fix(self) -> None:
        """Put the chosen finding right."""
        finding = self.list.current
        if isinstance(finding, Finding):
            self._proofing.fix(finding)

    def fix_all(self) -> None:
        """Put right what the list shows and what needs no decision."""
        self._proofing.fix_all(self._safe())

    def _on_opened(self, finding: object) -> None:
        if isinstance(finding, Finding):
            self._bridge.shown.emit(Place(finding.block, finding.start))


def summary(proof: Proof | None) -> str:
    """What the status bar says: "2 errors, 5 warnings", "No findings"."""
    if proof is None:
        return ""
    counts = {s: sum(f.severity is s for f in proof.findings) for s in Severity}
    words = [
        counted("{count} error", "{count} errors", counts[Severity.ERROR]),
        counted("{count} warning", "{count} warnings", counts[Severity.WARNING]),
        counted("{count} hint", "{count} hints", counts[Severity.HINT]),
    ]
    said = [word for word, count in zip(words, counts.values(), strict=True) if count]
    return ", ".join(said) or _("No findings")
