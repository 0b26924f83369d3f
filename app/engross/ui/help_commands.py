"""What the commands of the Help menu do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.ui.command_group import CommandGroup, Handlers

if TYPE_CHECKING:
    from engross.ui.main_window import MainWindow


class HelpCommands(CommandGroup):
    """Commands that explain the program."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def handlers(self) -> Handlers:
        return {
            "help.tour": self._show_help,
            "help.commands": self._show_commands,
            "help.about": self._show_about,
        }

    def _show_help(self) -> None:
        from engross.ui.help_window import HelpWindow  # the window starts without it

        shown = HelpWindow(self._window.theme, self._window)
        self._window.theme_changed.connect(shown.use_theme)
        shown.show()

    def _show_commands(self) -> None:
        from engross.ui import dialogs  # the window starts without them

        dialogs.show_commands(self._window, self._window.actions_by_id.help_text())

    def _show_about(self) -> None:
        from engross.ui import dialogs

        dialogs.show_about(self._window)
