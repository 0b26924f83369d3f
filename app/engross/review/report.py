"""The comments of a document for a meeting: clause, words and comments, as a web page or a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from engross.model import inlines as rows
from engross.model import outline, plain, walk
from engross.model.nodes import Document
from engross.model.review import Thread
from engross.review import comments

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


def lines(document: Document) -> list[Line]:
    """Every comment with its answers, in the order of the text; private ones are left out."""
    document = comments.without_private(document)
    order = {block.id: number for number, block in enumerate(walk.all_blocks(document))}
    places = comments.anchored(document)

    def key(thread: Thread) -> tuple[int, int]:
        block, start, _end = places.get(thread.id, (thread.block, 0, 0))
        return order.get(block, -1), start

    return [line for thread in sorted(document.comments, key=key) for line in _of(document, thread)]


def _of(document: Document, thread: Thread) -> Iterator[Line]:
    clause, words = _place(document, thread)
    state = "resolved" if thread.is_resolved else "open"
    yield Line(
        clause, words, thread.author, thread.text, thread.kind.value, state, thread.assigned, thread.at
    )
    for reply in thread.replies:
        yield Line(clause, words, reply.author, reply.text, "answer", state, "", reply.at, is_answer=True)


def _place(document: Document, thread: Thread) -> tuple[str, str]:
    """The address of the clause and the words that a thread is about."""
    node, start, end = comments.anchored(document).get(thread.id, (thread.block, 0, 0))
    spot = walk.spots(document).get(node)
    if spot is None:
        return "Whole text", ""
    holder = document.parts[spot.part].blocks[spot.index]
    address = outline.addresses(document).get(holder.id, "")
    block = walk.block_of(document, node)
    if end > start:
        return address, rows.plain(rows.slice_of(block.inlines, start, end)).replace(rows.ATOM, "")
    said = plain.words(block)
    return address, said if len(said) <= _SHOWN else said[:_SHOWN].rsplit(" ", 1)[0] + " …"


_SHOWN = 90
"""Characters of a paragraph that is commented on as a whole."""


def as_csv(document: Document) -> str:
    """The comments as a table, for spreadsheets. A value that one would take for a formula is quoted."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for line in lines(document):
        table.writerow(map(_harmless, _values(line)))
    return out.getvalue()


def _values(line: Line) -> tuple[str, ...]:
    return (
        line.clause, line.words, line.author, line.text, line.kind, line.state, line.assigned, line.at,
    )  # fmt: skip


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t")) else value


def as_html(document: Document, title: str) -> str:
    """The comments as one web page that needs nothing else."""
    head = "".join(f"<th>{escape(column)}</th>" for column in COLUMNS)
    body = "".join(_row(line) for line in lines(document))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{escape(title)}</h1>\n"
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table></body></html>\n"
    )


def _row(line: Line) -> str:
    cells = "".join(f"<td>{escape(value).replace(chr(10), '<br>')}</td>" for value in _values(line))
    return f'<tr class="answer">{cells}</tr>\n' if line.is_answer else f"<tr>{cells}</tr>\n"


_STYLE = (
    "body{font:15px/1.4 sans-serif;margin:2em}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #bbb;padding:.3em .5em;text-align:left;vertical-align:top}"
    "th{background:#eee}.answer td{color:#444}.answer td:nth-child(4){padding-left:2em}"
)
