"""Speed of a text under heavy review: 2,000 tracked changes and 500 comments by ten authors.

usage: python tests/bench/review_speed.py [--changes 2000] [--comments 500] [--keys 300] FILE.xml

The file is made, saved, opened in a window with all panels and the list of changes, typed in with tracking on, gone
through, and decided. Prints milliseconds, "!" where a limit is passed, and ends with 1 then; needs no screen.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import ui_speed
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from engross.editing import text
from engross.model import inlines as rows
from engross.model import states, walk
from engross.model.inlines import Text
from engross.model.nodes import Document
from engross.model.places import Place, Selection
from engross.review import comments, decisions, record, tracking
from engross.review.record import Ruling
from engross.workspace import files

AT = "2035-12-16T09:30:00Z"
AUTHORS = [f"Reviewer {number}" for number in range(1, 11)]
ui_speed.LIMITS |= {"tracked_key_p99": 16.0, "accept_all": 300.0, "opening": 1.5}


def reviewed(document: Document, changes: int, threads: int, chance: random.Random) -> Document:
    """The document with so many changes and comments: words put in and taken out all over the text."""
    blocks = [b.id for b in walk.blocks(document) if b.cell is None and rows.plain(b.inlines).count(" ") > 6]
    while len(document.changes) < changes:
        block = walk.block_of(document, chance.choice(blocks))
        start = _word(block.inlines, chance)
        at = Selection(Place(block.id, start), Place(block.id, start))
        if chance.random() < 0.5:
            edit = text.insert(document, at, chance.choice(("strongly ", "further ", "relevant ")))
        else:
            end = min(start + chance.randint(4, 12), sum(map(rows.length, block.inlines)))
            edit = text.delete(document, Selection(at.anchor, Place(block.id, end)))
        document = tracking.track(document, edit, AUTHORS[len(document.changes) % 10], AT).document
    for number in range(threads):
        block = walk.block_of(document, chance.choice(blocks))
        start = _word(block.inlines, chance)
        on = Selection(Place(block.id, start), Place(block.id, start + 5))
        document = comments.add(document, f"Comment {number}.", AUTHORS[number % 10], AT, on=on).document
    return document


def _word(row: tuple[rows.Inline, ...], chance: random.Random) -> int:
    """Where a word begins that no change is about."""
    found, at = [], 0
    for run in row:
        if isinstance(run, Text) and not run.marks.is_changed:
            found += [at + n + 1 for n, sign in enumerate(run.text[:-8]) if sign == " "]
        at += rows.length(run)
    return chance.choice(found or [0])


def measure(path: Path, given: argparse.Namespace) -> bool:
    report = ui_speed.Report()
    document = reviewed(files.open(path).document, given.changes, given.comments, random.Random(1))
    print(f"{path.name}: {len(document.changes):,} changes, {len(document.comments)} comments")
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "reviewed.xml"
        files.save(files.new(document), kept)
        report.say("file", f"{kept.stat().st_size / 1e6:.1f} MB")
        start = ui_speed.start_seconds(kept)
        report.say("start with the file", f"{start:.2f} s", opening=start)
        window = ui_speed.opened(kept)
    window.change_settings(author="Reviewer 1")
    window.view.show_panel("review", on=True)
    ui_speed.settle(0.5)
    page, bridge = window.view.page, window.view.bridge
    typing(report, page, given.keys)
    going(report, window)
    deciding(report, window, bridge)
    report.say("memory", f"{ui_speed.memory_mb()} MB")
    window.view.opened.saved = window.view.opened.document
    window.close()
    return report.is_good


def typing(report: ui_speed.Report, page: Any, keys: int) -> None:
    every: list[float] = []
    for name, shares in ui_speed.PLACES.items():
        taken = [ms for share in shares for ms in ui_speed.type_at(page, share, keys // len(shares))]
        p50, p99 = ui_speed.figures(taken)
        report.say(f"a character, {name}", f"p50 {p50:.2f}  p99 {p99:.2f} ms", tracked_key_p99=p99)
        every += taken
    deleted = []
    for share in (0.1, 0.5, 0.9):
        ui_speed.put_caret(page, share)
        deleted += [ui_speed.key(page, Qt.Key.Key_Backspace, "\b") for _key in range(25)]
    p50, p99 = ui_speed.figures(deleted)
    report.say("Backspace", f"p50 {p50:.2f}  p99 {p99:.2f} ms", tracked_key_p99=p99)


def going(report: ui_speed.Report, window: Any) -> None:
    """To the next change or comment, and through the four views."""
    ui_speed.put_caret(window.view.page, 0.3)
    taken = [ui_speed.timed(window.actions_by_id["review.next"].trigger) for _step in range(60)]
    p50, p99 = ui_speed.figures(taken)
    report.say("next change", f"p50 {p50:.2f}  p99 {p99:.2f} ms")
    for name in ("margin", "final", "original", "marks"):
        taken = [ui_speed.timed(window.actions_by_id[f"review.show_{name}"].trigger)]
        report.say(f"view: {name}", f"{taken[0]:.0f} ms")


def deciding(report: ui_speed.Report, window: Any, bridge: Any) -> None:
    """Accepting all: the computation alone, and in the window until it is painted; then taking it back."""
    document, ruling = bridge.document, Ruling("Chair", AT)
    computed = []
    for _time in range(3):
        begun = time.perf_counter()
        states.decided(document, accept=decisions.everything(document))
        computed.append((time.perf_counter() - begun) * 1000)
    begun = time.perf_counter()
    record.accept(document, decisions.everything(document), ruling)
    with_record = (time.perf_counter() - begun) * 1000
    report.say(
        "accept all, computed",
        f"{min(computed):.0f} ms; with the record {with_record:.0f} ms",
        accept_all=with_record,
    )
    shown = ui_speed.timed(window.actions_by_id["review.accept_all"].trigger)
    report.say("accept all, painted", f"{shown:.0f} ms", accept_all=shown)
    ui_speed.settle(1)
    undone = ui_speed.timed(bridge.undo)
    report.say("undo of that", f"{undone:.0f} ms")


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("files", nargs="+", type=Path)
    words.add_argument("--changes", type=int, default=2000)
    words.add_argument("--comments", type=int, default=500)
    words.add_argument("--keys", type=int, default=300)
    given = words.parse_args()
    app = QApplication.instance() or QApplication([])
    gc.freeze()
    good = True
    for path in given.files:
        good &= measure(path, given)
    del app
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
