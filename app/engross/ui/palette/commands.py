"""The command that opens the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.model.places import Place
from engross.ui.command_group import CommandGroup, Handlers
from engross.workspace.commands import commands

if TYPE_CHECKING:
    from engross.ui.main_window import MainWindow
    from engross.ui.palette.entries import Entry

COMMAND = "help.palette"


class PaletteCommands(CommandGroup):
    """Shows every command to be found by a few letters."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def handlers(self) -> Handlers:
        return {COMMAND: self._show}

    def _show(self) -> None:
        from engross.ui.palette.dialog import EntryModel, Palette  # the window starts without it

        actions = self._window.actions_by_id
        palette = Palette(
            self._find,
            self._run,
            lambda parent: EntryModel(actions.keys_of, lambda name: actions[name].isEnabled(), parent),
            self._window.theme,
            self._window,
        )
        palette.show_over(self._window)

    def _find(self, query: str) -> list[Entry]:
        from engross.ui.palette.entries import entries

        every = [command for command in commands() if command.id != COMMAND]
        view = self._window.view
        document = view.bridge.document if view else None
        return entries(query, every, self._window.actions_by_id.recent, document)

    def _run(self, entry: Entry) -> None:
        if entry.command:
            self._window.actions_by_id[entry.command].trigger()
        elif entry.block is not None and self._window.view is not None:
            self._window.view.page.go_to(Place(entry.block, 0))
