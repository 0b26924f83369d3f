"""`engross check FILE…`: what is wrong with the form of a resolution, a line a finding."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from engross.cli import console, inputs
from engross.cli.command import Command, Exit
from engross.errors import AppError

if TYPE_CHECKING:
    from engross.checks.finding import Finding
    from engross.checks.rule import Rule
    from engross.checks.runner import Result
    from engross.model.nodes import Document

AROUND = 30
"""Characters shown on either side of a finding."""
ATOM = "\ufffc"


def _arguments(parser: ArgumentParser) -> None:
    inputs.argument(parser)
    parser.add_argument(
        "--json", action="store_true", help="for machines; one object a line for several files"
    )
    parser.add_argument(
        "--profile", metavar="NAME", help="the house style: ga, hrc, ecosoc, sc (from the organ)"
    )
    parser.add_argument(
        "--rule", metavar="ID", action="append", help="only this rule; may be given several times"
    )


def _run(arguments: Namespace) -> Exit:
    from engross.checks import profiles, runner
    from engross.model import states

    rules = _rules(arguments.rule)
    profile = profiles.named(arguments.profile) if arguments.profile else None
    reading = inputs.Reading(arguments.files)
    has_errors = False
    for name, found in reading:
        document = states.accepted(found.result.document)
        result = runner.run(document, profile, rules=rules, restored=found.result.restored)
        has_errors = has_errors or result.errors > 0
        if arguments.json:
            console.out_json(as_json(name, document, result), on_one_line=reading.are_several)
        else:
            for line in lines(name, document, result):
                console.out(line)
        for loss in found.result.losses:
            console.tell(f"{name}: {loss}")
    if reading.has_failed:
        return Exit.UNUSABLE
    return Exit.FOUND if has_errors else Exit.CLEAN


def _rules(ids: list[str] | None) -> tuple[Rule, ...]:
    """The rules of these ids, in any case of letters; all where none are named."""
    from engross.checks.rules import RULES

    if not ids:
        return RULES
    wanted = {rule_id.upper() for rule_id in ids}
    unknown = sorted(wanted - {rule.id for rule in RULES})
    if unknown:
        known = ", ".join(rule.id for rule in RULES)
        raise AppError(f"There is no rule {unknown[0]}.", hint=f"Rules: {known}.")
    return tuple(rule for rule in RULES if rule.id in wanted)


def as_json(name: str, document: Document, result: Result) -> dict[str, Any]:
    """What `check --json` says of one file."""
    from engross.checks.rules import RULES

    sources = {rule.id: rule.source for rule in RULES}
    findings = [
        {
            "rule": finding.rule,
            "severity": str(finding.severity),
            "message": finding.message,
            "address": address,
            "id": finding.block,
            "start": finding.start,
            "end": finding.end,
            "excerpt": excerpt,
            "source": sources[finding.rule],
            "fixable": finding.fix is not None,
        }
        for finding, address, excerpt in _placed(document, result)
    ]
    return {"file": name, "profile": result.profile.name, "findings": findings}


def lines(name: str, document: Document, result: Result) -> Iterator[str]:
    """A line for each finding, then a summary."""
    placed = list(_placed(document, result))
    column = min(max((len(address) for _, address, _ in placed), default=0), 24)
    for finding, address, excerpt in placed:
        yield f"{address:<{column}}  {finding.severity:<7}  {finding.rule:<6}  {finding.message}  | {excerpt}"
    counts = dict.fromkeys(("error", "warning", "hint"), 0)
    for finding in result.findings:
        counts[finding.severity] += 1
    said = [f"{count} {word}{'s' * (count != 1)}" for word, count in counts.items() if count]
    yield f"{name}: {', '.join(said) or 'nothing found'} (profile {result.profile.name})"


def _placed(document: Document, result: Result) -> Iterator[tuple[Finding, str, str]]:
    """Each finding with its address and the words around it."""
    from engross.model import outline

    addresses = outline.addresses(document)
    for finding in result.findings:
        text = result.facts.paragraphs[finding.block].text
        yield finding, addresses[finding.block], _excerpt(text, finding.start, finding.end)


def _excerpt(text: str, start: int, end: int) -> str:
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    words = text[low:high].replace(ATOM, "").strip()
    return f"{'…' * (low > 0)}{words}{'…' * (high < len(text))}"


COMMAND = Command("check", "check the form of a resolution", _arguments, _run)
