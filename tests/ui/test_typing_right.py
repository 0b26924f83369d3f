"""What is put right while someone types, by keys, and what one undo gives back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from engross.model import numbering, walk
from engross.model.inlines import Style
from engross.model.nodes import Kind
from ui.driver import type_character

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def write(desk, words):
    """Types words of any script, key by key."""
    for character in words:
        type_character(desk.page, character)
        desk.check()


def commit(desk, words):
    """An input method commits words that it composed before."""
    QApplication.sendEvent(desk.page, QInputMethodEvent("…", []))
    desk.check()
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(desk.page, event)
    desk.check()


def undo(desk):
    desk.key(KEY.Key_Z, CONTROL)


def labels(desk):
    numbers = numbering.of(desk.document)
    return [numbers.label(b.id) for b in walk.blocks(desk.document)]


def test_straight_quotes_become_curly_and_one_undo_gives_back_what_was_typed(desk):
    at = desk("PP entitled <caret>")
    write(at, '"')
    assert at.texts == ["entitled “"]
    undo(at)
    assert at.texts == ['entitled "']
    write(at, "x")
    assert at.texts == ['entitled "x']


def test_quotes_in_a_footnote(desk):
    at = desk("PP a[^b <caret>]")
    write(at, '"c" it\'s')
    assert at.texts[1] == "b “c” it’s"


def test_opening_words_become_italic_when_the_next_word_begins(desk):
    at = desk("PP <caret>\n1. b")
    write(at, "Recalling the")
    assert at.document == desk("PP *Recalling* the\n1. b").document


def test_the_italics_grow_with_the_phrase(desk):
    at = desk("PP a\n1. <caret>")
    write(at, "Takes note with appreciation of")
    assert at.document.parts == desk("PP a\n1. *Takes note with appreciation* of").document.parts


def test_italics_are_a_step_of_their_own_and_do_not_come_back(desk):
    at = desk("PP <caret>\n1. b")
    write(at, "Recalling ")
    undo(at)
    assert at.document == desk("PP Recalling \n1. b").document
    write(at, "also that ")
    assert at.document == desk("PP Recalling also that \n1. b").document


def test_italics_taken_off_by_hand_stay_off(desk):
    at = desk("PP <caret>\n1. b")
    write(at, "Recalling the")
    at.key(KEY.Key_Home)
    for _letter in "Recalling":
        at.key(KEY.Key_Right, SHIFT)
    at.page.styles.toggle(Style.ITALIC)
    at.key(KEY.Key_Right)
    write(at, " also ")
    assert at.document == desk("PP Recalling also  the\n1. b").document


def test_what_is_written_anew_behind_an_opening_that_stood_there_is_plain(desk):
    at = desk("PP *Recalling*<caret>\n1. b")
    write(at, " also the report of")
    assert at.document == desk("PP *Recalling also* the report of\n1. b").document
    write(at, " 5")
    undo(at)
    undo(at)
    assert at.document == desk("PP *Recalling also the *\n1. b").document
    write(at, "report of it")
    assert at.document == desk("PP *Recalling also the report of it*\n1. b").document


def test_a_number_typed_at_the_start_makes_an_operative_paragraph(desk):
    at = desk("PP a\nPP <caret>")
    write(at, "1. Decides ")
    assert [b.kind for b in walk.blocks(at.document)] == [Kind.PREAMBULAR, Kind.OPERATIVE]
    assert at.texts == ["a", "Decides "]


def test_undo_gives_the_number_back_as_typed_and_then_it_stays(desk):
    at = desk("PP a\nPP <caret>")
    write(at, "1. ")
    assert at.texts == ["a", ""]
    undo(at)
    assert at.texts == ["a", "1. "]
    write(at, "x")
    at.key(KEY.Key_Backspace)
    at.key(KEY.Key_Backspace)
    write(at, " ")
    assert at.texts == ["a", "1. "]


def test_tab_after_a_number_makes_the_paragraph_too(desk):
    at = desk("PP a\nPP <caret>")
    write(at, "1.")
    at.key(KEY.Key_Tab)
    assert [b.kind for b in walk.blocks(at.document)] == [Kind.PREAMBULAR, Kind.OPERATIVE]
    undo(at)
    assert at.texts == ["a", "1."]


def test_letters_and_roman_numbers_make_subparagraphs(desk):
    at = desk("1. a\n2. <caret>\n3. c")
    for label in ("(a)", "(b)", "(i)", "(ii)"):
        write(at, f"{label} x")
        at.key(KEY.Key_Return)
    assert labels(at)[:5] == ["1.", "(a)", "(b)", "(i)", "(ii)"]


@pytest.mark.parametrize(
    ("language", "typed", "level"), [("fr", "a) ", 1), ("ru", "a) ", 1), ("ar", "(أ) ", 1), ("zh", "㈠ ", 2)]
)
def test_labels_in_other_languages(desk, language, typed, level):
    at = desk("1. a\n2. b\n3. <caret>", language=language)
    write(at, typed)
    assert [b.level for b in walk.blocks(at.document)] == [0, 0, level]


def test_an_input_method_is_left_alone_until_it_commits(desk):
    at = desk("PP <caret>\n1. b", language="zh")
    QApplication.sendEvent(at.page, QInputMethodEvent('"', []))
    at.check()
    assert at.texts == ["", "b"]
    commit(at, "回顾")
    commit(at, "大会")
    assert at.document == desk("PP **回顾**大会\n1. b", language="zh").document
    commit(at, '"')
    assert at.texts[0] == "回顾大会“"
