"""The question before two texts are compared: which ones, and how the difference is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from engross.errors import AppError
from engross.formats.format import ImportResult
from engross.i18n import _
from engross.model.nodes import Document
from engross.ui import dialogs
from engross.ui.jobs import Jobs
from engross.workspace import base_text, comparison, files
from engross.workspace.comparison import Comparison
from engross.workspace.files import ReadFile

Shown = Callable[[Comparison, tuple[str, str], bool], object]
"""Gets the comparison, what the two texts are called, and whether it is shown side by side."""


@dataclass(frozen=True, slots=True)
class Known:
    """A text that need not be read from a file."""

    title: str
    name: str
    document: Document


class CompareDialog(QDialog):
    """Compares in the background; ``show_found`` gets what was found."""

    def __init__(self, known: list[Known], author: str, show_found: Shown, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self.setWindowTitle(_("Compare"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(640)
        self._author, self._show_found = author, show_found
        self._jobs = Jobs(self)
        self._texts: dict[str, Known] = {text.title: text for text in known}
        self.old, self.new = (self._chooser(title) for title in (_("Earlier text"), _("Later text")))
        if known:
            self.new.setCurrentText(known[0].title)
        if len(known) > 1:
            self.old.setCurrentText(known[-1].title)
        self.beside = QRadioButton(_("&Side by side"), self)
        self.beside.setChecked(True)
        self.tracked = QRadioButton(_("As &tracked changes"), self)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(_("Comparing"))
        self.progress.hide()
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._lay_out()

    def _chooser(self, title: str) -> QComboBox:
        chooser = QComboBox(self)
        chooser.setEditable(True)
        chooser.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        chooser.addItems(list(self._texts))
        chooser.setCurrentIndex(-1)
        chooser.setAccessibleName(title)
        field = chooser.lineEdit()
        assert field is not None
        field.setAccessibleName(title)
        field.setPlaceholderText(_("A file in any format that can be opened"))
        return chooser

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for line, (title, chooser) in enumerate(((_("Earlier text"), self.old), (_("Later text"), self.new))):
            button = QPushButton(_("Choose…"), self)
            button.setAccessibleName(_("Choose: {what}").format(what=title))
            button.clicked.connect(lambda _checked=False, field=chooser: self._choose(field))
            for place, widget in enumerate((QLabel(title, self), chooser, button)):
                grid.addWidget(widget, line, place)
        grid.setColumnStretch(1, 1)
        self.buttons = dialogs.buttons(self, _("Compare"))
        about = QLabel(
            _(
                "Paragraphs that moved are told from what was written anew; layout and new numbers are no difference."
            ),
            self,
        )
        about.setWordWrap(True)
        about.setProperty("class", "quiet")
        column = QVBoxLayout(self)
        column.addWidget(about)
        column.addSpacing(8)
        column.addLayout(grid)
        column.addSpacing(8)
        for widget in (self.beside, self.tracked):
            column.addWidget(widget)
        column.addStretch()
        for below in (self.progress, self._said, self.buttons):
            column.addWidget(below)

    def _choose(self, field: QComboBox) -> None:
        found = dialogs.ask_open(self)
        if found:
            field.setCurrentText(str(found[0]))

    def _named(self, field: QComboBox) -> tuple[str, Callable[[], ReadFile]]:
        """What the text in a field is called, and how to get it; raises AppError where none is chosen."""
        chosen = field.currentText().strip()
        if not chosen:
            raise AppError(_("Two texts are needed."), hint=_("Choose a file."))
        if chosen in self._texts:
            known = self._texts[chosen]
            return known.name, lambda: ReadFile(files.RECORD, ImportResult(known.document))
        path = Path(chosen)
        return path.name, lambda: files.read(files.read_bytes(path), path.name)

    def accept(self) -> None:
        try:
            (old, read_old), (new, read_new) = map(self._named, (self.old, self.new))
        except AppError as error:
            self._on_failed(error)
            return
        self._said.setText(_("Comparing…"))
        self.progress.show()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(False)
        author, at = self._author, base_text.now()
        self._jobs.start(
            lambda: comparison.compared_files(read_old(), read_new(), author, at),
            lambda found: self._on_found(found, (old, new)),
            self._on_failed,
        )

    def _on_found(self, found: Comparison, names: tuple[str, str]) -> None:
        self.done(QDialog.DialogCode.Accepted)
        self._show_found(found, names, self.beside.isChecked())

    def _on_failed(self, error: Exception) -> None:
        self.progress.hide()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(True)
        self._said.setText(str(error))

    def done(self, result: int) -> None:
        self._jobs.leave()
        super().done(result)
