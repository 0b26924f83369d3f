"""A version of a text as a layer over the base that it started from: what it keeps, marks and brings, by base offsets.

A layer is a document with tracked changes whose original state says what the base says. Without what it inserted, the
pieces of its paragraphs are therefore those of the base, and offsets there (code points of a row of pieces, the ends of
paragraphs among them) mean the same in every layer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from engross.model.inlines import Footnote, Inline, LineBreak, Text, normal
from engross.model.nodes import Block, Document, Part
from engross.model.review import NO_MARKS, ChangeId, ChangeKind
from engross.review import words
from engross.review.merge import BREAK, END, End, Piece, pieces, size

NOTE = "\ue000"
"""Stands for any footnote in the text of a row."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the base as a layer has it, from ``start`` to ``end``."""

    start: int
    end: int
    piece: Piece

    def part(self, start: int, end: int) -> Piece:
        """The piece between two offsets inside the span."""
        piece = self.piece
        if isinstance(piece, Text) and end - start < len(piece.text):
            return replace(piece, text=piece.text[start - self.start : end - self.start])
        return piece


@dataclass(slots=True)
class Row:
    """The paragraphs of a part, or of a footnote, in one layer."""

    spans: list[Span] = field(default_factory=list)
    inserted: dict[int, list[Piece]] = field(default_factory=dict)
    """What came, by the offset of the base where it stands."""

    @property
    def end(self) -> int:
        return self.spans[-1].end if self.spans else 0


def row_of(blocks: Iterable[Block]) -> Row:
    """The paragraphs of a layer by base offsets."""
    row = Row()
    at = 0
    for piece in pieces(blocks):
        if piece.marks.inserted:
            row.inserted.setdefault(at, []).append(piece)
        else:
            row.spans.append(Span(at, at + size(piece), piece))
            at += size(piece)
    return row


def base_row(blocks: Iterable[Block]) -> Row:
    """The paragraphs of the base itself; nothing in it counts as inserted."""
    row = Row()
    at = 0
    for piece in pieces(blocks):
        row.spans.append(Span(at, at + size(piece), piece))
        at += size(piece)
    return row


def is_new(part: Part) -> bool:
    """Whether the whole part came with the layer."""
    return bool(part.blocks) and all(piece.marks.inserted for piece in pieces(part.blocks))


def kept_parts(document: Document) -> list[Part]:
    """The parts that are those of the base, in order."""
    return [part for part in document.parts if part.blocks and not is_new(part)]


def new_parts(document: Document) -> Iterator[tuple[int, Part]]:
    """The parts that came, each with how many parts of the base stand before it."""
    before = 0
    for part in document.parts:
        if is_new(part):
            yield before, part
        else:
            before += bool(part.blocks)


def characters(row: Iterable[Piece]) -> str:
    """The text of a row, the same for the base and for every layer over it."""
    return "".join(_characters(piece) for piece in row)


def _characters(piece: Piece) -> str:
    if isinstance(piece, Text):
        return piece.text
    if isinstance(piece, LineBreak):
        return BREAK
    return END if isinstance(piece, End) else NOTE


def is_over(document: Document, base: Document) -> bool:
    """Whether the document's pieces without what it inserted are those of the base."""
    kept, under = kept_parts(document), [part for part in base.parts if part.blocks]
    if len(kept) != len(under):
        return False
    return all(
        characters(span.piece for span in row_of(one.blocks).spans) == characters(pieces(two.blocks))
        for one, two in zip(kept, under, strict=True)
    )


Said = tuple[object, ...]


def said(row: Sequence[Piece]) -> Said:
    """What pieces say, as a value: ids, comments, data, layout and whose changes they are do not count."""
    out: list[object] = []
    for is_end, together in groupby(row, lambda piece: isinstance(piece, End)):
        if is_end:
            out += [_said_end(piece) for piece in together if isinstance(piece, End)]
        else:
            inlines = [_plain(piece) for piece in together if not isinstance(piece, End)]
            out += [_said_inline(inline) for inline in normal(inlines)]
    return tuple(out)


def _plain(inline: Inline) -> Inline:
    marks = replace(NO_MARKS, deleted=int(bool(inline.marks.deleted)))
    if isinstance(inline, Text):
        return replace(inline, text=words.loose(inline.text), marks=marks, fields=())
    return replace(inline, marks=marks)


def _said_inline(inline: Inline) -> object:
    if isinstance(inline, Footnote):
        return "note", inline.marks.deleted, said(pieces(inline.blocks))
    return inline


def _said_end(piece: End) -> object:
    block, cell = piece.block, piece.block.cell
    place = cell and (cell.row, cell.column, cell.rows, cell.columns, cell.is_heading)
    return block.kind, block.level, block.quoted, place, bool(block.marks.deleted)


