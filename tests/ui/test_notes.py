"""Footnotes and live references by the keyboard and the mouse, in a window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog

from builders import block, notation
from engross.editing.editor import Editor
from engross.model import numbering, plain, walk
from engross.model.places import Place, Selection
from engross.ui.notes.card import NoteCard
from engross.ui.references.chooser import ReferenceChooser
from engross.workspace import files
from references import linked, out_of_step, words_of
from ui.agreement import disagreement

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
BOTH = CONTROL | ALT

WATER = """
TITLE {number:90/5.} {title:Clean water}
ORG The General Assembly,
PP *Recalling* its resolution 80/1,[^Official Records.] and the Agenda (see *A/RES/70/1*), as agreed,
1. *Decides* to act as set out in paragraph [2](to:Requests) below;[^A second note.]
2. *Requests* a report;
  (a) On water;
  (b) On air;
3. *Ends* this, in view of paragraph 2 (b) above.
"""


class Hands:
    """A window with a document, and what people do with it."""

    def __init__(self, window, text=WATER):
        self.window = window
        window.show_document(files.new(linked(text).document))
        window.show()

    @property
    def view(self):
        return self.window.view

    @property
    def document(self):
        return self.view.bridge.document

    def go(self, words, behind=""):
        """The caret goes behind these words."""
        held = block(self.document, words)
        text = plain.text(held)
        self.put(Place(held.id, text.index(behind) + len(behind) if behind else 0))

    def put(self, place):
        cursor = self.view.page.textCursor()
        cursor.setPosition(self.view.page.sync.where.position_of(place))
        self.view.page.setTextCursor(cursor)

    def run(self, command):
        self.window.actions_by_id[command].trigger()
        self.check()

    def key(self, key, held=Qt.KeyboardModifier.NoModifier, widget=None):
        QTest.keyClick(widget or self.view.page, key, held)
        self.check()

    def type(self, words, widget=None):
        QTest.keyClicks(widget or self.view.page, words)
        self.check()

    def check(self):
        fault = disagreement(self.view.page, self.document)
        assert not fault, fault

    @property
    def card(self):
        cards = [c for c in self.view.page.findChildren(NoteCard) if c.isVisible()]
        return cards[0] if cards else None

    @property
    def caret(self):
        return notation(self.document, self.view.bridge.selection)

    @property
    def said(self):
        return self.window.messages.text


@pytest.fixture
def hands(window):
    return Hands(window)


# the page


def test_a_footnote_is_inserted_written_and_left_by_keys(hands):
    hands.go("Requests", "Requests a")
    hands.run("insert.footnote")
    hands.type("See above.")
    hands.run("view.note")
    hands.type("!")
    assert "*Requests* a[^See above.]!<caret> report;" in hands.caret


def test_two_notes_at_one_place_and_the_caret_between(hands):
    hands.go("Recalling", "\ufffc")
    hands.run("insert.footnote")
    hands.type("Beside.")
    hands.run("view.note")
    hands.key(Qt.Key.Key_Left)
    hands.type("x")
    hands.key(Qt.Key.Key_Backspace)
    held = block(hands.document, "Recalling")
    assert plain.text(held).count("\ufffc\ufffc") == 1
    assert [numbering.of(hands.document).marks[n.id] for _, _, n in walk.notes(hands.document)] == [
        "1",
        "2",
        "3",
    ]
    hands.run("insert.footnote")
    assert plain.text(block(hands.document, "Recalling")).count("\ufffc\ufffc\ufffc") == 1


def test_a_note_goes_with_its_words_when_they_are_cut_and_pasted(hands):
    held = block(hands.document, "Recalling")
    at = plain.text(held).index("\ufffc")
    page = hands.view.page
    hands.put(Place(held.id, at - 1))
    cursor = page.textCursor()
    cursor.setPosition(page.sync.where.position_of(Place(held.id, at + 1)), QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    hands.run("edit.cut")
    assert [plain.note_text(n) for _, _, n in walk.notes(hands.document)] == ["A second note."]
    hands.go("Ends", "this")
    hands.run("edit.paste")
    assert [plain.note_text(n) for _, _, n in walk.notes(hands.document)] == [
        "A second note.",
        "Official Records.",
    ]
    assert "this,\ufffc" in plain.text(block(hands.document, "Ends"))


def test_going_from_footnote_to_footnote(hands):
    hands.go("Clean water")
    hands.run("view.next_note")
    assert "80/1,[^Official Records.]<caret>" in hands.caret
    hands.run("view.next_note")
    assert "below;[^A second note.]<caret>" in hands.caret
    hands.run("view.next_note")
    assert "no footnote after" in hands.said
    hands.run("view.previous_note")
    assert "80/1,[^Official Records.]<caret>" in hands.caret
    hands.run("view.note")
    hands.run("view.next_note")
    assert "[^<caret>A second note.]" in hands.caret


def test_the_footnote_with_a_number(hands, qtbot, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("2", True))
    hands.run("view.numbered_note")
    assert "below;[^A second note.]<caret>" in hands.caret
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("9", True))
    hands.run("view.numbered_note")
    assert "no footnote 9" in hands.said


def test_an_asterisk_on_the_title(hands):
    hands.go("Ends")
    hands.run("insert.title_note")
    hands.type("Reissued.")
    assert "{title:Clean water}[*^Reissued.<caret>]" in hands.caret or "[*^Reissued.<caret>]" in hands.caret
    assert [numbering.of(hands.document).marks[n.id] for _, _, n in walk.notes(hands.document)] == [
        "*",
        "1",
        "2",
    ]


def test_brackets_to_a_footnote_and_back(hands):
    before = notation(hands.document)
    hands.go("Recalling", "see A/")
    hands.run("insert.note_from_words")
    assert "the Agenda,[^See *A/RES/70/1*.]<caret> as agreed" in hands.caret
    hands.run("edit.undo")
    assert notation(hands.document) == before
    hands.run("edit.redo")
    hands.go("Recalling", "Agenda,")
    hands.run("insert.words_from_note")
    assert "the Agenda (See *A/RES/70/1*)<caret>, as agreed" in hands.caret


# the card


def test_the_card_edits_the_note_beside_its_mark(hands, qtbot):
    hands.go("Recalling", "\ufffc")
    hands.run("insert.edit_note")
    card = hands.card
    assert card is not None
    assert QApplication.focusWidget() is card.text
    hands.type(" No. 5", card.text)
    assert "[^Official Records. No.\u00a05]<caret>" in hands.caret
    hands.key(Qt.Key.Key_Z, CONTROL, card.text)
    assert "[^Official Records. No. 5]" in hands.caret
    hands.key(Qt.Key.Key_Z, CONTROL, card.text)
    assert "[^Official Records.]" in hands.caret
    assert card.text.toPlainText() == "Official Records."
    hands.key(Qt.Key.Key_A, CONTROL, card.text)
    hands.key(Qt.Key.Key_I, CONTROL, card.text)
    assert "[^*Official Records.*]" in hands.caret
    hands.key(Qt.Key.Key_End, CONTROL, card.text)
    hands.key(Qt.Key.Key_I, CONTROL, card.text)
    hands.type(" 3", card.text)
    assert "[^*Official Records.* 3]" in hands.caret
    hands.key(Qt.Key.Key_Return, CONTROL, card.text)
    assert hands.card is None
    hands.type("!")
    assert "[^*Official Records.* 3]!<caret>" in hands.caret


def test_escape_leaves_the_card_and_what_is_pasted_stays(hands):
    hands.go("Decides", "\ufffc")
    hands.run("insert.edit_note")
    QApplication.clipboard().setText("two\nlines")
    hands.key(Qt.Key.Key_V, CONTROL, hands.card.text)
    hands.type(".", hands.card.text)
    hands.key(Qt.Key.Key_Escape, widget=hands.card.text)
    assert hands.card is None
    assert "[^A second note.two lines.]<caret>" in hands.caret


def test_the_card_goes_with_its_note_and_with_the_focus(hands, qtbot):
    hands.go("Decides", "\ufffc")
    hands.run("insert.edit_note")
    hands.view.page.setFocus()
    assert hands.card is None
    hands.go("Ends")
    hands.run("insert.footnote")
    hands.run("insert.edit_note")
    assert hands.card is not None
    hands.key(Qt.Key.Key_Z, CONTROL, hands.card.text)
    assert hands.card is None


def test_where_no_footnote_stands_no_card_opens(hands):
    hands.go("Ends")
    hands.run("insert.edit_note")
    assert hands.card is None
    assert "no footnote" in hands.said


# live references


def test_typing_behind_a_reference_does_not_lengthen_it(hands):
    hands.go("Decides", "paragraph 2")
    hands.type("5 (a)")
    hands.check()
    assert words_of(hands.document) == ["2"]
    assert "paragraph 25 (a) below" in plain.text(block(hands.document, "Decides"))


def test_typing_into_a_reference_makes_it_plain(hands):
    hands.go("Ends", "2 (b")
    hands.run("insert.live_reference")
    assert words_of(hands.document) == ["2", "2 (b)"]
    hands.go("Ends", "2 (")
    hands.type("x")
    assert words_of(hands.document) == ["2"]
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert words_of(hands.document) == ["2", "2 (b)"]


def test_moving_a_paragraph_by_keys_moves_the_numbers(hands):
    hands.run("insert.live_references")
    assert words_of(hands.document) == ["2", "2 (b)"]
    hands.go("Requests")
    hands.run("paragraph.up")
    assert words_of(hands.document) == ["1", "1 (b)"]
    hands.run("edit.undo")
    hands.run("edit.undo")
    assert words_of(hands.document) == ["2"]


def test_a_reference_is_chosen_by_its_number_with_keys_only(hands):
    hands.go("report", "report")
    hands.run("insert.reference")
    dialog = hands.window.findChild(ReferenceChooser)
    assert dialog is not None
    QTest.keyClicks(dialog.filter, "2(a)")
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert "a report paragraph" not in hands.caret
    assert words_of(hands.document) == ["2", "2 (a)"]
    assert "reportparagraph 2 (a);" in plain.text(block(hands.document, "Requests"))


def test_words_find_a_target_and_arrows_choose_another(hands):
    hands.go("Ends", "this")
    hands.run("insert.reference")
    dialog = hands.window.findChild(ReferenceChooser)
    QTest.keyClicks(dialog.filter, "on")
    QTest.keyClick(dialog.filter, Qt.Key.Key_Down)
    dialog.says_where.click()
    assert dialog.result_words.text().endswith(" above")
    said = dialog.result_words.text()
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert said in plain.text(block(hands.document, "Ends"))


def test_going_to_the_target_and_back(hands):
    hands.go("Decides", "paragraph 2")
    before = hands.caret
    hands.run("view.target")
    assert "2. *<caret>Requests*" in hands.caret
    hands.run("view.back")
    assert hands.caret == before
    hands.run("view.back")
    assert "no place to go back" in hands.said


def test_a_click_with_control_follows_a_reference(hands):
    page = hands.view.page
    held = block(hands.document, "Decides")
    cursor = page.textCursor()
    cursor.setPosition(page.sync.where.position_of(Place(held.id, plain.text(held).index("2 below"))))
    at = page.cursorRect(cursor).center()
    at.setX(at.x() + 3)
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, CONTROL, at)
    assert "2. *<caret>Requests*" in hands.caret
    assert "paragraph 2: Requests a report" in page.mouse.tip(at)


def test_a_reference_whose_target_goes_says_so(hands):
    hands.go("Requests")
    held = block(hands.document, "Requests")
    from engross.editing import structure

    hands.view.bridge.perform(lambda: structure.remove(hands.document, held.id))
    hands.go("Decides", "paragraph 2")
    hands.run("view.target")
    assert "no longer there" in hands.said


def test_the_menu_offers_what_can_be_done_with_a_mark(hands):
    def offered():
        return [title for group in hands.window.groups for title, _do in group.offers()]

    hands.go("Recalling", "\ufffc")
    assert {"Edit Footnote", "Go to Footnote", "Remove Footnote"} <= set(offered())
    hands.go("Recalling", "see A/")
    assert "Turn Words in Brackets into a Footnote" in offered()
    hands.go("Decides", "paragraph 2")
    assert any(title.startswith("Go to paragraph 2") for title in offered())


@pytest.mark.parametrize("goes_up", [True, False])
def test_a_paragraph_dragged_as_words_is_still_referred_to(goes_up):
    from engross.ui.editor.drops import moved

    built = linked(
        "1. *Begins*, see paragraph [3](to:Holds);\n2. *Goes* on;\n3. *Holds*;\n4. *Refers* to paragraph [3](to:Holds);\n"
        "5. *Ends*;\nOP Last."
    )
    editor = Editor(built.document)
    chosen = Selection(Place(block(built.document, "Holds").id), Place(block(built.document, "Refers").id))
    at = Place(block(built.document, "Goes" if goes_up else "Last").id)
    editor.apply(moved(editor.document, chosen, at))
    order = [plain.text(b)[:5] for b in walk.blocks(editor.document)]
    assert order.index("Holds") == (1 if goes_up else 4)
    assert words_of(editor.document) == (["2", "2"] if goes_up else ["5", "5"])
    assert out_of_step(editor.document) == []
    editor.undo()
    assert editor.document is built.document


def test_a_number_finds_the_paragraph_before_the_footnote(hands):
    hands.go("Ends", "this")
    hands.run("insert.reference")
    dialog = hands.window.findChild(ReferenceChooser)
    QTest.keyClicks(dialog.filter, "2")
    assert dialog.result_words.text() == "paragraph 2"
    dialog.filter.clear()
    QTest.keyClicks(dialog.filter, "footnote 2")
    assert dialog.result_words.text() == "footnote 2"
    dialog.with_word.click()
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert "this2, in view" in plain.text(block(hands.document, "Ends"))
