"""The question before copies are merged: what was sent, which copies came back, and whose they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engross.errors import AppError
from engross.i18n import _
from engross.model.nodes import Document
from engross.review import authors, copies
from engross.review.copies import Merged
from engross.ui import dialogs
from engross.ui.jobs import Jobs
from engross.workspace import base_text, files, returning
from engross.workspace.files import ReadFile

HERE = "here"


class Stopped(AppError):
    """The person did not want to wait."""


class MergeDialog(QDialog):
    """Merges in the background; ``take`` gets what came of it. ``sent`` are texts that may have been sent."""

    progressed = Signal(int, int)

    def __init__(
        self,
        draft: Document,
        sent: dict[str, Document],
        take: Callable[[Merged], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("merge")
        self.setWindowTitle(_("Merge Reviewers' Copies"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 420)
        self._draft, self._sent, self._take = draft, sent, take
        self._jobs = Jobs(self)
        self._back: list[ReadFile] = []
        self._is_stopped = False
        self.sent = QComboBox(self)
        self.sent.setAccessibleName(_("Text that was sent"))
        for title in sent:
            self.sent.addItem(title, title)
        self.sent.addItem(_("A file…"), "")
        self.sent.activated.connect(self._on_sent_chosen)
        self.table = self._make_table()
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(_("Copies merged"))
        self.progress.hide()
        self.progressed.connect(self._on_progress)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._lay_out()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 2, self)
        table.setAccessibleName(_("Copies that came back"))
        table.setHorizontalHeaderLabels([_("Copy"), _("Whose changes")])
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(1, 240)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        return table

    def _lay_out(self) -> None:
        rows = QFormLayout()
        rows.addRow(_("Text that was sent"), self.sent)
        self.add = QPushButton(_("&Add Copies…"), self)
        self.add.clicked.connect(self._ask_copies)
        remove = QPushButton(_("&Remove"), self)
        remove.clicked.connect(self._remove)
        beside = QHBoxLayout()
        beside.addWidget(self.add)
        beside.addWidget(remove)
        beside.addStretch()
        self.buttons = dialogs.buttons(self, _("Merge"))
        self.merge = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.merge.setEnabled(False)
        about = QLabel(
            _(
                "Add the copies that came back. Each is compared with what was sent, and its changes are laid over "
                "this text, tracked, in the name of whoever made them."
            ),
            self,
        )
        about.setWordWrap(True)
        about.setProperty("class", "quiet")
        column = QVBoxLayout(self)
        column.addWidget(about)
        column.addSpacing(8)
        column.addLayout(rows)
        column.addWidget(self.table)
        column.addLayout(beside)
        for widget in (self.progress, self._said, self.buttons):
            column.addWidget(widget)

    # what is merged

    def _on_sent_chosen(self) -> None:
        if self.sent.currentData():
            return
        self.sent.setCurrentIndex(0)
        found = dialogs.ask_open(self)
        if found:
            self._read(found[0], self._on_sent_read)

    def _on_sent_read(self, path: Path, file: ReadFile) -> None:
        self._sent[path.name] = file.result.document
        self.sent.insertItem(self.sent.count() - 1, path.name, path.name)
        self.sent.setCurrentIndex(self.sent.count() - 2)

    def _ask_copies(self) -> None:
        for path in dialogs.ask_open(self):
            self.add_copy(path)

    def add_copy(self, path: Path) -> None:
        """List a file once it is read; what is wrong with it is said."""
        self._read(path, self._on_copy_read)

    def _read(self, path: Path, done: Callable[[Path, ReadFile], None]) -> None:
        def on_read(file: ReadFile) -> None:
            self._rest()
            done(path, file)

        self._work(_("Reading {name}…").format(name=path.name))
        self._jobs.start(lambda: files.read(files.read_bytes(path), path.name), on_read, self._on_failed)

    def _on_copy_read(self, path: Path, file: ReadFile) -> None:
        document = file.result.document
        named = authors.together(change.author for change in document.changes) if document.changes else ""
        row = self.table.rowCount()
        self.table.insertRow(row)
        name = QTableWidgetItem(path.name)
        name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        name.setToolTip(str(path))
        whose = QTableWidgetItem(named or path.stem)
        if document.changes:
            whose.setToolTip(
                _("Tracked changes in the copy keep their authors; the name is for what has none.")
            )
        self.table.setItem(row, 0, name)
        self.table.setItem(row, 1, whose)
        self.table.setCurrentCell(row, 1)
        self._back.append(file)
        self.merge.setEnabled(True)

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self.table.removeRow(row)
            del self._back[row]
        self.merge.setEnabled(bool(self._back))

    @property
    def back(self) -> list[tuple[ReadFile, str]]:
        """The copies with the names that stand beside them."""
        cells = [self.table.item(row, 1) for row in range(self.table.rowCount())]
        names = [cell.text().strip() if cell is not None else "" for cell in cells]
        return list(zip(self._back, names, strict=True))

    # working

    def _work(self, said: str, steps: int = 0) -> None:
        """Show that something is being done, in so many steps if that is known."""
        self.progress.setRange(0, steps)
        self.progress.show()
        self.merge.setEnabled(False)
        self._said.setText(said)

    def _rest(self) -> None:
        self.progress.hide()
        self.merge.setEnabled(bool(self._back))
        self._said.clear()

    def accept(self) -> None:
        if not self._back:
            self._said.setText(_("Add the copies that came back."))
            self.add.setFocus()
            return
        sent, draft, back, at = (
            self._sent[self.sent.currentData()], self._draft, self.back, base_text.now(),
        )  # fmt: skip
        self._work(_("Merging…"), len(back))
        self._jobs.start(
            lambda: copies.merge(sent, draft, returning.copies(sent, back), at, self._tell),
            self._on_merged,
            self._on_failed,
        )

    def _tell(self, done: int, of: int) -> None:
        """From the thread that merges."""
        if self._is_stopped:
            raise Stopped(_("Stopped."))
        self.progressed.emit(done, of)

    def _on_progress(self, done: int, _of: int) -> None:
        self.progress.setValue(done)

    def _on_merged(self, merged: Merged) -> None:
        self.done(QDialog.DialogCode.Accepted)
        self._take(merged)

    def _on_failed(self, error: Exception) -> None:
        self._rest()
        self._said.setText(str(error))

    def done(self, result: int) -> None:
        self._is_stopped = True
        self._jobs.close()
        super().done(result)
