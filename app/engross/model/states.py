"""What a document with tracked changes says once they are decided: as accepted, as it was, or some of each.

Paragraphs that no decision touches stay the same objects, and so does a document without tracked changes. Comments stay
where they are in every state. The rules of the marks are those of `engross.model.review`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import is_
from typing import TypeVar

from engross.model import walk
from engross.model.inlines import Footnote, Inline, Text, normal
from engross.model.nodes import Block, Document, Form, NodeId, Part
from engross.model.remember import carried_over
from engross.model.review import NO_BLOCK_MARKS, NO_MARKS, BlockMarks, ChangeId, ChangeKind, Marks

_AnyMarks = TypeVar("_AnyMarks", Marks, BlockMarks)


def accepted(document: Document) -> Document:
    """The document with every tracked change accepted."""
    return _accepted(document).document if document.changes else document


def original(document: Document) -> Document:
    """The document as it was before every tracked change."""
    return _original(document).document if document.changes else document


def accepted_note(note: Footnote) -> Footnote:
    """The footnote with every tracked change inside it accepted; what is marked on the note itself stays."""
    blocks = _decided_note_blocks(note.blocks, _Verdict(_EVERY, ()))
    return note if blocks is note.blocks else replace(note, blocks=blocks)


def is_struck(block: Block) -> bool:
    """Whether the paragraph with all its words is marked as deleted, so that nothing of it is in the accepted state."""
    return bool(block.marks.deleted) and all(inline.marks.deleted for inline in block.inlines)


def decided(
    document: Document, *, accept: Container[ChangeId] = (), reject: Container[ChangeId] = ()
) -> Document:
    """The document with some changes accepted and some rejected; the others stay open.

    The order in which changes are decided, one by one or together, makes no difference. Records that no mark names any
    more go too. A document always keeps a paragraph, if an empty one.
    """
    return _decided(document, _Verdict(accept, reject)) if document.changes else document


def _decided(document: Document, verdict: _Verdict) -> Document:
    parts = tuple(_with_opening(_decided_parts(document, verdict)))
    if not parts:
        parts = (_emptied(document),)
    same = len(parts) == len(document.parts) and all(
        new is old for new, old in zip(parts, document.parts, strict=True)
    )
    after = document if same else replace(document, parts=parts)
    for change in document.changes:
        if change.metadata is not None and change.id in verdict.reject:
            after = _with_forms(replace(after, metadata=change.metadata), change.forms)
    return _without_spent(after, verdict)


_Known = dict[NodeId, tuple[Block, tuple[Inline, ...], Block]]
"""By the id of a paragraph: the paragraph, its words as decided, and itself as decided where no others join it."""


@dataclass(frozen=True, slots=True)
class _State:
    """A document with every change decided in one way, and the verdict, which knows what became of its paragraphs."""

    document: Document
    verdict: _Verdict


class _Every:
    """All changes there are; 0 is none."""

    def __contains__(self, change: object) -> bool:
        return bool(change)


_EVERY = _Every()


def _after(_before: Document, state: _State, after: Document) -> _State:
    return _State(_decided(after, state.verdict), state.verdict)


@carried_over(_after)
def _accepted(document: Document) -> _State:
    verdict = _Verdict(_EVERY, (), {})
    return _State(_decided(document, verdict), verdict)


@carried_over(_after)
def _original(document: Document) -> _State:
    verdict = _Verdict((), _EVERY, {})
    return _State(_decided(document, verdict), verdict)


@dataclass(frozen=True, slots=True)
class _Verdict:
    accept: Container[ChangeId]
    reject: Container[ChangeId]
    known: _Known | None = None
    """What this verdict made of paragraphs before; an entry holds for the same object only."""
    parts: dict[int, tuple[Part, Part]] = field(default_factory=dict)
    """And of parts, by their place."""

    def of(self, block: Block) -> tuple[tuple[Inline, ...], Block]:
        """The words of a paragraph as decided, and the paragraph with them; the same objects for the same one."""
        kept = self.known.get(block.id) if self.known is not None else None
        if kept is not None and kept[0] is block:
            return kept[1], kept[2]
        row, new = _decided_row(block, self), _decided_block(block, self)
        if row is not block.inlines:
            new = replace(new, inlines=row)
        if self.known is not None:
            self.known[block.id] = block, row, new
        return row, new

    def is_decided(self, change: ChangeId) -> bool:
        return change in self.accept or change in self.reject

    def is_gone(self, marks: Marks | BlockMarks) -> bool:
        """Whether what carries these marks is not in the document any more."""
        return marks.inserted in self.reject or marks.deleted in self.accept

    def left(self, marks: _AnyMarks) -> _AnyMarks:
        """The insertion and deletion that are still open."""
        inserted = 0 if self.is_decided(marks.inserted) else marks.inserted
        deleted = 0 if self.is_decided(marks.deleted) else marks.deleted
        if inserted == marks.inserted and deleted == marks.deleted:
            return marks
        return replace(marks, inserted=inserted, deleted=deleted)


def _decided_parts(document: Document, verdict: _Verdict) -> Iterator[tuple[Part, bool]]:
    """Each part, and whether all its paragraphs went."""
    for number, part in enumerate(document.parts):
        kept = verdict.parts.get(number)
        if kept is None or kept[0] is not part:
            new = _with_one_other(*kept, part, verdict) if kept is not None else None
            if new is None:
                blocks = _decided_blocks(part.blocks, verdict)
                new = part if blocks is part.blocks else replace(part, blocks=blocks)
            kept = part, new
            if verdict.known is not None:
                verdict.parts[number] = kept
        yield kept[1], bool(part.blocks) and not kept[1].blocks


def _with_one_other(before: Part, decided: Part, part: Part, verdict: _Verdict) -> Part | None:
    """The part as decided, by that of one which differs in the words of one paragraph, as at every key; None elsewhere.

    That paragraph and its like in ``decided`` have to be one: no words of others joined it.
    """
    if len(part.blocks) != len(before.blocks) or part.opens is not before.opens or verdict.known is None:
        return None
    same = list(map(is_, before.blocks, part.blocks))
    if same.count(False) != 1:
        return None
    index = same.index(False)
    old, new = before.blocks[index], part.blocks[index]
    known = verdict.known.get(old.id)
    if known is None or known[0] is not old or (old.id, old.cell) != (new.id, new.cell):
        return None
    place = next((n for n, block in enumerate(decided.blocks) if block is known[2]), None)
    if place is None or verdict.is_gone(old.marks) or verdict.is_gone(new.marks):
        return None
    now = verdict.of(new)[1]
    if decided is before and now is new:
        return part
    return replace(part, blocks=(*decided.blocks[:place], now, *decided.blocks[place + 1 :]))


def _with_opening(parts: Iterable[tuple[Part, bool]]) -> Iterator[Part]:
    """The parts without those that went; a text that such a part opened opens with the next one."""
    opens = None
    for part, is_gone in parts:
        if is_gone:
            opens = part.opens or opens
        else:
            yield replace(part, opens=opens) if opens and part.opens is None else part
            opens = None


def _with_forms(document: Document, forms: tuple[Form | None, ...]) -> Document:
    """The document whose parts open texts of these forms; as it is where its parts are not those."""
    if len(forms) != len(document.parts):
        return document
    parts = tuple(
        part if part.opens is form else replace(part, opens=form)
        for part, form in zip(document.parts, forms, strict=True)
    )
    return replace(document, parts=parts)


def _emptied(document: Document) -> Part:
    part = next(part for part in document.parts if part.blocks)
    return replace(part, blocks=(replace(part.blocks[-1], inlines=(), marks=NO_BLOCK_MARKS),))


def _decided_blocks(blocks: tuple[Block, ...], verdict: _Verdict) -> tuple[Block, ...]:
    """The blocks of a part or a footnote; the same tuple where nothing was to do."""
    if verdict.known is None and not any(has_changes(block) for block in blocks):
        return blocks
    out: list[Block] = []
    for _, together in groupby(blocks, lambda block: block.cell):
        out += _joined(list(together), verdict)
    is_same = len(out) == len(blocks) and all(map(is_, out, blocks))
    return blocks if is_same else tuple(out)


def _joined(blocks: list[Block], verdict: _Verdict) -> list[Block]:
    """The blocks of one part, cell or footnote: words whose paragraph lost its end go on to the next one.

    Behind the last end they go back to the one before; where no end is left, the first that has words stays.
    """
    out: list[Block] = []
    waiting: list[Inline] = []
    holder: Block | None = None
    for block in blocks:
        row, new = verdict.of(block)
        if block.marks is not NO_BLOCK_MARKS and verdict.is_gone(block.marks):
            holder = holder if waiting else new
            waiting += row
            continue
        if waiting:
            new, waiting = replace(new, inlines=normal((*waiting, *row))), []
        out.append(new)
    if waiting:
        last = out.pop() if out or holder is None else replace(holder, inlines=())
        out.append(replace(last, inlines=normal((*last.inlines, *waiting))))
    return out


def has_changes(block: Block) -> bool:
    """Whether a tracked change is marked on the block or in it, its footnotes included."""
    if block.marks is not NO_BLOCK_MARKS and block.marks.is_changed:
        return True
    for inline in block.inlines:
        if inline.marks is not NO_MARKS and inline.marks.is_changed:
            return True
        if isinstance(inline, Footnote) and any(has_changes(b) for b in inline.blocks):
            return True
    return False


def _decided_block(block: Block, verdict: _Verdict) -> Block:
    """The paragraph itself, without its words."""
    before = block.marks.reshaped
    marks = verdict.left(block.marks)
    if before is not None and verdict.is_decided(before.by):
        marks = replace(marks, reshaped=None)
        if before.by in verdict.reject:
            block = as_it_was(block)
    return block if marks is block.marks else replace(block, marks=marks)


def as_it_was(block: Block) -> Block:
    """The paragraph with its words and marks, of the kind and level that it had before it was reshaped."""
    was = block.marks.reshaped
    if was is None:
        return block
    return replace(
        block,
        kind=was.kind,
        level=was.level,
        numbered_as=was.numbered_as,
        number_in_text=was.number_in_text,
        quoted=was.quoted,
    )


def _decided_row(block: Block, verdict: _Verdict) -> tuple[Inline, ...]:
    row: list[Inline] = []
    is_same = True
    for inline in block.inlines:
        if inline.marks is not NO_MARKS and verdict.is_gone(inline.marks):
            is_same = False
            continue
        new = _decided_inline(inline, verdict)
        is_same = is_same and new is inline
        row.append(new)
    return block.inlines if is_same else normal(row)


def _decided_inline(inline: Inline, verdict: _Verdict) -> Inline:
    if isinstance(inline, Footnote):
        blocks = _decided_note_blocks(inline.blocks, verdict)
        if blocks is not inline.blocks:
            inline = replace(inline, blocks=blocks)
    if inline.marks is NO_MARKS or not inline.marks.is_changed:
        return inline
    marks = verdict.left(inline.marks)
    before = marks.restyled
    if before is not None and verdict.is_decided(before.by):
        marks = replace(marks, restyled=None)
        if before.by in verdict.reject and isinstance(inline, Text):
            inline = replace(inline, style=before.style, link=before.link, fields=before.fields)
    return inline if marks is inline.marks else replace(inline, marks=marks)


def _decided_note_blocks(blocks: tuple[Block, ...], verdict: _Verdict) -> tuple[Block, ...]:
    """The paragraphs of a footnote, which always has one."""
    return _decided_blocks(blocks, verdict) or (replace(blocks[-1], inlines=(), marks=NO_BLOCK_MARKS),)


def _without_spent(document: Document, verdict: _Verdict) -> Document:
    """The document without the records that are decided or that no mark names."""
    if verdict.known is not None:
        return replace(document, changes=())
    open_changes = [c for c in document.changes if not verdict.is_decided(c.id)]
    named = set(named_changes(document)) if open_changes else set()
    kept = tuple(c for c in open_changes if c.kind is ChangeKind.METADATA or c.id in named)
    return document if kept == document.changes else replace(document, changes=kept)


def named_changes(document: Document) -> Iterator[ChangeId]:
    """The ids of changes that marks name, as often as they do."""
    for block in walk.all_blocks(document):
        yield from named_in(block)


def named_in(block: Block) -> Iterator[ChangeId]:
    """The ids of changes that marks of one paragraph name; what stands in its footnotes is theirs."""
    if block.marks is not NO_BLOCK_MARKS:
        yield from _named(block.marks)
    for inline in block.inlines:
        if inline.marks is not NO_MARKS:
            yield from _named(inline.marks)


def _named(marks: Marks | BlockMarks) -> Iterator[ChangeId]:
    before = marks.restyled if isinstance(marks, Marks) else marks.reshaped
    yield from (c for c in (marks.inserted, marks.deleted, before.by if before else 0) if c)
