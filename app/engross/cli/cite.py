"""`engross cite FILE...`: every citation, what it points to and whether that is true."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from engross.cli import console, inputs
from engross.cli.command import Command, Exit

if TYPE_CHECKING:
    from engross.model.nodes import Document

COLUMN = 18
"""Widest column for addresses."""
LEAST = 30
"""Columns that details keep on a narrow terminal."""


def _arguments(parser: ArgumentParser) -> None:
    inputs.argument(parser)
    parser.add_argument(
        "--json", action="store_true", help="for machines; one object a line for several files"
    )


def _run(arguments: Namespace) -> Exit:
    from engross.model import states

    reading = inputs.Reading(arguments.files)
    for name, found in reading:
        cited = citations(states.accepted(found.result.document))
        if arguments.json:
            console.out_json({"file": name, "citations": cited}, on_one_line=reading.are_several)
        else:
            if reading.are_several:
                console.out(name)
            for line in lines(cited, console.width()):
                console.out(line)
    return Exit.UNUSABLE if reading.has_failed else Exit.CLEAN


def citations(document: Document) -> list[dict[str, Any]]:
    """The citations as `cite --json` says them, in reading order."""
    from engross.citations.find import find
    from engross.model import outline

    addresses = outline.addresses(document)
    return [
        {
            "address": addresses.get(cited.block, ""),
            "id": cited.block,
            "start": cited.start,
            "end": cited.end,
            "text": cited.text,
            "kind": str(cited.kind),
            "organ": cited.organ,
            "symbol": cited.symbol,
            "pinpoint": cited.pinpoint,
            "date": cited.date,
            "title": cited.title,
            "status": str(cited.status),
            "detail": cited.detail,
        }
        for cited in find(document)
    ]


def lines(cited: list[dict[str, Any]], width: int | None) -> Iterator[str]:
    """A line for each citation, and what there is to say of it below; then how many there are of each status."""
    column = min(COLUMN, max((len(c["address"]) for c in cited), default=0))
    for c in cited:
        points_to = ", ".join(piece for piece in (c["symbol"], c["pinpoint"]) if piece) or "?"
        words = " ".join(c["text"].split())
        yield f"{c['address']:<{column}}  {c['status']:<9}  {words}" + (
            f"  = {points_to}" if points_to != words else ""
        )
        if c["detail"]:
            indent = " " * (column + 13)
            room = max(width, len(indent) + LEAST) if width else 10_000
            yield from wrap(c["detail"], room, initial_indent=indent, subsequent_indent=indent)
    counts: dict[str, int] = {}
    for c in cited:
        counts[c["status"]] = counts.get(c["status"], 0) + 1
    yield ", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or "no citations"


COMMAND = Command("cite", "list citations, what they point to and whether that is true", _arguments, _run)
