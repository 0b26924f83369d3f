"""The dialog that begins a draft from an earlier resolution: which one, and what is known of the new session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engross.errors import AppError
from engross.i18n import _
from engross.model import masthead, plain, walk
from engross.model.nodes import Document
from engross.ui import dialogs
from engross.ui.masthead import form
from engross.ui.widgets.questions import Questions
from engross.workspace import base_text, files


class BeginDialog(QDialog):
    """Asks; ``begin`` gets the draft. ``path`` is the file that is suggested."""

    def __init__(self, begin: Callable[[Document], object], path: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("begin")
        self.setWindowTitle(_("New from an Earlier Resolution"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(620)
        self._begin = begin
        self.file = QLineEdit(str(path) if path else "", self)
        self.file.setPlaceholderText(_("A file in any format that can be opened"))
        self.file.setAccessibleName(_("Earlier resolution"))
        self.file.editingFinished.connect(self._show_earlier)
        self.choose = QPushButton(_("Choose…"), self)
        self.choose.setAccessibleName(_("Choose the earlier resolution"))
        self.choose.clicked.connect(self._choose)
        self.questions = Questions(self)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._earlier: tuple[str, Document] | None = None
        self._lay_out()
        self._show_earlier()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.file)
        row.addWidget(self.choose)
        self.questions.add(_("Earlier resolution"), self.file, row)
        self.questions.addRow("", self._said)
        titles = form.titles()
        self.questions.ask({name: titles[name] for name in base_text.ASKED})
        about = QLabel(
            _(
                "What the new session asks for is proposed as tracked changes. What you leave empty is carried over "
                "from the earlier text."
            ),
            self,
        )
        about.setWordWrap(True)
        about.setProperty("class", "quiet")
        column = QVBoxLayout(self)
        column.addWidget(about)
        column.addSpacing(8)
        column.addLayout(self.questions)
        column.addStretch()
        column.addSpacing(8)
        column.addWidget(dialogs.buttons(self, _("Begin")))

    def _choose(self) -> None:
        found = dialogs.ask_open(self, str(Path(self.file.text()).parent))
        if found:
            self.file.setText(str(found[0]))
            self._show_earlier()

    def _show_earlier(self) -> None:
        """Say what the file is, and show as examples what it states."""
        try:
            document = self._read()
        except AppError as error:
            self._said.setText(str(error))
            return
        if document is None:
            self._said.clear()
            return
        self.questions.show_examples(lambda name: masthead.text_of(document, name))
        words = next((plain.words(b) for b in walk.blocks(document) if plain.words(b)), "")
        said = " ".join(
            masthead.text_of(document, name) for name in (masthead.SYMBOL, masthead.TITLE)
        ).strip()
        self._said.setText(said or words[:120])

    def _read(self) -> Document | None:
        """The earlier text, read once; None while no file is named."""
        named = self.file.text().strip()
        if not named:
            return None
        if self._earlier is None or self._earlier[0] != named:
            path = Path(named)
            self._earlier = named, files.read(files.read_bytes(path), path.name).result.document
        return self._earlier[1]

    def accept(self) -> None:
        try:
            earlier = self._read()
        except AppError as error:
            self._said.setText(str(error))
            return
        if earlier is None:
            self._said.setText(_("Choose the resolution that the draft starts from."))
            self.file.setFocus()
            return
        super().accept()
        self._begin(base_text.begun(earlier, self.questions.answers, base_text.now()))
