"""Merges with known edits: `merge_cases.py FILE [--cases 500] [--office 40]`, and how long ten copies of the file take.

Each case takes a stretch of the file, makes 2 to 10 copies, and gives each edits of its own: words replaced, inserted
and deleted, paragraphs added, removed and moved; some edits are given to several copies, and some words are changed
differently by two. What must come out is known; what does not is printed. The copies of ``--office`` cases go out as Word
files, every other one with its changes tracked, are opened and saved by LibreOffice and read again before they are
merged; what their author's changes give is then held against the copy by words.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from engross.editing import text
from engross.formats.docx import FORMAT as DOCX
from engross.model import inlines as rows
from engross.model import plain, states, validity, walk
from engross.model.inlines import Text
from engross.model.nodes import Block, Document, Kind, PartKind
from engross.model.places import Place, Selection
from engross.review import authors
from engross.review.compare import compare, says_same
from engross.review.copies import Copy, merge
from engross.review.words import tokens

_WORD = re.compile(r"zq\d+x")
AT = "2035-12-16T09:30:00Z"


@dataclass
class Case:
    """Copies with what was done in each; ``sole`` are the fresh words of edits that nobody else touches."""

    sent: Document
    copies: list[Document]
    sole: list[str] = field(default_factory=list)
    shared: list[tuple[str, set[int]]] = field(default_factory=list)
    clashes: set[int] = field(default_factory=set)
    """The paragraphs where two copies want different things."""
    carried: Document | None = None
    """What was sent, as the format of the copies brings it back."""


def stretch(document: Document, chance: random.Random, most: int) -> Document:
    """A part of the document as one of its own: paragraphs of some length without two alike."""
    long = {b.id for b in walk.blocks(document) if b.cell is None and len(plain.words(b).split()) >= 8}
    parts = []
    for part in document.parts:
        blocks = [b for b in part.blocks if b.id in long]
        start = chance.randrange(max(1, len(blocks) - most + 1))
        parts.append(replace(part, blocks=tuple(blocks[start : start + most])))
    return replace(document, parts=tuple(part for part in parts if part.blocks))


def words_of(block: Block) -> list[tuple[int, int]]:
    """Words of the paragraph that stand three apart, so that edits of two are two edits."""
    found, at = [], 0
    for run in block.inlines:
        if isinstance(run, Text):
            for token in tokens(run.text):
                if token.isalpha() and len(token) > 2:
                    found.append((at, at + len(token)))
                at += len(token)
        else:
            at += rows.length(run)
    return found[1::3]


class _Maker:
    def __init__(self, sent: Document, chance: random.Random) -> None:
        self.chance, self.number = chance, 0
        count = chance.randint(2, 10)
        self.case = Case(sent, [sent] * count)
        self.edits: list[dict[int, list[tuple[int, int, str]]]] = [{} for _ in range(count)]

    def fresh(self) -> str:
        self.number += 1
        return f"zq{self.number}x"

    def some(self, least: int = 1) -> set[int]:
        copies = range(len(self.case.copies))
        return set(self.chance.sample(copies, self.chance.randint(least, len(copies))))

    def made(self) -> Case:
        blocks = [block for part in self.case.sent.parts for block in part.blocks]
        for block in self.chance.sample(blocks, min(len(blocks), 8)):
            self.reword(block)
        for copy, edits in enumerate(self.edits):
            for block_id, stretches in edits.items():
                for start, end, new in sorted(stretches, reverse=True):
                    self.put(copy, block_id, start, end, new)
        for _ in range(self.chance.randint(0, 3)):
            self.add_paragraph()
        if self.chance.random() < 0.5:
            self.remove_paragraph()
        return self.case

    def reword(self, block: Block) -> None:
        places = words_of(block)
        for start, end in self.chance.sample(places, min(len(places), self.chance.randint(1, 4))):
            what = self.chance.random()
            if what < 0.5:
                copy = self.chance.randrange(len(self.edits))
                word = self.fresh()
                self.case.sole.append(word)
                self.edit({copy}, block.id, self.span(start, end), word)
            elif what < 0.75:
                word, copies = self.fresh(), self.some(2)
                self.case.shared.append((word, copies))
                self.edit(copies, block.id, self.span(start, end), word)
            else:
                one, two = self.chance.sample(range(len(self.edits)), 2)
                words = self.fresh(), self.fresh()
                self.case.sole += words
                self.case.clashes.add(block.id)
                self.edit({one}, block.id, (start, end), words[0])
                self.edit({two}, block.id, (start, end), words[1])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The word, or the place before it."""
        return (start, end) if self.chance.random() < 0.7 else (start, start)

    def edit(self, copies: set[int], block: int, span: tuple[int, int], word: str) -> None:
        new = word if span[0] < span[1] else word + " "
        for copy in copies:
            self.edits[copy].setdefault(block, []).append((*span, new))

    def put(self, copy: int, block: int, start: int, end: int, new: str) -> None:
        document = self.case.copies[copy]
        selection = Selection(Place(block, start), Place(block, end))
        self.case.copies[copy] = text.insert(document, selection, new).document

    def add_paragraph(self) -> None:
        part = self.chance.randrange(len(self.case.sent.parts))
        anchor = self.chance.choice(self.case.sent.parts[part].blocks).id
        word, copies = self.fresh(), self.some()
        self.case.shared.append((word, copies))
        for copy in copies:
            document = self.case.copies[copy]
            there = list(document.parts[part].blocks)
            index = next(n for n, b in enumerate(there) if b.id == anchor)
            kind = Kind.OPERATIVE if document.parts[part].kind is PartKind.BODY else Kind.PREAMBULAR
            words = Text(f"{word} asks everybody to look at {word} once more;")
            there.insert(index + 1, Block(document.next_id, kind, (words,)))
            self.case.copies[copy] = self.with_blocks(document, part, there)

    def remove_paragraph(self) -> None:
        """A paragraph that others may have edited."""
        part = self.chance.randrange(len(self.case.sent.parts))
        there = self.case.sent.parts[part].blocks
        if len(there) < 3:
            return
        gone, copies = self.chance.choice(there).id, self.some()
        edited = {n for n, edits in enumerate(self.edits) if gone in edits} - copies
        if edited:
            self.case.clashes.add(gone)
        elif not any(len(v) > 1 for v in [self.who(gone) - copies]):
            self.case.clashes.discard(gone)
        self.forget(gone, copies)
        for copy in copies:
            document = self.case.copies[copy]
            left = [b for b in document.parts[part].blocks if b.id != gone]
            self.case.copies[copy] = self.with_blocks(document, part, left)

    def who(self, block: int) -> set[int]:
        return {n for n, edits in enumerate(self.edits) if block in edits}

    def forget(self, block: int, copies: set[int]) -> None:
        """Edits in a paragraph that the same copy then removed are none."""
        lost = {w.strip() for c in copies for *_, w in self.edits[c].get(block, ())}
        kept = {w.strip() for c, e in enumerate(self.edits) if c not in copies for *_, w in e.get(block, ())}
        self.case.sole = [w for w in self.case.sole if w not in lost - kept]
        self.case.shared = [
            (w, who - copies if w in lost else who) for w, who in self.case.shared if w not in lost - kept
        ]

    @staticmethod
    def with_blocks(document: Document, part: int, blocks: list[Block]) -> Document:
        parts = list(document.parts)
        parts[part] = replace(parts[part], blocks=tuple(blocks))
        return replace(document, parts=tuple(parts), next_id=document.next_id + 1)


