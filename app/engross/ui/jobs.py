"""A worker thread for the window: immutable values go in, results come back as queued signals."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from engross.errors import AppError

_log = logging.getLogger(__name__)

SWITCH_S = 0.0001
"""How long the worker may hold the interpreter while the window waits for it; Python's own 5 ms are felt in typing."""


class Jobs(QObject):
    """Runs work beside the window, one piece after the other, and calls back in the window's thread.

    An error in the work is caught here, logged, and handed to ``failed``. `close` waits for the work that runs, `leave`
    does not.
    """

    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_S)
        self._workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="engross-job")
        self._is_closed = False
        self._telling = threading.Lock()
        """Whoever leaves may be gone at once: nobody is told of anything after that."""
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def start(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do the work in the thread, then call one of the two here; nothing after `close`."""
        if not self._is_closed:
            self._workers.submit(self._run, work, done, failed)

    def _run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        try:
            result = work()
        except AppError as error:
            self.tell(failed, error)
        except Exception as error:  # noqa: BLE001 - the border of background work
            _log.exception("work in the background failed")
            self.tell(failed, error)
        else:
            self.tell(done, result)

    def tell(self, call: Callable[[Any], None], outcome: object) -> None:
        """From the work: call this in the window's thread, as with how far the work is."""
        with self._telling:
            if not self._is_closed:
                self._finished.emit(call, outcome)

    def _on_finished(self, call: Callable[[Any], None], outcome: object) -> None:
        if not self._is_closed:
            call(outcome)

    def close(self) -> None:
        """Call back no more, and wait for the thread to end."""
        self.leave()
        self._workers.shutdown(wait=True)

    def leave(self) -> None:
        """Call back no more, and wait for nothing: the thread ends by itself when the work that runs is done."""
        with self._telling:
            self._is_closed = True
        self._workers.shutdown(wait=False, cancel_futures=True)
