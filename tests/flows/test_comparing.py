"""Two texts compared at the window: chosen, seen side by side, gone through, written, and shown as changes to decide."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from builders import resolution
from engross.formats import registry
from engross.model import plain, states, walk
from engross.ui.comparing.dialog import CompareDialog
from engross.ui.comparing.window import SideBySide
from engross.ui.theme import theme
from engross.workspace import files

OLD = """
TITLE Clean water
ORG The General Assembly,
PP *Recalling* its resolution 80/1,[^A/80/17.]
1. *Decides* to act on the report of the engineers of the mountains;
2. *Encourages* States to share wells, pipes and the knowledge of their engineers;
3. *Thanks* all who dug wells;
4. *Requests* a report.
"""
NEW = """
TITLE Clean water
ORG The General Assembly,
PP *Recalling* its resolution 80/1,[^A/80/18.]
1. *Thanks* all who dug wells;
2. *Decides* to act on the report of the engineers of the valleys;
3. *Welcomes* the new bridge, which was built by the engineers in only one summer and will stand for long;
4. *Requests* a report.
"""


@pytest.fixture
def two(tmp_path):
    paths = []
    for name, words in (("old", OLD), ("new", NEW)):
        path = tmp_path / f"{name}.xml"
        files.save(files.new(resolution(words)), path)
        paths.append(path)
    return paths


def compare(person, two, *, tracked=False):
    """By keys, without a document in the window."""
    person.press("Ctrl+N")
    person.run("Compare with")
    dialog = person.shown(CompareDialog)
    for chooser, path in ((dialog.old, two[0]), (dialog.new, two[1])):
        chooser.setFocus()
        person.press("Ctrl+A")
        person.type(str(path))
    if tracked:
        dialog.tracked.setFocus()
        person.press("Space")
        dialog.new.setFocus()
    gone = []
    dialog.finished.connect(gone.append)
    person.press("Return")
    person.wait(lambda: gone)


def beside(person):
    person.wait(
        lambda: any(isinstance(w, SideBySide) for w in QApplication.topLevelWidgets() if w.isVisible())
    )
    (shown,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, SideBySide) and w.isVisible()]
    shown.activateWindow()
    QApplication.processEvents()
    return shown


def test_two_files_are_seen_side_by_side_and_written(person, two, tmp_path):
    compare(person, two)
    shown = beside(person)
    lines = [shown.list.item(n).text() for n in range(shown.list.count())]
    assert any(line.startswith("OP1 ") and "moved" in line for line in lines)
    assert any(line.startswith("OP3 ") and "Welcomes the new bridge" in line for line in lines)
    person.wait(
        lambda: all(abs(shown.old.top_of(n) - shown.new.top_of(n)) < 1 for n in range(len(shown.found.rows)))
    )
    shown.level()  # as after another resize
    assert all(abs(shown.old.top_of(n) - shown.new.top_of(n)) < 1 for n in range(len(shown.found.rows)))
    assert len(shown.ends) == 1
    assert "its resolution 80/1,1" in shown.old.toPlainText()
    shown.list.setFocus()
    person.press("Home", "Down")
    assert shown.list.currentRow() == 1
    shown.resize(900, 240)
    person.qtbot.wait(150)
    shown.new.verticalScrollBar().setValue(60)
    assert shown.old.verticalScrollBar().value() == 60
    target = tmp_path / "difference.html"
    person.will_name(target)
    (button,) = [b for b in shown.findChildren(QPushButton) if b.text() == "&Write…"]
    person.click(button)
    person.wait(target.exists)
    assert "<ins " in target.read_text(encoding="utf-8")
    shown.close()


def test_two_files_become_changes_to_decide(person, two):
    compare(person, two, tracked=True)
    person.wait(lambda: person.document.changes)
    assert [plain.text(b) for b in walk.blocks(states.original(person.document))][4].startswith("Encourages")
    person.run("Original and Final Side by Side")
    shown = beside(person)
    assert shown.list.count() >= 5
    shown.close()
    person.window.activateWindow()
    person.run("Accept All Changes")
    assert person.texts[3].startswith("Thanks")


def test_what_is_on_the_screen_is_compared_with_what_was_saved(person, two):
    person.opens(two[0])
    person.go("Requests", "a report")
    person.type(" soon")
    person.run("Compare with")
    dialog = person.shown(CompareDialog)
    assert "as it is here" in dialog.new.currentText()
    assert "as it was saved" in dialog.old.currentText()
    person.press("Return")
    shown = beside(person)
    assert [shown.list.item(n).text() for n in range(shown.list.count())] == ["OP4  changed"]
    root = QAccessible.queryAccessibleInterface(shown.old)
    assert "Earlier text" in root.text(QAccessible.Text.Name)
    shown.activateWindow()
    person.press("Escape")
    assert not shown.isVisible()


def test_a_file_that_is_not_there_is_said_and_the_question_stays(person, two):
    compare_with = [two[0], two[1].with_name("none.xml")]
    person.press("Ctrl+N")
    person.run("Compare with")
    dialog = person.shown(CompareDialog)
    for chooser, path in zip((dialog.old, dialog.new), compare_with, strict=True):
        chooser.setCurrentText(str(path))
    dialog.accept()
    person.wait(lambda: any("There is no file" in label.text() for label in dialog.findChildren(QLabel)))
    assert dialog.isVisible()
    dialog.reject()


def test_the_comparison_as_a_word_file_says_both_texts(person, two, tmp_path):
    compare(person, two)
    shown = beside(person)
    target = tmp_path / "difference.docx"
    person.will_name(target)
    (button,) = [b for b in shown.findChildren(QPushButton) if b.text() == "&Write…"]
    person.click(button)
    person.wait(target.exists)
    read = registry.DOCX.read(target.read_bytes(), target.name).document
    new = [plain.text(b).strip() for b in walk.blocks(states.accepted(read))]
    assert new == [plain.text(b).strip() for b in walk.blocks(resolution(NEW))]
    shown.close()


def test_both_states_follow_what_is_written_and_lead_back_to_it(person, two):
    person.window.change_settings(author="Ann")
    person.opens(two[0])
    person.press("Ctrl+Shift+R")
    person.go("Requests", "a report")
    person.type(" soon")
    person.run("Original and Final Side by Side")
    shown = beside(person)
    shown.list.setFocus()
    person.press("Home")
    person.window.activateWindow()
    QApplication.processEvents()
    person.go("Decides", "Decides")
    person.type(" again")
    person.wait(lambda: "Decides again" in shown.new.toPlainText())
    assert "Decides again" not in shown.old.toPlainText()
    assert [shown.list.item(n).text() for n in range(shown.list.count())] == ["OP1  changed", "OP4  changed"]
    assert shown.list.currentRow() == 1
    shown.activateWindow()
    QApplication.processEvents()
    shown.list.setFocus()
    person.press("Return")
    assert plain.text(walk.block_of(person.document, caret(person).block)).startswith("Requests")
    person.go("Requests")
    QApplication.processEvents()
    person.run("Reject All Changes")
    assert not person.document.changes
    person.wait(lambda: shown.list.item(0).text() == "The two texts say the same.")
    gone = []
    shown.destroyed.connect(lambda: gone.append(True))
    person.opens(two[1])
    person.wait(lambda: gone)


def caret(person):
    return person.window.view.bridge.selection.head


def test_the_colours_follow_the_theme_while_the_texts_are_read(person, two):
    compare(person, two)
    shown = beside(person)
    shown.list.setCurrentRow(2)
    light, dark = theme("light").colours, theme("dark").colours
    assert colours(shown.new) >= {light["insertion"], light["accent"]}
    person.window.change_settings(theme="dark")
    for column, came in ((shown.old, "deletion"), (shown.new, "insertion")):
        assert colours(column) >= {dark[came], dark["accent"]}
        assert not colours(column) & {light[name] for name in (came, "accent", "muted")}
    assert shown.list.currentRow() == 2
    assert all(abs(shown.old.top_of(n) - shown.new.top_of(n)) < 1 for n in range(len(shown.found.rows)))
    shown.close()
    person.window.change_settings(theme="light")


def colours(column):
    """Those in which words of a column are written."""
    cursor = column.textCursor()
    found = []
    for position in range(1, column.document().characterCount()):
        cursor.setPosition(position)
        found.append(cursor.charFormat().foreground().color())
    return {colour.name() for colour in found}


ARABIC = """
TITLE المياه
ORG ***إن الجمعية العامة***،
PP A/RES/70/1 الذي اعتمدته الجمعية،[()^United Nations, Treaty Series.]
1. ***تقرر*** أن تعمل:
  (a) في باريس.
"""


def test_arabic_texts_run_from_right_to_left_side_by_side(person):
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    person.window.change_settings(author="Anna Lind")
    person.has(ARABIC, language="ar")
    person.press("Ctrl+Shift+R")
    person.go("في باريس", "في")
    person.press("Home", "Return", "Up")
    person.type(" في روما")
    person.run("Original and Final Side by Side")
    shown = beside(person)
    blocks = {}
    block = shown.new.document().begin()
    while block.isValid():
        blocks[block.text()[:6]] = block
        block = block.next()
    assert blocks["A/RES/"].textDirection() is right  # of the text's script, whatever the first letter
    assert blocks["(1)\xa0\xa0U"].textDirection() is left
    assert "(1)" in blocks["A/RES/"].text()
    assert shown.list.layoutDirection() is right
    assert "“في روما”" in shown.list.item(0).text()
    shown.close()
