"""Findings of severity error in official texts, by rule and organ: `check_corpus.py CORPUS [--every N] [--list RULE]`.

Official texts are edited; what is reported there is nearly always a mistake of ours. The bar: at most 0.5 errors a
document on average, median 0, over General Assembly, Human Rights Council and Economic and Social Council; at most 1
over the Security Council.
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, median

from engross.checks import runner
from engross.checks.finding import Finding, Severity
from engross.checks.rules import RULES
from engross.errors import AppError
from engross.model import outline, plain, walk
from engross.model.nodes import Document
from engross.workspace import files

EDITED = ("ga", "hrc", "ecosoc")
ORGANS = (*EDITED, "sc")


def main() -> None:
    """Prints the table, and the findings of the rules asked for."""
    arguments = _arguments()
    counts: dict[str, list[int]] = {organ: [] for organ in arguments.organ}
    by_rule: dict[str, Counter[tuple[str, Severity]]] = {organ: Counter() for organ in arguments.organ}
    began, spent = time.perf_counter(), 0.0
    for organ in arguments.organ:
        for path, document in _documents(arguments, organ):
            start = time.perf_counter()
            result = runner.run(document)
            spent += time.perf_counter() - start
            counts[organ].append(result.errors)
            for finding in result.findings:
                by_rule[organ][finding.rule, finding.severity] += 1
                if _is_wanted(finding, arguments):
                    _show(path, document, finding)
    _table(by_rule, counts)
    total = sum(map(len, counts.values()))
    print(f"{total} documents, {time.perf_counter() - began:.0f} s, of which checks {spent:.0f} s")


def _arguments() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only every nth file")
    parser.add_argument("--offset", type=int, default=0, help="the first file taken")
    parser.add_argument("--organ", nargs="*", default=ORGANS)
    parser.add_argument("--language", default="en")
    parser.add_argument("--list", nargs="*", default=(), help="show the findings of these rules, or ALL")
    parser.add_argument("--severity", nargs="*", default=("error",), help="show findings of these severities")
    return parser.parse_args()


def _documents(arguments: Namespace, organ: str) -> Iterator[tuple[Path, Document]]:
    folder = arguments.corpus / organ / arguments.language
    for path in sorted(folder.glob("*.xml"))[arguments.offset :: arguments.every]:
        try:
            document = files.read(path.read_bytes(), path.name).result.document
        except AppError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            continue
        if document.metadata.language == arguments.language:
            yield path, document


def _is_wanted(finding: Finding, arguments: Namespace) -> bool:
    return finding.severity in arguments.severity and (
        "ALL" in arguments.list or finding.rule in arguments.list
    )


def _show(path: Path, document: Document, finding: Finding) -> None:
    text = plain.text(walk.block_of(document, finding.block))
    around = text[max(0, finding.start - 60) : finding.start], text[finding.end : finding.end + 60]
    words = f"{around[0]}⟦{text[finding.start : finding.end]}⟧{around[1]}"
    address = outline.addresses(document).get(finding.block, "?")
    print(f"{finding.rule} {finding.severity} {path.name} {address}: {finding.message}\n    {words!r}")


def _table(by_rule: dict[str, Counter[tuple[str, Severity]]], counts: dict[str, list[int]]) -> None:
    print(f"\n{'rule':8}" + "".join(f"{organ:>24}" for organ in by_rule))
    print(f"{'':8}" + "".join(f"{'error warning hint':>24}" for _ in by_rule))
    for rule in RULES:
        cells = (" ".join(f"{by_rule[organ][rule.id, s] or '·':>6}" for s in Severity) for organ in by_rule)
        print(f"{rule.id:8}" + "".join(f"{cell:>24}" for cell in cells))
    for organ, errors in counts.items():
        _sum(organ, errors)
    _sum("edited", [n for organ in EDITED for n in counts.get(organ, [])])


def _sum(name: str, errors: list[int]) -> None:
    if errors:
        print(
            f"{name:8} {len(errors):5} documents: {mean(errors):.3f} errors a document, median {median(errors):g}, "
            f"without any {sum(not n for n in errors) / len(errors):.1%}"
        )


if __name__ == "__main__":
    main()
