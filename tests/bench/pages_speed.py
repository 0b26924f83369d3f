"""How long after the last key the official pages show what was typed: 10 pages in under 300 ms, 70 in under 1.5 s.

    QT_QPA_PLATFORM=offscreen python tests/bench/pages_speed.py [--keys 12]

Types into the middle of the text in a window with the pages open, and waits until they are drawn again. Prints the
time from the key and from the end of the pause in the typing; exit code 1 where the median is too long.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import resolution
from engross.model import walk
from engross.model.places import Place
from engross.ui.application import Application
from engross.ui.pages.panel import PagesPanel
from engross.workspace import files
from engross.workspace.settings import Settings

WORDS = "the report of the committee on the state of the wells and on what is to be done about them, "
WANTED = {10: 0.3, 70: 1.5}
"""Pages, and the seconds after the pause within which they must be shown."""
WAIT_S = 30


def text(paragraphs: int) -> str:
    rows = [
        f"{n}. *Notes* {WORDS * (2 + n % 5)}as well[^Report of well {n}, para. {n}.];"
        for n in range(1, paragraphs)
    ]
    return "\n".join(["MAST {symbol:A/RES/90/5}", "TITLE {title:Wells}", "ORG The General Assembly,", *rows])


def shown(app: QApplication, panel: PagesPanel, said: list[float], since: float) -> float:
    """Seconds from ``since`` until the next pages are drawn."""
    count, end = len(said), time.perf_counter() + WAIT_S
    while len(said) == count and time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.001)
    panel.view.grab()
    return time.perf_counter() - since


def measure(app: QApplication, paragraphs: int, keys: int) -> tuple[int, list[float], list[float]]:
    """Pages, and for each key the seconds from it and from the end of the pause."""
    application = Application(app, Settings(), keeps_settings=False)
    window = application.open_window(None)
    window.resize(1400, 900)
    window.show_document(files.new(resolution(text(paragraphs))))
    panel = window.view.show_panel("pages", on=True)
    said: list[float] = []
    settled: list[float] = []
    panel.sheet_shown.connect(lambda: said.append(time.perf_counter()))
    window.view.bridge.settled.connect(lambda: settled.append(time.perf_counter()))
    shown(app, panel, said, time.perf_counter())
    blocks = list(walk.blocks(window.view.bridge.document))
    window.view.page.go_to(Place(blocks[len(blocks) // 2].id, 10))
    window.view.page.setFocus()
    until = time.perf_counter() + 1.5
    while time.perf_counter() < until:
        app.processEvents()
    of_key, of_pause = [], []
    for number in range(keys):
        began = time.perf_counter()
        QTest.keyClicks(window.view.page, "abcdefghijkl"[number % 12])
        of_key.append(shown(app, panel, said, began))
        of_pause.append(said[-1] - next(at for at in settled if at > began))
    pages = panel.view.page_count
    window.view.opened.saved = window.view.opened.document
    window.close()
    application.deleteLater()
    app.processEvents()
    return pages, of_key, of_pause


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--keys", type=int, default=12)
    given = words.parse_args()
    app = QApplication([])
    is_slow = False
    for wanted, paragraphs in ((10, 76), (70, 560)):
        pages, of_key, of_pause = measure(app, paragraphs, given.keys)
        is_slow |= median(of_pause) > WANTED[wanted]
        print(
            f"{pages} pages: after the pause median {median(of_pause) * 1000:.0f} ms, most {max(of_pause) * 1000:.0f};"
            f" from the key median {median(of_key) * 1000:.0f} ms, most {max(of_key) * 1000:.0f}"
        )
    return int(is_slow)


if __name__ == "__main__":
    sys.exit(main())
