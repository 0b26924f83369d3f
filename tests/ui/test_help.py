"""The help window, and the start page that leads to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QTableWidget, QToolButton

from engross.ui.help_window import HelpWindow
from engross.ui.new_dialog import NewDialog
from engross.ui.theme import theme


@pytest.fixture
def pages(tmp_path):
    (tmp_path / "index.md").write_text("# Begin here\n\nSee [footnotes](notes.md).\n", encoding="utf-8")
    (tmp_path / "notes.md").write_text("# Footnotes\n\nAn indicator stands in the text.\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def helping(window, pages, qtbot):
    made = HelpWindow(window.theme, window, pages)
    made.show()
    yield made
    made.close()


def said(helping):
    return helping.browser.toPlainText()


def test_the_first_page_is_shown_and_links_lead_on_and_back(helping):
    assert said(helping).startswith("Begin here")
    helping.browser.setSource(helping.browser.source().resolved(QUrl("notes.md")))
    assert said(helping).startswith("Footnotes")
    QTest.keyClick(helping, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert said(helping).startswith("Begin here")


def test_words_are_found_on_other_pages(helping):
    QTest.keyClicks(helping.search, "indicator")
    QTest.keyClick(helping.search, Qt.Key.Key_Return)
    assert said(helping).startswith("Footnotes")
    assert helping.browser.textCursor().selectedText() == "indicator"


def test_pages_follow_the_theme_of_the_window(window):
    window.actions_by_id["help.tour"].trigger()
    (shown,) = window.findChildren(HelpWindow)
    for name in ("dark", "light"):
        window.change_settings(theme=name)
        assert theme(name).colours["link"] in links(shown.browser)
    shown.close()


def links(browser):
    """The colours of the links on a page."""
    cursor = browser.textCursor()
    found = []
    for position in range(1, browser.document().characterCount()):
        cursor.setPosition(position)
        if cursor.charFormat().isAnchor():
            found.append(cursor.charFormat().foreground().color().name())
    return found


def test_words_that_no_page_says_leave_the_page(helping):
    QTest.keyClicks(helping.search, "xylophone")
    QTest.keyClick(helping.search, Qt.Key.Key_Return)
    assert said(helping).startswith("Begin here")


def test_the_list_of_commands_is_searched_by_words_and_by_keys(window):
    window.show()
    window.actions_by_id["help.commands"].trigger()
    dialog = window.findChild(QDialog, "commands")
    table, line = dialog.findChild(QTableWidget), dialog.findChild(QLineEdit)

    def left():
        return [table.item(row, 0).text() for row in range(table.rowCount()) if not table.isRowHidden(row)]

    every = left()
    QTest.keyClicks(line, "F7")
    assert left() == ["Spelling…"]
    line.clear()
    QTest.keyClicks(line, "go back jump")
    assert left() == ["Back"]
    line.clear()
    assert left() == every


def test_without_pages_the_window_says_so(window, tmp_path):
    made = HelpWindow(window.theme, window, tmp_path / "none")
    assert "not installed" in made.browser.toPlainText()
    made.close()


def test_the_start_page_leads_to_help_templates_and_recent_files(window, saved_file, tmp_path):
    window.remember_recent(tmp_path / "gone.xml")
    window.remember_recent(saved_file)
    entries = {b.text().strip(): b for b in window.start.findChildren(QToolButton) if not b.isHidden()}
    assert entries[saved_file.name].isEnabled()
    assert not entries["gone.xml"].isEnabled()
    QTest.mouseClick(entries["Help and a tour with pictures"], Qt.MouseButton.LeftButton)
    assert any(w.isVisible() for w in window.findChildren(HelpWindow))
    template = next(b for b in window.start.findChildren(QPushButton) if "template" in b.text())
    QTest.mouseClick(template, Qt.MouseButton.LeftButton)
    assert any(d.isVisible() for d in window.findChildren(NewDialog))


@pytest.mark.parametrize("command", ["help.commands", "review.merge"])
def test_the_heads_of_columns_stand_above_their_words(window, saved_file, command):
    assert window.files.open_path(saved_file)
    window.show()
    window.actions_by_id[command].trigger()
    (table,) = [t for t in window.findChildren(QTableWidget) if t.isVisible()]
    assert table.horizontalHeader().defaultAlignment() & Qt.AlignmentFlag.AlignLeft
