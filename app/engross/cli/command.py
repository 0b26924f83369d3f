"""What a subcommand is, and the exit codes that scripts rely on.

A subcommand is a module of this package with a record `COMMAND`; it keeps slow imports inside its functions.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


class Exit(IntEnum):
    """How a command ends."""

    CLEAN = 0
    FOUND = 1
    """Findings of severity error, differences, or losses under ``--strict``."""
    UNUSABLE = 2
    """Wrong use, or an input that cannot be read."""


@dataclass(frozen=True, slots=True)
class Command:
    """One subcommand: ``arguments`` declares its options, ``run`` does it and gives how it ended."""

    name: str
    summary: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], Exit]
