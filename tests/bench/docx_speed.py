"""Whole-process time of `engross convert` to and from DOCX, beside pandoc and LibreOffice with the same text.

    python tests/bench/docx_speed.py CORPUS [--runs 5]

Takes the largest General Assembly resolution in English and the largest file of all. Pandoc gets our Markdown, so that
both write the same words and footnotes. Reading is our DOCX made plain text: by us, by pandoc, and by LibreOffice.
Prints medians and the ratios; exit code 1 where we write slower than pandoc or read less than three times as fast as
LibreOffice.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds of a whole process: by the clock, and of the processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    passed = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def medians(commands: list[list[str]], runs: int) -> list[tuple[float, float]]:
    """Medians for each command; they take turns, so that what else the machine does hits all alike."""
    for command in commands:
        timed(command)  # warms the disk's cache
    rounds = [[timed(command) for command in commands] for _ in range(runs)]
    return [
        (statistics.median(row[i][0] for row in rounds), statistics.median(row[i][1] for row in rounds))
        for i in range(len(commands))
    ]


def compare(source: Path, folder: Path, runs: int) -> float:
    """Prints both times for a file; gives ours divided by pandoc's."""
    engross = [sys.executable, "-m", "engross", "convert", "--force", str(source)]
    markdown, ours, theirs = folder / "text.md", folder / "engross.docx", folder / "pandoc.docx"
    subprocess.run([*engross, str(markdown)], check=True, capture_output=True)
    pandoc = ["pandoc", "-f", "markdown", "-t", "docx", "-o", str(theirs), str(markdown)]
    own, other = medians([[*engross, str(ours)], pandoc], runs)
    print(
        f"{source.stem}: {source.stat().st_size // 1000} KB XML, {markdown.stat().st_size // 1000} KB Markdown"
    )
    for name, (clock, processor) in (("engross", own), ("pandoc", other)):
        print(f"  {name:8} {clock * 1000:6.0f} ms by the clock, {processor * 1000:6.0f} ms of the processor")
    print(f"  ratio    {own[0] / other[0]:6.2f}               {own[1] / other[1]:6.2f}")
    return own[0] / other[0]


def compare_reading(source: Path, folder: Path, runs: int) -> float:
    """Prints the times of reading a file's DOCX; gives ours divided by LibreOffice's."""
    engross = [sys.executable, "-m", "engross", "convert", "--force"]
    made, text = folder / "read.docx", folder / "read.txt"
    subprocess.run([*engross, str(source), str(made)], check=True, capture_output=True)
    commands = {
        "engross": [*engross, str(made), str(text)],
        "pandoc": ["pandoc", "-t", "plain", "-o", str(text), str(made)],
        "soffice": ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                    "txt:Text (encoded):UTF8", "--outdir", str(folder), str(made)],
    }  # fmt: skip
    found = dict(zip(commands, medians(list(commands.values()), runs), strict=True))
    print(f"{source.stem} read: {made.stat().st_size // 1000} KB DOCX")
    for name, (clock, processor) in found.items():
        print(f"  {name:8} {clock * 1000:6.0f} ms by the clock, {processor * 1000:6.0f} ms of the processor")
    return found["engross"][0] / found["soffice"][0]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    largest = [
        max(given.corpus.glob("ga/en/*.xml"), key=lambda path: path.stat().st_size),
        max(given.corpus.glob("*/en/*.xml"), key=lambda path: path.stat().st_size),
    ]
    with tempfile.TemporaryDirectory() as folder:
        ratios = [compare(path, Path(folder), given.runs) for path in largest]
        readings = [compare_reading(path, Path(folder), given.runs) for path in largest]
    return 0 if max(ratios) <= 1 and max(readings) <= 1 / 3 else 1


if __name__ == "__main__":
    sys.exit(main())
