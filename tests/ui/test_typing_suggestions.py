"""Suggestions while typing, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from ui.driver import type_character

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(desk):
    """The words that are offered."""
    view = desk.page.findChild(QListView, "suggestions")
    if view is None or not view.isVisible():
        return []
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


@pytest.fixture
def wait(qtbot):
    """Waits until something is offered."""
    return lambda desk: qtbot.waitUntil(lambda: bool(shown(desk)), timeout=2000)


def write(desk, words):
    for character in words:
        type_character(desk.page, character)
        desk.check()


def test_two_letters_of_an_opening_offer_openings_that_go_on_from_the_paragraph_before(desk, wait):
    at = desk("PP *Recalling* a,\nPP <caret>\n1. b")
    write(at, "R")
    assert not shown(at)
    write(at, "e")
    wait(at)
    assert shown(at)[:2] == ["Recalling also", "Recalling"]


def test_enter_takes_only_what_was_chosen(desk, wait):
    at = desk("PP *Recalling* a,\nPP <caret>\nPP b")
    write(at, "Re")
    wait(at)
    at.key(KEY.Key_Return)
    assert at.texts == ["Recalling a,", "Re", "", "b"]
    assert not shown(at)


def test_an_arrow_chooses_and_enter_takes_it_in_italics(desk, wait):
    at = desk("PP *Recalling* a,\nPP <caret>\n1. b")
    write(at, "Re")
    wait(at)
    at.key(KEY.Key_Down)
    at.key(KEY.Key_Down)
    at.key(KEY.Key_Up)
    at.key(KEY.Key_Return)
    assert not shown(at)
    write(at, " its")
    assert at.document.parts == desk("PP *Recalling* a,\nPP *Recalling also* its\n1. b").document.parts


def test_one_undo_gives_the_letters_back(desk, wait):
    at = desk("PP a,\nPP <caret>\n1. b")
    write(at, "Rec")
    wait(at)
    at.key(KEY.Key_Tab)
    assert at.texts[1] == "Recalling"
    at.key(KEY.Key_Z, CONTROL)
    assert at.texts[1] == "Rec"


def test_more_letters_narrow_and_fewer_widen(desk, wait):
    at = desk("PP <caret>\n1. b")
    write(at, "Re")
    wait(at)
    many = shown(at)
    write(at, "cogni")
    assert shown(at) and all(words.startswith("Recogni") for words in shown(at))
    for _letter in "cogni":
        at.key(KEY.Key_Backspace)
    assert shown(at) == many
    at.key(KEY.Key_Backspace)
    assert not shown(at)


def test_escape_closes_until_other_words_begin(desk, wait, qtbot):
    at = desk("PP <caret>\n1. b")
    write(at, "Re")
    wait(at)
    at.key(KEY.Key_Escape)
    assert not shown(at)
    write(at, "ca")
    qtbot.wait(300)
    assert not shown(at)
    assert at.texts == ["Reca", "b"]


def test_a_caret_that_moves_away_closes_the_list(desk, wait):
    at = desk("PP <caret>\n1. b")
    write(at, "Re")
    wait(at)
    at.key(KEY.Key_Left)
    assert not shown(at)


def test_a_mouse_takes_an_entry(desk, wait, qtbot):
    at = desk("PP <caret>\n1. b")
    write(at, "Rec")
    wait(at)
    view = at.page.findChild(QListView, "suggestions")
    row = shown(at).index("Recognizing")
    rect = view.visualRect(view.model().index(row, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    at.check()
    assert at.texts[0] == "Recognizing"


def test_a_resolution_is_offered_with_its_date(desk, wait):
    at = desk("PP *Recalling* General Assembly resolution <caret> and\n1. b")
    write(at, "70/1")
    wait(at)
    assert shown(at)[0] == "70/1 of 25\u00a0September 2015"
    at.key(KEY.Key_Tab)
    assert at.texts[0] == "Recalling General Assembly resolution 70/1 of 25\u00a0September 2015 and"


def test_a_symbol_is_offered_in_a_footnote(desk, wait):
    at = desk("PP a[^<caret>]\n1. b")
    write(at, "S/RES/13")
    wait(at)
    assert "S/RES/1325 (2000)" in shown(at)


def test_a_new_footnote_is_offered_the_source_of_what_is_named_before_it(window, qtbot):
    from builders import notation, resolution
    from engross.workspace import files

    window.show_document(
        files.new(resolution("PP *Recalling* the Convention on the Rights of the Child,\n1. b"))
    )
    window.show()
    page = window.view.page
    qtbot.keyClick(page, KEY.Key_End)
    window.actions_by_id["insert.footnote"].trigger()
    qtbot.waitUntil(lambda: page.findChild(QListView, "suggestions") is not None)
    view = page.findChild(QListView, "suggestions")
    qtbot.waitUntil(view.isVisible)
    before = notation(window.view.bridge.document)
    qtbot.keyClick(page, KEY.Key_Tab)
    said = "United Nations, *Treaty Series*, vol. 1577, No. 27531."
    assert notation(window.view.bridge.document).splitlines()[0].endswith(f"Child,[^{said}]")
    window.view.bridge.undo()
    assert notation(window.view.bridge.document) == before


def test_nothing_is_offered_unasked_in_the_middle_of_a_paragraph_or_in_a_list(desk, qtbot):
    for words in (
        "PP Recalling that <caret>",
        "1. a\n  (a) <caret>\n2. b",
        "TEXT <caret>",
        "PP <caret>calling",
    ):
        at = desk(words)
        write(at, "Re")
        qtbot.wait(200)
        assert not shown(at), words


def test_it_can_be_asked_for(window, qtbot):
    from builders import resolution
    from engross.workspace import files

    window.show_document(files.new(resolution("PP Recalling a,\n1. b")))
    window.show()
    page = window.view.page
    action = window.actions_by_id["edit.complete"]
    qtbot.keyClick(page, KEY.Key_End)
    action.trigger()
    assert "nothing to suggest" in window.messages.text.lower()
    qtbot.keyClick(page, KEY.Key_Return)
    action.trigger()
    view = page.findChild(QListView, "suggestions")
    assert view.isVisible() and view.currentIndex().data() == "Recalling also"
    qtbot.keyClick(page, KEY.Key_Return)
    assert page.toPlainText().split("\n")[1] == "Recalling also"
    assert [action.shortcut().toString()] == ["Ctrl+Space"]


def test_it_can_be_turned_off(desk, qtbot):
    from engross.workspace.settings import Settings

    at = desk("PP <caret>\n1. b")
    at.page.keys.use(Settings(type_completion=False, type_openings=False, type_quotes=False))
    write(at, 'Recalling the "')
    qtbot.wait(200)
    assert not shown(at)
    assert at.document.parts == desk('PP Recalling the "\n1. b').document.parts


def test_arabic_openings_are_offered_where_arabic_lines_begin(desk, wait):
    at = desk("PP <caret>\n1. ب", language="ar")
    write(at, "وإ")
    wait(at)
    view = at.page.findChild(QListView, "suggestions")
    picture = view.grab().toImage()
    ground = picture.pixel(picture.width() // 2, 5)
    inked = [
        x for x in range(8, picture.width() - 8) if any(picture.pixel(x, y) != ground for y in range(10, 24))
    ]
    assert picture.width() - inked[-1] < inked[0]  # nearer to the right edge than to the left one
