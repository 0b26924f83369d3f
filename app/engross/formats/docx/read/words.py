"""The words of a raw paragraph as the stages that understand text want them, and the way back to its inlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engross.formats.docx.read.notes import WHITE
from engross.formats.docx.read.raw import Raw
from engross.formats.text import labels
from engross.formats.text.rich import Rich, Span
from engross.model.inlines import Footnote, Inline, LineBreak, Style, Text, length, slice_of

_NOTHING = 0


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a paragraph in the state in which all changes are accepted, white space at the ends left out.

    ``lead`` is what stood before them: tabs, and ``added`` characters of Word's own numbering were put in front.
    """

    rich: Rich
    lead: str
    added: int


def words_of(raw: Raw) -> Words:
    """The words with the label of Word's numbering before them; where all is deleted, the deleted ones."""
    kept = list(_shown(raw))
    pieces: list[str] = []
    spans: list[Span] = []
    at = 0
    for inline in kept:
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


def _shown(raw: Raw) -> Sequence[Inline]:
    """What is not deleted; all where that leaves no words."""
    kept = [i for i in raw.inlines if not i.marks.deleted]
    return kept if any(not isinstance(i, Text) or i.text.strip(WHITE) for i in kept) else raw.inlines


def rest(raw: Raw, words: Words, start: int) -> tuple[Inline, ...]:
    """The inlines from the ``start``-th character of the words on; deleted words before it stay, and all notes.

    A typed label that was deleted goes with the one that took its place.
    """
    if start <= words.added:
        return _without_lead(raw)
    shown = set(map(id, _shown(raw)))
    wanted = start - words.added + len(words.lead)
    offset = passed = 0
    for inline in raw.inlines:
        if passed >= wanted:
            break
        size = len(_characters(inline)) if id(inline) in shown else _NOTHING
        if passed + size > wanted:
            offset += wanted - passed
            break
        passed += size
        offset += length(inline)
    passed_over = slice_of(raw.inlines, 0, offset)
    kept = (i for i in passed_over if isinstance(i, Footnote) or _is_lost(i, is_shown=i.marks.deleted == 0))
    return (*kept, *slice_of(raw.inlines, offset))


def _is_lost(inline: Inline, *, is_shown: bool) -> bool:
    """Whether deleted words before a label are more than a label of old."""
    if is_shown or not isinstance(inline, Text) or not inline.text.strip(WHITE):
        return False
    return labels.read(f"{inline.text.strip(WHITE)} x") is None


def _without_lead(raw: Raw) -> tuple[Inline, ...]:
    """The inlines without the white space before them, of which words that go on keep all but tabs."""
    white = "\t\n" if raw.goes_on else WHITE
    row = list(raw.inlines)
    while row and isinstance(row[0], Text) and not row[0].text.strip(white):
        row.pop(0)
    if row and isinstance(row[0], Text):
        row[0] = replace(row[0], text=row[0].text.lstrip(white))
    return tuple(row)


def _characters(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case LineBreak():
            return "\n"
        case Footnote():
            return ""
