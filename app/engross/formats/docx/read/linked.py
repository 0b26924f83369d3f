"""Footnotes that are no more than links, as they come from web pages: a mark leads to a paragraph that leads back.

The paragraph begins with the mark, which is a link to a bookmark; where that stands, the same mark is a link too. The
paragraphs of such a note go on to the end of its section, where it has one of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from engross.formats.docx.read.fields import BOOKMARK
from engross.formats.docx.read.notes import trimmed, with_brackets
from engross.formats.docx.read.raw import Raw
from engross.model.inlines import Footnote, Inline, Style, Text, normal
from engross.model.nodes import Block, Kind, NodeId

LONGEST_MARK = 6


def with_linked_notes(raws: Sequence[Raw], mint: Callable[[], NodeId]) -> tuple[Raw, ...]:
    """The paragraphs with such notes in place of their marks."""
    if not any(map(_mark, raws)):
        return tuple(raws)
    places = {name: at for at, raw in enumerate(raws) for name in raw.bookmarks}
    kept: list[Raw | None] = list(raws)
    for at, raw in enumerate(raws):
        mark = _mark(raw)
        holder = places.get(mark.link.removeprefix(BOOKMARK)) if mark else None
        if mark is None or holder is None or holder == at or kept[at] is None:
            continue
        host = kept[holder]
        place = _place(host, _words(mark)) if host is not None else None
        if host is None or place is None:
            continue
        extent = list(_extent(raws, at))
        rows = [trimmed(raws[n].inlines[1:] if n == at else raws[n].inlines) for n in extent]
        filled = [row for row in rows if row] or [()]
        blocks = tuple(Block(mint(), Kind.NOTE, normal(row)) for row in filled)
        note = Footnote(mint(), blocks, _words(mark), marks=host.inlines[place].marks)
        kept[holder] = _with_note(host, place, note)
        for n in extent:
            kept[n] = None
    return tuple(raw for raw in kept if raw is not None)


def _mark(raw: Raw) -> Text | None:
    """The link that a paragraph begins with, where that can be the mark of a note."""
    first = raw.inlines[0] if raw.inlines else None
    is_mark = isinstance(first, Text) and first.link.startswith(BOOKMARK) and _is_short(first)
    return first if is_mark and isinstance(first, Text) else None


def _is_short(text: Text) -> bool:
    return 0 < len(_words(text)) <= LONGEST_MARK


def _words(mark: Text) -> str:
    return mark.text.strip(" \t()[].")


def _place(raw: Raw, mark: str) -> int | None:
    """Where the mark of a note stands in a paragraph: the first that is raised, or else the first."""
    found = [
        (not inline.style & Style.SUPERSCRIPT, at)
        for at, inline in enumerate(raw.inlines)
        if isinstance(inline, Text) and inline.link.startswith(BOOKMARK) and _words(inline) == mark
    ]
    return min(found)[1] if found else None


def _extent(raws: Sequence[Raw], start: int) -> Iterator[int]:
    """The places of the paragraphs of a note."""
    yield start
    has_section = start > 0 and raws[start - 1].ends_section
    for at in range(start + 1, len(raws)):
        if not has_section or raws[at - 1].ends_section or _mark(raws[at]):
            return
        yield at


def _with_note(raw: Raw, place: int, note: Footnote) -> Raw:
    row: list[Inline] = [*raw.inlines[:place], note, *raw.inlines[place + 1 :]]
    return replace(raw, inlines=normal(with_brackets(row, lambda text: bool(text.style & Style.SUPERSCRIPT))))
