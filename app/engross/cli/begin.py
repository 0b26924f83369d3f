"""`engross begin EARLIER OUT`: a draft that starts from an earlier resolution, with its proposals marked."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from engross.cli import compare, console, inputs
from engross.cli.command import Command, Exit


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("earlier", metavar="EARLIER", help="the official text; - is standard input")
    parser.add_argument("out", metavar="OUT", help="the draft, which remembers that text (.xml)")
    for name, title in _ASKED.items():
        parser.add_argument(f"--{name}", default="", help=title)
    parser.add_argument("--force", action="store_true", help="overwrite OUT")


_ASKED = {
    "symbol": "the symbol of the draft",
    "session": "the session, in words",
    "agenda-item": "the agenda item",
    "issued": "the date of issue",
    "title": "the title, if it is another",
}


def _run(arguments: Namespace) -> Exit:
    from engross.workspace import base_text

    earlier = inputs.read(arguments.earlier).result.document
    answers = {name.replace("-", "_"): getattr(arguments, name.replace("-", "_")) for name in _ASKED}
    draft = base_text.begun(earlier, answers, base_text.now())
    compare.write(draft, Path(arguments.out), overwrites=arguments.force)
    console.tell(f"{len(draft.changes)} changes and {len(draft.comments)} comments to look at.")
    return Exit.CLEAN


COMMAND = Command("begin", "begin a draft from an earlier resolution", _arguments, _run)
