"""Typing while a document is proofread, beside the same window with proofreading off; and the work after one key.

usage: python tests/bench/ui_proofing.py [--keys 300] FILE

Four states: off; on, with findings, citations and structure open, keys one after the other; the same with a pause
after every key in which the document is read; and the worst case, a reading asked for at every key, so that the
worker is never idle. One key is press, release and all pending events. Prints milliseconds; needs no screen.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from ui_speed import WORDS, figures, type_at, type_keys  # sets the platform

PLACES = tuple((number + 0.5) / 20 for number in range(20))
"""Where in the text keys are typed, as shares of its paragraphs."""
PAUSES = 60
"""Keys typed with a pause after each."""
ROUNDS = 3
"""How often the two windows take turns, so that what else the machine does meets both alike."""


def shown(path: Path, *, is_proofread: bool) -> object:
    """A window with the file, proofread and with its panels open, or not."""
    from PySide6.QtWidgets import QApplication

    from engross.ui.main_window import MainWindow
    from engross.ui.theme import theme
    from engross.workspace.settings import Settings

    window = MainWindow(Settings(theme="light"), theme("light"))
    window.resize(1280, 860)
    window.files.open_path(path)
    assert window.view is not None
    window.show()
    if not is_proofread:
        window.view.proofing.close()
        window.view.bridge.changed.disconnect(window.view.proofing._on_changed)
    else:
        for panel in ("citations", "findings", "structure"):
            window.view.show_panel(panel, on=True)
        wait(lambda: window.view.proofing.is_settled)
    QApplication.processEvents()
    return window


def wait(is_done: Callable[[], bool], most_s: float = 30) -> None:
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + most_s
    while not is_done() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.002)


def with_pauses(window: object) -> tuple[float, float]:
    """p50 and p99 of keys each of which is followed by a reading."""
    view = window.view  # type: ignore[attr-defined]
    taken = []
    for number in range(PAUSES):
        taken += type_keys(view.page, 1)
        if number % 3 == 0:
            wait(lambda: view.proofing.is_settled)
    return figures(taken)


def background(path: Path, keys: int = 60) -> tuple[float, list[float]]:
    """Milliseconds of the first reading, and of those after one key each."""
    from engross.editing import text
    from engross.model import places, walk
    from engross.workspace import files, proofing

    document = files.open(path).document
    begun = time.perf_counter()
    proof = proofing.proof(document)
    first = (time.perf_counter() - begun) * 1000
    blocks = [block for block in walk.blocks(document) if places.size(block) > 40]
    taken = []
    for number in range(keys):
        block = blocks[number * len(blocks) // keys]
        at = places.size(walk.block_of(document, block.id)) // 2
        document = text.insert(document, places.caret(block.id, at), WORDS[number % len(WORDS)]).document
        begun = time.perf_counter()
        proof = proofing.proof(document, proof)
        taken.append((time.perf_counter() - begun) * 1000)
    return first, sorted(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--keys", type=int, default=300)
    asked = parser.parse_args()
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    first, after = background(asked.file)
    p50, p99 = statistics.median(after), after[int(len(after) * 0.99)]
    print(f"{asked.file.name}: first reading {first:.0f} ms, after one key p50 {p50:.1f} p99 {p99:.1f} ms")
    plain, window = shown(asked.file, is_proofread=False), shown(asked.file, is_proofread=True)
    view = window.view  # type: ignore[attr-defined]
    print(f"{len(view.proofing.proof.findings)} findings, {len(view.proofing.proof.citations)} citations")
    every: list[list[float]] = [[], []]
    for share in PLACES * ROUNDS:
        for taken, shown_in in zip(every, (plain, window), strict=True):
            taken += type_at(shown_in.view.page, share, asked.keys // len(PLACES) // ROUNDS)  # type: ignore[attr-defined]
    off = figures(every[0])
    states = {"off": off, "on, panels open": figures(every[1]), "a pause after each key": with_pauses(window)}
    view.bridge.changed.connect(lambda _change: view.proofing.now())
    worst = [key for share in PLACES for key in type_at(view.page, share, asked.keys // len(PLACES))]
    states["a reading at every key"] = figures(worst)
    for name, (middle, slow) in states.items():
        print(
            f"{name:24} p50 {middle:6.2f}  p99 {slow:6.2f} ms  ratio {middle / off[0]:.2f} / {slow / off[1]:.2f}"
        )
    view.close_document()
    plain.view.close_document()  # type: ignore[attr-defined]
    app.processEvents()


if __name__ == "__main__":
    main()
