"""The one mutable thing below the windows: the current document, the selection, and the way back."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from engross.editing import references, remarks
from engross.editing.edit import Aspect, Edit
from engross.editing.history import History, Snapshot
from engross.model import places, walk
from engross.model.nodes import Document, NodeId
from engross.model.places import Selection

Origin = Literal["edit", "undo", "redo"]

PAUSE_S = 1.0
"""Typing goes on in one undo step until a pause of this length."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened: from which document to which, what it may have touched, why, and the selection now."""

    before: Document
    after: Document
    aspects: Aspect
    origin: Origin
    selection: Selection


Listener = Callable[[Change], None]
Tracker = Callable[[Document, Edit], Edit]
"""Gives the edit of a document as tracked changes."""


class Editor:
    """Holds a document while it is edited. Listeners hear of every change after it was made."""

    def __init__(self, document: Document, clock: Callable[[], float] = time.monotonic) -> None:
        self._document = document
        self._selection = places.caret(next(walk.blocks(document)).id)
        self._history = History()
        self._listeners: list[Listener] = []
        self.tracker: Tracker | None = None
        """Turns each edit into tracked changes; None where there is nothing to track and nothing marked."""
        self._clock = clock
        self._group: tuple[str, NodeId] | None = None
        self._last_edit_s = 0.0

    @property
    def document(self) -> Document:
        """The document now."""
        return self._document

    @property
    def selection(self) -> Selection:
        """The selection now; its places exist in the document."""
        return self._selection

    @property
    def can_undo(self) -> bool:
        return bool(self._history.earlier)

    @property
    def can_redo(self) -> bool:
        return bool(self._history.later)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls the listener after every change; the function given back ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, edit: Edit, group: str = "") -> None:
        """The edit's document becomes the current one.

        Edits of one group in one paragraph, close in time, undo together.
        """
        before, selected_before = self._document, self._selection
        placed_in = edit.document
        selection = self._place(placed_in, edit.selection or selected_before)
        if edit.document is before:
            self._selection = selection
            return
        edit = untracked = references.followed(before, edit, selection)
        if self.tracker is not None and Aspect.REVIEW not in edit.aspects:
            edit = self.tracker(before, edit)
        edit = remarks.followed(before, edit)
        if edit.document is not placed_in:
            selection = self._place(edit.document, edit.selection or selection)
        after = edit.document
        if edit is not untracked and after == before:
            # what is deleted already was deleted: nothing to undo, but the page may be ahead
            self._show(before, selection, edit.aspects, "edit")
            return
        now = self._clock()
        key = (group, selection.head.block) if group else None
        goes_on = key is not None and key == self._group and now - self._last_edit_s <= PAUSE_S
        if goes_on and self._history.earlier:
            self._history.widen(edit.aspects)
        else:
            self._history.remember(Snapshot(before, selected_before, edit.aspects))
        self._group, self._last_edit_s = key, now
        self._show(after, selection, edit.aspects, "edit")

    def select(self, selection: Selection) -> None:
        """The user moved the selection; what is typed next is a new undo step."""
        if selection == self._selection:
            return
        self._group = None
        self._selection = self._place(self._document, selection)

    def undo(self) -> bool:
        """Back to before the last step; False where there is none."""
        if not self.can_undo:
            return False
        self._return_to(self._history.back(self._document, self._selection), "undo")
        return True

    def redo(self) -> bool:
        """Forth again to after the step undone last; False where there is none."""
        if not self.can_redo:
            return False
        self._return_to(self._history.forth(self._document, self._selection), "redo")
        return True

    def _return_to(self, snapshot: Snapshot, origin: Origin) -> None:
        self._group = None
        selection = self._place(snapshot.document, snapshot.selection or self._selection)
        self._show(snapshot.document, selection, snapshot.aspects, origin)

    def _show(self, document: Document, selection: Selection, aspects: Aspect, origin: Origin) -> None:
        before = self._document
        self._document, self._selection = document, selection
        change = Change(before, document, aspects, origin, selection)
        for listener in tuple(self._listeners):
            listener(change)

    @staticmethod
    def _place(document: Document, selection: Selection) -> Selection:
        """The selection with ends that exist: in the same paragraph where it is still there, else at the beginning."""
        anchor = places.clamped(document, selection.anchor)
        head = anchor if selection.is_caret else places.clamped(document, selection.head)
        if head is None or anchor is None:
            at = head or anchor
            return Selection(at, at) if at else places.caret(next(walk.blocks(document)).id)
        return Selection(anchor, head)
