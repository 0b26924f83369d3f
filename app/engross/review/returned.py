"""A copy that came back in a format which does not carry everything: what the format lost on the way is put back.

``carried`` is what was sent as that format brings it back by itself. Where the copy says what ``carried`` says, nobody
changed anything, and it says again what ``sent`` says: looks, links, data, kinds, and words that the format writes
otherwise. What a reviewer did stays, with its marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from itertools import groupby, pairwise
from typing import Any

from engross.editing import rewrite
from engross.model import inlines as rows
from engross.model import states, walk
from engross.model.inlines import Field, Footnote, Inline, LineBreak, Style, Text
from engross.model.nodes import Block, Document, Kind, Metadata, Part
from engross.model.review import Reshaped, Restyled
from engross.review import words
from engross.review.alignment import pairing
from engross.review.arranged import arranged, with_whole

_SHAPE = ("kind", "level", "quoted")
"""What a paragraph is, by the names of its fields."""
_BY_WORDS = {Kind.PREAMBULAR, Kind.TEXT}
"""Kinds that are told apart by the first words only: where these were edited, the paragraph is what it was."""


def restored(copy: Document, sent: Document, carried: Document) -> Document:
    """The copy with what its format lost put back; see the module."""
    return _Restoring(*with_whole(copy, sent, carried), sent).document()


class _Restoring:
    """Goes through a copy once."""

    def __init__(self, copy: Document, carried: Document, sent: Document) -> None:
        self._copy, self._sent, self._carried = copy, sent, carried
        self._next_id = copy.next_id
        self._came = pairing(carried, states.original(copy)).ids
        self._went = pairing(sent, carried).ids
        self._blocks_carried = {block.id: block for block in walk.all_blocks(carried)}
        self._blocks_sent = {block.id: block for block in walk.all_blocks(sent)}
        whole = {note.blocks[0].id for *_, note in walk.notes(carried) if len(note.blocks) == 1}
        several = {note.blocks[0].id: note for *_, note in walk.notes(sent) if len(note.blocks) > 1}
        self._made_one = {c: several[s] for c, s in self._went.items() if c in whole and s in several}
        """Footnotes of which the format makes one paragraph, by the id of that."""

    def document(self) -> Document:
        made = replace(rewrite.map_blocks(self._copy, self._block), next_id=self._next_id)
        metadata = _metadata(made.metadata, self._carried.metadata, self._sent.metadata)
        made = replace(made, metadata=metadata)
        three = (made.parts, self._carried.parts, self._sent.parts)
        if not made.changes and _kinds(made.parts) == _kinds(self._carried.parts):
            own = {block.id: block for block in walk.blocks(made)}
            copy = replace(self._copy, metadata=metadata, next_id=self._next_id)
            return arranged(copy, self._sent, self._carried, self._came, self._went, own)
        if len({len(row) for row in three}) == 1:
            return replace(made, parts=tuple(_part(*each) for each in zip(*three, strict=True)))
        return made

    def _block(self, block: Block) -> Block:
        row = tuple(map(self._note, block.inlines))
        if any(new is not old for new, old in zip(row, block.inlines, strict=True)):
            block = replace(block, inlines=row)
        carried = self._blocks_carried.get(self._came.get(block.id, 0))
        sent = self._blocks_sent.get(self._went.get(carried.id, 0)) if carried is not None else None
        if carried is None or sent is None:
            return block
        return self._row(_shaped(block, carried, sent), carried.inlines, sent.inlines)

    def _note(self, inline: Inline) -> Inline:
        if not isinstance(inline, Footnote):
            return inline
        first, *others = inline.blocks
        several = self._made_one.get(self._came.get(first.id, 0))
        if several is None or others:
            return replace(inline, blocks=tuple(map(self._block, inline.blocks)))
        carried = self._blocks_carried[self._came[first.id]]
        return replace(
            inline, blocks=tuple(self._parted(self._row(first, carried.inlines, _in_lines(several))))
        )

    def _parted(self, block: Block) -> Iterator[Block]:
        """A paragraph for each line."""
        for is_break, line in groupby(block.inlines, lambda inline: isinstance(inline, LineBreak)):
            if not is_break:
                yield replace(block, inlines=tuple(line))
                block, self._next_id = replace(block, id=self._next_id), self._next_id + 1

    def _row(self, block: Block, carried: Sequence[Inline], sent: Sequence[Inline]) -> Block:
        """The words with the looks that they had, and those that the format writes otherwise as they were."""
        if list(map(_look, sent)) == list(map(_look, carried)) and _data(sent) <= _data(block.inlines):
            return block
        ones, twos, units = _units(sent), _units(carried), _units(block.inlines)
        came = [number for number, unit in enumerate(units) if not unit.marks.inserted]
        of_carried = _same(
            twos, [units[number] for number in came]
        )  # a place carried, to one of the original
        of_sent = _same(ones, twos)  # a place sent, to one carried
        known: dict[int, Inline] = {}
        for one, two in of_sent.items():
            if two in of_carried:
                place = came[of_carried[two]]
                known[place] = ones[one]
                units[place] = _put_back(units[place], twos[two], ones[one])
        _join_data(units, known)
        for hunk in reversed(words.finest(rows.plain(ones), rows.plain(twos))):
            if not hunk.is_same:
                start = of_carried.get(hunk.new_start - 1, -1) + 1
                end = start + hunk.new_end - hunk.new_start
                places = [of_carried.get(two) for two in range(hunk.new_start, hunk.new_end)]
                is_kept = places == list(range(start, end)) and _follows(of_carried, hunk.new_end, end, came)
                if is_kept and not any(units[number].marks.is_changed for number in came[start:end]):
                    self._put_words(units, came, (start, end), ones[hunk.old_start : hunk.old_end])
        return replace(block, inlines=rows.normal(units))

    def _put_words(
        self, units: list[Inline], came: list[int], places: tuple[int, int], put: Sequence[Inline]
    ) -> None:
        fresh, self._next_id = rewrite.renewed(put, self._next_id)
        start, end = places
        at = came[start] if start < len(came) else len(units)
        units[at : at + end - start] = fresh


def _in_lines(note: Footnote) -> tuple[Inline, ...]:
    """The words of a footnote with a line break for each end of a paragraph but the last."""
    row = [inline for block in note.blocks for inline in (*block.inlines, LineBreak())]
    return rows.normal(row[:-1])


def _follows(of_carried: dict[int, int], two: int, end: int, came: list[int]) -> bool:
    """Whether what comes next in what was carried comes next in the copy too."""
    return of_carried.get(two, len(came)) == end


def _same(old: Sequence[Inline], new: Sequence[Inline]) -> dict[int, int]:
    """Places of the old row to those of the new one where the same stands."""
    found: dict[int, int] = {}
    for stretch in words.finest(rows.plain(old), rows.plain(new)):
        if stretch.is_same:
            size = stretch.old_end - stretch.old_start
            found |= {stretch.old_start + n: stretch.new_start + n for n in range(size)}
    return found


def _units(row: Sequence[Inline]) -> list[Inline]:
    """The row in pieces of one character or atom."""
    return [unit for inline in row for unit in _cut(inline)]


def _cut(inline: Inline) -> Sequence[Inline]:
    if not isinstance(inline, Text) or len(inline.text) == 1:
        return (inline,)
    return [replace(inline, text=character) for character in inline.text]


def _look(unit: Inline) -> object:
    return (unit.text, unit.style, unit.link, unit.fields) if isinstance(unit, Text) else type(unit)


def _data(row: Sequence[Inline]) -> set[Field]:
    return {field for unit in row if isinstance(unit, Text) for field in unit.fields}


def _put_back(unit: Inline, carried: Inline, sent: Inline) -> Inline:
    """A character that came back, as it was sent but for what was done to it since."""
    if not (isinstance(unit, Text) and isinstance(carried, Text) and isinstance(sent, Text)):
        return unit
    if unit.marks.restyled is not None:
        before = unit.marks.restyled
        style, link, data = _changed(before, carried, sent)
        restyled = replace(before, style=style, link=link, fields=data)
        unit = replace(unit, marks=replace(unit.marks, restyled=restyled))
    style, link, data = _changed(unit, carried, sent)
    return replace(unit, style=style, link=link, fields=data)


def _changed(now: Text | Restyled, carried: Text, sent: Text) -> tuple[Style, str, tuple[Field, ...]]:
    """The look that was sent, with what makes ``now`` differ from what was carried.

    Data are read off words: where some are missed because words beside these were changed, nobody took them off.
    """
    is_kept = now.style == sent.style  # by copies in a related format, which holds more
    told = _told(now, carried)
    return (
        sent.style if is_kept else sent.style ^ carried.style ^ now.style,
        sent.link if now.link == carried.link else now.link,
        sent.fields if set(told) <= set(carried.fields) else _stated(told, carried, sent),
    )


def _told(now: Text | Restyled, carried: Text) -> tuple[Field, ...]:
    """The data of ``now`` with the values that are not told from words which were changed."""
    values = {f.name: f.value for f in carried.fields}
    return tuple(replace(f, value=f.value or values.get(f.name, "")) for f in now.fields)


def _stated(told: tuple[Field, ...], carried: Text, sent: Text) -> tuple[Field, ...]:
    """The data without those that only the format reads off the words."""
    invented = {f.name for f in carried.fields} - {f.name for f in sent.fields}
    return tuple(f for f in told if f.name not in invented)


def _join_data(units: list[Inline], known: dict[int, Inline]) -> None:
    """What was written inside the words of a datum states it too."""
    places = sorted(known)
    for before, after in pairwise(places):
        left, right = known[before], known[after]
        if isinstance(left, Text) and isinstance(right, Text) and left.fields == right.fields != ():
            for place in range(before + 1, after):
                unit = units[place]
                if isinstance(unit, Text) and not unit.fields:
                    units[place] = replace(unit, fields=left.fields)


def _shaped(block: Block, carried: Block, sent: Block) -> Block:
    """The paragraph with the kind, level and cell that it had, where nobody gave it others."""
    block = replace(block, **_kept(block, carried, sent))
    before = block.marks.reshaped
    if before is not None:
        marks = replace(block.marks, reshaped=replace(before, **_kept(before, carried, sent)))
        block = replace(block, marks=marks)
    if block.cell and carried.cell and sent.cell:
        if replace(block.cell, table=0) == replace(carried.cell, table=0):
            block = replace(block, cell=replace(sent.cell, table=block.cell.table))
    return block


def _kept(now: Block | Reshaped, carried: Block, sent: Block) -> dict[str, Any]:
    kept = {name: getattr(sent, name) for name in _SHAPE if getattr(now, name) == getattr(carried, name)}
    if {now.kind, carried.kind} == _BY_WORDS:
        kept |= {"kind": sent.kind, "level": sent.level}
    return kept


def _metadata(now: Metadata, carried: Metadata, sent: Metadata) -> Metadata:
    names = [field.name for field in fields(Metadata)]
    kept = {name: getattr(sent, name) for name in names if getattr(now, name) == getattr(carried, name)}
    return replace(now, **kept)


def _kinds(parts: Sequence[Part]) -> list[tuple[object, object]]:
    return [(part.kind, part.opens) for part in parts]


def _part(now: Part, carried: Part, sent: Part) -> Part:
    kind = sent.kind if now.kind is carried.kind else now.kind
    opens = sent.opens if now.opens is carried.opens else now.opens
    return replace(now, kind=kind, opens=opens)
