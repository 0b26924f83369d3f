"""How well Word files of other programs are read: made by them from official texts, and official Word files themselves.

    python tests/bench/docx_foreign.py CORPUS [--by pandoc libreoffice] [--lang en] [--count 60] [--tools DIR]
        [--faults FILE]
    python tests/bench/docx_foreign.py --words FOLDER

With CORPUS, other programs make a DOCX of each text: pandoc paragraphs in its own styles, typed numbers, real footnotes,
italics; LibreOffice what it makes of our web page. The comparison is that of ``score_import.py`` in DIR (usually
``CORPUS/../tools``). With ``--words``, each DOCX of FOLDER is read by us, by pandoc and by LibreOffice, and the words
that we lack are told.
"""

from __future__ import annotations

import argparse
import importlib
import io
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

from engross.formats.akn import FORMAT as AKN
from engross.formats.docx import FORMAT as DOCX
from engross.formats.html import FORMAT as HTML
from engross.model import masthead, numbering, walk
from engross.model.inlines import Footnote, Inline, LineBreak, Style, Text
from engross.model.nodes import Document, Kind, PartKind

PARAGRAPHS, NOTES, TITLES = 0.97, 0.99, 0.95
TYPED = re.compile(r"(\d+ -) (?=[\u0600-\u06ff])")
Row = tuple[str, str, tuple[int, ...]]
WORD = re.compile(r"\w+")


def pandoc_inlines(inlines: Iterable[Inline]) -> list[Any]:
    """The inlines as pandoc has them in its JSON."""
    out: list[Any] = []
    for inline in inlines:
        match inline:
            case LineBreak():
                out.append({"t": "LineBreak"})
            case Footnote():
                paragraphs = [{"t": "Para", "c": pandoc_inlines(block.inlines)} for block in inline.blocks]
                opening, closing = (
                    [{"t": "Superscript", "c": [{"t": "Str", "c": sign}]}] if sign else []
                    for sign in (inline.brackets[:1], inline.brackets[1:])
                )
                out += [*opening, {"t": "Note", "c": paragraphs}, *closing]
            case Text():
                words: Any = {"t": "Str", "c": inline.text}
                for style, name in ((Style.ITALIC, "Emph"), (Style.BOLD, "Strong")):
                    words = {"t": name, "c": [words]} if inline.style & style else words
                out.append(words)
    return out


def pandoc_json(document: Document) -> str:
    """The document as pandoc's JSON: every block a paragraph, labels typed, cells left out."""
    numbers = numbering.of(document)
    blocks = []
    for part in document.parts:
        for block in part.blocks:
            if block.kind is Kind.CELL or (part.kind is PartKind.ANNEX):
                continue
            label = numbers.label(block.id)
            start = [{"t": "Str", "c": f"{label} "}] if label else []
            if (
                label and block.kind is Kind.SECTION and label.isalnum()
            ):  # its number stands on a line of its own
                blocks.append({"t": "Para", "c": start})
                start = []
            blocks.append({"t": "Para", "c": [*start, *pandoc_inlines(block.inlines)]})
    return json.dumps({"pandoc-api-version": [1, 22, 2], "meta": {}, "blocks": blocks})


