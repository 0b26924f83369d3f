"""A small card beside a footnote's indicator in which the footnote's text is edited, while the text stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QVBoxLayout

from engross.i18n import _
from engross.model import numbering, walk
from engross.model.nodes import NodeId
from engross.model.places import Place
from engross.ui.bridge import Bridge
from engross.ui.editor.page import Page
from engross.ui.notes.text import NoteText

WIDTH, TALLEST = 420, 220
"""Pixels at 100 %."""
_GAP = 6


class NoteCard(QFrame):
    """Stands over the page while a footnote is edited, and goes with the focus."""

    closed = Signal()

    def __init__(self, page: Page, bridge: Bridge, note: NodeId) -> None:
        super().__init__(page)
        self._page, self._bridge, self._note = page, bridge, note
        self.setObjectName("note-card")
        sheet = page.sync.sheet
        self._title = QLabel(self)
        self._title.setProperty("class", "heading")
        self._hint = QLabel(_("Esc: back to the text"), self)
        self._hint.setProperty("class", "quiet")
        self.text = NoteText(bridge, note, sheet, page.keys.typist, self)
        self._title.setBuddy(self.text)
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.text)
        self._colour()
        self._say_number()
        self.text.left.connect(self.leave)
        self.text.abandoned.connect(self.close_card)
        self.text.textChanged.connect(self.place)
        bridge.changed.connect(self._say_number)
        page.verticalScrollBar().valueChanged.connect(self.place)
        self.show()
        self.place()
        self.text.setFocus()

    def _colour(self) -> None:
        theme = self._page.sync.sheet.theme
        self.setStyleSheet(
            f"#note-card {{ background: {theme.colours['field']}; border: 1px solid {theme.colours['edge']};"
            f" border-top: 2px solid {theme.colours['accent']}; border-radius: 6px; }}"
            f"#note-card QTextEdit {{ background: {theme.colours['sheet']}; color: {theme.colours['ink']};"
            f" border: 1px solid {theme.colours['rule']}; border-radius: 4px; }}"
        )
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(22)
        shadow.setOffset(0, 4)
        shadow.setColor(theme.colour("shadow", 150 if theme.is_dark else 70))
        self.setGraphicsEffect(shadow)

    def _say_number(self) -> None:
        mark = numbering.of(self._bridge.document).mark(self._note)
        self._title.setText(_("Footnote {number}").format(number=mark))
        self.setAccessibleName(self._title.text())

    # where it stands

    def place(self) -> None:
        """Below the line of the indicator, or above it where there is no room."""
        try:
            holder, offset, _note = walk.note_holder(self._bridge.document, self._note)
        except KeyError:
            return
        page, sheet = self._page, self._page.sync.sheet
        cursor = QTextCursor(page.document())
        cursor.setPosition(page.sync.where.position_of(Place(holder.id, offset)))
        line = page.cursorRect(cursor).translated(page.viewport().pos())
        frame = page.viewport().geometry().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        self.resize(min(round(WIDTH * max(sheet.zoom, 1.0)), frame.width()), 10)
        self.text.setFixedHeight(self._height_of_text())
        self.adjustSize()
        self.resize(min(round(WIDTH * max(sheet.zoom, 1.0)), frame.width()), self.sizeHint().height())
        below, above = line.bottom() + _GAP, line.top() - _GAP - self.height()
        y = below if below + self.height() <= frame.bottom() or above < frame.top() else above
        x = (
            line.left() - 24
            if self.layoutDirection() is Qt.LayoutDirection.LeftToRight
            else line.left() - self.width()
        )
        self.move(QPoint(max(frame.left(), min(x, frame.right() - self.width())), y))
        self.raise_()

    def _height_of_text(self) -> int:
        document = self.text.document()
        document.setTextWidth(self.width() - 40)
        tallest = round(TALLEST * self._page.sync.sheet.zoom)
        return max(38, min(round(document.size().height()) + 4, tallest))

    # going

    def leave(self) -> None:
        """Back to the text, behind the indicator."""
        try:
            holder, offset, _note = walk.note_holder(self._bridge.document, self._note)
        except KeyError:
            self.close_card()
            return
        self.close_card()
        self._page.go_to(Place(holder.id, offset + 1))

    def close_card(self) -> None:
        """Away with it; the caret stays where it is."""
        if self.isHidden():
            return
        had_focus = self.text.hasFocus()
        self.hide()
        self._bridge.changed.disconnect(self._say_number)
        self._page.verticalScrollBar().valueChanged.disconnect(self.place)
        if had_focus:
            self._page.setFocus()
        self.closed.emit()
        self.deleteLater()
