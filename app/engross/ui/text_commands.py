"""What the commands do that make a resolution of bare text: a new document, or a part of the one that is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from engross.editing import fragments
from engross.editing.fragments import Fragment
from engross.formats.format import ImportResult
from engross.i18n import _
from engross.model import inlines, walk
from engross.ui.command_group import CommandGroup, Handlers
from engross.ui.editor import clipboard
from engross.ui.messages import Choice

if TYPE_CHECKING:
    from engross.ui.document_view import DocumentView
    from engross.ui.editor.page import Page
    from engross.ui.main_window import MainWindow
    from engross.workspace.pasting import Pasted

SEVERAL = 4
"""Lines of copied text from which on a paste into an empty document is shown first."""


class TextCommands(CommandGroup):
    """Commands that show a preview of how text is understood."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def handlers(self) -> Handlers:
        return {"file.new_from_text": self.new_from_text, "edit.paste_resolution": self.paste}

    def use_page(self, page: Page) -> None:
        page.pasted.connect(lambda found: self._offer_text(self._window.current(), found))

    def _offer_text(self, view: DocumentView, found: Pasted) -> None:
        """What was pasted may be had as bare text instead, until the next change."""
        if not found.is_understood or found.as_text is found.fragment:
            return
        after, messages = view.bridge.document, self._window.messages
        said = _("What you pasted was taken for paragraphs of a resolution.")

        def as_text() -> None:
            if view.bridge.document is after:
                view.bridge.undo()
                view.bridge.perform(
                    lambda: fragments.paste(view.bridge.document, view.bridge.selection, found.as_text)
                )
            view.page.setFocus()

        def forget() -> None:
            view.bridge.changed.disconnect(forget)
            if messages.text == said:
                messages.clear()

        messages.info(said, Choice(_("Keep"), view.page.setFocus), Choice(_("As Text"), as_text))
        view.bridge.changed.connect(forget)

    def new_from_text(self) -> None:
        """Ask for a text; what was copied is there already if it may be one."""
        data = QGuiApplication.clipboard().mimeData()
        self._show(data if _lines(_copied(data)) >= SEVERAL else None)

    def paste(self) -> None:
        """Show how what was copied is understood."""
        self._show(QGuiApplication.clipboard().mimeData())

    def take_over(self, data: QMimeData) -> bool:
        """Whether a paste is shown first: several paragraphs of another program, into a document without words."""
        view = self._window.view
        if view is None or data.hasFormat(clipboard.MIME) or _has_words(view):
            return False
        if _lines(_copied(data)) < SEVERAL:
            return False
        self._show(data)
        return True

    def _show(self, data: QMimeData | None) -> None:
        view = self._window.view
        found = clipboard.read(data) if data is not None else None
        can_insert = view is not None and _has_words(view)
        from engross.ui.preview.dialog import PreviewDialog  # the window starts without it

        dialog = PreviewDialog(_copied(data), self._window.theme, can_insert=can_insert, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted_as_new.connect(lambda result: self._as_new(result, found))
        dialog.accepted_here.connect(lambda result: self._here(result, found))
        dialog.open()

    def _as_new(self, result: ImportResult, found: Pasted | None) -> None:
        lost = clipboard.left_out(found) if found else ""
        self._window.files.show_new(replace(result, losses=(*result.losses, *filter(None, [lost]))))

    def _here(self, result: ImportResult, found: Pasted | None) -> None:
        view = self._window.view
        if view is not None:
            fragment = Fragment(tuple(walk.blocks(result.document)))
            view.bridge.perform(
                lambda: fragments.paste(view.bridge.document, view.bridge.selection, fragment)
            )
            view.page.setFocus()
            if found is not None:
                clipboard.tell_left_out(found, view.bridge)


def _copied(data: QMimeData | None) -> str:
    """What was copied as text; italics and raised figures of formatted text are kept as signs."""
    if data is None:  # a clipboard that nobody holds
        return ""
    if data.hasHtml() and (fragment := clipboard.from_html(data.html())).blocks:
        from engross.ui.preview.as_text import as_text

        return as_text(fragment)
    return data.text()


def _lines(text: str) -> int:
    return sum(1 for line in text.splitlines() if line.strip())


def _has_words(view: DocumentView) -> bool:
    """Whether people have written anything: a new document has no file and nothing to take back."""
    opened = view.opened
    if opened.path is None and not opened.editor.can_undo and not opened.losses:
        return False
    return any(inlines.plain(block.inlines).strip() for block in walk.blocks(opened.document))
