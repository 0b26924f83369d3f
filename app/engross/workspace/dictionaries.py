"""Dictionaries for spelling: where they stand on this system, and the one of a language, opened.

They are Hunspell's, a pair of files with the endings ``.aff`` and ``.dic``; none is shipped with the program. Chinese
needs none.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Any

import hunspell
import platformdirs

from engross.errors import AppError
from engross.i18n import _

NAMES = {
    "en": ("en_GB-oxendict", "en_GB-ize", "en_GB", "en-GB"),
    "fr": ("fr_FR", "fr-classique", "fr-classical", "fr"),
    "es": ("es_ES", "es"),
    "ru": ("ru_RU", "ru"),
    "ar": ("ar",),
    "de": ("de_DE", "de_DE_frami"),
}
"""Names of the files for each language, the best first."""
PACKAGES = {
    "en": "hunspell-en-gb",
    "fr": "hunspell-fr-classical",
    "es": "hunspell-es",
    "ru": "hunspell-ru",
    "ar": "hunspell-ar",
    "de": "hunspell-de-de",
}
"""What Debian calls them."""


class Dictionary:
    """The words of a language. Safe to ask from several threads."""

    def __init__(self, language: str, path: Path) -> None:
        """``path`` is that of the ``.dic`` file. Takes from 30 ms (English) to 2 s (Arabic)."""
        self.language = language
        self._lock = Lock()
        self._checker: Any = hunspell.Hunspell(path.stem, hunspell_data_dir=str(path.parent))
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether this is a word, written with straight apostrophes."""
        known = self._known.get(word)
        if known is None:
            try:
                with self._lock:
                    known = bool(self._checker.spell(word))
            except UnicodeError:  # letters that the dictionary's own encoding lacks
                known = True
            self._known[word] = known
        return known

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Words that may have been meant, the likeliest first; some 30 ms."""
        try:
            with self._lock:
                return tuple(self._checker.suggest(word))
        except UnicodeError:
            return ()


def user_folder() -> Path:
    """Where people put dictionaries of their own."""
    return platformdirs.user_data_path("engross", appauthor=False) / "dictionaries"


def folders() -> Iterable[Path]:
    """Where dictionaries may stand, people's own first."""
    home = Path.home()
    yield user_folder()
    if sys.platform == "darwin":
        yield from (home / "Library/Spelling", Path("/Library/Spelling"))
        yield from Path("/Applications/LibreOffice.app/Contents/Resources/extensions").glob("dict-*")
    elif sys.platform == "win32":
        for base in (Path("C:/Program Files"), Path("C:/Program Files (x86)")):
            yield from (base / "LibreOffice/share/extensions").glob("dict-*")
    else:
        yield home / ".local/share/hunspell"
        yield from map(Path, ("/usr/local/share/hunspell", "/usr/share/hunspell", "/usr/share/myspell/dicts"))
        yield from Path("/usr/lib/libreoffice/share/extensions").glob("dict-*")


def path_of(language: str, where: Iterable[Path] | None = None) -> Path | None:
    """The ``.dic`` file of a language, or None where the system has none."""
    places = list(folders() if where is None else where)
    for name in NAMES.get(language, ()):
        for folder in places:
            path = folder / f"{name}.dic"
            if path.is_file() and path.with_suffix(".aff").is_file():
                return path
    return None


def opened(language: str, where: Iterable[Path] | None = None) -> Dictionary:
    """The dictionary of a language. Raises AppError that says what to install where there is none."""
    path = path_of(language, where)
    if path is None:
        name = NAMES.get(language, (language,))[-1]
        package = PACKAGES.get(language)
        hint = _("Put {name}.aff and {name}.dic into {folder}.").format(name=name, folder=user_folder())
        if package:
            hint = _("Install the package {package}, or put {name}.aff and {name}.dic into {folder}.").format(
                package=package, name=name, folder=user_folder()
            )
        raise AppError(_("There is no dictionary for the language of this document."), hint=hint)
    return Dictionary(language, path)
