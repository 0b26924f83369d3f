"""Editing paragraphs: splitting, joining, kind and level; what belongs together when they move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engross.editing import rewrite, text
from engross.editing.edit import Aspect, Edit
from engross.errors import EditRefused
from engross.model import inlines as rows
from engross.model import numbering, outline, places, walk
from engross.model.inlines import Footnote, Inline
from engross.model.nodes import Block, Document, Kind, NodeId, Part, PartKind
from engross.model.places import Place, Selection
from engross.model.review import NO_BLOCK_MARKS

DEEPEST = 8
"""The deepest level that a paragraph can be given; official texts go to 4."""

LISTS = (Kind.OPERATIVE, Kind.PREAMBULAR, Kind.TEXT)
_LEVELLED = (*LISTS, Kind.SECTION, Kind.HEADING)
_SHAPED = Aspect.TEXT | Aspect.STRUCTURE | Aspect.NOTES


def split(document: Document, place: Place) -> Edit:
    """A new paragraph begins at the place (Enter).

    Instead of repeating itself an empty subparagraph moves out a level, and another empty paragraph becomes what
    comes after its like (`_go_on`). Behind the title it goes on where the preamble waits to be written.
    """
    block = walk.block_of(document, place.block)
    waiting = _waiting_preamble(document, block)
    if waiting is not None and place.offset == places.size(block):
        return Edit(document, places.caret(waiting.id), Aspect.NONE)
    if not block.inlines and block.kind is not Kind.NOTE:
        going_on = outdent(document, Selection(place, place)) if block.level else _go_on(document, block)
        if going_on is not None:
            return going_on
    head = rows.slice_of(block.inlines, 0, place.offset)
    tail = rows.slice_of(block.inlines, place.offset)
    new_id = document.next_id
    if tail and not head:
        empty = replace(block, id=new_id, inlines=(), marks=NO_BLOCK_MARKS)
        pair = empty, replace(block, numbered_as=_successor(block))
        at = places.caret(block.id)
    else:
        kind, level = _next_kind(document, block) if not tail else (block.kind, block.level)
        new = Block(
            new_id,
            kind,
            rows.normal(tail),
            level,
            numbered_as=_successor(block) if kind is block.kind else None,
            number_in_text=block.number_in_text and kind is block.kind,
            quoted=block.quoted,
            cell=block.cell,
            marks=replace(block.marks, reshaped=None, comments=()),
        )
        marks = replace(block.marks, inserted=0, deleted=0)
        pair = replace(block, inlines=rows.normal(head), marks=marks), new
        at = places.caret(new_id)
    grown = replace(_put_pair(document, block, pair), next_id=new_id + 1)
    return Edit(rewrite.settled(grown), at, _SHAPED)


def _waiting_preamble(document: Document, title: Block) -> Block | None:
    """The empty paragraph of the preamble that comes after a title and the name of the organ, as in a new text."""
    organ = _beside(document, title, +1) if title.kind is Kind.TITLE else None
    first = _beside(document, organ, +1) if organ is not None and organ.kind is Kind.ORGAN else None
    return first if first is not None and first.kind is Kind.PREAMBULAR and not first.inlines else None


def _successor(block: Block) -> str | None:
    """What the paragraph after a split is numbered as: a stated number stays with the first."""
    return "" if block.numbered_as == "" else None


def _go_on(document: Document, block: Block) -> Edit | None:
    """Enter in an empty paragraph where that ends a stretch: the preamble, a numbered list, a heading.

    The last of the preamble begins the operative part; where that begins next anyway, it goes there.
    """
    here = Selection(Place(block.id, 0), Place(block.id, 0))
    before, follows = (_beside(document, block, step) for step in (-1, +1))
    if block.kind is Kind.HEADING:
        return set_kind(document, here, _fitting_kind(document, block))
    if block.kind is Kind.PREAMBULAR and follows is not None and follows.kind is Kind.OPERATIVE:
        return remove(document, block.id)
    if block.kind is Kind.PREAMBULAR and (follows is None or follows.kind is not Kind.PREAMBULAR):
        return set_kind(document, here, Kind.OPERATIVE)
    is_last = follows is None or follows.kind is not Kind.OPERATIVE
    if block.kind is Kind.OPERATIVE and is_last and before is not None and before.kind is Kind.OPERATIVE:
        return set_kind(document, here, Kind.TEXT)
    return None


def _beside(document: Document, block: Block, step: int) -> Block | None:
    """The paragraph before (-1) or after (+1) this one in the same text or annex."""
    other = neighbour(document, block.id, step)
    if other is None:
        return None
    one, two = (walk.spots(document)[b.id].part for b in ((block, other) if step > 0 else (other, block)))
    begins = document.parts[two]
    is_apart = two > one and (begins.opens is not None or begins.kind is PartKind.ANNEX)
    return None if is_apart else other


def _next_kind(document: Document, block: Block) -> tuple[Kind, int]:
    """The kind of an empty paragraph begun after this one."""
    if block.kind is Kind.ORGAN:
        return Kind.PREAMBULAR, 0
    if block.kind in (Kind.HEADING, Kind.SECTION, Kind.ORNAMENT):
        return _fitting_kind(document, block), 0
    if block.kind is Kind.TITLE:
        return _after_title(document, block), 0
    return block.kind, block.level


def _fitting_kind(document: Document, block: Block) -> Kind:
    """The kind of paragraph that fits below a heading: that of the nearest in its part, or what the part is for."""
    part, index = walk.part_of(document, block.id), walk.spots(document)[block.id].index
    kinds = (Kind.OPERATIVE, Kind.TEXT, Kind.PREAMBULAR)
    near = (*part.blocks[index + 1 :], *reversed(part.blocks[:index]))
    inner = {PartKind.BODY: Kind.OPERATIVE, PartKind.PREAMBLE: Kind.PREAMBULAR}
    return next((b.kind for b in near if b.kind in kinds and not b.level), inner.get(part.kind, Kind.TEXT))


def _after_title(document: Document, block: Block) -> Kind:
    """After the title comes the organ's line, or the preamble where the organ has been named."""
    part = walk.part_of(document, block.id)
    if part.kind is PartKind.ANNEX:
        return _fitting_kind(document, block)
    follows = _beside(document, block, +1)
    if part.kind is not PartKind.PREFACE or (follows and follows.kind in (Kind.TITLE, Kind.ORGAN)):
        return Kind.TITLE
    scope = next(scope for scope in outline.texts(document) if part in scope.parts)
    is_named = any(b.kind is Kind.ORGAN for b in scope.blocks)
    return Kind.PREAMBULAR if is_named else Kind.ORGAN


