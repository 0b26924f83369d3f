"""Tracking that stays on, and decisions with reasons that are kept, read and saved."""

from __future__ import annotations

from engross.ui.review.record_dialog import RecordDialog
from engross.workspace import files

TEXT = """
TITLE Water
ORG *The General Assembly*,
1. *Decides* to act;
2. *Requests* a report.
"""


def test_decisions_are_kept_with_reasons_and_saved_as_a_report(person, tmp_path):
    person.window.change_settings(author="Anna Lind")
    person.has(TEXT)
    person.press("Ctrl+Shift+R")
    person.go("Decides", "Decides to")
    person.type(" wait and")
    person.go("Requests", "a")
    person.type(" short")
    person.window.change_settings(author="The Chair")
    person.will_press("OK", "Not agreed")
    person.press("Ctrl+Alt+Shift+J")
    person.wait(lambda: len(person.document.decisions) == 1)
    person.go("Decides", "wait")
    person.press("Ctrl+Alt+A")
    assert [(d.verdict.value, d.words, d.author, d.by, d.why) for d in person.document.decisions] == [
        ("rejected", "short", "Anna Lind", "The Chair", "Not agreed"),
        ("accepted", "wait and", "Anna Lind", "The Chair", ""),
    ]
    person.run("Record of Decisions")
    dialog = person.shown(RecordDialog)
    assert dialog.table.rowCount() == 2
    assert dialog.table.item(0, 2).text() == "wait and"
    dialog.field.setFocus()
    person.type("not agreed")
    assert [dialog.table.isRowHidden(row) for row in (0, 1)] == [True, False]
    person.will_name(tmp_path / "decisions.csv")
    person.press("Alt+S")
    person.wait((tmp_path / "decisions.csv").exists)
    assert "Not agreed" in (tmp_path / "decisions.csv").read_text("utf-8-sig")
    person.shown(RecordDialog)
    person.press("Escape")
    person.wait(lambda: not dialog.isVisible())
    person.window.activateWindow()
    person.page.setFocus()
    person.will_name(tmp_path / "kept.xml")
    person.press("Ctrl+S")
    person.wait((tmp_path / "kept.xml").exists)
    assert len(files.open(tmp_path / "kept.xml").document.decisions) == 2
    person.press("Ctrl+Z")
    assert len(person.document.decisions) == 1
    assert [change.author for change in person.document.changes] == ["Anna Lind"]


def test_tracking_that_is_kept_on_cannot_slip_off(person, tmp_path):
    person.window.change_settings(author="Anna Lind")
    person.has(TEXT)
    person.run("Keep Tracking On")
    assert person.document.keeps_tracking
    person.press("Ctrl+Shift+R")
    assert "always tracked" in person.said
    assert person.window.actions_by_id["review.track"].isChecked()
    person.go("Decides", "act")
    person.type(" soon")
    assert len(person.document.changes) == 1
    person.run("Accept All Changes")
    person.will_name(tmp_path / "locked.xml")
    person.press("Ctrl+S")
    person.opens(tmp_path / "locked.xml")
    person.go("Decides", "act")
    person.type(" now")
    assert len(person.document.changes) == 1, "tracked from the first key"
    person.run("Keep Tracking On")
    assert not person.document.keeps_tracking
    person.press("Ctrl+Shift+R")
    person.go("Requests", "a")
    person.type(" full")
    assert len(person.document.changes) == 1
