"""How long checks take: `check_speed.py FILE...` (the largest English file of the corpus).

The whole process of `engross check` (bar: under 1 s), and what is checked again after one keystroke in each of forty
paragraphs (bar: under 20 ms).
"""

from __future__ import annotations

import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from statistics import median

from engross.checks import runner
from engross.editing import text
from engross.model import numbering, places, walk
from engross.model.nodes import Document, Kind
from engross.model.places import Place, Selection
from engross.workspace import files

RUNS = 5
KEYSTROKES = 40


def main() -> None:
    """Prints the times for each file."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    for path in parser.parse_args().files:
        document = files.read(path.read_bytes(), path.name).result.document
        blocks = sum(1 for _ in walk.all_blocks(document))
        print(f"{path.name}: {path.stat().st_size / 1e3:.0f} KB, {blocks} paragraphs, notes among them")
        _process(path)
        _keystrokes(document)


def _process(path: Path) -> None:
    command = [sys.executable, "-m", "engross", "check", "--json", str(path)]
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - start)
    print(f"  whole process: median {median(times):.3f} s, best {min(times):.3f} s (bar 1 s)")


def _keystrokes(document: Document) -> None:
    start = time.perf_counter()
    result = runner.run(document)
    print(
        f"  first run in the process: {1e3 * (time.perf_counter() - start):.0f} ms, {len(result.findings)} findings"
    )
    kinds = (Kind.PREAMBULAR, Kind.OPERATIVE)
    blocks = [b for b in walk.blocks(document) if b.kind in kinds and places.size(b) > 20]
    times, spent = [], []
    for block in blocks[:: max(1, len(blocks) // KEYSTROKES)]:
        place = Place(block.id, 20)
        document = text.insert(document, Selection(place, place), "x").document
        numbering.of(document)  # the screen has counted before the checks run
        start, began = time.perf_counter(), time.process_time()
        result = runner.run(document, before=result)
        times.append(time.perf_counter() - start)
        spent.append(time.process_time() - began)
    times.sort()
    print(
        f"  after a keystroke: median {1e3 * median(times):.1f} ms, worst {1e3 * times[-1]:.1f} ms (bar 20 ms); "
        f"of the processor {1e3 * median(spent):.1f} ms"
    )


if __name__ == "__main__":
    main()
