"""Views: only one paragraph, and all back."""

from __future__ import annotations


def test_focus_leaves_one_paragraph_and_escape_brings_all_back(person, saved_file):
    person.opens(saved_file)
    person.go("Second;")
    person.press("Shift+F11")
    assert person.window.view.shown_panels == []
    person.type("Still ")
    person.press("Escape")
    assert person.window.view.shown_panels == ["structure"]
    assert "Still Second;" in person.texts
