"""Copies that came back are merged at the window: whose they are, what they say together, and what is decided."""

from __future__ import annotations

import os
import re
import threading

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPushButton

from builders import block, notation, resolution
from engross.formats import registry
from engross.model import plain, states, walk
from engross.review import comments
from engross.ui.merging.conflicts import ConflictsWindow
from engross.ui.merging.dialog import MergeDialog
from engross.ui.theme import theme
from engross.workspace import files

SENT = """
TITLE Clean water
ORG The General Assembly,
PP *Recalling* its resolution 80/1,
1. *Decides* to act on the small report;
2. *Encourages* States to share wells;
3. *Requests* a report.
"""
COPIES = {
    "norway.docx": SENT.replace("small", "large").replace("a report.", "two reports."),
    "chad.xml": SENT.replace("small", "whole").replace("share wells", "share wells and pipes"),
    "peru.txt": SENT.replace("a report.", "two reports."),
}


@pytest.fixture
def back(tmp_path):
    """The text that was sent, and the copies that came back."""
    files.save(files.new(resolution(SENT)), tmp_path / "sent.xml")
    for name, words in COPIES.items():
        files.export(files.new(resolution(words)), tmp_path / name)
    return tmp_path


def merge(person, back, names=COPIES):
    person.opens(back / "sent.xml")
    person.run("Merge Reviewers")
    dialog = person.shown(MergeDialog)
    for count, name in enumerate(names, 1):
        person.will_name(back / name)
        dialog.add.setFocus()
        person.press("Space")
        person.wait(lambda count=count: dialog.table.rowCount() == count)
        person.shown(MergeDialog)  # the question for a file has gone
    return dialog


def finish(person, dialog):
    gone = []
    dialog.finished.connect(gone.append)
    dialog.merge.setFocus()
    person.press("Space")
    person.wait(lambda: gone)


def conflicts(person):
    def shown():
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, ConflictsWindow) and w.isVisible()]

    person.wait(shown)
    shown()[0].activateWindow()
    QApplication.processEvents()
    return shown()[0]


def test_copies_are_merged_conflicts_decided_and_all_taken_back_by_keys(person, back):
    dialog = merge(person, back)
    assert [dialog.table.item(n, 1).text() for n in range(3)] == ["norway", "chad", "peru"]
    dialog.table.item(0, 1).setText("Norway")
    before = notation(resolution(SENT))
    finish(person, dialog)
    assert "1 conflict" in person.said
    document = person.document
    assert notation(states.original(document)) == before
    authors = {change.author for change in document.changes}
    assert any("Norway" in name and "peru" in name for name in authors), authors
    shown = conflicts(person)
    assert shown.list.count() == 1
    assert shown.list.item(0).text().startswith("OP1")
    said = [re.sub("<[^>]+>", "", label.text()) for label in shown.findChildren(QLabel)]
    assert "Decides to act on the smalllarge report;" in said
    assert "Decides to act on the smallwhole report;" in said
    root = QAccessible.queryAccessibleInterface(shown.choices[0])
    assert "Take the words of" in root.text(QAccessible.Text.Name)
    shown.choices[1].setFocus()
    person.press("Space")
    person.wait(lambda: not shown.isVisible())
    person.window.activateWindow()
    final = [plain.text(b) for b in walk.blocks(states.accepted(person.document))]
    assert final[3:] == [
        "Decides to act on the whole report;",
        "Encourages States to share wells and pipes;",
        "Requests two reports.",
    ]
    person.go("Encourages")
    person.press("Ctrl+Z", "Ctrl+Z")
    assert notation(person.document) == before


