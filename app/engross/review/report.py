"""The comments of a document for a meeting: clause, words and comments, as a Word file, a web page or a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from html import escape

from engross.errors import FormatError
from engross.model import inlines as rows
from engross.model import plain, walk
from engross.model.nodes import Document
from engross.model.review import Thread
from engross.review import comments
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


ENDINGS = (".docx", ".html", ".csv")
"""What a report can be written as."""
_WIDTHS = (9, 21, 10, 32, 8, 7, 8, 10)
"""Shares of the page that the columns have in a Word file."""


def written(document: Document, ending: str, title: str, *, with_private: bool = False) -> bytes:
    """The report as a file of one of `ENDINGS`; raises FormatError for another."""
    found = lines(document, with_private=with_private)
    if ending == ".csv":
        return as_csv(found).encode("utf-8-sig")
    if ending == ".html":
        return as_html(found, title).encode()
    if ending == ".docx":
        from engross.formats.docx.table_file import table_file  # most reports need no Word

        return table_file(title, COLUMNS, [_values(line) for line in found], _WIDTHS)
    raise FormatError(
        f"A report of comments cannot be written as {ending or 'a file without an ending'}.",
        hint=f"It can be a file that ends in {', '.join(ENDINGS)}.",
    )


def lines(document: Document, *, with_private: bool = False) -> list[Line]:
    """Every comment with its answers, in the order of the text; private ones only where they are asked for."""
    if not with_private:
        document = comments.without_private(document)
    order = {block.id: number for number, block in enumerate(walk.all_blocks(document))}
    places = comments.anchored(document)

    def key(thread: Thread) -> tuple[int, int]:
        block, start, _end = places.get(thread.id, (thread.block, 0, 0))
        return order.get(block, -1), start

    return [line for thread in sorted(document.comments, key=key) for line in _of(document, thread)]


def _of(document: Document, thread: Thread) -> Iterator[Line]:
    clause, words = _place(document, thread)
    said = partial(
        Line, clause, words, state="resolved" if thread.is_resolved else "open", is_private=thread.is_private
    )
    yield said(thread.author, thread.text, thread.kind.value, assigned=thread.assigned, at=thread.at)
    for reply in thread.replies:
        yield said(reply.author, reply.text, "answer", assigned="", at=reply.at, is_answer=True)


def _place(document: Document, thread: Thread) -> tuple[str, str]:
    """The address of the clause and the words that a thread is about."""
    node, start, end = comments.anchored(document).get(thread.id, (thread.block, 0, 0))
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


def as_csv(found: Iterable[Line]) -> str:
    """The comments as a table, for spreadsheets. A value that one would take for a formula is quoted."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for line in found:
        table.writerow(map(_harmless, _values(line)))
    return out.getvalue()


def _values(line: Line) -> tuple[str, ...]:
    state = f"{line.state}, private" if line.is_private else line.state
    return (
        line.clause, line.words, line.author, line.text, line.kind, state, line.assigned, _day(line.at),
    )  # fmt: skip


def _day(at: str) -> str:
    """A time to the minute, as spreadsheets sort it: "2035-12-16 09:30"."""
    return at[:16].replace("T", " ")


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t")) else value


def as_html(found: Iterable[Line], title: str) -> str:
    """The comments as one web page that needs nothing else."""
    head = "".join(f"<th>{escape(column)}</th>" for column in COLUMNS)
    body = "".join(_row(line) for line in found)
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
