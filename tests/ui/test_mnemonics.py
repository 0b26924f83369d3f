"""Letters that are pressed with Alt: each means one thing where it can be pressed."""

from __future__ import annotations

from collections import defaultdict

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu


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
