"""A small card beside the text in which a new comment is written."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
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


@dataclass(frozen=True, slots=True)
class Draft:
    """What a card holds: the words of a comment, the name of its kind, and whether it is private."""

    words: str = ""
    kind: str = ""
    is_private: bool = False


class CommentCard(QFrame):
    """Stands over the page while a comment is written. Ctrl+Return keeps it, Escape leaves."""

    written = Signal(object)
    """The `Draft` that is to be a comment."""
    left = Signal(object)
    """Left without a comment; the `Draft` as it was then."""

    def __init__(self, page: Page, title: str, draft: Draft) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("comment-card")
        self.setAccessibleName(title)
        heading = QLabel(title, self)
        heading.setProperty("class", "heading")
        self.text = Words(_("Comment"), draft.words, self)
        self.text.sent.connect(self._keep)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(_("Kind of the comment"))
        for kind in comments.kinds():
            self.kind.addItem(tips.comment_kind(kind), kind)
        self.kind.setCurrentIndex(max(self.kind.findData(draft.kind), 0))
        self.private = QCheckBox(_("Private"), self)
        self.private.setToolTip(_("Leaves in no export"))
        self.private.setChecked(draft.is_private)
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
        leave.activated.connect(self.leave)
        self._colour()
        self._place()
        self.show()
        self.text.moveCursor(QTextCursor.MoveOperation.End)
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

    @property
    def draft(self) -> Draft:
        """What is written so far."""
        return Draft(self.text.toPlainText(), self.kind.currentData(), self.private.isChecked())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Round the fields of the card; the page that it stands on keeps Tab for its paragraphs."""
        fields = (self.text, self.kind, self.private, self.button)
        here = next((number for number, field in enumerate(fields) if field.hasFocus()), 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        fields[(here + (1 if forward else -1)) % len(fields)].setFocus(reason)
        return True

    def _keep(self) -> None:
        if not self.draft.words.strip():
            self.text.setFocus()
            return
        self._close()
        self.written.emit(self.draft)

    def leave(self) -> None:
        """Close without a comment."""
        self._close()
        self.left.emit(self.draft)

    def _close(self) -> None:
        self.hide()
        self._page.setFocus()
        self.deleteLater()
