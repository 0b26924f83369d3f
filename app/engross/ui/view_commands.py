"""What the commands of the View menu do: panels and the size of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engross.ui.command_group import CommandGroup, Handlers
from engross.ui.panels import panels
from engross.ui.status import ZOOMS

if TYPE_CHECKING:
    from engross.ui.document_view import DocumentView
    from engross.ui.main_window import MainWindow


class ViewCommands(CommandGroup):
    """Commands on what is seen of the document."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def handlers(self) -> Handlers:
        return {
            **{f"view.{record.id}": self._panel_toggle(record.id) for record in panels()},
            "view.zoom_in": lambda: self.step_zoom(1),
            "view.zoom_out": lambda: self.step_zoom(-1),
            "view.zoom_reset": lambda: self.set_zoom(100),
        }

    def checked(self, view: DocumentView | None) -> dict[str, bool]:
        return {
            f"view.{record.id}": view is not None and view.is_panel_shown(record.id) for record in panels()
        }

    def use_view(self, view: DocumentView) -> None:
        view.page.zoom_stepped.connect(self.step_zoom)
        view.panels_changed.connect(self._window.show_checked)

    def _panel_toggle(self, panel_id: str) -> Callable[[], object]:
        def toggle() -> None:
            view = self._window.current()
            view.show_panel(panel_id, on=not view.is_panel_shown(panel_id))

        return toggle

    def set_zoom(self, zoom: int) -> None:
        """Show the page at this size, in per cent."""
        self._window.change_settings(zoom=zoom)

    def step_zoom(self, step: int) -> None:
        """A step larger or smaller."""
        now = self._window.settings.zoom
        further = [zoom for zoom in ZOOMS if (zoom > now if step > 0 else zoom < now)]
        if further:
            self.set_zoom(further[0] if step > 0 else further[-1])
