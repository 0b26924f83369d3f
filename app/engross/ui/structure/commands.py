"""What the commands do that arrange the paragraphs at the caret, and those of the structure sidebar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from engross.editing import annexes, arrange, structure
from engross.editing.edit import Edit
from engross.model.nodes import Document, Kind, NodeId
from engross.ui.command_group import CommandGroup, Handlers
from engross.ui.structure.panel import StructurePanel

if TYPE_CHECKING:
    from engross.ui.main_window import MainWindow


class StructureCommands(CommandGroup):
    """Commands on whole paragraphs. While the keys are with the sidebar, the sidebar's own come first."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def handlers(self) -> Handlers:
        return {
            "insert.heading": lambda: self._perform(lambda d, ids: _new(d, ids[0], Kind.HEADING)),
            "insert.section": lambda: self._perform(lambda d, ids: _new(d, ids[0], Kind.SECTION)),
            "insert.annex": lambda: self._perform(lambda d, ids: annexes.insert(d, ids[-1], after=True)),
            "paragraph.up": lambda: self._move(arrange.move_up),
            "paragraph.down": lambda: self._move(arrange.move_down),
            "paragraph.duplicate": lambda: self._perform(arrange.duplicate),
            "paragraph.remove": lambda: self._perform(arrange.remove),
            "view.expand_structure": self._expand_all,
            "view.collapse_structure": self._collapse_all,
        }

    def _expand_all(self) -> None:
        self._panel().following.expand_all()

    def _collapse_all(self) -> None:
        self._panel().following.collapse_all()

    def _panel(self) -> StructurePanel:
        panel = self._window.current().show_panel("structure", on=True)
        assert isinstance(panel, StructurePanel)
        return panel

    def _move(self, step: Callable[[Document, list[NodeId]], Edit]) -> None:
        """The paragraphs go on; the caret, and what is selected in them, goes with them."""
        selection = self._window.current().bridge.selection
        self._perform(lambda document, ids: replace(step(document, ids), selection=selection))

    def _perform(self, make: Callable[[Document, list[NodeId]], Edit]) -> None:
        """An edit on the paragraphs of the text that the selection touches."""
        view = self._window.current()
        bridge = view.bridge

        def edit() -> Edit:
            found = [block.id for block in structure.touched(bridge.document, bridge.selection)]
            return make(bridge.document, found or [bridge.selection.head.block])

        if bridge.perform(edit):
            view.page.setFocus()
            view.page.ensureCursorVisible()


def _new(document: Document, block: NodeId, kind: Kind) -> Edit:
    return arrange.insert(document, block, "before", kind)
