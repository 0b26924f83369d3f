"""Windows come back as they were: on the screen, with their file, its caret and the panels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from engross.model import places, walk
from engross.model.places import Place
from engross.ui.panels import panels
from engross.workspace.window_state import WindowState

if TYPE_CHECKING:
    from engross.ui.main_window import MainWindow


def state_of(window: MainWindow) -> WindowState:
    """What the window is like now."""
    geometry = bytes(window.saveGeometry().data()).hex()
    if window.view is None:
        return WindowState(geometry=geometry)
    view = window.view
    head = view.bridge.selection.head
    ids = [block.id for block in walk.all_blocks(view.bridge.document)]
    path = view.opened.path
    return WindowState(
        str(path.absolute()) if path else "",
        ids.index(head.block) if head.block in ids else 0,
        head.offset,
        tuple(view.shown_panels),
        geometry,
        tuple(view.side_of(panel).width() for panel in view.shown_panels),
        view.is_split,
    )


def is_there(state: WindowState) -> bool:
    """Whether the window had a file that is still there."""
    try:
        return bool(state.file) and Path(state.file).is_file()
    except OSError:
        return False


def place(window: MainWindow, state: WindowState) -> None:
    """Put the window where it was; Qt keeps it on a screen that there is."""
    try:
        geometry = bytes.fromhex(state.geometry)
    except ValueError:
        return
    if geometry:
        window.restoreGeometry(QByteArray(geometry))


def bring_back(window: MainWindow, state: WindowState) -> None:
    """Open the file in the window, with its caret, panels and pages; a file that is gone leaves the start page."""
    if not is_there(state) or not window.files.open_path(Path(state.file)):
        return
    view = window.view
    assert view is not None
    known = {record.id for record in panels()}
    for panel in view.shown_panels:
        view.show_panel(panel, on=False)
    widths = dict(zip(state.panels, state.widths, strict=False))
    for panel in state.panels:
        if panel in known:
            view.side_of(panel).kept_width = widths.get(panel, 0)
            view.show_panel(panel, on=True)
    view.split(on=state.is_split)
    blocks = list(walk.all_blocks(view.bridge.document))
    if state.paragraph < len(blocks):
        block = blocks[state.paragraph]
        view.page.go_to(Place(block.id, min(state.offset, places.size(block))))
