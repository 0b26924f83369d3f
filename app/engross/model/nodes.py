"""The document and its paragraphs as frozen values.

A document is a row of typed parts; a part holds a flat run of blocks with kind and level; one block
is one paragraph on screen, in DOCX and in plain text. The tree people see is derived
(`engross.model.outline`), and so are numbers (`engross.model.numbering`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from engross.model.inlines import Inline
from engross.model.review import NO_BLOCK_MARKS, BlockMarks, Change, Decision, Thread

NodeId = int
"""Names a block or footnote for the life of a document; minted from ``Document.next_id``."""


class Kind(StrEnum):
    """What a block is. The values are part of the command line's JSON."""

    MASTHEAD = "masthead"
    """A line of the first page above the title: symbol, organ, session, agenda item …"""
    TITLE = "title"
    """The number and title of a resolution, or one of several such lines."""
    ORGAN = "organ"
    """The organ's name on its own line: "The General Assembly,"."""
    PREAMBULAR = "preambular"
    """A preambular paragraph (level 0) or an item of a list below it (level 1 and deeper)."""
    OPERATIVE = "operative"
    """A numbered paragraph (level 0) or subparagraph (level 1 and deeper), in the body or an annex."""
    TEXT = "text"
    """A paragraph without a number; at level 1 and deeper, text that goes on after a list."""
    SECTION = "section"
    """A numbered division, with or without a title: I, II (level 0), A, B (level 1), 1, 2 (level 2)."""
    HEADING = "heading"
    """A heading without a number; level 0 is the highest."""
    ORNAMENT = "ornament"
    """A centred mark between paragraphs: "* * *"."""
    CELL = "cell"
    """A paragraph in a table; its place is in ``Block.cell``."""
    CLOSING = "closing"
    """A line below the text: meeting, date of adoption, vote."""
    NOTE = "note"
    """A paragraph of a footnote."""


class PartKind(StrEnum):
    """What a part is, in the order in which parts stand in a resolution."""

    MASTHEAD = "masthead"
    PREFACE = "preface"
    PREAMBLE = "preamble"
    BODY = "body"
    CONCLUSIONS = "conclusions"
    ANNEX = "annex"


class Form(StrEnum):
    """What a text is as an act."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    STATEMENT = "presidential statement"
    DRAFT = "draft resolution"
    COLLECTION = "collection"
    """Not an act itself: the common masthead and title of several that follow."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a paragraph stands in a table. Rows and columns count from 0, spans from 1."""

    table: NodeId
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph.

    ``numbered_as`` is the label as a file printed it where that is not the computed one ("" = printed without a
    number); None means that the number is computed. ``number_in_text`` says that the file of record types
    the label at the start of the text. ``quoted`` counts how many texts it is quoted within: a draft
    resolution recommended to another organ stands at 1.
    """

    id: NodeId
    kind: Kind
    inlines: tuple[Inline, ...] = ()
    level: int = 0
    numbered_as: str | None = None
    number_in_text: bool = False
    quoted: int = 0
    cell: Cell | None = None
    marks: BlockMarks = NO_BLOCK_MARKS


@dataclass(frozen=True, slots=True)
class Part:
    """A typed stretch of a document.

    ``opens`` is set where a new text (a resolution …) begins with this part.
    """

    kind: PartKind
    blocks: tuple[Block, ...] = ()
    opens: Form | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """How a text was adopted. States are named as the record prints them."""

    outcome: str
    """"adoptedWithoutVote", "adoptedRecordedVote" or the words of the record."""
    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document beside its text.

    ``language`` is a two-letter code; ``organ`` a key of ``resources/styles/organs.toml`` ("ga", "sc", "hrc",
    "ecosoc", "cnd" …) or "". What the first page prints (symbol, dates, session …) stands in the masthead's
    text and is read off it by `engross.model.masthead`.
    """

    language: str = "en"
    organ: str = ""
    vote: Vote | None = None
    job_number: str = ""
    sponsors: str = ""
    sections_restart: bool = False
    """Paragraph numbers begin again in each section."""
    notes_restart: bool = False
    """Footnote numbers begin again with each text of the document."""
    words: tuple[str, ...] = ()
    """Words without spaces that its spelling takes for right."""


@dataclass(frozen=True, slots=True)
class Base:
    """The official text that a draft starts from: what people call it, and its text, without changes and comments."""

    name: str
    document: Document


@dataclass(frozen=True, slots=True)
class Document:
    """The whole document. ``next_id`` is greater than every id in it, those of changes and comments included.

    ``changes`` are the open tracked changes and ``comments`` the threads that the marks in the text name. ``base`` is
    the official text that it starts from, where it has one. ``decisions`` is the record of what became of changes;
    ``keeps_tracking`` says that nothing is written in it untracked.
    """

    parts: tuple[Part, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    next_id: NodeId = 1
    changes: tuple[Change, ...] = ()
    comments: tuple[Thread, ...] = ()
    base: Base | None = None
    decisions: tuple[Decision, ...] = ()
    keeps_tracking: bool = False
