"""Random work at a page with live references: they say what their targets are called after each step."""

from __future__ import annotations

import random

import pytest

from engross.editing import references as editing
from engross.editing.editor import Editor
from engross.model import references, validity
from engross.model.references import Target
from engross.ui.bridge import Bridge
from engross.ui.editor.page import Page
from engross.ui.theme import theme
from references import linked, out_of_step
from ui.agreement import disagreement
from ui.driver import Driver
from ui.test_notes import WATER


@pytest.mark.parametrize("seed", range(4))
def test_references_are_in_step_whatever_people_do(qtbot, seed):
    first = linked(WATER).document
    bridge = Bridge(Editor(first))
    page = Page(bridge, theme("light"), 1.0)
    page.resize(900, 700)
    qtbot.addWidget(page)
    page.show()
    driver, chance = Driver(page, bridge, seed), random.Random(seed)
    for number in range(250):
        targets = list(references.targets(bridge.document))
        if targets and chance.random() < 0.1:
            what = "refer"
            target = Target(chance.choice(targets).node, is_own=chance.random() < 0.3)
            bridge.perform(
                lambda wanted=target: editing.insert(bridge.document, bridge.selection, wanted, before="see ")
            )
        else:
            what = driver.step()
        assert not disagreement(page, bridge.document), (number, what)
        assert not out_of_step(bridge.document), (number, what)
        assert not validity.faults(bridge.document), (number, what)
    while bridge.editor.undo():
        pass
    assert bridge.document is first
    bridge.close()
