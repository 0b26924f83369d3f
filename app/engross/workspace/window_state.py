"""What windows were like when they were last closed: their place on the screen, file, caret and panels.

Kept beside the settings in a file of its own, which may go at any time: nothing in it was chosen by anyone.
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import platformdirs

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WindowState:
    """One window. ``file`` is "" for a window without one; ``paragraph`` counts from 0, footnotes included; ``widths``
    are those of the panels, in pixels.
    """

    file: str = ""
    paragraph: int = 0
    offset: int = 0
    panels: tuple[str, ...] = ()
    geometry: str = ""
    """What Qt needs to put the window where it was, in hexadecimal."""
    widths: tuple[int, ...] = ()
    is_split: bool = False
    """Whether two places of the text were shown."""


def default_path() -> Path:
    """Where the state of this user's windows stands."""
    return platformdirs.user_state_path("engross", appauthor=False) / "windows.json"


def save(states: list[WindowState], path: Path | None = None) -> None:
    """Keep the states; where that cannot be done, nothing is lost but comfort."""
    target = path or default_path()
    draft = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps([asdict(state) for state in states], indent=1), encoding="utf-8")
        draft.replace(target)
    except OSError as error:
        log.warning("the state of the windows is not kept: %s", error)


def load(path: Path | None = None) -> list[WindowState]:
    """The states kept last; what cannot be understood counts as not there."""
    try:
        rows = json.loads((path or default_path()).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError, RecursionError) as error:
        log.warning("the state of the windows cannot be read: %s", error)
        return []
    return [state for row in rows if (state := _state(row)) is not None] if isinstance(rows, list) else []


def _state(row: Any) -> WindowState | None:
    if not isinstance(row, dict):
        return None
    file, geometry = row.get("file", ""), row.get("geometry", "")
    numbers = row.get("paragraph", 0), row.get("offset", 0)
    panels = row.get("panels", [])
    if not (isinstance(file, str) and isinstance(geometry, str) and isinstance(panels, list)):
        return None
    if not all(type(number) is int and number >= 0 for number in numbers):
        return None
    named = tuple(panel for panel in panels if isinstance(panel, str))
    widths = row.get("widths", [])
    if not (isinstance(widths, list) and all(type(width) is int and width >= 0 for width in widths)):
        widths = []
    is_split = row.get("is_split") is True
    return WindowState(file, *numbers, named, geometry, tuple(widths), is_split)
