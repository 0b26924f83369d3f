"""Arranging whole paragraphs, one or several at a time: moving, inserting, copying, removing, renaming.

What is arranged is a paragraph with all that hangs below it (a section with what it contains), or a whole table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Literal

from engross.editing import fragments, moving, remarks, rewrite, structure
from engross.editing.edit import Aspect, Edit
from engross.editing.fragments import Fragment
from engross.errors import EditRefused
from engross.model import inlines as rows
from engross.model import masthead, places, walk
from engross.model.inlines import Field, Footnote, Inline, Text
from engross.model.nodes import Block, Document, Kind, NodeId

Where = Literal["before", "after", "below"]
"""Before a paragraph, after all that hangs below it, or as the last that hangs below it."""

LISTS = structure.LISTS
DIVISIONS = (Kind.SECTION, Kind.HEADING)
TITLED = (Kind.SECTION, Kind.HEADING, Kind.TITLE)
"""The kinds whose whole text is a name."""
_NUMBERED = (Kind.OPERATIVE, Kind.PREAMBULAR)
_ALL = Aspect.TEXT | Aspect.STRUCTURE | Aspect.NOTES | Aspect.MASTHEAD

Stretch = tuple[int, int, int]
"""Part, start and end (exclusive) of blocks that stay together."""


def units(document: Document, block_ids: Iterable[NodeId]) -> list[Stretch]:
    """What is arranged with these paragraphs, in order; what hangs below another of them comes with that one.

    Raises EditRefused for footnotes.
    """
    found: list[Stretch] = []
    for part, start, end in sorted(
        {structure.unit(document, block_id) for block_id in block_ids}, key=lambda s: (s[0], s[1], -s[2])
    ):
        if not found or found[-1][0] != part or start >= found[-1][2]:
            found.append((part, start, end))
    return found


def blocks_of(document: Document, block_ids: Iterable[NodeId]) -> tuple[Block, ...]:
    """The blocks of `units`, in order."""
    return tuple(
        block
        for part, low, high in units(document, block_ids)
        for block in document.parts[part].blocks[low:high]
    )


def move(document: Document, block_ids: Iterable[NodeId], target_id: NodeId, where: Where) -> Edit:
    """The paragraphs go to a place beside or below another, together and in their order.

    They take the level that the place has, and in the preamble or among operative paragraphs the kind of those there.
    Raises EditRefused into themselves.
    """
    stretches = units(document, block_ids)
    inside = structure.unit(document, target_id)
    if not stretches:
        raise EditRefused("There is no paragraph to move.")
    if any(part == inside[0] and low <= inside[1] < high for part, low, high in stretches):
        raise EditRefused("A paragraph cannot be moved into itself.")
    target = walk.block_of(document, target_id)
    moved = [
        block
        for part, low, high in stretches
        for block in _fitted(document.parts[part].blocks[low:high], target, where)
    ]
    rest = _without(document, stretches)
    part, low, high = structure.unit(rest, target_id)
    at = low if where == "before" else high
    result = rewrite.without_empty_parts(rewrite.splice(rest, part, at, at, moved))
    return Edit(rewrite.settled(result), places.caret(moved[0].id), _ALL)


def _fitted(unit: tuple[Block, ...], target: Block, where: Where) -> list[Block]:
    """A paragraph and what hangs below it, with the levels and kinds that are right at the place."""
    root = unit[0]
    level = _level_at(root, target, where)
    family = LISTS if root.kind in LISTS else DIVISIONS
    changes_kind = {root.kind, target.kind} == set(_NUMBERED)
    fitted: list[Block] = []
    for block in unit:
        kind = target.kind if changes_kind and block.kind is root.kind else block.kind
        deep = block.level + level - root.level if block.kind in family else block.level
        deep = min(max(deep, 0), structure.DEEPEST)
        quoted = max(block.quoted + target.quoted - root.quoted, 0)
        restated = block is root or (kind, deep) != (block.kind, block.level)
        number = None if block.numbered_as and restated else block.numbered_as
        same = (kind, deep, quoted, number) == (block.kind, block.level, block.quoted, block.numbered_as)
        new = replace(block, kind=kind, level=deep, quoted=quoted, numbered_as=number)
        fitted.append(block if same else new)
    return fitted


def _level_at(root: Block, target: Block, where: Where) -> int:
    below = int(where == "below")
    for family in (LISTS, DIVISIONS):
        if root.kind in family and target.kind in family:
            return target.level + below
    if root.kind in LISTS and target.kind in (*DIVISIONS, Kind.TITLE, Kind.ORGAN):
        return 0
    return root.level


def _without(document: Document, stretches: list[Stretch]) -> Document:
    """The document without these stretches; the next paragraph takes over a number that the text began with."""
    for part, low, high in reversed(stretches):
        blocks = document.parts[part].blocks
        follower = blocks[high] if high < len(blocks) else None
        gone = blocks[low:high]
        document = rewrite.passed_on(rewrite.splice(document, part, low, high, ()), gone[:1], follower)
    return document


def move_up(document: Document, block_ids: Iterable[NodeId]) -> Edit:
    """The paragraphs go before the one above the first of them on its level."""
    return _moved_on(document, block_ids, moving.move_up, "before")


def move_down(document: Document, block_ids: Iterable[NodeId]) -> Edit:
    """The paragraphs go after the one below the last of them on its level."""
    return _moved_on(document, block_ids, moving.move_down, "after")


def _moved_on(
    document: Document,
    block_ids: Iterable[NodeId],
    step: Callable[[Document, NodeId], Edit],
    where: Where,
) -> Edit:
    """The first (or last) goes a step on, and the others stay with it."""
    stretches = units(document, block_ids)
    roots = [document.parts[part].blocks[low].id for part, low, _ in stretches]
    if not roots:
        raise EditRefused("There is no paragraph to move.")
    if len({part for part, _, _ in stretches}) > 1:
        raise EditRefused(
            "Paragraphs of several parts do not move together.",
            hint="Choose some of the preamble, of the operative part or of one annex.",
        )
    leader, others = (roots[0], roots[1:]) if where == "before" else (roots[-1], roots[:-1])
    edit = step(document, leader)
    for other in others if where == "before" else reversed(others):
        beside = moving.move(edit.document, other, leader, after=where == "before")
        edit, leader = Edit(beside.document, edit.selection, edit.aspects | beside.aspects), other
    return edit


def each(document: Document, block_ids: Iterable[NodeId], change: Callable[[Document, NodeId], Edit]) -> Edit:
    """The same edit on each of several paragraphs as one, what hangs below another of them left out.

    Paragraphs for which it is refused stay as they are. Raises EditRefused where it is refused for all.
    """
    roots = [document.parts[part].blocks[low].id for part, low, _ in units(document, block_ids)]
    aspects, refusal, is_done = Aspect.NONE, EditRefused("There is no paragraph."), False
    for root in roots:
        try:
            edit = change(document, root)
        except EditRefused as refused:
            refusal = refusal if aspects else refused
            continue
        document, aspects, is_done = edit.document, aspects | edit.aspects, True
    if not is_done:
        raise refusal
    return Edit(document, places.caret(roots[0]), aspects)


def insert(document: Document, beside_id: NodeId, where: Where, kind: Kind) -> Edit:
    """A new empty paragraph. A paragraph of a list takes the level of the place; a division the highest."""
    beside = walk.block_of(document, beside_id)
    new = Block(document.next_id, kind, quoted=beside.quoted)
    new = replace(new, level=_level_at(new, beside, where))
    part, low, high = structure.unit(document, beside_id)
    at = low if where == "before" else high
    grown = rewrite.splice(replace(document, next_id=document.next_id + 1), part, at, at, (new,))
    return Edit(rewrite.settled(grown), places.caret(new.id), _ALL)


def duplicate(document: Document, block_ids: Iterable[NodeId]) -> Edit:
    """Copies of the paragraphs, with new footnotes of their own, after the last of them."""
    copied = blocks_of(document, block_ids)
    if not copied:
        raise EditRefused("There is no paragraph to copy.")
    part, low, _ = units(document, block_ids)[-1]
    return paste(document, document.parts[part].blocks[low].id, Fragment(copied))


def paste(document: Document, beside_id: NodeId, fragment: Fragment) -> Edit:
    """The paragraphs of the fragment after another and all that hangs below it.

    Raises EditRefused for an empty one.
    """
    part, low, high = structure.unit(document, beside_id)
    beside = document.parts[part].blocks[low]
    if not fragment.blocks:
        raise EditRefused("There is nothing to paste.")
    threads = fragments.travelling(document, fragment)
    fresh, next_id = fragments.minted(fragment, document.next_id, threads)
    if fragment.is_plain and beside.cell is None:
        fresh = [replace(b, kind=beside.kind, level=beside.level) for b in fresh]
    fresh = [replace(b, quoted=beside.quoted) for b in fresh]
    grown = rewrite.splice(replace(document, next_id=next_id), part, high, high, fresh)
    return Edit(remarks.rehomed(rewrite.settled(grown), threads), places.caret(fresh[0].id), _ALL)


def remove(document: Document, block_ids: Iterable[NodeId]) -> Edit:
    """The document without the paragraphs and what hangs below them.

    Raises EditRefused where nothing would be left.
    """
    stretches = units(document, block_ids)
    rest = _without(document, stretches)
    left = [block.id for block in walk.blocks(rest)]
    if not left:
        raise EditRefused("The only paragraph of a document cannot be removed.")
    gone = {b.id for part, low, high in stretches for b in document.parts[part].blocks[low:high]}
    order = [block.id for block in walk.blocks(document)]
    last = max((place for place, block_id in enumerate(order) if block_id in gone), default=0)
    beside = next((b for b in order[last + 1 :] if b not in gone), left[-1])
    return Edit(rewrite.without_empty_parts(rest), places.caret(beside), _ALL)


def rename(document: Document, block_id: NodeId, words: str) -> Edit:
    """The heading, section or title reads ``words``; its number and its footnotes stay.

    Raises EditRefused for other paragraphs.
    """
    block = walk.block_of(document, block_id)
    if block.kind not in TITLED:
        raise EditRefused("Only headings, sections and titles have a name.")
    low, high = name_span(block)
    old = rows.slice_of(block.inlines, low, high)
    like = next((i for i in old if isinstance(i, Text)), None)
    if like is None:
        fields = (Field(masthead.TITLE),) if _states_a_number(block) else ()
        like = Text("", fields=fields)
    notes: list[Inline] = [i for i in old if isinstance(i, Footnote)]
    new = rows.splice(block.inlines, low, high, (replace(like, text=" ".join(words.split())), *notes))
    if new == block.inlines:
        return Edit(document, None, Aspect.NONE)
    return Edit(rewrite.put(document, replace(block, inlines=new)), places.caret(block_id), _ALL)


def name_span(block: Block) -> tuple[int, int]:
    """Where the name of a heading, section or title stands: all its text, or what follows the number that it states."""
    at = 0
    for inline in block.inlines:
        if isinstance(inline, Text) and any(f.name == masthead.TITLE for f in inline.fields):
            return at, _end_of_title(block, at)
        at += rows.length(inline)
    if _states_a_number(block):
        return places.size(block), places.size(block)
    return 0, places.size(block)


def _end_of_title(block: Block, start: int) -> int:
    at, end = 0, start
    for inline in block.inlines:
        at += rows.length(inline)
        if isinstance(inline, Text) and any(f.name == masthead.TITLE for f in inline.fields):
            end = at
    return end


def _states_a_number(block: Block) -> bool:
    return any(f.name == masthead.NUMBER for i in block.inlines if isinstance(i, Text) for f in i.fields)
