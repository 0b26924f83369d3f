"""Keystrokes, start and memory of the window with a large file, beside a bare QTextEdit that holds the same text.

usage: python tests/bench/ui_speed.py [--keys 400] FILE.xml …
One key is press, release and all pending events: layout and one paint. Prints milliseconds; needs no screen.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

WORDS = "the report of the Secretary-General on the implementation of the present resolution, and requests "
SIZE = (1280, 860)
LIMITS = {"ratio": 2.0, "p99_ms": 10.0, "start_s": 1.0, "memory_mb": 250}


def memory_mb(kind: str = "VmRSS") -> int:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split(f"{kind}:")[1].split()[0]) // 1024


def type_keys(widget: object, count: int) -> list[float]:
    """Milliseconds of each of ``count`` keys."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    taken = []
    for number in range(count):
        character = WORDS[number % len(WORDS)]
        begun = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))  # type: ignore[call-overload]
        QApplication.processEvents()
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


PLACES = tuple((number + 0.5) / 20 for number in range(20))
"""Where in the text keys are typed, as shares of its paragraphs; the figures are of all keys together."""
ROUNDS = 2
"""How often the two editors take turns, so that what else the machine does meets both alike."""


def type_at(widget: object, share: float, keys: int) -> list[float]:
    """Milliseconds of keys typed into the middle of a paragraph that is in sight and laid out."""
    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QApplication

    widget.activateWindow()  # type: ignore[attr-defined]
    widget.setFocus()  # type: ignore[attr-defined]
    document = widget.document()  # type: ignore[attr-defined]
    block = document.findBlockByNumber(int(document.blockCount() * share))
    cursor = QTextCursor(document)
    cursor.setPosition(block.position() + block.length() // 2)
    widget.setTextCursor(cursor)  # type: ignore[attr-defined]
    widget.ensureCursorVisible()  # type: ignore[attr-defined]
    settled = time.monotonic() + 0.3
    while time.monotonic() < settled:
        QApplication.processEvents()
    type_keys(widget, 3)
    return type_keys(widget, keys)


def bare(text: str) -> object:
    """A QTextEdit with the same text, type and size, and nothing else."""
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication, QTextEdit

    edit = QTextEdit()
    font = QFont("Liberation Serif")
    font.setPixelSize(16)
    edit.setFont(font)
    edit.resize(800, SIZE[1])
    edit.setPlainText(text)
    edit.show()
    QApplication.processEvents()
    edit.document().documentLayout().documentSize()
    return edit


def figures(taken: list[float]) -> tuple[float, float]:
    """p50 and p99."""
    taken.sort()
    return statistics.median(taken), taken[int(len(taken) * 0.99)]


def run(path: Path, keys: int) -> bool:
    """Prints the figures of one file; whether they are within the limits."""
    from PySide6.QtWidgets import QApplication

    from engross.ui.application import Application
    from engross.workspace.settings import Settings

    app = QApplication.instance() or QApplication([])
    application = Application(app, Settings(theme="light"), keeps_settings=False)  # type: ignore[arg-type]
    window = application.open_window(path)
    window.resize(*SIZE)
    for _number in range(5):
        QApplication.processEvents()
    assert window.view is not None, window.messages.text
    memory_open = memory_mb()
    page = window.view.page
    text = page.document().toPlainText()
    plain = bare(text)
    theirs: list[float] = []
    ours: list[float] = []
    for _round in range(ROUNDS):
        for share in PLACES:
            theirs += type_at(plain, share, keys // len(PLACES) // ROUNDS)
            ours += type_at(page, share, keys // len(PLACES) // ROUNDS)
    (p50, p99), (bare50, bare99) = figures(ours), figures(theirs)
    start = start_seconds(path)
    print(
        f"{path.name}: {page.document().blockCount()} paragraphs, {len(text):,} characters, {len(ours)} keys"
    )
    print(
        f"  key p50 {p50:.2f} ms, p99 {p99:.2f} ms; bare {bare50:.2f}, {bare99:.2f}; ratio {p50 / bare50:.2f}"
    )
    print(f"  start to a usable window {start:.2f} s; memory {memory_open} MB, after typing {memory_mb()} MB")
    plain.close()  # type: ignore[attr-defined]
    window.view.opened.mark_saved(window.view.opened.document, path, window.view.opened.stamp)  # type: ignore[arg-type]
    window.close()
    good = p50 <= bare50 * LIMITS["ratio"] and p99 < LIMITS["p99_ms"]
    return good and start < LIMITS["start_s"] and memory_open < LIMITS["memory_mb"]


_START = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from engross.ui.application import Application
from engross.workspace.settings import Settings
app = QApplication([])
window = Application(app, Settings(), keeps_settings=False).open_window(Path(sys.argv[1]))
while not window.isVisible(): app.processEvents()
app.processEvents(); window.grab()
assert window.view is not None
"""


def start_seconds(path: Path) -> float:
    """Whole process from start to the first picture of the window with the file, the best of three."""
    best = 99.0
    for _number in range(3):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", _START, str(path)], check=True, stderr=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - begun)
    return best


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("files", nargs="+", type=Path)
    words.add_argument("--keys", type=int, default=1000)
    given = words.parse_args()
    good = [run(path, given.keys) for path in given.files]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
