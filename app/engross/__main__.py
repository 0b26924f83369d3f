"""`python -m engross` and `engross`: the window, or a subcommand without one."""

from __future__ import annotations

import sys
from pathlib import Path

from engross.cli import main as command_line


def main() -> int:
    """Do what the command line says; gives the exit code."""
    return command_line.main(sys.argv[1:], window=_window)


def _window(paths: list[Path]) -> int:
    from engross.ui import application

    return application.run(paths)


if __name__ == "__main__":
    sys.exit(main())
