"""`engross compare OLD NEW [OUT]`: what differs, paragraph by paragraph, or a file with tracked changes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from engross.cli import console, inputs
from engross.cli.command import Command, Exit
from engross.errors import SaveError

if TYPE_CHECKING:
    from engross.model.nodes import Block, Document


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="the earlier text; - is standard input")
    parser.add_argument("new", metavar="NEW", help="the later text")
    parser.add_argument(
        "out", metavar="OUT", nargs="?", help="write the tracked changes here (.docx .xml .html)"
    )
    parser.add_argument("--author", default="", help="whose the changes are said to be")
    parser.add_argument("--force", action="store_true", help="overwrite OUT")
    parser.add_argument("--json", action="store_true", help="print the differences for machines")


def _run(arguments: Namespace) -> Exit:
    from engross.workspace import comparison, files

    old, new = (inputs.read(name) for name in (arguments.old, arguments.new))
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    found = comparison.compared_files(old, new, arguments.author, at)
    made = found.document
    if arguments.out:
        target = Path(arguments.out)
        refuse_existing(target, overwrites=arguments.force)
        written = comparison.written(found, target)
        files.write_bytes(target, written.data)
        _tell_losses(target, written.losses)
    elif arguments.json:
        console.out_json(
            {"old": arguments.old, "new": arguments.new, "changes": _told(made)}, on_one_line=False
        )
    else:
        for line in _lines(made):
            console.out(line)
    return Exit.FOUND if made.changes else Exit.CLEAN


def write(document: Document, target: Path, *, overwrites: bool) -> None:
    """Write a document with its tracked changes.

    Raises `SaveError` where the file is there already, and for a format that has no tracked changes.
    """
    from engross.formats import registry
    from engross.workspace import files

    chosen = registry.for_ending(target)
    is_record = chosen.name == files.RECORD
    if not is_record and chosen.name != registry.DOCX.name:
        raise SaveError(
            "This format has no tracked changes.", hint="Choose a name that ends in .docx or .xml."
        )
    refuse_existing(target, overwrites=overwrites)
    written = files.written_as(document, target, None, with_private=is_record)
    files.write_bytes(target, written.data)
    _tell_losses(target, written.losses)


def refuse_existing(target: Path, *, overwrites: bool) -> None:
    """Raises `SaveError` where a file is there already that nobody said may be overwritten."""
    if target.exists() and not overwrites:
        raise SaveError(f"{target} exists already.", hint="With --force it is overwritten.")


def _tell_losses(target: Path, losses: tuple[str, ...]) -> None:
    for loss in losses:
        console.tell(f"{target}: {loss}")


def _told(document: Document) -> list[dict[str, object]]:
    """Each stretch that changed, in order."""
    from engross.review import decisions

    return [
        {"kind": e.change.kind.value, "id": e.start.block, "start": e.start.offset, "text": e.words}
        for e in decisions.entries(document)
    ]


def _lines(document: Document) -> list[str]:
    """The paragraphs that changed, with [-words that went-] and {+words that came+}."""
    from engross.model import numbering, states, walk

    labels = numbering.of(document).labels
    changed = [block for block in walk.all_blocks(document) if states.has_changes(block)]
    lines = [f"{labels.get(block.id, '')} {_marked(block)}".strip() for block in changed]
    if any(change.metadata is not None for change in document.changes):
        lines.append("The data of the document differ.")
    return lines


def _marked(block: Block) -> str:
    from engross.model.inlines import plain

    out = ""
    for inline in block.inlines:
        words = plain([inline])
        if inline.marks.inserted:
            words = f"{{+{words}+}}"
        if inline.marks.deleted:
            words = f"[-{words}-]"
        out += words
    return out + "{+¶+}" * bool(block.marks.inserted) + "[-¶-]" * bool(block.marks.deleted)


COMMAND = Command(
    "compare", "say how two texts differ, or write the difference as tracked changes", _arguments, _run
)
