"""What the commands of the View menu do: panels and the size of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engross.ui.command_group import CommandGroup, Handlers
from engross.ui.editor.gutter import SHADOW
from engross.ui.full_view import FullView
from engross.ui.panels import panels
from engross.ui.status import ZOOMS

if TYPE_CHECKING:
    from engross.ui.document_view import DocumentView
    from engross.ui.editor.page import Page
    from engross.ui.main_window import MainWindow


class ViewCommands(CommandGroup):
    """Commands on what is seen of the document."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._full = FullView(window)

    def handlers(self) -> Handlers:
        return {
            **{f"view.{record.id}": self._panel_toggle(record.id) for record in panels()},
            "view.zoom_in": lambda: self.step_zoom(1),
            "view.zoom_out": lambda: self.step_zoom(-1),
            "view.zoom_reset": lambda: self.set_zoom(100),
            "view.zoom_width": self._fit_width,
            "view.full_width": lambda: self._window.change_settings(
                full_width=not self._window.settings.full_width
            ),
            "view.full_screen": self._toggle_screen,
            "view.focus": self._toggle_focus,
            "view.split": self._toggle_split,
        }

    def checked(self, view: DocumentView | None) -> dict[str, bool]:
        shown = {
            f"view.{record.id}": view is not None and view.is_panel_shown(record.id) for record in panels()
        }
        return shown | {
            "view.full_width": self._window.settings.full_width,
            "view.full_screen": self._window.isFullScreen(),
            "view.focus": self._full.is_focused,
            "view.split": view is not None and view.is_split,
        }

    def use_view(self, view: DocumentView) -> None:
        view.panels_changed.connect(self._window.show_checked)
        if self._full.is_focused:
            self._full.focus(view, on=False)

    def use_page(self, page: Page) -> None:
        page.zoom_stepped.connect(self.step_zoom)

    def _fit_width(self) -> None:
        """As large as the page can be without being cut off at its sides."""
        page = self._window.current().page
        sheet = page.sync.sheet
        room = page.width() - page.verticalScrollBar().sizeHint().width() - 2 * SHADOW
        fitting = int(100 * sheet.zoom * room / sheet.length("width"))
        self.set_zoom(max(ZOOMS[0], min(fitting, ZOOMS[-1])))

    def _toggle_screen(self) -> None:
        self._full.toggle_screen()
        self._window.show_checked()

    def _toggle_focus(self) -> None:
        self._full.focus(self._window.current(), on=not self._full.is_focused)
        self._window.show_checked()

    def _toggle_split(self) -> None:
        view = self._window.current()
        view.split(on=not view.is_split)
        self._window.show_checked()

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
