"""Python's search for objects in cycles, which halts the whole program, waits until people rest.

With a large document it takes tens of milliseconds, and it begins when many objects have been made: in the midst of
typing, or in the thread that reads the document meanwhile.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from engross.ui.bridge import Bridge

PAUSE_MS = 4000
"""How long nothing must change before the search."""
YOUNG, OLDER, ALL = 5_000, 1_000, 1_000
"""Objects after which the youngest are searched, and how often that happens before older ones and all are."""


class Rest(QObject):
    """Searches a moment after the last change of one document."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        gc.set_threshold(YOUNG, OLDER, ALL)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        bridge.at_rest.connect(self._pause.start)
        self._pause.start()

    @staticmethod
    def _search() -> None:
        gc.collect()
