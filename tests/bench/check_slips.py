"""Whether rules find what is planted: `check_slips.py CORPUS [--every N]` puts one slip at a time into official texts.

The other side of `check_corpus.py`: a rule that reports nothing is quiet, and useless. Prints for each kind of slip how
many were planted and how many the rule found at its place.
"""

from __future__ import annotations

import random
import re
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from engross.checks import runner
from engross.checks.facts import Facts
from engross.checks.paragraph import Paragraph, Role
from engross.editing import rewrite, text
from engross.errors import AppError
from engross.model import inlines as rows
from engross.model.inlines import Style, Text, footnotes
from engross.model.nodes import Document, NodeId
from engross.workspace import files

EACH = 3
"""Slips of each kind in one document."""
Planted = tuple[Document, NodeId]
Planter = Callable[[Document, Facts], Iterator[Planted]]


def main() -> None:
    """Prints the table."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=20)
    parser.add_argument("--show", action="store_true", help="name the slips that were not found")
    arguments = parser.parse_args()
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    choice = random.Random(3)
    for organ in ("ga", "hrc", "ecosoc"):
        for path in sorted((arguments.corpus / organ / "en").glob("*.xml"))[:: arguments.every]:
            try:
                document = files.read(path.read_bytes(), path.name).result.document
            except AppError:
                continue
            facts = Facts(document)
            for rule, planter in PLANTERS.items():
                slips = list(planter(document, facts))
                for wrong, block in choice.sample(slips, min(EACH, len(slips))):
                    planted[rule] += 1
                    ids = {f.rule for f in runner.run(wrong).findings if f.block == block}
                    found[rule] += rule in ids
                    if rule not in ids and arguments.show:
                        print(rule, path.name, Facts(wrong).paragraphs[block].text[:100], file=sys.stderr)
    for rule in PLANTERS:
        share = found[rule] / planted[rule] if planted[rule] else 0
        print(f"{rule}: {found[rule]} of {planted[rule]} found ({share:.1%})")


def _retyped(
    document: Document, block: NodeId, paragraph: Paragraph, start: int, end: int, words: str
) -> Planted:
    run = rows.run_at(paragraph.block.inlines, start + 1) or Text("")
    row = rows.splice(paragraph.block.inlines, start, end, (replace(run, text=words),))
    return text.replace(document, block, row).document, block


def _ending(role: Role, due: str, other: str) -> Planter:
    def plant(document: Document, facts: Facts) -> Iterator[Planted]:
        for p in facts:
            if p.role is role and p.context.due == p.ending.mark == due:
                yield _retyped(document, p.id, p, p.ending.start, p.ending.end, other)

    return plant


def _words(old: str, new: str, *roles: Role) -> Planter:
    def plant(document: Document, facts: Facts) -> Iterator[Planted]:
        for p in facts:
            at = p.text.find(old) if p.role in roles else -1
            if at >= 0 and not p.is_quoted(at, at + len(old)):
                yield _retyped(document, p.id, p, at, at + len(old), new)

    return plant


def _turned_references(document: Document, facts: Facts) -> Iterator[Planted]:
    for p in facts:
        found = re.search(r"\bparagraph \d+ (above)\b", p.text) if p.role is Role.OPERATIVE else None
        if found:
            yield _retyped(document, p.id, p, *found.span(1), "below")


def _roman_openings(document: Document, facts: Facts) -> Iterator[Planted]:
    for p in facts:
        if p.role in (Role.PREAMBULAR, Role.OPERATIVE) and p.opening and p.opening.is_styled:
            row = [
                replace(i, style=i.style & ~Style.ITALIC) if isinstance(i, Text) else i
                for i in p.block.inlines
            ]
            yield text.replace(document, p.id, row).document, p.id


def _notes_before_marks(document: Document, facts: Facts) -> Iterator[Planted]:
    for p in facts:
        for at, note in footnotes(p.block.inlines):
            if at and p.text[at - 1] == "," and p.role is not Role.ADOPTED and p.role is not Role.ANNEX:
                row = rows.splice(p.block.inlines, at - 1, at + 1, (note, Text(",")))
                yield text.replace(document, p.id, row).document, p.id


def _notes_without_stops(document: Document, facts: Facts) -> Iterator[Planted]:
    for p in facts:
        if (
            p.role is Role.NOTE
            and p.context.last_in_note
            and p.ending.mark == "."
            and p.ending.end == len(p.text)
        ):
            yield _retyped(document, p.id, p, p.ending.start, p.ending.end, "")


def _wrong_numbers(document: Document, facts: Facts) -> Iterator[Planted]:
    for act in facts.acts:
        for p in act.of_role(Role.OPERATIVE)[1:]:
            if p.block.numbered_as is None and facts.numbers.label(p.id):
                yield rewrite.put(document, replace(p.block, numbered_as="999.")), p.id


def _italic_ibids(document: Document, facts: Facts) -> Iterator[Planted]:
    for p in facts:
        if p.role is Role.NOTE and p.text.startswith("Ibid"):
            row = rows.splice(p.block.inlines, 0, 4, (Text("Ibid", Style.ITALIC),))
            yield text.replace(document, p.id, row).document, p.id


PLANTERS: dict[str, Planter] = {
    "PUN-01": _ending(Role.PREAMBULAR, ",", ";"),
    "PUN-02": _ending(Role.OPERATIVE, ";", "."),
    "PUN-03": _ending(Role.OPERATIVE, ".", ";"),
    "PUN-04": _ending(Role.OPERATIVE, ":", ","),
    "OPN-01": _roman_openings,
    "OPN-05": _words("Recalling also", "Recalling", Role.PREAMBULAR),
    "OPN-08": _words("Also requests", "Also deplores", Role.OPERATIVE),
    "STR-04": _words("Recognizing", "Recognizes", Role.PREAMBULAR),
    "STR-05": _words("Encourages", "Encouraging", Role.OPERATIVE),
    "NUM-01": _wrong_numbers,
    "INT-01": _words("the present resolution", "this resolution", Role.PREAMBULAR, Role.OPERATIVE),
    "INT-02": _turned_references,
    "REF-05": _words(" (2000)", "(2000)", Role.PREAMBULAR, Role.OPERATIVE),
    "REF-06": _words("217 A (III)", "217A(III)", Role.NOTE, Role.PREAMBULAR),
    "FNP-03": _notes_before_marks,
    "FNP-09": _notes_without_stops,
    "FN-04": _words("Seventy-third Session", "Seventy-second Session", Role.NOTE),
    "FN-20": _words("United Nations, Treaty Series", "Ibid.", Role.NOTE),
    "FN-23": _italic_ibids,
    "NDT-04": _words(" per cent", "%", Role.PREAMBULAR, Role.OPERATIVE),
    "NDT-07": _words(" September 2015", "th September 2015", Role.PREAMBULAR, Role.OPERATIVE),
}
"""For each rule a way to break it once."""


if __name__ == "__main__":
    main()
