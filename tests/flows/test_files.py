"""Files at the window: what is not saved is asked about, copies go out in every format, work comes back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QListWidget

from builders import notation
from engross.ui import rescue
from engross.ui.new_dialog import NewDialog
from engross.ui.passing import PassingMessage
from engross.workspace import files

SEEN = {
    "Export XML": ("xml", "<akomaNtoso"),
    "Export Plain Text": ("txt", "Clean water"),
    "Export Web Page": ("html", "<html"),
    "Export Markdown": ("md", "Clean water"),
    "Export to Word": ("docx", "PK"),
}


@pytest.mark.parametrize("title", SEEN)
def test_a_copy_goes_out_and_the_document_keeps_its_file(person, saved_file, tmp_path, title):
    ending, inside = SEEN[title]
    person.opens(saved_file)
    person.go("Second;", "Second")
    person.type(" again")
    path = tmp_path / f"copy.{ending}"
    person.will_name(path)
    person.run(title)
    person.wait(path.exists)
    data = path.read_bytes()
    assert inside.encode() in data
    assert "copy" in person.said
    assert person.window.isWindowModified()
    assert person.window.view.opened.path == saved_file
    if ending != "docx":
        assert b"Second again" in data
    else:
        assert any("Second again" in line for line in notation(files.open(path).document).splitlines())


def test_what_is_not_saved_is_asked_about_and_kept_when_people_think_better(person, saved_file):
    person.opens(saved_file)
    person.go("Second;", "Second")
    person.type(" again")
    before = saved_file.read_bytes()
    person.will_press("Cancel")
    person.press("Ctrl+W")
    assert person.window.isVisible()
    assert "Second again;" in person.texts
    assert saved_file.read_bytes() == before


@pytest.mark.parametrize(("answer", "is_saved"), [("Save", True), ("Discard", False)])
def test_what_is_not_saved_is_saved_or_left_as_people_say(person, saved_file, answer, is_saved):
    person.opens(saved_file)
    person.go("Second;", "Second")
    person.type(" again")
    window = person.window
    person.will_press(answer)
    person.window.close()
    assert not window.isVisible()
    assert ("Second again" in notation(files.open(saved_file).document)) is is_saved


def test_a_name_of_word_gets_a_copy_and_the_document_is_asked_for_a_file_of_its_own(person, tmp_path):
    person.has("TITLE Wells\nPP *Recalling* one,\n1. *Decides* two.")
    person.go("Decides", "two")
    person.type(" wells")
    copy, kept = tmp_path / "wells.docx", tmp_path / "wells.xml"
    person.will_name(copy)
    person.press("Ctrl+S")
    assert copy.read_bytes().startswith(b"PK")
    assert person.window.isWindowModified()
    assert "copy" in person.said
    person.will_name(kept)
    person.click_choice("Save as…")
    assert not person.window.isWindowModified()
    assert notation(files.open(kept).document) == notation(person.document)


def test_a_new_text_is_called_by_its_title_and_saved_under_it(person, tmp_path):
    person.press("Ctrl+N")
    assert person.window.windowTitle().startswith("New resolution")
    person.type("Wells: safe for all?")
    person.wait(lambda: person.window.windowTitle().startswith("Wells: safe for all?"))
    assert person.window.files.suggested(".xml").name == "Wells_ safe for all_.xml"


def test_a_passing_message_moves_nothing_and_goes_by_a_click(person, saved_file):
    person.opens(saved_file)
    person.go("Second;", "Second")
    person.type(" again")
    before = person.page.mapTo(person.window, person.page.cursorRect().topLeft())
    person.press("Ctrl+S")
    message = person.shown(PassingMessage)
    assert person.said == message.text == "Saved water.xml."
    assert message.parentWidget().rect().contains(message.geometry())
    assert person.page.mapTo(person.window, person.page.cursorRect().topLeft()) == before
    person.click(message)
    assert not message.isVisible()
    assert person.said == ""


def test_files_dropped_on_the_window_are_opened_each_in_its_own(person, saved_file, tmp_path):
    other = tmp_path / "second.xml"
    other.write_bytes(saved_file.read_bytes())
    person.drops(saved_file, other)
    assert person.window.document_name == "water.xml"
    assert person.other_window().window.document_name == "second.xml"


def test_a_file_opened_last_is_opened_again_from_the_menu(person, saved_file):
    person.opens(saved_file)
    person.press("Ctrl+N")
    other = person.other_window()
    menu = other.window.actions_by_id.menus["file"]
    recent = next(a.menu() for a in menu.actions() if a.menu() is not None and "Recent" in a.text())
    recent.aboutToShow.emit()
    found = next(a for a in recent.actions() if "water.xml" in a.text())
    found.trigger()
    assert other.window.document_name == "water.xml"


def test_a_text_is_kept_as_a_template_and_another_begun_from_it_by_keys(person, saved_file):
    person.opens(saved_file)
    person.will_press("OK", "Our water")
    person.run("Save as Template")
    assert "Our water" in person.said
    before = person.lines
    person.run("New from Template")
    dialog = person.shown(NewDialog)
    listed = dialog.findChild(QListWidget)
    person.wait(listed.hasFocus)
    person.type("Yours")
    assert listed.currentItem().text() == "Yours: Our water"
    person.press("Return")
    other = person.other_window()
    assert other.lines == before
    assert other.window.view.opened.path is None


def test_a_template_is_called_like_the_file_without_its_ending(person, saved_file):
    person.opens(saved_file)
    person.will_press("OK")
    person.run("Save as Template")
    assert "“water”" in person.said


def test_a_form_is_filled_in_and_begun_by_keys(person):
    person.press("Ctrl+N")
    person.run("New from Template")
    dialog = person.shown(NewDialog)
    person.type("Security Council: draft")
    person.press("Tab", "Tab")
    person.type("S/2035/7")
    person.press("Return")
    person.wait(lambda: not dialog.isVisible())
    assert person.document.metadata.organ == "sc"
    assert any("S/2035/7" in line for line in person.lines)


def test_what_was_chosen_for_a_new_document_is_remembered(person):
    person.run("New from Template")
    dialog = person.shown(NewDialog)
    person.type("Functional commission: draft")
    dialog.language.setFocus()
    person.press("Down")
    dialog.organ.setFocus()
    person.press("Down")
    dialog.list.setFocus()
    person.press("Return")
    person.wait(lambda: not dialog.isVisible())
    begun = person.lines
    assert person.document.metadata.language == "fr"
    person.type("mots")
    person.press("Ctrl+N")
    other = person.other_window()
    assert other.lines == begun
    assert other.document.metadata == person.document.metadata
    other.run("New from Template")
    again = other.shown(NewDialog)
    assert again.list.currentItem().text().startswith("Functional commission: draft")
    assert again.language.currentData() == "fr"
    assert again.organ.currentData() == person.document.metadata.organ


def test_unsaved_work_is_offered_after_a_crash_and_goes_on(person, saved_file, monkeypatch):
    monkeypatch.setattr(rescue, "PERIOD_MS", 30)
    person.opens(saved_file)
    person.go("Second;", "Second")
    person.type(" again")
    due = person.texts
    from ui.test_rescue import copies, crash

    person.wait(copies)
    leave = crash(person.qtbot)
    person.window.view.opened.saved = person.document
    person.opens(saved_file)
    leave()
    person.run("Recover Unsaved Work")
    person.click_choice("Recover")
    assert person.texts == due
    person.press("Ctrl+S")
    assert "Second again" in notation(files.open(saved_file).document)


def test_states_are_chosen_by_keys_before_a_new_text_begins(person):
    person.run("New from Template")
    dialog = person.shown(NewDialog)
    dialog.questions.fields["sponsors"].setFocus()
    person.type("Norway, alb")
    person.press("Down", "Return")
    assert dialog.isVisible()
    person.press("Return")
    person.wait(lambda: not dialog.isVisible())
    assert "Norway and Albania: draft resolution" in person.texts
