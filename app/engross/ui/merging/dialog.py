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
from engross.review.copies import Copy, Merged
from engross.ui import dialogs
from engross.ui.jobs import Jobs
from engross.workspace import base_text, files

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
        self._copies: list[Document] = []
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
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.merge = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.merge.setText(_("Merge"))
        self.merge.setEnabled(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(rows)
        column.addWidget(self.table)
        column.addLayout(beside)
        for widget in (self.progress, self._said, self.buttons):
            column.addWidget(widget)

    # what is merged

    def _on_sent_chosen(self) -> None:
        if self.sent.currentData():
            return
        found = dialogs.ask_open(self)
        try:
            if found:
                document = _read(found[0])
                self._sent[found[0].name] = document
                self.sent.insertItem(self.sent.count() - 1, found[0].name, found[0].name)
                self.sent.setCurrentIndex(self.sent.count() - 2)
                return
        except AppError as error:
            self._said.setText(str(error))
        self.sent.setCurrentIndex(0)

    def _ask_copies(self) -> None:
        for path in dialogs.ask_open(self):
            self.add_copy(path)

    def add_copy(self, path: Path) -> None:
        """List a file; what is wrong with it is said."""
        try:
            document = _read(path)
        except AppError as error:
            self._said.setText(str(error))
            return
        self._said.clear()
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
        self._copies.append(document)
        self.merge.setEnabled(True)

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self.table.removeRow(row)
            del self._copies[row]
        self.merge.setEnabled(bool(self._copies))

    @property
    def copies(self) -> list[Copy]:
        """The copies with the names that stand beside them."""
        cells = [self.table.item(row, 1) for row in range(self.table.rowCount())]
        names = [cell.text().strip() if cell is not None else "" for cell in cells]
        return [Copy(document, name) for document, name in zip(self._copies, names, strict=True)]

    # merging

    def accept(self) -> None:
        if not self._copies:
            self._said.setText(_("Add the copies that came back."))
            self.add.setFocus()
            return
        sent, draft, found, at = (
            self._sent[self.sent.currentData()], self._draft, self.copies, base_text.now(),
        )  # fmt: skip
        self.progress.setRange(0, len(found))
        self.progress.show()
        self.merge.setEnabled(False)
        self._said.setText(_("Merging…"))
        self._jobs.start(
            lambda: copies.merge(sent, draft, found, at, self._tell), self._on_merged, self._on_failed
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
        self.progress.hide()
        self.merge.setEnabled(True)
        self._said.setText(str(error))

    def done(self, result: int) -> None:
        self._is_stopped = True
        self._jobs.close()
        super().done(result)


def _read(path: Path) -> Document:
    return files.read(files.read_bytes(path), path.name).result.document
