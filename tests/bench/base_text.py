"""Drafts from a base: `base_text.py CORPUS FACTS [--pairs 50] [--office 50]`, texts with the next of the same title.

Each is submitted against the one before, as a Word file that is read again: the original state must say what the base
says, the accepted state what the new text says. ``--office`` is how many of the files LibreOffice decides too, with a
Python that has its ``uno`` module (``--uno``). Prints how many paragraphs are as in the base, updated, new, moved and
dropped.
"""

from __future__ import annotations

import csv
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import docx_tracked

from engross.errors import SaveError
from engross.model import states
from engross.model.nodes import Document
from engross.review.base import provenance, submission, with_base
from engross.review.carry_over import carried_over
from engross.review.compare import says_same
from engross.workspace import base_text, files

AT = "2035-12-16T09:30:00Z"


def pairs(corpus: Path, facts: Path) -> Iterator[tuple[Path, Path]]:
    """Files of the General Assembly with the next one of the same title."""
    by_title: dict[str, list[tuple[str, Path]]] = {}
    with (facts / "resolutions.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            path = corpus / "ga/en" / (row["symbol"].replace("/", "_").replace(" ", "_") + ".xml")
            if row["organ"] == "ga" and row["title"] and path.is_file():
                by_title.setdefault(row["title"], []).append((row["date"], path))
    for found in by_title.values():
        yield from ((one, two) for (_, one), (_, two) in pairwise(sorted(found)))


def main() -> None:
    """Prints what went wrong, and the counts."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("facts", type=Path)
    parser.add_argument("--pairs", type=int, default=50)
    parser.add_argument("--office", type=int, default=0)
    parser.add_argument("--uno", default="/usr/bin/python3")
    options = parser.parse_args()
    told: Counter[str] = Counter()
    submitted: dict[str, tuple[Document, Document, bytes]] = {}
    begun = time.perf_counter()
    for number, (one, two) in enumerate(pairs(options.corpus, options.facts)):
        if number == options.pairs:
            break
        base, new = (states.accepted(files.open(path).document) for path in (one, two))
        made = submission(base, new, AT, "Engross")
        told["pairs"] += 1
        if not says_same(states.accepted(made), new):
            print(f"{one.name} {two.name}: the accepted state is not the new text")
        try:
            draft = with_base(new, base).document
            sent = base_text.submitted(draft, "Engross", AT)
            submitted[two.stem] = base, new, sent.written.data
        except SaveError as error:
            print(f"{one.name} {two.name}: {error}")
        draft = carried_over(base, AT)
        if not says_same(states.original(draft), base):
            print(f"{one.name}: the carried-over draft does not go back to the base")
        told["proposals"] += len(draft.changes)
        origin = provenance(base, new)
        told.update(p.standing.value for p in origin.of.values())
        told["moved"] += sum(p.is_moved for p in origin.of.values())
        told["dropped"] += len(origin.dropped)
    print(f"{dict(told)}, {time.perf_counter() - begun:.1f} s")
    print(f"submitted and read again: {len(submitted)} of {told['pairs']}")
    if options.office:
        some = dict(list(submitted.items())[: options.office])
        faults = docx_tracked.by_office(some, options.uno)
        print(f"decided by LibreOffice: {len(some)} files, {len(faults)} of {2 * len(some)} states wrong")
        print(*(fault[:200] for fault in faults), sep="\n")


if __name__ == "__main__":
    main()
