"""Paragraphs as a Word file has them, before anything is understood: words, style, label, place."""

from __future__ import annotations

from dataclasses import dataclass
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
    """What a paragraph was before a change; ``kind`` and ``level`` are None where the file does not say."""

    by: ChangeId
    kind: Kind | None = None
    level: int | None = None
    quoted: int | None = None


@dataclass(frozen=True, slots=True)
class Raw:
    """One paragraph.

    ``keys`` are the names of its style and of those it is based on (`styles.key_of`), nearest first. ``label`` is what
    Word's own numbering prints, ``level`` its level in the list; in files of ours it is what stands in the style of
    labels, and ``has_number`` says that this style is there, ``has_typed_label`` that the file of record types the
    label in the text. ``outline`` is the level of a heading from 0, or None. ``left`` is where its text stands, in
    twips; ``order`` its place among the ``w:p`` elements of the main part.
    """

    inlines: tuple[Inline, ...]
    keys: tuple[str, ...] = ()
    label: str = ""
    has_number: bool = False
    has_typed_label: bool = False
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
    old_label: str = ""
    """What stood in the style of labels before the changes."""
    has_tab: bool = False
    """A tab is typed before the words, or before those of a paragraph that goes on here."""
    goes_on: bool = False
    """The end of the paragraph before is tracked: the words join others in some state."""
    was: Was | None = None
    is_number_deleted: bool = False
    """The label went with the paragraph before; it is that of this paragraph now."""
    ends_section: bool = False
    """The last paragraph of a section of the file."""
    part: PartStart | None = None
    """The part of a document that begins here, in files of ours."""
    node: NodeId = 0
