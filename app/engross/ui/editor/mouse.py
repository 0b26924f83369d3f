"""The mouse over the page: tips where it rests, and Ctrl+click that follows a footnote's indicator."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QToolTip

from engross.model import plain, references, walk
from engross.model.nodes import NodeId
from engross.model.places import Place
from engross.ui.bridge import Bridge
from engross.ui.editor.sheet import LOOK, LOOKS, NOTE
from engross.ui.references.tips import described

if TYPE_CHECKING:
    from engross.ui.editor.page import Page


class Mouse(QObject):
    """Knows what the mouse is on, and asks the page to show or to follow it."""

    link_followed = Signal(str)
    """The address of a live reference that is clicked with Ctrl held."""

    def __init__(self, page: Page, bridge: Bridge) -> None:
        super().__init__(page)
        self._page, self._bridge = page, bridge
        self._is_watching = False
        self._pressed_in: QTextDocument | None = None
        self.describe: Callable[[list[object]], str] = lambda _subjects: ""
        """What is said about the subjects of marks under the mouse, as HTML."""
        self.tells: list[Callable[[Place], str]] = []
        """Each says something about a place under the mouse, as HTML, or nothing."""
        self.watch(on=True)

    def watch(self, *, on: bool) -> None:
        """Tips follow the mouse; while someone types, no event need pass through here."""
        if on != self._is_watching:
            self._is_watching = on
            if on:
                self._page.viewport().installEventFilter(self)
            else:
                self._page.viewport().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip(event.pos()), self._page.viewport())
            return True
        return False

    def extends(self, event: QMouseEvent) -> bool:
        """Select up to a Shift+click where the page was built anew since the click before; False for any other.

        Qt would select from the word that was double-clicked then, in a text that is no longer shown.
        """
        now = self._page.document()
        if event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
            self._pressed_in = now
        if self._pressed_in is now:
            return False
        cursor = self._page.textCursor()
        at = self._page.cursorForPosition(event.position().toPoint()).position()
        cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
        self._page.setTextCursor(cursor)
        return True

    def follows(self, event: QMouseEvent) -> bool:
        """Go to the footnote or live reference that is clicked with Ctrl held; False for any other click."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        cursor = self._page.cursorForPosition(event.position().toPoint())
        note = self.note_at(cursor.position())
        if note is not None:
            self._page.show_note(note)
            return True
        link = self.link_at(cursor.position())
        if references.target(link) is None:
            return False
        self.link_followed.emit(link)
        return True

    def link_at(self, position: int) -> str:
        """The link of the character just before or after this position on the screen, or ""."""
        cursor = QTextCursor(self._page.document())
        for at in (position, min(position + 1, self._page.document().characterCount() - 1)):
            cursor.setPosition(at)
            link = LOOKS.run(cursor.charFormat().intProperty(LOOK), "").link
            if link and not (at > position and cursor.atBlockStart()):
                return link
        return ""

    def note_at(self, position: int) -> NodeId | None:
        """The footnote whose indicator stands just before or after this position on the screen."""
        document = self._page.document()
        for at in (position, position - 1):
            if at < 0 or document.characterAt(at) != "\ufffc":
                continue
            cursor = QTextCursor(document)
            cursor.setPosition(at + 1)
            return int(cursor.charFormat().intProperty(NOTE)) or None
        return None

    def tip(self, point: QPoint) -> str:
        """The text of the footnote at a point of the viewport, what was found there, or the address of the link."""
        cursor = self._page.cursorForPosition(point)
        place = self._page.sync.where.place_at(cursor.position())
        told = "<hr/>".join(filter(None, (tell(place) for tell in self.tells)))
        note = self.note_at(cursor.position())
        if note is not None:
            *_unused, whole = walk.note_holder(self._bridge.document, note)
            words = plain.note_text(whole)
            return f"{told}<hr/>{escape(words)}" if told else words
        said = [self.describe([mark.subject for mark in self._page.underlines.at(place)]), told]
        if any(said):
            return "<hr/>".join(filter(None, said))
        link = self.link_at(cursor.position())
        target = references.target(link)
        return link if target is None else described(self._bridge.document, target)
