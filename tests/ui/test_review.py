"""Tracked changes by the keyboard, on a page and in a window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from builders import resolution
from engross.model import plain, states, walk
from engross.model.places import Place, Selection
from engross.model.review import ChangeKind
from engross.review import decisions
from engross.ui.review.tracking import Tracking
from engross.workspace import files
from ui.agreement import disagreement

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
BACKSPACE, DELETE, ENTER = Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return


@pytest.fixture
def tracked(desk):
    """Makes a page whose changes are tracked in Ann's name."""

    def make(notation):
        made = desk(notation)
        made.tracking = Tracking(made.bridge, lambda: "Ann", is_on=True)
        return made

    return make


def said(document):
    """The text of every paragraph."""
    return [plain.text(block) for block in walk.all_blocks(document)]


def final(desk):
    return said(states.accepted(desk.document))


def first(desk):
    return said(states.original(desk.document))


def kinds(document):
    return [change.kind for change in document.changes]


def test_typed_words_are_insertions(tracked):
    desk = tracked("1. *Decides* to<caret> act.")
    desk.type(" now")
    assert first(desk) == ["Decides to act."]
    assert final(desk) == ["Decides to now act."]
    assert kinds(desk.document) == [ChangeKind.INSERTION]
    assert desk.bridge.selection.head.offset == len("Decides to now")


def test_backspace_strikes_through_and_goes_on_to_the_left(tracked):
    desk = tracked("1. *Decides* to act<caret> now.")
    for _ in range(3):
        desk.key(BACKSPACE)
    assert desk.texts == ["Decides to act now."]
    assert final(desk) == ["Decides to  now."]
    assert desk.bridge.selection.head.offset == len("Decides to ")
    desk.key(BACKSPACE)
    assert final(desk) == ["Decides to now."]


def test_delete_strikes_through_and_goes_on_to_the_right(tracked):
    desk = tracked("1. *Decides* to <caret>act now.")
    for _ in range(3):
        desk.key(DELETE)
    assert final(desk) == ["Decides to  now."]
    assert desk.bridge.selection.head.offset == len("Decides to act")
    desk.key(DELETE)
    assert final(desk) == ["Decides to now."]


def test_backspace_over_deleted_words_is_no_step_of_its_own(tracked):
    desk = tracked("1. *Decides* to act<caret> now.")
    desk.key(BACKSPACE)
    desk.key(Qt.Key.Key_Right)
    before = desk.document
    desk.key(BACKSPACE)
    assert desk.document is before
    assert desk.bridge.selection.head.offset == len("Decides to ac")
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert not desk.document.changes


def test_words_typed_within_deleted_ones_stand(tracked):
    desk = tracked("1. Say <from>one two<to> three.")
    desk.key(DELETE)
    desk.select(Selection(*[Place(next(walk.blocks(desk.document)).id, 7)] * 2))
    desk.type("new")
    assert final(desk) == ["Say new three."]
    assert first(desk) == ["Say one two three."]


def test_words_typed_behind_deleted_ones_are_not_deleted(tracked):
    desk = tracked("1. Say <from>one<to> two.")
    desk.type("1 o'")
    assert final(desk)[0].startswith("Say 1 o")
    assert first(desk) == ["Say one two."]


def test_own_insertion_goes_when_it_is_taken_back(tracked):
    desk = tracked("1. Say<caret> it.")
    desk.type("xyz")
    for _ in range(3):
        desk.key(BACKSPACE)
    assert not desk.document.changes
    assert desk.texts == ["Say it."]


def test_enter_and_joining_are_changes_of_the_end(tracked):
    desk = tracked("1. One<caret> two.\n2. Three.")
    desk.key(ENTER)
    assert final(desk) == ["One", "two."] + ["Three."] or len(final(desk)) == 3
    assert first(desk) == ["One two.", "Three."]
    desk.key(BACKSPACE)
    assert final(desk) == ["One two.", "Three."]


