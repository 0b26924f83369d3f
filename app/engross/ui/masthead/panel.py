"""The masthead panel: what the first page and the closing lines state, as a form that edits them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engross.editing import masthead
from engross.i18n import _
from engross.model import masthead as data
from engross.model import outline
from engross.model.masthead import text_of
from engross.model.nodes import Vote
from engross.ui.bridge import Bridge
from engross.ui.masthead import form, reading
from engross.ui.masthead.fields import Field, Line, SponsorsField
from engross.ui.masthead.form import Form
from engross.ui.masthead.vote import VoteField
from engross.ui.theme import Theme


class MastheadPanel(QScrollArea):
    """Edits the data of one text at a time, and the settings of the document."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Masthead"))
        self._bridge = bridge
        self._document = bridge.document
        self._theme = theme
        self._chosen = 0
        self._shape: object = None
        self.fields: dict[str, Line] = {}
        """The lines to type in, by the names of their data."""
        self.rows: dict[str, Field] = {}
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
        bridge.at_rest.connect(self._on_settled)
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
        self._show_form(form.of(document, scopes[self._chosen]))
        metadata = document.metadata
        self.language.setCurrentIndex(self.language.findData(metadata.language))
        self.organ.setCurrentIndex(max(self.organ.findData(metadata.organ), 0))
        self.sections_restart.setChecked(metadata.sections_restart)
        self.notes_restart.setChecked(metadata.notes_restart)

    def _show_form(self, shown: Form) -> None:
        shape = [(title, [entry.name for entry in entries]) for title, entries in shown.groups]
        if shape != self._shape:
            self._shape = shape
            self._make_fields(shown)
        language = self._document.metadata.language
        for entry in shown.entries:
            row = self.rows[entry.name]
            if isinstance(row, SponsorsField):
                row.show_sponsors(entry, language)
            elif isinstance(row, VoteField):
                row.show_vote(*form.vote(self._document, self._scope), language)
            else:
                row.show_entry(entry)

    def _make_fields(self, shown: Form) -> None:
        """New fields for a form of another shape; what was being typed stays in those that it has too."""
        home = QWidget(self._inner)
        rows = _form(QFormLayout(home))
        rows.setContentsMargins(0, 0, 0, 0)
        before, focused = self.rows, next((n for n, line in self.fields.items() if line.hasFocus()), "")
        self.rows = {}
        for title, entries in shown.groups:
            rows.addRow(_heading(title))
            for entry in entries:
                row = before.get(entry.name) or self._make_field(entry)
                self.rows[entry.name] = row
                rows.addRow(_label(entry.title), row)
        self.fields = {name: row.line for name, row in self.rows.items()}
        self._column.replaceWidget(self._form_home, home)
        self._form_home.hide()
        self._form_home.deleteLater()
        self._form_home = home
        if focused in self.fields:
            self.fields[focused].setFocus()

    def _make_field(self, entry: form.Entry) -> Field:
        if entry.name == data.VOTE:
            vote = VoteField(entry, self._theme, self._inner)
            vote.voted.connect(self._on_voted)
            return vote
        kind = SponsorsField if entry.name == data.SPONSORS else Field
        made = kind(entry, self._theme, self._inner)
        made.edited.connect(self._on_edited)
        return made

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self._theme = theme
        for row in self.rows.values():
            row.use_theme(theme)

    # what the user does

    def _on_edited(self, name: str, words: str) -> None:
        """Write what was typed to the page; what is not understood stays in its field with the reason."""
        document, scope = self._bridge.document, self._scope
        before = data.first(document, name, scope)
        of_model_un = reading.is_of_model_un(document, scope)
        read = reading.read(name, words, before, document.metadata.language, of_model_un=of_model_un)
        if read.is_refused:
            self.rows[name].refuse(read.remark)
            return
        self.rows[name].accept()
        self._bridge.perform(lambda: masthead.restate(document, name, read.text, read.value, scope))
        self._rebuild()

    @property
    def _scope(self) -> outline.Scope:
        """The text whose masthead is shown, as it is now."""
        scopes = outline.texts(self._bridge.document)
        return scopes[min(self._chosen, len(scopes) - 1)]

    def _on_voted(self, vote: Vote | None) -> None:
        document, scope = self._bridge.document, self._scope
        is_printed = form.of(document, scope).prints_vote
        self._bridge.perform(lambda: masthead.set_vote(document, vote, scope, is_printed=is_printed))
        self._rebuild()

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
