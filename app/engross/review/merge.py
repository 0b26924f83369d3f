"""Two versions of a stretch of paragraphs as one that holds both, with the difference marked.

The stretch is looked at as a row of *pieces*: runs, line breaks, footnotes, and the ends of paragraphs, each of which
knows the paragraph that it ends. So a split is an end that came, a join one that went, and a new paragraph words and an
end that came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from engross.model.inlines import Footnote, Inline, LineBreak, Text, length, normal
from engross.model.nodes import Block, NodeId
from engross.model.review import BlockMarks, ChangeId, ChangeKind, Marks, Reshaped, Restyled
from engross.review.ledger import Ledger, bare
from engross.review.words import Stretch

END = "\uf8ff"
"""Stands for the end of a paragraph in the text of a stretch."""
BREAK = "\n"
_NOTES = 0xE000
"""Footnotes that are the same stand for the same character of the private use area."""

Numbers = dict[NodeId, int]
Differ = Callable[[str, str], Sequence[Stretch]]


@dataclass(frozen=True, slots=True)
class Manner:
    """How versions are woven into one.

    ``differ`` tells texts apart; with ``sees_marks`` inserted, deleted and other words are never the same to it.
    ``share`` is how much of a paragraph must be found again for a split or a join to be seen, ``most`` how many
    paragraphs are looked at together for one.
    """

    differ: Differ
    share: float
    most: int
    sees_marks: bool = False

    def stretches(self, old: Sequence[Block], new: Sequence[Block]) -> Sequence[Stretch]:
        """What stays and what differs, in offsets of the pieces of both sides."""
        notes = notes_of(old, new)
        one, two = (text_of(pieces(side), notes, sees_marks=self.sees_marks) for side in (old, new))
        return self.differ(one, two)


@dataclass(frozen=True, slots=True)
class End:
    """The end of a paragraph, with the paragraph (its words aside)."""

    block: Block

    @property
    def marks(self) -> BlockMarks:
        return self.block.marks


Piece = Text | LineBreak | Footnote | End


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a piece of the new version is: ``start`` and ``size`` in the row of new pieces, and the place now."""

    start: int
    size: int
    block: int
    """The index of the paragraph."""
    offset: int
    """The offset in it."""


@dataclass(slots=True)
class Merged:
    """Paragraphs that hold both versions.

    ``spots`` tell where the pieces of the new version are, ascending; those that stay where the old version has them
    have none. ``notes`` are the footnotes that were merged inside, with their new paragraphs.
    """

    blocks: list[Block] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    notes: list[tuple[tuple[Block, ...], Merged]] = field(default_factory=list)


def pieces(blocks: Iterable[Block]) -> list[Piece]:
    """The paragraphs as a row of pieces."""
    row: list[Piece] = []
    for block in blocks:
        row.extend(block.inlines)
        row.append(End(block))
    return row


def size(piece: Piece) -> int:
    """How many code points a piece counts."""
    return 1 if isinstance(piece, End) else length(piece)


def text_of(row: Iterable[Piece], notes: Numbers, *, sees_marks: bool = False) -> str:
    """The characters of a row of pieces; footnotes by their number in ``notes``.

    Where marks are seen, a character that is inserted or deleted stands in another plane of Unicode.
    """
    if not sees_marks:
        return "".join(_characters(piece, notes) for piece in row)
    return "".join(_characters(piece, notes).translate(_plane(piece)) for piece in row)


class _Plane(dict[int, int]):
    """A table for `str.translate` that lifts characters into another plane.

    Those beyond the first plane are held in it, where surrogates, which no text has, would go.
    """

    def __init__(self, base: int) -> None:
        super().__init__()
        self.base = base

    def __missing__(self, code: int) -> int:
        if code < 0x10000:
            return self.base + code
        self[code] = self.base + 0xD800 + len(self) % 0x800
        return self[code]


_UNMARKED: dict[int, int] = {}
_INSERTED, _DELETED = _Plane(0xF0000), _Plane(0x100000)


def _plane(piece: Piece) -> dict[int, int]:
    return _DELETED if piece.marks.deleted else _INSERTED if piece.marks.inserted else _UNMARKED


def _characters(piece: Piece, notes: Numbers) -> str:
    if isinstance(piece, Text):
        return piece.text
    if isinstance(piece, LineBreak):
        return BREAK
    return END if isinstance(piece, End) else chr(_NOTES + notes[piece.id] % 6000)


