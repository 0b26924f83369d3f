"""What is shared while one file is read: its styles, lists and notes, the changes and comments found, the losses."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engross.formats.docx.markup import RELATIONSHIP, Element, qualified
from engross.formats.docx.read.archive import Package, Relation
from engross.formats.docx.read.changes import Changes
from engross.formats.docx.read.fields import BOOKMARK, Fields
from engross.formats.docx.read.lists import Lists
from engross.formats.docx.read.styles import Styles
from engross.model.nodes import NodeId

if TYPE_CHECKING:
    from engross.formats.docx.read.comments import Comments
    from engross.formats.docx.read.notes import Notes

LOSSES = {
    "picture": ("A picture is not shown.", "{n} pictures are not shown."),
    "formula": (
        "A formula is kept as its characters only.",
        "{n} formulas are kept as their characters only.",
    ),
    "hidden": ("Hidden text was left out.", "Hidden text was left out in {n} places."),
    "note": (
        "A footnote has a mark but no words in the file.",
        "{n} footnotes have a mark but no words in the file.",
    ),
    "nested": (
        "A table inside a table is kept as paragraphs of the outer one.",
        "{n} tables inside tables are kept as paragraphs of the outer ones.",
    ),
    "box": (
        "A text box stands in the text as a paragraph.",
        "{n} text boxes stand in the text as paragraphs.",
    ),
    "reshaped": (
        "A tracked change of a paragraph's format is not shown.",
        "{n} tracked changes of paragraphs' format are not shown.",
    ),
    "table": (
        "A tracked change of a table's rows or cells is not shown.",
        "{n} tracked changes of tables' rows or cells are not shown.",
    ),
    "foot": (
        "A note in the foot of the first page has no mark and is not shown.",
        "{n} notes in the foot of first pages have no mark and are not shown.",
    ),
    "chunk": ("A part in another format is not shown.", "{n} parts in other formats are not shown."),
}
"""What can be lost, told for one and for several."""


@dataclass
class Reading:
    """One file while it is read."""

    package: Package
    styles: Styles
    lists: Lists
    last_id: NodeId = 0
    losses: Counter[str] = field(default_factory=Counter)
    fields: Fields = field(default_factory=Fields)
    changes: Changes = field(init=False)
    notes: Notes = field(init=False)
    comments: Comments = field(init=False)

    def __post_init__(self) -> None:
        self.changes = Changes(self.mint)

    def mint(self) -> NodeId:
        """A new id."""
        self.last_id += 1
        return self.last_id

    def lose(self, what: str) -> None:
        """Counts a loss; ``what`` is a key of `LOSSES`."""
        self.losses[what] += 1

    def told(self) -> list[str]:
        """The losses in sentences."""
        return [LOSSES[what][n > 1].format(n=n) for what, n in self.losses.items()]


class PartReading:
    """One part of the package while it is read: where its links lead, which comments are open."""

    def __init__(self, reading: Reading, name: str) -> None:
        self.reading = reading
        self.relations: dict[str, Relation] = reading.package.relations(name)
        self.comments: tuple[int, ...] = ()

    def address(self, hyperlink: Element) -> str:
        """Where a ``w:hyperlink`` leads to: an address, a bookmark's name after `BOOKMARK`, or ""."""
        relation = self.relations.get(hyperlink.get(RELATIONSHIP, ""))
        anchor = hyperlink.get(qualified("anchor"), "")
        if relation is not None:
            return f"{relation.target}#{anchor}" if anchor else relation.target
        return BOOKMARK + anchor if anchor else ""

    def take_range(self, element: Element, name: str) -> None:
        """The start or the end of a moved or commented range."""
        changes = self.reading.changes
        match name:
            case "moveFromRangeStart":
                changes.begin_move("from", element)
            case "moveToRangeStart":
                changes.begin_move("to", element)
            case "moveFromRangeEnd":
                changes.end_move("from")
            case "moveToRangeEnd":
                changes.end_move("to")
            case "commentRangeStart" | "commentRangeEnd":
                thread = self.reading.comments.thread(element.get(qualified("id"), ""))
                if thread:
                    kept = (
                        {thread} | set(self.comments)
                        if name.endswith("Start")
                        else set(self.comments) - {thread}
                    )
                    self.comments = tuple(sorted(kept))

    def take_comment(self, ident: str) -> None:
        """A comment's reference: where no range said so, this is its place."""
        self.reading.comments.refer(ident)
