"""Reading the files that a command line names; `-` is standard input."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engross.cli import console
from engross.errors import AppError

if TYPE_CHECKING:
    from engross.workspace.open_document import OpenDocument

STDIN = "-"


def argument(parser: ArgumentParser, *, several: bool = True) -> None:
    """Declare FILE as an argument, once or several times."""
    parser.add_argument(
        "files" if several else "file",
        metavar="FILE",
        nargs="+" if several else None,
        help="a resolution (.xml .docx .txt .md); - is standard input",
    )


def read(name: str) -> OpenDocument:
    """The document in a file or on standard input; raises `AppError`."""
    from engross.workspace import files

    if name != STDIN:
        return files.open(name)
    from engross.formats import registry

    return files.read(sys.stdin.buffer.read(registry.MAX_BYTES + 1), "")


@dataclass(slots=True)
class Reading:
    """Reads files in order. One that cannot be read is a line on standard error, and the others go on."""

    names: Sequence[str]
    has_failed: bool = False

    @property
    def are_several(self) -> bool:
        return len(self.names) > 1

    def __iter__(self) -> Iterator[tuple[str, OpenDocument]]:
        for name in console.progress(self.names):
            try:
                opened = read(name)
            except AppError as error:
                self.has_failed = True
                console.complain(error, name)
            else:
                yield name, opened
