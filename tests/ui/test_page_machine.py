"""The page as a machine with states: whatever hands do, screen and document agree and all can be taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from builders import resolution
from engross.editing.edit import Edit
from engross.editing.editor import Editor
from engross.editing.history import DEPTH
from engross.model.nodes import Document
from engross.review import decisions
from engross.ui.bridge import Bridge
from engross.ui.editor.page import Page
from engross.ui.review.tracking import Tracking
from engross.ui.theme import theme
from ui.agreement import disagreement
from ui.driver import Driver

TEXT = """
MAST {symbol:A/RES/90/5}
MAST {session=90:Ninetieth session}
TITLE {number:90/5.} {title:Clean water}
ORG The General Assembly,
PP *Recalling* its resolution [80/1](https://undocs.org/A/RES/80/1),[^Official Records.]
PP *Noting* the following:
  (a) One;
  (b) Two;[^Second note. ¶ With two paragraphs.]
SEC First section
1. *Decides* to act⏎on this (see resolution 80/2);
  (a) First;
    (i) Deeply;
  (b) Second;[^Third note.]
  TEXT and to go on.
> PP *Quoting* a text,
> OP *Decides* quoted;
|= Name | Amount
| Alpha[^In a cell.] | 12
2. *Requests* a report under paragraph 1 above.
HEAD Other matters
3. *Remains* seized.
CLOSE {meeting:55th plenary meeting}
ANNEX
TITLE Annex
1. Annex text;
2. More.
=== decision
TITLE A decision
OP *Decides* alone.[^Last note.]
"""
STRETCH = 300
"""Steps after which all is undone, done again and undone; earlier where the history is half full."""
SETTLES = 7
"""Steps after which waiting events are let through."""


class Machine:
    """A page with a document, hands with a seed, and the look at both after each step."""

    def __init__(self, seed: int, document: Document | None = None, *, tracks: bool = False) -> None:
        self.opening = document or resolution(TEXT)
        self.editor = Editor(self.opening)
        self.bridge = Bridge(self.editor)
        self.tracking = Tracking(self.bridge, lambda: "Ann", is_on=True) if tracks else None
        self.page = Page(self.bridge, theme("light"), 1.0)
        self.page.resize(900, 700)
        self.page.show()
        self.seed = seed
        self._driver = Driver(self.page, self.bridge, seed)
        self._made = self._undone = 0
        self.bridge.changed.connect(self._count)

    def _count(self) -> None:
        self._made += 1

    def run(self, steps: int) -> str:
        """The first fault with the steps before it; "" where there was none."""
        done: list[str] = []
        for number in range(1, steps + 1):
            done.append(self._driver.step())
            if number % SETTLES == 0:
                QApplication.processEvents()
            fault = disagreement(self.page, self.bridge.document)
            if not fault and (number % STRETCH == 0 or number == steps or self._made > DEPTH // 2):
                fault = self._there_and_back()
            if fault:
                return f"seed {self.seed}, step {number}: {fault}\nlast steps: {', '.join(done[-6:])}"
        return ""

    def _there_and_back(self) -> str:
        """Undo to the start, do it all again, and begin anew from the start."""
        last = self.bridge.document
        fault = self._decided(decisions.accept) or self._decided(decisions.reject) or self._undo_all()
        if fault:
            return fault
        for _step in range(self._undone):
            self.bridge.redo()
        if self.bridge.document is not last:
            return "doing everything again does not give the last document back"
        fault = disagreement(self.page, last) or self._undo_all()
        self._made = 0
        return fault

    def _decided(self, decide: Callable[..., Edit]) -> str:
        """Decide all open changes at once, look, and take it back."""
        document = self.bridge.document
        if not document.changes:
            return ""
        self.bridge.perform(lambda: decide(document, decisions.everything(document)))
        fault = disagreement(self.page, self.bridge.document)
        if not fault and self.bridge.document.changes:
            fault = "open changes are left after deciding all"
        if fault:
            return f"{decide.__name__} all: {fault}"
        self.bridge.undo()
        if self.bridge.document is not document:
            return f"undoing {decide.__name__} all does not give the document back"
        return disagreement(self.page, document)

    def _undo_all(self) -> str:
        self._undone = 0
        while self.editor.can_undo:
            self.bridge.undo()
            self._undone += 1
        if self.bridge.document is not self.opening:
            return "undoing everything does not give the opening document back"
        return disagreement(self.page, self.opening)

    def close(self) -> None:
        QApplication.clipboard().clear()  # what Python put there must not outlive it
        self.page.close()
        self.bridge.close()
        self.page.deleteLater()


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_screen_and_document_agree_and_all_can_be_taken_back(qtbot, seed):
    machine = Machine(seed)
    qtbot.addWidget(machine.page)
    fault = machine.run(120)
    machine.bridge.close()
    assert not fault, fault


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_they_agree_while_changes_are_tracked(qtbot, seed):
    machine = Machine(seed, tracks=True)
    qtbot.addWidget(machine.page)
    fault = machine.run(100)
    machine.bridge.close()
    assert not fault, fault
