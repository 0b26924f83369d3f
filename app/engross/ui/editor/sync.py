"""Keeps the text widget and the document in step.

Qt types; `contentsChange` says where to look, and once the change is over the dirty blocks are read back and become
an edit. Every change of the document comes back as new `Lines`; those whose record is another object are written.
Which block is which paragraph is known by this module's own list, because Qt loses or copies what is attached
to a block when it is split.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from engross.editing import structure, text
from engross.editing.edit import Aspect, Edit
from engross.editing.editor import Change
from engross.errors import EditRefused
from engross.model.inlines import Footnote, Inline, footnotes
from engross.model.nodes import Document, Kind, NodeId
from engross.model.places import Selection
from engross.ui.bridge import Bridge
from engross.ui.editor import blocks, lines
from engross.ui.editor.caret import Caret
from engross.ui.editor.lines import Line, Lines
from engross.ui.editor.markers import MarkerObject
from engross.ui.editor.sheet import MARKER, Sheet
from engross.ui.editor.whereabouts import Whereabouts
from engross.ui.editor.writer import Writer, looks_alike, saying, says_same
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
        self.lines: Lines = lines.of(bridge.document)
        self.where = Whereabouts(view, lambda: self.lines)
        self._writer = Writer(view, sheet)
        self.markers = MarkerObject(self)
        self._dirty: tuple[int, int] | None = None
        """From where to where the screen may say something new, as far as Qt has told."""
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

    @property
    def sheet(self) -> Sheet:
        """By which the lines are drawn."""
        return self._writer.sheet

    @sheet.setter
    def sheet(self, sheet: Sheet) -> None:
        self._writer.sheet = sheet

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
            blocks.set_margins(document, self.sheet, self._view.viewport().width())
            document.documentLayout().registerHandler(MARKER, self.markers)
            self._view.setDocument(document)
            document.contentsChange.connect(self._on_contents_change)
            document.contentsChanged.connect(self._on_contents_changed)
            self.show_selection(self.caret.due(self._bridge.document, self._bridge.selection))
        if old is not None:
            old.deleteLater()
        self.arrangement += 1
        self.labels_changed.emit()

    def fit(self) -> None:
        """The window is about to be laid out wider or narrower: so are margins of a sheet without its whole width."""
        document = self._view.document()
        with self._writing():
            document.setLayoutEnabled(False)  # once is enough
            self.arrangement += blocks.set_margins(document, self.sheet, self._view.viewport().width())
            document.setLayoutEnabled(True)

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
        if self._writer.is_behind:
            with self._writing():
                self.arrangement += self._writer.write_postponed(self.lines)

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
            if row != line.inlines and not self._writer.awaits(line, row):
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
        caret = self.where.selected_by(cursor)
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

    def _give_up_composition(self) -> None:
        """What an input method has begun goes with the step that it stood on; else it would keep that on the screen."""
        if self._view.textCursor().block().layout().preeditAreaText():
            with self._writing():
                QGuiApplication.inputMethod().reset()
                QCoreApplication.sendEvent(self._view, QInputMethodEvent())

    def _on_document_changed(self, change: Change) -> None:
        if change.origin != "edit":
            self._give_up_composition()
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
            self.lines.rows[number] = saying(self.lines.rows[number], row)
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
            if line.shape is not rows[number].shape or not says_same(row, rows[number].inlines):
                before[number] = saying(line, row)
        if typed and all(looks_alike(line, rows[number]) for number, line in before.items()):
            return
        with self._writing():
            self._writer.write(before, rows)
        self.arrangement += 1
        self.labels_changed.emit()
        with self._writing():
            self.show_selection(self.caret.due(change.after, change.selection))

    def _show(self, new: Lines) -> None:
        """Write the lines whose record changed."""
        old, self.lines = self.lines, new
        marks_before, self.markers.marks = self.markers.marks, new.marks
        with self._writing():
            is_written = self._writer.replace(old.rows, new.rows)
        if not is_written:
            self.rebuild()
            return
        self.arrangement += 1
        self._refresh_markers(marks_before)
        self.labels_changed.emit()

    def _refresh_markers(self, before: dict[NodeId, str]) -> None:
        """Indicators whose number changed are measured and drawn again."""
        stale = {note for note, mark in self.lines.marks.items() if before.get(note, mark) != mark}
        if not stale:
            return
        document = self._view.document()
        with self._writing():
            for holder in {self.lines.holders[note] for note in stale}:
                block = self.where.block_of(holder)
                document.markContentsDirty(block.position(), block.length())

    # places

    def _on_caret_moved(self) -> None:
        if self._is_writing or self._dirty is not None:
            return
        cursor = self._view.textCursor()
        if (cursor.anchor(), cursor.position()) != self._typed_to:
            self._bridge.select(self.where.selection())
        self._typed_to = None

    def show_selection(self, selection: Selection) -> None:
        """Put the caret there, without telling anyone."""
        cursor = self._view.textCursor()
        anchor, head = self.where.position_of(selection.anchor), self.where.position_of(selection.head)
        if (cursor.anchor(), cursor.position()) == (anchor, head):
            return
        cursor.setPosition(anchor)
        cursor.setPosition(head, QTextCursor.MoveMode.KeepAnchor)
        with self._writing():
            self._view.setTextCursor(cursor)


def _notes_of(line: Line) -> dict[NodeId, Footnote]:
    return {note.id: note for _, note in footnotes(line.inlines)}
