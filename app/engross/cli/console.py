"""Standard output and standard error: results, one-line messages, a progress bar on a terminal."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from io import TextIOWrapper
from typing import Any, TypeVar

from engross.errors import AppError

T = TypeVar("T")

BAR = 24
"""Characters of the progress bar."""


def speak_utf8() -> None:
    """Results are UTF-8 wherever they go; a character that cannot be printed is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def out(words: str) -> None:
    """A line of the result."""
    sys.stdout.write(words + "\n")


def out_json(value: Any, *, on_one_line: bool) -> None:
    """A result for machines; one object a line where there are several."""
    out(json.dumps(value, ensure_ascii=False, indent=None if on_one_line else 2))


def tell(words: str) -> None:
    """A line on standard error, where it does not mix with the result."""
    _clear()
    sys.stderr.write(words + "\n")


def complain(error: AppError | str, name: str = "") -> None:
    """One line on what went wrong, with the file that it is about."""
    tell(f"engross: {name + ': ' if name else ''}{' '.join(str(error).split())}")


def width() -> int | None:
    """Columns of the terminal that shows the result; None where it goes elsewhere and lines stay whole."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def progress(items: Sequence[T]) -> Iterator[T]:
    """The items, with a progress bar while standard error is a terminal and there are several."""
    shown = len(items) > 1 and sys.stderr.isatty()
    for index, item in enumerate(items):
        if shown:
            _draw(index, len(items), str(item))
        yield item
    if shown:
        _clear()


def _draw(done: int, total: int, name: str) -> None:
    filled = BAR * done // total
    line = f"[{'#' * filled}{'.' * (BAR - filled)}] {done}/{total} {os.path.basename(name)}"  # noqa: PTH119
    sys.stderr.write("\r\x1b[K" + line[: shutil.get_terminal_size().columns - 1])
    sys.stderr.flush()


def _clear() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def silence() -> None:
    """After the reader of our output has gone, nothing more is written to it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
