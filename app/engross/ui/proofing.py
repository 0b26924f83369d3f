"""Proofreading beside the typing: a moment after the last change the document is read in the background."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engross.checks.finding import Finding
from engross.editing.edit import Edit
from engross.errors import EditRefused
from engross.i18n import _
from engross.model.nodes import Document
from engross.ui.bridge import Bridge
from engross.ui.pause import Pause
from engross.ui.shown_at_rest import ShownAtRest
from engross.workspace.background import Latest, Starter

if TYPE_CHECKING:
    from engross.workspace.proofing import Proof

PAUSE_MS = 200
"""How long nothing must change before the document is read."""

_log = logging.getLogger(__name__)

_Asked = tuple[Document, str, int]
"""The document, the house style, and how many openings were restored when it was read."""


class Proofing(QObject):
    """Keeps the proof of one document up to date."""

    published = Signal(object)
    """A `Proof` of the document as it is now, or as it was a moment ago."""

    chosen = Signal(object)
    """The `Finding` that people went to; the panel follows."""

    def __init__(
        self, bridge: Bridge, start: Starter, parent: QObject | None = None, *, restored: int = 0
    ) -> None:
        """``restored`` tells how many openings got back their italics when the text was read."""
        super().__init__(parent)
        self._restored = restored
        self._bridge = bridge
        self._profile = ""
        self._proof: Proof | None = None
        self._latest: Latest[_Asked, Proof] = Latest(
            start, _proof_of, ShownAtRest(bridge, self._on_proof, self), self._on_failed
        )
        self._pause = Pause(PAUSE_MS, self)
        self._pause.over.connect(self.now)
        bridge.changed.connect(self._on_changed)
        self._pause.begin()

    @property
    def proof(self) -> Proof | None:
        """The last proof; None before the first."""
        return self._proof

    @property
    def is_settled(self) -> bool:
        """Whether the last proof is of the document as it is now, and no other is on its way."""
        proof = self._proof
        return proof is not None and proof.document is self._bridge.document and not self._latest.is_busy

    def now(self) -> None:
        """Read the document without waiting longer."""
        self._pause.stop()
        self._latest.ask((self._bridge.document, self._profile, self._restored))

    def use_profile(self, name: str) -> None:
        """Check by this house style from now on; "" for that of the document's organ."""
        if name != self._profile:
            self._profile = name
            self._latest.forget()
            self.now()

    def can_fix(self, finding: Finding) -> bool:
        """Whether the finding has a fix, and the paragraphs concerned are still as they were read."""
        if finding.fix is None or self._proof is None:
            return False
        proof, document = self._proof, self._bridge.document
        return all(proof.is_current(document, change.block) for change in finding.fix.changes)

    def fix(self, finding: Finding) -> bool:
        """Put a finding right as one step; False where that is refused."""
        from engross.checks import runner

        return self._perform(lambda: runner.fix(self._bridge.document, finding), [finding])

    def fix_all(self, findings: Iterable[Finding]) -> bool:
        """Put right what can be put right without asking, as one step."""
        fixable = [f for f in findings if f.fix and f.fix.is_safe and self.can_fix(f)]
        from engross.checks import runner

        return self._perform(lambda: runner.fix_all(self._bridge.document, fixable), fixable)

    def _perform(self, make: Callable[[], Edit], findings: list[Finding]) -> bool:
        def edit() -> Edit:
            if not findings or not all(map(self.can_fix, findings)):
                raise EditRefused(_("The paragraph has changed since it was checked; try again in a moment."))
            return make()

        done = self._bridge.perform(edit)
        self.now()
        return done

    def close(self) -> None:
        """Publish nothing more."""
        self._pause.stop()
        self._latest.close()

    def _on_changed(self) -> None:
        self._pause.begin()

    def _on_proof(self, proof: Proof) -> None:
        self._proof = proof
        self.published.emit(proof)

    def _on_failed(self, error: Exception) -> None:
        _log.error("the document could not be checked: %s", error)


def _proof_of(asked: _Asked, before: Proof | None) -> Proof:
    from engross.workspace import proofing  # here, so that the window is there before the rules are read

    document, profile, restored = asked
    return proofing.proof(document, before, profile=profile, restored=restored)