def _put_pair(document: Document, old: Block, pair: tuple[Block, Block]) -> Document:
    spot = walk.spots(document)[old.id]
    if spot.note is not None:
        blocks = spot.note.blocks
        return rewrite.put_note(
            document, replace(spot.note, blocks=(*blocks[: spot.inner], *pair, *blocks[spot.inner + 1 :]))
        )
    if old.kind is Kind.TITLE and pair[1].kind in (Kind.ORGAN, Kind.PREAMBULAR):
        return _with_preamble_after(rewrite.put(document, pair[0]), spot.part, pair[1])
    return rewrite.splice(document, spot.part, spot.index, spot.index + 1, pair)


def _with_preamble_after(document: Document, part: int, block: Block) -> Document:
    """The block at the beginning of the preamble that follows a part; of a new one where none does."""
    parts = document.parts
    follows = parts[part + 1] if part + 1 < len(parts) else None
    if follows is not None and follows.kind is PartKind.PREAMBLE and follows.opens is None:
        return rewrite.splice(document, part + 1, 0, 0, (block,))
    return replace(
        document, parts=(*parts[: part + 1], Part(PartKind.PREAMBLE, (block,)), *parts[part + 1 :])
    )


def neighbour(document: Document, block_id: NodeId, step: int) -> Block | None:
    """The paragraph before (-1) or after (+1) in the text, or within the same footnote; None at the end."""
    spot = walk.spots(document)[block_id]
    if spot.note is not None:
        index = spot.inner + step
        return spot.note.blocks[index] if 0 <= index < len(spot.note.blocks) else None
    order = list(walk.blocks(document))
    index = next(i for i, b in enumerate(order) if b.id == block_id) + step
    return order[index] if 0 <= index < len(order) else None


