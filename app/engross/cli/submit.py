"""`engross submit DRAFT OUT`: a draft as a Word file of tracked changes against its base text."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from engross.cli import console, inputs
from engross.cli.command import Command, Exit
from engross.errors import SaveError


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("draft", metavar="DRAFT", help="the draft; - is standard input")
    parser.add_argument("out", metavar="OUT", help="the Word file to write (.docx)")
    parser.add_argument("--base", metavar="FILE", help="the official text, where the draft does not know it")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--author", default="", help="whose the changes are said to be")
    whose.add_argument(
        "--keep-authors", action="store_true", help="the draft's own tracked changes with their authors"
    )
    parser.add_argument("--lists", action="store_true", help="paragraph numbers are lists")
    parser.add_argument("--force", action="store_true", help="overwrite OUT")


def _run(arguments: Namespace) -> Exit:
    from engross.workspace import base_text

    target = Path(arguments.out)
    if target.exists() and not arguments.force:
        raise SaveError(f"{target} exists already.", hint="With --force it is overwritten.")
    draft = inputs.read(arguments.draft).result.document
    earlier = inputs.read(arguments.base).result.document if arguments.base else None
    author = None if arguments.keep_authors else arguments.author
    made = base_text.submit(draft, target, author, earlier, has_lists=arguments.lists)
    console.tell(f"{target}: {made.changes} changes against the base text.")
    for loss in made.written.losses:
        console.tell(f"{target}: {loss}")
    return Exit.CLEAN


COMMAND = Command("submit", "write a draft as tracked changes against its base text", _arguments, _run)
