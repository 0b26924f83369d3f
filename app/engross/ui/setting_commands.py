"""What the commands do that choose among a setting's values: colours and house style."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engross.checks.profiles import NAMES as PROFILES
from engross.ui.command_group import CommandGroup, Handlers

if TYPE_CHECKING:
    from engross.ui.document_view import DocumentView
    from engross.ui.main_window import MainWindow

THEMES = ("system", "light", "dark")
STYLES = {"organ": "", **{name: name for name in PROFILES}}
"""House styles by the end of their command's id; the organ's own is no profile of its own."""

CHOICES: tuple[dict[str, tuple[str, str]], ...] = (
    {f"view.theme_{name}": ("theme", name) for name in THEMES},
    {f"review.style_{name}": ("profile", profile) for name, profile in STYLES.items()},
)
"""Commands of which one is on at a time, each with the field of the settings and the value that it chooses."""


class SettingCommands(CommandGroup):
    """Commands that stand for one value of a setting."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def handlers(self) -> Handlers:
        return {
            command_id: self._setter(name, value)
            for row in CHOICES
            for command_id, (name, value) in row.items()
        } | {"edit.settings": self._show_dialog}

    def _show_dialog(self) -> None:
        from engross.ui.settings_dialog import SettingsDialog  # the window starts without it

        change = self._window.change_settings
        SettingsDialog(
            self._window.settings, lambda name, value: change(**{name: value}), self._window
        ).open()

    def _setter(self, name: str, value: str) -> Callable[[], object]:
        return lambda: self._window.change_settings(**{name: value})

    def checked(self, _view: DocumentView | None) -> dict[str, bool]:
        settings = self._window.settings
        return {
            command_id: getattr(settings, name) == value
            for row in CHOICES
            for command_id, (name, value) in row.items()
        }
