"""Going far on the page: by pages, by paragraphs, to the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from builders import notation
from engross.model import walk
from engross.model.nodes import Kind, NodeId
from engross.model.places import Place, Selection
from ui.conftest import Desk

DOWN, UP, SHIFT = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
TABLE = """
TITLE Clean water
OP *Decides* the following:
|= Name | Amount
| Alpha | 12
| Beta | 13
OP *Requests* a report.
"""
LONG = "TITLE Clean water\nORG The General Assembly,\n" + "\n".join(
    f"OP *Decides* to look at well number {number};" for number in range(120)
)


@pytest.fixture
def long(qtbot, desk: Callable[..., Desk]) -> Desk:
    """A text of some windows, all of it laid out."""
    page = desk(LONG)
    qtbot.waitUntil(lambda: page.page.verticalScrollBar().maximum() > 3 * page.page.height())
    return page


def _line(desk: Desk) -> int:
    return desk.page.textCursor().blockNumber()


def test_a_page_down_is_a_window_and_a_page_up_goes_back(long: Desk) -> None:
    start = next(b for b in walk.blocks(long.document) if b.kind is Kind.OPERATIVE)
    long.page.go_to(Place(start.id, 3))
    here, top = _line(long), long.page.cursorRect().top()
    long.key(DOWN)
    there = _line(long)
    assert there > here + 10
    assert abs(long.page.cursorRect().top() - top) < long.page.cursorRect().height()
    long.key(DOWN)
    assert _line(long) - there == pytest.approx(there - here, abs=2)
    long.key(UP)
    long.key(UP)
    assert _line(long) == here


def test_the_last_page_ends_at_the_end_and_the_first_at_the_start(long: Desk) -> None:
    for _ in range(12):
        long.key(DOWN)
    assert long.page.textCursor().atEnd()
    for _ in range(12):
        long.key(UP)
    assert long.page.textCursor().atStart()


def test_shift_selects_what_a_page_goes_over(long: Desk) -> None:
    start = next(b for b in walk.blocks(long.document) if b.kind is Kind.OPERATIVE)
    long.page.go_to(Place(start.id, 0))
    long.key(DOWN, SHIFT)
    assert long.bridge.selection.anchor == Place(start.id, 0)
    assert long.bridge.selection.head.block != start.id
    long.key(UP, SHIFT)
    assert long.bridge.selection.is_caret


@pytest.mark.parametrize("key", [DOWN, UP])
def test_a_selection_in_a_table_is_taken_on(desk: Callable[..., Desk], key: Qt.Key) -> None:
    """Where the last cell has two paragraphs, Qt itself never comes back from this."""
    page = desk(TABLE)
    page.page.go_to(Place(_cells(page)[-1], 1))
    page.key(Qt.Key.Key_Return)
    for cell in _cells(page)[:-1]:
        for anchor, head in ((0, 1), (1, 0)):
            page.select(Selection(Place(cell, anchor), Place(cell, head)))
            page.key(key, SHIFT)
            assert page.page.textCursor().hasSelection()


def _cells(page: Desk) -> list[NodeId]:
    return [block.id for block in walk.blocks(page.document) if block.cell is not None]


NOTED = "PP *Recalling* one,[^First.]\n1. *Decides* two,[^Second.]\n2. *Requests* three."


def test_the_end_is_that_of_the_text_and_then_that_of_the_footnotes(desk: Callable[..., Desk]) -> None:
    at = desk(NOTED)
    at.key(Qt.Key.Key_End, CONTROL)
    assert notation(at.document, at.bridge.selection).endswith("2. *Requests* three.<caret>")
    at.key(Qt.Key.Key_End, CONTROL)
    assert "[^Second.<caret>]" in notation(at.document, at.bridge.selection)
    at.key(Qt.Key.Key_Home, CONTROL)
    at.key(Qt.Key.Key_End, CONTROL | SHIFT)
    assert notation(at.document, at.bridge.selection).startswith("PP *<from>Recalling*")
    assert notation(at.document, at.bridge.selection).endswith("three.<to>")


def test_the_end_of_a_text_that_ends_with_a_table_is_in_its_last_cell(desk: Callable[..., Desk]) -> None:
    at = desk("OP *Decides* this:\n|= Name | Amount\n| Alpha | 12")
    at.key(Qt.Key.Key_End, CONTROL)
    at.type("3")
    assert "123<caret>" in notation(at.document, at.bridge.selection)


def test_control_with_an_arrow_goes_from_paragraph_to_paragraph(desk: Callable[..., Desk]) -> None:
    made = desk(
        "PP *Recalling* its <caret>work,\nPP *Noting* that[^A source.] it goes on,\nPP *Convinced* of it,"
    )
    first, second, third = (b.id for b in walk.blocks(made.document) if b.kind is Kind.PREAMBULAR)

    def after(key: Qt.Key, held: Qt.KeyboardModifier = CONTROL) -> Selection:
        made.key(key, held)
        return made.bridge.selection

    assert after(Qt.Key.Key_Up).head == Place(first, 0)
    assert after(Qt.Key.Key_Down).head == Place(second, 0)
    assert after(Qt.Key.Key_Down, CONTROL | SHIFT) == Selection(Place(second, 0), Place(third, 0))
    assert after(Qt.Key.Key_Up).head == Place(second, 0)
    after(Qt.Key.Key_Down)
    (note,) = (b.id for b in walk.all_blocks(made.document) if b.kind is Kind.NOTE)
    assert after(Qt.Key.Key_Down).head == Place(note, 0)
    assert after(Qt.Key.Key_Down).head == Place(note, len("A source."))
