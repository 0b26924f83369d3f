"""The `engross` command: chooses a subcommand, or opens the window.

One of the three places where unexpected errors are caught: their traceback goes to the log, people get a sentence.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from engross import __version__
from engross.cli import (
    begin,
    check,
    cite,
    comments,
    compare,
    console,
    convert,
    decisions,
    merge,
    show,
    submit,
)
from engross.cli.command import Command, Exit
from engross.errors import AppError

COMMANDS: tuple[Command, ...] = (
    show.COMMAND,
    check.COMMAND,
    cite.COMMAND,
    convert.COMMAND,
    compare.COMMAND,
    merge.COMMAND,
    comments.COMMAND,
    decisions.COMMAND,
    begin.COMMAND,
    submit.COMMAND,
)

COLLECT_AFTER = 100_000
"""New objects after which a command looks for circles among them. Documents have none, and are kept to the end."""

log = logging.getLogger(__name__)

_ABOUT = """\
Draft, review and issue resolutions of the United Nations and of bodies that write like it.
Without a command the window opens, with the files named."""
_EXITS = """\
exit codes: 0 clean; 1 findings of severity error, differences, or losses with --strict;
2 wrong use or an input that cannot be read"""


class _Parser(ArgumentParser):
    """Says wrong use in one line."""

    def error(self, message: str) -> NoReturn:
        console.complain(f"{message} (see {self.prog} --help)")
        self.exit(Exit.UNUSABLE)


Window = Callable[[list[Path]], int]
"""Opens the window with these files and gives the exit code; passed in, as nothing here may know the window."""


def main(words: Sequence[str], window: Window | None = None) -> int:
    """Do what the command line says; gives the exit code."""
    console.speak_utf8()
    try:
        code = _open(words, window) if _opens_window(words) else _command(words)
        sys.stdout.flush()
    except AppError as error:
        console.complain(error)
        return Exit.UNUSABLE
    except BrokenPipeError:
        console.silence()
        return Exit.CLEAN
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - the border of the command line
        return _unexpected(error)
    return code


def _opens_window(words: Sequence[str]) -> bool:
    names = {command.name for command in COMMANDS}
    first = next((word for word in words if not word.startswith("-")), None)
    return first not in names and not {"-h", "--help", "--version"} & set(words)


def parser() -> ArgumentParser:
    """The whole command line, as `--help` shows it."""
    top = _Parser(
        prog="engross", description=_ABOUT, epilog=_EXITS, formatter_class=RawDescriptionHelpFormatter
    )
    top.add_argument("--version", action="version", version=f"engross {__version__}")
    top.add_argument("-v", "--verbose", action="store_true", help="say on standard error what happens")
    below = top.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        made = below.add_parser(
            command.name,
            help=command.summary,
            description=f"{command.summary[0].upper()}{command.summary[1:]}.",
            formatter_class=RawDescriptionHelpFormatter,
        )
        made.set_defaults(run=command.run)
        command.arguments(made)
    return top


def _command(words: Sequence[str]) -> int:
    arguments = parser().parse_args(words)
    if arguments.verbose:
        from engross.workspace import logs

        logs.configure(verbose=True)
    with _collecting_seldom():
        code: Exit = arguments.run(arguments)
    return code


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    usual = gc.get_threshold()
    gc.set_threshold(COLLECT_AFTER, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _open(words: Sequence[str], window: Window | None) -> int:
    """Open the window with the files named; raises `AppError` where that cannot be."""
    unknown = [word for word in words if word.startswith("-") and word not in ("-v", "--verbose")]
    names = [word for word in words if not word.startswith("-")]
    if unknown:
        raise AppError(f"There is no option {unknown[0]}.", hint="See engross --help.")
    missing = next((name for name in names if not Path(name).exists()), None)
    if missing is not None:
        raise AppError(f"There is no file and no command “{missing}”.", hint="See engross --help.")
    if window is None or not _has_screen():
        raise AppError("There is no screen for a window here.", hint="Commands need none: engross --help.")
    return window([Path(name) for name in names])


def _has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _unexpected(error: Exception) -> int:
    from engross.workspace import logs

    path = logs.configure()
    log.error("unexpected error", exc_info=error)
    console.complain(f"Something unexpected happened; {path} says where. Please report it.")
    return Exit.UNUSABLE
