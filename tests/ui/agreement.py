"""Whether a page shows what the document says, looked at from outside: block by block, run by run."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from engross.model import places, validity
from engross.model.inlines import footnotes
from engross.model.nodes import Document
from engross.ui.editor import blocks, lines
from engross.ui.editor.page import Page


def disagreement(page: Page, document: Document) -> str:
    """The first difference between the screen and the document, in words; "" where they agree."""
    faults = validity.faults(document)
    if faults:
        return f"the document is not valid: {faults[0]}"
    due = lines.of(document)
    screen = page.document()
    if screen.blockCount() != len(due.rows):
        return f"{screen.blockCount()} blocks on the screen, {len(due.rows)} lines in the document"
    if page.sync.lines.marks != due.marks or page.sync.lines.index != due.index:
        return "footnote marks or the places of lines are stale"
    block = screen.begin()
    for number, line in enumerate(due.rows):
        kept = page.sync.lines.rows[number]
        if (kept.key, kept.shape, kept.label, kept.inlines) != (
            line.key,
            line.shape,
            line.label,
            line.inlines,
        ):
            return f"line {number} is kept as {kept}, due is {line}"
        shown = blocks.read(block, {note.id: note for _, note in footnotes(line.inlines)})
        if shown != line.inlines:
            return f"line {number} shows {shown}, due is {line.inlines}"
        if block.blockFormat() != page.sync.sheet.line_format(line):
            return f"line {number} ({line.shape}) is not set as it should be"
        table = QTextCursor(block).currentTable()
        if (table is not None) != (line.grid is not None):
            return f"line {number} stands in a table on one side only"
        block = block.next()
    chosen = page.sync.where.selection()
    if not (places.is_inside(document, chosen.anchor) and places.is_inside(document, chosen.head)):
        return f"the caret is nowhere: {chosen}"
    return ""
