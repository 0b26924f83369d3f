"""What puts a finding right, as a value: changes that can be shown before they are made, and made together.

A finding says *what* would be right; the document is changed by `engross.editing` only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from engross.editing import rewrite, structure, text
from engross.editing.edit import Aspect, Edit
from engross.model import inlines as rows
from engross.model import walk
from engross.model.inlines import Inline, Style, Text
from engross.model.nodes import Document, Kind, NodeId


@dataclass(frozen=True, slots=True)
class Retype:
    """The characters between two offsets read ``text``; in the look of what stood there, or in ``style``."""

    block: NodeId
    start: int
    end: int
    text: str
    style: Style | None = None


@dataclass(frozen=True, slots=True)
class Restyle:
    """The characters between two offsets get the style, or lose it."""

    block: NodeId
    start: int
    end: int
    style: Style
    on: bool


@dataclass(frozen=True, slots=True)
class Shift:
    """What stands between two offsets (footnotes, marks) stands in another order: ``order`` are offsets."""

    block: NodeId
    start: int
    end: int
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Renumber:
    """The paragraph or footnote takes the computed number instead of the printed one; a paragraph, or ``label``."""

    block: NodeId
    note: NodeId | None = None
    start: int = 0
    end: int = 0
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Append:
    """A new paragraph of the same kind after this one; ``opening`` is its words in italics."""

    block: NodeId
    opening: str
    rest: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Drop:
    """The paragraph goes, with its text."""

    block: NodeId
    start: int = 0
    end: int = 0


Change = Retype | Restyle | Shift | Renumber | Append | Drop


@dataclass(frozen=True, slots=True)
class Fix:
    """Changes that belong together. A safe one may be made without asking."""

    changes: tuple[Change, ...]
    is_safe: bool


def apply(document: Document, fixes: Iterable[Fix]) -> Edit:
    """One edit with all the fixes; of two that overlap, the first is made."""
    start = document
    aspects = Aspect.NONE
    for change in reversed(_in_order(fixes)):
        edit = _change(document, change)
        document, aspects = edit.document, aspects | edit.aspects
    return Edit(document, None, aspects if document is not start else Aspect.NONE)


def _in_order(fixes: Iterable[Fix]) -> list[Change]:
    """The changes without overlaps, by block and offset, so that made backwards each finds its place."""
    taken: dict[NodeId, list[Change]] = {}
    for entry in fixes:
        if all(_is_free(change, taken.get(change.block, ())) for change in entry.changes):
            for change in entry.changes:
                taken.setdefault(change.block, []).append(change)
    return [change for block in taken.values() for change in sorted(block, key=lambda c: (c.start, c.end))]


def _is_free(change: Change, taken: Iterable[Change]) -> bool:
    return not any(_overlap(change, other) for other in taken)


def _overlap(one: Change, two: Change) -> bool:
    """Whether two changes meet: in a common stretch, an insertion inside a stretch, the same insertion twice."""
    if one.start == one.end and two.start == two.end:
        return one.start == two.start and type(one) is type(two)
    return one.start < two.end and two.start < one.end


def _change(document: Document, change: Change) -> Edit:
    block = walk.block_of(document, change.block)
    match change:
        case Retype(start=start, end=end):
            like = rows.run_at(block.inlines, start + 1 if start < end else start) or Text("")
            if change.style is not None:
                like = replace(like, style=change.style)
            new = (replace(like, text=change.text),)
            return text.replace(document, block.id, rows.splice(block.inlines, start, end, new))
        case Restyle(start=start, end=end, style=style, on=on):
            row = [_restyled(i, style, on=on) for i in rows.slice_of(block.inlines, start, end)]
            return text.replace(document, block.id, rows.splice(block.inlines, start, end, row))
        case Shift(start=start, end=end, order=order):
            row = [inline for at in order for inline in rows.slice_of(block.inlines, at, at + 1)]
            return text.replace(document, block.id, rows.splice(block.inlines, start, end, row))
        case Renumber(note=None):
            new_block = replace(block, numbered_as=change.label)
            return Edit(rewrite.put(document, new_block), None, Aspect.STRUCTURE | Aspect.NOTES)
        case Renumber(note=note_id):
            assert note_id is not None
            _, _, note = walk.note_holder(document, note_id)
            plain = rewrite.put_note(document, replace(note, numbered_as=None))
            return Edit(plain, None, Aspect.NOTES)
        case Append():
            return _append(document, change)
        case Drop():
            return structure.remove(document, block.id)


def _restyled(inline: Inline, style: Style, *, on: bool) -> Inline:
    if not isinstance(inline, Text):
        return inline
    return replace(inline, style=inline.style | style if on else inline.style & ~style)


def _append(document: Document, change: Append) -> Edit:
    edit = structure.insert_block(document, change.block, Kind.OPERATIVE)
    assert edit.selection is not None
    row = (Text(change.opening, Style.ITALIC), Text(change.rest))
    filled = text.replace(edit.document, edit.selection.head.block, row)
    return Edit(filled.document, None, edit.aspects | filled.aspects)