def by_pandoc(documents: Sequence[Document]) -> Iterator[bytes]:
    """The DOCX that pandoc makes of each document."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "made.docx")
        command = ["pandoc", "-f", "json", "-t", "docx", "-o", str(target)]
        for document in documents:
            subprocess.run(command, input=pandoc_json(document).encode(), check=True, capture_output=True)
            yield target.read_bytes()


def by_libreoffice(documents: Sequence[Document]) -> Iterator[bytes]:
    """The DOCX that LibreOffice makes of the web page of each document."""
    with tempfile.TemporaryDirectory() as folder:
        pages = [Path(folder, f"{at}.html") for at in range(len(documents))]
        for page, document in zip(pages, documents, strict=True):
            page.write_bytes(HTML.write(document).data)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML",
             "--outdir", folder, *map(str, pages)],
            check=True, capture_output=True, timeout=3600,
        )  # fmt: skip
        for page in pages:
            yield page.with_suffix(".docx").read_bytes()


MAKERS = {"pandoc": by_pandoc, "libreoffice": by_libreoffice}


def view(file: Any, score: ModuleType) -> tuple[list[Row], list[str]]:
    """Paragraphs and notes; Arabic numbers, which some files of record type in the text, stand before it in all."""
    rows, notes = score.view(file)
    return [numbered(*row) for row in rows], notes


def numbered(label: str, text: str, offsets: tuple[int, ...]) -> Row:
    """A paragraph with its typed number as a label."""
    found = TYPED.match(text)
    if label or not found:
        return label, text, offsets
    return found[1], text[found.end() :], tuple(at - found.end() for at in offsets)


def measure(files: list[Path], maker: str, score: ModuleType) -> tuple[list[int], list[str]]:
    """Sums of found, wanted and got paragraphs and notes, of titles and organs found; what went wrong."""
    totals, faults = [0] * 8, []
    documents = [AKN.read(file.read_bytes()).document for file in files]
    for file, document, made in zip(files, documents, MAKERS[maker](documents), strict=True):
        read = DOCX.read(made).document
        wanted, wanted_notes = view(str(file), score)
        got, got_notes = view(io.BytesIO(AKN.write(read).data), score)
        title = masthead.text_of(read, masthead.TITLE) == masthead.text_of(document, masthead.TITLE)
        organ = read.metadata.organ == document.metadata.organ
        row = [*score.share(wanted, got), *score.share(wanted_notes, got_notes), int(title), int(organ)]
        totals = [a + b for a, b in zip(totals, row, strict=True)]
        if row[0] != row[1] or row[3] != row[4] or not (title and organ):
            found = f"paragraphs {row[0]}/{row[1]} ({row[2]}), notes {row[3]}/{row[4]} ({row[5]})"
            faults.append(f"{maker}: {file}: {found}, title {title}, organ {organ}")
    return totals, faults


def words(text: str) -> Counter[str]:
    """The words of a text, each with how often it stands there."""
    return Counter(WORD.findall(text.replace("\u00ad", "").lower()))


def told(document: Document, between: str = "") -> str:
    """The labels and words of a document, marks of notes in their place; ``between`` stands around what is raised."""
    numbers = numbering.of(document)
    rows = []
    for block in walk.all_blocks(document):
        row = [numbers.label(block.id), " "]
        for inline in block.inlines:
            match inline:
                case Text():
                    is_raised = bool(inline.style & Style.SUPERSCRIPT)
                    row += [between, inline.text, between] if is_raised else [inline.text]
                case LineBreak():
                    row.append("\n")
                case Footnote():
                    row += [between, numbers.mark(inline.id), between]
        rows.append("".join(row))
    return "\n".join(rows)


def compared(folder: Path) -> int:
    """Tells for each Word file which words others find and we do not; gives how many."""
    missing = 0
    with tempfile.TemporaryDirectory() as out:
        files = sorted(folder.glob("*.docx"))
        no_pictures = Path(out, "no_pictures.lua")
        no_pictures.write_text("function Image() return {} end", encoding="utf-8")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{out}/profile", "--headless", "--convert-to",
             "txt:Text (encoded):UTF8", "--outdir", out, *map(str, files)],
            check=True, capture_output=True, timeout=600,
        )  # fmt: skip
        for file in files:
            result = DOCX.read(file.read_bytes())
            office = Path(out, f"{file.stem}.txt").read_text(encoding="utf-8-sig")
            command = [
                "pandoc",
                "-t",
                "plain",
                "--wrap=none",
                "--track-changes=accept",
                "-L",
                str(no_pictures),
                str(file),
            ]
            pandoc = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            others = {
                "LibreOffice": (words(office), words(told(result.document))),
                "pandoc": (words(pandoc.replace("[TABLE]", "")), words(told(result.document, " "))),
            }
            lines = [f"{file.name}: {sum(1 for _ in walk.notes(result.document))} notes"]
            lines.append(f"{len(result.document.changes)} changes, {len(result.document.comments)} comments")
            for name, (theirs, own) in others.items():
                lacking = Counter(
                    {w: n - own[w] for w, n in theirs.items() if n > own[w] and not w.isdecimal()}
                )
                missing += lacking.total()
                lines.append(
                    f"lacking of {name}'s {theirs.total()}: {lacking.total()} {lacking.most_common(8)}"
                )
            print("; ".join(lines))
            for loss in result.losses:
                print("   ", loss)
    return missing


def main() -> int:
    """Prints the figures; 0 where they are those wanted."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--words", type=Path)
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--by", nargs="+", choices=MAKERS, default=list(MAKERS))
    parser.add_argument("--lang", nargs="+", default=["en"])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--faults", type=Path)
    args = parser.parse_args()
    if args.words:
        return int(compared(args.words) > 0)
    sys.path.insert(0, str((args.tools or args.corpus.parent / "tools").resolve()))
    score = importlib.import_module("score_import")
    below, told = False, []
    for maker, language in product(args.by, args.lang):
        files = sorted(
            f
            for organ in ("ga", "ecosoc", "hrc", "sc")
            for f in args.corpus.glob(f"{organ}/{language}/*.xml")
        )
        step = max(1, len(files) / args.count)
        chosen = [files[int(i * step)] for i in range(min(args.count, len(files)))]
        totals, faults = measure(chosen, maker, score)
        shares = [totals[0] / max(1, totals[1]), totals[3] / max(1, totals[4])]
        titles = [n / max(1, len(chosen)) for n in totals[6:]]
        below |= shares[0] < PARAGRAPHS or shares[1] < NOTES or min(titles) < TITLES
        told += faults
        print(
            f"{maker:11} {language}: {len(chosen)} files, paragraphs {shares[0]:.2%}, notes {shares[1]:.2%},"
            f" title {titles[0]:.1%}, organ {titles[1]:.1%}",
            flush=True,
        )
    if args.faults:
        args.faults.write_text("\n".join(told) + "\n", encoding="utf-8")
    return int(below)


if __name__ == "__main__":
    sys.exit(main())
