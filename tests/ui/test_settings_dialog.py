"""The settings dialog: every field of the table is asked for, takes effect at once, and can be put back."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox

from engross.ui.settings_dialog import SettingsDialog, shown_fields
from engross.workspace.settings import PAGES, Settings

SHOWN = shown_fields()


@pytest.fixture
def dialog(window):
    window.actions_by_id["edit.settings"].trigger()
    made = next(d for d in window.findChildren(SettingsDialog) if d.isVisible())
    yield made
    made.close()


def change_by_hand(row):
    """Give the setting another value as people do."""
    editor = row.editor
    editor.setFocus()
    if isinstance(editor, QCheckBox):
        QTest.keyClick(editor, Qt.Key.Key_Space)
    elif isinstance(editor, (QComboBox, QSpinBox)):
        QTest.keyClick(editor, Qt.Key.Key_Down)
        if row.value == row.field.default:
            QTest.keyClick(editor, Qt.Key.Key_Up)
    elif isinstance(editor, QLineEdit):
        QTest.keyClicks(editor, "words")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    else:
        assert isinstance(editor, QPlainTextEdit)
        QTest.keyClicks(editor, "words")


@pytest.mark.parametrize("name", [f.name for f in SHOWN])
def test_a_setting_is_changed_by_keys_and_put_back(dialog, window, name):
    row = dialog.rows[name]
    before = getattr(window.settings, name)
    change_by_hand(row)
    assert getattr(window.settings, name) != before
    assert row.reset.isVisible()
    QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert getattr(window.settings, name) == row.field.default
    assert not row.reset.isVisible()


def test_every_field_stands_on_a_page_or_is_told_not_to(dialog):
    for field in fields(Settings):
        assert field.metadata["page"] in ("", *PAGES), field.name
        assert len(field.metadata["titles"]) == len(field.metadata["choices"]), field.name
    assert set(dialog.rows) == {f.name for f in SHOWN}
    assert dialog.pages.count() == len({f.metadata["page"] for f in SHOWN})


def test_every_setting_has_a_name_for_screen_readers(dialog):
    for row in dialog.rows.values():
        assert row.editor.accessibleName() == row.meaning
        assert row.meaning in row.reset.accessibleName()


def test_search_leaves_what_says_the_words(dialog):
    QTest.keyClicks(dialog.search, "colours")
    assert [name for name, row in dialog.rows.items() if not row.isHidden()] == ["theme"]
    dialog.search.clear()
    assert not any(row.isHidden() for row in dialog.rows.values())


def test_all_settings_are_put_back_at_once(dialog, window):
    for row in dialog.rows.values():
        change_by_hand(row)
    reset = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Reset All")
    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert all(getattr(window.settings, f.name) == f.default for f in SHOWN)
