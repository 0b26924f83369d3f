"""Which style a paragraph takes on the official page, and how its label leads to its words.

Word files and our own pages are written from the same looks, each in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise, takewhile

from engross.formats.docx.layout import Layout
from engross.formats.docx.runs import trimmed
from engross.model import masthead, outline
from engross.model.inlines import Inline, Text, length, plain, slice_of
from engross.model.nodes import Block, Document, Kind, NodeId

_OF_TEXT = (Kind.ORGAN, Kind.PREAMBULAR, Kind.OPERATIVE, Kind.TEXT)


class Lead(Enum):
    """Where a label stands. The last three are those of paragraphs of the text."""

    BESIDE = auto()
    """Before the words, with a space."""
    ABOVE = auto()
    """On a line of its own."""
    HUNG = auto()
    """Beside the place where the lines of the style hang; that place is kept free where there is no label."""
    FIRST_LINE = auto()
    """In the first line, which begins a tab further with a label and without."""
    FLUSH = auto()
    """Nowhere: the paragraph goes on with what was begun above."""
    LISTED = auto()
    """At the tab stop before that of the words, whose lines hang."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph stands on the page; ``level`` counts for `Lead.LISTED`."""

    style: str
    label: str = ""
    lead: Lead = Lead.BESIDE
    level: int = 0


def look_of(block: Block, label: str, layout: Layout) -> Look:
    """The look of a paragraph of the text, the masthead or a cell; the label of a title is its number."""
    roles = layout.roles
    if block.cell is not None:
        return Look(roles["head_cell" if block.cell.is_heading else "cell"], label)
    match block.kind:
        case Kind.MASTHEAD:
            return _line(layout, _masthead_style(block, layout), "")
        case Kind.TITLE:
            return _title(layout, block)
        case Kind.SECTION:
            return _section(layout, block, label)
        case Kind.HEADING:
            return _line(layout, layout.heading(block.level), label)
        case Kind.ORNAMENT:
            return Look(roles["ornament"])
        case Kind.CLOSING:
            return Look(roles["vote" if _fields(block.inlines) & masthead.VOTING else "closing"])
        case _:
            return Look(roles["text"], label, _lead(block, label), block.level)


def closings(document: Document) -> dict[NodeId, tuple[Block, ...]]:
    """The lines that end a text, by the last paragraph before them.

    They never stand alone on a page: the paragraph keeps its last lines with them. A list of States in a vote and what
    follows it are not among them.
    """
    found = {}
    for scope in outline.texts(document):
        blocks = list(scope.blocks)
        for index, (last, first) in enumerate(pairwise(blocks), 1):
            if last.kind in _OF_TEXT and first.kind is Kind.CLOSING:
                found[last.id] = tuple(takewhile(_closes, blocks[index:]))
    return found


def _closes(block: Block) -> bool:
    return block.kind is Kind.CLOSING and masthead.STATES not in _fields(block.inlines)


def title_pieces(inlines: Iterable[Inline]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The number of a text and the words of its title."""
    row = tuple(inlines)
    size = 0
    for inline in row:
        if not (isinstance(inline, Text) and any(f.name == masthead.NUMBER for f in inline.fields)):
            break
        size += length(inline)
    return trimmed(slice_of(row, 0, size)), trimmed(slice_of(row, size))


def _lead(block: Block, label: str) -> Lead:
    """From the second list level on paragraphs hang."""
    if block.level > 1:
        return Lead.LISTED
    goes_on = block.kind is Kind.TEXT and block.level == 1 and not label
    return Lead.FLUSH if goes_on else Lead.FIRST_LINE


def _line(layout: Layout, style: str, label: str) -> Look:
    return Look(style, label, Lead.HUNG if layout.hangs(style) else Lead.BESIDE)


def _title(layout: Layout, block: Block) -> Look:
    """The letter of a text in a composite resolution is centred above its title."""
    number = plain(title_pieces(trimmed(block.inlines))[0]).strip()
    if number and not any(character.isdigit() for character in number):
        return Look(layout.roles["part_title"], number, Lead.ABOVE)
    return _line(layout, layout.roles["title"], number)


def _section(layout: Layout, block: Block, label: str) -> Look:
    """A bare number is centred above its title, one with a stop hangs at its side."""
    if label.isalnum() or not label:
        return Look(layout.roles["section"], label, Lead.ABOVE)
    styles = layout.roles["numbered_section"]
    return _line(layout, styles[min(block.level, len(styles) - 1)], label)


def _masthead_style(block: Block, layout: Layout) -> str:
    roles = layout.roles
    names = [f.name for i in block.inlines if isinstance(i, Text) for f in i.fields]
    return str(next((roles[name] for name in names if name in roles), roles["masthead"]))


def _fields(inlines: Iterable[Inline]) -> set[str]:
    return {f.name for i in inlines if isinstance(i, Text) for f in i.fields}
