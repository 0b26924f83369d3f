"""Reading the files that a command line names; `-` is standard input."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engross.cli import console
from engross.errors import AppError

if TYPE_CHECKING:
    from engross.workspace.files import ReadFile

STDIN = "-"


def argument(parser: ArgumentParser, *, several: bool = True) -> None:
    """Declare FILE as an argument, once or several times."""
    parser.add_argument(
        "files" if several else "file",
        metavar="FILE",
        nargs="+" if several else None,
        help="a resolution (.xml .docx .txt .md); - is standard input",
    )


def read(name: str) -> ReadFile:
    """The document in a file or on standard input; raises `AppError`."""
    from engross.formats import registry
    from engross.workspace import files

    if name == STDIN:
        return files.read(sys.stdin.buffer.read(registry.MAX_BYTES + 1), "")
    return files.read(files.read_bytes(Path(name)), name)


@dataclass(slots=True)
class Reading:
    """Reads files in order. One that cannot be read is a line on standard error, and the others go on."""

    names: Sequence[str]
    has_failed: bool = False

    @property
    def are_several(self) -> bool:
        return len(self.names) > 1

    def __iter__(self) -> Iterator[tuple[str, ReadFile]]:
        for name in console.progress(self.names):
            try:
                found = read(name)
            except AppError as error:
                self.has_failed = True
                console.complain(error, name)
            else:
                yield name, found
