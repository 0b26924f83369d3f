"""Paragraphs as a Word file has them, before anything is understood: words, style, label, place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from engross.formats.docx.bookmarks import PartStart
from engross.model.inlines import Inline
from engross.model.nodes import Kind, NodeId
from engross.model.review import NO_BLOCK_MARKS, BlockMarks, ChangeId


class Story(Enum):
    """Which stream of text a paragraph stands in."""

    HEAD = auto()
    """The head of a first page."""
    BODY = auto()
    FOOT = auto()
    """The foot of a first page."""


@dataclass(frozen=True, slots=True)
class RawCell:
    """Where a paragraph stands in a table: the table by its order in the file, row, column and spans."""

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Was:
    """What a paragraph was before a change of its format: its looks, and what a bookmark of ours tells besides.

    ``told`` are kind, level and quotation.
    """

    by: ChangeId
    keys: tuple[str, ...] = ()
    outline: int | None = None
    left: int = 0
    is_centred: bool = False
    told: tuple[Kind, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """What files of ours type before the words in the style of labels.

    ``has_number`` says that this style is there, ``is_typed`` that the file of record types the label in the text.
    """

    label: str = ""
    has_number: bool = False
    is_typed: bool = False

    def settled(self) -> Start:
        """Without the tabs around the label."""
        label = self.label.strip()
        return self if label == self.label else replace(self, label=label)


@dataclass(frozen=True, slots=True)
class Raw:
    """One paragraph.

    ``keys`` are the names of its style and of those it is based on (`styles.key_of`), nearest first. ``counted`` is
    what Word's own numbering prints, ``level`` its level in the list. ``outline`` is the level of a heading from 0, or
    None. ``left`` is where its text stands, in twips; ``order`` its place among the ``w:p`` elements of the main part.
    """

    inlines: tuple[Inline, ...]
    keys: tuple[str, ...] = ()
    start: Start = Start()
    counted: str = ""
    level: int = 0
    outline: int | None = None
    left: int = 0
    is_centred: bool = False
    story: Story = Story.BODY
    cell: RawCell | None = None
    order: int = -1
    bookmarks: tuple[str, ...] = ()
    marks: BlockMarks = NO_BLOCK_MARKS
    shape: str = ""
    """The id of the style, for changes of paragraphs."""
    old_start: Start = Start()
    """What stood in the style of labels before the changes."""
    old_counted: str = ""
    """What Word's own numbering printed before them."""
    was: Was | None = None
    renumbered: ChangeId = 0
    """A change of the paragraph by whoever changed its label."""
    ends_section: bool = False
    """The last paragraph of a section of the file."""
    part: PartStart | None = None
    """The part of a document that begins here, in files of ours."""
    node: NodeId = 0

    def as_it_was(self) -> Raw:
        """The paragraph with the looks and labels that it had before the changes, and the words of both states."""
        before = replace(self, start=self.old_start, counted=self.old_counted)
        was = self.was
        if was is None:
            return before
        return replace(before, keys=was.keys, outline=was.outline, left=was.left, is_centred=was.is_centred)

    @property
    def has_tracked_end(self) -> bool:
        """Whether the paragraph is one with the next in some state."""
        return bool(self.marks.inserted or self.marks.deleted)

    @property
    def label(self) -> str:
        """What stands in the style of labels, or what Word counts."""
        return self.start.label or self.counted

    @property
    def has_number(self) -> bool:
        """Whether the style of labels is there."""
        return self.start.has_number
