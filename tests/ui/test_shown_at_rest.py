"""Results of the background wait until nobody writes."""

from __future__ import annotations

import pytest

from builders import block, resolution
from engross.editing import text
from engross.editing.editor import Editor
from engross.model import places
from engross.ui.bridge import Bridge
from engross.ui.shown_at_rest import ShownAtRest


@pytest.fixture
def bridge(qtbot):
    return Bridge(Editor(resolution("PP Recalling this,")))


def write(bridge):
    at = places.caret(block(bridge.document, "Recalling").id)
    bridge.perform(lambda: text.insert(bridge.document, at, "x"))


def test_a_result_is_shown_at_once_while_nobody_writes(bridge):
    seen = []
    ShownAtRest(bridge, seen.append, bridge)("first")
    assert seen == ["first"]


def test_the_newest_result_is_shown_when_people_pause(bridge, qtbot):
    seen = []
    shown = ShownAtRest(bridge, seen.append, bridge)
    write(bridge)
    shown("older")
    shown("newer")
    assert seen == []
    with qtbot.waitSignal(bridge.settled):
        pass
    assert seen == ["newer"]
    with qtbot.waitSignal(bridge.settled):
        write(bridge)
    assert seen == ["newer"]


def test_what_is_shown_without_waiting_is_not_followed_by_an_older_one(bridge, qtbot):
    seen = []
    shown = ShownAtRest(bridge, seen.append, bridge)
    write(bridge)
    shown("older")
    shown.now("newer")
    with qtbot.waitSignal(bridge.settled):
        pass
    assert seen == ["newer"]
