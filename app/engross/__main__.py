"""`python -m engross` and `engross`: the window, or a subcommand without one."""

from __future__ import annotations

import sys

from engross.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
