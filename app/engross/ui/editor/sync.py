"""Keeps the text widget and the document in step.

Qt types; `contentsChange` says where to look, and once the change is over the dirty blocks are read back and become
an edit. Every change of the document comes back as new `Lines`; those whose record is another object are written.
Which block is which paragraph is known by this module's own list, because Qt loses or copies what is attached
to a block when it is split.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from engross.editing import structure, text
from engross.editing.edit import Aspect, Edit
from engross.editing.editor import Change
from engross.errors import EditRefused
from engross.model import places
from engross.model.inlines import Footnote, Inline, footnotes
from engross.model.nodes import Document, Kind, NodeId
from engross.model.places import Place, Selection
from engross.ui.bridge import Bridge
from engross.ui.editor import blocks, lines
from engross.ui.editor.caret import Caret
from engross.ui.editor.lines import Line, Lines
from engross.ui.editor.markers import MarkerObject
from engross.ui.editor.positions import to_offset, to_position
from engross.ui.editor.sheet import MARKER, Sheet
from engross.ui.review.typed import typed_afresh

TYPING = "typing"

_Rows = dict[NodeId, tuple[Inline, ...]]


class Sync(QObject):
    """The tie between one text widget and one editor."""

    labels_changed = Signal()
    """Numbers beside the text are others than before."""

    def __init__(self, view: QTextEdit, bridge: Bridge, sheet: Sheet) -> None:
        super().__init__(view)
        self._view, self._bridge = view, bridge
        self.sheet = sheet
        self.lines: Lines = lines.of(bridge.document)
        self.markers = MarkerObject(self)
        self._dirty: tuple[int, int] | None = None
        """From where to where the screen may say something new, as far as Qt has told."""
        self._postponed: dict[NodeId, tuple[Inline, ...]] = {}
        """Lines that changed under a preedit, with what still stands on the screen."""
        self.caret = Caret()
        self._is_writing = False
        self._is_taken_over = False
        self.arrangement = 0
        """Counts how often lines came, went or were written by us; typing leaves it."""
        self._typed_to: tuple[int, int] | None = None
        """Where typing has just left the caret: Qt tells of that move too, and the edit has said it already."""
        self._typed: _Rows = {}
        """The paragraphs being typed in, as they stand on the screen: tracked, they become others."""
        self._document: QTextDocument | None = None
        bridge.changed.connect(self._on_document_changed)
        view.cursorPositionChanged.connect(self._on_caret_moved)
        view.selectionChanged.connect(self._on_caret_moved)
        self.rebuild()

    def close(self) -> None:
        """Hear no more of the document."""
        self._bridge.changed.disconnect(self._on_document_changed)

    # the whole page

    def rebuild(self, sheet: Sheet | None = None) -> None:
        """Show everything anew: at the beginning, in another zoom or theme, after a table changed its shape."""
        self.sheet = sheet or self.sheet
        self.markers.use(self.sheet)
        self.markers.marks = self.lines.marks
        old = self._document
        with self._writing():
            self._document = document = blocks.build(self.lines, self.sheet)
            document.setParent(self)
            blocks.set_margins(document, self.sheet)
            document.documentLayout().registerHandler(MARKER, self.markers)
            self._view.setDocument(document)
            document.contentsChange.connect(self._on_contents_change)
            document.contentsChanged.connect(self._on_contents_changed)
            self.show_selection(self.caret.due(self._bridge.document, self._bridge.selection))
        if old is not None:
            old.deleteLater()
        self.arrangement += 1
        self.labels_changed.emit()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        before, self._is_writing = self._is_writing, True
        try:
            yield
        finally:
            self._is_writing = before

    # from the screen to the document

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._is_writing:
            return
        low, high = self._dirty or (position, 0)
        self._dirty = min(low, position), max(high, position + added)

    def _on_contents_changed(self) -> None:
        if self._is_writing or self._dirty is None:
            return
        document = self._view.document()
        low, high = self._dirty
        self._dirty = None
        first = document.findBlock(low).blockNumber()
        last = document.findBlock(min(high, document.characterCount() - 1)).blockNumber()
        self._read_back(first, last)
        if self._postponed:
            self._write_postponed()

    def _read_back(self, first: int, last: int) -> None:
        """The blocks from ``first`` to ``last`` may say something new."""
        document = self._view.document()
        grown = document.blockCount() - len(self.lines.rows)
        if grown:
            self._take_over(first, last, last - grown)
            return
        changed: list[tuple[Line, tuple[Inline, ...]]] = []
        block = document.findBlockByNumber(first)
        for number in range(first, last + 1):
            line = self.lines.rows[number]
            row = blocks.read(block, _notes_of(line))
            if row != line.inlines and self._postponed.get(line.key or 0) != row:
                changed.append((line, row))
                # while people type in it, painting it and its caret need not shape all its words again
                block.layout().setCacheEnabled(True)
            block = block.next()
        if not changed:
            return
        if any(line.block is None for line, _ in changed):
            self.rebuild()
            return
        self._apply_typed(changed)

    def _apply_typed(self, changed: list[tuple[Line, tuple[Inline, ...]]]) -> None:
        cursor = self._view.textCursor()
        caret = self._selected(cursor)
        now, aspects = self._bridge.document, Aspect.NONE
        try:
            for line, row in changed:
                assert line.block is not None
                edit = text.replace(now, line.block.id, typed_afresh(line.inlines, row), caret)
                now, aspects = edit.document, aspects | edit.aspects
        except EditRefused as refusal:
            self.rebuild()
            self._bridge.refused.emit(refusal)
            return
        self._typed = {line.block.id: row for line, row in changed if line.block is not None}
        self._typed_to = cursor.anchor(), cursor.position()
        try:
            self._bridge.editor.apply(Edit(now, caret, aspects), TYPING)
        finally:
            self._typed = {}

    def _take_over(self, first: int, last: int, old_last: int) -> None:
        """Qt split, joined or removed paragraphs by itself (a tool for the disabled, an input method)."""
        try:
            edit = self._paragraphs_edit(first, last, old_last)
        except EditRefused as refusal:
            self.rebuild()
            self._bridge.refused.emit(refusal)
            return
        self._is_taken_over = True
        try:
            self._bridge.editor.apply(edit)
        finally:
            self._is_taken_over = False
        self.rebuild()

    def _paragraphs_edit(self, first: int, last: int, old_last: int) -> Edit:
        old = [line.block for line in self.lines.rows[first : old_last + 1] if line.block is not None]
        if not old or any(b.kind in (Kind.CELL, Kind.NOTE) for b in old):
            raise EditRefused("Paragraphs of tables and footnotes cannot be joined or split like this.")
        notes = {note.id: note for b in old for _, note in footnotes(b.inlines)}
        document, shown = self._view.document(), []
        for number in range(first, last + 1):
            shown.append(blocks.read(document.findBlockByNumber(number), notes))
        now: Document = self._bridge.document
        for block, row in zip(old, shown, strict=False):
            now = text.replace(now, block.id, row).document
        for block in old[len(shown) :]:
            now = structure.remove(now, block.id).document
        after = old[-1].id
        for row in shown[len(old) :]:
            edit = structure.insert_block(now, after, old[-1].kind, old[-1].level)
            assert edit.selection is not None
            after = edit.selection.head.block
            now = text.replace(edit.document, after, row).document
        return Edit(now, None, Aspect.TEXT | Aspect.STRUCTURE | Aspect.NOTES)

    # from the document to the screen

    def _on_document_changed(self, change: Change) -> None:
        typed, self._typed = self._typed, {}
        if self._is_taken_over:  # the screen is ahead; it is built anew once all have heard
            self.lines = lines.of(change.after, self.lines)
            return
        reworded = self.lines.reword(change.before, change.after)
        if reworded is not None:
            self._show_words(reworded, typed, change)
            return
        for node, row in typed.items():
            number = self.lines.index[node]
            self.lines.rows[number] = _saying(self.lines.rows[number], row)
        if change.before.metadata.language != change.after.metadata.language:
            self.lines = lines.of(change.after)
            self.sheet = self.sheet.in_language(change.after.metadata.language)
            self.rebuild()
            return
        self._show(lines.of(change.after, self.lines))
        with self._writing():
            self.show_selection(self.caret.due(change.after, change.selection))

    def _show_words(self, before: dict[int, Line], typed: _Rows, change: Change) -> None:
        """Write the lines whose words changed; what was typed stands on the screen already."""
        rows = self.lines.rows
        for node, row in typed.items():
            number = self.lines.index[node]
            line = before.pop(number, rows[number])
            if line.shape is not rows[number].shape or not _says_same(row, rows[number].inlines):
                before[number] = _saying(line, row)
        if typed and all(_looks_alike(line, rows[number]) for number, line in before.items()):
            return
        with self._writing():
            cursor = QTextCursor(self._view.document())
            cursor.beginEditBlock()
            for number, line in before.items():
                self._write_line(number, line, rows[number])
            cursor.endEditBlock()
        self.arrangement += 1
        self.labels_changed.emit()
        with self._writing():
            self.show_selection(self.caret.due(change.after, change.selection))

    def _show(self, new: Lines) -> None:
        """Write the lines whose record changed."""
        old, self.lines = self.lines, new
        marks_before, self.markers.marks = self.markers.marks, new.marks
        start, old_end, new_end = _differing(old.rows, new.rows)
        differs = start < old_end or start < new_end
        if differs and (_touches_table(old.rows, start, old_end) or _touches_table(new.rows, start, new_end)):
            self.rebuild()
            return
        with self._writing():
            cursor = QTextCursor(self._view.document())
            cursor.beginEditBlock()
            self._write_same(old.rows, new.rows, range(start), 0)
            self._write_same(old.rows, new.rows, range(new_end, len(new.rows)), len(old.rows) - len(new.rows))
            self._write_middle(cursor, old.rows, new.rows, start, old_end, new_end)
            cursor.endEditBlock()
        self.arrangement += 1
        self._refresh_markers(marks_before)
        self.labels_changed.emit()

    def _write_same(self, old: list[Line], new: list[Line], numbers: range, shift: int) -> None:
        """Lines of the same paragraphs; ``shift`` leads from the new number to the old one."""
        for number in numbers:
            before, line = old[number + shift], new[number]
            if before is not line:
                self._write_line(number + shift, before, line)

    def _write_line(self, number: int, before: Line, line: Line) -> None:
        is_other = before.shape.role != line.shape.role or not _says_same(before.inlines, line.inlines)
        if is_other or self.sheet.hides_line(before) != self.sheet.hides_line(line):
            if self._is_composing(number) and line.key is not None:
                self._postponed.setdefault(line.key, before.inlines)
            else:
                blocks.rewrite(self._view.document(), number, line, self.sheet)
        elif before.shape is not line.shape:
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

    def _refresh_markers(self, before: dict[NodeId, str]) -> None:
        """Indicators whose number changed are measured and drawn again."""
        stale = {note for note, mark in self.lines.marks.items() if before.get(note, mark) != mark}
        if not stale:
            return
        document = self._view.document()
        with self._writing():
            for holder in {self.lines.holders[note] for note in stale}:
                block = self.block_of(holder)
                document.markContentsDirty(block.position(), block.length())

    def _is_composing(self, number: int) -> bool:
        return bool(self._view.document().findBlockByNumber(number).layout().preeditAreaText())

    def _write_postponed(self) -> None:
        """Lines that changed under an input method's preedit, once it is over."""
        for key in tuple(self._postponed):
            number = self.lines.index.get(key)
            if number is not None and self._is_composing(number):
                continue
            del self._postponed[key]
            if number is not None:
                self.arrangement += 1
                with self._writing():
                    blocks.rewrite(self._view.document(), number, self.lines.rows[number], self.sheet)

    # places

    def _on_caret_moved(self) -> None:
        if self._is_writing or self._dirty is not None:
            return
        cursor = self._view.textCursor()
        if (cursor.anchor(), cursor.position()) != self._typed_to:
            self._bridge.select(self.selection())
        self._typed_to = None

    def selection(self) -> Selection:
        """What is selected on the screen, as places of the document."""
        return self._selected(self._view.textCursor())

    def _selected(self, cursor: QTextCursor) -> Selection:
        head = self._place_in(cursor.block(), cursor.positionInBlock())
        return Selection(head if not cursor.hasSelection() else self.place_at(cursor.anchor()), head)

    def place_at(self, position: int) -> Place:
        """The place of the document at a position on the screen; in a gap, the end of the paragraph before it."""
        block = self._view.document().findBlock(position)
        return self._place_in(block, position - block.position())

    def _place_in(self, block: QTextBlock, position: int) -> Place:
        number = block.blockNumber()
        key = self.lines.rows[number].key
        if key is not None:
            return Place(key, to_offset(block.text(), position))
        for line in (*reversed(self.lines.rows[:number]), *self.lines.rows[number:]):
            if line.block is not None:
                return Place(line.block.id, places.size(line.block))
        raise LookupError("a page without paragraphs")

    def position_of(self, place: Place) -> int:
        """The position on the screen of a place of the document."""
        block = self.block_of(place.block)
        return block.position() + min(to_position(block.text(), place.offset), block.length() - 1)

    def block_of(self, node: NodeId) -> QTextBlock:
        """The text block that shows this paragraph; the first one for a paragraph that is not shown."""
        return self._view.document().findBlockByNumber(self.lines.index.get(node, 0))

    def line_at(self, position: int) -> Line:
        """The line at a position on the screen."""
        return self.lines.rows[self._view.document().findBlock(position).blockNumber()]

    def show_selection(self, selection: Selection) -> None:
        """Put the caret there, without telling anyone."""
        cursor = self._view.textCursor()
        anchor, head = self.position_of(selection.anchor), self.position_of(selection.head)
        if (cursor.anchor(), cursor.position()) == (anchor, head):
            return
        cursor.setPosition(anchor)
        cursor.setPosition(head, QTextCursor.MoveMode.KeepAnchor)
        with self._writing():
            self._view.setTextCursor(cursor)


def _notes_of(line: Line) -> dict[NodeId, Footnote]:
    return {note.id: note for _, note in footnotes(line.inlines)}


def _saying(line: Line, row: tuple[Inline, ...]) -> Line:
    assert line.block is not None
    return replace(line, block=replace(line.block, inlines=row))


_FAR = 20
"""Lines that stay between two that are written, from which on the two are edits of their own."""


def _looks_alike(one: Line, two: Line) -> bool:
    return one.shape is two.shape and _says_same(one.inlines, two.inlines)


def _says_same(one: tuple[Inline, ...], two: tuple[Inline, ...]) -> bool:
    """Whether the screen shows the same for both: footnotes count by their id only."""
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
