"""Comments: threads about words, a paragraph, a footnote or the whole document."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engross import resources
from engross.editing import remarks, rewrite, text
from engross.editing.edit import Aspect, Edit
from engross.errors import EditRefused
from engross.model import inlines as rows
from engross.model import walk
from engross.model.inlines import Inline
from engross.model.nodes import Document, NodeId
from engross.model.places import Place, Selection
from engross.model.review import ChangeId, Reply, Thread


def kinds() -> dict[str, str]:
    """The kinds of comments in the order in which people choose, with their titles."""
    return dict(resources.toml("review/comments.toml")["kinds"])


def add(
    document: Document,
    words: str,
    author: str,
    at: str,
    *,
    on: Selection | NodeId | None,
    kind: str = "comment",
) -> Edit:
    """A new thread on selected words, on a paragraph or footnote (by its id), or (None) on the whole document.

    At a caret it is on the paragraph. Raises EditRefused for an empty comment.
    """
    if not words.strip():
        raise EditRefused("The comment is empty.", hint="Write what you want to say.")
    thread = Thread(document.next_id, words, author, at, kind=kind)
    grown = replace(document, next_id=thread.id + 1)
    if isinstance(on, Selection):
        thread = replace(thread, block=min(on.anchor, on.head, key=lambda p: _order(document, p.block)).block)
        grown = _on_words(grown, on, thread)
    elif on is not None:
        grown, block = _on_node(grown, on, thread.id)
        thread = replace(thread, block=block)
    return _edit(replace(grown, comments=(*grown.comments, thread)))


def _edit(document: Document) -> Edit:
    return Edit(document, None, Aspect.REVIEW)


def _order(document: Document, block_id: NodeId) -> int:
    return next(n for n, block in enumerate(walk.all_blocks(document)) if block.id == block_id)


def _on_words(document: Document, selection: Selection, thread: Thread) -> Document:
    if selection.is_caret:
        return _on_node(document, selection.head.block, thread.id)[0]
    for block, start, end in list(text.selected(document, selection)):
        marked = [_with(inline, thread.id) for inline in rows.slice_of(block.inlines, start, end)]
        row = rows.splice(block.inlines, start, end, marked)
        document = rewrite.put(document, replace(block, inlines=row))
    return document


def _with(inline: Inline, thread: ChangeId) -> Inline:
    return replace(inline, marks=replace(inline.marks, comments=(*inline.marks.comments, thread)))


def _on_node(document: Document, node: NodeId, thread: ChangeId) -> tuple[Document, NodeId]:
    """The document with a paragraph or a footnote marked, and the paragraph where that is."""
    if node in walk.spots(document):
        block = walk.block_of(document, node)
        marks = replace(block.marks, comments=(*block.marks.comments, thread))
        return rewrite.put(document, replace(block, marks=marks)), node
    holder, offset, note = walk.note_holder(document, node)
    row = rows.splice(holder.inlines, offset, offset + 1, (_with(note, thread),))
    return rewrite.put(document, replace(holder, inlines=row)), holder.id


def reply(document: Document, thread: ChangeId, words: str, author: str, at: str) -> Edit:
    """An answer at the end of the thread. Raises EditRefused for an empty one, KeyError without the thread."""
    if not words.strip():
        raise EditRefused("The reply is empty.", hint="Write what you want to say.")
    known = thread_of(document, thread)
    return _changed(document, thread, replies=(*known.replies, Reply(words, author, at)))


def resolve(document: Document, thread: ChangeId) -> Edit:
    """The thread is settled. KeyError where there is none."""
    return _changed(document, thread, is_resolved=True)


def reopen(document: Document, thread: ChangeId) -> Edit:
    """The thread is open again. KeyError where there is none."""
    return _changed(document, thread, is_resolved=False)


def assign(document: Document, thread: ChangeId, person: str) -> Edit:
    """The thread waits for a person; "" for nobody. KeyError where there is none."""
    return _changed(document, thread, assigned=person)


def change(document: Document, thread: ChangeId, **fields: Any) -> Edit:
    """The thread with other words, of another kind, private or not. KeyError where there is none."""
    return _changed(document, thread, **fields)


def remove(document: Document, thread: ChangeId) -> Edit:
    """The document without the thread and its marks. KeyError where there is none."""
    gone = thread_of(document, thread)
    left = tuple(known for known in document.comments if known is not gone)
    return _edit(replace(_unmarked(document, {thread}), comments=left))


def thread_of(document: Document, thread: ChangeId) -> Thread:
    """The thread with this id; KeyError where there is none."""
    for known in document.comments:
        if known.id == thread:
            return known
    raise KeyError(thread)


def _changed(document: Document, thread: ChangeId, **fields: Any) -> Edit:
    old = thread_of(document, thread)
    comments = tuple(replace(old, **fields) if known is old else known for known in document.comments)
    return _edit(replace(document, comments=comments))


def without_private(document: Document) -> Document:
    """The document as it leaves: private threads are out."""
    private = {thread.id for thread in document.comments if thread.is_private}
    if not private:
        return document
    left = tuple(thread for thread in document.comments if not thread.is_private)
    return replace(_unmarked(document, private), comments=left)


def published(document: Document) -> Document:
    """The document with every thread open to all."""
    if not any(thread.is_private for thread in document.comments):
        return document
    return replace(document, comments=tuple(replace(t, is_private=False) for t in document.comments))


def without_comments(document: Document) -> Document:
    """The document without any thread."""
    if not document.comments:
        return document
    gone = {thread.id for thread in document.comments}
    return replace(_unmarked(document, gone), comments=())


def _unmarked(document: Document, threads: set[ChangeId]) -> Document:
    left = {thread.id for thread in document.comments} - threads
    return rewrite.map_blocks(document, lambda block: remarks.only(block, left))


def at(document: Document, place: Place) -> tuple[ChangeId, ...]:
    """The threads about the words on both sides of a place, then those about its paragraph or footnote."""
    if not document.comments:
        return ()
    block, spot = walk.block_of(document, place.block), walk.spots(document)[place.block]
    found = [
        t
        for i in rows.slice_of(block.inlines, max(place.offset - 1, 0), place.offset + 1)
        for t in i.marks.comments
    ]
    found += block.marks.comments
    if spot.note is not None:
        found += spot.note.marks.comments
    gone = (thread.id for thread in remarks.detached(document) if thread.block == place.block)
    return tuple(dict.fromkeys((*found, *gone)))
