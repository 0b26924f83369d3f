"""Questions and lists in windows of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engross import __version__
from engross.formats import registry
from engross.i18n import _

Answer = Literal["save", "discard", "cancel"]


def ask_open(parent: QWidget, folder: str = "") -> list[Path]:
    """The files to open; none where the user thought better of it."""
    endings = " ".join(
        f"*{ending}" for entry in registry.FORMATS if entry.can_read for ending in entry.endings
    )
    every = _("All files")
    names, _filter = QFileDialog.getOpenFileNames(
        parent, _("Open"), folder, f"{_('Resolutions')} ({endings});;{every} (*)"
    )
    return [Path(name) for name in names]


def ask_save(
    parent: QWidget, title: str, suggested: Path, ending: str, others: tuple[str, ...] = ()
) -> Path | None:
    """Where to write; the ending is added where the user gives none. Qt asks before overwriting.

    ``others`` are more endings to choose from.
    """
    kinds = {_kind(one): one for one in (ending, *others)}
    name, chosen = QFileDialog.getSaveFileName(parent, title, str(suggested), ";;".join(kinds))
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(kinds.get(chosen, ending))


def _kind(ending: str) -> str:
    """What a question for a file calls those with this ending: "Word (*.docx)"."""
    titles = (entry.title for entry in registry.FORMATS if ending in entry.endings)
    return f"{next(titles, ending[1:].upper())} (*{ending})"


def ask_picture(parent: QWidget, before: str) -> str:
    """An image file; "" where the user thought better of it."""
    pictures = f"{_('Pictures')} (*.png *.jpg *.jpeg *.gif *.bmp *.tif *.tiff)"
    name, _filter = QFileDialog.getOpenFileName(parent, _("Emblem for Word files"), before, pictures)
    return name


def buttons(dialog: QDialog, title: str) -> QDialogButtonBox:
    """The buttons of a question: one with this title that agrees, and one that leaves."""
    made = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, dialog
    )
    agree = made.button(QDialogButtonBox.StandardButton.Ok)
    agree.setText(title)
    agree.setProperty("primary", True)
    agree.style().polish(agree)  # the box has asked for its size, by the look of any other button
    made.accepted.connect(dialog.accept)
    made.rejected.connect(dialog.reject)
    return made


def ask_name(parent: QWidget, title: str, asked: str, known: list[str]) -> str | None:
    """One of the known names, the first of which is suggested, or another; None where the user thought better of it."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(asked)
    dialog.setComboBoxItems(known)
    dialog.setComboBoxEditable(True)
    for field in dialog.findChildren(QLineEdit):
        field.setAccessibleName(asked)
    return dialog.textValue().strip() if dialog.exec() else None


def ask_unsaved(parent: QWidget, name: str) -> Answer:
    """What to do with changes that are not saved."""
    box = QMessageBox(parent)
    box.setObjectName("unsaved")
    box.setWindowTitle(_("Unsaved Changes"))
    box.setText(_("Save the changes to “{name}”?").format(name=name))
    box.setInformativeText(_("They are lost if you do not save them."))
    box.setStandardButtons(
        QMessageBox.StandardButton.Save
        | QMessageBox.StandardButton.Discard
        | QMessageBox.StandardButton.Cancel
    )
    box.setDefaultButton(QMessageBox.StandardButton.Save)
    answers: dict[int, Answer] = {
        QMessageBox.StandardButton.Save.value: "save",
        QMessageBox.StandardButton.Discard.value: "discard",
    }
    return answers.get(int(box.exec()), "cancel")


def ask_address(parent: QWidget, before: str) -> str | None:
    """The address of a link; None where the user thought better of it."""
    address, agreed = QInputDialog.getText(
        parent, _("Link"), _("Address that the selected words lead to (empty: no link)"), text=before
    )
    return address.strip() if agreed else None


def show_losses(parent: QWidget, losses: tuple[str, ...]) -> None:
    """The list of what could not be kept."""
    dialog = QDialog(parent)
    dialog.setObjectName("losses")
    dialog.setWindowTitle(_("What could not be kept"))
    dialog.resize(620, 380)
    words = QPlainTextEdit("\n".join(f"• {loss}" for loss in losses) or _("Everything was kept."), dialog)
    words.setReadOnly(True)
    words.setAccessibleName(_("What could not be kept"))
    _finish(dialog, words)


def show_commands(parent: QWidget, rows: list[tuple[str, str, str]]) -> None:
    """Every command with its keys and what it does."""
    dialog = QDialog(parent)
    dialog.setObjectName("commands")
    dialog.setWindowTitle(_("Commands and keys"))
    dialog.resize(760, 560)
    table = QTableWidget(len(rows), 3, dialog)
    table.setAccessibleName(_("Commands and keys"))
    table.setHorizontalHeaderLabels([_("Command"), _("Keys"), _("What it does")])
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            item = QTableWidgetItem(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words or _("none"))
            table.setItem(number, column, item)
    table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().sectionResized.connect(table.resizeRowsToContents)
    table.resizeColumnsToContents()
    _finish(dialog, _finder(table, [" ".join(row).casefold() for row in rows], dialog), table)


def _finder(table: QTableWidget, said: list[str], dialog: QDialog) -> QLineEdit:
    """A line that leaves the rows that say all the words typed in it."""
    line = QLineEdit(dialog)
    line.setPlaceholderText(_("Find a command by its words or its keys"))
    line.setAccessibleName(_("Find a command"))
    line.setClearButtonEnabled(True)

    def leave(words: str) -> None:
        wanted = words.casefold().split()
        for row, known in enumerate(said):
            table.setRowHidden(row, not all(word in known for word in wanted))

    line.textChanged.connect(leave)
    return line


def show_about(parent: QWidget) -> None:
    """Version and licence."""
    words = _(
        "Drafting, reviewing and issuing resolutions of the United Nations and of bodies that write like it."
    )
    QMessageBox.about(
        parent, _("About Engross"), f"<h3>Engross {__version__}</h3><p>{words}</p><p>Apache-2.0</p>"
    )


def _finish(dialog: QDialog, *body: QWidget) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    for widget in body:
        column.addWidget(widget)
    body[0].setFocus()
    column.addWidget(buttons)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
