"""Drives the real page with random keys, clicks, pastes and undos and compares it with the document after each.

usage: python tests/bench/ui_fuzz.py [--steps 5000] [--seed 1] [FILE.xml]
Exit code 1 at the first disagreement, which is printed with the last steps.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication
from tests.builders import resolution
from tests.ui.agreement import disagreement
from tests.ui.driver import Driver

from engross.editing.editor import Editor
from engross.ui.bridge import Bridge
from engross.ui.editor.page import Page
from engross.ui.theme import theme

SAMPLE = """
MAST {symbol:A/RES/90/5}
MAST {session=90:Ninetieth session}
TITLE {number:90/5.} {title:Clean water}
ORG The General Assembly,
PP *Recalling* its resolution [80/1](https://undocs.org/A/RES/80/1),[^Official Records.]
PP *Noting* the following:
  (a) One;
  (b) Two;[^Second note. ¶ With two paragraphs.]
SEC First section
1. *Decides* to act⏎on this;
  (a) First;
    (i) Deeply;
  (b) Second;[^Third note.]
  TEXT and to go on.
> PP *Quoting* a text,
> OP *Decides* quoted;
|= Name | Amount
| Alpha[^In a cell.] | 12
2. *Requests* a report.
HEAD Other matters
3. *Remains* seized.
CLOSE {meeting:55th plenary meeting}
ANNEX
TITLE Annex
1. Annex text;
2. More.
=== decision
TITLE A decision
OP *Decides* alone.[^Last note.]
"""


def run(steps: int, seed: int, document: object = None, *, every: int = 1) -> str:
    """The first disagreement with the steps before it; "" where there was none."""
    editor = Editor(document or resolution(SAMPLE))  # type: ignore[arg-type]
    bridge = Bridge(editor)
    page = Page(bridge, theme("light"), 1.0)
    page.resize(900, 700)
    page.show()
    driver = Driver(page, bridge, seed)
    done: list[str] = []
    for number in range(1, steps + 1):
        done.append(driver.step())
        if number % 7 == 0:
            QApplication.processEvents()
        fault = disagreement(page, editor.document) if number % every == 0 else ""
        if fault:
            return f"seed {seed}, step {number}: {fault}\nlast steps: {', '.join(done[-6:])}"
    page.close()
    bridge.close()
    page.deleteLater()
    return ""


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("file", nargs="?", type=Path)
    words.add_argument("--steps", type=int, default=5000)
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    _app = QApplication.instance() or QApplication([])
    document = None
    if given.file:
        from engross.workspace import files

        document = files.open(given.file).editor.document
    fault = run(given.steps, given.seed, document)
    print(fault or f"{given.steps} steps, seed {given.seed}: screen and document agree")
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())
