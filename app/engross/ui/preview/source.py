"""The text as it was copied, at the left of the preview; it shows where an understood paragraph comes from."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from engross.formats.text.understanding import Understanding
from engross.i18n import _
from engross.ui.editor.positions import to_position
from engross.ui.preview.find import Place, places_of
from engross.ui.theme import Theme

MOST, LONGEST_LINE = 3_000_000, 200_000
"""Characters of a text, and of one line of it, that a window can still show."""


def can_show(text: str) -> bool:
    """Whether a window can show the text without standing still."""
    return len(text) <= MOST and max(map(len, text.splitlines()), default=0) <= LONGEST_LINE


class SourceText(QPlainTextEdit):
    """The text, to be looked at and typed in."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places: tuple[Understanding, list[Place]] | None = None
        self.setAccessibleName(_("Text as it was copied"))
        self.setPlaceholderText(
            _("Paste or type the text here: a resolution copied from a page, a mail, or notes of your own.")
        )

    def point_at(self, understanding: Understanding, row: int) -> None:
        """Show where a paragraph of the understanding comes from."""
        text = self.toPlainText()
        if self._places is None or self._places[0] is not understanding:
            words = (item.text for item in understanding.paragraphs)
            self._places = understanding, places_of(text, words)
        found = self._places[1][row]
        if found is None:
            self.setExtraSelections([])
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_position(text, found[0]))
        if not self.hasFocus():
            self.setTextCursor(cursor)
            self.centerCursor()
        cursor.setPosition(to_position(text, found[1]), QTextCursor.MoveMode.KeepAnchor)
        mark, look = QTextEdit.ExtraSelection(), QTextCharFormat()
        look.setBackground(self._theme.colour("selection"))
        mark.cursor, mark.format = cursor, look
        self.setExtraSelections([mark])
