"""Footnotes that are no more than links, as they come from web pages: a mark leads to a paragraph that leads back.

Both are the same mark as a link to a bookmark; programs keep one of the two bookmarks at least, so that one
way is enough. The paragraphs of such a note go on to the end of its section, where it has one of its own.
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
    pairs = _Pairs(raws)
    kept: list[Raw | None] = list(raws)
    for at, raw in enumerate(raws):
        mark = _mark(raw)
        holder = pairs.holder(at, mark) if mark else None
        host = kept[holder] if holder is not None else None
        place = _place(host, _words(mark)) if host and mark else None
        if mark is None or holder is None or host is None or place is None or kept[at] is None:
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


class _Pairs:
    """Which paragraphs lead to which, by their links and bookmarks."""

    def __init__(self, raws: Sequence[Raw]) -> None:
        self._raws = raws
        self._places = {name: at for at, raw in enumerate(raws) for name in raw.bookmarks}
        self._leading: dict[tuple[str, str], int] = {}
        """The first paragraph with a link of these words to a bookmark."""
        for at, raw in enumerate(raws):
            for inline in raw.inlines:
                if isinstance(inline, Text) and inline.link.startswith(BOOKMARK) and _is_short(inline):
                    self._leading.setdefault((inline.link.removeprefix(BOOKMARK), _words(inline)), at)

    def holder(self, at: int, mark: Text) -> int | None:
        """The paragraph in whose text a note has its mark: where the note leads to, or from where one leads to it."""
        found = self._places.get(mark.link.removeprefix(BOOKMARK))
        if found is None:
            leading = (self._leading.get((name, _words(mark))) for name in self._raws[at].bookmarks)
            found = next((place for place in leading if place is not None), None)
        return found if found != at else None


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