def cut(row: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """The pieces between two offsets; runs are cut."""
    at = 0
    for piece in row:
        wide = size(piece)
        low, high = max(start - at, 0), min(end - at, wide)
        if low < high:
            yield replace(piece, text=piece.text[low:high]) if isinstance(piece, Text) else piece
        at += wide
        if at >= end:
            return


def notes_of(*sides: Sequence[Block]) -> Numbers:
    """A number for each footnote of the paragraphs; two with one id are one."""
    numbers: Numbers = {}
    for side in sides:
        for block in side:
            for inline in block.inlines:
                if isinstance(inline, Footnote):
                    numbers.setdefault(inline.id, len(numbers))
    return numbers


def merged(old: Sequence[Block], new: Sequence[Block], *, manner: Manner, ledger: Ledger) -> Merged:
    """The paragraphs ``old`` and ``new`` as one row that holds both; footnotes with one id are one."""
    olds, news = pieces(old), pieces(new)
    merge = _Merge(ledger, manner)
    for stretch in manner.stretches(old, new):
        one = list(cut(olds, stretch.old_start, stretch.old_end))
        two = list(cut(news, stretch.new_start, stretch.new_end))
        if stretch.is_same:
            merge.keep(one, two, stretch.new_start)
        else:
            following = next(cut(olds, stretch.old_end, stretch.old_end + 1), None)
            merge.take_away(one, following)
            merge.add(two, stretch.new_start, following)
    return merge.assembled()


class _Merge:
    """Collects pieces of the result; each with its offset in the new version, or -1."""

    def __init__(self, ledger: Ledger, manner: Manner) -> None:
        self.ledger, self.manner = ledger, manner
        self.row: list[tuple[Piece, int]] = []
        self._format: ChangeId = 0
        self._notes: list[tuple[tuple[Block, ...], Merged]] = []
        self._spare: End | None = None
        """The last end that vanished; words of others may stand before it."""

    def keep(self, old: list[Piece], new: list[Piece], at: int) -> None:
        """What is on both sides: marks of the old, looks and words inside footnotes of the new."""
        for one, two in _side_by_side(old, new):
            if isinstance(one, End) and isinstance(two, End):
                self.row.append((self._kept_end(one, two), at))
            elif isinstance(one, Footnote) and isinstance(two, Footnote):
                self.row.append((self._kept_note(one, two), at))
            elif not isinstance(one, End) and not isinstance(two, End):
                self.row.append((self._kept(one, two), at))
            at += size(two)

    def _kept(self, one: Inline, two: Inline) -> Inline:
        marks = self._marks(one.marks, two.marks)
        if isinstance(one, Text) and isinstance(two, Text) and bare(one) != bare(two):
            marks = replace(marks, restyled=self._restyled(one, two))
        return two if marks == two.marks else replace(two, marks=marks)

    def _marks(self, old: Marks, new: Marks) -> Marks:
        comments = old.comments if self.ledger.keeps_comments else new.comments
        return old if comments == old.comments else replace(old, comments=comments)

    def _restyled(self, one: Text, two: Text) -> Restyled | None:
        known = one.marks.restyled
        if known and (known.style, known.link, known.fields) == bare(two):
            return None
        if not self.ledger.is_tracking or self.ledger.vanishes(one.marks):
            return known
        self._format = self._format or self.ledger.record(ChangeKind.FORMAT)
        if known:
            return replace(known, by=self._format)
        return Restyled(self._format, one.style, one.link, one.fields)

    def _kept_note(self, one: Footnote, two: Footnote) -> Footnote:
        marks = self._marks(one.marks, two.marks)
        if one.blocks == two.blocks:
            return replace(two, marks=marks, blocks=one.blocks)
        inside = merged(one.blocks, two.blocks, manner=self.manner, ledger=self.ledger)
        self._notes.append((two.blocks, inside))
        return replace(two, marks=marks, blocks=tuple(inside.blocks))

    def _kept_end(self, one: End, two: End) -> End:
        marks = one.marks
        if not self.ledger.keeps_comments:
            marks = replace(marks, comments=two.marks.comments)
        if _shape(one.block) != _shape(two.block):
            marks = replace(marks, reshaped=self._reshaped(one.block, two.block))
        return End(replace(two.block, marks=marks))

    def _reshaped(self, one: Block, two: Block) -> Reshaped | None:
        known = one.marks.reshaped
        if known and (known.kind, known.level, known.quoted) == _shape(two):
            return None
        if not self.ledger.is_tracking or self.ledger.vanishes(one.marks):
            return known
        by = self.ledger.record(ChangeKind.PARAGRAPH)
        if known:
            return replace(known, by=by)
        return Reshaped(by, one.kind, one.level, one.numbered_as, one.number_in_text, one.quoted)

    def take_away(self, old: list[Piece], following: Piece | None) -> None:
        """What is only on the old side stays, marked; the author's own insertions go."""
        by = 0
        for piece in old:
            if not piece.marks.deleted or not self.ledger.is_tracking:
                if self.ledger.vanishes(piece.marks):
                    self._spare = piece if isinstance(piece, End) else self._spare
                    continue
                by = by or self._open(ChangeKind.DELETION, following)
                piece = _marked(piece, deleted=by)
            self.row.append((self._renamed(piece), -1))

    def _renamed(self, piece: Piece) -> Piece:
        """The piece with new ids where the new version still uses its own somewhere."""
        if isinstance(piece, End):
            return End(self.ledger.renamed(piece.block))
        if isinstance(piece, Footnote) and piece.id in self.ledger.alive:
            return self.ledger.twin(piece)
        return piece

    def add(self, new: list[Piece], at: int, following: Piece | None) -> None:
        """What is only on the new side is inserted; deleted words that an edit took along stay where they were."""
        by: ChangeId | None = None
        for piece in new:
            is_deleted = not isinstance(piece, End) and bool(piece.marks.deleted)
            if not (is_deleted and self.ledger.is_tracking):
                if by is None:
                    by = self._open(ChangeKind.INSERTION, following)
                self.row.append((piece if is_deleted else self._fresh(piece, by), at))
            at += size(piece)

    def _fresh(self, piece: Piece, by: ChangeId) -> Piece:
        if isinstance(piece, End):
            deleted = piece.marks.deleted if self.ledger.is_tracking else 0
            marks = BlockMarks(inserted=by, deleted=deleted, comments=piece.marks.comments)
            return End(replace(piece.block, marks=marks))
        return self.ledger.fresh(piece, by)

    def _open(self, kind: ChangeKind, following: Piece | None) -> ChangeId:
        """The author's change of this kind that stands beside this place, or a new one."""
        before = self.row[-1][0] if self.row else None
        for piece in (before, following):
            if piece is not None:
                marks = piece.marks
                change = marks.inserted if kind is ChangeKind.INSERTION else marks.deleted
                if change and self.ledger.is_own(change) and self.ledger.kind(change) is kind:
                    return change
        return self.ledger.record(kind)

    def assembled(self) -> Merged:
        """The pieces as paragraphs. Words of a paragraph whose end vanished last keep it, as gone in every state."""
        out = Merged(notes=self._notes)
        row: list[Inline] = []
        offset = 0
        for piece, at in self.row:
            if at >= 0:
                out.spots.append(Spot(at, size(piece), len(out.blocks), offset))
            if isinstance(piece, End):
                out.blocks.append(replace(piece.block, inlines=normal(row)))
                row, offset = [], 0
            else:
                row.append(piece)
                offset += length(piece)
        if row and self._spare is not None:
            by = next(piece.marks.deleted for piece in reversed(row) if piece.marks.deleted)
            last = self.ledger.renamed(self._spare.block)
            marks = replace(last.marks, deleted=by)
            out.blocks.append(replace(last, inlines=normal(row), marks=marks))
        return out


def _shape(block: Block) -> tuple[object, ...]:
    return block.kind, block.level, block.quoted


def _marked(piece: Piece, deleted: ChangeId) -> Piece:
    if isinstance(piece, End):
        return End(replace(piece.block, marks=replace(piece.marks, deleted=deleted)))
    return replace(piece, marks=replace(piece.marks, deleted=deleted))


def _side_by_side(old: list[Piece], new: list[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """The same characters of two rows, cut where either has a border."""
    i = j = start_i = start_j = 0
    while i < len(old) and j < len(new):
        one, two = old[i], new[j]
        wide = min(size(one) - start_i, size(two) - start_j)
        yield _part(one, start_i, wide), _part(two, start_j, wide)
        start_i, start_j = start_i + wide, start_j + wide
        if start_i == size(one):
            i, start_i = i + 1, 0
        if start_j == size(two):
            j, start_j = j + 1, 0


def _part(piece: Piece, start: int, wide: int) -> Piece:
    if isinstance(piece, Text) and wide < len(piece.text):
        return replace(piece, text=piece.text[start : start + wide])
    return piece
