"""The words of a raw paragraph as the stages that understand text want them, and the way back to its inlines."""

from __future__ import annotations

from dataclasses import dataclass

from engross.formats.docx.read.notes import WHITE
from engross.formats.docx.read.raw import Raw
from engross.formats.text.rich import Rich, Span
from engross.model.inlines import Footnote, Inline, LineBreak, Style, Text, slice_of


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a paragraph, white space at the ends left out.

    ``lead`` is what stood before them: tabs, and ``added`` characters of Word's own numbering were put in front.
    """

    rich: Rich
    lead: str
    added: int


def words_of(raw: Raw) -> Words:
    """The words with the label of Word's numbering before them."""
    pieces: list[str] = []
    spans: list[Span] = []
    at = 0
    for inline in raw.inlines:
        piece = _characters(inline)
        if isinstance(inline, Text) and inline.style != Style.PLAIN:
            spans.append(Span(at, at + len(piece), inline.style))
        pieces.append(piece)
        at += len(piece)
    text = "".join(pieces)
    bare = text.lstrip(WHITE)
    lead = text[: len(text) - len(bare)]
    before = f"{raw.label}\t" if raw.label else ""
    by = len(before) - len(lead)
    moved = tuple(Span(max(0, s.start + by), s.end + by, s.style) for s in spans if s.end + by > 0)
    return Words(Rich((before + bare).rstrip(WHITE), moved), lead, len(before))


@dataclass(frozen=True, slots=True)
class Cut:
    """How many characters at the start of a paragraph are no words of it, of those that each state shows.

    ``goes_on``: words of the paragraph before stand in front of it in some state.
    """

    new: int = 0
    old: int = 0
    goes_on: bool = False


NO_CUT = Cut()


def rest(raw: Raw, cut: Cut) -> tuple[Inline, ...]:
    """The inlines without what is typed before the words; all notes stay.

    What both states show goes where it is no words in either; tabs go where they are none in one of them.
    """
    row: list[Inline] = []
    new, old = cut.new, cut.old
    for inline in raw.inlines:
        here = size(inline)
        shown = ([] if inline.marks.deleted else [new]) + ([] if inline.marks.inserted else [old])
        words = _characters(inline)
        by = min(min(shown, default=0), here)
        most = min(max(shown, default=0), here)
        if by < most and not words[by:most].strip("\t\n"):
            by = most
        new, old = (
            (new if inline.marks.deleted else max(0, new - here)),
            (old if inline.marks.inserted else max(0, old - here)),
        )
        row += slice_of((inline,), by) if by else (inline,)
    return tuple(row)


def size(inline: Inline) -> int:
    """How many characters of `Words` an inline gives."""
    return len(_characters(inline))


def _characters(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case LineBreak():
            return "\n"
        case Footnote():
            return ""
