"""The settings as a form, made from the fields of `Settings`: each change takes effect at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import Field, fields
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engross.i18n import _
from engross.workspace.settings import PAGES, Settings

Editor = QCheckBox | QComboBox | QSpinBox | QLineEdit | QPlainTextEdit


class Row(QWidget):
    """One setting: what it means, what it is, and a button that puts back the default."""

    def __init__(self, field: Field[Any], change: Callable[[str, Any], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.meaning = _(field.metadata["meaning"])
        self.editor = _editor(field, self)
        self.editor.setAccessibleName(self.meaning)
        self._change = change
        self.reset = QPushButton(_("Reset"), self)
        self.reset.setAccessibleName(_("Reset: {what}").format(what=self.meaning))
        self.reset.clicked.connect(lambda: change(field.name, field.default))
        room = self.reset.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(room)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        label = QLabel(self.meaning, self)
        label.setWordWrap(True)
        label.setBuddy(self.editor)
        row.addWidget(label, 1)
        row.addWidget(self.editor)
        if field.metadata["is_file"]:
            choose = QPushButton(_("Choose…"), self)
            choose.setAccessibleName(_("Choose: {what}").format(what=self.meaning))
            choose.clicked.connect(self._choose_file)
            row.addWidget(choose)
        row.addWidget(self.reset)
        self._connect()

    def _connect(self) -> None:
        """Changes are told at once; words, when they are finished."""
        editor, tell = self.editor, self._tell
        if isinstance(editor, QCheckBox):
            editor.toggled.connect(tell)
        elif isinstance(editor, QComboBox):
            editor.activated.connect(tell)
        elif isinstance(editor, QSpinBox):
            editor.valueChanged.connect(tell)
        elif isinstance(editor, QLineEdit):
            editor.editingFinished.connect(tell)
        else:
            editor.textChanged.connect(tell)

    def _tell(self) -> None:
        self._change(self.field.name, self.value)

    def _choose_file(self) -> None:
        before = str(self.value)
        pictures = f"{_('Pictures')} (*.png *.jpg *.jpeg *.gif *.bmp *.tif *.tiff);;{_('All files')} (*)"
        name, _filter = QFileDialog.getOpenFileName(self, self.meaning, before, pictures)
        if name:
            self._change(self.field.name, name)

    @property
    def value(self) -> Any:
        """What stands in the editor."""
        editor = self.editor
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        if isinstance(editor, QComboBox):
            return editor.currentData()
        if isinstance(editor, QSpinBox):
            return editor.value()
        if isinstance(editor, QLineEdit):
            return editor.text().strip()
        return tuple(line.strip() for line in editor.toPlainText().splitlines() if line.strip())

    def show_value(self, value: Any) -> None:
        """Put this into the editor, without telling anyone."""
        if value == self.field.default and self.reset.hasFocus():
            self.editor.setFocus()
        self.reset.setVisible(value != self.field.default)
        if value == self.value:
            return
        editor = self.editor
        with QSignalBlocker(editor):
            if isinstance(editor, QCheckBox):
                editor.setChecked(value)
            elif isinstance(editor, QComboBox):
                editor.setCurrentIndex(editor.findData(value))
            elif isinstance(editor, QSpinBox):
                editor.setValue(value)
            elif isinstance(editor, QLineEdit):
                editor.setText(value)
            else:
                editor.setPlainText("\n".join(value))


def _editor(field: Field[Any], parent: QWidget) -> Editor:
    """What a value of this field is typed or chosen with."""
    told = field.metadata
    if isinstance(field.default, bool):
        return QCheckBox(parent)
    if isinstance(field.default, int):
        number = QSpinBox(parent)
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        number.setRange(told["low"] or 0, told["high"] if told["high"] is not None else 1_000_000)
        return number
    if isinstance(field.default, tuple):
        words = QPlainTextEdit(parent)
        words.setTabChangesFocus(True)
        words.setPlaceholderText(_("One a line"))
        words.setMaximumHeight(96)
        return words
    if told["choices"]:
        choice = QComboBox(parent)
        for value, title in zip(told["choices"], told["titles"], strict=True):
            choice.addItem(_(title), value)
        return choice
    return QLineEdit(parent)


def shown_fields() -> list[Field[Any]]:
    """The fields that the dialog asks for."""
    return [field for field in fields(Settings) if field.metadata["page"]]


class SettingsDialog(QDialog):
    """All settings, on pages. ``change`` is called with the name of a field and its new value."""

    def __init__(self, settings: Settings, change: Callable[[str, Any], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(_("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 520)
        self._change = change
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Search the settings"))
        self.search.setAccessibleName(_("Search the settings"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.pages = QListWidget(self)
        self.pages.setAccessibleName(_("Pages"))
        self.pages.setFixedWidth(160)
        self.rows: dict[str, Row] = {}
        self._headings: dict[str, QLabel] = {}
        self._scroll = QScrollArea(self)
        self._scroll.setAccessibleName(_("Settings"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._make_rows())
        self.pages.currentRowChanged.connect(self._show_page)
        self._lay_out()
        self.show_settings(settings)
        self.search.setFocus()

    def _make_rows(self) -> QWidget:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 0, 16, 0)
        for page, title in PAGES.items():
            found = [field for field in shown_fields() if field.metadata["page"] == page]
            if not found:
                continue
            heading = self._headings[page] = QLabel(_(title), inner)
            heading.setProperty("class", "heading")
            heading.setContentsMargins(0, 12, 0, 2)
            column.addWidget(heading)
            self.pages.addItem(_(title))
            for field in found:
                self.rows[field.name] = Row(field, self._on_changed, inner)
                column.addWidget(self.rows[field.name])
        column.addStretch()
        return inner

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        middle = QHBoxLayout()
        middle.addWidget(self.pages)
        middle.addWidget(self._scroll, 1)
        column.addLayout(middle)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        reset = buttons.addButton(_("Reset All"), QDialogButtonBox.ButtonRole.ResetRole)
        reset.clicked.connect(self._reset_all)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def show_settings(self, settings: Settings) -> None:
        """Show these values."""
        for name, row in self.rows.items():
            row.show_value(getattr(settings, name))

    def _on_changed(self, name: str, value: Any) -> None:
        self.rows[name].show_value(value)
        self._change(name, value)

    def _reset_all(self) -> None:
        for name, row in self.rows.items():
            if row.value != row.field.default:
                self._on_changed(name, row.field.default)

    def _filter(self, words: str) -> None:
        """Only what says all these words."""
        wanted = words.casefold().split()
        for page, heading in self._headings.items():
            rows = [row for row in self.rows.values() if row.field.metadata["page"] == page]
            for row in rows:
                said = f"{row.meaning} {heading.text()} {' '.join(row.field.metadata['titles'])}".casefold()
                row.setVisible(all(word in said for word in wanted))
            heading.setVisible(any(not row.isHidden() for row in rows))

    def _show_page(self, number: int) -> None:
        heading = list(self._headings.values())[number]
        self._scroll.verticalScrollBar().setValue(heading.y())
