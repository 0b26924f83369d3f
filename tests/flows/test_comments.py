"""Comments and changes in the panel and the margin, written, answered and found by the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from engross.ui.review.card import CommentCard
from engross.ui.review.panel import ReviewPanel
from engross.workspace import files

TEXT = """
TITLE Water
ORG *The General Assembly*,
1. *Decides* to act;
2. *Requests* a report.
"""


@pytest.fixture
def anna(person):
    person.window.change_settings(author="Anna Lind")
    person.has(TEXT)
    return person


def commented(person, *remarks):
    person.go("Decides")
    for remark in remarks:
        person.press("Ctrl+Alt+M")
        person.type(remark)
        person.press("Ctrl+Return")
    return [thread.id for thread in person.document.comments]


def panel_of(person):
    person.press("Ctrl+Alt+C")
    return person.shown(ReviewPanel)


def test_tab_leads_round_the_card_so_that_a_comment_is_made_private_by_keys(anna):
    anna.go("Decides")
    anna.press("Ctrl+Alt+M")
    anna.type("Between us")
    card = anna.shown(CommentCard)
    stops = []
    for _ in range(4):
        anna.press("Tab")
        stops.append(QApplication.focusWidget())
    assert stops == [card.kind, card.private, card.button, card.text]
    anna.press("Shift+Tab", "Shift+Tab", "Space", "Tab", "Space")
    (thread,) = anna.document.comments
    assert (thread.text, thread.is_private) == ("Between us", True)


def test_a_private_comment_that_was_left_is_private_when_one_comes_back_to_it(anna):
    anna.go("Decides")
    anna.press("Ctrl+Alt+M")
    anna.type("Between us")
    anna.press("Tab", "Down", "Tab", "Space", "Escape")
    assert not anna.document.comments
    anna.press("Ctrl+Alt+M", "Ctrl+Return")
    (thread,) = anna.document.comments
    assert (thread.text, thread.kind, thread.is_private) == ("Between us", "question", True)


def test_what_was_begun_as_an_answer_to_one_comment_is_no_answer_to_another(anna):
    first, second = commented(anna, "Which act?", "When?")
    panel = panel_of(anna)
    panel.choose(first)
    panel.answer.setFocus()
    anna.type("The first")
    panel.choose(second)
    assert panel.answer.toPlainText() == ""
    anna.press("Ctrl+Return")
    panel.choose(first)
    assert panel.answer.toPlainText() == "The first"
    panel.answer.setFocus()
    anna.press("Ctrl+Return")
    assert [[reply.text for reply in thread.replies] for thread in anna.document.comments] == [
        ["The first"],
        [],
    ]


def test_the_comment_at_the_caret_is_answered_also_where_a_filter_hid_it(anna):
    commented(anna, "Which act?")
    anna.go("Requests")
    anna.press("Ctrl+Alt+M")
    anna.type("From whom?")
    anna.press("Ctrl+Return")
    panel = panel_of(anna)
    panel.list.filter.setFocus()
    anna.type("which")
    anna.press("Down")
    anna.go("Requests")
    anna.press("Ctrl+Alt+K")
    anna.type("From all.")
    anna.press("Ctrl+Return")
    assert [len(thread.replies) for thread in anna.document.comments] == [0, 1]


def test_a_comment_is_begun_anew_in_the_one_card_with_the_words_so_far(anna):
    anna.go("Decides")
    anna.press("Ctrl+Alt+M")
    anna.type("Which")
    anna.press("Ctrl+Alt+M")
    anna.type(" act?")
    (card,) = [card for card in anna.window.findChildren(CommentCard) if card.isVisible()]
    assert card.text.toPlainText() == "Which act?"
    anna.press("Ctrl+Return")
    assert [thread.text for thread in anna.document.comments] == ["Which act?"]
    assert QApplication.focusWidget() is anna.page


def test_one_goes_to_what_is_about_the_whole_text(anna):
    anna.press("Ctrl+Alt+W")
    anna.type("Too long")
    anna.press("Ctrl+Return")
    anna.go("Requests")
    anna.press("Ctrl+Alt+Down")
    assert anna.caret.startswith("TITLE <caret>Water")
    assert "text as a whole" in anna.said


def test_a_comment_stays_near_where_it_was_when_its_paragraph_goes(anna):
    anna.go("Requests")
    anna.press("Ctrl+Alt+M")
    anna.type("Why?")
    anna.press("Ctrl+Return")
    anna.go("Decides", "Decides to act;")
    anna.press("Ctrl+Shift+End", "Delete")
    assert anna.texts[-1] == "Decides to act;"
    panel = panel_of(anna)
    assert [(entry.section, entry.title) for entry in panel.list.shown] == [("OP", "Why?")]
    anna.press("Ctrl+Z")
    anna.pause()
    assert [entry.section for entry in panel.list.shown] == ["OP2"]


def test_a_comment_in_a_footnote_that_goes_stays_at_the_paragraph_that_held_it(person):
    person.window.change_settings(author="Anna Lind")
    person.has("1. *Decides* to act;[^See the report.]\n2. *Requests* a report.")
    person.go("See the", "See ")
    person.press("Ctrl+Shift+Right", "Ctrl+Alt+M")
    person.type("Which?")
    person.press("Ctrl+Return")
    person.go("Decides", "act;")
    person.press("Delete")
    assert not person.notes
    (thread,) = person.document.comments
    assert thread.block == person.block("Decides").id


def margin(person):
    """What is painted at the right edge of the sheet."""
    person.pause()
    page = person.page
    picture = page.viewport().grab().toImage()
    left = round(page.column.right() + page.sync.sheet.px(20))
    return picture.copy(left, 0, picture.width() - left, 600)


@pytest.mark.parametrize("width", [1000, 1300, 1700])
def test_the_sign_of_a_comment_is_seen_in_a_narrow_margin_too(anna, width):
    anna.window.resize(width, 800)
    panel_of(anna)
    anna.page.setFocus()
    anna.go("Requests")
    without = margin(anna)
    anna.press("Ctrl+Alt+M")
    anna.type("Why?")
    anna.press("Ctrl+Return")
    assert margin(anna) != without


def test_of_another_level_it_is_said_what_the_paragraph_was(anna):
    anna.press("Ctrl+Shift+R")
    anna.go("Requests")
    anna.press("Tab")
    panel = panel_of(anna)
    assert [entry.title for entry in panel.list.shown] == ["was Operative, level 1"]


def test_private_comments_that_were_left_out_are_said_with_what_was_lost(anna, tmp_path):
    anna.go("Decides")
    for steps in (("Tab", "Down"), ("Tab", "Tab", "Space")):
        anna.press("Ctrl+Alt+M")
        anna.type("Remark")
        anna.press(*steps)
        anna.shown(CommentCard).text.setFocus()
        anna.press("Ctrl+Return")
    path = tmp_path / "out.docx"
    anna.will_name(path)
    anna.press("Ctrl+E")
    anna.wait(path.exists)
    assert "without a private comment: Word does not show what a comment is for" in anna.said
    assert len(files.open(path).document.comments) == 1
    anna.click_choice("Write Private Comments Too")
    assert len(files.open(path).document.comments) == 2