def test_delete_at_the_end_joins_and_goes_on_in_the_next_paragraph(tracked):
    desk = tracked("1. One<caret>\n2. Two.")
    desk.key(DELETE)
    assert final(desk) == ["OneTwo."]
    assert first(desk) == ["One", "Two."]
    desk.key(DELETE)
    assert final(desk) == ["Onewo."]


def test_a_stretch_over_paragraphs(tracked):
    desk = tracked("1. One <from>two.\n2. Three<to> four.")
    desk.key(BACKSPACE)
    assert final(desk) == ["One  four."]
    assert first(desk) == ["One two.", "Three four."]


def test_pause_ends_tracking_but_keeps_marks(tracked):
    desk = tracked("1. Say<caret> it.")
    desk.type("xa")
    desk.tracking.switch(on=False)
    desk.type("b")
    assert final(desk) == ["Sayxab it."]
    assert first(desk) == ["Sayb it."]


def test_undo_takes_typing_back_in_one_step(tracked):
    desk = tracked("1. Say<caret> it.")
    before = desk.document
    desk.type(" word")
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.document == before


def test_words_typed_where_marked_ones_stood_have_no_mark(tracked):
    """What was taken away at once leaves no look behind that names a decided change."""
    desk = tracked("1. <caret>")
    desk.type("word")
    desk.tracking.switch(on=False)
    desk.bridge.perform(lambda: decisions.reject(desk.document, decisions.everything(desk.document)))
    desk.key(ENTER, SHIFT)
    desk.type("x")
    assert not desk.document.changes
    desk.check()


# in a window


WATER = """
TITLE {number:90/5.} {title:Clean water}
ORG The General Assembly,
1. *Decides* to act;
2. *Requests* a report.
"""


class Hands:
    """A window with a document, its keys pressed as people press them."""

    def __init__(self, window):
        self.window = window
        window.change_settings(author="Ann")
        window.show_document(files.new(resolution(WATER)))
        window.show()

    @property
    def document(self):
        return self.window.view.bridge.document

    def at(self, words):
        """The caret behind these words."""
        for block in walk.all_blocks(self.document):
            start = plain.text(block).find(words)
            if start >= 0:
                self.window.view.page.go_to(Place(block.id, start + len(words)))
                return
        raise AssertionError(words)

    def type(self, words):
        QTest.keyClicks(self.window.view.page, words)
        self.check()

    def key(self, key, held=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.window.view.page, key, held)
        self.check()

    def do(self, command):
        self.window.actions_by_id[command].trigger()
        self.check()

    def check(self):
        fault = disagreement(self.window.view.page, self.document)
        assert not fault, fault


@pytest.fixture
def hands(window):
    return Hands(window)


def test_tracking_is_switched_by_its_key_and_said(hands):
    status = hands.window.status.tracking
    assert status.isHidden()
    hands.do("review.track")
    assert hands.window.actions_by_id["review.track"].isChecked()
    assert "Ann" in status.text() and not status.isHidden()
    hands.at("to act")
    hands.type(" now")
    assert {change.author for change in hands.document.changes} == {"Ann"}
    assert all(change.at.endswith("Z") for change in hands.document.changes)
    status.click()
    assert not hands.window.actions_by_id["review.track"].isChecked()
    assert status.isHidden()


def test_the_name_is_asked_for_once(hands, monkeypatch):
    hands.window.change_settings(author="")
    asked = []
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: (asked.append(1), ("Bob", True))[1])
    for _ in range(3):
        hands.do("review.track")
    assert asked == [1]
    assert hands.window.settings.author == "Bob"


def test_a_document_with_changes_is_tracked_from_the_start(hands):
    hands.do("review.track")
    hands.at("to act")
    hands.type(" now")
    marked = hands.document
    hands.window.show_document(files.new(resolution(WATER)))
    assert not hands.window.actions_by_id["review.track"].isChecked()
    hands.window.show_document(files.new(marked))
    assert hands.window.actions_by_id["review.track"].isChecked()