def join_before(document: Document, block_id: NodeId) -> Edit:
    """The paragraph goes on the one before it (Backspace at its start).

    Raises EditRefused at the beginning.
    """
    before = neighbour(document, block_id, -1)
    if before is None:
        raise EditRefused("There is no paragraph before this one to join.")
    return _join(document, before, walk.block_of(document, block_id))


def join_after(document: Document, block_id: NodeId) -> Edit:
    """The next paragraph goes on this one (Delete at its end). Raises EditRefused at the end."""
    after = neighbour(document, block_id, +1)
    if after is None:
        raise EditRefused("There is no paragraph after this one to join.")
    return _join(document, walk.block_of(document, block_id), after)


def _join(document: Document, one: Block, two: Block) -> Edit:
    if one.cell != two.cell:
        raise EditRefused("A table cell cannot be joined with the text around it.")
    if one.kind is Kind.NOTE:
        spot = walk.spots(document)[one.id]
        assert spot.note is not None
        marks = text.joined_marks(one, two)
        joined = replace(one, inlines=rows.normal((*one.inlines, *two.inlines)), marks=marks)
        kept = tuple(joined if b.id == one.id else b for b in spot.note.blocks if b.id != two.id)
        after = rewrite.put_note(document, replace(spot.note, blocks=kept))
        return Edit(after, places.caret(one.id, places.size(one)), _SHAPED)
    if not one.inlines:
        after = rewrite.without_empty_parts(_without(document, one))
        after = rewrite.passed_on(after, (one,), two)
        return Edit(after, places.caret(two.id), _SHAPED | Aspect.MASTHEAD)
    return text.delete(document, Selection(Place(one.id, places.size(one)), Place(two.id, 0)))


def _without(document: Document, block: Block) -> Document:
    spot = walk.spots(document)[block.id]
    return rewrite.splice(document, spot.part, spot.index, spot.index + 1, ())


def touched(document: Document, selection: Selection) -> Iterator[Block]:
    """The paragraphs of the text that the selection touches; for one in a footnote, none."""
    for block, _, _ in text.selected(document, selection):
        if block.kind is not Kind.NOTE:
            yield block


def set_kind(document: Document, selection: Selection, kind: Kind) -> Edit:
    """The paragraphs touched become of another kind; each keeps its level where both kinds are those of lists.

    Raises EditRefused in tables and footnotes.
    """
    blocks = list(touched(document, selection))
    if not blocks or kind in (Kind.CELL, Kind.NOTE) or any(b.kind is Kind.CELL for b in blocks):
        raise EditRefused("The paragraphs of tables and footnotes keep their kind.")
    for block in blocks:
        level = block.level if block.kind in LISTS and kind in LISTS else 0
        plainly = replace(block, kind=kind, level=level, numbered_as=None, number_in_text=False)
        document = rewrite.put(document, plainly)
    return Edit(rewrite.settled(document), selection, _SHAPED | Aspect.MASTHEAD)


def indent(document: Document, selection: Selection) -> Edit:
    """The paragraphs touched go a level in, with what hangs below them.

    Raises EditRefused where they cannot.
    """
    return _shift(document, selection, +1)


def outdent(document: Document, selection: Selection) -> Edit:
    """The paragraphs touched go a level out, with what hangs below them.

    Raises EditRefused at the outermost.
    """
    return _shift(document, selection, -1)


def can_indent(document: Document, selection: Selection) -> bool:
    """Whether `indent` applies."""
    return _shift_refusal(document, selection, +1) is None


def can_outdent(document: Document, selection: Selection) -> bool:
    """Whether `outdent` applies."""
    return _shift_refusal(document, selection, -1) is None


def _shift_refusal(document: Document, selection: Selection, step: int) -> str | None:
    blocks = list(touched(document, selection))
    if not blocks or any(b.kind not in _LEVELLED for b in blocks):
        return "This paragraph has no levels."
    first = blocks[0]
    if step < 0:
        return "This paragraph is at the outermost level." if first.level == 0 else None
    before = neighbour(document, first.id, -1)
    while before is not None and before.kind in (Kind.CELL, Kind.ORNAMENT):
        before = neighbour(document, before.id, -1)
    family = (Kind.SECTION, Kind.HEADING) if first.kind in (Kind.SECTION, Kind.HEADING) else None
    if family is None and (before is None or before.kind not in _LEVELLED or before.level < first.level):
        return "A subparagraph needs a paragraph above it."
    return "Paragraphs cannot be nested deeper." if first.level >= DEEPEST else None


