"""The findings panel: what the checks found, why it matters, and how to put it right."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from engross.checks.finding import Finding, Severity
from engross.checks.rules import RULES
from engross.i18n import _, counted
from engross.model.places import Place
from engross.ui.bridge import Bridge
from engross.ui.findings import page
from engross.ui.proofing import Proofing
from engross.ui.theme import Theme
from engross.ui.widgets.entries import Entry
from engross.ui.widgets.entry_list import Group
from engross.ui.widgets.proof_panel import ProofPanel
from engross.workspace.proofing import Proof

ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "info"}
"""The icon of each severity; its colour has the severity's name."""


class FindingsPanel(ProofPanel):
    """Lists the findings of one document, explains the one chosen, and fixes one or all."""

    def __init__(
        self, bridge: Bridge, proofing: Proofing, theme: Theme, parent: QWidget | None = None
    ) -> None:
        groups = [Group(s.value, ICONS[s], s.value, page.severity_word(s)) for s in Severity]
        super().__init__(proofing, theme, groups, _("Findings"), parent)
        self._bridge, self._proofing = bridge, proofing
        self._rules = {rule.id: rule for rule in RULES}
        self.when_empty = _("No findings. The text keeps the rules of its house style.")
        self.when_none = _(
            "Choose a finding to read why it matters and what would become of the words. F8 goes to the next."
        )
        self.details.setAccessibleName(_("About this finding"))
        self.fix_button = QPushButton(_("Fix"), self)
        self.fix_button.setToolTip(_("Make this change (Ctrl+.)"))
        self.fix_all_button = QPushButton(_("Fix All"), self)
        self.fix_all_button.setToolTip(_("Make every change in the list that needs no decision, as one step"))
        self.list.opened.connect(self._on_opened)
        self.fix_button.clicked.connect(self.fix)
        self.fix_all_button.clicked.connect(self.fix_all)
        self.list.filtered.modelReset.connect(self._show_buttons)
        proofing.chosen.connect(self.list.choose)
        bridge.at_rest.connect(self._show_buttons)
        self.begin(_("The text is being checked …"), (self.fix_button, self.fix_all_button))

    @property
    def title(self) -> str:
        count = self.list.model.rowCount()
        return _("Findings ({count})").format(count=count) if count else _("Findings")

    def entries(self, proof: Proof) -> list[Entry]:
        return [self._entry(finding, proof) for finding in proof.findings]

    def _entry(self, finding: Finding, proof: Proof) -> Entry:
        word = page.severity_word(finding.severity)
        address = proof.addresses.get(finding.block, "")
        detail = " · ".join(filter(None, (address, finding.rule, word)))
        return Entry(
            finding, finding.severity.value, ICONS[finding.severity], finding.severity.value,
            finding.message, detail, word,
        )  # fmt: skip

    # the finding chosen

    def explain(self, subject: object) -> None:
        if isinstance(subject, Finding):
            rule, ink = self._rules.get(subject.rule), self._theme.colours
            self.say(page.of(subject, rule, self._bridge.document, ink))
        else:
            self.say("")
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
