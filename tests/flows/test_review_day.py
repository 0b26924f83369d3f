"""A day of review: a text is sent to two people, comes back from both, is merged, decided and handed in."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from builders import resolution
from engross.formats import registry
from engross.model import plain, states, walk
from engross.review import authors, decisions, report
from engross.ui.base.submit_dialog import SubmitDialog
from engross.ui.merging.conflicts import ConflictsWindow
from engross.ui.merging.dialog import MergeDialog
from engross.ui.review.panel import ReviewPanel
from engross.workspace import files

TEXT = """
MAST {symbol:A/90/L.5}
MAST {session=90:Ninetieth session}
MAST {agenda_item:Agenda item 19}
TITLE {number:90/5.} {title:Clean water}
ORG The General Assembly,
PP *Recalling* its resolution 80/1,[^Official Records of the Assembly.]
1. *Decides* to act on water;
2. *Encourages* States to share wells;
3. *Requests* a report.
"""
ISSUED = TEXT.replace("to act on water", "to look at water")


@pytest.mark.parametrize("ending", ["docx", "xml"])
def test_from_sending_to_handing_in(person, tmp_path, ending):
    sent = _anna_writes(person, tmp_path)
    outgoing = _exported(person, tmp_path / f"to reviewers.{ending}")
    person.press("Ctrl+N")
    other = person.other_window()
    back = []
    for name, review in (("Bo", _bo_reviews), ("Chen", _chen_reviews)):
        other.window.change_settings(author=name)
        other.opens(outgoing)
        review(other)
        back.append(_exported(other, tmp_path / f"{name}.{ending}"))
        other.press(*["Ctrl+Z"] * 30)

    _anna_merges(person, back)
    assert {name for c in person.document.changes for name in authors.names(c.author)} == {"Bo", "Chen"}
    assert {thread.author for thread in person.document.comments} == {"Bo", "Chen"}
    assert "Decides at once to act on water;" in said(states.accepted(person.document))
    _anna_decides(person)
    _anna_answers_and_reports(person, tmp_path / "meeting.docx")
    _anna_hands_in(person, tmp_path / "handed in.docx")

    person.press(*["Ctrl+Z"] * 30)
    assert said(person.document) == said(files.open(sent).document)


def _anna_writes(anna, folder):
    """From the issued text; saved."""
    files.save(files.new(resolution(ISSUED)), folder / "issued.xml")
    anna.window.change_settings(author="Anna")
    anna.has(TEXT)
    anna.will_name(folder / "issued.xml")
    anna.run("Set Base Text")
    anna.wait(lambda: anna.document.base is not None)
    anna.will_name(folder / "sent.xml")
    anna.press("Ctrl+S")
    anna.wait((folder / "sent.xml").exists)
    return folder / "sent.xml"


def _exported(person, path):
    person.will_name(path)
    if path.suffix == ".docx":
        person.press("Ctrl+E")
    else:
        person.run("Export XML")
    person.wait(path.exists)
    return path


def _bo_reviews(bo) -> None:
    """Words in one clause, others in the last, a comment on a paragraph."""
    bo.press("Ctrl+Shift+R")
    bo.go("Decides", "Decides")
    bo.type(" at once")
    bo.go("Requests", "Requests a")
    bo.type(" short")
    bo.go("Encourages", "share")
    bo.press("Ctrl+Alt+M")
    bo.type("Which wells?")
    bo.press("Ctrl+Return")


def _chen_reviews(chen) -> None:
    """Other words at the same place as Bo's, and a comment on a whole footnote."""
    chen.press("Ctrl+Shift+R")
    chen.go("Requests", "Requests a")
    chen.type(" long")
    chen.go("Recalling", "80/1,")
    chen.run("Comment on the Footnote")
    chen.type("Which volume?")
    chen.press("Ctrl+Return")


def _anna_merges(anna, back) -> None:
    anna.window.change_settings(author="Anna")
    anna.window.activateWindow()
    QApplication.processEvents()
    anna.page.setFocus()
    anna.press("Ctrl+Alt+Shift+M")
    dialog = anna.shown(MergeDialog)
    for count, path in enumerate(back, 1):
        anna.will_name(path)
        dialog.add.setFocus()
        anna.press("Space")
        anna.wait(lambda count=count: dialog.table.rowCount() == count)
        anna.shown(MergeDialog)
    gone = []
    dialog.finished.connect(gone.append)
    dialog.merge.setFocus()
    anna.press("Space")
    anna.wait(lambda: gone)
    assert "1 conflict" in anna.said
    anna.check()


def _anna_decides(anna) -> None:
    """What both wrote at one place is taken from one of them, in the window of the conflicts."""
    anna.wait(_conflicts)
    shown = _conflicts()[0]
    shown.activateWindow()
    QApplication.processEvents()
    shown.author.setFocus()
    shown.author.setCurrentText("Chen")
    gone = []
    shown.destroyed.connect(lambda: gone.append(True))
    anna.press("Alt+D")
    anna.wait(lambda: gone)
    anna.window.activateWindow()
    QApplication.processEvents()
    anna.page.setFocus()
    assert said(states.accepted(anna.document))[-1] == "Requests a long report."
    anna.go("Decides")
    anna.press("Ctrl+Alt+Down")
    assert _author_here(anna) == "Bo"
    anna.press("Ctrl+Alt+A")
    assert not any("at once" in entry.words for entry in decisions.entries(anna.document))


def _conflicts():
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, ConflictsWindow) and w.isVisible()]


def _author_here(person) -> str:
    here = decisions.in_selection(person.document, person.window.view.bridge.selection)
    return next((c.author for c in person.document.changes if c.id in here), "")


def _anna_answers_and_reports(anna, path) -> None:
    anna.press("Ctrl+Alt+C")
    panel = anna.shown(ReviewPanel)
    panel.choose(anna.document.comments[0].id)
    panel.answer.setFocus()
    anna.type("Agreed.")
    anna.press("Ctrl+Return")
    assert anna.document.comments[0].replies[0].author == "Anna"
    anna.will_name(path)
    anna.page.setFocus()
    anna.run("Report of the Comments")
    anna.wait(path.exists)
    lines = {(line.clause, line.author, line.text) for line in report.lines(anna.document)}
    assert ("OP2", "Bo", "Which wells?") in lines
    assert any(clause.endswith("FN1") and author == "Chen" for clause, author, _text in lines)


def _anna_hands_in(anna, path) -> None:
    """What is left is accepted; the file says what became of the issued text."""
    anna.run("Accept All Changes")
    assert not anna.document.changes
    anna.run("Export for Submission")
    anna.shown(SubmitDialog)
    anna.will_name(path)
    anna.press("Return")
    anna.wait(path.exists)
    read = registry.DOCX.read(path.read_bytes(), path.name).document
    assert [line.strip() for line in said(states.original(read))] == said(resolution(ISSUED))
    final = said(states.accepted(read))
    assert "Decides at once to act on water;" in final
    assert "Requests a long report." in final
    assert read.comments == ()


def said(document) -> list[str]:
    return [plain.text(block) for block in walk.blocks(document)]
