"""Two texts as one Word file with tracked changes: rejecting all gives the old one, accepting all the new one.

    python tests/bench/docx_tracked.py CORPUS [--count 300] [--office 40] [--languages en ...] [--seed 1]
        [--faults FILE]

Pairs are resolutions of General Assembly sessions 76 and 77 or 78 with one title, and, until they are ``--count``,
texts of the languages with random edits. A state
is right where every paragraph has the label and the words, with those of its footnotes, that the text itself has; its
kinds and levels are those of the text written and read alone. ``--office`` is how many pairs LibreOffice decides too,
with a Python that has its ``uno`` module (``--uno``). Exit code 1 where a state is wrong.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import compare_pairs
import wild_edits

from engross.formats.akn import FORMAT as AKN
from engross.formats.docx import FORMAT as DOCX
from engross.model import masthead, numbering, plain, states, walk
from engross.model.inlines import Footnote, LineBreak, Text
from engross.model.nodes import Block, Document, Kind
from engross.review import moves
from engross.review.compare import compare

AT = "2035-12-16T09:30:00Z"
SESSION = re.compile(r"A_RES_(76|77|78)_\d+\.xml")
Said = list[tuple[str, ...]]


def read(path: Path) -> Document:
    return AKN.read(path.read_bytes()).document


def successors(corpus: Path) -> Iterator[tuple[str, Path, Path]]:
    """Resolutions of session 76 with the first of 77 or 78 that has their title."""
    titles: dict[str, dict[str, Path]] = {}
    for path in sorted(corpus.glob("ga/en/*.xml")):
        found = SESSION.fullmatch(path.name)
        if found:
            title = masthead.text_of(read(path), masthead.TITLE).strip().casefold()
            titles.setdefault(title, {}).setdefault(found[1], path)
    for of_title in titles.values():
        old, new = of_title.get("76"), of_title.get("77") or of_title.get("78")
        if old and new:
            yield old.stem, old, new


def pairs(
    corpus: Path, count: int, seed: int, languages: list[str]
) -> Iterator[tuple[str, Document, Document]]:
    """Texts with their successors, then texts of each language in turn with random edits, ``count`` together."""
    titled = list(successors(corpus))[:count]
    for name, old, new in titled:
        yield name, read(old), read(new)
    chance = random.Random(seed)
    texts = {language: sorted(corpus.glob(f"*/{language}/*.xml")) for language in languages}
    for number in range(count - len(titled)):
        language = languages[number % len(languages)]
        path = chance.choice(texts[language])
        document = read(path)
        yield f"{number}-{language}-{path.stem}", document, wild_edits.edited(document, chance)


def words(document: Document) -> Said:
    """Label and words of every paragraph; white space apart. What a first page prints between data does not count."""
    numbers = numbering.of(document)
    rows = []
    for block in walk.blocks(document):
        text = " ".join(re.sub(r"\W+" if block.kind is Kind.MASTHEAD else r"\s+", " ", _text(block)).split())
        label = "" if block.kind is Kind.MASTHEAD else numbers.label(block.id)
        if text or label:
            rows.append((label, text))
    return rows


def _text(block: Block) -> str:
    out = []
    for inline in block.inlines:
        match inline:
            case Text():
                out.append(inline.text)
            case Footnote():
                out.append("[" + "/".join(plain.words(inner).strip() for inner in inline.blocks) + "]")
            case LineBreak():
                out.append(" ")
    return "".join(out)


def shapes(document: Document) -> Said:
    """Kind and level of every paragraph."""
    return [(block.kind.value, str(block.level)) for block in walk.blocks(document)]


def fault(found: Said, wanted: Said) -> str:
    """The first difference in words, or ""."""
    for index, (one, two) in enumerate(zip(found, wanted, strict=False)):
        if one != two:
            return f"paragraph {index}: {one} for {two}"
    return "" if len(found) == len(wanted) else f"{len(found)} paragraphs for {len(wanted)}"


def alone(document: Document) -> Document:
    """The document written and read without changes."""
    return DOCX.read(DOCX.write(document).data).document


def by_us(name: str, old: Document, new: Document, data: bytes) -> list[str]:
    """What is wrong with both states by our reader."""
    found = DOCX.read(data).document
    faults = []
    for way, state, text in (("rejected", states.original, old), ("accepted", states.accepted, new)):
        itself = alone(text)
        if wrong := fault(words(state(found)), words(itself)):
            faults.append(f"{name} {way}: {wrong}")
        elif wrong := fault(shapes(state(found)), shapes(itself)):
            faults.append(f"{name} {way}, kinds: {wrong}")
    return faults


def by_office(files: dict[str, tuple[Document, Document, bytes]], uno: str) -> list[str]:
    """What is wrong with both states by LibreOffice, which writes what we read."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for name, (_, _, data) in files.items():
            Path(folder, f"{name}.docx").write_bytes(data)
        script = str(Path(__file__).with_name("office_decide.py"))
        subprocess.run([uno, script, folder], check=True, timeout=1200)
        for name, (old, new, _) in files.items():
            for way, text in (("rejected", old), ("accepted", new)):
                found = DOCX.read(Path(folder, f"{name}.{way}.docx").read_bytes()).document
                if wrong := fault(words(found), words(alone(text))):
                    faults.append(f"{name} {way} by LibreOffice: {wrong}")
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--office", type=int, default=40)
    parser.add_argument("--languages", nargs="+", default=["en", "en", "ar", "zh"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--uno", default="/usr/bin/python3")
    parser.add_argument("--faults", type=Path)
    given = parser.parse_args()
    faults: list[str] = []
    files: dict[str, tuple[Document, Document, bytes]] = {}
    longest = 0.0
    shares: list[float] = []
    for name, old, new in pairs(given.corpus, given.count, given.seed, given.languages):
        started = time.perf_counter()
        both = moves.struck_once(compare(old, new, "A Delegate", AT))
        longest = max(longest, time.perf_counter() - started)
        if bound := compare_pairs.least(both):
            shares.append(compare_pairs.marked(both) / bound)
        files[name] = old, new, DOCX.write(both).data
        faults += by_us(name, *files[name])
    print(f"{len(files)} pairs compared, the longest in {longest:.2f} s; ", end="")
    print(f"words marked beside the least possible: median {statistics.median(shares):.3f}")
    print(f"by our reader: {2 * len(files) - len(faults)} of {2 * len(files)} states right")
    if given.office:
        chosen = dict(random.Random(given.seed).sample(sorted(files.items()), min(given.office, len(files))))
        wrong = by_office(chosen, given.uno)
        print(f"by LibreOffice: {2 * len(chosen) - len(wrong)} of {2 * len(chosen)} states right")
        faults += wrong
    if given.faults:
        given.faults.write_text("\n".join(faults) + "\n", encoding="utf-8")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
