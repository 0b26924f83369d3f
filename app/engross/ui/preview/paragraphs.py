"""How the text is understood, at the right of the preview: the paragraphs in a table, and what corrects them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engross.formats.text.understanding import Understanding
from engross.i18n import _
from engross.model.nodes import Kind
from engross.ui import icons
from engross.ui.editor.positions import to_offset
from engross.ui.preview.correction import Correction, kind_titles
from engross.ui.preview.model import KIND, LABEL, WORDS, ParagraphsModel
from engross.ui.theme import Theme

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
"""In the table, a letter says what the paragraph is."""


class Paragraphs(QWidget):
    """Shows an understanding and corrects it."""

    corrected = Signal()
    """The understanding is another one."""
    pointed = Signal(int)
    """The row that people look at."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._correction: Correction | None = None
        self.model = ParagraphsModel(theme, self)
        self.view = self._make_view()
        self.words = self._make_words()
        self.doubt = QLabel(self)
        self.doubt.setWordWrap(True)
        self.doubt.setProperty("class", "quiet")
        self._make_buttons()
        self._lay_out()
        self._show_current()

    # making

    def _make_view(self) -> QTableView:
        view = QTableView(self)
        view.setModel(self.model)
        view.setAccessibleName(_("How the text is understood"))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(28)
        head = view.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(KIND, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(KIND, 134)
        head.resizeSection(LABEL, 52)
        view.installEventFilter(self)
        view.selectionModel().currentRowChanged.connect(self._show_current)
        view.selectionModel().selectionChanged.connect(self._show_buttons)
        return view

    def _make_words(self) -> QPlainTextEdit:
        words = QPlainTextEdit(self)
        words.setReadOnly(True)
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        words.setAccessibleName(_("The paragraph"))
        words.setMaximumHeight(110)
        words.cursorPositionChanged.connect(self._show_buttons)
        return words

    def _make_buttons(self) -> None:
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(_("What the paragraph is"))
        for kind, title in kind_titles().items():
            self.kind.addItem(title, kind.value)
        self.kind.activated.connect(lambda: self.set_kind(Kind(self.kind.currentData())))
        self.outdent = self._tool("outdent", _("A level out"), lambda: self._shift(-1))
        self.indent = self._tool("indent", _("A level in"), lambda: self._shift(1))
        self.undo_button = self._tool("undo", _("Take back the last correction (Ctrl+Z)"), self.undo)
        self.join_button = self._button(
            _("&Join with the One Before"), _("These two are one paragraph (J)"), self.join
        )
        self.leave_button = self._button(
            _("&Leave Out"), _("This is no part of the resolution (Delete)"), self.leave_out
        )
        self.split_button = self._button(
            _("&Split Here"), _("Put the caret where the second paragraph begins, then split"), self.split
        )
        self.doubt_button = self._button(
            _("Next &Doubt"),
            _("Go to the next paragraph that may be understood otherwise (F8)"),
            self.next_doubt,
        )
        self.doubt_button.setShortcut("F8")

    def _button(self, title: str, tip: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(title, self)
        button.setToolTip(tip)
        button.clicked.connect(action)
        return button

    def _tool(self, name: str, title: str, action: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("class", "flat")
        button.setIcon(icons.icon(name, self._theme))
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.clicked.connect(action)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        levels = (self.outdent, self.indent)
        column.addLayout(
            in_row(self.kind, *levels, self.join_button, self.leave_button, None, self.undo_button)
        )
        column.addWidget(self.view, 1)
        column.addWidget(self.doubt)
        column.addWidget(self.words)
        column.addLayout(in_row(self.split_button, None, self.doubt_button))

    # showing

    @property
    def understanding(self) -> Understanding | None:
        """The understanding as corrected, or None while there is none."""
        return self._correction.now if self._correction else None

    def show_understanding(self, understanding: Understanding | None) -> None:
        """Show this one from now on; corrections begin anew."""
        self._correction = Correction(understanding) if understanding else None
        self._show()
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.select(0)

    def _show(self) -> None:
        now = self.understanding
        self.model.show(now.paragraphs if now else ())
        self._show_current()
        self.corrected.emit()

    def _show_current(self) -> None:
        row = self.view.currentIndex().row()
        item = self.model.row(row)
        self.words.setPlainText(item.text if item else "")
        self.doubt.setText(item.doubt if item else "")
        self.doubt.setVisible(bool(item and item.doubt))
        if item is not None:
            self.kind.setCurrentIndex(self.kind.findData(item.kind.value))
            self.pointed.emit(row)
        self._show_buttons()

    def _show_buttons(self) -> None:
        rows = self.rows()
        has_row = bool(rows)
        for button in (self.kind, self.outdent, self.indent, self.leave_button):
            button.setEnabled(has_row)
        self.join_button.setEnabled(has_row and rows[0] > 0)
        at = self.words.textCursor().position()
        self.split_button.setEnabled(has_row and 0 < at < len(self.words.toPlainText()))
        self.doubt_button.setEnabled(bool(self._doubts()))
        self.undo_button.setEnabled(bool(self._correction and self._correction.can_undo))

    def select(self, row: int) -> None:
        """Select this row alone, whatever keys are held."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.view.selectionModel().setCurrentIndex(self.model.index(row, WORDS), flags)

    def rows(self) -> list[int]:
        """The rows that are selected, in order."""
        return sorted(index.row() for index in self.view.selectionModel().selectedRows())

    def _doubts(self) -> list[int]:
        now = self.understanding
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

    def use_organ(self, organ: str) -> None:
        """The text is of this organ."""
        self._correct(lambda correction: correction.use(organ=organ))

    def undo(self) -> None:
        """Take back the last correction."""
        self._correct(lambda correction: correction.undo())

    def _correct(self, change: Callable[[Correction], None]) -> None:
        if self._correction is not None:
            change(self._correction)
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the table, a letter says what the paragraph is."""
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


def in_row(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets beside each other; None takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
