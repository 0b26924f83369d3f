"""The question before copies are merged: what was sent, which copies came back, and whose they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
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
    """Merges in the background; ``take`` gets what came of it. ``sent`` are texts that may have been sent.

    Who cancels while it merges stops that, and has what was listed as it was; who cancels again leaves.
    """

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
        self._running = 0
        """How many things are being done: files read, copies merged."""
        self._failures: list[str] = []
        """What went wrong in those, to be said when all are done."""
        self._is_merging = self._is_stopped = False
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
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._lay_out()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 2, self)
        table.setAccessibleName(_("Copies that came back"))
        table.setHorizontalHeaderLabels([_("Copy"), _("Whose changes")])
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.horizontalHeader().setHighlightSections(False)
        table.setColumnWidth(1, 240)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        return table

    def _lay_out(self) -> None:
        rows = QFormLayout()
        rows.addRow(_("Text that was sent"), self.sent)
        self._remover = QPushButton(_("&Remove"), self)
        self._remover.clicked.connect(self._remove)
        self.add = QPushButton(_("&Add Copies…"), self)
        self.add.clicked.connect(self._ask_copies)
        beside = QHBoxLayout()
        beside.addWidget(self.add)
        beside.addWidget(self._remover)
        beside.addStretch()
        self.buttons = dialogs.buttons(self, _("Merge"))
        self.merge = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._offer()
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
            done(path, file)
            self._rest()

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

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self.table.removeRow(row)
            del self._back[row]
        self._offer()

    @property
    def back(self) -> list[tuple[ReadFile, str]]:
        """The copies with the names that stand beside them."""
        cells = [self.table.item(row, 1) for row in range(self.table.rowCount())]
        names = [cell.text().strip() if cell is not None else "" for cell in cells]
        return list(zip(self._back, names, strict=True))

    # working

    def _work(self, said: str, steps: int = 0) -> None:
        """Show that something is being done, in so many steps if that is known."""
        if not self._running:
            self._failures = []
        self._running += 1
        self.progress.setRange(0, steps)
        self.progress.show()
        self._offer()
        self._said.setText(said)

    def _rest(self, failure: str = "") -> None:
        """One thing is done; what failed is said when all are."""
        self._running -= 1
        self._failures += [failure] if failure else []
        if self._running:
            return
        self.progress.hide()
        self._is_merging = False
        self._offer()
        self._said.setText("\n".join(self._failures))

    def _offer(self) -> None:
        """What is merged can be chosen as long as it is not being merged, and merged once there is something."""
        for widget in (self.sent, self.table, self.add):
            widget.setEnabled(not self._is_merging)
        self._remover.setEnabled(bool(self._back) and not self._is_merging)
        self.merge.setEnabled(bool(self._back) and not self._running)

    def accept(self) -> None:
        if not self._back:
            self._said.setText(_("Add the copies that came back."))
            self.add.setFocus()
            return
        sent, draft, back, at = (
            self._sent[self.sent.currentData()], self._draft, self.back, base_text.now(),
        )  # fmt: skip
        self._is_stopped = False
        self._is_merging = True
        self._work(_("Merging…"), len(back))
        self._jobs.start(
            lambda: copies.merge(sent, draft, returning.copies(sent, back), at, self._tell),
            self._on_merged,
            self._on_failed,
        )

    def _tell(self, done: int, _of: int) -> None:
        """From the thread that merges."""
        if self._is_stopped:
            raise Stopped(_("Nothing was merged."))
        self._jobs.tell(self.progress.setValue, done)

    def _on_merged(self, merged: Merged) -> None:
        if self._is_stopped:
            self._on_failed(Stopped(_("Nothing was merged.")))
            return
        self.done(QDialog.DialogCode.Accepted)
        self._take(merged)

    def _on_failed(self, error: Exception) -> None:
        self._rest(str(error))
        if isinstance(error, Stopped):
            self.merge.setFocus()

    def reject(self) -> None:
        if self._is_merging and not self._is_stopped:
            self._is_stopped = True
            self._said.setText(_("Stopping…"))
            return
        super().reject()

    def done(self, result: int) -> None:
        self._is_stopped = True
        self._jobs.leave()
        super().done(result)
