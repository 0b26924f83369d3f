"""Letters that are pressed with Alt: each means one thing where it can be pressed."""

from __future__ import annotations

from collections import defaultdict

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QGroupBox, QLabel, QMenu, QTabBar, QWidget

from engross.ui.panels import panels
from engross.workspace import files
from ui import standing


def shared(titles):
    """The letters that several of these titles have, with the titles."""
    held = defaultdict(list)
    for title in titles:
        letter = QKeySequence.mnemonic(title).toString()
        if letter:
            held[letter].append(title)
    return {letter: found for letter, found in held.items() if len(found) > 1}


def test_no_letter_stands_twice_in_a_menu(window):
    window.show()
    for menu in [window.menuBar(), *window.menuBar().findChildren(QMenu)]:
        titles = [action.text() for action in menu.actions() if not action.isSeparator()]
        assert not shared(titles), menu.objectName()


@pytest.mark.parametrize("command", ["edit.find", "edit.replace", "review.spelling"])
def test_no_button_takes_the_letter_of_a_menu(window, saved_file, command):
    window.files.open_path(saved_file)
    window.actions_by_id[command].trigger()
    QApplication.processEvents()
    buttons = [
        b.text() for b in window.findChildren(QAbstractButton) if b.isVisible() and b.window() is window
    ]
    menus = [action.text() for action in window.menuBar().actions()]
    assert any("&" in title for title in buttons) or command == "edit.find"
    assert not shared(buttons + menus)


def letters(widget: QWidget) -> list[str]:
    """The titles in a window that a letter with Alt may press."""
    buttons = [b.text() for b in widget.findChildren(QAbstractButton) if b.isVisible()]
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.buddy()]
    boxes = [box.title() for box in widget.findChildren(QGroupBox) if box.isVisible()]
    tabs = [bar.tabText(at) for bar in widget.findChildren(QTabBar) for at in range(bar.count())]
    return buttons + labels + boxes + tabs


@pytest.mark.parametrize("name", standing.EVERYTHING)
def test_no_letter_stands_twice_in_a_dialog(window, tmp_path, name):
    seen = []

    def judge(widget):
        QApplication.processEvents()
        seen.append(widget)
        assert not shared(letters(widget))
        for menu in widget.findChildren(QMenu):
            assert not shared([action.text() for action in menu.actions() if not action.isSeparator()])

    standing.each(window, tmp_path, standing.EVERYTHING[name], judge)
    assert seen


@pytest.mark.parametrize("panel", [record.id for record in panels()])
def test_no_letter_stands_twice_in_the_window_with_a_panel(window, panel):
    window.show_document(files.new(standing.document()))
    window.view.show_panel(panel, on=True)
    QApplication.processEvents()
    menus = [action.text() for action in window.menuBar().actions()]
    assert not shared(letters(window.view) + menus)
    for menu in window.view.findChildren(QMenu):
        assert not shared([action.text() for action in menu.actions() if not action.isSeparator()])
