"""`engross merge SENT DRAFT COPY... OUT`: reviewers' copies that came back, laid over the draft as tracked changes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from engross.cli import compare, console, inputs
from engross.cli.command import Command, Exit

if TYPE_CHECKING:
    from engross.workspace.files import ReadFile


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("sent", metavar="SENT", help="the text as it was sent to the reviewers")
    parser.add_argument(
        "draft", metavar="DRAFT", help="the draft as it is now (the same file if nothing changed)"
    )
    parser.add_argument("copies", metavar="COPY", nargs="+", help="a copy that came back, as [AUTHOR=]FILE")
    parser.add_argument("out", metavar="OUT", help="the draft with everybody's tracked changes (.docx .xml)")
    parser.add_argument("--force", action="store_true", help="overwrite OUT")


def _run(arguments: Namespace) -> Exit:
    from engross.review.clauses import clause
    from engross.review.copies import merge
    from engross.workspace import returning

    sent, draft = (inputs.read(name).result.document for name in (arguments.sent, arguments.draft))
    copies = returning.copies(sent, [_back(name) for name in arguments.copies])
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    merged = merge(sent, draft, copies, at)
    compare.write(merged.document, Path(arguments.out), overwrites=arguments.force)
    for note in merged.notes:
        console.tell(f"{note.author}: {note.sentence}")
    for conflict in merged.conflicts:
        versions = "; ".join(f"{v.authors or 'the draft'}: “{v.words}”" for v in conflict.versions)
        where = clause(merged.document, conflict.block)
        console.out(f"conflict{f' in {where}' * bool(where)}: “{conflict.base}”: {versions}")
    return Exit.FOUND if merged.conflicts else Exit.CLEAN


def _back(name: str) -> tuple[ReadFile, str]:
    """The file that came back, and whose it is."""
    author, equals, file = name.partition("=")
    if not equals or Path(name).exists():
        author, file = Path(name).stem, name
    return inputs.read(file), author


COMMAND = Command("merge", "lay reviewers' copies over a draft as tracked changes", _arguments, _run)
