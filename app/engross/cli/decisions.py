"""`engross decisions FILE OUT`: what was accepted and rejected, by whom, when and why, as a report."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from engross.cli import compare, console, inputs
from engross.cli.command import Command, Exit


def _arguments(parser: ArgumentParser) -> None:
    inputs.argument(parser, several=False)
    parser.add_argument("out", metavar="OUT", help="the report (.docx .html .csv)")
    parser.add_argument("--force", action="store_true", help="overwrite OUT")


def _run(arguments: Namespace) -> Exit:
    from engross.review import record
    from engross.workspace import files

    target = Path(arguments.out)
    compare.refuse_existing(target, overwrites=arguments.force)
    document = inputs.read(arguments.file).result.document
    title = f"Decisions on {Path(arguments.file).stem}"
    files.write_bytes(target, record.written(document, target.suffix.casefold(), title))
    console.tell(f"{target}: decisions: {len(document.decisions)}")
    return Exit.CLEAN


COMMAND = Command("decisions", "write what was decided about tracked changes as a report", _arguments, _run)
