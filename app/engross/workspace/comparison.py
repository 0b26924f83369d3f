"""Two texts compared: the difference as a document with tracked changes, as rows side by side, and as a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engross.errors import SaveError
from engross.formats import registry
from engross.formats.format import Written
from engross.model.nodes import Document
from engross.review import moves
from engross.review.compare import compare
from engross.review.side_by_side import Deed, Row, rows, summary
from engross.workspace import files, returning
from engross.workspace.files import ReadFile

WEB_PAGE = "html"
ENDINGS = (".docx", ".html", ".xml")
"""The formats that can say what changed."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of one text in another."""

    document: Document
    """The earlier text with the changes that lead to the later one."""
    rows: tuple[Row, ...]
    summary: tuple[Row, ...]


def compared(old: Document, new: Document, author: str, at: str) -> Comparison:
    """What became of OLD in NEW; the changes are said to be those of ``author`` at a time (ISO 8601)."""
    return of_changes(compare(old, new, author, at))


def compared_files(old: ReadFile, new: ReadFile, author: str, at: str) -> Comparison:
    """The same for files; what the format of one of them cannot carry is no difference."""
    return compared(*returning.alike(old, new), author, at)


def of_changes(document: Document) -> Comparison:
    """The open changes of a document, looked at as a comparison."""
    found = rows(document)
    return Comparison(document, found, summary(found))


def clause(row: Row) -> str:
    """The address of what a row is about: as it is now, or as it was where the clause was dropped or joined on."""
    named = next((cell.clause for cell in (row.new, row.old) if cell is not None and cell.clause), "")
    return named[:1].upper() + named[1:]


def line(row: Row) -> str:
    """What happened to the clause of a row, in a few words."""
    said = str(row.deed.value) if row.deed else ""
    if row.deed in (Deed.NEW, Deed.DROPPED):
        cell = row.new or row.old
        words = cell.words.strip() if cell is not None else ""
        said += f": “{words[:80]}{'…' if len(words) > 80 else ''}”"
    return said


def written(comparison: Comparison, target: Path) -> Written:
    """The comparison in the format of the path's ending, without private comments.

    Raises SaveError for a format that cannot say what changed.
    """
    chosen = registry.for_ending(target)
    if not set(chosen.endings) & set(ENDINGS):
        raise SaveError(
            "This format cannot say what changed.", hint="Choose a name that ends in .docx, .html or .xml."
        )
    if chosen.name == WEB_PAGE:
        from engross.formats.html import changes  # only for web pages

        lines = [(clause(row), line(row), changes.anchor(row.block, row.note)) for row in comparison.summary]
        return changes.write(comparison.document, lines)
    document = comparison.document
    if chosen.name != files.RECORD:
        document = moves.struck_once(document)
    return files.written_as(document, target)
