"""`engross convert IN OUT`: from one format to another, by the endings."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from engross.cli import console, inputs
from engross.cli.command import Command, Exit
from engross.errors import SaveError


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "source", metavar="IN", help="a resolution (.xml .docx .txt .md); - is standard input"
    )
    parser.add_argument(
        "target", metavar="OUT", help="the ending decides the format (.xml .docx .txt .json …)"
    )
    parser.add_argument("--strict", action="store_true", help="exit code 1 where anything was lost")
    parser.add_argument("--force", action="store_true", help="overwrite OUT")
    parser.add_argument(
        "--fresh",
        action="store_true",
        help="write from the document alone, without the file that it was read from",
    )

    parser.add_argument(
        "--emblem", metavar="PICTURE", type=Path, help="an image file for the masthead of a Word file"
    )
    parser.add_argument(
        "--lists",
        action="store_true",
        help="paragraph numbers of a Word file are lists, which Word keeps counting",
    )
    parser.add_argument("--private", action="store_true", help="write private comments too")


def _run(arguments: Namespace) -> Exit:
    from engross.formats import registry
    from engross.workspace import files

    target = Path(arguments.target)
    registry.for_ending(target)  # a wrong ending is said before the work
    if target.exists() and not arguments.force:
        raise SaveError(f"{target} exists already.", hint="With --force it is overwritten.")
    found = inputs.read(arguments.source)
    source = None if arguments.fresh else found.result.source
    written = files.written_as(
        found.result.document,
        target,
        source,
        source_format=found.format_name,
        emblem=arguments.emblem,
        has_lists=arguments.lists,
        with_private=arguments.private,
    )
    files.write_bytes(target, written.data)
    losses = (*found.result.losses, *written.losses)
    for loss in losses:
        console.tell(f"{arguments.source}: {loss}")
    return Exit.FOUND if losses and arguments.strict else Exit.CLEAN


COMMAND = Command("convert", "convert a resolution from one format to another", _arguments, _run)
