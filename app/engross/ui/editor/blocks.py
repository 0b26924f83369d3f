"""Between lines and Qt's text blocks: building a whole page, writing one line, reading one back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

from engross.model.inlines import ATOM, Footnote, Inline, LineBreak, Text, normal
from engross.ui.editor.lines import Grid, Line, Lines
from engross.ui.editor.sheet import LOOK, LOOKS, NOTE, Sheet

LINE_SEPARATOR = "\u2028"
_NO_OBJECT = QTextFormat.ObjectTypes.NoObject.value


def build(lines: Lines, sheet: Sheet) -> QTextDocument:
    """The lines as a text document, made apart from any widget because that is ten times faster."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(sheet.font("text"))
    option = QTextOption()
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if sheet.is_right_to_left else Qt.LayoutDirection.LeftToRight
    )
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _fill(cursor, lines.rows, sheet)
    cursor.endEditBlock()
    return document


def set_margins(document: QTextDocument, sheet: Sheet, width: int) -> bool:
    """The blank edges of the sheet of that many pixels, as margins of the document's frame; False where it has them."""
    before = document.rootFrame().frameFormat()
    frame = QTextFrameFormat(before)
    start, end = sheet.margins(width)
    frame.setLeftMargin(end if sheet.is_right_to_left else start)
    frame.setRightMargin(start if sheet.is_right_to_left else end)
    gap = sheet.length("gap")
    frame.setTopMargin(gap + sheet.length("margin_top"))
    frame.setBottomMargin(gap + sheet.length("margin_bottom"))
    if frame == before:
        return False
    document.rootFrame().setFrameFormat(frame)
    return True


def _fill(cursor: QTextCursor, rows: list[Line], sheet: Sheet) -> None:
    at = 0
    is_fresh = True
    while at < len(rows):
        line = rows[at]
        if line.grid is not None:
            end = at
            while end < len(rows) and rows[end].grid == line.grid:
                end += 1
            _fill_table(cursor, line.grid, rows[at:end], sheet)
            at, is_fresh = end, True
            continue
        if is_fresh:
            cursor.setBlockFormat(sheet.line_format(line))
            cursor.setBlockCharFormat(_base(line, sheet))
        else:
            cursor.insertBlock(sheet.line_format(line), _base(line, sheet))
        _insert_runs(cursor, line, sheet)
        at, is_fresh = at + 1, False


def _fill_table(cursor: QTextCursor, grid: Grid, rows: list[Line], sheet: Sheet) -> None:
    """A table at the cursor, which stands after it then, in the paragraph that Qt puts there."""
    form = QTextTableFormat()
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderBrush(sheet.theme.colour("edge"))
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setCellPadding(sheet.px(4))
    form.setCellSpacing(0)
    form.setTopMargin(sheet.px(6))
    form.setBottomMargin(sheet.px(12))
    form.setWidth(sheet.column_width(100))
    form.setColumnWidthConstraints([sheet.column_width(share) for share in _shares(grid, rows)])
    if sheet.is_right_to_left:
        form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    table = cursor.insertTable(grid.rows, grid.columns, form)
    for row, column, height, width in grid.spans:
        table.mergeCells(row, column, height, width)
    place = None
    for line in rows:
        if line.place == place:
            cursor.insertBlock(sheet.line_format(line), _base(line, sheet))
        else:
            place = line.place
            cursor.setPosition(table.cellAt(*place).firstPosition())
            cursor.setBlockFormat(sheet.line_format(line))
            cursor.setBlockCharFormat(_base(line, sheet))
        _insert_runs(cursor, line, sheet)
    cursor.setPosition(_after(table))


def _shares(grid: Grid, rows: list[Line]) -> list[float]:
    """Per cent of the width for each column, by what stands in it: none is squeezed, none sprawls."""
    longest = [4.0] * grid.columns
    wide = {(row, column) for row, column, _, columns in grid.spans if columns > 1}
    for line in rows:
        if line.place not in wide:
            size = sum(len(i.text) for i in line.inlines if isinstance(i, Text))
            column = line.place[1]
            longest[column] = max(longest[column], min(size, 60))
    roots = [size**0.6 for size in longest]
    return [100 * root / sum(roots) for root in roots]


