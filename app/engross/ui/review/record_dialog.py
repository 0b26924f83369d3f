"""The record of decisions, to be read, searched and saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engross.errors import AppError
from engross.i18n import _, counted
from engross.review import record
from engross.ui.bridge import Bridge
from engross.ui.review import report_file
from engross.workspace import files


class RecordDialog(QDialog):
    """Shows the decisions of one document, the newest first."""

    def __init__(self, bridge: Bridge, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("record")
        self.setWindowTitle(_("Record of Decisions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(980, 460)
        self._bridge, self._name = bridge, name
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("Find a clause, words, a name, a reason"))
        self.field.setAccessibleName(_("Find in the record"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._filter)
        self.table = QTableWidget(0, len(record.COLUMNS), self)
        self.table.setAccessibleName(_("Decisions"))
        self.table.setHorizontalHeaderLabels([_(column) for column in record.COLUMNS])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self._count = QLabel(self)
        save, clear, close = (
            QPushButton(title, self) for title in (_("&Save Report…"), _("C&lear Record…"), _("Close"))
        )
        save.setDefault(True)
        save.clicked.connect(self._save)
        clear.clicked.connect(self._clear)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        for button in (clear, save, close):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self._fill()
        self.field.setFocus()

    def _fill(self) -> None:
        found = [record.values(decision) for decision in reversed(self._bridge.document.decisions)]
        self.table.setRowCount(len(found))
        for row, values in enumerate(found):
            for column, value in enumerate(values):
                item = QTableWidgetItem(value)
                said = f"{_(record.COLUMNS[column])}: {value or _('none')}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
                self.table.setItem(row, column, item)
        self.table.resizeColumnsToContents()
        for column in range(self.table.columnCount()):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), _WIDEST))
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self._filter(self.field.text())

    def _filter(self, wanted: str) -> None:
        wanted = wanted.casefold().strip()
        seen = 0
        for row in range(self.table.rowCount()):
            said = (self.table.item(row, column) for column in range(self.table.columnCount()))
            is_in = any(wanted in item.text().casefold() for item in said if item is not None)
            self.table.setRowHidden(row, not is_in)
            seen += is_in
        self._count.setText(counted("{count} decision", "{count} decisions", seen))

    def _save(self) -> None:
        title = _("Decisions on {name}").format(name=self._name)
        named = Path(self._name).stem.replace("/", "_")
        path = report_file.ask(self, _("Report of the decisions"), _("{name} decisions").format(name=named))
        if path is None:
            return
        try:
            files.write_bytes(path, record.written(self._bridge.document, path.suffix.casefold(), title))
        except AppError as error:
            QMessageBox.warning(self, self.windowTitle(), f"{error} {error.hint}".strip())

    def _clear(self) -> None:
        answer = QMessageBox.question(
            self, _("Clear Record"), _("Take the whole record out of the document? Undo brings it back.")
        )
        if answer == QMessageBox.StandardButton.Yes:
            self._bridge.perform(lambda: record.cleared(self._bridge.document))
            self.accept()


_WIDEST = 260
"""Pixels of a column at the beginning."""
