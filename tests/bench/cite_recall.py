"""How many of the official links are recognised, and what is recognised beside them.

    python tests/bench/cite_recall.py [CORPUS] [--every N] [--misses N] [--draw N --seed N]

CORPUS is a folder of published Akoma Ntoso files with ``<organ>/en``, by default the one beside the project. The
truth is what ``citation_gold.py`` of the published tools says: the links that people of the United Nations set, without those
that are evidently wrong. Files are read as the program reads them; a paragraph is matched by its characters.

Prints recall for each organ and kind, with ``--misses`` what was not found, and with ``--draw`` citations outside
the links, drawn at random, with what stands around them: to be read by a person.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from engross.citations.citation import Citation
from engross.citations.find import find
from engross.errors import AppError
from engross.model import outline, plain, walk
from engross.model.nodes import Document
from engross.workspace import files

SHARED = Path(__file__).resolve().parents[3] / "shared"
ORGANS = ("ga", "ecosoc", "sc", "hrc", "ga-dec", "sc-prst")
AROUND = 130
"""Characters shown on each side of a citation."""


@dataclass(frozen=True)
class Outside:
    """A citation that no link covers, and where it stands."""

    file: str
    address: str
    text: str
    citation: Citation

    def shown(self) -> str:
        c = self.citation
        before, after = self.text[max(0, c.start - AROUND) : c.start], self.text[c.end : c.end + AROUND // 2]
        return (
            f"{self.file} {self.address}: …{before}«{c.text}»{after}…\n"
            f"    {c.kind} | {c.organ} | {c.symbol} | {c.pinpoint} | {c.date} | {c.status} {c.detail}"
        )


class Measure:
    """What has been counted so far."""

    def __init__(self) -> None:
        self.links: Counter[tuple[str, str]] = Counter()
        self.found: Counter[tuple[str, str]] = Counter()
        self.status: Counter[tuple[str, str]] = Counter()
        self.outside: list[Outside] = []
        self.misses: list[str] = []
        self.documents = 0
        self.lost_paragraphs = 0
        self.seconds = 0.0
        self.slowest = (0.0, "")

    def file(self, organ: str, path: Path, records: list[dict[str, Any]]) -> None:
        try:
            document = files.read(path.read_bytes(), path.name).result.document
        except AppError as error:
            print(f"{path}: {error}", file=sys.stderr)
            return
        started = perf_counter()
        citations = find(document)
        took = perf_counter() - started
        self.seconds += took
        self.slowest = max(self.slowest, (took, path.name))
        self.documents += 1
        self.status.update((organ, str(c.status)) for c in citations)
        self._compare(organ, path, document, citations, records)

    def _compare(
        self,
        organ: str,
        path: Path,
        document: Document,
        citations: tuple[Citation, ...],
        records: list[dict[str, Any]],
    ) -> None:
        paragraphs = _by_characters(document)
        in_block: dict[int, list[Citation]] = defaultdict(list)
        for citation in citations:
            in_block[citation.block].append(citation)
        linked: set[int] = set()
        for record in records:
            label = _LABEL.match(record["text"])
            queue = paragraphs.get(_squeezed(record["text"]))
            if not queue and label:
                record = _without(record, label.end())
                queue = paragraphs.get(_squeezed(record["text"]))
            block = queue.pop(0) if queue else None
            if block is None and record["links"]:
                self.lost_paragraphs += 1
            text = plain.text(walk.block_of(document, block)) if block is not None else ""
            for link in record["links"]:
                here = _overlapping(record["text"], link, text, in_block[block] if block is not None else [])
                linked.update(map(id, here))
                if link["fit"]:
                    self._link(organ, path, record, link, here)
        addresses = outline.addresses(document)
        self.outside += [
            Outside(path.name, addresses.get(c.block, ""), plain.text(walk.block_of(document, c.block)), c)
            for c in citations
            if id(c) not in linked
        ]

    def _link(
        self, organ: str, path: Path, record: dict[str, Any], link: dict[str, Any], here: list[Citation]
    ) -> None:
        kind = "resolution" if re.search(r"/RES/|/Res\.", link["symbol"]) else "document"
        is_right = any(_same(c.symbol, link["symbol"]) for c in here)
        self.links[organ, kind] += 1
        self.found[organ, kind] += is_right
        if not is_right:
            text = record["text"]
            before, after = text[max(0, link["start"] - AROUND) : link["start"]], text[link["end"] :][:60]
            got = ", ".join(f"{c.text} = {c.symbol}" for c in here) or "nothing"
            self.misses.append(
                f"{path.name}: …{before}«{link['text']}»{after}\n    link {link['symbol']}, found {got}"
            )

    def report(self) -> None:
        print(f"{'organ':<8} {'kind':<11} {'links':>6} {'found':>6} {'recall':>8}")
        for key in sorted(self.links):
            links, found = self.links[key], self.found[key]
            print(f"{key[0]:<8} {key[1]:<11} {links:>6} {found:>6} {_percent(found, links)}")
        main = [key for key in self.links if key[0] in ("ga", "ecosoc", "sc")]
        links, found = sum(self.links[key] for key in main), sum(self.found[key] for key in main)
        print(f"ga, ecosoc, sc together: {found} of {links}, {_percent(found, links).strip()}")
        statuses = Counter[str]()
        for (_, status), count in self.status.items():
            statuses[status] += count
        print(f"{len(self.outside)} citations outside the links; all: {dict(statuses.most_common())}")
        print(f"{self.lost_paragraphs} paragraphs with links that are not a paragraph of ours")
        print(
            f"{self.documents} documents in {self.seconds:.1f} s, "
            f"{1000 * self.seconds / max(1, self.documents):.1f} ms each, slowest {1000 * self.slowest[0]:.0f} ms ({self.slowest[1]})"
        )


_LABEL = re.compile(r"\(?\w{1,5}[.)]\s+")
"""A paragraph's number that the published file has in its text; we take it off."""


