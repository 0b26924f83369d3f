"""The preview: at the left the text, at the right how it is understood, to be corrected before it is a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QObject,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QCloseEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engross.errors import FormatError
from engross.formats.format import ImportResult
from engross.formats.text import read, resolutions
from engross.formats.text.understanding import Understanding
from engross.i18n import _, counted
from engross.model import outline, walk
from engross.model.nodes import Form, Kind
from engross.ui import icons
from engross.ui.editor.positions import to_offset, to_position
from engross.ui.jobs import Jobs
from engross.ui.masthead import form
from engross.ui.preview.correction import Correction, kind_titles
from engross.ui.preview.find import Place, places_of
from engross.ui.preview.model import KIND, LABEL, WORDS, ParagraphsModel
from engross.ui.theme import Theme
from engross.workspace.background import Latest

PAUSE_MS = 350
"""How long the text must rest before it is read again."""
MOST, LONGEST_LINE = 3_000_000, 200_000
"""Characters of a text, and of one line of it, that a window can still show."""

_KEYS = {
    Qt.Key.Key_T: Kind.TITLE,
    Qt.Key.Key_G: Kind.ORGAN,
    Qt.Key.Key_P: Kind.PREAMBULAR,
    Qt.Key.Key_O: Kind.OPERATIVE,
    Qt.Key.Key_X: Kind.TEXT,
    Qt.Key.Key_H: Kind.HEADING,
    Qt.Key.Key_S: Kind.SECTION,
    Qt.Key.Key_F: Kind.NOTE,
}
"""In the list, a letter says what the paragraph is."""


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
        self._theme = theme
        self._correction: Correction | None = None
        self._places: tuple[Understanding, list[Place]] | None = None
        self._jobs = Jobs(self)
        self._reading: Latest[tuple[str, str], Understanding] = Latest(
            self._jobs.start,
            lambda asked, _before: read.understand(*asked),
            self._on_understood,
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
        self._chosen_language = ""
        self._make_text()
        self._make_list()
        self._make_buttons(can_insert=can_insert)
        self._lay_out()
        self._show_text(text)
        (self.view if text.strip() else self.text).setFocus()

    # making

    def _make_text(self) -> None:
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("field")
        self.text.setAccessibleName(_("Text as it was copied"))
        self.text.setPlaceholderText(
            _("Paste or type the text here: a resolution copied from a page, a mail, or notes of your own.")
        )
        self.text.textChanged.connect(self._pause.start)
        self.language, self.organ = QComboBox(self), QComboBox(self)
        for code, name in form.language_names().items():
            self.language.addItem(name, code)
        self.organ.addItem(_("Not known"), "")
        for key, name in form.organs().items():
            self.organ.addItem(name, key)
        self.language.setAccessibleName(_("Language"))
        self.organ.setAccessibleName(_("Organ"))
        self.language.activated.connect(self._on_language)
        self.organ.activated.connect(self._on_organ)

    def _make_list(self) -> None:
        self.model = ParagraphsModel(self._theme, self)
        self.view = QTableView(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(_("How the text is understood"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(28)
        head = self.view.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(KIND, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(KIND, 134)
        head.resizeSection(LABEL, 52)
        self.view.installEventFilter(self)
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        self.view.selectionModel().selectionChanged.connect(self._show_buttons)
        self.words = QPlainTextEdit(self)
        self.words.setObjectName("field")
        self.words.setReadOnly(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setAccessibleName(_("The paragraph"))
        self.words.setMaximumHeight(110)
        self.words.cursorPositionChanged.connect(self._show_buttons)
        self.doubt = QLabel(self)
        self.doubt.setWordWrap(True)
        self.doubt.setProperty("class", "quiet")

    def _make_buttons(self, *, can_insert: bool) -> None:
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(_("What the paragraph is"))
        for kind, title in kind_titles().items():
            self.kind.addItem(title, kind.value)
        self.kind.activated.connect(lambda: self.set_kind(Kind(self.kind.currentData())))
        self.outdent = self._tool("outdent", _("A level out"), lambda: self._shift(-1))
        self.indent = self._tool("indent", _("A level in"), lambda: self._shift(1))
        self.undo_button = self._tool("undo", _("Take back the last correction (Ctrl+Z)"), self.undo)
        self.join_button = QPushButton(_("&Join with the One Before"), self)
        self.join_button.setToolTip(_("These two are one paragraph (J)"))
        self.join_button.clicked.connect(self.join)
        self.leave_button = QPushButton(_("&Leave Out"), self)
        self.leave_button.setToolTip(_("This is no part of the resolution (Delete)"))
        self.leave_button.clicked.connect(self.leave_out)
        self.split_button = QPushButton(_("&Split Here"), self)
        self.split_button.setToolTip(_("Put the caret where the second paragraph begins, then split"))
        self.split_button.clicked.connect(self.split)
        self.doubt_button = QPushButton(_("Next &Doubt"), self)
        self.doubt_button.setToolTip(_("Go to the next paragraph that may be understood otherwise (F8)"))
        self.doubt_button.setShortcut("F8")
        self.doubt_button.clicked.connect(self.next_doubt)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.cancel_button = QPushButton(_("Cancel"), self)
        self.cancel_button.clicked.connect(self.reject)
        self.insert_button = QPushButton(_("&Insert at the Caret"), self)
        self.insert_button.setVisible(can_insert)
        self.insert_button.clicked.connect(self._insert)
        self.create_button = QPushButton(_("&Create Document"), self)
        self.create_button.setProperty("primary", True)
        self.create_button.setDefault(True)
        self.create_button.clicked.connect(self._create)

    def _tool(self, name: str, title: str, action: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("class", "flat")
        button.setIcon(icons.icon(name, self._theme))
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.clicked.connect(action)
        return button

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(_row(_heading(_("Text")), None))
        column.addWidget(self.text, 1)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(_row(_heading(_("How it is understood")), None, self.language, self.organ))
        column.addLayout(
            _row(
                self.kind,
                self.outdent,
                self.indent,
                self.join_button,
                self.leave_button,
                None,
                self.undo_button,
            )
        )
        column.addWidget(self.view, 1)
        column.addWidget(self.doubt)
        column.addWidget(self.words)
        column.addLayout(_row(self.split_button, None, self.doubt_button))
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
        foot = _row(self.cancel_button, self.insert_button, self.create_button)
        foot.insertWidget(0, self.summary, 1)
        whole.addLayout(foot)

    # from the text to the understanding

    def _show_text(self, text: str) -> None:
        if len(text) > MOST or max(map(len, text.splitlines()), default=0) > LONGEST_LINE:
            self._on_failed(
                FormatError(_("The text is too long to be shown here."), hint=_("Open it as a file."))
            )
            return
        with QSignalBlocker(self.text):
            self.text.setPlainText(text)
        self._read()

    def _read(self) -> None:
        self._pause.stop()
        text = self.text.toPlainText()
        if text.strip():
            self.summary.setText(_("Reading …"))
            self._reading.ask((text, self._chosen_language))
        else:
            self._correction = None
            self._show()

    def _on_understood(self, understanding: Understanding) -> None:
        self._correction = Correction(understanding)
        self._show()
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.select(0)

    def _on_failed(self, error: Exception) -> None:
        self._correction = None
        self._show()
        said = str(error) if isinstance(error, FormatError) else _("The text could not be read.")
        self.summary.setText(said)

    # showing

    def _show(self) -> None:
        """Show the understanding as it is now, and work out what it would become."""
        now = self._correction.now if self._correction else None
        self.model.show(now.paragraphs if now else ())
        for field, value in ((self.language, now and now.language), (self.organ, now and now.organ)):
            field.setCurrentIndex(max(field.findData(value or ""), 0))
            field.setEnabled(now is not None)
        self.summary.setText("")
        if now is not None:
            self._making.ask(now)
        self._on_current()

    def _on_made(self, outcome: _Outcome) -> None:
        if self._correction is None or outcome.understanding is not self._correction.now:
            return
        self.summary.setText(_told(outcome))
        self.summary.setToolTip("\n".join(outcome.result.losses))

    def _on_current(self) -> None:
        item = self.model.row(self.view.currentIndex().row())
        self.words.setPlainText(item.text if item else "")
        self.doubt.setText(item.doubt if item else "")
        self.doubt.setVisible(bool(item and item.doubt))
        if item is not None:
            self.kind.setCurrentIndex(self.kind.findData(item.kind.value))
            self._point_at(self.view.currentIndex().row())
        self._show_buttons()

    def _point_at(self, row: int) -> None:
        """Show in the text where the paragraph of a row comes from."""
        text = self.text.toPlainText()
        assert self._correction is not None
        now = self._correction.now
        if self._places is None or self._places[0] is not now:
            self._places = now, places_of(text, (item.text for item in now.paragraphs))
        found = self._places[1][row] if row < len(self._places[1]) else None
        marked = []
        if found is not None:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(to_position(text, found[0]))
            cursor.setPosition(to_position(text, found[1]), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setBackground(self._theme.colour("selection"))
            mark.cursor, mark.format = cursor, look
            marked.append(mark)
            if not self.text.hasFocus():
                shown = QTextCursor(cursor)
                shown.setPosition(cursor.selectionStart())
                self.text.setTextCursor(shown)
                self.text.centerCursor()
        self.text.setExtraSelections(marked)

    def _show_buttons(self) -> None:
        rows = self.rows()
        has_row = bool(rows)
        for button in (self.kind, self.outdent, self.indent, self.leave_button):
            button.setEnabled(has_row)
        self.join_button.setEnabled(has_row and rows[0] > 0)
        self.split_button.setEnabled(
            has_row and 0 < self.words.textCursor().position() < len(self.words.toPlainText())
        )
        self.doubt_button.setEnabled(bool(self._doubts()))
        self.undo_button.setEnabled(bool(self._correction and self._correction.can_undo))
        for button in (self.create_button, self.insert_button):
            button.setEnabled(self._correction is not None)

    def select(self, row: int) -> None:
        """Select this row alone, whatever keys are held."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.view.selectionModel().setCurrentIndex(self.model.index(row, WORDS), flags)

    def rows(self) -> list[int]:
        """The rows that are selected, in order."""
        return sorted(index.row() for index in self.view.selectionModel().selectedRows())

    def _doubts(self) -> list[int]:
        now = self._correction.now if self._correction else None
        return [row for row, item in enumerate(now.paragraphs) if item.doubt] if now else []

    def next_doubt(self) -> None:
        """Select the next paragraph with a doubt; after the last, the first."""
        doubts = self._doubts()
        here = self.view.currentIndex().row()
        if doubts:
            self.select(next((row for row in doubts if row > here), doubts[0]))
            self.view.setFocus()

    # correcting

    def set_kind(self, kind: Kind) -> None:
        """The selected paragraphs are of this kind."""
        self._correct(lambda correction: correction.set_kind(self.rows(), kind))

    def _shift(self, step: int) -> None:
        self._correct(lambda correction: correction.shift(self.rows(), step))

    def join(self) -> None:
        """The selected paragraph goes on the one before it; of several, all of them are one."""
        rows = self.rows()
        if not rows or self._correction is None:
            return
        target = rows[0]
        for row in reversed(rows[1:] or rows):
            target = self._correction.join(row)
        self._show()
        self.select(target)

    def split(self) -> None:
        """The paragraph ends at the caret in its words."""
        row = self.view.currentIndex().row()
        offset = to_offset(self.words.toPlainText(), self.words.textCursor().position())
        self._correct(lambda correction: correction.split(row, offset))

    def leave_out(self) -> None:
        """The selected paragraphs are no part of the resolution."""
        self._correct(lambda correction: correction.leave_out(self.rows()))

    def undo(self) -> None:
        """Take back the last correction."""
        self._correct(lambda correction: correction.undo())

    def _correct(self, change: Callable[[Correction], None]) -> None:
        if self._correction is not None:
            change(self._correction)
            self._show()

    def _on_language(self) -> None:
        """Another language is read by other phrases, so the text is read again."""
        self._chosen_language = self.language.currentData()
        self._read()

    def _on_organ(self) -> None:
        organ = self.organ.currentData()
        self._correct(lambda correction: correction.use(organ=organ))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list, a letter says what the paragraph is."""
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        if held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Z:
            self.undo()
        elif held != Qt.KeyboardModifier.NoModifier or not self.rows():
            return False
        elif key in _KEYS:
            self.set_kind(_KEYS[key])
        elif key in (Qt.Key.Key_J, Qt.Key.Key_Backspace):
            self.join()
        elif key == Qt.Key.Key_Delete:
            self.leave_out()
        else:
            return False
        return True

    # the end

    def _create(self) -> None:
        self._finish(self.accepted_as_new)

    def _insert(self) -> None:
        self._finish(self.accepted_here)

    def _finish(self, told: SignalInstance) -> None:
        if self._correction is not None:
            result = resolutions.document_of(self._correction.now)
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


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets beside each other; None takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
