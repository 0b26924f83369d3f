"""Keeping comments at the text: where they stand, where those go whose words went, and which travel with words.

`followed` is called by the `Editor` on every edit, so that the same undo step holds both. A thread stands once, however
often its words are copied: it travels with words that are pasted where it has lost its own. Where changes are tracked,
what is struck keeps it too, so that it is at the right words whatever is decided.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from engross.editing.edit import Aspect, Edit
from engross.model import inlines as rows
from engross.model import walk
from engross.model.inlines import Footnote, Inline
from engross.model.nodes import Block, Document, NodeId
from engross.model.remember import remembered
from engross.model.review import BlockMarks, ChangeId, Marks, Thread

Name = tuple[ChangeId, str]
"""A thread by its id and time: its id alone may name another in another document."""
Anchors = dict[ChangeId, tuple[NodeId, int, int]]


@remembered
def anchored(document: Document) -> Anchors:
    """Where each thread's words begin: block, start and end in it; (block, 0, 0) on a whole paragraph.

    Words that are struck count only for a thread that has no others.
    """
    found: Anchors = {}
    struck: Anchors = {}
    for block in walk.all_blocks(document) if document.comments else ():
        for thread in block.marks.comments:
            (struck if block.marks.deleted else found).setdefault(thread, (block.id, 0, 0))
        at = 0
        for inline in block.inlines:
            end = at + rows.length(inline)
            for thread in inline.marks.comments:
                places = struck if inline.marks.deleted else found
                known = places.setdefault(thread, (block.id, at, end))
                if known[0] == block.id:
                    places[thread] = (block.id, known[1], end)
            at = end
    return {**struck, **found}


def detached(document: Document) -> tuple[Thread, ...]:
    """The threads whose words are gone; those on the whole document are not among them."""
    places = anchored(document)
    return tuple(t for t in document.comments if t.block and t.id not in places)


def loose(document: Document) -> frozenset[ChangeId]:
    """The threads that no words bear, or none but struck ones."""
    if not document.comments:
        return frozenset()
    alive = {
        t
        for b in walk.all_blocks(document)
        for marks in _marks(b)
        if not marks.deleted
        for t in marks.comments
    }
    return frozenset(thread.id for thread in document.comments) - alive


def names(document: Document, blocks: Iterable[Block]) -> tuple[Name, ...]:
    """The threads on these paragraphs of a document, and in their footnotes."""
    if not document.comments:
        return ()
    here = {t for block in _with_notes(blocks) for marks in _marks(block) for t in marks.comments}
    return tuple((thread.id, thread.at) for thread in document.comments if thread.id in here)


def named(document: Document, known: Container[Name]) -> frozenset[ChangeId]:
    """The threads of a document that have these names."""
    return frozenset(thread.id for thread in document.comments if (thread.id, thread.at) in known)


def only(block: Block, threads: Container[ChangeId]) -> Block:
    """The paragraph with the marks of these threads alone; itself where it has no others."""
    row = tuple(_only(inline, threads) for inline in block.inlines)
    if any(new is not old for new, old in zip(row, block.inlines, strict=True)):
        block = replace(block, inlines=rows.normal(row))
    if any(thread not in threads for thread in block.marks.comments):
        block = replace(block, marks=replace(block.marks, comments=_kept(block.marks.comments, threads)))
    return block


def _only(inline: Inline, threads: Container[ChangeId]) -> Inline:
    if isinstance(inline, Footnote):
        blocks = tuple(only(block, threads) for block in inline.blocks)
        if any(new is not old for new, old in zip(blocks, inline.blocks, strict=True)):
            inline = replace(inline, blocks=blocks)
    if any(thread not in threads for thread in inline.marks.comments):
        inline = replace(inline, marks=replace(inline.marks, comments=_kept(inline.marks.comments, threads)))
    return inline


def _kept(comments: tuple[ChangeId, ...], threads: Container[ChangeId]) -> tuple[ChangeId, ...]:
    return tuple(thread for thread in comments if thread in threads)


def _marks(block: Block) -> Iterator[Marks | BlockMarks]:
    yield block.marks
    for inline in block.inlines:
        yield inline.marks


def _with_notes(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        for _, note in rows.footnotes(block.inlines):
            yield from note.blocks


def rehomed(document: Document, threads: Collection[ChangeId]) -> Document:
    """The document in which these threads are at the paragraphs where their words stand now."""
    places = anchored(document) if threads else {}

    def home(thread: Thread) -> NodeId:
        return places[thread.id][0] if thread.id in threads and thread.id in places else thread.block

    if all(home(thread) == thread.block for thread in document.comments):
        return document
    return replace(document, comments=tuple(replace(t, block=home(t)) for t in document.comments))


def followed(before: Document, edit: Edit) -> Edit:
    """The edit with the comments of paragraphs that it took away at others; the edit itself where there are none."""
    after = edit.document
    left = walk.spots(after) if after.comments else {}
    lost = {thread.block for thread in after.comments if thread.block and thread.block not in left}
    homes = {block: home for block in lost if (home := _home(before, after, block)) != block}
    if not homes:
        return edit
    threads = tuple(
        replace(thread, block=homes[thread.block]) if thread.block in homes else thread
        for thread in after.comments
    )
    return replace(edit, document=replace(after, comments=threads), aspects=edit.aspects | Aspect.REVIEW)


def _home(before: Document, after: Document, lost: NodeId) -> NodeId:
    """What is left of the paragraphs before the one that went, the nearest first, or of those after it.

    Of a footnote it is the paragraph that held it. A paragraph that ``before`` does not have either stays named.
    """
    spot = walk.spots(before).get(lost)
    if spot is None:
        return lost
    left = walk.spots(after)
    order = [block.id for block in walk.blocks(before)]
    at = order.index(before.parts[spot.part].blocks[spot.index].id)
    return next((near for near in chain(order[at::-1], order[at + 1 :]) if near in left), lost)
