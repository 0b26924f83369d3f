"""What the commands do that work on findings: going from one to the next, putting them right."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QToolTip

from engross.checks.finding import Finding
from engross.errors import EditRefused
from engross.i18n import _
from engross.model import walk
from engross.model.places import Place
from engross.ui import marks
from engross.ui.command_group import CommandGroup, Handlers, Offer
from engross.ui.document_view import DocumentView


class ProofingCommands(CommandGroup):
    """Commands on the findings of whatever document the window shows. ``current`` gives its view."""

    def __init__(self, current: Callable[[], DocumentView]) -> None:
        self._current = current

    def handlers(self) -> Handlers:
        return {
            "review.next_finding": lambda: self._go(forward=True),
            "review.previous_finding": lambda: self._go(forward=False),
            "review.fix": self._fix_here,
            "review.fix_all": self._fix_all,
        }

    def _go(self, *, forward: bool) -> None:
        """To the next finding after the caret, or the one before it; from the last to the first."""
        view = self._current()
        order = {block.id: at for at, block in enumerate(walk.all_blocks(view.bridge.document))}
        found = [f for f in self._findings(view) if f.block in order]
        if not found:
            _say(view, _("There are no findings."))
            return
        keys = [(order[f.block], f.start) for f in found]
        head = view.bridge.selection.head
        here = order[head.block], head.offset
        at = bisect_right(keys, here) % len(found) if forward else bisect_left(keys, here) - 1
        self._show(view, found[at])

    def _show(self, view: DocumentView, finding: Finding) -> None:
        view.page.go_to(Place(finding.block, finding.start))
        view.proofing.chosen.emit(finding)
        rect = view.page.cursorRect()
        at = view.page.viewport().mapToGlobal(rect.bottomLeft())
        QToolTip.showText(at, marks.tip([finding]), view.page.viewport())

    def offers(self) -> list[Offer]:
        view = self._current()
        return [
            (_("Fix: {what}").format(what=finding.message), partial(view.proofing.fix, finding))
            for finding in self._at_caret(view)
        ]

    @staticmethod
    def _at_caret(view: DocumentView) -> list[Finding]:
        """The findings at the caret that have a fix."""
        here = view.page.underlines.at(view.bridge.selection.head)
        return [m.subject for m in here if isinstance(m.subject, Finding) and m.subject.fix]

    def _fix_here(self) -> None:
        """The finding at the caret that can be put right, the worst first."""
        view = self._current()
        findings = self._at_caret(view)
        if not findings:
            _say(view, _("There is nothing at the caret that can be put right by itself."))
            return
        QToolTip.hideText()
        view.proofing.fix(min(findings, key=lambda f: f.severity.rank))

    def _fix_all(self) -> None:
        view = self._current()
        safe = [f for f in self._findings(view) if f.fix and f.fix.is_safe]
        if not safe:
            _say(view, _("There is nothing that can be put right without asking."))
            return
        view.proofing.fix_all(safe)

    @staticmethod
    def _findings(view: DocumentView) -> tuple[Finding, ...]:
        proof = view.proofing.proof
        return proof.findings if proof else ()


def _say(view: DocumentView, words: str) -> None:
    view.bridge.refused.emit(EditRefused(words))