@dataclass(frozen=True, slots=True)
class Hunk:
    """One edit of a layer: it takes away ``start`` to ``end`` and brings what stands there, or changes the look.

    ``does`` and ``takes`` tell edits of the same stretch apart; equal edits of two layers are one.
    With ``brings_paragraphs`` it brings whole paragraphs, behind those that it takes away if it takes any.
    """

    layer: int
    start: int
    end: int
    does: Said
    changes: frozenset[ChangeId]
    takes: Said = ()
    """Where what it takes away moved to."""
    is_look: bool = False
    brings_paragraphs: bool = False

    @property
    def only_takes(self) -> bool:
        """Whether nothing comes where something went."""
        return self.does == ("words", ())

    @property
    def is_insertion(self) -> bool:
        return self.start == self.end and not self.is_look


Destinations = dict[ChangeId, object]
"""Where each move of a layer went."""


def destinations(document: Document) -> Destinations:
    """Where the moves of a layer went: the part and the offset of the base there."""
    moves = {change.id for change in document.changes if change.kind is ChangeKind.MOVE}
    found: Destinations = {}
    for number, part in enumerate(kept_parts(document) if moves else ()):
        for at, came in row_of(part.blocks).inserted.items():
            for piece in came:
                if piece.marks.inserted in moves:
                    found.setdefault(piece.marks.inserted, (number, at))
    return found


def hunks(row: Row, layer: int, moved: Destinations) -> Iterator[Hunk]:
    """The edits of a layer in order. Neighbouring paragraphs that went are an edit each."""
    left = dict(row.inserted)
    starts = {0, *(span.end for span in row.spans if isinstance(span.piece, End))}
    for start, end, together in _deleted(row.spans):
        gaps = sorted(at for at in left if start < at <= end)
        came = [(at, left.pop(at)) for at in gaps]
        went = {span.piece.marks.deleted for span in together}
        does = ("words", tuple((at, said(new)) for at, new in came))
        takes = tuple({moved.get(c): 1 for c in sorted(went)})
        named = went | _named(p for _, new in came for p in new)
        are_whole = start in starts and gaps == [end] and isinstance(came[0][1][-1], End)
        yield Hunk(layer, start, end, does, frozenset(named), takes, brings_paragraphs=are_whole)
    for at, new in left.items():
        has_end = any(isinstance(piece, End) for piece in new)
        yield Hunk(layer, at, at, ("words", said(new)), frozenset(_named(new)), brings_paragraphs=has_end)
    yield from _looks(row.spans, layer)


def _deleted(spans: list[Span]) -> Iterator[tuple[int, int, list[Span]]]:
    """Stretches that went; each ends with its paragraph."""
    run: list[Span] = []
    for span in spans:
        if span.piece.marks.deleted:
            run.append(span)
        if run and (not span.piece.marks.deleted or isinstance(span.piece, End)):
            yield run[0].start, run[-1].end, run
            run = []
    if run:
        yield run[0].start, run[-1].end, run


def _named(row: Iterable[Piece]) -> set[ChangeId]:
    return {change for piece in row for change in (piece.marks.inserted, piece.marks.deleted) if change}


def _looks(spans: list[Span], layer: int) -> Iterator[Hunk]:
    for span in spans:
        piece = span.piece
        if isinstance(piece, End):
            if piece.marks.reshaped:
                does = ("kind", piece.block.kind, piece.block.level, piece.block.quoted)
                yield Hunk(
                    layer, span.start, span.end, does, frozenset((piece.marks.reshaped.by,)), is_look=True
                )
        elif piece.marks.restyled and isinstance(piece, Text):
            looks = ("look", piece.style, piece.link, piece.fields)
            yield Hunk(
                layer, span.start, span.end, looks, frozenset((piece.marks.restyled.by,)), is_look=True
            )


def differ(one: Hunk, two: Hunk) -> bool:
    """Whether two edits cannot both be meant: they treat the same words differently, or put others in one place."""
    if one.layer == two.layer or one.is_look is not two.is_look:
        return False
    if (one.start, one.end, one.takes) == (two.start, two.end, two.takes):
        if one.does == two.does or _adds(one, two) or _adds(two, one):
            return False
    if one.is_look:
        return one.does != two.does and max(one.start, two.start) < min(one.end, two.end)
    if one.is_insertion and two.is_insertion:
        return one.start == two.start and not (one.brings_paragraphs or two.brings_paragraphs)
    if one.is_insertion or two.is_insertion:
        point, wide = (one, two) if one.is_insertion else (two, one)
        return wide.start < point.start < wide.end
    return max(one.start, two.start) < min(one.end, two.end)


def _adds(one: Hunk, two: Hunk) -> bool:
    """Whether one takes paragraphs away as two does, and has a new one behind them that two says nothing about."""
    return one.brings_paragraphs and two.only_takes
