"""Several layers over one base as one document that holds them all, each change with those who made it.

Rejecting every change gives the base; accepting those of one layer gives that layer. Equal edits become one change with
several authors. Two edits of the same words stand side by side, behind the words that they take away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise

from engross.model import walk
from engross.model.inlines import Footnote, Inline, Text, normal
from engross.model.nodes import Block, Document, Metadata, NodeId, Part
from engross.model.review import (
    NO_MARKS,
    BlockMarks,
    Change,
    ChangeId,
    ChangeKind,
    Marks,
    Reshaped,
    Restyled,
    Thread,
)
from engross.review import arrivals, clashes, layers
from engross.review.clashes import Clash
from engross.review.joint import NOBODY, JointChanges, Source, Sources
from engross.review.layers import Row
from engross.review.merge import End, Piece, pieces, size


@dataclass(frozen=True, slots=True)
class Overlaid:
    """The one document. ``homes`` give the ids of each layer's paragraphs in it, ``records`` those of its changes."""

    document: Document
    clashes: tuple[Clash, ...]
    homes: tuple[dict[NodeId, NodeId], ...]
    records: dict[Source, set[ChangeId]]


def overlay(base: Document, versions: Sequence[Document]) -> Overlaid:
    """The layers over the base (see `layers.is_over`) as one; the first keeps its ids and comments."""
    return _Overlay(base, versions).overlaid()


