"""Puts lines onto the screen in place of others, and leaves alone whatever shows the right thing already."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from engross.model.inlines import Footnote, Inline
from engross.model.nodes import NodeId
from engross.ui.editor import blocks
from engross.ui.editor.lines import Line, Lines
from engross.ui.editor.sheet import Sheet

_FAR = 20
"""Lines that stay between two that are written, from which on the two are edits of their own."""


class Writer:
    """Writes on one text widget. A paragraph that an input method is composing in is written once that is over."""

    def __init__(self, view: QTextEdit, sheet: Sheet) -> None:
        self._view, self.sheet = view, sheet
        self._postponed: dict[NodeId, tuple[Inline, ...]] = {}
        """Lines that changed under a preedit, with what still stands on the screen."""

    @property
    def is_behind(self) -> bool:
        """Whether something is still to be written."""
        return bool(self._postponed)

    def awaits(self, line: Line, row: tuple[Inline, ...]) -> bool:
        """Whether a line is still to be written, and this is what stands on the screen until then."""
        return self._postponed.get(line.key or 0) == row

    def write(self, lines: dict[int, Line], rows: list[Line]) -> None:
        """Show the rows with these numbers, which stand there as the lines given for them."""
        cursor = QTextCursor(self._view.document())
        cursor.beginEditBlock()
        for number, line in lines.items():
            self._write_line(number, line, rows[number])
        cursor.endEditBlock()

    def replace(self, old: list[Line], new: list[Line]) -> bool:
        """Show other rows than stand there; False, and nothing done, where a table changes its shape."""
        start, old_end, new_end = _differing(old, new)
        differs = start < old_end or start < new_end
        if differs and (_touches_table(old, start, old_end) or _touches_table(new, start, new_end)):
            return False
        cursor = QTextCursor(self._view.document())
        cursor.beginEditBlock()
        self._write_same(old, new, range(start), 0)
        self._write_same(old, new, range(new_end, len(new)), len(old) - len(new))
        self._write_middle(cursor, old, new, start, old_end, new_end)
        cursor.endEditBlock()
        return True

    def _write_same(self, old: list[Line], new: list[Line], numbers: range, shift: int) -> None:
        """Lines of the same paragraphs; ``shift`` leads from the new number to the old one."""
        for number in numbers:
            before, line = old[number + shift], new[number]
            if before is not line:
                self._write_line(number + shift, before, line)

    def _write_line(self, number: int, before: Line, line: Line) -> None:
        is_other = before.shape.role != line.shape.role or not says_same(before.inlines, line.inlines)
        if is_other or self.sheet.hides_line(before) != self.sheet.hides_line(line):
            if self._is_composing(number) and line.key is not None:
                self._postponed.setdefault(line.key, before.inlines)
            else:
                blocks.rewrite(self._view.document(), number, line, self.sheet)
        elif before.shape is not line.shape or self.sheet.hides_end(before) != self.sheet.hides_end(line):
            blocks.reshape(self._view.document(), number, line, self.sheet)

    def _write_middle(
        self, cursor: QTextCursor, old: list[Line], new: list[Line], start: int, old_end: int, new_end: int
    ) -> None:
        document = self._view.document()
        common = min(old_end, new_end)
        same = 0
        for number in range(start, common):
            if old[number].key is not None and old[number].key == new[number].key:
                self._write_line(number, old[number], new[number])
                same += 1
                continue
            if same > _FAR:  # Qt lays out all between the ends of an edit
                cursor.endEditBlock()
                cursor.beginEditBlock()
            same = 0
            blocks.rewrite(document, number, new[number], self.sheet)
        if new_end > common:
            blocks.insert_after(document, common - 1, new[common:new_end], self.sheet)
            if common == 0 and new_end < len(new):
                blocks.reshape(document, new_end, new[new_end], self.sheet)
        elif old_end > common:
            blocks.remove(document, common, old_end - 1)
            beside = min(common, len(new) - 1)
            blocks.reshape(document, beside, new[beside], self.sheet)

    def write_postponed(self, lines: Lines) -> bool:
        """Write what changed under an input method's preedit that is over; whether anything was."""
        is_any = False
        for key in tuple(self._postponed):
            number = lines.index.get(key)
            if number is not None and self._is_composing(number):
                continue
            del self._postponed[key]
            if number is not None:
                blocks.rewrite(self._view.document(), number, lines.rows[number], self.sheet)
                is_any = True
        return is_any

    def _is_composing(self, number: int) -> bool:
        return bool(self._view.document().findBlockByNumber(number).layout().preeditAreaText())


def saying(line: Line, row: tuple[Inline, ...]) -> Line:
    """The line of a paragraph that says something else."""
    assert line.block is not None
    return replace(line, block=replace(line.block, inlines=row))


def looks_alike(one: Line, two: Line) -> bool:
    """Whether the screen shows the same for both lines."""
    return one.shape is two.shape and says_same(one.inlines, two.inlines)


def says_same(one: tuple[Inline, ...], two: tuple[Inline, ...]) -> bool:
    """Whether the screen shows the same words for both: footnotes count by their id only."""
    return len(one) == len(two) and all(
        a is b or (a.id == b.id if isinstance(a, Footnote) and isinstance(b, Footnote) else a == b)
        for a, b in zip(one, two, strict=True)
    )


def _differing(old: list[Line], new: list[Line]) -> tuple[int, int, int]:
    """Where the paragraphs themselves differ: the start, and the end in the old and in the new lines."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and _same_paragraph(old[start], new[start]):
        start += 1
    tail = 0
    while tail < shorter - start and _same_paragraph(old[-1 - tail], new[-1 - tail]):
        tail += 1
    return start, len(old) - tail, len(new) - tail


def _same_paragraph(one: Line, two: Line) -> bool:
    return one is two or (one.key == two.key and one.grid == two.grid and one.place == two.place)


def _touches_table(rows: list[Line], start: int, end: int) -> bool:
    """Whether a table stands in the stretch or beside it; where nothing differs, nothing is touched."""
    near = rows[max(start - 1, 0) : end + 1]
    return any(line.grid is not None for line in near)
