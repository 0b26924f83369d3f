"""The status bar: what it says, and what its buttons do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from builders import block, resolution
from engross.model import walk
from engross.model.nodes import Kind
from engross.model.places import Place
from engross.workspace import files, templates


@pytest.fixture
def opened(window, saved_file):
    assert window.files.open_path(saved_file)
    return window


def settle(qtbot, window, act):
    with qtbot.waitSignal(window.view.bridge.settled, timeout=2000):
        act()


def chosen(button, text):
    next(action for action in button.menu().actions() if action.text() == text).trigger()


def test_where_the_caret_is_is_said_with_its_kind(opened, qtbot):
    target = block(opened.view.bridge.document, "Second;")
    settle(qtbot, opened, lambda: opened.view.page.go_to(Place(target.id, 0)))
    assert opened.status.address.text() == "OP1 (b) · Operative"


def test_selected_words_are_counted(opened, qtbot):
    target = block(opened.view.bridge.document, "a report.")
    settle(qtbot, opened, lambda: opened.view.page.go_to(Place(target.id, 0)))
    whole = opened.status.words.text()

    def select():
        for _word in range(2):
            held = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
            QTest.keyClick(opened.view.page, Qt.Key.Key_Right, held)

    settle(qtbot, opened, select)
    assert opened.status.words.text() == f"2 selected, {whole}"


def test_selected_characters_are_counted_in_chinese(window, qtbot):
    window.show_document(files.new(resolution("PP **回顾**其 A/1 号决议，\n1. **决定**。", language="zh")))
    page = window.view.page
    page.go_to(Place(block(window.view.bridge.document, "A/1").id, 0))
    held = Qt.KeyboardModifier.ShiftModifier
    settle(qtbot, window, lambda: QTest.keyClick(page, Qt.Key.Key_End, held))
    assert window.status.words.text() == "10 selected, 13 characters"


def test_a_draft_is_counted_against_its_limit(window, qtbot):
    window.show_document(files.new(templates.document("ga-draft")))
    assert "of 3,300 words" in window.status.words.text()
    page = window.view.page
    operative = next(b for b in walk.blocks(window.view.bridge.document) if b.kind is Kind.OPERATIVE)
    page.go_to(Place(operative.id, 0))
    assert "not be longer" not in window.status.words.toolTip()
    settle(qtbot, window, lambda: page.insertPlainText("word " * 3301))
    assert "should not be longer than 3,300 words" in window.status.words.toolTip()
    assert window.theme.colours["warning"] in window.status.words.styleSheet()


def test_the_language_is_chosen_and_taken_back(opened, qtbot):
    settle(qtbot, opened, lambda: chosen(opened.status.language, "French"))
    assert opened.view.bridge.document.metadata.language == "fr"
    assert opened.status.language.text() == "French"
    opened.actions_by_id["edit.undo"].trigger()
    assert opened.view.bridge.document.metadata.language == "en"


def test_the_house_style_is_chosen(opened):
    assert opened.status.style.text() == "General Assembly"
    opened.actions_by_id["review.style_sc"].trigger()
    assert opened.settings.profile == "sc"
    assert opened.status.style.text() == "Security Council"
    assert opened.actions_by_id["review.style_sc"] in opened.status.style.menu().actions()


def test_the_zoom_is_chosen(opened):
    chosen(opened.status.zoom, "150 %")
    assert opened.settings.zoom == 150
    assert opened.status.zoom.text() == "150 %"


def test_buttons_have_names_for_screen_readers(opened):
    for button in (opened.status.style, opened.status.language, opened.status.zoom):
        assert button.accessibleName()
