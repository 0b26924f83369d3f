"""A small card beside the text in which a new comment is written."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from engross.i18n import _
from engross.review import comments
from engross.ui.editor.page import Page
from engross.ui.review import tips
from engross.ui.review.words import Words

WIDTH, HEIGHT = 380, 190
_GAP = 6


class CommentCard(QFrame):
    """Stands over the page while a comment is written. Ctrl+Return keeps it, Escape leaves."""

    written = Signal(str, str, bool)
    """The words, the name of its kind, and whether the comment is private."""
    left = Signal(str)
    """Left without a comment; the words so far."""

    def __init__(self, page: Page, title: str, words: str) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("comment-card")
        self.setAccessibleName(title)
        heading = QLabel(title, self)
        heading.setProperty("class", "heading")
        self.text = Words(_("Comment"), words, self)
        self.text.sent.connect(self._keep)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(_("Kind of the comment"))
        for kind in comments.kinds():
            self.kind.addItem(tips.comment_kind(kind), kind)
        self.private = QCheckBox(_("Private"), self)
        self.private.setToolTip(_("Leaves in no export"))
        self.button = QPushButton(_("Comment"), self)
        self.button.setToolTip(_("Keep the comment (Ctrl+Return)"))
        self.button.clicked.connect(self._keep)
        row = QHBoxLayout()
        for widget in (self.kind, self.private):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.addWidget(heading)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._leave)
        self._colour()
        self._place()
        self.show()
        self.text.setFocus()

    def _colour(self) -> None:
        theme = self._page.sync.sheet.theme
        self.setStyleSheet(
            f"#comment-card {{ background: {theme.colours['field']}; border: 1px solid {theme.colours['edge']};"
            f" border-top: 2px solid {theme.colours['accent']}; border-radius: 6px; }}"
        )
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(22)
        shadow.setOffset(0, 4)
        shadow.setColor(theme.colour("shadow", 150 if theme.is_dark else 70))
        self.setGraphicsEffect(shadow)

    def _place(self) -> None:
        """Below the line of the caret, or above it where there is no room."""
        frame = self._page.viewport().geometry().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        line = self._page.cursorRect().translated(self._page.viewport().pos())
        self.resize(min(WIDTH, frame.width()), HEIGHT)
        below, above = line.bottom() + _GAP, line.top() - _GAP - HEIGHT
        y = below if below + HEIGHT <= frame.bottom() or above < frame.top() else above
        self.move(QPoint(max(frame.left(), min(line.left() - 24, frame.right() - self.width())), y))
        self.raise_()

    def _keep(self) -> None:
        words = self.text.toPlainText().strip()
        if not words:
            self.text.setFocus()
            return
        self._close()
        self.written.emit(words, self.kind.currentData(), self.private.isChecked())

    def _leave(self) -> None:
        self._close()
        self.left.emit(self.text.toPlainText())

    def _close(self) -> None:
        self.hide()
        self._page.setFocus()
        self.deleteLater()
