"""The comments of a document for a meeting: clause, words and comments, as a Word file, a web page or a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from engross.editing import remarks
from engross.model import inlines as rows
from engross.model import plain, walk
from engross.model.nodes import Document
from engross.model.review import Thread
from engross.review import comments, tables
from engross.review.clauses import clause_of, note_alone

COLUMNS = ("Clause", "Words", "Author", "Comment", "Kind", "State", "For", "Time")
"""The heads of the table."""


@dataclass(frozen=True, slots=True)
class Line:
    """A comment or an answer to one. ``words`` are those that it is about, of a whole paragraph its first."""

    clause: str
    words: str
    author: str
    text: str
    kind: str
    state: str
    assigned: str
    at: str
    is_answer: bool = False
    is_private: bool = False


_WIDTHS = (9, 21, 10, 32, 8, 7, 8, 10)
"""Shares of the page that the columns have in a Word file."""


def written(document: Document, ending: str, title: str, *, with_private: bool = False) -> bytes:
    """The report as a file of one of `tables.ENDINGS`; raises FormatError for another."""
    found = lines(document, with_private=with_private)
    rows = [(_values(line), "answer" if line.is_answer else "") for line in found]
    return tables.written(ending, title, COLUMNS, rows, _WIDTHS)


def lines(document: Document, *, with_private: bool = False) -> list[Line]:
    """Every comment with its answers, in the order of the text; private ones only where they are asked for."""
    if not with_private:
        document = comments.without_private(document)
    order = {block.id: number for number, block in enumerate(walk.all_blocks(document))}
    places = remarks.anchored(document)

    def key(thread: Thread) -> tuple[int, int]:
        block, start, _end = places.get(thread.id, (thread.block, 0, 0))
        return order.get(block, -1), start

    return [line for thread in sorted(document.comments, key=key) for line in _of(document, thread)]


def _of(document: Document, thread: Thread) -> Iterator[Line]:
    clause, words = place(document, thread)
    said = partial(
        Line, clause, words, state="resolved" if thread.is_resolved else "open", is_private=thread.is_private
    )
    yield said(thread.author, thread.text, thread.kind, assigned=thread.assigned, at=thread.at)
    for reply in thread.replies:
        yield said(reply.author, reply.text, "answer", assigned="", at=reply.at, is_answer=True)


def place(document: Document, thread: Thread) -> tuple[str, str]:
    """The address of the clause and the words that a thread is about."""
    node, start, end = remarks.anchored(document).get(thread.id, (thread.block, 0, 0))
    if node not in walk.spots(document):
        return "Whole text", ""
    address = clause_of(document, node, start, end)
    note = note_alone(document, node, start, end)
    block = walk.block_of(document, node) if note is None else note.blocks[0]
    if note is None and end > start:
        return address, rows.plain(rows.slice_of(block.inlines, start, end)).replace(rows.ATOM, "")
    said = plain.words(block)
    return address, said if len(said) <= _SHOWN else said[:_SHOWN].rsplit(" ", 1)[0] + " …"


_SHOWN = 90
"""Characters of a paragraph that is commented on as a whole."""


def _values(line: Line) -> tuple[str, ...]:
    state = f"{line.state}, private" if line.is_private else line.state
    return (
        line.clause, line.words, line.author, line.text, line.kind, state, line.assigned, tables.minute(line.at),
    )  # fmt: skip
