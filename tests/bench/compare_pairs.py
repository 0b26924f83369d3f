"""Comparison of real and of made pairs: both states, what is paired, how much is marked, how long it takes.

usage: python tests/bench/compare_pairs.py CORPUS [--pairs 300] [--edits 1000] [--seed 1]

Real pairs are resolutions of one organ with one title, each with the next that bears it; made ones are texts of the
corpus with random edits (words, whole phrases, paragraphs that come, go, move, split and join, footnotes), where it is
known which paragraphs are one. Words marked are held against the word-level edit distance of the whole texts (insertions
and deletions, over the ends of paragraphs too), in which moves that were found cost nothing.
Exit code 1 where a figure is past its limit.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import wild_edits
from rapidfuzz.distance import Indel

from engross.formats.akn import FORMAT as AKN
from engross.model import masthead, plain, states, walk
from engross.model.inlines import Footnote, Text
from engross.model.nodes import Block, Document, NodeId
from engross.model.review import ChangeKind
from engross.review import alignment
from engross.review.compare import compare, says_same

AT = "2035-12-16T09:30:00Z"


def read(path: Path) -> Document:
    return AKN.read(path.read_bytes()).document


def successors(corpus: Path, most: int) -> Iterator[tuple[str, Document, Document]]:
    """Resolutions in English with the next one that bears their title."""
    by_title: dict[tuple[str, str], list[Path]] = {}
    for path in sorted(corpus.glob("*/en/*.xml"), key=lambda p: [int(n) for n in _numbers(p.stem)]):
        title = masthead.text_of(read(path), masthead.TITLE).strip().casefold()
        if title:
            by_title.setdefault((path.parts[-3], title), []).append(path)
    pairs = [pair for found in by_title.values() for pair in pairwise(found)]
    for old, new in pairs[:most]:
        yield old.stem, read(old), read(new)


def _numbers(name: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in name).split()


# made pairs


def anonymous(document: Document) -> tuple[Document, dict[NodeId, NodeId]]:
    """The document with new ids for its paragraphs and notes, and which they were."""
    known: dict[NodeId, NodeId] = {}
    next_id = document.next_id

    def named(node: NodeId) -> NodeId:
        nonlocal next_id
        next_id += 1
        known[next_id] = node
        return next_id

    def of(block: Block) -> Block:
        row = tuple(
            replace(i, id=named(i.id), blocks=tuple(map(of, i.blocks))) if isinstance(i, Footnote) else i
            for i in block.inlines
        )
        return replace(block, id=named(block.id), inlines=row)

    parts = tuple(replace(part, blocks=tuple(map(of, part.blocks))) for part in document.parts)
    return replace(document, parts=parts, next_id=next_id + 1), known


def paired(old: Document, new: Document, known: dict[NodeId, NodeId]) -> tuple[int, int]:
    """Of the paragraphs that are in both, how many are found to be one; and how many there are."""
    ids = alignment.pairing(old, new).ids
    there = {b.id for b in walk.blocks(old) if plain.text(b).strip()}
    truth = {b.id: known[b.id] for b in walk.blocks(new) if known[b.id] in there and plain.text(b).strip()}
    return sum(ids.get(node) == was for node, was in truth.items()), len(truth)


# how much is marked


def marked(document: Document) -> int:
    """Words in what is inserted or deleted; of what moved, those that were edited."""
    moves = {c.id for c in document.changes if c.kind is ChangeKind.MOVE}
    count = 0
    for block in walk.all_blocks(document):
        for inline in block.inlines:
            if isinstance(inline, Text):
                count += sum(
                    len(inline.text.split())
                    for change in (inline.marks.inserted, inline.marks.deleted)
                    if change and change not in moves
                )
            elif isinstance(inline, Footnote) and {inline.marks.inserted, inline.marks.deleted} - moves - {0}:
                count += sum(len(plain.text(b).split()) for b in inline.blocks)
    return count


def least(made: Document) -> int:
    """The word-level edit distance of the two texts of a comparison, what moved taken to its new place first."""
    moves = {c.id for c in made.changes if c.kind is ChangeKind.MOVE}
    old: list[str] = []
    new: list[str] = []
    for row in _rows(made):
        old += _words(i for i in row if not _is_in(moves, i.deleted) and not i.inserted - moves)
        new += _words(i for i in row if not i.deleted)
    return int(Indel.distance(old, new))


@dataclass(frozen=True)
class _Run:
    """Words with every change that brought them or took them away, those of the footnote around them among them."""

    text: str
    inserted: frozenset[int]
    deleted: frozenset[int]


def _rows(made: Document) -> Iterator[list[_Run]]:
    for block in walk.blocks(made):
        yield from _row(block, frozenset(), frozenset())


def _row(block: Block, inserted: frozenset[int], deleted: frozenset[int]) -> Iterator[list[_Run]]:
    row: list[_Run] = []
    notes: list[list[_Run]] = []
    for inline in block.inlines:
        marks = inline.marks
        came, went = inserted | {marks.inserted} - {0}, deleted | {marks.deleted} - {0}
        if isinstance(inline, Text):
            row.append(_Run(inline.text, came, went))
        elif isinstance(inline, Footnote):
            notes += [inner for b in inline.blocks for inner in _row(b, came, went)]
    yield row
    yield from notes


def _is_in(moves: set[int], changes: frozenset[int]) -> bool:
    return not moves.isdisjoint(changes)


def _words(runs: Iterable[_Run]) -> list[str]:
    return "".join(run.text for run in runs).split()


# the two halves


def states_right(made: Document, old: Document, new: Document) -> bool:
    return says_same(states.original(made), old) and says_same(states.accepted(made), new)


def real(corpus: Path, most: int) -> bool:
    wrong, taken, shares = [], [], []
    for name, old, new in successors(corpus, most):
        begun = time.perf_counter()
        made = compare(old, new, "A", AT)
        taken.append((time.perf_counter() - begun) * 1000)
        if not states_right(made, old, new):
            wrong.append(name)
        if bound := least(made):
            shares.append(marked(made) / bound)
    print(f"real pairs: {len(taken)}, states wrong: {len(wrong)} {wrong[:5]}")
    print(f"  time: median {statistics.median(taken):.0f} ms, most {max(taken):.0f} ms")
    print(f"  words marked beside the least: median {statistics.median(shares):.3f}")
    return not wrong and max(taken) < 500 and statistics.median(shares) <= 1.15


def made_up(corpus: Path, count: int, seed: int) -> bool:
    files = sorted(path for path in corpus.glob("*/en/*.xml") if path.stat().st_size < 150_000)
    wrong, shares, right, there = [], [], 0, 0
    for number in range(count):
        chance = random.Random(seed * 100_000 + number)
        path = chance.choice(files)
        old = read(path)
        new, known = anonymous(wild_edits.edited(old, chance, wild_edits.SMALL))
        made = compare(old, new, "A", AT)
        if not states_right(made, old, new):
            wrong.append(f"{path.stem}:{number}")
        found, all_pairs = paired(old, new, known)
        right, there = right + found, there + all_pairs
        if bound := least(made):
            shares.append(marked(made) / bound)
    share = right / there
    print(f"made pairs: {count}, states wrong: {len(wrong)} {wrong[:5]}")
    print(f"  paragraphs paired right: {right:,} of {there:,} ({share:.2%})")
    print(f"  words marked beside the least: median {statistics.median(shares):.3f}, ", end="")
    print(f"90 % under {statistics.quantiles(shares, n=10)[-1]:.2f}")
    return not wrong and share >= 0.98 and statistics.median(shares) <= 1.15


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("corpus", type=Path)
    words.add_argument("--pairs", type=int, default=300)
    words.add_argument("--edits", type=int, default=1000)
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    good = real(given.corpus, given.pairs) & made_up(given.corpus, given.edits, given.seed)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
