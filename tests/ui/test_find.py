from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import notation, resolution
from engross.model import places, walk
from engross.model.inlines import plain, slice_of
from engross.ui.find.bar import FindBar
from engross.workspace import files

TEXT = """
PP *Recalling* its water resolution,[^Water law.]
1. *Decides* to save water, Water and waters;
2. *Requests* a report on wine.
"""
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shown(window, qtbot):
    window.show_document(files.new(resolution(TEXT)))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


def bar_of(window) -> FindBar:
    (bar,) = window.findChildren(FindBar)
    return bar


def press(window, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def open_bar(window, words="", key=Qt.Key.Key_F) -> FindBar:
    QTest.keyClick(window.view.page, key, CONTROL)
    bar = bar_of(window)
    bar.words.clear()
    QTest.keyClicks(bar.words, words)
    return bar


def selected(window) -> str:
    document, selection = window.view.bridge.document, window.view.bridge.selection
    start, end = places.ordered(document, selection)
    return plain(slice_of(walk.block_of(document, start.block).inlines, start.offset, end.offset))


def test_the_first_words_after_the_caret_are_shown_while_people_type(shown):
    bar = open_bar(shown, "water")
    assert bar.isVisible()
    assert (selected(shown), bar.count.text()) == ("water", "1 of 5")
    assert bar.count.accessibleName() == "1 of 5"


def test_enter_goes_on_and_shift_enter_back(shown):
    bar = open_bar(shown, "water")
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert (selected(shown), bar.count.text()) == ("Water", "2 of 5")
    QTest.keyClick(bar.words, Qt.Key.Key_Return, SHIFT)
    QTest.keyClick(bar.words, Qt.Key.Key_Return, SHIFT)
    assert bar.count.text() == "5 of 5"


def test_escape_leaves_the_found_words_selected_in_the_page(shown):
    bar = open_bar(shown, "report")
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert shown.view.page.hasFocus()
    assert selected(shown) == "report"
    assert not any(
        mark.look == "match"
        for block in walk.all_blocks(shown.view.bridge.document)
        for mark in shown.view.page.underlines.of(block)
    )


def test_f3_goes_on_without_the_bar(shown):
    bar = open_bar(shown, "water")
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    QTest.keyClick(shown.view.page, Qt.Key.Key_F3)
    assert selected(shown) == "Water"
    QTest.keyClick(shown.view.page, Qt.Key.Key_F3, SHIFT)
    assert selected(shown) == "water"


def test_all_are_marked_in_the_page_and_beside_the_scroll_bar(shown):
    open_bar(shown, "water")
    page = shown.view.page
    blocks = list(walk.all_blocks(shown.view.bridge.document))
    counts = [sum(m.look == "match" for m in page.underlines.of(b)) for b in blocks]
    assert counts == [1, 1, 3, 0]
    assert [purpose for _y, purpose, _node in page.strip.ticks()].count("match_tick") == 3


def test_options_are_buttons_with_names(shown):
    bar = open_bar(shown, "water")
    QTest.mouseClick(bar.case, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "1 of 3"
    QTest.keyClick(bar.whole, Qt.Key.Key_Space)
    assert bar.count.text() == "1 of 2"
    for button in (
        bar.case,
        bar.whole,
        bar.expression,
        bar.exact,
        bar.within,
        bar.where,
        bar.next,
        bar.previous,
    ):
        assert button.accessibleName()


def test_footnotes_alone_can_be_searched(shown):
    bar = open_bar(shown, "water")
    bar.where.setFocus()
    QTest.keyClicks(bar.where, "Foot")
    assert bar.count.text() == "1 of 1"


def test_a_wrong_expression_is_said(shown):
    bar = open_bar(shown, "(wa")
    QTest.mouseClick(bar.expression, Qt.MouseButton.LeftButton)
    assert "regular expression" in bar.count.text()
    assert not bar.next.isEnabled()


def test_selected_words_are_looked_for(shown):
    bar = open_bar(shown, "report")
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    QTest.keyClick(shown.view.page, Qt.Key.Key_F, CONTROL)
    assert bar.words.text() == "report"


def test_replacing_one_goes_to_the_next(shown):
    bar = open_bar(shown, "water", Qt.Key.Key_H)
    QTest.keyClicks(bar.replacement, "rain")
    QTest.keyClick(bar.replacement, Qt.Key.Key_Return)
    assert (selected(shown), bar.count.text()) == ("Water", "1 of 4")
    assert notation(shown.view.bridge.document).startswith("PP *Recalling* its rain resolution,")


def test_replacing_all_is_one_step_and_says_how_many(shown):
    before = shown.view.bridge.document
    bar = open_bar(shown, "water", Qt.Key.Key_H)
    QTest.keyClicks(bar.replacement, "rain")
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "5 replaced"
    assert "water" not in notation(shown.view.bridge.document).lower()
    shown.view.bridge.undo()
    assert shown.view.bridge.document is before


def test_only_what_is_selected(shown):
    page = shown.view.page
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(page, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(page, Qt.Key.Key_H, CONTROL)
    bar = bar_of(shown)
    assert bar.within.isChecked()
    QTest.keyClicks(bar.words, "water")
    assert bar.count.text() == "1 of 2"
    QTest.keyClicks(bar.replacement, "Water")
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "2 replaced"


def test_the_count_follows_what_is_typed(shown, qtbot):
    bar = open_bar(shown, "wine")
    page = shown.view.page
    QTest.keyClick(page, Qt.Key.Key_Right)
    QTest.keyClicks(page, " and wine")
    qtbot.waitUntil(lambda: bar.count.text() == "2 found")


def test_nothing_found_is_said(shown):
    bar = open_bar(shown, "beer")
    assert bar.count.text() == "Not found"
    QTest.keyClick(bar.words, Qt.Key.Key_Return)


def test_another_document_closes_the_bar(shown):
    bar = open_bar(shown, "water")
    shown.show_document(files.new(resolution(TEXT)))
    assert not bar.isVisible()
    open_bar(shown, "wine")
    assert bar.count.text() == "1 of 1"


def test_what_is_found_is_marked_in_both_places_of_a_split_view(shown):
    from engross.ui.find.search import LAYER

    def marked(page):
        blocks = walk.all_blocks(shown.view.bridge.document)
        return [m.look for b in blocks for m in page.underlines.of(b) if m.look == LAYER]

    open_bar(shown, "water")
    shown.actions_by_id["view.split"].trigger()
    assert [len(marked(page)) for page in shown.view.pages] == [5, 5]
    QTest.keyClicks(bar_of(shown).words, "s")
    assert [len(marked(page)) for page in shown.view.pages] == [1, 1]
