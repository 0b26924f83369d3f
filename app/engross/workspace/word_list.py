"""The user's own words, that no document's spelling is asked about again: a file with a word a line."""

from __future__ import annotations

import logging
from pathlib import Path

import platformdirs

from engross.errors import SaveError

log = logging.getLogger(__name__)


def default_path() -> Path:
    """Where the words of this user stand."""
    return platformdirs.user_config_path("engross", appauthor=False) / "words.txt"


def words(path: Path | None = None) -> frozenset[str]:
    """The words in the file; none where there is no file or it cannot be read."""
    source = path or default_path()
    try:
        return frozenset(filter(None, map(str.strip, source.read_text(encoding="utf-8").splitlines())))
    except FileNotFoundError:
        return frozenset()
    except (OSError, UnicodeDecodeError) as error:
        log.warning("words in %s cannot be read: %s", source, error)
        return frozenset()


def add(word: str, path: Path | None = None) -> None:
    """Write the word to the end of the file, unless it is there. Raises `SaveError`."""
    target = path or default_path()
    if word in words(target):
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("a", encoding="utf-8") as file:
            file.write(f"{word}\n")
    except OSError as error:
        raise SaveError(f"The word could not be kept: {error.strerror or error}.") from error
