"""Work on immutable values beside the typing: the newest value wins, results that came too late are not shown.

Knows no threads: a `Starter` runs a piece of work somewhere and calls back where it was called from. The window
gives one that uses a thread, tests one that works at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

Value = TypeVar("Value")
Result = TypeVar("Result")


class Starter(Protocol):
    """Runs work elsewhere. ``done`` or ``failed`` is called on the caller's side, one of them and once."""

    def __call__(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None: ...


def at_once(
    work: Callable[[], Any], done: Callable[[Any], None], _failed: Callable[[Exception], None]
) -> None:
    """The starter for programs without a window: works in place and raises what the work raises."""
    done(work())


class Latest(Generic[Value, Result]):
    """Computes something of the newest value, one piece of work at a time.

    ``compute`` gets the value and the result before it, so that it can go on from there. ``publish`` hears of a result
    only if no newer value has been asked for meanwhile.
    """

    def __init__(
        self,
        start: Starter,
        compute: Callable[[Value, Result | None], Result],
        publish: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._start = start
        self._compute = compute
        self._publish = publish
        self._report = failed
        self._waiting: list[Value] = []
        self._before: Result | None = None
        self._is_busy = False
        self._is_closed = False

    @property
    def is_busy(self) -> bool:
        """Whether a result is still to come."""
        return self._is_busy

    def ask(self, value: Value) -> None:
        """Work on this value as soon as nothing else is worked on; a value that waited is forgotten."""
        if self._is_closed:
            return
        self._waiting = [value]
        if not self._is_busy:
            self._next()

    def forget(self) -> None:
        """The next result starts from nothing: what it depends on besides the value has changed."""
        self._before = None

    def close(self) -> None:
        """Publish nothing more."""
        self._is_closed = True
        self._waiting = []

    def _next(self) -> None:
        value, before = self._waiting.pop(), self._before
        self._is_busy = True
        self._start(lambda: self._compute(value, before), self._on_done, self._on_failed)

    def _on_done(self, result: Result) -> None:
        self._is_busy = False
        self._before = result
        if self._waiting:
            self._next()
        elif not self._is_closed:
            self._publish(result)

    def _on_failed(self, error: Exception) -> None:
        self._is_busy = False
        self._before = None
        if self._waiting:
            self._next()
        if not self._is_closed:
            self._report(error)
