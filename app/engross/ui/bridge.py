"""The editor's changes as Qt signals, and the one way in which the window edits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from engross.editing.edit import Edit
from engross.editing.editor import Change, Editor
from engross.errors import EditRefused
from engross.model.nodes import Document
from engross.model.places import Selection
from engross.ui.pause import Pause
from engross.ui.turns import Turns

PAUSE_MS = 120
"""How long nothing must happen before `Bridge.settled`."""


class Bridge(QObject):
    """One document's editor, as the page and the panels see it."""

    changed = Signal(object)
    """A `Change`, after every edit, undo and redo."""
    selected = Signal(object)
    """A `Selection`, where the caret was moved by the user."""
    shown = Signal(object)
    """A `Place` that the page is asked to go to."""
    settled = Signal()
    """All of `at_rest` was done."""
    refused = Signal(object)
    """An `EditRefused`."""

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._unsubscribe = editor.subscribe(self._on_change)
        self._pause = Pause(PAUSE_MS, self)
        self.at_rest = Turns(self)
        """A moment after the last change or move of the caret: what need not follow every key is brought up to date."""
        self._pause.over.connect(self.at_rest.begin)
        self.at_rest.over.connect(self.settled)

    def _on_change(self, change: Change) -> None:
        self.at_rest.stop()
        self._pause.begin()
        self.changed.emit(change)

    @property
    def document(self) -> Document:
        return self.editor.document

    @property
    def selection(self) -> Selection:
        return self.editor.selection

    @property
    def is_busy(self) -> bool:
        """Whether there was a change or a move of the caret a moment ago, and `at_rest` is still to come."""
        return self._pause.is_waiting

    def perform(self, make: Callable[[], Edit], *, group: str = "") -> bool:
        """Apply the edit that ``make`` gives; where it is refused, say so and give False."""
        try:
            edit = make()
        except EditRefused as refusal:
            self.refused.emit(refusal)
            return False
        self.editor.apply(edit, group)
        return True

    def select(self, selection: Selection) -> None:
        """The user moved the caret."""
        if selection != self.editor.selection:
            self.editor.select(selection)
            self.at_rest.stop()
            self.selected.emit(selection)
            self._pause.begin()

    def undo(self) -> None:
        self.editor.undo()

    def redo(self) -> None:
        self.editor.redo()

    def close(self) -> None:
        """Hear no more of the editor."""
        self._pause.stop()
        self.at_rest.stop()
        self._unsubscribe()