def _shift(document: Document, selection: Selection, step: int) -> Edit:
    refusal = _shift_refusal(document, selection, step)
    if refusal:
        raise EditRefused(refusal)
    ids: dict[NodeId, None] = {}
    for block in touched(document, selection):
        spot = walk.spots(document)[block.id]
        blocks = document.parts[spot.part].blocks
        for hanging in blocks[spot.index : outline.group(blocks, spot.index)]:
            ids[hanging.id] = None
    for block_id in ids:
        block = walk.block_of(document, block_id)
        if block.kind in _LEVELLED:
            number = None if block.numbered_as else block.numbered_as
            level = min(max(block.level + step, 0), DEEPEST)
            document = rewrite.put(document, replace(block, level=level, numbered_as=number))
    return Edit(document, selection, _SHAPED)


def unit(document: Document, block_id: NodeId) -> tuple[int, int, int]:
    """Part, start and end (exclusive) of what moves together: a paragraph with what hangs below it, a whole table."""
    spot = walk.spots(document)[block_id]
    if spot.note is not None:
        raise EditRefused("A footnote moves with its indicator.", hint="Cut and paste the indicator.")
    blocks = document.parts[spot.part].blocks
    cell = blocks[spot.index].cell
    if cell is None:
        return spot.part, spot.index, outline.group(blocks, spot.index)
    start = end = spot.index
    while start and _same_table(blocks[start - 1], cell.table):
        start -= 1
    while end < len(blocks) and _same_table(blocks[end], cell.table):
        end += 1
    return spot.part, start, end


def _same_table(block: Block, table: NodeId) -> bool:
    return block.cell is not None and block.cell.table == table


def insert_block(document: Document, after_id: NodeId, kind: Kind, level: int = 0) -> Edit:
    """A new empty paragraph after another (and after the table that it is a cell of)."""
    part, _, end = unit(document, after_id)
    spot = walk.spots(document)[after_id]
    at = end if walk.block_of(document, after_id).cell else spot.index + 1
    new = Block(document.next_id, kind, (), level, quoted=walk.block_of(document, after_id).quoted)
    grown = rewrite.splice(replace(document, next_id=document.next_id + 1), part, at, at, (new,))
    return Edit(rewrite.settled(grown), places.caret(new.id), _SHAPED)


def remove(document: Document, block_id: NodeId) -> Edit:
    """The document without one paragraph.

    Raises EditRefused for the only one, for cells and for footnotes.
    """
    block = walk.block_of(document, block_id)
    if block.kind in (Kind.CELL, Kind.NOTE):
        raise EditRefused("Only whole paragraphs of the text can be removed.")
    beside = neighbour(document, block_id, +1) or neighbour(document, block_id, -1)
    if beside is None:
        raise EditRefused("The only paragraph of a document cannot be removed.")
    after = rewrite.without_empty_parts(_without(document, block))
    after = rewrite.passed_on(after, (block,), beside)
    return Edit(after, places.caret(beside.id), _SHAPED | Aspect.MASTHEAD)


def renumber(document: Document) -> Edit:
    """Every number is the computed one again; paragraphs printed without a number stay without."""
    scheme = numbering.scheme(document.metadata.language)

    def plainly(block: Block) -> Block:
        row = tuple(_unmarked(i) for i in block.inlines)
        if any(new is not old for new, old in zip(row, block.inlines, strict=True)):
            block = replace(block, inlines=row)
        if not block.numbered_as or not numbering.is_numbered(block):
            return block
        if numbering.value(scheme.pattern(block), block.numbered_as) is None:
            return block
        return replace(block, numbered_as=None)

    return Edit(rewrite.map_blocks(document, plainly), None, Aspect.STRUCTURE | Aspect.NOTES)


def _unmarked(inline: Inline) -> Inline:
    if isinstance(inline, Footnote) and inline.numbered_as is not None and inline.numbered_as.isdecimal():
        return replace(inline, numbered_as=None)
    return inline
