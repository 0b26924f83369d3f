from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from engross.model import walk
from engross.model.places import Place
from engross.ui.editor.underlines import Mark, moved


def test_marks_before_a_change_stay_those_behind_it_move_and_those_in_it_go():
    marks = (Mark(0, 3, "error", "a"), Mark(4, 8, "hint", "b"), Mark(9, 12, "warning", "c"))
    assert moved(marks, "one four two", "one foour two") == (
        Mark(0, 3, "error", "a"),
        Mark(10, 13, "warning", "c"),
    )
    assert moved(marks, "one four two", "one two") == (Mark(0, 3, "error", "a"), Mark(4, 7, "warning", "c"))


@given(st.text(max_size=20), st.text(max_size=5), st.data())
def test_a_mark_that_stays_marks_the_same_characters(before, typed, data):
    at = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(at, len(before)))
    after = before[:at] + typed + before[end:]
    start = data.draw(st.integers(0, len(before)))
    stop = data.draw(st.integers(start, len(before)))
    for mark in moved((Mark(start, stop, "error", None),), before, after):
        assert after[mark.start : mark.end] == before[start:stop]


def test_an_error_is_underlined_in_red_and_only_where_it_stands(desk):
    page_desk = desk("PP *Recalling* the past,\n1. *Decides* to act.")
    page, document = page_desk.page, page_desk.document
    first, second = walk.blocks(document)

    def painted(block) -> bool:
        shown = page.sync.where.block_of(block.id)
        rect = page.document().documentLayout().blockBoundingRect(shown).toAlignedRect()
        rect.translate(0, -page.verticalScrollBar().value())
        picture = page.viewport().grab(rect).toImage()
        points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        return any(c.red() - c.green() > 60 for c in (QColor(picture.pixel(*point)) for point in points))

    assert not painted(first)
    page.underlines.show({first.id: (Mark(0, 9, "error", "why"),)}, {b.id: b for b in (first, second)}.get)
    assert painted(first)
    assert not painted(second)
    assert [m.subject for m in page.underlines.at(Place(first.id, 4))] == ["why"]
    assert page.underlines.at(Place(first.id, 15)) == []
    page.underlines.show({}, {}.get)
    assert not painted(first)


def test_a_mark_moves_with_what_is_typed_before_it(desk):
    page_desk = desk("1. <caret>Decides to act.")
    page, (block,) = page_desk.page, walk.blocks(page_desk.document)
    page.underlines.show({block.id: (Mark(8, 10, "hint", "to"),)}, lambda _node: block)
    page_desk.type("Now ")
    (now,) = walk.blocks(page_desk.document)
    assert [(m.start, m.end) for m in page.underlines.of(now)] == [(12, 14)]


def test_a_mark_without_length_is_found_beside_it(desk):
    page_desk = desk("1. Decides to act")
    (block,) = walk.blocks(page_desk.document)
    page_desk.page.underlines.show({block.id: (Mark(14, 14, "error", "end"),)}, lambda _node: block)
    assert page_desk.page.underlines.at(Place(block.id, 14))
    page_desk.page.viewport().grab()
