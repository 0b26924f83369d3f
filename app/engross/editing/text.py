"""Editing characters and their look: typing, deleting, styles, links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace as changed

from engross.editing import rewrite
from engross.editing.edit import Aspect, Edit
from engross.errors import EditRefused
from engross.model import inlines as rows
from engross.model import places, walk
from engross.model.inlines import Footnote, Inline, LineBreak, Style, Text
from engross.model.nodes import Block, Document, Kind, NodeId, PartKind
from engross.model.places import Place, Selection
from engross.model.review import BlockMarks

_RunChange = Callable[[Text], Text]
_DATA_PARTS = (PartKind.MASTHEAD, PartKind.PREFACE, PartKind.CONCLUSIONS)


def replace(
    document: Document, block_id: NodeId, inlines: Iterable[Inline], selection: Selection | None = None
) -> Edit:
    """The block says ``inlines`` now. This is what a keystroke does: runs read back from the screen.

    A footnote that stands elsewhere already (or twice in the row) gets new ids, so that a copied indicator becomes a
    footnote of its own. Raises EditRefused for a footnote inside a footnote.
    """
    block = walk.block_of(document, block_id)
    row = rows.normal(inlines)
    if row == block.inlines:
        return Edit(document, selection, Aspect.NONE)
    if block.kind is Kind.NOTE and any(isinstance(i, Footnote) for i in row):
        raise EditRefused("A footnote cannot stand inside a footnote.", hint="Place it in the text.")
    row, next_id = _with_unique_notes(document, block, row)
    if next_id != document.next_id:
        document = changed(document, next_id=next_id)
    aspects = _aspects(document, block, row)
    return Edit(rewrite.put(document, changed(block, inlines=row)), selection, aspects)


def _with_unique_notes(
    document: Document, block: Block, row: tuple[Inline, ...]
) -> tuple[tuple[Inline, ...], NodeId]:
    if not any(isinstance(inline, Footnote) for inline in row):
        return row, document.next_id
    own = set(rewrite.note_ids(block.inlines))
    taken: set[NodeId] | None = None
    next_id = document.next_id
    seen: set[NodeId] = set()
    out: list[Inline] = []
    for inline in row:
        if isinstance(inline, Footnote):
            if inline.id not in own and taken is None:
                taken = {note.id for _, _, note in walk.notes(document)}
            if inline.id in seen or (inline.id not in own and inline.id in (taken or ())):
                (inline,), next_id = rewrite.renewed((inline,), next_id)
            else:
                seen.add(inline.id)
                next_id = max(next_id, inline.id + 1, *(b.id + 1 for b in inline.blocks))
        out.append(inline)
    return tuple(out), next_id


def _aspects(document: Document, block: Block, row: tuple[Inline, ...]) -> Aspect:
    aspects = Aspect.TEXT
    if block.kind is Kind.NOTE or rewrite.note_ids(block.inlines) != rewrite.note_ids(row):
        aspects |= Aspect.NOTES
    if walk.part_of(document, block.id).kind in _DATA_PARTS:
        aspects |= Aspect.MASTHEAD
    return aspects


def insert(document: Document, selection: Selection, text: str) -> Edit:
    """``text`` typed over the selection, looking like its surroundings; line feeds become line breaks."""
    edit = delete(document, written_over(document, selection))
    assert edit.selection is not None
    at = edit.selection.head
    block = walk.block_of(edit.document, at.block)
    like = rows.run_at(block.inlines, at.offset) or Text("")
    new: list[Inline] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            new.append(LineBreak())
        new.append(changed(like, text=line, marks=changed(like.marks, deleted=0)))
    row = rows.splice(block.inlines, at.offset, at.offset, new)
    typed = replace(edit.document, block.id, row, places.caret(block.id, at.offset + len(text)))
    return Edit(typed.document, typed.selection, edit.aspects | typed.aspects)


def written_over(document: Document, selection: Selection) -> Selection:
    """What words that come in place of the selection replace.

    Of whole paragraphs with the end of the last (three clicks select so), the words: the paragraph below stays itself.
    """
    start, end = places.ordered(document, selection)
    if start.block == end.block or start.offset or end.offset:
        return selection
    if any(walk.spots(document)[place.block].note for place in (start, end)):
        return selection
    order = list(walk.blocks(document))
    last = order[next(at for at, block in enumerate(order) if block.id == end.block) - 1]
    return Selection(start, Place(last.id, places.size(last)))


def delete(document: Document, selection: Selection) -> Edit:
    """The document without what is selected; paragraphs at the two ends become one.

    Cells keep their places: across cells only text goes. Raises EditRefused for a selection that begins in
    the text
    and ends in a footnote, or the reverse.
    """
    if selection.is_caret:
        return Edit(document, selection, Aspect.NONE)
    start, end = places.ordered(document, selection)
    one, two = walk.block_of(document, start.block), walk.block_of(document, end.block)
    if one.id == two.id:
        row = rows.splice(one.inlines, start.offset, end.offset, ())
        return replace(document, one.id, row, places.caret(one.id, start.offset))
    spot, other = walk.spots(document)[one.id], walk.spots(document)[two.id]
    if (spot.note is None) != (other.note is None):
        raise EditRefused(
            "The selection covers both text and a footnote.", hint="Select one of them and delete again."
        )
    if spot.note is not None or Kind.CELL in (one.kind, two.kind):
        return _clear_between(document, start, end)
    return _join_ends(document, start, end)


def _clear_between(document: Document, start: Place, end: Place) -> Edit:
    """Only text goes, paragraph by paragraph."""
    aspects = Aspect.TEXT
    for block, low, high in list(selected(document, Selection(start, end))):
        edit = replace(document, block.id, rows.splice(block.inlines, low, high, ()))
        document, aspects = edit.document, aspects | edit.aspects
    return Edit(document, Selection(start, start), aspects)


def _join_ends(document: Document, start: Place, end: Place) -> Edit:
    one, two = walk.block_of(document, start.block), walk.block_of(document, end.block)
    spot, other = walk.spots(document)[one.id], walk.spots(document)[two.id]
    row = rows.normal((*rows.slice_of(one.inlines, 0, start.offset), *rows.slice_of(two.inlines, end.offset)))
    whole_paragraphs = start.offset == 0 and end.offset == 0
    marks = joined_marks(one, two)
    if spot.part != other.part and two.marks.deleted:
        # words behind a deleted end go on in their own part: in this one that end means nothing
        marks = changed(marks, deleted=one.marks.deleted)
    kept = changed(two, inlines=row) if whole_paragraphs else changed(one, inlines=row, marks=marks)
    parts = list(document.parts)
    for index in range(spot.part, other.part + 1):
        blocks = parts[index].blocks
        low = spot.index if index == spot.part else 0
        high = other.index + 1 if index == other.part else len(blocks)
        put_here = index == (other.part if kept.id == two.id else spot.part)
        new = (*blocks[:low], *((kept,) if put_here else ()), *blocks[high:])
        parts[index] = changed(parts[index], blocks=new)
    after = rewrite.without_empty_parts(changed(document, parts=tuple(parts)))
    if kept.id == two.id:
        after = rewrite.passed_on(after, (one,), kept)
    aspects = Aspect.TEXT | Aspect.STRUCTURE | Aspect.NOTES | Aspect.MASTHEAD
    return Edit(after, places.caret(kept.id, start.offset), aspects)


def joined_marks(one: Block, two: Block) -> BlockMarks:
    """The marks of two paragraphs made one: the end is that of the second."""
    return changed(one.marks, inserted=two.marks.inserted, deleted=two.marks.deleted)


def selected(document: Document, selection: Selection) -> Iterator[tuple[Block, int, int]]:
    """Each block that the selection touches with the stretch selected in it, in code points.

    A selection within the text passes over footnotes; one within footnotes over the text.
    """
    start, end = places.ordered(document, selection)
    spots = walk.spots(document)
    in_notes = spots[start.block].note is not None
    inside = False
    for block in walk.all_blocks(document):
        inside = inside or block.id == start.block
        if inside and (block.kind is Kind.NOTE) == in_notes:
            low = start.offset if block.id == start.block else 0
            high = end.offset if block.id == end.block else places.size(block)
            yield block, low, high
        if block.id == end.block:
            return


def has_style(document: Document, selection: Selection, style: Style) -> bool:
    """Whether all selected text has the style; at a caret, whether typed text would have it.

    Spaces count only where nothing else is selected: a word is selected with the space behind it.
    """
    if selection.is_caret:
        run = rows.run_at(walk.block_of(document, selection.head.block).inlines, selection.head.offset)
        return bool(run and run.style & style)
    runs = [
        run
        for block, low, high in selected(document, selection)
        for run in rows.slice_of(block.inlines, low, high)
        if isinstance(run, Text)
    ]
    worded = [run for run in runs if not run.text.isspace()] or runs
    return bool(worded) and all(run.style & style for run in worded)


def set_style(document: Document, selection: Selection, style: Style, on: bool) -> Edit:
    """The selected text with the style put on or taken off."""

    def restyled(run: Text) -> Text:
        return changed(run, style=run.style | style if on else run.style & ~style)

    return _change_runs(document, selection, restyled)


def set_link(document: Document, selection: Selection, address: str) -> Edit:
    """The selected text linked to an address.

    "" takes the link off. Raises EditRefused where nothing is selected.
    """
    if selection.is_caret:
        raise EditRefused("There is nothing to link.", hint="Select the words first.")
    return _change_runs(document, selection, lambda run: changed(run, link=address))


def _change_runs(document: Document, selection: Selection, change: _RunChange) -> Edit:
    aspects = Aspect.NONE
    for block, low, high in list(selected(document, selection)):
        new = [change(i) if isinstance(i, Text) else i for i in rows.slice_of(block.inlines, low, high)]
        edit = replace(document, block.id, rows.splice(block.inlines, low, high, new))
        document, aspects = edit.document, aspects | edit.aspects
    return Edit(document, selection, aspects)
