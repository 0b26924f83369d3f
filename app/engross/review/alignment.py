"""Which paragraphs and footnotes of two texts are one: by their words first, then by identity.

Layout, numbers and kinds do not count, only words; a table is one whole and is paired with one of the same shape.
Pairs in place are the heaviest row that ascends on both sides; what is left over and nearly the same elsewhere moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from rapidfuzz.distance import Indel

from engross.model import plain, walk
from engross.model.inlines import Footnote, Text, footnotes
from engross.model.nodes import Block, Document, Kind, NodeId, PartKind
from engross.review import chains, words

NEAR = 0.45
"""From this share of common words on, a paragraph is the same one rewritten, where it stands in its place."""
MOVED = 0.6
"""And from this share on where it stands elsewhere."""
_MOVED_WORDS = 4
"""Fewest words of a paragraph that is said to have moved unless it is unchanged and the only one."""
_LOOKED_AT = 6
"""How many paragraphs that share rare words are looked at more closely."""
_COMMON = 60
"""A word in more paragraphs than these says nothing of which paragraph it is."""
_LINE = 12
"""Most words of a line that is known by the data that it states."""
_TWINS = 8
"""So many equal paragraphs ("* * *", empty cells) are paired by their order alone."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or a whole table. ``coded`` has a character for each word; ``data`` are what a short line states."""

    blocks: tuple[Block, ...]
    part: int
    part_kind: PartKind
    coded: str = ""
    shape: object = None
    data: frozenset[str] = frozenset()

    @property
    def weight(self) -> int:
        return len(self.coded)


@dataclass(slots=True)
class Pairing:
    """Ids of the new version to those of the old one that they are; of paragraphs, footnotes and tables."""

    ids: dict[NodeId, NodeId] = field(default_factory=dict)

    def add(self, old: Unit, new: Unit) -> None:
        for one, two in zip(old.blocks, new.blocks, strict=True):
            self.ids[two.id] = one.id
            if one.cell and two.cell:
                self.ids[two.cell.table] = one.cell.table


