"""The paragraphs of a copy in the parts and in the number in which they were sent.

A format may know no parts, begin one elsewhere, make paragraphs of the lines of one, and leave empty ones out. Where a
copy has what the format made of these, it has again what was sent; what somebody did to it stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engross.editing import rewrite
from engross.model import plain, walk
from engross.model.inlines import LineBreak, footnotes, normal
from engross.model.nodes import Block, Document, NodeId
from engross.review import chains
from engross.review.alignment import pairing

Ids = Mapping[NodeId, NodeId]


def with_whole(copy: Document, sent: Document, carried: Document) -> tuple[Document, Document]:
    """The copy and what was carried, in which paragraphs that the format parted are whole, with line breaks."""
    parted = list(_parted(sent, carried)) if not copy.changes else []
    back = {old: new for new, old in pairing(carried, copy).ids.items()} if parted else {}
    for blocks in parted:
        joined = _joined(copy, [back.get(block.id, 0) for block in blocks])
        if joined is not None:
            copy, carried = joined, _joined(carried, [block.id for block in blocks]) or carried
    return copy, carried


def _parted(sent: Document, carried: Document) -> Iterator[Sequence[Block]]:
    """The neighbours that together say what one paragraph that was sent says, and none of them by itself."""
    row = list(walk.blocks(carried))
    said = [plain.squeezed(block) for block in row]
    missed = Counter(map(plain.squeezed, walk.blocks(sent))) - Counter(said)
    for words in missed:
        for start in range(len(row)):
            end, at = start, 0
            while end < len(row) and said[end] and words.startswith(said[end], at):
                end, at = end + 1, at + len(said[end])
            if at == len(words) and end - start > 1 and not any(b.cell for b in row[start:end]):
                yield row[start:end]
                break


def _joined(document: Document, ids: Sequence[NodeId]) -> Document | None:
    """The document with these neighbours as the lines of the first of them; None where they are none."""
    row = list(walk.blocks(document))
    at = next((place for place, block in enumerate(row) if block.id == ids[0]), len(row))
    if [block.id for block in row[at : at + len(ids)]] != list(ids):
        return None
    lines = [inline for block in row[at + 1 : at + len(ids)] for inline in (LineBreak(), *block.inlines)]
    whole = replace(row[at], inlines=normal((*row[at].inlines, *lines)))
    parts = [
        replace(
            part, blocks=tuple(whole if b.id == whole.id else b for b in part.blocks if b.id not in ids[1:])
        )
        for part in document.parts
    ]
    return rewrite.without_empty_parts(replace(document, parts=tuple(parts)))


def arranged(
    copy: Document, sent: Document, carried: Document, came: Ids, went: Ids, restored: Mapping[NodeId, Block]
) -> Document:
    """The copy, without tracked changes, with its paragraphs ``restored`` and in the parts in which they were sent.

    It has the parts of what was carried: nobody made others. ``came`` are ids of the copy to those of what was carried,
    ``went`` ids of that to those of what was sent.
    """
    return _Arranging(copy, sent, carried, came, went).document(restored)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A paragraph; the part of the copy that it stands in, and the one in which it was sent in that order."""

    block: Block
    stands: int | None
    home: int | None


class _Row:
    """All paragraphs of a document, their places by id, and their parts."""

    def __init__(self, document: Document) -> None:
        self.blocks = [block for part in document.parts for block in part.blocks]
        self.places = {block.id: place for place, block in enumerate(self.blocks)}
        self.parts = [number for number, part in enumerate(document.parts) for _ in part.blocks]


