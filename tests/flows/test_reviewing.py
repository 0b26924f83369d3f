"""Putting a text in order, and two people's changes in it."""

from __future__ import annotations

from builders import notation
from engross.model import plain, states, walk
from engross.ui.review.panel import ReviewPanel
from engross.workspace import files

TEXT = """
TITLE Water
ORG *The General Assembly*,
PP *Recalling* its resolution 70/1 of 25 September 2015
1. *Decides* to act.
2. *Requests* a report;
"""


def test_what_was_found_is_put_right_together_and_taken_back_together(person):
    person.has(TEXT, organ="ga")
    person.settle()
    before, found = notation(person.document), len(person.window.view.proofing.proof.findings)
    person.run("Fix All")
    person.settle()
    assert len(person.window.view.proofing.proof.findings) < found
    assert person.texts[2].endswith("2015,")
    person.press("Ctrl+Z")
    assert notation(person.document) == before


def test_the_next_thing_found_is_put_right_by_its_key(person):
    person.has(TEXT, organ="ga")
    person.settle()
    person.go("Water")
    person.press("F8", "Ctrl+.")
    person.wait(lambda: person.texts[2].endswith("2015,") or person.texts[3].endswith(";"))


def test_changes_are_tracked_accepted_and_rejected_by_keys(person):
    person.window.change_settings(author="Anna Lind")
    person.has(TEXT)
    before = notation(person.document)
    person.press("Ctrl+Shift+R")
    person.go("Decides", "Decides to ")
    person.type("wait and ")
    person.go("Requests", "a report")
    person.press(*["Backspace"] * 6)
    assert [change.author for change in person.document.changes] == ["Anna Lind"] * 2
    assert "a report" in person.texts[4]
    person.press("Ctrl+Alt+A")
    assert person.texts[4] == "Requests a ;"
    person.go("Decides", "to wait")
    person.press("Ctrl+Alt+J")
    assert person.texts[3] == "Decides to act."
    assert not person.document.changes
    person.press("Ctrl+Shift+R", *["Ctrl+Z"] * 20)
    assert notation(person.document) == before


def test_a_reviewed_text_is_saved_with_its_changes_and_goes_to_word_with_them(person, tmp_path):
    person.window.change_settings(author="Anna Lind")
    person.has(TEXT)
    person.press("Ctrl+Shift+R")
    person.go("Requests", "Requests ")
    person.type("again ")
    for ending, keys in (("xml", "Ctrl+Shift+S"), ("docx", "Ctrl+E")):
        path = tmp_path / f"reviewed.{ending}"
        person.will_name(path)
        person.press(keys)
        person.wait(path.exists)
        again = files.open(path).document
        assert [(c.author, c.kind) for c in again.changes] == [
            (c.author, c.kind) for c in person.document.changes
        ]
        assert any(plain.text(block).startswith("Requests again a") for block in walk.blocks(again))


def test_the_review_panel_lists_what_changed(person):
    person.window.change_settings(author="Anna Lind")
    person.has(TEXT)
    person.press("Ctrl+Shift+R")
    person.go("Requests", "Requests ")
    person.type("again ")
    person.press("Ctrl+Alt+C")
    panel = person.shown(ReviewPanel)
    assert panel.isVisible()


def test_two_places_of_one_text_are_written_in_turn(person):
    person.has(TEXT)
    person.press("Ctrl+Alt+S")
    first, second = person.window.view.pages
    person.go("Decides", "Decides to act")
    person.type(" now")
    second.setFocus()
    person.press("Ctrl+End")
    person.type(" Now.")
    assert person.texts[3] == "Decides to act now."
    assert person.texts[4].endswith("Now.")
    first.setFocus()
    person.press("Ctrl+Z", "Ctrl+Z")
    assert person.texts[3] == "Decides to act."


def test_a_paragraph_goes_up_and_down_as_far_as_it_can_while_changes_are_tracked(person):
    person.window.change_settings(author="Anna Lind")
    person.has("PP *Recalling* it,\nOP *Decides* to act;\nOP *Notes* it;\nOP *Requests* a report.")
    person.press("Ctrl+Shift+R")
    person.go("Requests")
    before = notation(person.document)
    person.press("Alt+Up", "Alt+Up")
    assert not person.said
    there = person.document
    assert [plain.text(b) for b in walk.blocks(states.accepted(there))][1] == "Requests a report."
    person.press("Alt+Up")
    assert person.said == "The paragraph is at the beginning of its part."
    assert person.document is there
    person.press("Alt+Down", "Alt+Down")
    assert notation(person.document) == before
    assert not person.document.changes