@pytest.fixture
def changed(hands):
    """A word inserted, one deleted, another inserted further on."""
    hands.do("review.track")
    hands.at("to act")
    hands.type(" now")
    hands.at("a report")
    for _ in range(6):
        hands.key(BACKSPACE)
    hands.at("Clean")
    hands.type("er")
    return hands


def test_accepting_one_leaves_the_others(changed):
    changed.at("to act no")
    changed.do("review.accept")
    assert len(changed.document.changes) == 2
    changed.at("a repo")
    changed.do("review.reject")
    assert len(changed.document.changes) == 1
    assert said(changed.document)[-1] == "Requests a report."


def test_accepting_and_rejecting_all_is_one_step(changed):
    open_ones = changed.document
    changed.do("review.accept_all")
    assert "Decides to act now;" in said(changed.document)
    assert "Requests a ." in said(changed.document)
    changed.do("edit.undo")
    assert changed.document == open_ones
    changed.do("review.reject_all")
    assert said(changed.document) == said(resolution(WATER))


def test_next_and_previous_go_round(changed):
    changed.at("The General")
    seen = []
    for _ in range(4):
        changed.do("review.next")
        seen.append(changed.window.view.page.textCursor().selectedText())
    assert seen == [" now", "report", "er", " now"]
    changed.do("review.previous")
    assert changed.window.view.page.textCursor().selectedText() == "er"


def test_by_paragraph_and_by_author(changed, monkeypatch):
    changed.at("Decides")
    changed.do("review.reject_paragraph")
    assert len(changed.document.changes) == 2
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_a, **_k: ("Ann", True))
    changed.do("review.accept_author")
    assert not changed.document.changes


def test_the_menu_of_the_page_offers_to_decide(changed):
    group = next(g for g in changed.window.groups if "review.track" in g.handlers())
    changed.at("to act no")
    titles = [title for title, _do in group.offers()]
    assert titles[:2] == ["Accept Change", "Reject Change"]
    changed.at("The General")
    assert "Accept Change" not in [title for title, _do in group.offers()]


def test_the_tip_says_who(changed):
    page = changed.window.view.page
    changed.at("to act n")
    changed.window.resize(1200, 800)
    tip = page.mouse.tip(page.cursorRect().center())
    assert "Inserted" in tip and "Ann" in tip


def test_two_authors_have_two_colours(changed):
    changed.window.change_settings(author="Bob")
    changed.at("Requests")
    changed.type(" soon")
    page = changed.window.view.page
    colours = set()
    for words in ("to act n", "Requests so"):
        changed.at(words)
        colours.add(QTextCursor(page.textCursor()).charFormat().foreground().color().name())
    assert len(colours) == 2


def test_what_is_here_is_decided_and_the_next_one_is_gone_to(changed):
    changed.do("review.next")
    texts = []
    for command in ("review.accept_next", "review.reject_next", "review.accept_next"):
        here = decisions.in_selection(changed.document, changed.window.view.bridge.selection)
        texts.append(len(changed.document.changes))
        changed.do(command)
        assert not here & decisions.everything(changed.document)
    assert texts == [3, 2, 1]
    assert changed.window.messages.text == "Everything is decided."
    verdicts = [decision.verdict.value for decision in changed.document.decisions]
    assert verdicts == ["accepted", "rejected", "accepted"]


def test_the_status_bar_says_how_changes_are_shown_and_shows_them_otherwise(changed):
    shown = changed.window.status.changes
    assert shown.isHidden()
    changed.do("review.show_final")
    assert not shown.isHidden() and shown.text() == "Final Text"
    titles = [action.text() for action in shown.menu().actions()]
    assert titles == ["All Changes Marked", "Changes in the Margin Only", "Final Text", "Original Text"]
    shown.menu().actions()[0].trigger()
    assert shown.isHidden()