def make(document: Document, seed: int) -> Case:
    """A case over a stretch of the document."""
    chance = random.Random(seed)
    return _Maker(stretch(document, chance, 12), chance).made()


def faults(case: Case, alike: Callable[[Document, Document], bool] = says_same) -> list[str]:
    """What is wrong with the merge of a case; ``alike`` judges what the changes of one author give."""
    copies = [Copy(copy, f"R{n}", case.carried) for n, copy in enumerate(case.copies)]
    merged = merge(case.sent, case.sent, copies, AT)
    document, found = merged.document, list(validity.faults(merged.document))
    if not says_same(states.original(document), case.sent):
        found.append("rejecting all does not give the draft")
    for copy in copies:
        his = authors.changes_of(document, copy.author)
        rest = {change.id for change in document.changes} - his
        if not alike(states.decided(document, accept=his, reject=rest), states.accepted(copy.document)):
            found.append(f"accepting {copy.author} does not give his copy")
    counts = _inserted(document)
    for word in case.sole:
        if counts[word] != 1:
            found.append(f"{word} stands {counts[word]} times")
    for word, who in case.shared:
        times = 2 if f"{word} asks" in "".join(map(plain.text, walk.blocks(document))) else 1
        if counts[word] != times:
            found.append(f"{word} of {len(who)} stands {counts[word] / times} times")
    reported = {conflict.block for conflict in merged.conflicts}
    found += [f"conflict in {block} not reported" for block in case.clashes - reported]
    found += [f"conflict in {block} invented" for block in reported - case.clashes]
    return found