def test_the_versions_of_a_conflict_follow_the_theme(person, back):
    finish(person, merge(person, back))
    shown = conflicts(person)
    shown.choices[1].setFocus()
    light, dark = theme("light").colours, theme("dark").colours
    caret = person.caret
    person.window.change_settings(theme="dark")
    assert person.caret == caret
    said = " ".join(label.text() for label in shown.findChildren(QLabel))
    assert dark["insertion"] in said and dark["deletion"] in said
    assert light["insertion"] not in said and light["deletion"] not in said
    card = shown.choices[1].parentWidget().grab().toImage()
    assert card.pixelColor(card.width() // 2, 6).name() == dark["field"]
    assert shown.focusWidget() is shown.choices[1]
    shown.close()
    person.window.change_settings(theme="light")


def test_changes_beside_a_conflict_are_said_to_be_another_matter_and_whose(person, back):
    words = SENT.replace("small", "short").replace("report;", "report at once;")
    files.export(files.new(resolution(words)), back / "fiji.xml")
    finish(person, merge(person, back, ["chad.xml", "fiji.xml"]))
    shown = conflicts(person)
    labels = [label.text() for label in shown.findChildren(QLabel)]
    said = [re.sub("<[^>]+>", "", words) for words in labels if "at once" in words]
    assert len(said) == 2 and all("decided apart (fiji)" in words for words in said)
    muted = theme("light").colours["muted"]
    assert all(f'color: {muted}"><u> at once</u>' in words for words in labels if "at once" in words)
    shown.choices[0].setFocus()
    person.press("Space")
    person.wait(lambda: not shown.isVisible())
    assert any("at once" in words for words in person.texts)


def test_all_conflicts_are_decided_by_one_author(person, back):
    (back / "fiji.xml").write_bytes(b"")
    words = SENT.replace("small", "short").replace("share wells", "dig wells")
    files.export(files.new(resolution(words)), back / "fiji.xml")
    finish(person, merge(person, back, ["chad.xml", "fiji.xml"]))
    shown = conflicts(person)
    shown.author.setFocus()
    shown.author.setCurrentText("fiji")
    gone = []
    shown.destroyed.connect(lambda: gone.append(True))
    person.press("Alt+D")
    person.wait(lambda: gone)
    final = [plain.text(b) for b in walk.blocks(states.accepted(person.document))]
    assert final[3] == "Decides to act on the short report;"
    person.window.activateWindow()
    person.run("Conflicts of the Merge")
    assert "no conflicts" in person.said


def test_a_copy_of_another_version_is_said(person, back):
    other = """
    TITLE Roads
    ORG The General Assembly,
    1. *Welcomes* the opening of many bridges over all rivers in the north of the country last year;
    2. *Thanks* the builders.
    """
    files.export(files.new(resolution(other)), back / "other.xml")
    finish(person, merge(person, back, ["other.xml"]))
    assert "another version" in person.said


def test_a_file_that_is_no_copy_is_said_and_the_others_stay(person, back):
    dialog = merge(person, back, ["chad.xml"])
    (back / "broken.docx").write_bytes(b"PK\x03\x04 no Word file")
    dialog.add_copy(back / "broken.docx")
    person.wait(lambda: any("cannot be opened" in label.text() for label in dialog.findChildren(QLabel)))
    assert dialog.table.rowCount() == 1
    assert dialog.merge.isEnabled()
    dialog.reject()


def test_only_what_can_be_done_is_offered(person, back):
    dialog = merge(person, back, [])
    remove = next(b for b in dialog.findChildren(QPushButton) if b.text() == "&Remove")
    assert not remove.isEnabled() and not dialog.merge.isEnabled()
    head = dialog.table.horizontalHeader().grab().toImage()
    dialog.add_copy(back / "chad.xml")
    person.wait(dialog.merge.isEnabled)
    assert dialog.table.horizontalHeader().grab().toImage() == head  # a chosen row makes no head bold
    remove.click()
    assert not remove.isEnabled() and not dialog.merge.isEnabled()
    dialog.reject()


LONG = SENT + "".join(f"{n}. *Notes* the wells of town {n} and small pipes;\n" for n in range(4, 300))


@pytest.fixture
def long(tmp_path):
    """A long text, so that merging its copies takes longer than pressing a key."""
    files.save(files.new(resolution(LONG)), tmp_path / "sent.xml")
    for name, word in (("chad.xml", "large"), ("peru.docx", "whole"), ("fiji.docx", "tall")):
        files.export(files.new(resolution(LONG.replace("small", word))), tmp_path / name)
    return tmp_path


def said_in(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_who_cancels_keeps_what_was_listed_and_merges_again(person, long):
    dialog = merge(person, long, ["chad.xml", "peru.docx", "fiji.docx"])
    dialog.table.item(1, 1).setText("Peru")
    before = person.document
    dialog.merge.setFocus()
    person.press("Space", "Escape")
    assert "Stopping" in said_in(dialog)
    person.wait(lambda: "Nothing was merged" in said_in(dialog))
    assert dialog.isVisible() and not dialog.progress.isVisible()
    assert person.document is before and not person.window.actions_by_id["edit.undo"].isEnabled()
    assert [dialog.table.item(n, 1).text() for n in range(3)] == ["chad", "Peru", "fiji"]
    gone = []
    dialog.finished.connect(gone.append)
    person.press("Space")
    person.wait(lambda: gone)
    conflicts(person).close()
    assert {"chad", "Peru", "fiji"} <= {change.author for change in person.document.changes}
    person.window.activateWindow()
    person.press("Ctrl+Z")
    assert person.document is before


def test_who_cancels_twice_leaves_and_writes_on(person, long):
    dialog = merge(person, long, ["chad.xml", "peru.docx", "fiji.docx"])
    before = person.document
    cancel = dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel)
    gone = []
    dialog.finished.connect(gone.append)
    for button in (dialog.merge, cancel, cancel):
        person.click(button)
    person.wait(lambda: gone)
    person.qtbot.wait(50)
    assert person.document is before
    person.window.activateWindow()
    person.go("Requests", "Requests")
    person.type(" once")
    assert "Requests once a report." in person.texts
    finish(person, merge(person, long, ["chad.xml"]))
    assert any(change.author == "chad" for change in person.document.changes)


@pytest.fixture
def slow(back):
    """A file that is read only when somebody writes into it."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("needs files that wait, which this system does not have")
    os.mkfifo(back / "slow.xml")
    return back / "slow.xml"


def test_nobody_waits_for_a_file_that_is_cancelled(person, back, slow):
    person.opens(back / "sent.xml")
    person.run("Merge Reviewers")
    dialog = person.shown(MergeDialog)
    dialog.add_copy(slow)
    gone = []
    dialog.finished.connect(gone.append)
    writer = threading.Timer(4, slow.write_bytes, [b""])
    writer.start()
    person.press("Escape")
    assert gone and writer.is_alive()
    slow.write_bytes(b"")
    writer.cancel()
    person.window.activateWindow()
    finish(person, merge(person, back, ["norway.docx"]))
    assert {change.author for change in person.document.changes} == {"norway"}


def test_copies_are_merged_when_all_are_read_and_what_failed_stays_said(person, back, slow):
    dialog = merge(person, back, ["norway.docx"])
    (back / "broken.docx").write_bytes(b"PK\x03\x04 no Word file")
    dialog.add_copy(back / "broken.docx")
    dialog.add_copy(back / "peru.txt")
    dialog.add_copy(slow)
    person.wait(lambda: dialog.table.rowCount() == 2)
    assert not dialog.merge.isEnabled()
    slow.write_bytes((back / "chad.xml").read_bytes())
    person.wait(dialog.merge.isEnabled)
    assert dialog.table.rowCount() == 3
    assert "cannot be opened" in said_in(dialog)
    dialog.reject()


def test_the_merged_text_goes_to_word_with_each_authors_changes(person, back, tmp_path):
    finish(person, merge(person, back))
    conflicts(person).close()
    person.window.activateWindow()
    target = tmp_path / "merged.docx"
    person.will_name(target)
    person.press("Ctrl+E")
    person.wait(target.exists)
    read = registry.DOCX.read(target.read_bytes(), target.name).document
    assert {c.author for c in read.changes} == {c.author for c in person.document.changes}


def test_a_conflict_in_a_footnote_is_listed_at_its_clause(person, tmp_path):
    noted = SENT.replace("80/1,", "80/1,[^Official Records.]")
    for name, words in (
        ("sent", "Official Records"),
        ("chad", "Official Minutes"),
        ("peru", "Official Papers"),
    ):
        files.save(files.new(resolution(noted.replace("Official Records", words))), tmp_path / f"{name}.xml")
    finish(person, merge(person, tmp_path, ["chad.xml", "peru.xml"]))
    shown = conflicts(person)
    assert shown.list.item(0).text().startswith("PP1, FN1")
    shown.close()


def test_a_paragraph_taken_out_is_called_as_it_was_and_a_copy_with_a_comment_says_something(person, tmp_path):
    sent = resolution(SENT)
    files.save(files.new(sent), tmp_path / "sent.xml")
    remark = comments.add(sent, "Why?", "Mali", "2035-12-16T09:30:00Z", on=block(sent, "Requests").id)
    gone = SENT.replace("2. *Encourages* States to share wells;\n3.", "2.")
    deep = SENT.replace("share wells", "share deep wells")
    for name, document in (
        ("chad", resolution(gone)),
        ("peru", resolution(deep)),
        ("mali", remark.document),
    ):
        files.export(files.new(document), tmp_path / f"{name}.docx")
    finish(person, merge(person, tmp_path, ["chad.docx", "peru.docx", "mali.docx"]))
    assert "says what was sent" not in person.said
    assert [thread.author for thread in person.document.comments] == ["Mali"]
    shown = conflicts(person)
    assert shown.list.item(0).text().startswith("OP2 of the original")
    shown.close()