def _without(record: dict[str, Any], start: int) -> dict[str, Any]:
    """The record of the text from an offset on."""
    links = [{**link, "start": link["start"] - start, "end": link["end"] - start} for link in record["links"]]
    return {**record, "text": record["text"][start:], "links": links}


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:7.2f} %" if whole else "      –"


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\ufffc]", "", text)


def _by_characters(document: Document) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for block in walk.all_blocks(document):
        found[_squeezed(plain.text(block))].append(block.id)
    return found


def _overlapping(gold: str, link: dict[str, Any], text: str, citations: list[Citation]) -> list[Citation]:
    """The citations that share a character with the link, white space and footnote marks aside."""
    start, end = len(_squeezed(gold[: link["start"]])), len(_squeezed(gold[: link["end"]]))
    return [
        c
        for c in citations
        if len(_squeezed(text[: c.start])) < end and len(_squeezed(text[: c.end])) > start
    ]


def _same(ours: str, theirs: str) -> bool:
    """Whether two symbols mean the same: letters of composite resolutions and joint halves aside."""
    theirs, whole = _bare(theirs), _bare(ours)
    halves = [_bare(half) for half in re.split(r"-(?=[AES]/)", ours)]
    return bool(whole) and (
        whole == theirs
        or theirs in halves
        or whole.startswith(theirs + "(")
        or theirs.startswith(whole + "-")
    )


def _bare(symbol: str) -> str:
    flat = re.sub(r"\s", "", re.sub("[‐‑–]", "-", symbol)).upper()
    act = re.fullmatch(r"((?:A|E|S)(?:/HRC)?/RES/.*?\d)[A-Z](?:-[A-Z])?(\(.*)?", flat)
    return act[1] + (act[2] or "") if act else flat


def _gold(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The records of each file, as the published tool writes them."""
    tool = SHARED / "tools" / "citation_gold.py"
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "gold.jsonl"
        run = [sys.executable, "-B", str(tool), str(folder), "-o", str(out)]
        subprocess.run(run, check=True, stderr=subprocess.DEVNULL, cwd=tool.parent)
        name = ""
        records: list[dict[str, Any]] = []
        with out.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if record["file"] != name:
                    if records:
                        yield name, records
                    name, records = record["file"], []
                records.append(record)
        if records:
            yield name, records


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", nargs="?", type=Path, default=SHARED / "corpus")
    parser.add_argument("--organs", default=",".join(ORGANS))
    parser.add_argument("--every", type=int, default=1, help="every nth file only")
    parser.add_argument("--misses", type=int, default=0, help="print so many links that were not found")
    parser.add_argument("--draw", type=int, default=0, help="print so many citations outside the links")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    measure = Measure()
    for organ in arguments.organs.split(","):
        folder = arguments.corpus / organ / "en"
        if folder.is_dir():
            for index, (name, records) in enumerate(_gold(folder)):
                if index % arguments.every == 0:
                    measure.file(organ, folder / name, records)
    measure.report()
    chance = random.Random(arguments.seed)
    for miss in chance.sample(measure.misses, min(arguments.misses, len(measure.misses))):
        print(miss)
    for outside in chance.sample(measure.outside, min(arguments.draw, len(measure.outside))):
        print(outside.shown())


if __name__ == "__main__":
    main()
