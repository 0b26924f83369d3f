"""Drives the real page with random keys, clicks, drags, pastes and undos and compares it with the document after each.

usage: python tests/bench/ui_fuzz.py [--steps 20000] [--seed 1] [--tracked] [FILE.xml]
The long form of ``tests/ui/test_page_machine.py``. Every few hundred steps all is undone, which must give the opening
document back, and done again. Exit code 1 at the first disagreement, which is printed with the last steps.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QApplication

from ui.test_page_machine import Machine


def run(steps: int, seed: int, document: object = None, *, tracks: bool = False) -> str:
    """The first disagreement with the steps before it; "" where there was none."""
    machine = Machine(seed, document, tracks=tracks)  # type: ignore[arg-type]
    try:
        return machine.run(steps)
    finally:
        machine.close()


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("file", nargs="?", type=Path)
    words.add_argument("--steps", type=int, default=20_000)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--tracked", action="store_true", help="track changes")
    given = words.parse_args()
    _app = QApplication.instance() or QApplication([])
    document = None
    if given.file:
        from engross.workspace import files

        document = files.open(given.file).editor.document
    fault = run(given.steps, given.seed, document, tracks=given.tracked)
    print(fault or f"{given.steps} steps, seed {given.seed}: screen and document agree")
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())