class _Arranging:
    """Goes through a copy once."""

    def __init__(self, copy: Document, sent: Document, carried: Document, came: Ids, went: Ids) -> None:
        self._document, self._parts, self._next_id = copy, sent.parts, copy.next_id
        self._sent, self._carried, self._copy = map(_Row, (sent, carried, copy))
        self._in_copy = {came[b.id]: place for place, b in enumerate(self._copy.blocks) if b.id in came}
        self._tables: dict[NodeId, NodeId] = {}
        pairs = [
            (self._sent.places[went[block.id]], place, 1.0 + len(plain.text(block)))
            for place, block in enumerate(self._carried.blocks)
            if went.get(block.id) in self._sent.places
        ]
        self._anchors = [(one, two) for one, two, _ in chains.heaviest(pairs)]
        """The places of what was sent and carried in the same order."""

    def document(self, restored: Mapping[NodeId, Block]) -> Document:
        row = list(self._placed())
        parts: list[list[Block]] = [[] for _ in self._parts]
        for number, home in enumerate(_homes(row)):
            parts[home].append(restored.get(row[number].block.id, row[number].block))
        made = tuple(replace(p, blocks=tuple(row)) for p, row in zip(self._parts, parts, strict=True))
        document = replace(self._document, parts=made, next_id=self._next_id)
        has_lost = any(old.blocks and not new.blocks for old, new in zip(self._parts, made, strict=True))
        return rewrite.without_empty_parts(document) if has_lost else document

    def _placed(self) -> Iterator[_Placed]:
        """The paragraphs of the copy in order, with what the format made of others put back."""
        gone: set[int] = set()
        back: dict[int, list[int]] = {}
        """Places of what was sent, by the place of the copy before which they go."""
        ends = [(-1, -1), *self._anchors, (len(self._sent.blocks), len(self._carried.blocks))]
        for before, behind in pairwise(ends):
            lost, made = (range(start + 1, end) for start, end in zip(before, behind, strict=True))
            if (lost or made) and all(map(self._is_untouched, made)) and self._is_apart(before, behind):
                two = before[1]
                gone.update(self._place(place) for place in made)
                back.setdefault(self._place(two) + 1 if two >= 0 else 0, []).extend(lost)
        homes = self._homes_in_order()
        for place in range(len(self._copy.blocks) + 1):
            for of_sent in back.get(place, ()):
                yield _Placed(self._anew(self._sent.blocks[of_sent]), None, self._sent.parts[of_sent])
            if place < len(self._copy.blocks) and place not in gone:
                yield _Placed(self._copy.blocks[place], self._copy.parts[place], homes.get(place))

    def _place(self, carried: int) -> int:
        """The place in the copy of what was carried at a place; -1 where it is not there."""
        return self._in_copy.get(self._carried.blocks[carried].id, -1)

    def _is_untouched(self, carried: int) -> bool:
        """Whether the copy still says what was carried at a place."""
        place = self._place(carried)
        return place >= 0 and _said(self._copy.blocks[place]) == _said(self._carried.blocks[carried])

    def _is_apart(self, before: tuple[int, int], behind: tuple[int, int]) -> bool:
        """Whether what stands between two places has no words of a paragraph there that somebody touched."""
        left, right = (self._is_whole(*at) for at in (before, behind))
        if left and right:
            return True
        said = []
        for row, start, end in zip((self._sent, self._carried), before, behind, strict=True):
            said.append("".join(map(plain.squeezed, row.blocks[max(0, start + (not left)) : end + right])))
        return said[0] == said[1] != ""

    def _is_whole(self, sent: int, carried: int) -> bool:
        """Whether nobody touched what was carried at a place, or it says what was sent."""
        if not 0 <= carried < len(self._carried.blocks) or self._is_untouched(carried):
            return True
        return plain.squeezed(self._sent.blocks[sent]) == plain.squeezed(self._carried.blocks[carried])

    def _homes_in_order(self) -> dict[int, int]:
        """By the place in the copy, the part in which a paragraph was sent, of those still in the order of then."""
        pairs = [
            (one, self._place(two), 1.0 + len(plain.text(self._carried.blocks[two])))
            for one, two in self._anchors
            if self._place(two) >= 0
        ]
        return {place: self._sent.parts[one] for one, place, _ in chains.heaviest(pairs)}

    def _anew(self, block: Block) -> Block:
        """A paragraph that was sent, with ids of the copy."""
        row, self._next_id = rewrite.renewed(block.inlines, self._next_id)
        cell = block.cell and replace(block.cell, table=self._table(block.cell.table))
        return replace(block, id=self._mint(), inlines=row, cell=cell)

    def _table(self, sent: NodeId) -> NodeId:
        if sent not in self._tables:
            self._tables[sent] = self._mint()
        return self._tables[sent]

    def _mint(self) -> NodeId:
        self._next_id += 1
        return self._next_id - 1


def _said(block: Block) -> tuple[object, ...]:
    return block.kind, plain.text(block), [plain.note_text(note) for _, note in footnotes(block.inlines)]


def _homes(row: Sequence[_Placed]) -> Iterator[int]:
    """The part for each paragraph: one that came goes with its neighbour in the same part of the copy."""
    behind: list[_Placed | None] = [None]
    for placed in reversed(row):
        behind.append(placed if placed.home is not None else behind[-1])
    behind.reverse()
    here, stood = next((p.home for p in row if p.home is not None), 0), None
    for placed, after in zip(row, behind[1:], strict=True):
        if placed.home is not None:
            here = placed.home
        elif after is not None and after.home is not None and after.stands == placed.stands != stood:
            here = after.home
        stood = placed.stands
        yield here
