"""Does every footnote stand on the page of its mark? Read from the PDF that LibreOffice makes of our DOCX, or from ours.

    python tests/bench/docx_pages.py CORPUS OUT [--count 200] [--audit] [--own]

Takes files of all folders of CORPUS (organ/language/*.xml), small to large; writes OUT/docx and OUT/pdf; prints a
table by folder and every failure. With --audit each DOCX goes through openxml-audit too (1.4 s a file); with
--own the pages are those of our own PDF, without LibreOffice.
Exit code 0 when nothing failed.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2

from engross.errors import AppError
from engross.formats import registry
from engross.formats.docx import FORMAT as DOCX
from engross.formats.docx.heads import masthead_of
from engross.formats.pdf.press import Press
from engross.model import numbering, plain, walk
from engross.model.nodes import Document, PartKind

BATCH = 40
"""Files that one LibreOffice process converts."""
BEFORE, NOTE = 14, 24
"""Letters compared: of the text before a mark, and of the note's beginning."""
_IGNORED = re.compile(r"[\W_]+")


@dataclass
class Result:
    """What was found in one file."""

    name: str
    notes: int = 0
    pages: int = 0
    failures: list[str] = field(default_factory=list)


def chosen(corpus: Path, count: int) -> list[Path]:
    """About ``count`` files: the same number of every folder, from the smallest to the largest."""
    folders = sorted({path.parent for path in corpus.glob("*/*/*.xml")}, key=lambda f: len(list(f.iterdir())))
    found: list[Path] = []
    for index, folder in enumerate(folders):
        share = -(-(count - len(found)) // (len(folders) - index))
        files = sorted(folder.glob("*.xml"), key=lambda path: path.stat().st_size)
        wanted = min(share, len(files))
        found += [files[i * (len(files) - 1) // max(wanted - 1, 1)] for i in range(wanted)]
    return found


def letters(text: str) -> str:
    """Letters and digits only, in one form: PDF text has ligatures, presentation forms and line ends."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text)).casefold()


def expected(document: Document) -> list[tuple[str, str, str]]:
    """For each footnote of the text: its mark, the letters before it, and the letters that it begins with."""
    marks = numbering.of(document)
    in_head = {
        block_id for part in document.parts if part.kind is PartKind.MASTHEAD
        for block_id in masthead_of(part.blocks).ids
    }  # fmt: skip
    found = []
    for block, offset, note in walk.notes(document):
        if block.id not in in_head:
            # other marks before this one print as digits; the letters after the last of them are compared
            before = plain.text(block)[:offset].split("\ufffc")[-1]
            text = letters(plain.note_text(note))
            found.append((marks.mark(note.id), letters(before)[-BEFORE:], text[:NOTE]))
    return found


def check(result: Result, document: Document, pdf: Path) -> None:
    """Compares what is expected with the pages."""
    with pypdfium2.PdfDocument(pdf) as opened:
        pages = [letters(page.get_textpage().get_text_range()) for page in opened]
    result.pages = len(pages)
    if document.metadata.language == "ar":
        check_words(result, document, pages)
        return
    for mark, before, note in expected(document):
        result.notes += 1
        at_mark = {i for i in range(len(pages)) if is_mark_on(pages, i, before, letters(mark))}
        at_note = {i for i, page in enumerate(pages) if letters(mark) + note in page}
        if not at_mark & at_note:
            where = f"mark on {sorted(i + 1 for i in at_mark)}, note on {sorted(i + 1 for i in at_note)}"
            result.failures.append(f"note {mark} ({before} … {note}): {where}")


def is_mark_on(pages: list[str], index: int, before: str, mark: str) -> bool:
    """Whether a mark is on a page; the letters before it may have begun on the page before."""
    if before + mark in pages[index]:
        return True
    cuts = range(1, len(before)) if index else ()
    return any(before[:cut] in pages[index - 1] and before[cut:] + mark in pages[index] for cut in cuts)


def check_words(result: Result, document: Document, pages: list[str]) -> None:
    """Right-to-left text: extraction turns stretches around, so the longest words of each side are looked for."""
    for block, offset, note in walk.notes(document):
        result.notes += 1
        near = words_of(plain.text(block)[:offset][-160:])
        before = sorted(near, key=len)[-3:] + near[-1:]
        inside = sorted(set(words_of(plain.note_text(note))), key=lambda word: (-len(word), word))[:4]
        at_mark = {i for i, page in enumerate(pages) if any(has(page, word) for word in before)}
        at_note = {i for i, page in enumerate(pages) if all(has(page, word) for word in inside)}
        if not at_mark & at_note:
            where = f"mark on {sorted(i + 1 for i in at_mark)}, note on {sorted(i + 1 for i in at_note)}"
            result.failures.append(f"a note ({' '.join(inside)}): {where}")


def words_of(text: str) -> list[str]:
    """The words of a text in one form, Latin and other letters apart."""
    return [letters(word) for word in re.findall(r"[A-Za-z]+|[^\W\d_A-Za-z]+", text)]


def has(page: str, word: str) -> bool:
    return word in page or word[::-1] in page


def converted(files: list[Path], out: Path) -> list[tuple[Result, Document, Path]]:
    """Writes each file as DOCX; unreadable ones are told and left out."""
    made = []
    for path in files:
        name = "_".join((*path.parts[-3:-1], path.stem))
        result = Result(name)
        try:
            data = path.read_bytes()
            document = registry.choose(data, path.name).read(data, path.name).document
            (out / f"{name}.docx").write_bytes(DOCX.write(document).data)
        except AppError as error:
            print(f"{name}: {error}", file=sys.stderr)
            continue
        made.append((result, document, out / f"{name}.docx"))
    return made


def to_pdf(files: list[Path], out: Path) -> None:
    """LibreOffice, one process for many files, with a profile of its own."""
    profile = f"-env:UserInstallation=file://{(out / 'profile').resolve()}"
    for start in range(0, len(files), BATCH):
        batch = [str(path) for path in files[start : start + BATCH]]
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), *batch]
        subprocess.run(command, check=True, capture_output=True, timeout=1800)


def set_pages(made: list[tuple[Result, Document, Path]], out: Path) -> None:
    """Our own pages of each document."""
    press = Press()
    for _, document, path in made:
        (out / f"{path.stem}.pdf").write_bytes(press.pdf(document))
    press.close()


def audited(path: Path) -> list[str]:
    """What openxml-audit finds in a file."""
    command = [str(Path(sys.executable).with_name("openxml-audit")), "-o", "json", "-m", "0", str(path)]
    answer = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    return [f"openxml-audit: {fault['description']}" for fault in answer[0]["errors"]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--audit", action="store_true")
    parser.add_argument("--own", action="store_true")
    given = parser.parse_args()
    docx, pdf = given.out / "docx", given.out / "pdf"
    docx.mkdir(parents=True, exist_ok=True)
    pdf.mkdir(parents=True, exist_ok=True)

    started = time.perf_counter()
    made = converted(chosen(given.corpus, given.count), docx)
    written = time.perf_counter()
    if given.own:
        set_pages(made, pdf)
    else:
        to_pdf([path for _, _, path in made], pdf)
    printed = time.perf_counter()
    rows: dict[str, list[Result]] = defaultdict(list)
    for result, document, path in made:
        target = pdf / f"{path.stem}.pdf"
        if target.exists():
            check(result, document, target)
        else:
            result.failures.append("no PDF was made of it")
        if given.audit:
            result.failures += audited(path)
        rows["_".join(result.name.split("_")[:2])].append(result)

    print(f"{'folder':12} {'files':>6} {'pages':>6} {'notes':>6} {'failures':>9}")
    for folder, results in [*sorted(rows.items()), ("all", [r for row in rows.values() for r in row])]:
        sums = [
            sum(r.pages for r in results),
            sum(r.notes for r in results),
            sum(len(r.failures) for r in results),
        ]
        print(f"{folder:12} {len(results):6} {sums[0]:6} {sums[1]:6} {sums[2]:9}")
    print(f"writing {written - started:.1f} s, pages {printed - written:.1f} s")
    failed = [(r.name, failure) for row in rows.values() for r in row for failure in r.failures]
    for name, failure in failed:
        print(f"{name}: {failure}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