def _after(table: QTextTable) -> int:
    return table.lastPosition() + 1


def _base(line: Line, sheet: Sheet) -> QTextCharFormat:
    """The format that text typed into the empty line takes."""
    return sheet.char_format(sheet.shape_of(line).role, 0)


def _insert_runs(cursor: QTextCursor, line: Line, sheet: Sheet) -> None:
    role = sheet.shape_of(line).role
    form = sheet.hidden_format if sheet.hides_line(line) else lambda look: sheet.char_format(role, look)
    look = 0
    for inline in line.inlines:
        if isinstance(inline, Text):
            look = LOOKS.number(inline)
            cursor.insertText(inline.text, form(look))
        elif isinstance(inline, LineBreak):
            look = LOOKS.number(replace(LOOKS.run(look, ""), marks=inline.marks))
            cursor.insertText(LINE_SEPARATOR, form(look))
        else:
            cursor.insertText(ATOM, sheet.marker_format(role, look, inline))


def rewrite(document: QTextDocument, number: int, line: Line, sheet: Sheet) -> None:
    """The block with this number shows the line from now on."""
    block = document.findBlockByNumber(number)
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    cursor.setBlockFormat(sheet.line_format(line))
    cursor.setBlockCharFormat(_base(line, sheet))
    _insert_runs(cursor, line, sheet)


def reshape(document: QTextDocument, number: int, line: Line, sheet: Sheet) -> None:
    """The block keeps its text and takes the line's margins."""
    QTextCursor(document.findBlockByNumber(number)).setBlockFormat(sheet.line_format(line))


def insert_after(document: QTextDocument, number: int, lines: list[Line], sheet: Sheet) -> None:
    """New blocks for the lines after the block with this number (-1: before the first)."""
    cursor = QTextCursor(document.findBlockByNumber(max(number, 0)))
    if number < 0:
        cursor.insertBlock()
        cursor.setPosition(0)
        number = -1
    else:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    for step, line in enumerate(lines):
        if number >= 0 or step:
            cursor.insertBlock(sheet.line_format(line), _base(line, sheet))
        else:
            cursor.setBlockFormat(sheet.line_format(line))
            cursor.setBlockCharFormat(_base(line, sheet))
        _insert_runs(cursor, line, sheet)


def remove(document: QTextDocument, first: int, last: int) -> None:
    """The blocks from ``first`` to ``last`` go. The one that takes their place has to be reshaped."""
    cursor = QTextCursor(document.findBlockByNumber(first))
    after = document.findBlockByNumber(last + 1)
    if after.isValid():
        cursor.setPosition(after.position(), QTextCursor.MoveMode.KeepAnchor)
    else:
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()


def read(block: QTextBlock, notes: Mapping[int, Footnote]) -> tuple[Inline, ...]:
    """What stands in a block, in normal form. An indicator whose footnote is not in ``notes`` is left out."""
    row: list[Inline] = []
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        form = fragment.charFormat()
        words = fragment.text()
        look = form.intProperty(LOOK)
        if ATOM in words or LINE_SEPARATOR in words:
            _read_pieces(words, form, look, notes, row)
        else:
            row.append(LOOKS.run(look, words))
        at += 1
    return normal(row)


def _read_pieces(
    words: str, form: QTextCharFormat, look: int, notes: Mapping[int, Footnote], row: list[Inline]
) -> None:
    is_object = form.objectType() != _NO_OBJECT
    plain = ""
    for character in words:
        if character == LINE_SEPARATOR:
            run = LOOKS.run(look, plain)
            row.extend((run, LineBreak(run.marks)))
            plain = ""
        elif character == ATOM and is_object:
            row.append(LOOKS.run(look, plain))
            plain = ""
            note = notes.get(form.intProperty(NOTE))
            if note is not None and note not in row:
                row.append(note)
        else:
            plain += character
    row.append(LOOKS.run(look, plain))
