"""What people choose for the program, kept in one TOML file for the window and the command line.

A setting is declared once, as a field of `Settings` with its bounds and its explanation; reading, writing,
checking and the dialog follow from that. Window geometry is not among them.
"""

from __future__ import annotations

import json
import logging
import os
import tomllib
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from engross.checks.profiles import NAMES as PROFILES
from engross.errors import SaveError

log = logging.getLogger(__name__)

RECENT_KEPT = 12
PAGES = {"look": "Appearance", "writing": "Writing", "checks": "Checks", "files": "Files"}
"""The pages of the dialog, in order, with their titles."""


def setting(  # noqa: PLR0913 -- a row of a table
    default: Any,
    meaning: str,
    *,
    page: str = "writing",
    choices: tuple[str, ...] = (),
    titles: tuple[str, ...] = (),
    low: int | None = None,
    high: int | None = None,
    is_file: bool = False,
) -> Any:
    """A field of `Settings`: its default, what it means to people, and what it may be.

    ``page`` is the page of the dialog, a key of `PAGES`; "" for what is not asked there. ``titles`` say what
    the choices mean, in their order. ``is_file``: the value is the path of a file.
    """
    said = {"meaning": meaning, "page": page, "choices": choices, "titles": titles or choices}
    return field(default=default, metadata={**said, "low": low, "high": high, "is_file": is_file})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. Every combination of allowed values is valid."""

    theme: str = setting(
        "system", "Colours of the window", page="look",
        choices=("system", "light", "dark"), titles=("As the system", "Light", "Dark"),
    )  # fmt: skip
    zoom: int = setting(100, "Size of the page in per cent", page="look", low=50, high=300)
    full_width: bool = setting(False, "The page is as wide as the window", page="look")
    language: str = setting("", "Language of the program, a code such as “fr”; empty: the system's", page="")
    profile: str = setting(
        "", "House style of the checks", page="checks", choices=("", *PROFILES),
        titles=(
            "That of the organ", "General Assembly", "Human Rights Council", "Economic and Social Council",
            "Security Council",
        ),
    )  # fmt: skip
    new_form: str = setting(
        "", "Form of the last new document; empty: a draft of the General Assembly", page=""
    )
    new_language: str = setting("en", "Language of the last new document", page="")
    new_organ: str = setting("", "Organ of the last new document, where its form serves several", page="")
    recent_files: tuple[str, ...] = setting((), "Files opened last, the newest first", page="")
    restore_files: bool = setting(True, "Open the files of last time at the start", page="files")
    keep_copies: bool = setting(True, "Keep copies of unsaved work, for after a crash", page="files")
    emblem: str = setting("", "Picture for the first page of Word files", page="files", is_file=True)
    word_numbering: str = setting(
        "typed", "Paragraph numbers in Word files", page="files", choices=("typed", "lists"),
        titles=("Typed, as in official files", "Lists, which Word keeps counting"),
    )  # fmt: skip
    type_quotes: bool = setting(True, "While typing, make straight quotation marks curly")
    type_spaces: bool = setting(True, "While typing, put non-breaking spaces and hyphens where they belong")
    type_dashes: bool = setting(
        True, "While typing, make two hyphens a dash and three full stops an ellipsis"
    )
    type_openings: bool = setting(
        True, "While typing, put opening words in italics as the house style has it"
    )
    author: str = setting("", "Your name, for comments and tracked changes")
    track_by_default: bool = setting(False, "Track changes in every document that is opened")
    check_spelling: bool = setting(True, "Underline misspelt words while typing")
    type_numbers: bool = setting(True, "While typing, make “1. ” or “(a) ” at the start a numbered paragraph")
    type_completion: bool = setting(True, "While typing, offer opening words and citations")

    def having(self, **changes: Any) -> Settings:
        """The settings with other values in some fields."""
        return replace(self, **changes)

    def with_recent(self, path: Path | str) -> Settings:
        """The settings with this file first among the recent ones."""
        name = str(Path(path).absolute())
        others = tuple(known for known in self.recent_files if known != name)
        return replace(self, recent_files=(name, *others)[:RECENT_KEPT])


def default_path() -> Path:
    """Where the settings of this user stand."""
    return platformdirs.user_config_path("engross", appauthor=False) / "settings.toml"


def load(path: Path | None = None) -> Settings:
    """The settings in the file. Values that are not allowed, and a file that is broken, count as not there."""
    table = _read(path or default_path())
    return Settings(**{f.name: _checked(f, table[f.name]) for f in fields(Settings) if f.name in table})


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings; entries of other versions in the file stay, a broken file is put aside.

    Raises `SaveError`.
    """
    target = path or default_path()
    there = _read(target)
    table = there | {f.name: getattr(settings, f.name) for f in fields(Settings)}
    words = "".join(f"{name} = {_toml(value)}\n" for name, value in table.items() if _is_plain(value))
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not there and target.exists():
            target.replace(target.with_name(f"{target.name}.broken"))
        draft.write_text(words, encoding="utf-8")
        draft.replace(target)
    except OSError as error:
        raise SaveError(f"The settings could not be saved: {error.strerror or error}.") from error


def emblem_of(settings: Settings) -> bytes | None:
    """The picture that the settings name for first pages; None where there is none, or no longer."""
    path = Path(settings.emblem)
    return path.read_bytes() if settings.emblem and path.is_file() else None


def is_allowed(f: Field[Any], value: Any) -> bool:
    """Whether the value may stand in this field."""
    choices, low, high = (f.metadata[key] for key in ("choices", "low", "high"))
    if isinstance(f.default, tuple):
        return isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value)
    if type(value) is not type(f.default):
        return False
    if choices and value not in choices:
        return False
    return (low is None or value >= low) and (high is None or value <= high)


def _checked(f: Field[Any], value: Any) -> Any:
    if not is_allowed(f, value):
        log.warning("setting %s: %r is not allowed, using %r", f.name, value, f.default)
        return f.default
    return tuple(value) if isinstance(f.default, tuple) else value


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        log.warning("settings in %s cannot be read: %s", path, error)
        return {}


def _is_plain(value: Any) -> bool:
    return isinstance(value, (str, int, bool)) or (
        isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value)
    )


def _toml(value: Any) -> str:
    """The value as TOML, whose strings, numbers, truth values and lists are written as in JSON."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
