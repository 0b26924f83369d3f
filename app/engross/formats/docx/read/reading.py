"""What is shared while one file is read: its styles, lists and notes, the changes and comments found, the losses."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from textwrap import shorten
from typing import TYPE_CHECKING

from engross.errors import FormatError
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
    "struck": (
        "Struck-through words are kept as plain words.",
        "Struck-through words are kept as plain words in {n} places.",
    ),
    "highlight": ("Highlighting is not kept.", "Highlighting is not kept in {n} places."),
    "ruby": (
        "What stands above characters to tell how they are read is not kept.",
        "What stands above characters to tell how they are read is not kept in {n} places.",
    ),
    "drawing": ("A chart or diagram is not shown.", "{n} charts or diagrams are not shown."),
    "running": (
        "The running head or foot is not kept.",
        "Running heads and feet are not kept ({n} lines).",
    ),
    "noted": (
        "A table in a footnote is kept as its paragraphs.",
        "{n} tables in footnotes are kept as their paragraphs.",
    ),
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
    "restyled": (
        "A tracked change of characters' format is listed, but it changes nothing that is kept here.",
        "{n} tracked changes of characters' format are listed, but they change nothing that is kept here.",
    ),
    "reshaped": (
        "A tracked change of a paragraph's format is listed, but it changes nothing that is kept here.",
        "{n} tracked changes of paragraphs' format are listed, but they change nothing that is kept here.",
    ),
    "format": (
        "A tracked change of the format of a page or a paragraph's end is not listed.",
        "{n} tracked changes of the format of pages or paragraphs' ends are not listed.",
    ),
    "table": (
        "A tracked change of a table's rows or cells is not shown.",
        "{n} tracked changes of tables' rows or cells are not shown.",
    ),
    "inner": (
        "A note inside a note is kept as a paragraph of the outer one.",
        "{n} notes inside notes are kept as paragraphs of the outer ones.",
    ),
    "foot": (
        "A note in the foot of the first page has no mark and is not shown.",
        "{n} notes in the foot of first pages have no mark and are not shown.",
    ),
    "chunk": ("A part in another format is not shown.", "{n} parts in other formats are not shown."),
}
"""What can be lost, told for one and for several."""
MAX_PARAGRAPHS = 10_000
"""In all stories, cells and notes; one that was reshaped is understood as two. The longest published text has 5,300."""
_QUOTED = 5
_LONGEST = 60
"""So many of the words that were lost are told, and so many characters of each."""
_MOST_RANGES = 100
"""So many comments may be open at one place; more stand at their paragraph."""
_OF_TABLES = ("tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange",
              "cellIns", "cellDel", "cellMerge")  # fmt: skip
_NOT_LISTED = {
    **dict.fromkeys(("sectPrChange", "numberingChange"), "format"),
    **dict.fromkeys(_OF_TABLES, "table"),
}
"""Revisions that are passed over, with the loss that tells of them."""


@dataclass
class Reading:
    """One file while it is read."""

    package: Package
    styles: Styles
    lists: Lists
    old_lists: Lists
    """The same lists, counted as before the changes."""
    last_id: NodeId = 0
    parts: set[int] = field(default_factory=set)
    """The parts of a document whose beginning was met, in files of ours."""
    losses: Counter[str] = field(default_factory=Counter)
    lost_words: dict[str, list[str]] = field(default_factory=dict)
    """What stood in that which was lost."""
    fields: Fields = field(default_factory=Fields)
    changes: Changes = field(init=False)
    notes: Notes = field(init=False)
    comments: Comments = field(init=False)
    _paragraphs: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.changes = Changes(self.mint)

    def mint(self) -> NodeId:
        """A new id."""
        self.last_id += 1
        return self.last_id

    def begin_paragraph(self) -> None:
        """One more paragraph; raises `FormatError` where they are too many."""
        self._paragraphs += 1
        if self._paragraphs > MAX_PARAGRAPHS:
            raise FormatError(
                f"The file has more than {MAX_PARAGRAPHS:,} paragraphs, and a resolution far fewer."
            )

    def lose(self, what: str, words: str = "") -> None:
        """Counts a loss; ``what`` is a key of `LOSSES`, ``words`` what stood there."""
        self.losses[what] += 1
        if words.strip():
            self.lost_words.setdefault(what, []).append(" ".join(words.split()))

    def pass_over(self, root: Element) -> None:
        """Counts the revisions of a part that are not read."""
        for element in root.iter(*map(qualified, _NOT_LISTED)):
            self.lose(_NOT_LISTED[str(element.tag).rpartition("}")[2]])

    def told(self) -> list[str]:
        """The losses in sentences."""
        return [LOSSES[what][n > 1].format(n=n)[:-1] + self._quoted(what) for what, n in self.losses.items()]

    def _quoted(self, what: str) -> str:
        words = self.lost_words.get(what, [])
        shown = [f"“{shorten(w, _LONGEST, placeholder='…')}”" for w in words[:_QUOTED]]
        more = [f"and {len(words) - _QUOTED} more"] if len(words) > _QUOTED else []
        return f": {', '.join([*shown, *more])}." if shown else "."


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

    def words_of(self, relation: str) -> str:
        """The words of a part that this one points to, as a diagram's; "" where it cannot be read."""
        found = self.relations.get(relation)
        if found is None or found.is_external or not self.reading.package.has(found.target):
            return ""
        try:
            root = self.reading.package.root(found.target)
        except FormatError:
            return ""
        return " ".join(element.text or "" for element in root.iter() if str(element.tag).endswith("}t"))

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
                self._take_comment_range(element.get(qualified("id"), ""), is_start=name.endswith("Start"))

    def _take_comment_range(self, ident: str, *, is_start: bool) -> None:
        thread = self.reading.comments.thread(ident)
        if not is_start:
            self.comments = tuple(open_ for open_ in self.comments if open_ != thread)
            return
        self.take_comment(ident)
        if thread and thread not in self.comments and len(self.comments) < _MOST_RANGES:
            self.comments = tuple(sorted((*self.comments, thread)))

    def take_comment(self, ident: str) -> None:
        """A comment begins or is referred to: this is its place, whatever words it is on."""
        self.reading.comments.refer(ident)
