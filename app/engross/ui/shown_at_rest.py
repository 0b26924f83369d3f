"""What was found in the background is shown while nobody writes: marking a long text costs more than a key may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from engross.ui.bridge import Bridge

Result = TypeVar("Result")


class ShownAtRest(QObject, Generic[Result]):
    """Called with a result, hands it to ``show``: at once, or when people pause; a newer one takes its place."""

    def __init__(self, bridge: Bridge, show: Callable[[Result], object], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._hand_over = bridge, show
        self._waiting: list[Result] = []
        bridge.at_rest.connect(self._show_waiting)

    def __call__(self, result: Result) -> None:
        if self._bridge.is_busy:
            self._waiting = [result]
        else:
            self.now(result)

    def now(self, result: Result) -> None:
        """Show this one without waiting."""
        self._waiting.clear()
        self._hand_over(result)

    def _show_waiting(self) -> None:
        if self._waiting:
            self._hand_over(self._waiting.pop())
