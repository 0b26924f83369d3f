"""What is dropped on the page: files, words from elsewhere, and words of the page itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent

from engross.editing import fragments, references, remarks, text
from engross.editing.edit import Aspect, Edit
from engross.editing.fragments import Fragment
from engross.model import places, walk
from engross.model.nodes import Document, NodeId
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
    else:
        found = clipboard.read(event.mimeData(), bridge.document.metadata.language)
        if found.fragment.blocks:
            bridge.perform(lambda: fragments.paste(bridge.document, Selection(at, at), found.fragment))
        clipboard.tell_left_out(found, bridge)
    # Qt would take away what was dragged; our edit has done it already.
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def moved(document: Document, selection: Selection, at: Place) -> Edit:
    """What is selected goes to another place, where it is selected: pasted first, so that the place stays true, then
    taken away.
    """
    start, end = places.ordered(document, selection)
    key = places.order_key(document, at)
    if places.order_key(document, start) <= key <= places.order_key(document, end):
        return Edit(document, selection, Aspect.NONE)
    fragment = fragments.copy(document, selection)
    if key < places.order_key(document, start):
        first = text.delete(document, selection)
        second = fragments.paste(first.document, Selection(at, at), fragment)
        there = _filled(at, fragment, first.document.next_id, second)
    else:
        loose = remarks.loose(text.delete(document, selection).document)
        first = fragments.paste(document, Selection(at, at), fragment, loose=loose)
        second = text.delete(first.document, selection)
        names = fragments.renamed(fragment, document.next_id)
        followed = references.retargeted(second.document, names, document.next_id)
        followed = remarks.rehomed(followed, fragments.travelling(document, fragment, loose))
        second = replace(second, document=references.refreshed(followed))
        filled = _filled(at, fragment, document.next_id, first)
        there = Selection(_without(filled.anchor, end, second), _without(filled.head, end, second))
    return Edit(second.document, there, first.aspects | second.aspects)


def _filled(at: Place, fragment: Fragment, next_id: NodeId, pasted: Edit) -> Selection:
    """What a fragment fills that was pasted at a place, its ids minted from ``next_id`` on."""
    assert pasted.selection is not None
    new = fragments.renamed(fragment, next_id).get(fragment.blocks[0].id)
    start = Place(new) if new is not None and new in walk.spots(pasted.document) else at
    return Selection(start, pasted.selection.head)


def _without(place: Place, end: Place, deletion: Edit) -> Place:
    """Where a place behind the end of what a deletion took away stands after it."""
    assert deletion.selection is not None
    if place.block != end.block:
        return place
    at, behind = deletion.selection.head, place.offset - end.offset
    if at.block != end.block and end.block in walk.spots(deletion.document):
        return Place(end.block, behind)  # paragraphs that stay apart, as in cells
    return Place(at.block, at.offset + behind)
