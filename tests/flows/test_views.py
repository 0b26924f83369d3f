"""Views: only one paragraph, and all back; from part to part of the window by keys."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def test_focus_leaves_one_paragraph_and_escape_brings_all_back(person, saved_file):
    person.opens(saved_file)
    person.go("Second;")
    person.press("Shift+F11")
    assert person.window.view.shown_panels == []
    person.type("Still ")
    person.press("Escape")
    assert person.window.view.shown_panels == ["structure"]
    assert "Still Second;" in person.texts


def test_keys_go_round_the_parts_of_the_window(person, saved_file):
    person.opens(saved_file)
    person.press("Ctrl+Shift+M")
    window, view = person.window, person.window.view
    person.go("Second;")
    person.press("F6")
    assert QApplication.focusWidget() is view.side_of("findings").panel("findings").list.filter
    person.press("F6")
    assert window.statusBar().isAncestorOf(QApplication.focusWidget())
    person.press("F6")
    assert view.side_of("structure").isAncestorOf(QApplication.focusWidget())
    person.press("F6")
    assert QApplication.focusWidget() is person.page
    person.press("Shift+F6")
    assert view.side_of("structure").isAncestorOf(QApplication.focusWidget())


def test_a_question_in_the_message_bar_is_answered_by_keys(person, saved_file, tmp_path):
    person.opens(saved_file)
    person.go("Second;", "Second")
    person.type(" again")
    saved_file.write_bytes(saved_file.read_bytes().replace(b"Second", b"Third"))
    person.press("Ctrl+S")
    assert "changed by someone else" in person.said
    person.press("Ctrl+Home", "Alt+Up")
    assert "changed by someone else" not in person.said
    person.press("Shift+F6", "Shift+F6")
    assert QApplication.focusWidget().text() == "Overwrite"
    person.press("Space")
    assert b"Second again" in saved_file.read_bytes()
    assert not person.window.isWindowModified()
