"""Going by keys from one part of the window to the next: bars, panels, pages, the status bar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from engross.ui.command_group import CommandGroup, Handlers

if TYPE_CHECKING:
    from engross.ui.main_window import MainWindow


class PartCommands(CommandGroup):
    """Commands that take the focus to another part of the window: Tab belongs to the page and stays within panels."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def handlers(self) -> Handlers:
        return {"view.next_part": lambda: self._step(1), "view.previous_part": lambda: self._step(-1)}

    def _step(self, step: int) -> None:
        parts = [part for part in self._parts() if part.isVisible()]
        focus = QApplication.focusWidget()
        here = next(
            (n for n, part in enumerate(parts) if focus is not None and _holds(part, focus)),
            -1 if step > 0 else 0,
        )
        others = (parts[(here + step * far) % len(parts)] for far in range(1, len(parts) + 1))
        entrance = next((found for part in others if (found := _entrance(part))), None)
        if entrance is not None:
            entrance.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _parts(self) -> Iterator[QWidget]:
        """The parts from the top to the foot of the window, within the document from side to side."""
        centre = self._window.centralWidget()
        layout = centre.layout() if centre is not None else None
        assert layout is not None
        view = self._window.view
        for number in range(layout.count()):
            item = layout.itemAt(number)
            widget = item.widget() if item is not None else None
            if view is not None and widget is not None and widget.isAncestorOf(view):
                yield from view.parts
            elif widget is not None:
                yield widget
        yield self._window.statusBar()


def _holds(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)


def _entrance(part: QWidget) -> QWidget | None:
    """What gets the focus in a part: what had it last there, else the first that Tab reaches."""
    return next((widget for widget in _in_order(part) if _can_have_focus(widget)), None)


def _in_order(part: QWidget) -> Iterator[QWidget]:
    last: QWidget | None = part.focusWidget()
    if last is not None:
        yield last
    yield part
    widget = part.nextInFocusChain()
    while widget and widget is not part:
        if part.isAncestorOf(widget):
            yield widget
        widget = widget.nextInFocusChain()


def _can_have_focus(widget: QWidget) -> bool:
    has_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return has_tab and widget.isVisible() and widget.isEnabled() and not widget.focusProxy()
