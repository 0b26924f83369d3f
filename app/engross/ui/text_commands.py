"""What the commands do that make a resolution of bare text: a new document, or a part of the one that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.ui.main_window import MainWindow


class TextCommands:
    """Commands that show a preview of how text is understood."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each command does, by its id."""
        return {"file.new_from_text": lambda: None, "edit.paste_resolution": lambda: None}
