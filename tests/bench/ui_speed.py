"""Speed and memory of the window with large documents, with its limits.

usage: python tests/bench/ui_speed.py [--keys 300] [--tripled] FILE.xml …

All panels are made and shown in turn, and the text is proofread while keys are typed. One key is press, release and all
pending events: layout and one paint. Beside it the same keys in a bare QTextEdit with the same text. Prints
milliseconds, "!" where a limit is passed, and ends with 1 then; needs no screen. ``--tripled`` measures each file
three times as large too.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit
from tripled import make

WORDS = "the report of the Secretary-General on the implementation of the present resolution, and requests "
SIZE = (1280, 860)
PANELS = ("structure", "masthead", "citations", "findings")
PLACES = {"start": (0.03, 0.08, 0.13), "middle": (0.45, 0.5, 0.55), "end": (0.87, 0.92, 0.97)}
"""Where in the text keys are typed, as shares of its paragraphs."""
ROUNDS = 2
"""How often the two editors take turns, so that what else the machine does meets both alike."""
BURST = 25
"""Keys after which people stop for a moment; then the proofreading of what they typed begins beside the next keys."""
STOP_S = 0.22
LIMITS = {
    "key_p50": 5.0, "key_p99": 10.0, "key_p99_tripled": 16.0, "ratio": 2.0, "paragraph_p99": 30.0, "move": 50.0,
    "undo": 50.0, "scroll_p99": 33.0, "open_s": 1.0, "memory_mb": 350, "history_mb": 50,
}  # fmt: skip


def timed(action: Callable[[], object]) -> float:
    """Milliseconds of an action and of the events that follow from it, one paint among them."""
    begun = time.perf_counter()
    action()
    QApplication.processEvents()
    return (time.perf_counter() - begun) * 1000


def settle(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.001)


def wait(is_done: Callable[[], bool], most_s: float = 60) -> None:
    end = time.monotonic() + most_s
    while not is_done() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.002)


def key(widget: Any, code: int, words: str = "", held: Any = Qt.KeyboardModifier.NoModifier) -> float:
    """Milliseconds of one key."""

    def press() -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, code, held, words))

    return timed(press)


def type_keys(widget: Any, count: int) -> list[float]:
    """Milliseconds of each of ``count`` keys."""
    return [key(widget, 0, WORDS[number % len(WORDS)]) for number in range(count)]


def put_caret(widget: Any, share: float) -> None:
    """The caret into the middle of a paragraph, which is in sight and laid out then."""
    widget.activateWindow()
    widget.setFocus()
    document = widget.document()
    block = document.findBlockByNumber(int(document.blockCount() * share))
    cursor = QTextCursor(document)
    cursor.setPosition(block.position() + block.length() // 2)
    widget.setTextCursor(cursor)
    widget.ensureCursorVisible()
    settle(0.3)


def type_at(widget: Any, share: float, keys: int) -> list[float]:
    """Milliseconds of keys typed at a place, in bursts."""
    put_caret(widget, share)
    type_keys(widget, 3)
    taken: list[float] = []
    while len(taken) < keys:
        taken += type_keys(widget, BURST)
        settle(STOP_S)
    return taken


def bare(page: Any) -> QTextEdit:
    """A QTextEdit with the same text in the same type, column and height, so in as many lines, and nothing else."""
    edit = QTextEdit()
    edit.setFont(page.sync.sheet.font("operative"))
    edit.setFrameShape(QFrame.Shape.NoFrame)
    edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    edit.document().setDocumentMargin(0)
    bar = edit.verticalScrollBar().sizeHint().width()
    edit.resize(round(page.column.width()) + bar, page.viewport().height())
    edit.setPlainText(page.document().toPlainText())
    edit.show()
    QApplication.processEvents()
    edit.document().documentLayout().documentSize()
    return edit


def figures(taken: list[float]) -> tuple[float, float]:
    """p50 and p99."""
    taken = sorted(taken)
    return statistics.median(taken), taken[int(len(taken) * 0.99)]


def memory_mb() -> int:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


class Report:
    """Prints figures beside their limits and remembers whether one was passed."""

    def __init__(self) -> None:
        self.is_good = True

    def say(self, name: str, words: str, **values: float) -> None:
        """A line; each value is held against the limit of its name."""
        passed = [f"{limit} {LIMITS[limit]:g}" for limit, value in values.items() if value > LIMITS[limit]]
        self.is_good &= not passed
        print(f"  {name:22} {words}" + (f"   ! limit {', '.join(passed)}" if passed else ""), flush=True)


def opened(path: Path) -> Any:
    """A window with the file, all panels made, the text proofread."""
    from engross.ui.main_window import MainWindow
    from engross.ui.theme import theme
    from engross.workspace.settings import Settings

    window = MainWindow(Settings(theme="light"), theme("light"))
    window.resize(*SIZE)
    window.files.open_path(path)
    assert window.view is not None, window.messages.text
    window.show()
    for panel in PANELS:
        window.view.show_panel(panel, on=True)
        QApplication.processEvents()
    view = window.view
    wait(lambda: view.proofing.is_settled)
    return window


def measure(path: Path, keys: int, *, is_tripled: bool = False) -> bool:
    """Prints the figures of one file; whether they are within the limits."""
    report = Report()
    start = start_seconds(path)
    window = opened(path)
    page, editor = window.view.page, window.view.bridge.editor
    text = page.document().toPlainText()
    print(f"{path.name}: {page.document().blockCount()} paragraphs, {len(text.split()):,} words")
    report.say("start with the file", f"{start:.2f} s", open_s=start)
    memory = memory_mb()
    typing(report, page, bare(page), keys, is_tripled=is_tripled)
    paragraphs(report, page, window)
    scrolling(report, page)
    report.say("memory", f"{memory} MB opened, {memory_mb()} MB at the end", memory_mb=memory_mb())
    history = history_mb(editor.document)
    report.say("1,000 undo steps", f"{history:.1f} MB", history_mb=history)
    window.view.opened.saved = window.view.opened.document
    window.close()
    window.deleteLater()
    QApplication.processEvents()
    return report.is_good


def typing(report: Report, page: Any, plain: QTextEdit, keys: int, *, is_tripled: bool) -> None:
    ours: list[float] = []
    theirs: list[float] = []
    at_places: dict[str, list[float]] = {name: [] for name in PLACES}
    for _round in range(ROUNDS):
        for name, shares in PLACES.items():
            for share in shares:
                theirs += type_at(plain, share, keys // len(shares) // ROUNDS)
                at_places[name] += type_at(page, share, keys // len(shares) // ROUNDS)
    for name, taken in at_places.items():
        p50, p99 = figures(taken)
        limit = "key_p99_tripled" if is_tripled else "key_p99"
        report.say(f"a character, {name}", f"p50 {p50:.2f}  p99 {p99:.2f} ms", **{"key_p50": p50, limit: p99})
        ours += taken
    (p50, p99), (bare50, bare99) = figures(ours), figures(theirs)
    words = f"{p50 / bare50:.2f} ({p50:.2f} beside {bare50:.2f} ms; p99 {p99:.2f} beside {bare99:.2f})"
    report.say("ratio to a QTextEdit", words, ratio=p50 / bare50)
    plain.close()


def paragraphs(report: Report, page: Any, window: Any) -> None:
    """Enter, Tab, moving paragraphs, and taking all of that back."""
    from engross.editing import moving

    taken: dict[str, list[float]] = {name: [] for name in ("Enter", "Tab", "move", "undo")}
    bridge = window.view.bridge
    control = Qt.KeyboardModifier.ControlModifier

    def move(step: Any) -> Callable[[], object]:
        return lambda: bridge.perform(lambda: step(bridge.document, bridge.selection.head.block))

    for shares in PLACES.values():
        for share in shares:
            put_caret(page, share)
            for _time in range(4):
                before = bridge.document
                taken["Enter"].append(key(page, Qt.Key.Key_Return, "\r"))
                taken["Tab"].append(key(page, Qt.Key.Key_Tab, "\t"))
                taken["move"].append(timed(move(moving.move_down)))
                taken["move"].append(timed(move(moving.move_up)))
                settle(0.25)
                while bridge.document is not before and bridge.editor.can_undo:
                    taken["undo"].append(key(page, Qt.Key.Key_Z, "\x1a", control))
    for name, limit in (
        ("Enter", "paragraph_p99"),
        ("Tab", "paragraph_p99"),
        ("move", "move"),
        ("undo", "undo"),
    ):
        p50, p99 = figures(taken[name])
        report.say(name, f"p50 {p50:.2f}  p99 {p99:.2f} ms", **{limit: p99})


def scrolling(report: Report, page: Any) -> None:
    """By pages through the text and back, after the text was built anew: nothing is laid out ahead."""
    page.sync.rebuild()
    bar = page.verticalScrollBar()
    bar.setValue(0)
    QApplication.processEvents()
    taken = []
    for _step in range(150):
        taken.append(timed(lambda: bar.setValue(bar.value() + page.viewport().height() - 40)))
    taken.append(timed(lambda: bar.setValue(bar.maximum())))
    taken.append(timed(lambda: bar.setValue(bar.maximum() // 2)))
    p50, p99 = figures(taken)
    report.say(
        "scrolling by a page", f"p50 {p50:.2f}  p99 {p99:.2f}  most {max(taken):.2f} ms", scroll_p99=p99
    )


def history_mb(document: Any) -> float:
    """Megabytes that a thousand steps hold, each in another paragraph."""
    from engross.editing import text
    from engross.editing.editor import Editor
    from engross.model import places, walk

    editor = Editor(document)
    blocks = list(walk.blocks(document))
    tracemalloc.start()
    for number in range(1000):
        at = places.caret(blocks[number * 7 % len(blocks)].id)
        editor.apply(text.insert(editor.document, at, WORDS[number % len(WORDS)]))
    held, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / 1e6


_START = """
import os, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from engross.ui.application import Application
from engross.workspace.settings import Settings
app = QApplication([])
window = Application(app, Settings(), keeps_settings=False).open_window(Path(sys.argv[1]))
while not window.isVisible(): app.processEvents()
app.processEvents(); window.grab()
assert window.view is not None
print(time.time(), flush=True)
os._exit(0)
"""


def start_seconds(path: Path) -> float:
    """From the start of a process to the first picture of the window with the file, the best of three.

    The modules are compiled once, as an installation leaves them, whatever the shell says of keeping byte code.
    """
    command = [sys.executable, "-c", _START, str(path)]
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    best = 99.0
    with tempfile.TemporaryDirectory() as compiled:
        around["PYTHONPYCACHEPREFIX"] = compiled
        for _number in range(3):
            begun = time.time()
            made = subprocess.run(command, check=True, capture_output=True, text=True, env=around)
            best = min(best, float(made.stdout.split()[-1]) - begun)
    return best


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("files", nargs="+", type=Path)
    words.add_argument("--keys", type=int, default=300, help="keys typed at each of the three places")
    words.add_argument("--tripled", action="store_true")
    given = words.parse_args()
    app = QApplication.instance() or QApplication([])
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for path in given.files:
            good &= measure(path, given.keys)
            if given.tripled:
                larger = make(path, Path(folder) / f"{path.stem}_3.xml")
                good &= measure(larger, given.keys, is_tripled=True)
    del app
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
