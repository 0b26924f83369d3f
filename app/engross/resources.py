"""Bundled data files: in the installed package first, then beside the source tree."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent


def folder() -> Path:
    """The folder that holds the bundled data."""
    installed = _HERE / "resources"
    return installed if installed.is_dir() else _HERE.parents[1] / "resources"


def path(name: str) -> Path:
    """The path of one bundled file, named with forward slashes relative to the folder."""
    return folder() / name


@cache
def toml(name: str) -> dict[str, Any]:
    """A bundled TOML file as a dictionary; read once. Callers must not change what they get."""
    return tomllib.loads(path(name).read_text(encoding="utf-8"))
