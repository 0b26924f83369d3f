"""Where log records go: a file that stays small, and standard error when asked.

Modules log to ``logging.getLogger(__name__)``; this is called once, at the start. Knows nothing of Qt.
"""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs

_FILE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_SCREEN = "%(levelname)s %(name)s: %(message)s"
_BYTES = 1_000_000


def default_path() -> Path:
    """The log file of this user."""
    return platformdirs.user_log_path("engross", appauthor=False) / "engross.log"


def configure(*, verbose: bool = False, path: Path | None = None) -> Path:
    """Send records to the log file, and all of them to standard error when ``verbose``; gives the file.

    The file is made with the first record of level WARNING (INFO when ``verbose``). A folder that cannot be
    written to is no reason not to start.
    """
    target = path or default_path()
    root = logging.getLogger("engross")
    root.setLevel(logging.DEBUG if verbose else logging.WARNING)
    for handler in tuple(root.handlers):
        root.removeHandler(handler)
        handler.close()
    root.addHandler(_file(target))
    if verbose:
        screen = logging.StreamHandler()
        screen.setFormatter(logging.Formatter(_SCREEN))
        root.addHandler(screen)
    return target


def _file(path: Path) -> logging.Handler:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=2, encoding="utf-8", delay=True)
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter(_FILE))
    return handler
