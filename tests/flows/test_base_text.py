"""A draft from last session's resolution: begun, gone through, written, looked at beside its base, and submitted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from builders import resolution
from engross.formats import registry
from engross.model import plain, states, walk
from engross.model.places import Place
from engross.ui.base.begin_dialog import BeginDialog
from engross.ui.base.submit_dialog import SubmitDialog
from engross.ui.structure.panel import StructurePanel
from engross.workspace import files

ISSUED = """
MAST {symbol:A/RES/90/5}
MAST {session=90:Ninetieth session}
TITLE {number:90/5.} {title:Clean water}
ORG The General Assembly,
PP *Recalling* its resolution 80/1 of 4 May 2026,
PP *Noting* the report of the Secretary-General,
1. *Decides* to return to the matter at its ninety-first session;
2. *Encourages* States to share wells, pipes and the knowledge of their engineers;
3. *Requests* a report.
CLOSE {meeting=55th:55th plenary meeting}
"""


@pytest.fixture
def issued(tmp_path):
    path = tmp_path / "issued.xml"
    files.save(files.new(resolution(ISSUED)), path)
    return path


def begin(person, issued):
    """By keys, in a window that shows its start page."""
    person.window.change_settings(author="Anna Lind")
    person.press("Ctrl+N")
    person.run("New from Earlier Resolution")
    dialog = person.shown(BeginDialog)
    dialog.file.setFocus()
    person.type(str(issued))
    person.press("Tab", "Tab")
    assert dialog.questions.fields["symbol"].hasFocus()
    assert dialog.questions.fields["symbol"].placeholderText() == "A/RES/90/5"
    person.type("A/91/L.3")
    person.press("Return")
    person.wait(lambda: not dialog.isVisible())


def heard(person, block):
    """What a screen reader says of the paragraph's row in the structure."""
    panel = person.shown(StructurePanel)
    return panel.model.index_of_block(block).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_draft_is_begun_gone_through_and_submitted_by_keys(person, issued, tmp_path):
    begin(person, issued)
    assert "to look at" in person.said
    assert person.document.base.name == "A/RES/90/5"
    assert "A/91/L.3" in [plain.text(b) for b in walk.blocks(states.accepted(person.document))]
    count = len(person.document.changes)
    assert count > 3
    person.press("Ctrl+Home", "Ctrl+Alt+Down", "Ctrl+Alt+A")
    assert len(person.document.changes) == count - 1
    person.press("Ctrl+Alt+Down", "Ctrl+Alt+J")
    assert len(person.document.changes) == count - 2
    person.run("Accept All Changes")
    person.go("Encourages", "share wells")
    person.type(" and rivers")
    target = tmp_path / "submitted.docx"
    person.run("Export for Submission")
    dialog = person.shown(SubmitDialog)
    assert dialog.name.text() == "Anna Lind"
    person.will_name(target)
    person.press("Return")
    person.wait(target.exists)
    assert "against the base text" in person.said
    read = registry.DOCX.read(target.read_bytes(), target.name).document
    assert {change.author for change in read.changes} == {"Anna Lind"}
    old = [plain.text(b).strip() for b in walk.blocks(states.original(read))]
    assert old == [plain.text(b).strip() for b in walk.blocks(resolution(ISSUED))]
    new = [plain.text(b).strip() for b in walk.blocks(states.accepted(read))]
    assert any("share wells and rivers" in words for words in new)


def test_each_paragraph_shows_what_it_is_beside_the_base(person, issued):
    begin(person, issued)
    person.run("Accept All Changes")
    page = person.page
    reader = page.spoken.adds[-1].__self__
    person.go("Requests", "report")
    person.type(" soon")
    person.go("Noting")
    person.press("Ctrl+Shift+Del")
    person.go("Encourages", "engineers;")
    person.press("Return")
    person.type("Thanks everybody;")
    thanks = lambda: person.block("Thanks").id  # noqa: E731
    person.wait(lambda: reader.spoken(thanks()) == "new")
    assert reader.spoken(person.block("Requests").id) == "updated"
    assert reader.spoken(person.block("Encourages").id) == "as in the base text"
    recalling = person.block("Recalling").id
    assert "dropped below: Noting the report" in reader.spoken(recalling)
    assert "Requests a report." in reader.tip(Place(person.block("Requests").id, 0))
    assert reader.tip(Place(person.block("Encourages").id, 0)) == ""
    assert "new beside the base text" in heard(person, thanks())
    person.run("Standing beside the Base Text")
    person.wait(lambda: "new beside" not in heard(person, thanks()))
    person.run("Standing beside the Base Text")
    person.wait(lambda: "new beside" in heard(person, thanks()))


def test_a_draft_gets_a_base_and_loses_it_and_undo_knows_both(person, issued, saved_file):
    person.opens(saved_file)
    person.run("Export for Submission")
    assert "no base text" in person.said
    person.will_name(issued)
    person.run("Set Base Text")
    person.wait(lambda: person.document.base is not None)
    assert "A/RES/90/5" in person.said
    person.press("Ctrl+S")
    assert files.open(saved_file).document.base.name == "A/RES/90/5"
    person.run("Remove Base Text")
    assert person.document.base is None
    person.press("Ctrl+Z")
    assert person.document.base is not None
    person.press("Ctrl+Z")
    assert person.document.base is None


def test_what_a_view_hides_has_no_sign_beside_the_base(person, issued):
    begin(person, issued)
    person.run("Accept All Changes")
    page = person.page

    def signs():
        person.qtbot.wait(200)
        picture = page.viewport().grab().toImage()
        left = round(page.column.right() + page.sync.sheet.px(20))
        return picture.copy(left, 0, picture.width() - left, 600)

    person.run("Original Text")
    before = signs()
    person.run("All Changes Marked")
    person.go("Recalling", "2026,")
    person.press("Return")
    person.type("Thanking everybody,")
    assert person.document.changes
    reader = page.spoken.adds[-1].__self__
    person.wait(lambda: reader.spoken(person.block("Thanking").id) == "new")
    person.run("Original Text")
    assert signs() == before
