"""`engross show FILE`: the resolution as structured text, each paragraph after its address."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from engross.cli import console, inputs
from engross.cli.command import Command, Exit

ATOM = "\ufffc"
GAP = "  "
LEAST = 24
"""Columns that the text keeps on a narrow terminal."""


def _arguments(parser: ArgumentParser) -> None:
    inputs.argument(parser)
    parser.add_argument(
        "--json", action="store_true", help="for machines; one object a line for several files"
    )


def _run(arguments: Namespace) -> Exit:
    from engross.formats.json import show

    reading = inputs.Reading(arguments.files)
    for name, found in reading:
        shown = show(found.result.document, name, found.format_name, found.result.losses)
        if arguments.json:
            console.out_json(shown, on_one_line=reading.are_several)
        else:
            for line in lines(shown, console.width()):
                console.out(line)
        for loss in found.result.losses:
            console.tell(f"{name}: {loss}")
    return Exit.UNUSABLE if reading.has_failed else Exit.CLEAN


def lines(shown: dict[str, Any], width: int | None) -> Iterator[str]:
    """The lines of what `show --json` says, no longer than ``width`` columns (None: as long as they are)."""
    for resolution in shown["resolutions"]:
        facts = (resolution[key] for key in ("symbol", "number", "organ", "adopted", "language"))
        yield " | ".join(str(fact) for fact in facts if fact)
        if resolution["title"]:
            yield resolution["title"]
        yield ""
        column = max((len(block["address"]) for block in resolution["blocks"]), default=0)
        for block in resolution["blocks"]:
            yield from _block(block, min(column, 24), width)
        yield ""


def _block(block: dict[str, Any], column: int, width: int | None) -> Iterator[str]:
    numbers = {note["offset"]: f"[{note['number']}]" for note in block["notes"]}
    text = "".join(numbers.get(at, " ") if c == ATOM else c for at, c in enumerate(block["text"]))
    label = f"{block['label']} " if block["label"] else ""
    head = f"{block['address']:<{column}}{GAP}{GAP * block['level']}"
    yield from _folded(head, label + text, column + len(GAP), width)
    for note in block["notes"]:
        yield from _folded(" " * column + GAP * 2, f"[{note['number']}] {note['text']}", column + 4, width)


def _folded(head: str, text: str, hanging: int, width: int | None) -> Iterator[str]:
    for index, line in enumerate(text.splitlines() or [""]):
        start = head if index == 0 else " " * hanging
        if width is None:
            yield (start + line).rstrip()
        else:
            room = max(width, len(start) + LEAST)
            indent = " " * len(head)
            yield from wrap(line, room, initial_indent=start, subsequent_indent=indent) or [start.rstrip()]


COMMAND = Command("show", "show a resolution as structured text", _arguments, _run)
