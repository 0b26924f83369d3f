"""`engross comments FILE OUT`: the comments of a text as a report for a meeting."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from engross.cli import compare, console, inputs
from engross.cli.command import Command, Exit


def _arguments(parser: ArgumentParser) -> None:
    inputs.argument(parser, several=False)
    parser.add_argument("out", metavar="OUT", help="the report (.docx .html .csv)")
    parser.add_argument("--private", action="store_true", help="with private comments")
    parser.add_argument("--force", action="store_true", help="overwrite OUT")


def _run(arguments: Namespace) -> Exit:
    from engross.review import report
    from engross.workspace import files

    target = Path(arguments.out)
    compare.refuse_existing(target, overwrites=arguments.force)
    document = inputs.read(arguments.file).result.document
    title = f"Comments on {Path(arguments.file).stem}"
    data = report.written(document, target.suffix.casefold(), title, with_private=arguments.private)
    files.write_bytes(target, data)
    count = sum(not line.is_answer for line in report.lines(document, with_private=arguments.private))
    console.tell(f"{target}: comments: {count}")
    return Exit.CLEAN


COMMAND = Command("comments", "write the comments of a text as a report", _arguments, _run)