class _Overlay:
    def __init__(self, base: Document, versions: Sequence[Document]) -> None:
        self.base, self.versions = base, versions
        self.records = JointChanges(base, versions)
        self.homes: list[dict[NodeId, NodeId]] = [{} for _ in versions]
        self.homes[0] = {node: node for node in _ids(versions[0]) - _ids(base)}
        self.moved = [layers.destinations(version) for version in versions]
        self.clashes: list[Clash] = []
        self.threads, self.thread_ids = self._gathered()

    def overlaid(self) -> Overlaid:
        document = replace(self.base, parts=tuple(self._parts()), comments=self._comments())
        document = replace(document, metadata=self._metadata(), changes=tuple(self._changes(document)))
        document = replace(document, next_id=self.records.next_id)
        return Overlaid(document, tuple(self.clashes), tuple(self.homes), self.records.of)

    # Parts

    def _parts(self) -> Iterator[Part]:
        under = [part for part in self.base.parts if part.blocks]
        over = [layers.kept_parts(version) for version in self.versions]
        for number, part in enumerate(under):
            for version, kept in enumerate(over):
                self._know(version, part.blocks, kept[number].blocks)
        for number, part in enumerate(under):
            yield from self._new_parts(number)
            there = [kept[number] for kept in over]
            blocks = self._blocks(part.blocks, [one.blocks for one in there])
            opens = next((one.opens for one in there if one.opens is not part.opens), part.opens)
            yield self._as_it_was(replace(part, blocks=tuple(blocks), opens=opens), there[0])
        yield from self._new_parts(len(under))

    @staticmethod
    def _as_it_was(part: Part, first: Part) -> Part:
        """The part with the paragraphs of the first layer that say the same, as the same objects."""
        known = {block.id: block for block in first.blocks}
        blocks = tuple(known[b.id] if known.get(b.id) == b else b for b in part.blocks)
        return replace(part, blocks=blocks)

    def _know(self, version: int, base: Sequence[Block], over: Sequence[Block]) -> None:
        """Note the ids that the base has for what a layer kept."""
        kept = [span.piece for span in layers.row_of(over).spans]
        homes = self.homes[version]
        for one, two in zip(_atoms(pieces(base)), _atoms(kept), strict=True):
            if isinstance(one, Footnote) and isinstance(two, Footnote):
                homes[two.id] = one.id
                self._know(version, one.blocks, two.blocks)
            elif isinstance(one, End) and isinstance(two, End):
                homes[two.block.id] = one.block.id
                if one.block.cell and two.block.cell:
                    homes[two.block.cell.table] = one.block.cell.table

    def _new_parts(self, number: int) -> Iterator[Part]:
        """The parts that came before this part of the base; equal ones of several layers once."""
        groups: dict[object, list[tuple[int, Part]]] = {}
        for version, document in enumerate(self.versions):
            for before, part in layers.new_parts(document):
                if before == number:
                    key = part.kind, part.opens, layers.said(pieces(part.blocks))
                    groups.setdefault(key, []).append((version, part))
        for group in groups.values():
            members = [(version, pieces(part.blocks)) for version, part in group]
            yield replace(group[0][1], blocks=tuple(_assembled(self._came(members))))

    # Rows

    def _blocks(self, base: Sequence[Block], over: Sequence[Sequence[Block]]) -> list[Block]:
        under, rows = layers.base_row(base), [layers.row_of(blocks) for blocks in over]
        arrivals.bring_together(rows)
        found = [h for n, row in enumerate(rows) for h in layers.hunks(row, n, self.moved[n])]
        self.clashes += clashes.among(under, rows, found)
        return _assembled(self._row(under, rows))

    def _row(self, under: Row, rows: Sequence[Row]) -> Iterator[Piece]:
        cuts = {0, under.end, *(at for row in rows for at in row.inserted)}
        cuts.update(span.end for row in (under, *rows) for span in row.spans)
        steps = list(pairwise(sorted(cuts)))
        below = list(_stepped(under, steps))
        above = [list(_stepped(row, steps)) for row in rows]
        before: list[Piece] = []
        for index, (start, _) in enumerate(steps):
            yield from self._arrived(start, rows, before)
            before = [pieces_of[index] for pieces_of in above]
            yield from self._kept(below[index], before)
        yield from self._arrived(under.end, rows, before)

    def _arrived(self, at: int, rows: Sequence[Row], before: Sequence[Piece]) -> Iterator[Piece]:
        for arrival in arrivals.at_place(at, rows, before):
            yield from self._came(arrival.members)

    def _came(self, members: Sequence[tuple[int, list[Piece]]]) -> Iterator[Piece]:
        """Pieces that the layers named inserted alike, as one of the first."""
        version, row = members[0]
        at = 0
        for piece in row:
            same = [(other, _piece_at(theirs, at)) for other, theirs in members]
            inserted = frozenset((other, p.marks.inserted) for other, p in same if p.marks.inserted)
            deleted = frozenset((other, p.marks.deleted) for other, p in same if p.marks.deleted)
            comments = [c for other, p in same for c in self._threads(other, p)]
            for other, twin in same:
                self._adopt(other, twin, version, piece)
            yield self._marked(version, piece, inserted, deleted, comments)
            at += size(piece)

    def _adopt(self, other: int, twin: Piece, version: int, piece: Piece) -> None:
        if other != version and isinstance(piece, End) and isinstance(twin, End):
            self.homes[other].setdefault(twin.block.id, self._home(version, piece.block.id))

    def _marked(
        self, version: int, piece: Piece, inserted: Sources, deleted: Sources, comments: Iterable[int]
    ) -> Piece:
        """A piece of a layer with the ids and records of the one document."""
        by = self.records.record(ChangeKind.INSERTION, inserted)
        gone = self.records.record(ChangeKind.DELETION, deleted)
        threads = tuple(sorted(set(comments)))
        if isinstance(piece, End):
            reshaped = piece.marks.reshaped
            if reshaped:
                own = self.records.record(ChangeKind.PARAGRAPH, frozenset(((version, reshaped.by),)))
                reshaped = replace(reshaped, by=own)
            return End(self._own_ids(version, piece.block, BlockMarks(by, gone, reshaped, threads)))
        restyled = piece.marks.restyled
        if restyled:
            own = self.records.record(ChangeKind.FORMAT, frozenset(((version, restyled.by),)))
            restyled = replace(restyled, by=own)
        marks = Marks(by, gone, restyled, threads)
        if isinstance(piece, Footnote):
            blocks = tuple(_assembled(self._foreign(version, inner) for inner in pieces(piece.blocks)))
            return replace(piece, id=self._home(version, piece.id), blocks=blocks, marks=marks)
        return replace(piece, marks=marks)

    def _foreign(self, version: int, piece: Piece) -> Piece:
        """A piece inside a new footnote."""
        marks = piece.marks
        inserted = frozenset(((version, marks.inserted),)) if marks.inserted else NOBODY
        deleted = frozenset(((version, marks.deleted),)) if marks.deleted else NOBODY
        return self._marked(version, piece, inserted, deleted, self._threads(version, piece))

    def _own_ids(self, version: int, block: Block, marks: BlockMarks) -> Block:
        cell = block.cell and replace(block.cell, table=self._home(version, block.cell.table))
        return replace(block, id=self._home(version, block.id), cell=cell, marks=marks)

    def _home(self, version: int, node: NodeId) -> NodeId:
        homes = self.homes[version]
        if node not in homes:
            homes[node] = self.records.mint()
        return homes[node]

    # What stands in the base

    def _kept(self, piece: Piece, over: Sequence[Piece]) -> Iterator[Piece]:
        """A piece of the base as the layers have it; looks that differ stand beside each other as new words."""
        gone = frozenset((n, p.marks.deleted) for n, p in enumerate(over) if p.marks.deleted)
        comments = tuple(sorted({c for n, p in enumerate(over) for c in self._threads(n, p)}))
        looks = self._looks(over)
        if len(looks) > 1:
            gone |= frozenset(source for sources, _ in looks for source in sources)
        by = self.records.record(ChangeKind.DELETION, gone)
        look = looks[0] if len(looks) == 1 else None
        if isinstance(piece, End):
            yield self._kept_end(piece, look, BlockMarks(deleted=by, comments=comments))
        else:
            yield self._kept_inline(piece, over, look, Marks(deleted=by, comments=comments))
        for sources, shown in looks if len(looks) > 1 else ():
            yield self._restyled_copy(sources, shown)

    def _looks(self, over: Sequence[Piece]) -> list[tuple[Sources, Piece]]:
        """The new looks or kinds that layers gave the piece, each with those who did."""
        found: dict[object, tuple[Sources, Piece]] = {}
        for version, piece in enumerate(over):
            before = piece.marks.reshaped if isinstance(piece, End) else piece.marks.restyled
            if before is not None:
                sources, _ = found.get(_look(piece), (NOBODY, piece))
                found[_look(piece)] = sources | {(version, before.by)}, piece
        return list(found.values())

    def _kept_end(self, piece: End, look: tuple[Sources, Piece] | None, marks: BlockMarks) -> End:
        block = piece.block
        if look is None or not isinstance(look[1], End):
            return End(replace(block, marks=marks))
        by, new = self.records.record(ChangeKind.PARAGRAPH, look[0]), look[1].block
        was = Reshaped(by, block.kind, block.level, block.numbered_as, block.number_in_text, block.quoted)
        shown = replace(
            block,
            kind=new.kind,
            level=new.level,
            numbered_as=new.numbered_as,
            number_in_text=new.number_in_text,
            quoted=new.quoted,
        )
        return End(replace(shown, marks=replace(marks, reshaped=was)))

    def _kept_inline(
        self, piece: Inline, over: Sequence[Piece], look: tuple[Sources, Piece] | None, marks: Marks
    ) -> Inline:
        if isinstance(piece, Footnote):
            notes = [p.blocks for p in over if isinstance(p, Footnote)]
            return replace(piece, blocks=tuple(self._blocks(piece.blocks, notes)), marks=marks)
        if isinstance(piece, Text) and look is not None and isinstance(look[1], Text):
            by, new = self.records.record(ChangeKind.FORMAT, look[0]), look[1]
            was = Restyled(by, piece.style, piece.link, piece.fields)
            return replace(new, text=piece.text, marks=replace(marks, restyled=was))
        return replace(piece, marks=marks if marks != NO_MARKS else NO_MARKS)

    def _restyled_copy(self, sources: Sources, piece: Piece) -> Piece:
        by = self.records.record(ChangeKind.INSERTION, sources)
        if isinstance(piece, End):
            return End(replace(piece.block, id=self.records.mint(), marks=BlockMarks(inserted=by)))
        return replace(piece, marks=Marks(inserted=by))

    # Comments, metadata, records

    def _gathered(self) -> tuple[list[tuple[int, Thread]], dict[Source, int]]:
        """The threads, the same of several layers once with all answers; and where each layer's went."""
        kept: dict[object, tuple[int, Thread]] = {}
        ids: dict[Source, int] = {}
        for version, document in enumerate(self.versions):
            for thread in document.comments:
                key = thread.text, thread.author, thread.at
                if key in kept:
                    home, known = kept[key]
                    more = tuple(r for r in thread.replies if r not in known.replies)
                    known = replace(known, replies=(*known.replies, *more))
                else:
                    home = version
                    known = thread if version == 0 else replace(thread, id=self.records.mint())
                kept[key] = home, known
                ids[version, thread.id] = known.id
        return list(kept.values()), ids

    def _threads(self, version: int, piece: Piece) -> list[int]:
        found = (self.thread_ids.get((version, comment)) for comment in piece.marks.comments)
        return [thread for thread in found if thread is not None]

    def _comments(self) -> tuple[Thread, ...]:
        return tuple(
            replace(thread, block=self.homes[home].get(thread.block, 0)) if thread.block else thread
            for home, thread in self.threads
        )

    def _metadata(self) -> Metadata:
        """Each datum as the layers have it; where they differ, as the first that changed it."""
        told = self.base.metadata
        for datum in fields(Metadata):
            was = getattr(self.base.metadata, datum.name)
            values = (getattr(version.metadata, datum.name) for version in self.versions)
            told = replace(told, **{datum.name: next((v for v in values if v != was), was)})
        return told

    def _changes(self, document: Document) -> Iterator[Change]:
        """The records. A move of which only one end is left is an insertion or a deletion."""
        inserted, deleted = _ends(document)
        for change in self.records.made.values():
            if change.kind is ChangeKind.MOVE and change.id not in inserted & deleted:
                kind = ChangeKind.INSERTION if change.id in inserted else ChangeKind.DELETION
                yield replace(change, kind=kind)
            else:
                yield change
        forms = tuple(part.opens for part in self.base.parts if part.blocks)
        told = tuple(part.opens for part in document.parts)
        sources = {s for s, c in self.records.known.items() if c.kind is ChangeKind.METADATA}
        if sources:
            made = self.records.record(ChangeKind.METADATA, frozenset(sources))
            named = next(c for c in self.records.made.values() if c.id == made)
            kept = forms if forms != told else ()
            yield replace(named, metadata=self.base.metadata, forms=kept)


