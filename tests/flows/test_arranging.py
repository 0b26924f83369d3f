"""Arranging: paragraphs, sections and annexes made, named, moved, and everything that counts follows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from builders import notation
from engross.model import plain, walk
from engross.ui.passing import PassingMessage
from references import out_of_step, words_of

PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

WATER = """
TITLE {title:Clean water}
ORG *The General Assembly*,
PP *Recalling* one,[^First.]
PP *Noting* two,
1. *Alpha* one;
2. *Beta* two;
3. *Gamma* three,[^Second.] in view of paragraph [7](to:Zeta) below;
4. *Delta* four;
5. *Epsilon* five;
6. *Eta* six;
7. *Zeta* seven,[^Third.] in the light of paragraphs [3](to:Gamma) and [8](to:Theta);
  (a) Low;
8. *Theta* eight.
"""


class Sidebar:
    """The structure at the side, and hands on it."""

    def __init__(self, person):
        self.person = person
        self.panel = person.window.view.show_panel("structure", on=True)
        self.view = self.panel.view
        person.settle()

    def row(self, words):
        return next(row for row in self.panel.model.rows() if words in f"{row.label} {row.words}")

    def box(self, words):
        index = self.view.index_of(self.row(words))
        self.view.scrollTo(index)
        return self.view.visualRect(index)

    def click(self, words, held=PLAIN):
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, held, self.box(words).center())

    def drag_above(self, words, target):
        """By the events that Qt sends while somebody drags."""
        data = self.panel.model.mimeData([self.panel.model.index_of(self.row(words))])
        box = self.box(target)
        at = QPoint(box.left() + 40, box.top() + 1)
        button, port = Qt.MouseButton.LeftButton, self.view.viewport()
        for kind in (QDragEnterEvent, QDragMoveEvent):
            event = kind(at, Qt.DropAction.MoveAction, data, button, PLAIN)
            QApplication.sendEvent(port, event)
            assert event.isAccepted()
        QApplication.sendEvent(port, QDropEvent(QPointF(at), Qt.DropAction.MoveAction, data, button, PLAIN))
        QTest.qWait(1)
        self.person.check()


def openings(person):
    return [plain.words(b).split()[0] for b in walk.blocks(person.document) if plain.words(b)]


def test_paragraph_seven_is_dragged_above_paragraph_three(person):
    person.has(WATER)
    before = person.document
    Sidebar(person).drag_above("Zeta", "Gamma")
    assert openings(person)[4:] == [
        "Alpha", "Beta", "Zeta", "Low;", "Gamma", "Delta", "Epsilon", "Eta", "Theta",
    ]  # fmt: skip
    assert (person.labels["Zeta"], person.labels["Gamma"], person.labels["Theta"]) == ("3.", "4.", "8.")
    assert person.notes == [("1", "First."), ("2", "Third."), ("3", "Second.")]
    assert words_of(person.document) == ["4", "8", "3"]
    assert not out_of_step(person.document)
    person.page.setFocus()
    person.press("Ctrl+Z")
    assert person.document is before


def test_a_paragraph_is_moved_by_keys_step_by_step(person):
    person.has(WATER)
    person.go("Zeta")
    person.press("Alt+Up", "Alt+Up", "Alt+Up", "Alt+Up")
    assert person.labels["Zeta"] == "3."
    assert person.notes == [("1", "First."), ("2", "Third."), ("3", "Second.")]
    assert words_of(person.document) == ["4", "8", "3"]
    person.press("Alt+Down", "Alt+Down", "Alt+Down", "Alt+Down")
    assert words_of(person.document) == ["7", "3", "8"]
    assert person.labels["Zeta"] == "7."


def test_several_paragraphs_chosen_at_the_side_move_together(person):
    person.has(WATER)
    side = Sidebar(person)
    side.click("Epsilon")
    side.click("Zeta", SHIFT)
    QTest.keyClick(side.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    person.check()
    assert openings(person)[4:] == [
        "Alpha", "Beta", "Gamma", "Epsilon", "Eta", "Zeta", "Low;", "Delta", "Theta",
    ]  # fmt: skip
    assert words_of(person.document) == ["6", "3", "8"]
    assert [row.words.split()[0] for row in side.view.chosen()] == ["Epsilon", "Eta", "Zeta"]


def test_several_paragraphs_selected_in_the_text_move_together_and_stay_selected(person):
    person.has(WATER)
    before = person.document
    person.go("Epsilon", "Eps")
    person.press("Shift+Down", "Alt+Up", "Alt+Up")
    assert openings(person)[4:] == [
        "Alpha", "Beta", "Epsilon", "Eta", "Gamma", "Delta", "Zeta", "Low;", "Theta",
    ]  # fmt: skip
    assert words_of(person.document) == ["7", "5", "8"]
    assert "3. *Eps<from>ilon* five;\n4. *Eta" in person.caret
    assert "<to>" in next(line for line in person.caret.splitlines() if "Eta" in line)
    person.press("Ctrl+Z", "Ctrl+Z")
    assert person.document is before
    person.go("Noting two", "Not")
    person.press("Shift+Down", "Alt+Up")
    assert person.document is before
    assert "do not move together" in person.shown(PassingMessage).text


def test_the_caret_goes_with_the_words_that_it_stands_in(person):
    person.has(WATER)
    person.go("Delta", "Delta fo")
    person.press("Alt+Up", "Alt+Up", "Alt+Down")
    person.type("x")
    assert "3. *Delta* fox<caret>ur;" in person.caret


def test_paragraphs_of_several_levels_become_of_another_kind_each_at_its_own(person):
    person.has(WATER)
    person.go("Zeta seven", "Ze")
    person.press("Shift+End", "Shift+Right", "Shift+End", "Ctrl+3")
    assert [line.split("*")[0] for line in person.lines if "Low" in line or "Zeta" in line] == [
        "TEXT ", "  TEXT Low;",
    ]  # fmt: skip


def test_sections_headings_and_annexes_are_made_named_and_moved(person):
    person.has(WATER)
    person.go("Delta")
    person.run("Section Above")
    person.type("Means")
    person.go("Alpha")
    person.run("Section Above")
    person.type("Scope")
    person.go("Theta")
    person.run("Heading Above")
    person.type("Last words")
    person.run("Annex")
    person.type("Rules")
    assert (person.labels["Scope"], person.labels["Means"]) == ("I", "II")
    assert person.lines[-1].endswith("Rules") or any("Rules" in line for line in person.lines)
    side = Sidebar(person)
    side.click("Means")
    QTest.keyClick(side.view, Qt.Key.Key_F2)
    editor = side.view.findChild(QLineEdit)
    QTest.keyClicks(editor, "Ways and ends")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    person.wait(lambda: any("and ends" in text for text in person.texts))
    name = next(text for text in person.texts if "and ends" in text)
    side.drag_above(name, "Scope")
    assert person.labels[name.split()[0]] == "I"
    assert person.labels["Scope"] == "II"
    assert not out_of_step(person.document)


def test_paragraphs_are_copied_below_themselves_and_taken_away(person):
    person.has(WATER)
    person.go("Zeta")
    person.press("Ctrl+Shift+D")
    assert openings(person).count("Zeta") == 2
    assert openings(person).count("Low;") == 2
    assert [words for _mark, words in person.notes] == ["First.", "Second.", "Third.", "Third."]
    assert not out_of_step(person.document)
    person.press("Ctrl+Shift+Del")
    assert openings(person).count("Zeta") == 1
    person.press("Ctrl+Z", "Ctrl+Z")
    assert notation(person.document).count("Zeta") == 1


def test_levels_and_kinds_are_changed_by_keys(person):
    person.has(WATER)
    person.go("Beta")
    person.press("Ctrl+]")
    assert person.labels["Beta"] == "(a)"
    assert words_of(person.document) == ["6", "2", "7"]
    person.press("Ctrl+[", "Ctrl+4")
    assert "HEAD *Beta* two;" in person.lines
    person.press("Ctrl+2")
    assert words_of(person.document) == ["7", "3", "8"]


def test_the_structure_is_searched_and_leads_to_the_text(person):
    person.has(WATER)
    person.press("Ctrl+G")
    person.type("OP7 (a)")
    person.press("Return")
    assert "(a) <caret>Low;" in person.caret


def test_escape_empties_the_field_that_finds_paragraphs_and_then_leaves_it(person):
    person.has(WATER)
    side = Sidebar(person)
    person.go("Delta", "Delta")
    person.press("Ctrl+G")
    person.type("beta")
    person.wait(lambda: not side.view.index_of(side.row("Delta")).isValid())
    person.press("Escape")
    assert side.view.index_of(side.row("Delta")).isValid()
    assert side.panel.filter.hasFocus()
    person.press("Escape")
    assert person.page.hasFocus()
    assert "*Delta*<caret> four" in person.caret
