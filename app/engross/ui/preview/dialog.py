"""The preview: at the left the text, at the right how it is understood, to be corrected before it is a document."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from engross.errors import FormatError
from engross.formats.format import ImportResult
from engross.formats.text import read, resolutions
from engross.formats.text.understanding import Understanding
from engross.i18n import _, counted
from engross.model import outline, walk
from engross.model.nodes import Form
from engross.ui.jobs import Jobs
from engross.ui.masthead import form
from engross.ui.preview.paragraphs import Paragraphs, in_row
from engross.ui.preview.source import SourceText, can_show
from engross.ui.theme import Theme
from engross.workspace.background import Latest

PAUSE_MS = 350
"""How long the text must rest before it is read again."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What an understanding would become."""

    understanding: Understanding
    result: ImportResult


class PreviewDialog(QDialog):
    """Asks how a text is to be understood. ``accepted_as_new`` or ``accepted_here`` tells the result."""

    accepted_as_new = Signal(object)
    """An `ImportResult` that is to become a document of its own."""
    accepted_here = Signal(object)
    """An `ImportResult` that is to be inserted at the caret."""

    def __init__(
        self, text: str, theme: Theme, *, can_insert: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setWindowTitle(_("New from text"))
        self.resize(1180, 760)
        self.text = SourceText(theme, self)
        self.paragraphs = Paragraphs(theme, self)
        self._language = ""
        self._jobs = Jobs(self)
        self._reading: Latest[tuple[str, str], Understanding] = Latest(
            self._jobs.start,
            lambda asked, _before: read.understand(*asked),
            self.paragraphs.show_understanding,
            self._on_failed,
        )
        self._making: Latest[Understanding, _Outcome] = Latest(
            self._jobs.start,
            lambda now, _before: _Outcome(now, resolutions.document_of(now)),
            self._on_made,
            self._on_failed,
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self._make_choices()
        self._make_buttons(can_insert=can_insert)
        self._lay_out()
        self.text.textChanged.connect(self._pause.start)
        self.paragraphs.corrected.connect(self._on_corrected)
        self.paragraphs.pointed.connect(self._on_pointed)
        self._begin(text)

    # making

    def _make_choices(self) -> None:
        self.language, self.organ = QComboBox(self), QComboBox(self)
        for code, name in form.language_names().items():
            self.language.addItem(name, code)
        self.organ.addItem(_("Not known"), "")
        for key, name in form.organs().items():
            self.organ.addItem(name, key)
        self.language.setAccessibleName(_("Language"))
        self.organ.setAccessibleName(_("Organ"))
        self.language.activated.connect(self._on_language)
        self.organ.activated.connect(lambda: self.paragraphs.use_organ(self.organ.currentData()))

    def _make_buttons(self, *, can_insert: bool) -> None:
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.cancel_button = QPushButton(_("Cancel"), self)
        self.cancel_button.clicked.connect(self.reject)
        self.insert_button = QPushButton(_("&Insert at the Caret"), self)
        self.insert_button.setVisible(can_insert)
        self.insert_button.clicked.connect(lambda: self._finish(self.accepted_here))
        self.create_button = QPushButton(_("&Create Document"), self)
        self.create_button.setProperty("primary", True)
        self.create_button.setDefault(True)
        self.create_button.clicked.connect(lambda: self._finish(self.accepted_as_new))
        for button in (self.insert_button, self.create_button):
            button.setEnabled(False)  # until the text is read

    def _lay_out(self) -> None:
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(in_row(_heading(_("Text")), None))
        column.addWidget(self.text, 1)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(in_row(_heading(_("How it is understood")), None, self.language, self.organ))
        column.addWidget(self.paragraphs, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(right)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.setSizes([460, 700])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(split, 1)
        foot = in_row(self.cancel_button, self.insert_button, self.create_button)
        foot.insertWidget(0, self.summary, 1)
        whole.addLayout(foot)

    # from the text to the understanding

    def _begin(self, text: str) -> None:
        if can_show(text):
            with QSignalBlocker(self.text):
                self.text.setPlainText(text)
            self._read()
        else:
            self._on_failed(
                FormatError(_("The text is too long to be shown here."), hint=_("Open it as a file."))
            )
        (self.paragraphs.view if text.strip() else self.text).setFocus()

    def _read(self) -> None:
        self._pause.stop()
        text = self.text.toPlainText()
        if text.strip():
            self.summary.setText(_("Reading …"))
            self._reading.ask((text, self._language))
        else:
            self.paragraphs.show_understanding(None)

    def _on_language(self) -> None:
        """Another language is read by other phrases, so the text is read again."""
        self._language = self.language.currentData()
        self._read()

    def _on_failed(self, error: Exception) -> None:
        self.paragraphs.show_understanding(None)
        said = str(error) if isinstance(error, FormatError) else _("The text could not be read.")
        self.summary.setText(said)

    # from the understanding to the document

    def _on_corrected(self) -> None:
        """Show what is known of the whole, and work out what it would become."""
        now = self.paragraphs.understanding
        for field, value in ((self.language, now and now.language), (self.organ, now and now.organ)):
            field.setCurrentIndex(max(field.findData(value or ""), 0))
            field.setEnabled(now is not None)
        for button in (self.create_button, self.insert_button):
            button.setEnabled(now is not None)
        self.summary.setText("")
        if now is not None:
            self._making.ask(now)

    def _on_pointed(self, row: int) -> None:
        now = self.paragraphs.understanding
        if now is not None:
            self.text.point_at(now, row)

    def _on_made(self, outcome: _Outcome) -> None:
        if outcome.understanding is self.paragraphs.understanding:
            self.summary.setText(_told(outcome))
            self.summary.setToolTip("\n".join(outcome.result.losses))

    def _finish(self, told: SignalInstance) -> None:
        now = self.paragraphs.understanding
        if now is not None:
            result = resolutions.document_of(now)
            self.accept()
            told.emit(result)

    def done(self, result: int) -> None:
        self._pause.stop()
        self._reading.close()
        self._making.close()
        self._jobs.close()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        super().closeEvent(event)


def _told(outcome: _Outcome) -> str:
    """What an understanding would become, in a sentence or two."""
    document = outcome.result.document
    texts = sum(scope.form is not Form.COLLECTION for scope in outline.texts(document))
    notes = sum(1 for _note in walk.notes(document))
    doubts = sum(bool(item.doubt) for item in outcome.understanding.paragraphs)
    said = [
        counted("{count} resolution", "{count} resolutions", texts),
        counted("{count} footnote", "{count} footnotes", notes),
    ]
    if doubts:
        said.append(counted("{count} doubt", "{count} doubts", doubts))
    losses = outcome.result.losses
    more = f" {losses[0]}" if losses else ""
    if len(losses) > 1:
        more += " " + _("And {count} more.").format(count=len(losses) - 1)
    return f"{', '.join(said)}.{more}"


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("class", "heading")
    return label
