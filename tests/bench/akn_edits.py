"""One random edit in each of many Akoma Ntoso files, saved and read again.

    python tests/bench/akn_edits.py FOLDER OUT [--count N] [--seed N]

In each file a word is typed, a paragraph split, a footnote inserted or a paragraph moved. The saved file must be valid
where its source was; read again it must show what the edited document shows, and apart from the elements that
the edit concerns its tree must be the source's. Edited files are written below OUT, what they are compared with below
OUT-originals and, written from the edited document alone, OUT-fresh.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from engross.editing import footnotes, moving, structure, text
from engross.errors import EditRefused
from engross.formats.akn import read, schema, write, write_fresh
from engross.model import numbering, places, walk
from engross.model.inlines import Footnote, Inline, Text, normal
from engross.model.nodes import Block, Document, Kind
from engross.model.places import Place

PARAGRAPHS = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.TEXT)


def typed(document: Document, chance: random.Random) -> Document:
    """A word typed somewhere in a paragraph."""
    block = chance.choice(_paragraphs(document))
    offset = chance.randint(1, places.size(block) - 1)
    return text.insert(document, places.caret(block.id, offset), "indeed").document


def split(document: Document, chance: random.Random) -> Document:
    """A paragraph split in two."""
    block = chance.choice(_paragraphs(document))
    return structure.split(document, Place(block.id, chance.randint(1, places.size(block) - 1))).document


def noted(document: Document, chance: random.Random) -> Document:
    """A footnote inserted."""
    block = chance.choice(_paragraphs(document))
    place = Place(block.id, chance.randint(1, places.size(block)))
    return footnotes.insert(document, place, (Text("A new note."),)).document


def moved(document: Document, chance: random.Random) -> Document:
    """A paragraph moved to another place of its part, with what hangs below it."""
    part = chance.choice([p for p in document.parts if len(_moving(p.blocks)) > 1])
    block, target = chance.sample(_moving(part.blocks), 2)
    return moving.move(document, block.id, target.id, after=chance.random() < 0.5).document


EDITS: tuple[Callable[[Document, random.Random], Document], ...] = (typed, split, noted, moved)


def _paragraphs(document: Document) -> list[Block]:
    return [b for b in walk.blocks(document) if b.kind in PARAGRAPHS and places.size(b) > 2]


def _moving(blocks: tuple[Block, ...]) -> list[Block]:
    return [b for b in blocks if b.kind in PARAGRAPHS and b.inlines]


def shown(document: Document) -> Iterator[tuple[object, ...]]:
    """What a reader sees, paragraph by paragraph."""
    numbers = numbering.of(document)
    for part in document.parts:
        for block in part.blocks:
            runs = tuple(
                (numbers.mark(i.id), tuple(_trimmed(b.inlines) for b in i.blocks))
                if isinstance(i, Footnote)
                else i
                for i in _trimmed(block.inlines)
            )
            yield (part.kind, block.kind, block.quoted, numbers.label(block.id), runs)


def _trimmed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without the white space at the ends, which files do not keep."""
    row = list(inlines)
    if row and isinstance(first := row[0], Text):
        row[0] = replace(first, text=first.text.lstrip(" "))
    if row and isinstance(last := row[-1], Text):
        row[-1] = replace(last, text=last.text.rstrip(" "))
    return normal(row)


def edited(document: Document, chance: random.Random, index: int) -> tuple[str, Document] | None:
    """The document after an edit that applied, and the edit's name."""
    for attempt in range(12):
        edit = EDITS[(index + attempt // 4) % len(EDITS)]
        try:
            return edit.__name__, edit(document, chance)
        except (EditRefused, IndexError):
            continue
    return None


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    files = sorted(arguments.folder.rglob("*.xml"))
    counts: Counter[str] = Counter()
    seconds = 0.0
    for index, path in enumerate(sorted(chance.sample(files, min(arguments.count, len(files))))):
        data = path.read_bytes()
        result = read.read(data)
        made = edited(result.document, chance, index)
        if made is None:
            counts["not edited"] += 1
            continue
        name, document = made
        begun = time.perf_counter()
        written = write.write(document, result.source)
        seconds += time.perf_counter() - begun
        counts[name] += 1
        invalid = schema.faults(written.data)
        if invalid and not schema.faults(data):
            counts["made invalid"] += 1
            print(f"{path.name} ({name}): {'; '.join(invalid)}")
        if any("anew" in loss for loss in written.losses):
            counts["written anew"] += 1
            print(f"{path.name} ({name}): {written.losses}")
        again = read.read(written.data).document
        pairs = list(zip(shown(document), shown(again), strict=False))
        other = next(((a, b) for a, b in pairs if a != b), None)
        if other is not None or len(list(shown(document))) != len(list(shown(again))):
            counts["read differently"] += 1
            print(f"{path.name} ({name}): {str(other)[:900]}")
        fresh = write_fresh.serialised(write_fresh.tree(document))
        for folder, content in (("", written.data), ("-originals", data), ("-fresh", fresh)):
            target = arguments.out.with_name(arguments.out.name + folder) / path.relative_to(arguments.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        counts["elements kept"] += _kept(data, written.data)
        counts["elements"] += sum(1 for _ in etree.fromstring(data).iter())
    saved = sum(counts[e.__name__] for e in EDITS)
    print(f"{saved} files, {1000 * seconds / max(1, saved):.1f} ms a save")
    print(", ".join(f"{name} {count}" for name, count in counts.items()))
    return 1 if counts["made invalid"] or counts["read differently"] else 0


def _kept(before: bytes, after: bytes) -> int:
    """How many elements of the source are in the edited file, with all that is in them but their text."""
    one, two = (Counter(map(_signature, etree.fromstring(data).iter("{*}*"))) for data in (before, after))
    return (one & two).total()


def _signature(element: etree._Element) -> tuple[object, ...]:
    return element.tag, *sorted(element.attrib.items())


if __name__ == "__main__":
    sys.exit(main())
