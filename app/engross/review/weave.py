"""Two versions of a document whose paragraphs share ids, as one document with the difference tracked.

Paragraphs and footnotes with one id are one; those that stand elsewhere, or in a part of another kind, moved.
Paragraphs that did not change stay the same objects.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from engross.model import places, states, walk
from engross.model.inlines import footnotes
from engross.model.nodes import Block, Cell, Document, Form, NodeId, Part, PartKind
from engross.model.places import Place
from engross.model.review import Change, ChangeId, ChangeKind
from engross.review import chains, merge, moves
from engross.review.ledger import Ledger
from engross.review.merge import Manner
from engross.review.steps import Step, Steps


@dataclass(slots=True)
class Woven:
    """The one document, and where places of the new version are in it."""

    document: Document
    moved: dict[NodeId, tuple[Sequence[Block], merge.Merged]] = field(default_factory=dict)

    def note(self, news: Sequence[Block], made: merge.Merged) -> None:
        """These paragraphs of the new version were merged into others, their footnotes with them."""
        for blocks, inside in ((news, made), *made.notes):
            self.moved.update((block.id, (blocks, inside)) for block in blocks)

    def place(self, place: Place) -> Place:
        """Where a place of the new version is."""
        if place.block not in self.moved:
            return place
        news, result = self.moved[place.block]
        at = place.offset
        for block in news:
            if block.id == place.block:
                break
            at += sum(merge.size(piece) for piece in merge.pieces([block]))
        return _spot(result, at)


def _spot(result: merge.Merged, at: int) -> Place:
    """The place of an offset in the new pieces: behind what stands before it, as a caret is after typing."""
    index = max(bisect_right(result.spots, at, key=attrgetter("start")) - 1, 0)
    spot = result.spots[index]
    if spot.start == at and index > 0 and result.spots[index - 1].block == spot.block:
        spot = result.spots[index - 1]
    block = result.blocks[spot.block]
    inside = min(max(at - spot.start, 0), spot.size)
    return Place(block.id, min(spot.offset + inside, places.size(block)))


def weave(before: Document, after: Document, *, manner: Manner, ledger: Ledger) -> Woven:
    """``before`` and ``after`` as one document: tracked changes that are open in ``before`` stay open."""
    ledger.next_id = max(ledger.next_id, before.next_id, after.next_id)
    ledger.alive = _Alive(after)
    reworded = _reworded(before, after)
    if reworded is not None:
        return _in_place(before, after, reworded, manner, ledger)
    return _Weave(before, after, manner, ledger).woven()


def _reworded(before: Document, after: Document) -> list[tuple[int, int]] | None:
    """Part and index of the paragraphs that differ, where nothing else does: nearly every key."""
    changed = walk.reworded(before, after)
    if changed is None or before.metadata is not after.metadata or _opens(before) != _opens(after):
        return None
    for part, index in changed:
        if before.parts[part].blocks[index].cell != after.parts[part].blocks[index].cell:
            return None
    return changed


def _in_place(
    before: Document, after: Document, changed: list[tuple[int, int]], manner: Manner, ledger: Ledger
) -> Woven:
    """As `_Weave`, where every paragraph has its partner in its place: only those that differ are looked at."""
    result = Woven(after)
    parts = list(after.parts)
    touched: list[Block] = []
    made: list[Block] = []
    for part, index in sorted(changed, reverse=True):
        old, new = before.parts[part].blocks[index], after.parts[part].blocks[index]
        if old == new:
            continue
        merged = merge.merged([old], [new], manner=manner, ledger=ledger)
        result.note([new], merged)
        touched.append(old)
        made += merged.blocks
        row = parts[part].blocks
        parts[part] = replace(parts[part], blocks=(*row[:index], *merged.blocks, *row[index + 1 :]))
    document = replace(after, parts=tuple(parts))
    changes = _records(document, before.changes, touched, made, ledger)
    result.document = replace(document, changes=changes, next_id=ledger.next_id)
    return result


def _records(
    document: Document, earlier: tuple[Change, ...], old: list[Block], new: list[Block], ledger: Ledger
) -> tuple[Change, ...]:
    """The records that marks name, where those of these paragraphs alone can have come or gone."""
    now = _named(new)
    if _named(old) - now:
        now = set(states.named_changes(document))
        earlier = tuple(c for c in earlier if c.id in now or c.kind is ChangeKind.METADATA)
    fresh = tuple(c for c in ledger.made.values() if c.id in now)
    return (*earlier, *fresh) if fresh else earlier


def _named(blocks: list[Block]) -> set[ChangeId]:
    """The changes that marks of these paragraphs name, and of the footnotes in them."""
    found: set[ChangeId] = set()
    for block in blocks:
        found.update(states.named_in(block))
        for _, note in footnotes(block.inlines):
            for inner in note.blocks:
                found.update(states.named_in(inner))
    return found


class _Weave:
    def __init__(self, before: Document, after: Document, manner: Manner, ledger: Ledger) -> None:
        self.before, self.after, self.manner, self.ledger = before, after, manner, ledger
        self.result = Woven(after)
        self.moves: dict[NodeId, ChangeId] = {}
        self.again: set[ChangeId] = set()
        """Moves of the author's own that this edit takes further, or back."""
        self.table_ids: dict[NodeId, NodeId] = {}
        self.old = {block.id: block for block in walk.blocks(before)}
        self.new = {block.id: block for block in walk.blocks(after)}
        self.tables = _kept_tables(before, after)

    def woven(self) -> Woven:
        pairs = self._paired_parts()
        parts = tuple(part for part in self._parts(pairs) if part.blocks)
        document = replace(self.after, parts=parts)
        document = replace(document, changes=self._changes(document), next_id=self.ledger.next_id)
        self.result.document = document
        return self.result

    def _paired_parts(self) -> dict[int, int]:
        """Parts of the new version to those of the old one that they are."""
        weights: dict[tuple[int, int], float] = {}
        home = {block.id: number for number, part in enumerate(self.before.parts) for block in part.blocks}
        for number, part in enumerate(self.after.parts):
            for block in part.blocks:
                if block.id in home:
                    pair = home[block.id], number
                    weights[pair] = weights.get(pair, 0) + 1
        kinds = [part.kind for part in self.before.parts], [part.kind for part in self.after.parts]
        rest = {
            (o, n) for o, kind in enumerate(kinds[0]) for n, other in enumerate(kinds[1]) if kind is other
        }
        pairs = [(o, n, weights.get((o, n), 0) + 0.01) for o, n in rest]
        return {n: o for o, n, _ in chains.heaviest(pairs)}

    def _parts(self, pairs: dict[int, int]) -> Iterator[Part]:
        """The parts of both versions; they open what they open in the new one."""
        done = 0
        for number, part in enumerate(self.after.parts):
            if number not in pairs:
                yield self._with_blocks(part, self._sequence([], part.blocks))
                continue
            for gone in self.before.parts[done : pairs[number]]:
                opening = gone if part.opens else replace(gone, opens=None)
                yield self._with_blocks(opening, self._sequence(gone.blocks, []))
            old = self.before.parts[pairs[number]]
            done = pairs[number] + 1
            yield self._with_blocks(part, self._sequence(old.blocks, part.blocks))
        for gone in self.before.parts[done:]:
            yield self._with_blocks(gone, self._sequence(gone.blocks, []))

    @staticmethod
    def _with_blocks(part: Part, blocks: list[Block]) -> Part:
        same = len(blocks) == len(part.blocks) and all(map(lambda a, b: a is b, blocks, part.blocks))
        return part if same else replace(part, blocks=tuple(blocks))

    def _sequence(self, old: Sequence[Block], new: Sequence[Block]) -> list[Block]:
        """The paragraphs of one part, or of a part that came or went."""
        row = Steps(old, new, self.manner, self._is_shared, self._weight)
        blocks = [block for together in row.groups() for block in self._step_blocks(together)]
        return moves.come_back(blocks, self.again) if self.again else blocks

    def _is_shared(self, block: Block) -> bool:
        """Whether the paragraph is in both versions; one of a table only with the whole table."""
        if block.cell is not None and block.cell.table not in self.tables:
            return False
        return block.id in self.old and block.id in self.new

    def _step_blocks(self, steps: list[Step]) -> list[Block]:
        if len(steps) > 1:
            return self._merged([s.old for s in steps if s.old], [s.new for s in steps if s.new])
        step = steps[0]
        if step.old is not None and step.new is not None:
            return self._merged([step.old], [step.new]) if step.is_changed else [step.new]
        if step.old is not None:
            return self._gone(step.old)
        return self._come(step.block)

    def _merged(self, old: list[Block], new: list[Block]) -> list[Block]:
        result = merge.merged(old, new, manner=self.manner, ledger=self.ledger)
        self.result.note(new, result)
        return result.blocks

    def _gone(self, block: Block) -> list[Block]:
        """A paragraph that was removed, or moved away from here."""
        if not self._is_shared(block):
            return [self._detabled(b) for b in self._merged([block], [])]
        if self._is_moved_here(block):
            return []
        row = merge.merged([block], [], manner=self.manner, ledger=self.ledger).blocks
        return [self._detabled(moves.away(b, self._move(block))) for b in row]

    def _come(self, block: Block) -> list[Block]:
        """A paragraph that is new, or moved here."""
        if not self._is_shared(block):
            return self._merged([], [block])
        row = self._merged([self.old[block.id]], [block])
        if self._is_moved_here(self.old[block.id]):
            self.again.add(self.old[block.id].marks.inserted)
            return row
        for index, made in enumerate(row):
            row[index] = moves.here(made, self._move(block), self.ledger)
        return row

    def _is_moved_here(self, old: Block) -> bool:
        """Whether the author moved the paragraph here before: moved again, it leaves nothing and stays that move."""
        return self.ledger.is_own_move(old.marks.inserted) and all(i.marks.inserted for i in old.inlines)

    def _weight(self, old: Block) -> float:
        return 0.5 if self._is_moved_here(old) else 1.0 + places.size(old)

    def _move(self, block: Block) -> ChangeId:
        if block.id not in self.moves:
            self.moves[block.id] = self.ledger.record(ChangeKind.MOVE)
        return self.moves[block.id]

    def _detabled(self, block: Block) -> Block:
        """A paragraph out of a table that went: the table has an id of its own where the new version uses it."""
        if block.cell is None or not block.marks.deleted:
            return block
        if block.cell.table not in self.table_ids:
            self.table_ids[block.cell.table] = self.ledger.mint()
        return replace(block, cell=replace(block.cell, table=self.table_ids[block.cell.table]))

    def _changes(self, document: Document) -> tuple[Change, ...]:
        """The records that marks name, those made before first; and one for metadata and forms."""
        earlier = self.before.changes
        known = next((c for c in earlier if c.kind is ChangeKind.METADATA), None)
        metadata, forms = self.before.metadata, _forms(self.before)
        if known is not None:
            earlier = tuple(c for c in earlier if c is not known)
            metadata, forms = known.metadata or metadata, known.forms or forms
        if forms == _forms(document) or forms == _forms(states.original(self._with(document, earlier))):
            forms = ()
        if metadata != self.after.metadata or forms:
            if known is not None and (known.metadata, known.forms) == (metadata, forms):
                earlier = (*earlier, known)
            else:
                self.ledger.record(ChangeKind.METADATA, metadata, forms)
        records = (*earlier, *self.ledger.made.values())
        if not records:
            return ()
        named = set(states.named_changes(document))
        return tuple(c for c in records if c.id in named or c.kind is ChangeKind.METADATA)

    def _with(self, document: Document, earlier: tuple[Change, ...]) -> Document:
        return replace(document, changes=(*earlier, *self.ledger.made.values()))


def _opens(document: Document) -> list[tuple[PartKind, Form | None]]:
    return [(part.kind, part.opens) for part in document.parts]


def _forms(document: Document) -> tuple[Form | None, ...]:
    return tuple(part.opens for part in document.parts if part.blocks)


class _Alive:
    """The ids of paragraphs and footnotes of a document; looked for when the first is asked about."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: set[NodeId] | None = None

    def __contains__(self, node: object) -> bool:
        if self._found is None:
            notes = (note.id for _, _, note in walk.notes(self._document))
            self._found = {*walk.spots(self._document), *notes}
        return node in self._found


def _kept_tables(before: Document, after: Document) -> set[NodeId]:
    """The tables of the same shape with the same paragraphs in both versions."""
    old, new = _tables(before), _tables(after)
    return {table for table, cells in new.items() if old.get(table) == cells}


def _tables(document: Document) -> dict[NodeId, list[tuple[NodeId, Cell]]]:
    tables: dict[NodeId, list[tuple[NodeId, Cell]]] = {}
    for block in walk.blocks(document):
        if block.cell is not None:
            tables.setdefault(block.cell.table, []).append((block.id, block.cell))
    return tables