class _Coder:
    """A character for each word; spaces do not count."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def coded(self, text: str) -> str:
        codes = self._codes
        return "".join(
            codes.setdefault(token, chr(33 + len(codes)))
            for token in words.tokens(words.loose(text))
            if not token.isspace()
        )


def pairing(old: Document, new: Document) -> Pairing:
    """What is one in the two documents."""
    coder = _Coder()
    olds, news = _units(old, coder), _units(new, coder)
    found = Pairing()
    left_old, left_new = set(range(len(olds))), set(range(len(news)))
    near = _near(olds, news)
    for one, two, _ in chains.heaviest(_in_place(olds, news, near)):
        found.add(olds[one], news[two])
        left_old.discard(one)
        left_new.discard(two)
    for one, two in _moved(olds, news, near):
        if one in left_old and two in left_new:
            found.add(olds[one], news[two])
            left_old.discard(one)
            left_new.discard(two)
    _pair_notes(old, new, found, coder)
    _pair_same_notes(old, new, found)
    return found


def _units(document: Document, coder: _Coder) -> list[Unit]:
    units: list[Unit] = []
    for number, part in enumerate(document.parts):
        for table, together in groupby(part.blocks, lambda b: b.cell.table if b.cell else 0):
            blocks = tuple(together)
            for some in (blocks,) if table else ((block,) for block in blocks):
                text = " ".join(plain.words(block) for block in some)
                coded = coder.coded(text)
                data = _data(some[0]) if len(coded) <= _LINE and not table else frozenset()
                units.append(Unit(some, number, part.kind, coded, _shape(some), data))
    return units


def _data(block: Block) -> frozenset[str]:
    """The names of the data that a line states: a date of issue is that line whatever its day."""
    return frozenset(f.name for i in block.inlines if isinstance(i, Text) for f in i.fields)


def _shape(blocks: tuple[Block, ...]) -> object:
    """What has to be the same for two units to be paired."""
    if blocks[0].cell is None:
        return blocks[0].kind is Kind.MASTHEAD
    return tuple((c.row, c.column, c.rows, c.columns, c.is_heading) for b in blocks if (c := b.cell))


def _near(olds: Sequence[Unit], news: Sequence[Unit]) -> dict[tuple[int, int], float]:
    """The share of common words of pairs that may be one."""
    found: dict[tuple[int, int], float] = {}
    same: dict[str, list[int]] = {}
    for one, unit in enumerate(olds):
        same.setdefault(unit.coded, []).append(one)
    rest: list[int] = []
    counts = Counter(unit.coded for unit in news)
    seen: Counter[str] = Counter()
    for two, unit in enumerate(news):
        twins = same.get(unit.coded, [])
        if not twins:
            rest.append(two)
        order, seen[unit.coded] = seen[unit.coded], seen[unit.coded] + 1
        for number, one in enumerate(twins):
            if len(twins) * counts[unit.coded] <= _TWINS**2 or number in (
                order,
                order + len(twins) - counts[unit.coded],
            ):
                found[one, two] = 1.0
    _add_rewritten(olds, news, found)
    return {(one, two): share for (one, two), share in found.items() if olds[one].shape == news[two].shape}


def _add_rewritten(olds: Sequence[Unit], news: Sequence[Unit], found: dict[tuple[int, int], float]) -> None:
    """Pairs that share rare words, or an id, and are nearly the same; for what has no equal on the other side."""
    exact_old, exact_new = {one for one, _ in found}, {two for _, two in found}
    holders: dict[str, list[int]] = {}
    for one, unit in enumerate(olds):
        if one not in exact_old:
            for word in set(unit.coded):
                holders.setdefault(word, []).append(one)
    stating: dict[frozenset[str], list[int]] = {}
    for one, unit in enumerate(olds):
        if unit.data and one not in exact_old:
            stating.setdefault(unit.data, []).append(one)
    by_id = {unit.blocks[0].id: one for one, unit in enumerate(olds)}
    for two, unit in enumerate(news):
        if two in exact_new:
            continue
        votes: Counter[int] = Counter()
        for word in set(unit.coded):
            sharing = holders.get(word, ())
            for one in sharing if len(sharing) <= _COMMON else ():
                votes[one] += _COMMON // len(sharing)
        named = by_id.get(unit.blocks[0].id)
        named_alike = stating.get(unit.data, [])[:_LOOKED_AT]
        candidates = {*named_alike, *(one for one, _ in votes.most_common(_LOOKED_AT))}
        for one in candidates if named is None or named in exact_old else {*candidates, named}:
            share = Indel.normalized_similarity(olds[one].coded, unit.coded, score_cutoff=NEAR)
            if share or one in named_alike:
                found[one, two] = max(share, NEAR)


def _in_place(
    olds: Sequence[Unit], news: Sequence[Unit], near: dict[tuple[int, int], float]
) -> Iterator[chains.Pair]:
    """The pairs with what they weigh: the words in common, and a little for the same kind and id."""
    for (one, two), share in near.items():
        old, new = olds[one], news[two]
        if old.part_kind is not new.part_kind:
            continue
        weight = share * (old.weight + new.weight) / 2 + share * share
        same_kind = old.blocks[0].kind is new.blocks[0].kind and old.blocks[0].level == new.blocks[0].level
        weight += 0.5 * same_kind + 0.25 * (old.blocks[0].id == new.blocks[0].id)
        yield one, two, weight


def _moved(
    olds: Sequence[Unit], news: Sequence[Unit], near: dict[tuple[int, int], float]
) -> list[tuple[int, int]]:
    """The pairs that may have moved, the surest first."""
    pairs = [
        (share * min(olds[one].weight, news[two].weight), one, two)
        for (one, two), share in near.items()
        if share >= MOVED and min(olds[one].weight, news[two].weight) >= _MOVED_WORDS
    ]
    return [(one, two) for _, one, two in sorted(pairs, reverse=True)]


def _pair_notes(old: Document, new: Document, found: Pairing, coder: _Coder) -> None:
    """Footnotes of paired paragraphs in their order; the words in common decide, then the place."""
    olds = {block.id: block for block in walk.blocks(old)}
    for block in walk.blocks(new):
        before = olds.get(found.ids.get(block.id, 0))
        if before is None:
            continue
        ones = [note for _, note in footnotes(before.inlines)]
        twos = [note for _, note in footnotes(block.inlines)]
        if not ones or not twos:
            continue
        coded = [coder.coded(plain.note_text(note)) for note in (*ones, *twos)]
        pairs = [
            (i, j, 0.01 + Indel.normalized_similarity(coded[i], coded[len(ones) + j]))
            for i in range(len(ones))
            for j in range(len(twos))
        ]
        for one, two, _ in chains.heaviest(pairs):
            _pair_note(ones[one], twos[two], found)


def _pair_same_notes(old: Document, new: Document, found: Pairing) -> None:
    """Footnotes that went on to another paragraph, as where one is parted: by their words alone, in their order."""
    taken = set(found.ids.values())
    waiting: dict[str, list[Footnote]] = {}
    for _, _, note in walk.notes(old):
        if note.id not in taken:
            waiting.setdefault(plain.note_text(note), []).append(note)
    for _, _, note in walk.notes(new):
        if note.id not in found.ids and (same := waiting.get(plain.note_text(note))):
            _pair_note(same.pop(0), note, found)


def _pair_note(one: Footnote, two: Footnote, found: Pairing) -> None:
    found.ids[two.id] = one.id
    for old, new in zip(one.blocks, two.blocks, strict=False):
        found.ids[new.id] = old.id
