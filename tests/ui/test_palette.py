"""The palette, by the keys that people press."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from builders import block
from engross.model.places import Place
from engross.ui.palette.dialog import Palette
from engross.workspace.commands import commands


@pytest.fixture
def opened(window, saved_file):
    assert window.files.open_path(saved_file)
    return window


def palette_of(window):
    window.actions_by_id["help.palette"].trigger()
    return next(p for p in window.findChildren(Palette) if p.isVisible())


def titles(palette):
    return [palette.model.index(row, 0).data() for row in range(palette.model.rowCount())]


def test_a_command_is_found_and_run_by_keys(opened):
    palette = palette_of(opened)
    QTest.keyClicks(palette.field, "zoom in")
    assert titles(palette)[0] == "Zoom In"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert opened.settings.zoom == 110
    assert not palette.isVisible()


def test_the_command_used_last_stands_first(opened):
    opened.actions_by_id["view.theme_dark"].trigger()
    palette = palette_of(opened)
    assert titles(palette)[0] == "Dark"


def test_arrows_choose_and_escape_leaves(opened):
    palette = palette_of(opened)
    QTest.keyClicks(palette.field, "zoom")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == palette.model.rowCount() - 1
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


@pytest.mark.parametrize("typed", ["op1b", ":OP1 (b)", "@second"])
def test_a_paragraph_is_gone_to_by_its_address_or_words(opened, typed):
    palette = palette_of(opened)
    QTest.keyClicks(palette.field, typed)
    assert titles(palette)[0] == "Go to OP1 (b)"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    here = opened.view.bridge.selection.head
    assert here == Place(block(opened.view.bridge.document, "Second;").id, 0)


def test_a_command_that_does_not_work_now_is_dim_and_not_run(window):
    palette = palette_of(window)
    QTest.keyClicks(palette.field, "save as")
    index = palette.model.index(0, 0)
    assert not index.flags() & Qt.ItemFlag.ItemIsEnabled
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.close()


def test_lines_are_said_to_screen_readers(opened):
    palette = palette_of(opened)
    QTest.keyClicks(palette.field, "save as")
    said = palette.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Save As…, File, Ctrl+Shift+S"
    assert palette.field.accessibleName()
    assert palette.list.accessibleName()


def test_every_command_is_bound_and_stands_in_a_menu_with_its_help(opened):
    shown = {action for menu in opened.actions_by_id.menus.values() for action in menu.actions()}
    for command in commands():
        action = opened.actions_by_id[command.id]
        assert action in shown, command.id
        assert action.statusTip() == command.help
        assert command.help in action.toolTip()


def test_no_two_commands_have_the_same_keys(opened):
    keys: dict[QKeySequence, str] = {}
    for command in commands():
        for key in opened.actions_by_id[command.id].shortcuts():
            assert key not in keys, (command.id, keys[key], key.toString())
            keys[key] = command.id


def test_commands_on_a_selection_are_off_without_one(opened):
    page, actions = opened.view.page, opened.actions_by_id
    assert not actions["edit.cut"].isEnabled()
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert actions["edit.cut"].isEnabled()
    assert not actions["edit.undo"].isEnabled()
    QTest.keyClicks(page, "x")
    assert actions["edit.undo"].isEnabled()
    assert not actions["edit.cut"].isEnabled()
