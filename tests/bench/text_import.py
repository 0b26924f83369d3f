"""How well plain text is read: official files written as copied pages, read by us, written as XML, compared.

    python tests/bench/text_import.py CORPUS [--lang en fr ...] [--count 400] [--italics operative none]
        [--page 2600 ...] [--start 1 ...] [--tools DIR] [--faults FILE]

CORPUS holds the official XML files in folders ``organ/language``. The pages are made by ``pagetext.py`` and the
comparison by ``score_import.py`` of DIR (usually ``CORPUS/../tools``); every file is read once for each row of the
table, pages and first footnote numbers taken in turn. ``--labels`` also counts paragraphs as equal whose label
the original file types into the text: plain text cannot show the difference.
"""

from __future__ import annotations

import argparse
import importlib
import io
import re
import sys
import time
from pathlib import Path
from types import ModuleType

from engross.formats.akn import FORMAT as AKN
from engross.formats.text import read

ORGANS = ("ga", "ecosoc", "hrc")
TYPED = re.compile(r"(\d+\s?[-–.]|\(\w{1,4}\)|\w{1,2}\)|’\d+‘)\s+(?=\S)")


def chosen(corpus: Path, language: str, count: int) -> list[Path]:
    """Files of one language, evenly over the organs and sessions."""
    files = [f for organ in ORGANS for f in sorted((corpus / organ / language).glob("*.xml"))]
    step = max(1, len(files) / count)
    return [files[int(i * step)] for i in range(min(count, len(files)))]


def untyped(row: tuple[str, str, tuple[int, ...]]) -> tuple[str, str, tuple[int, ...]]:
    """The paragraph with a label typed into its text taken off."""
    label, text, offsets = row
    found = None if label else TYPED.match(text)
    if not found:
        return row
    return found[1].rstrip(" ."), text[found.end() :], tuple(o - found.end() for o in offsets)


def measure(
    files: list[Path], italics: str, args: argparse.Namespace, pages: ModuleType, score: ModuleType
) -> tuple[list[int], list[str], float]:
    """Sums of found, wanted and got paragraphs and notes; what went wrong; seconds of reading."""
    totals, faults, seconds = [0] * 6, [], 0.0
    for number, file in enumerate(files):
        size = args.page[number % len(args.page)]
        start = args.start[number % len(args.start)]
        typed = pages.pages(pages.paragraphs(str(file), italics, start), size)
        begun = time.perf_counter()
        result = read.read(typed.encode(), file.name)
        seconds += time.perf_counter() - begun
        wanted, wanted_notes = score.view(str(file))
        got, got_notes = score.view(io.BytesIO(AKN.write(result.document).data))
        if args.labels:
            wanted, got = [untyped(row) for row in wanted], [untyped(row) for row in got]
        row = [*score.share(wanted, got), *score.share(wanted_notes, got_notes)]
        totals = [a + b for a, b in zip(totals, row, strict=True)]
        if row[0] != row[1] or row[3] != row[4]:
            found = f"paragraphs {row[0]}/{row[1]} ({row[2]}), notes {row[3]}/{row[4]} ({row[5]})"
            faults.append(f"{file} page {size}: {found}")
    return totals, faults, seconds


def main() -> int:
    """Prints the table; 0 where every row reaches the figures wanted of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--lang", nargs="+", default=["en", "fr", "es", "ru", "ar", "zh"])
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--italics", nargs="+", default=["operative", "none"])
    parser.add_argument("--page", nargs="+", type=int, default=[2600, 1500, 3400, 5000])
    parser.add_argument("--start", nargs="+", type=int, default=[1, 13, 1])
    parser.add_argument("--labels", action="store_true")
    parser.add_argument("--faults", type=Path)
    args = parser.parse_args()
    tools = args.tools or args.corpus.parent / "tools"
    sys.path.insert(0, str(tools.resolve()))
    pages, score = importlib.import_module("pagetext"), importlib.import_module("score_import")
    below, told = False, []
    print("language  italics    files  paragraphs             footnotes              ms a file")
    for language in args.lang:
        files = chosen(args.corpus, language, args.count)
        for italics in args.italics:
            totals, faults, seconds = measure(files, italics, args, pages, score)
            shares = (totals[0] / max(1, totals[1]), totals[3] / max(1, totals[4]))
            below |= shares < ((0.98, 0.99) if language == "en" else (0.95, 0.98))
            told += faults
            print(
                f"{language:9} {italics:10} {len(files):5}  {totals[0]:5}/{totals[1]:5} {shares[0]:8.2%}"
                f"   {totals[3]:5}/{totals[4]:5} {shares[1]:8.2%}   {1000 * seconds / max(1, len(files)):8.1f}"
            )
    if args.faults:
        args.faults.write_text("\n".join(told) + "\n", encoding="utf-8")
    return int(below)


if __name__ == "__main__":
    sys.exit(main())
