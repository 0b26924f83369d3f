"""The masthead panel: what the first page and the closing lines state, as a form that edits them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engross.editing import masthead
from engross.i18n import _
from engross.model import outline
from engross.model.masthead import text_of
from engross.ui.bridge import Bridge
from engross.ui.masthead import form
from engross.ui.masthead.form import Entry
from engross.ui.theme import Theme


class MastheadPanel(QScrollArea):
    """Edits the data of one text at a time, and the settings of the document."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._document = bridge.document
        self._chosen = 0
        self.fields: dict[str, QLineEdit] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget(self)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(14, 6, 14, 14)
        self._column.setSpacing(10)
        self.texts = self._make_texts()
        self._form_home = QWidget(self._inner)
        self._column.addWidget(self._form_home)
        self._make_settings()
        self._column.addStretch()
        self.setWidget(self._inner)
        bridge.settled.connect(self._on_settled)
        self._rebuild()

    # making

    def _make_texts(self) -> QComboBox:
        texts = QComboBox(self._inner)
        texts.setAccessibleName(_("Text whose masthead is shown"))
        texts.activated.connect(self._on_text_chosen)
        self._column.addWidget(texts)
        return texts

    def _make_settings(self) -> None:
        self._column.addWidget(_heading(_("Document")))
        rows = _form(QFormLayout())
        self.language = QComboBox(self._inner)
        for code, name in form.language_names().items():
            self.language.addItem(name, code)
        self.organ = QComboBox(self._inner)
        self.organ.addItem(_("Other"), "")
        for key, name in form.organs().items():
            self.organ.addItem(name, key)
        self.sections_restart = QCheckBox(_("Restart paragraphs in each section"), self._inner)
        self.notes_restart = QCheckBox(_("Restart footnotes in each text"), self._inner)
        for field in (self.texts, self.language, self.organ):
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(12)
        for title, field in ((_("Language"), self.language), (_("Style of"), self.organ)):
            field.setAccessibleName(title)
            rows.addRow(_label(title), field)
        self._column.addLayout(rows)
        self._column.addWidget(self.sections_restart)
        self._column.addWidget(self.notes_restart)
        self.language.activated.connect(lambda: self._set(language=self.language.currentData()))
        self.organ.activated.connect(lambda: self._set(organ=self.organ.currentData()))
        self.sections_restart.clicked.connect(lambda on: self._set(sections_restart=on))
        self.notes_restart.clicked.connect(lambda on: self._set(notes_restart=on))

    # following the document

    def _on_settled(self) -> None:
        if self.isVisible() and self._bridge.document is not self._document:
            self._rebuild()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._on_settled)

    def _rebuild(self) -> None:
        document = self._document = self._bridge.document
        scopes = outline.texts(document)
        self._chosen = min(self._chosen, len(scopes) - 1)
        self.texts.setVisible(len(scopes) > 1)
        self.texts.clear()
        for order, scope in enumerate(scopes, 1):
            number, title = outline.number_of(scope), text_of(document, "title", scope)
            self.texts.addItem(f"{number} {title}".strip() or _("Text {number}").format(number=order))
        self.texts.setCurrentIndex(self._chosen)
        self._show_entries(form.entries(document, scopes[self._chosen]))
        metadata = document.metadata
        self.language.setCurrentIndex(self.language.findData(metadata.language))
        self.organ.setCurrentIndex(max(self.organ.findData(metadata.organ), 0))
        self.sections_restart.setChecked(metadata.sections_restart)
        self.notes_restart.setChecked(metadata.notes_restart)

    def _show_entries(self, entries: list[Entry]) -> None:
        if [entry.name for entry in entries] != list(self.fields):
            self._make_fields(entries)
        for entry in entries:
            field = self.fields[entry.name]
            if field.property("stated") != entry.text:
                field.setProperty("stated", entry.text)
                field.setText(entry.text)
                field.setCursorPosition(0)
                field.setToolTip(entry.text)

    def _make_fields(self, entries: list[Entry]) -> None:
        home = QWidget(self._inner)
        rows = _form(QFormLayout(home))
        rows.setContentsMargins(0, 0, 0, 0)
        self.fields = {}
        for entry in entries:
            field = QLineEdit(home)
            field.setAccessibleName(entry.title)
            field.setPlaceholderText(_("not stated"))
            field.editingFinished.connect(lambda name=entry.name: self._on_edited(name))
            rows.addRow(_label(entry.title), field)
            self.fields[entry.name] = field
        self._column.replaceWidget(self._form_home, home)
        self._form_home.hide()
        self._form_home.deleteLater()
        self._form_home = home

    # what the user does

    def _on_edited(self, name: str) -> None:
        field = self.fields[name]
        words = field.text().strip()
        if words == field.property("stated"):
            return
        document = self._bridge.document
        scopes = outline.texts(document)
        scope = scopes[min(self._chosen, len(scopes) - 1)]
        before = next((e.value for e in form.entries(document, scope) if e.name == name), "")
        value = form.value_of(name, words, before)
        field.setProperty("stated", words)
        self._bridge.perform(lambda: masthead.set_field(document, name, words, value, scope))

    def _on_text_chosen(self, index: int) -> None:
        self._chosen = index
        self._rebuild()

    def _set(self, **changes: object) -> None:
        self._bridge.perform(lambda: masthead.set_metadata(self._bridge.document, **changes))


def _form(rows: QFormLayout) -> QFormLayout:
    rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    rows.setVerticalSpacing(3)
    return rows


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("class", "quiet")
    label.setContentsMargins(0, 5, 0, 0)
    return label


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("class", "heading")
    label.setContentsMargins(0, 10, 0, 0)
    return label
