"""Waiting until nothing happens for a while, at next to no cost each time that something does."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal


class Pause(QObject):
    """Tells when it was not begun again for a time. Beginning again, as at every key, leaves the timer alone."""

    over = Signal()

    def __init__(self, ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._seconds = ms / 1000
        self._end = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def begin(self) -> None:
        """Wait from now on."""
        self._end = time.monotonic() + self._seconds
        if not self._timer.isActive():
            self._timer.start(round(self._seconds * 1000))

    def stop(self) -> None:
        """Wait no longer, and tell nothing."""
        self._timer.stop()

    @property
    def is_waiting(self) -> bool:
        """Whether `over` is to come."""
        return self._timer.isActive()

    def _on_timeout(self) -> None:
        left = self._end - time.monotonic()
        if left > 0:
            self._timer.start(round(left * 1000) + 1)
        else:
            self.over.emit()
