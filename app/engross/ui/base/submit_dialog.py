"""The question before a draft is submitted: whose the changes against the base text are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from engross.i18n import _
from engross.ui import dialogs


class SubmitDialog(QDialog):
    """``submit`` gets the author's name, or None where the draft's own marks and authors stay."""

    def __init__(
        self, base: str, author: str, submit: Callable[[str | None], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("submit")
        self.setWindowTitle(_("Export for Submission"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self._submit = submit
        about = QLabel(
            _(
                "A Word file with everything that differs from {base} as tracked changes. Comments are left out. "
                "The file is read again before it is kept: rejected it must say what the base text says, accepted "
                "what the draft says."
            ).format(base=base),
            self,
        )
        about.setWordWrap(True)
        about.setProperty("class", "quiet")
        self.one = QRadioButton(_("The changes are those of &one author:"), self)
        self.one.setChecked(True)
        self.name = QLineEdit(author, self)
        self.name.setAccessibleName(_("Author of the changes"))
        self.own = QRadioButton(_("The tracked changes of the &draft stay, with their authors"), self)
        self.one.toggled.connect(self.name.setEnabled)
        column = QVBoxLayout(self)
        column.addWidget(about)
        column.addSpacing(8)
        for widget in (self.one, self.name, self.own):
            column.addWidget(widget)
        column.addStretch()
        column.addSpacing(8)
        column.addWidget(dialogs.buttons(self, _("Choose a Name…")))

    def accept(self) -> None:
        author = self.name.text().strip() if self.one.isChecked() else None
        super().accept()
        self._submit(author)
