"""Several things to do, each in a turn of the event loop of its own, so that no key waits for all of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal


class _Turn(QObject):
    """A signal of its own for each thing, as Qt forgets what a deleted object was to do."""

    now = Signal()


class Turns(QObject):
    """Does what was connected, in that order, and tells when all is done."""

    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._turns: list[tuple[Callable[[], object], _Turn]] = []
        self._next = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._take_one)

    def connect(self, do: Callable[[], object]) -> None:  # type: ignore[override]  # as of a signal
        """One more thing to do, until `disconnect` or as long as the object is that does it."""
        turn = _Turn(self)
        turn.now.connect(do)
        self._turns.append((do, turn))

    def disconnect(self, do: Callable[[], object]) -> None:  # type: ignore[override]  # as of a signal
        """That is not done any more."""
        self._turns = [(known, turn) for known, turn in self._turns if known != do]

    def begin(self) -> None:
        """From the first one on."""
        self._next = 0
        self._timer.start(0)

    def stop(self) -> None:
        """What was not done yet is not done."""
        self._timer.stop()

    def _take_one(self) -> None:
        if self._next >= len(self._turns):
            self.over.emit()
            return
        self._next += 1
        self._timer.start(0)
        self._turns[self._next - 1][1].now.emit()