def _inserted(document: Document) -> Counter[str]:
    return Counter(
        token
        for block in walk.all_blocks(document)
        for run in block.inlines
        if isinstance(run, Text) and run.marks.inserted
        for token in _WORD.findall(run.text)
    )


def words_same(one: Document, two: Document) -> bool:
    """Whether the same words stand in the same paragraphs and footnotes."""
    return _words(one) == _words(two)


def _words(document: Document) -> list[str]:
    rows = (" ".join(plain.text(block).split()) for block in walk.all_blocks(document))
    return [row for row in rows if row]


def through_office(cases: dict[int, Case]) -> dict[int, Case]:
    """The cases with their copies as LibreOffice gives them back."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "back")
        for seed, case in cases.items():
            for number, copy in enumerate(case.copies):
                tracked = compare(case.sent, copy, f"R{number}", AT) if number % 2 else copy
                Path(folder, f"{seed}-{number}.docx").write_bytes(DOCX.write(tracked).data)
        files = [str(path) for path in sorted(Path(folder).glob("*.docx"))]
        for start in range(0, len(files), 100):
            profile = f"-env:UserInstallation=file://{folder}/profile"
            command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(out)]
            subprocess.run(
                [*command, *files[start : start + 100]], check=True, capture_output=True, timeout=900
            )
        return {
            seed: replace(
                case, copies=_back(out, seed, len(case.copies)), carried=_read(DOCX.write(case.sent).data)
            )
            for seed, case in cases.items()
        }


def _back(folder: Path, seed: int, count: int) -> list[Document]:
    files = (folder / f"{seed}-{number}.docx" for number in range(count))
    return [_read(file.read_bytes()) for file in files]


def _read(data: bytes) -> Document:
    return DOCX.read(data).document


def speed(document: Document, chance: random.Random) -> None:
    """Ten copies with forty edits each."""
    copies = []
    for number in range(10):
        copy = document
        blocks = [b for b in walk.blocks(document) if words_of(b)]
        for block in chance.sample(blocks, 40):
            start, end = chance.choice(words_of(block))
            edit = text.insert(
                copy, Selection(Place(block.id, start), Place(block.id, end)), f"zq{chance.random()}"
            )
            copy = edit.document
        copies.append(Copy(copy, f"R{number}"))
    begun = time.perf_counter()
    merged = merge(document, document, copies, AT)
    spent = time.perf_counter() - begun
    print(
        f"ten copies: {spent:.2f} s, {len(merged.document.changes)} changes, {len(merged.conflicts)} conflicts (bar 10 s)"
    )


def main() -> int:
    """Prints the cases that went wrong, a count, and the time; 1 where one did."""
    from engross.workspace import files

    parser = ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--office", type=int, default=0)
    options = parser.parse_args()
    document = states.accepted(files.open(options.file).document)
    wrong: Counter[str] = Counter()
    clashes = edits = 0
    for seed in range(options.cases):
        case = make(document, seed)
        clashes += len(case.clashes)
        edits += len(case.sole) + len(case.shared)
        if found := faults(case):
            wrong["cases"] += 1
            print(f"case {seed}: {'; '.join(found[:4])}")
    print(
        f"{options.cases} cases, {edits} edits, {clashes} paragraphs in conflict, {wrong['cases']} cases wrong"
    )
    if options.office:
        back = through_office({seed: make(document, seed) for seed in range(options.office)})
        for seed, case in back.items():
            if found := faults(case, words_same):
                wrong["office"] += 1
                print(f"case {seed} by LibreOffice: {'; '.join(found[:4])}")
        print(f"{len(back)} cases by LibreOffice, {wrong['office']} cases wrong")
    speed(document, random.Random(1))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
