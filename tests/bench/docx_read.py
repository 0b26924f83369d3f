"""How well Word files are read: official files written as DOCX by us, read again, written as XML, compared.

    python tests/bench/docx_read.py CORPUS [--lang en fr ...] [--every 1] [--count 40] [--lists] [--tracked]
        [--libreoffice] [--tools DIR] [--faults FILE]

CORPUS holds the official XML files in folders ``organ/language``; of English every ``--every``-th file is taken, of
other languages ``--count``. With ``--lists`` Word numbers the paragraphs; with ``--tracked`` the text stands in tracked
changes against one with a few random edits, and what is read is accepted. With ``--libreoffice`` the files are opened and saved by LibreOffice between writing and
reading, all in one run of it. The comparison is that of ``score_import.py`` in DIR (usually ``CORPUS/../tools``);
kinds and levels of paragraphs are compared besides.
"""

from __future__ import annotations

import argparse
import importlib
import io
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

from docx_tracked import AT
from wild_edits import edited

from engross.formats.akn import FORMAT as AKN
from engross.formats.docx import FORMAT as DOCX
from engross.model import states, walk
from engross.model.nodes import Document
from engross.review.compare import compare

WANTED = {"en": 0.999}
ELSEWHERE, THROUGH_LIBREOFFICE = 0.995, 0.99


def chosen(corpus: Path, language: str, args: argparse.Namespace) -> list[Path]:
    """The files of one language, evenly over organs and sessions."""
    files = sorted(corpus.glob(f"*/{language}/*.xml"))
    if language == "en":
        return files[:: args.every]
    step = max(1, len(files) / args.count)
    return [files[int(i * step)] for i in range(min(args.count, len(files)))]


def through_libreoffice(written: dict[Path, bytes]) -> dict[Path, bytes]:
    """The same files as LibreOffice saves them; those that it refuses are left out."""
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "before"), Path(folder, "after")
        before.mkdir()
        for at, data in enumerate(written.values()):
            (before / f"{at}.docx").write_bytes(data)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
             "docx:MS Word 2007 XML", "--outdir", str(after), *map(str, sorted(before.iterdir()))],
            check=True, capture_output=True, timeout=3600,
        )  # fmt: skip
        saved = [after / f"{at}.docx" for at in range(len(written))]
        return {path: file.read_bytes() for path, file in zip(written, saved, strict=True) if file.exists()}


def revised(document: Document, chance: random.Random) -> Document:
    """A text with tracked changes whose accepted state is the document."""
    return compare(edited(document, chance), document, "Reviewer", AT)


def kinds(document: Document) -> list[tuple[str, int]]:
    """Kind and level of each paragraph."""
    return [(block.kind.value, block.level) for block in walk.blocks(document) if block.inlines]


def measure(
    files: list[Path], args: argparse.Namespace, score: ModuleType
) -> tuple[list[int], list[str], float]:
    """Sums of found, wanted and got paragraphs, notes and kinds; what went wrong; seconds of reading."""
    totals, faults, seconds = [0] * 9, [], 0.0
    documents = {file: AKN.read(file.read_bytes()).document for file in files}
    chance = random.Random(len(files))
    sent = {
        file: revised(document, chance) if args.tracked else document for file, document in documents.items()
    }
    written = {file: DOCX.write(document, has_lists=args.lists).data for file, document in sent.items()}
    if args.libreoffice:
        written = through_libreoffice(written)
        faults += [f"{file}: not saved by LibreOffice" for file in files if file not in written]
    for file, data in written.items():
        begun = time.perf_counter()
        found = DOCX.read(data).document
        seconds += time.perf_counter() - begun
        found = states.accepted(found) if args.tracked else found
        wanted, wanted_notes = score.view(str(file))
        got, got_notes = score.view(io.BytesIO(AKN.write(found).data))
        row = [
            *score.share(wanted, got),
            *score.share(wanted_notes, got_notes),
            *score.share(kinds(documents[file]), kinds(found)),
        ]
        totals = [a + b for a, b in zip(totals, row, strict=True)]
        if row[0] != row[1] or row[3] != row[4]:
            faults.append(
                f"{file}: paragraphs {row[0]}/{row[1]} ({row[2]}), notes {row[3]}/{row[4]} ({row[5]})"
            )
    return totals, faults, seconds


def main() -> int:
    """Prints the table; 0 where every row reaches the figures wanted of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--lang", nargs="+", default=["en", "fr", "es", "ru", "ar", "zh"])
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--lists", action="store_true")
    parser.add_argument("--tracked", action="store_true")
    parser.add_argument("--libreoffice", action="store_true")
    parser.add_argument("--faults", type=Path)
    args = parser.parse_args()
    sys.path.insert(0, str((args.tools or args.corpus.parent / "tools").resolve()))
    score = importlib.import_module("score_import")
    below, told = False, []
    print("language  files  paragraphs              footnotes               kinds     ms a file")
    for language in args.lang:
        files = chosen(args.corpus, language, args)
        totals, faults, seconds = measure(files, args, score)
        shares = [totals[i] / max(1, totals[i + 1]) for i in (0, 3, 6)]
        wanted = THROUGH_LIBREOFFICE if args.libreoffice else WANTED.get(language, ELSEWHERE)
        below |= min(shares[:2]) < wanted
        told += faults
        print(
            f"{language:9} {len(files):5}  {totals[0]:6}/{totals[1]:6} {shares[0]:8.2%}"
            f"  {totals[3]:6}/{totals[4]:6} {shares[1]:8.2%}   {shares[2]:8.2%}"
            f"  {1000 * seconds / max(1, len(files)):6.1f}"
        )
    if args.faults:
        args.faults.write_text("\n".join(told) + "\n", encoding="utf-8")
    return int(below)


if __name__ == "__main__":
    sys.exit(main())
