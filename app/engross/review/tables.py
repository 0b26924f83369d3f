"""A report as a table: a Word file, a web page, or a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html import escape

from engross.errors import FormatError

ENDINGS = (".docx", ".html", ".csv")
"""What a report can be written as."""

Row = tuple[Sequence[str], str]
"""The values of a row, and its class on a web page ("answer"), or ""."""


def written(
    ending: str, title: str, heads: Sequence[str], rows: Sequence[Row], widths: Sequence[int]
) -> bytes:
    """The file; ``widths`` are the columns' shares of the page in Word. Raises FormatError for another ending."""
    if ending == ".csv":
        return _csv(heads, rows).encode("utf-8-sig")
    if ending == ".html":
        return _html(title, heads, rows).encode()
    if ending == ".docx":
        from engross.formats.docx.table_file import table_file  # most reports need no Word

        return table_file(title, heads, [values for values, _kind in rows], widths)
    raise FormatError(
        f"A report cannot be written as {ending or 'a file without an ending'}.",
        hint=f"It can be a file that ends in {', '.join(ENDINGS)}.",
    )


def minute(at: str) -> str:
    """A time to the minute, as spreadsheets sort it: "2035-12-16 09:30"."""
    return at[:16].replace("T", " ")


def _csv(heads: Sequence[str], rows: Sequence[Row]) -> str:
    """For spreadsheets. A value that one would take for a formula is quoted."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(heads)
    for values, _kind in rows:
        table.writerow(map(_harmless, values))
    return out.getvalue()


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t")) else value


def _html(title: str, heads: Sequence[str], rows: Sequence[Row]) -> str:
    """One web page that needs nothing else."""
    head = "".join(f"<th>{escape(column)}</th>" for column in heads)
    body = "".join(_html_row(*row) for row in rows)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<style>{_STYLE}</style></head>\n<body><h1 dir="auto">{escape(title)}</h1>\n'
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table></body></html>\n"
    )


def _html_row(values: Sequence[str], kind: str) -> str:
    lines = (escape(value).replace("\n", "<br>") for value in values)
    cells = "".join(f'<td dir="auto">{line}</td>' for line in lines)
    return f'<tr class="{kind}">{cells}</tr>\n' if kind else f"<tr>{cells}</tr>\n"


_STYLE = (
    "body{font:15px/1.4 sans-serif;margin:2em}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #bbb;padding:.3em .5em;text-align:start;vertical-align:top}"
    "th{background:#eee}.answer td{color:#444}.answer td:nth-child(4){padding-inline-start:2em}"
)
