"""Tracked changes told word by word, as a comparison tells them: then the same edit in two copies is the same.

People track a letter, a word or half a line for one and the same edit. What several authors did to one word, what was
inserted and deleted again, and moves stay as they were tracked.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from engross.editing import rewrite
from engross.model import inlines as rows
from engross.model import states, walk
from engross.model.inlines import Footnote, Inline, Text
from engross.model.nodes import Block, Document
from engross.model.review import Change, ChangeId, ChangeKind, Marks
from engross.review import merge, words
from engross.review.ledger import bare

_WORDS = (ChangeKind.INSERTION, ChangeKind.DELETION)


Tracked = tuple[object, ...]
"""What a paragraph says with its changes, as a value; whose they are does not count."""


def refined(document: Document, settled: Container[Tracked] = ()) -> Document:
    """The document with the tracked changes of its words told anew; both its states say what they said.

    Paragraphs that are ``settled``, as `tracked` tells them, stay as they were tracked.
    """
    return _Refined(document, settled).document() if document.changes else document


def settled(documents: Iterable[Document]) -> frozenset[Tracked]:
    """The paragraphs that say the same with the same changes in all of these documents."""
    return frozenset.intersection(*(frozenset(map(tracked, walk.blocks(d))) for d in documents))


def tracked(block: Block) -> Tracked:
    """What a paragraph says with its changes, those inside its footnotes among them."""
    row: list[object] = []
    for inline in rows.normal(map(_unnamed, block.inlines)):
        if isinstance(inline, Footnote):
            row.append((inline.marks, tuple(map(tracked, inline.blocks))))
        else:
            row.append(inline)
    return block.kind, block.level, bool(block.marks.inserted), bool(block.marks.deleted), tuple(row)


def _unnamed(inline: Inline) -> Inline:
    """The inline with marks that name no change and no comment."""
    marks = inline.marks
    before = marks.restyled and replace(marks.restyled, by=0)
    return replace(inline, marks=Marks(int(bool(marks.inserted)), int(bool(marks.deleted)), before))


@dataclass(frozen=True, slots=True)
class _Sign:
    """A character of a paragraph, and where it stands in the original and in the accepted words; -1 for not at all."""

    piece: Inline
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class _Compared:
    """The characters of both states of a paragraph, and how a comparison tells them apart."""

    old: list[Inline]
    new: list[Inline]
    stretches: list[words.Stretch]

    def stays(self) -> set[tuple[int, int]]:
        """The places on both sides of what is the same."""
        same = (s for s in self.stretches if s.is_same)
        return {
            pair
            for s in same
            for pair in zip(range(s.old_start, s.old_end), range(s.new_start, s.new_end), strict=True)
        }


class _Refined:
    def __init__(self, document: Document, settled: Container[Tracked]) -> None:
        self.before = document
        self.settled = settled
        self.records = {change.id: change for change in document.changes}
        self.next_id = document.next_id

    def document(self) -> Document:
        """The document with the records that are named in it."""
        made = rewrite.map_blocks(self.before, lambda b: b if tracked(b) in self.settled else self._block(b))
        if made is self.before:
            return made
        named = set(states.named_changes(made))
        records = self.records.values()
        kept = tuple(c for c in records if c.id in named or c.kind is ChangeKind.METADATA)
        return replace(made, changes=kept, next_id=self.next_id)

    def _block(self, block: Block) -> Block:
        row = tuple(map(self._inside, block.inlines))
        if any(inline.marks.inserted or inline.marks.deleted for inline in row):
            row = rows.normal(self._row(row))
        return block if row == block.inlines else replace(block, inlines=row)

    def _inside(self, inline: Inline) -> Inline:
        if not isinstance(inline, Footnote):
            return inline
        blocks = tuple(map(self._block, inline.blocks))
        return inline if blocks == inline.blocks else replace(inline, blocks=blocks)

    def _row(self, row: Sequence[Inline]) -> Iterator[Inline]:
        """The words of a paragraph; they are told anew between places that stay both as tracked and as compared."""
        signs = list(_signs(row))
        compared = _compared(signs)
        stays = compared.stays()
        between: list[_Sign] = []
        for sign in signs:
            if (sign.old, sign.new) in stays:
                yield from self._told(between, compared)
                yield sign.piece
                between = []
            else:
                between.append(sign)
        yield from self._told(between, compared)

    def _told(self, signs: Sequence[_Sign], compared: _Compared) -> Sequence[Inline]:
        """As compared, where one author changed words; else as it was tracked."""
        tracked = [sign.piece for sign in signs]
        changes = [self.records[c] for p in tracked for c in (p.marks.inserted, p.marks.deleted) if c]
        if any(sign.old < 0 and sign.new < 0 for sign in signs):
            return tracked
        if len({change.author for change in changes}) != 1 or any(c.kind not in _WORDS for c in changes):
            return tracked
        return self._anew(signs, compared, changes) or tracked

    def _anew(self, signs: Sequence[_Sign], compared: _Compared, changes: list[Change]) -> list[Inline]:
        """The words as compared, under these changes; nothing where some that stay look otherwise now."""
        there = {sign.old for sign in signs}, {sign.new for sign in signs}
        out: list[Inline] = []
        for s in compared.stretches:
            gone = [compared.old[n] for n in range(s.old_start, s.old_end) if n in there[0]]
            came = [compared.new[n] for n in range(s.new_start, s.new_end) if n in there[1]]
            if not s.is_same:
                out += self._marked(gone, ChangeKind.DELETION, changes)
                out += self._marked(came, ChangeKind.INSERTION, changes)
                continue
            for one, two in zip(gone, came, strict=True):
                if bare(one) != bare(two) or isinstance(one, Footnote):
                    return []
                comments = tuple(sorted({*one.marks.comments, *two.marks.comments}))
                out.append(replace(one, marks=replace(one.marks, inserted=0, deleted=0, comments=comments)))
        return out

    def _marked(self, row: Sequence[Inline], kind: ChangeKind, changes: list[Change]) -> Iterator[Inline]:
        by = self._record(kind, changes) if row else 0
        is_insertion = kind is ChangeKind.INSERTION
        for piece in row:
            marks = replace(
                piece.marks, inserted=by if is_insertion else 0, deleted=0 if is_insertion else by
            )
            yield replace(piece, marks=marks)

    def _record(self, kind: ChangeKind, changes: list[Change]) -> ChangeId:
        """The change of this kind among these, or a new one of the same author and time."""
        known = next((change for change in changes if change.kind is kind), None)
        if known is None:
            known = replace(changes[0], id=self.next_id, kind=kind)
            self.next_id += 1
            self.records[known.id] = known
            changes.append(known)
        return known.id


def _signs(row: Sequence[Inline]) -> Iterator[_Sign]:
    old = new = 0
    for inline in row:
        is_old, is_new = not inline.marks.inserted, not inline.marks.deleted
        for piece in _characters(inline):
            yield _Sign(piece, old if is_old else -1, new if is_new else -1)
            old, new = old + is_old, new + is_new


def _characters(inline: Inline) -> Sequence[Inline]:
    return [replace(inline, text=sign) for sign in inline.text] if isinstance(inline, Text) else [inline]


def _compared(signs: Sequence[_Sign]) -> _Compared:
    old = [sign.piece for sign in signs if sign.old >= 0]
    new = [sign.piece for sign in signs if sign.new >= 0]
    notes: merge.Numbers = {}
    for sign in signs:
        if isinstance(sign.piece, Footnote):
            notes.setdefault(sign.piece.id, len(notes))
    return _Compared(old, new, words.finest(merge.text_of(old, notes), merge.text_of(new, notes)))
