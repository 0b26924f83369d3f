"""Italic, bold and raised text at the caret or over what is selected."""

from __future__ import annotations

from PySide6.QtWidgets import QTextEdit

from engross.editing import text
from engross.model.inlines import Style, Text
from engross.ui.bridge import Bridge
from engross.ui.editor.sheet import LOOK, LOOKS
from engross.ui.editor.sync import Sync


class Styles:
    """Puts styles on text of the page. At a caret the widget remembers them for what is typed next."""

    def __init__(self, view: QTextEdit, bridge: Bridge, sync: Sync) -> None:
        self._view, self._bridge, self._sync = view, bridge, sync

    def toggle(self, style: Style) -> None:
        """Put a style on what is selected, or on what is typed next; take it away where it is on."""
        bridge = self._bridge
        if bridge.selection.is_caret:
            run = self._next_run
            number = LOOKS.number(Text("", run.style ^ style, run.link, run.fields))
            role = self._sync.where.line_at(self._view.textCursor().position()).shape.role
            self._view.setCurrentCharFormat(self._sync.sheet.char_format(role, number))
            return
        on = not text.has_style(bridge.document, bridge.selection, style)
        bridge.perform(lambda: text.set_style(bridge.document, bridge.selection, style, on))

    def has(self, style: Style) -> bool:
        """Whether what is typed next has the style, or all that is selected."""
        if self._bridge.selection.is_caret:
            return bool(self._next_run.style & style)
        return text.has_style(self._bridge.document, self._bridge.selection, style)

    @property
    def _next_run(self) -> Text:
        return LOOKS.run(self._view.currentCharFormat().intProperty(LOOK), "")