def _ids(document: Document) -> set[NodeId]:
    tables = {block.cell.table for block in walk.blocks(document) if block.cell}
    return {*walk.spots(document), *(note.id for *_, note in walk.notes(document)), *tables}


def _atoms(row: Iterable[Piece]) -> list[Piece]:
    return [piece for piece in row if isinstance(piece, End | Footnote)]


def _ends(document: Document) -> tuple[set[ChangeId], set[ChangeId]]:
    """The changes that insert, and those that delete."""
    marks: list[Marks | BlockMarks] = []
    for block in walk.all_blocks(document):
        marks += [block.marks, *(inline.marks for inline in block.inlines)]
    return {m.inserted for m in marks}, {m.deleted for m in marks}


def _look(piece: Piece) -> object:
    if isinstance(piece, End):
        return piece.block.kind, piece.block.level, piece.block.quoted
    return (piece.style, piece.link, piece.fields) if isinstance(piece, Text) else None


def _stepped(row: Row, steps: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The row's pieces cut at every step."""
    spans = iter(row.spans)
    span = next(spans, None)
    for start, end in steps:
        while span is not None and span.end <= start:
            span = next(spans, None)
        assert span is not None, "a layer is shorter than its base"
        yield span.part(start, end)


def _piece_at(row: Sequence[Piece], offset: int) -> Piece:
    at = 0
    for piece in row:
        at += size(piece)
        if at > offset:
            return piece
    return row[-1]


def _assembled(row: Iterable[Piece]) -> list[Block]:
    blocks: list[Block] = []
    waiting: list[Inline] = []
    for piece in row:
        if isinstance(piece, End):
            blocks.append(replace(piece.block, inlines=normal(waiting)))
            waiting = []
        else:
            waiting.append(piece)
    assert not waiting, "words without a paragraph"
    return blocks
