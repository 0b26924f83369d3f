"""Footnotes and references: made, turned, moved, and always with the right numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from engross.ui.notes.card import NoteCard
from engross.ui.references.chooser import ReferenceChooser
from references import out_of_step, words_of

WATER = """
TITLE {title:Clean water}
ORG *The General Assembly*,
PP *Recalling* its resolution 80/1,[^Official Records.] and the Agenda (see *A/RES/70/1*), as agreed,
1. *Decides* to act as set out in paragraph 2 below;[^A second note.]
2. *Requests* a report;
  (a) On water;
  (b) On air;
3. *Ends* this, in view of paragraph 2 (b) above.
"""


def test_a_footnote_is_written_gone_to_and_left_by_keys(person):
    person.has(WATER)
    person.go("Requests", "Requests a")
    person.press("Ctrl+Alt+F")
    person.type("See above.")
    person.press("Ctrl+Alt+G")
    assert "*Requests* a[^See above.]<caret> report;" in person.caret
    person.press("Ctrl+Alt+P")
    assert "below;[^A second note.]<caret>" in person.caret
    person.press("Ctrl+Alt+G")
    person.type("Not ")
    assert person.notes == [("1", "Official Records."), ("2", "Not A second note."), ("3", "See above.")]


def test_a_note_is_written_in_the_card_beside_its_mark(person):
    person.has(WATER)
    person.go("Recalling", "\ufffc")
    person.press("Ctrl+Alt+E")
    card = person.shown(NoteCard)
    assert QApplication.focusWidget() is card.text
    person.type(' No. 5 "so"')
    person.press("Ctrl+Return")
    assert not card.isVisible()
    person.type("!")
    assert "[^Official Records. No.\u00a05 “so”]!<caret>" in person.caret
    person.press("Ctrl+Alt+E", "Ctrl+Z", "Ctrl+Z")
    assert '[^Official Records. No.\u00a05 “so"]' in "\n".join(person.lines)
    while person.window.actions_by_id["edit.undo"].isEnabled():
        person.press("Ctrl+Z")
    assert "80/1,[^Official Records.]" in "\n".join(person.lines)


def test_a_source_in_brackets_becomes_a_footnote_and_words_again(person):
    person.has(WATER)
    person.go("Recalling", "see A/")
    person.run("Brackets to Footnote")
    assert person.notes[1] == ("2", "See A/RES/70/1.")
    assert person.notes[2] == ("3", "A second note.")
    person.run("Footnote to Brackets")
    assert "the Agenda (See *A/RES/70/1*)<caret>, as agreed" in person.caret
    assert len(person.notes) == 2


def test_a_reference_is_chosen_from_the_list_and_follows_its_target(person):
    person.has(WATER)
    person.go("Ends", "this")
    person.type(" and ")
    person.press("Ctrl+Alt+R")
    person.shown(ReferenceChooser)
    person.type("2(a)")
    person.press("Return")
    assert "this and paragraph 2 (a)" in person.texts[-1]
    person.go("On water")
    person.press("Alt+Down")
    assert "this and paragraph 2 (b)" in person.texts[-1]
    assert words_of(person.document) == ["2 (b)"]
    person.press("Ctrl+Z")
    assert words_of(person.document) == ["2 (a)"]


def test_typed_numbers_are_made_live_all_at_once_and_lead_to_their_paragraphs(person):
    person.has(WATER)
    person.run("Make All References Live")
    assert words_of(person.document) == ["2", "2 (b)"]
    person.go("Requests")
    person.press("Alt+Up")
    assert words_of(person.document) == ["1", "1 (b)"]
    assert not out_of_step(person.document)
    person.go("Ends", "paragraph 1")
    before = person.caret
    person.press("F12")
    assert "(b) <caret>On air;" in person.caret
    person.press("Alt+Left")
    assert person.caret == before
    person.press("Ctrl+Z", "Ctrl+Z")
    assert words_of(person.document) == []


def test_the_title_gets_an_asterisk_that_does_not_count(person):
    person.has(WATER)
    person.go("Ends")
    person.run("Asterisk Footnote on the Title")
    person.type("Reissued for technical reasons.")
    assert person.notes[0] == ("*", "Reissued for technical reasons.")
    assert [mark for mark, _words in person.notes] == ["*", "1", "2"]
    person.run("Remove Footnote")
    assert [mark for mark, _words in person.notes] == ["1", "2"]


def test_two_notes_stand_at_one_place(person):
    person.has(WATER)
    person.go("Recalling", "\ufffc")
    person.press("Ctrl+Alt+F")
    person.type("Beside it.")
    person.press("Return", "Left", "Ctrl+Alt+F")
    person.type("Between.")
    assert [words for _mark, words in person.notes][:3] == ["Official Records.", "Between.", "Beside it."]
    person.press("Ctrl+Alt+G", "Backspace")
    assert [mark for mark, _words in person.notes] == ["1", "2", "3"]
