"""What is dropped on the page: files, words from elsewhere, and words of the page itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent

from engross.editing import fragments, references, text
from engross.editing.edit import Aspect, Edit
from engross.model import places
from engross.model.nodes import Document
from engross.model.places import Place, Selection
from engross.ui.bridge import Bridge
from engross.ui.editor import clipboard

if TYPE_CHECKING:
    from engross.ui.editor.page import Page


def drop(page: Page, bridge: Bridge, event: QDropEvent) -> None:
    """Take what is dropped: files are told of, words are moved or pasted as one step."""
    files = clipboard.files(event.mimeData())
    if files:
        page.files_dropped.emit(files)
        event.acceptProposedAction()
        return
    ours = event.source() in (page, page.viewport())
    at = page.sync.where.place_at(page.cursorForPosition(event.position().toPoint()).position())
    if ours and event.dropAction() is Qt.DropAction.MoveAction:
        bridge.perform(lambda: moved(bridge.document, bridge.selection, at))
    elif (fragment := clipboard.from_mime(event.mimeData(), bridge.document.metadata.language)).blocks:
        bridge.perform(lambda: fragments.paste(bridge.document, Selection(at, at), fragment))
    # Qt would take away what was dragged; our edit has done it already.
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def moved(document: Document, selection: Selection, at: Place) -> Edit:
    """What is selected goes to another place: pasted first, so that the place stays true, then taken away."""
    start, end = places.ordered(document, selection)
    key = places.order_key(document, at)
    if places.order_key(document, start) <= key <= places.order_key(document, end):
        return Edit(document, selection, Aspect.NONE)
    fragment = fragments.copy(document, selection)
    if key < places.order_key(document, start):
        first = text.delete(document, selection)
        second = fragments.paste(first.document, Selection(at, at), fragment)
    else:
        first = fragments.paste(document, Selection(at, at), fragment)
        second = text.delete(first.document, selection)
        names = fragments.renamed(fragment, document.next_id)
        followed = references.retargeted(second.document, names, document.next_id)
        second = replace(second, document=references.refreshed(followed))
    return Edit(second.document, second.selection, first.aspects | second.aspects)
