"""Keys that change paragraphs rather than characters. All others are left to Qt and read back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QTextEdit

from engross.editing import footnotes, structure, text
from engross.model import places, walk
from engross.model.nodes import Block, Kind
from engross.model.places import Place, Selection
from engross.ui.bridge import Bridge
from engross.ui.editor import hidden, paging, word_steps
from engross.ui.editor.completion import Completion
from engross.ui.editor.lines import Line
from engross.ui.editor.sync import Sync
from engross.ui.editor.typist import Typist
from engross.ui.review import deleted
from engross.workspace.settings import Settings

_Standard = QKeySequence.StandardKey
_Move = QTextCursor.MoveOperation
_FORWARD = (_Standard.Delete, _Standard.DeleteEndOfWord, _Standard.DeleteEndOfLine)
_CONTROL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_BY_PARAGRAPH = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_NOTHING_HELD = Qt.KeyboardModifier.NoModifier
_LEVELLED = (Kind.OPERATIVE, Kind.PREAMBULAR, Kind.TEXT, Kind.SECTION, Kind.HEADING)


class Keys:
    """Decides for each key whether it is structural, and does it."""

    def __init__(self, view: QTextEdit, bridge: Bridge, sync: Sync) -> None:
        self._view, self._bridge, self._sync = view, bridge, sync
        self.typist = Typist(bridge)
        self.completion = Completion(view, bridge, sync, self.typist)
        self._is_typing = False
        """Whether the key that is down types something: asked once, because asking Qt costs as much as the rest."""

    def use(self, settings: Settings) -> None:
        """Put right and suggest what these settings want."""
        self.typist.use(settings)
        self.completion.use(settings)

    def handle(self, event: QKeyEvent) -> bool:
        """Do what a structural key means; False where Qt shall type."""
        self._is_typing = self._types(event)
        hidden.before_key(self._view, self._sync, event)
        if self.completion.is_shown and self.completion.handle(event):
            return True
        if self._is_typing:
            return self._guard_typing(event.text())
        for matches, action in (
            (_Standard.Undo, self._bridge.undo),
            (_Standard.Redo, self._bridge.redo),
            (_Standard.SelectAll, self.select_all),
            (_Standard.Cut, self._view.cut),
            (_Standard.InsertParagraphSeparator, self._enter),
            (_Standard.MoveToNextPage, lambda: paging.turn(self._view, 1)),
            (_Standard.MoveToPreviousPage, lambda: paging.turn(self._view, -1)),
            (_Standard.SelectNextPage, lambda: paging.turn(self._view, 1, selects=True)),
            (_Standard.SelectPreviousPage, lambda: paging.turn(self._view, -1, selects=True)),
        ):
            if event.matches(matches):
                action()
                return True
        for matches in (_Standard.MoveToEndOfDocument, _Standard.SelectEndOfDocument):
            if event.matches(matches):
                return paging.to_end_of_text(
                    self._view, self._sync, selects=matches is _Standard.SelectEndOfDocument
                )
        if (
            event.key() in _BY_PARAGRAPH
            and event.modifiers() & ~_SHIFT == Qt.KeyboardModifier.ControlModifier
        ):
            step, selects = _BY_PARAGRAPH[Qt.Key(event.key())], bool(event.modifiers() & _SHIFT)
            paging.to_paragraph(self._view, self._sync, step, selects=selects)
            return True
        if event.matches(_Standard.InsertLineSeparator):
            return self._guard_typing("\n")
        # not a standard key: Qt knows Backspace as one on macOS only
        if event.key() == Qt.Key.Key_Backspace:
            is_word = event.matches(_Standard.DeleteStartOfWord)
            return self._backspace() or (is_word and word_steps.delete(self._view, _Move.PreviousWord))
        if any(event.matches(key) for key in _FORWARD):
            is_word = event.matches(_Standard.DeleteEndOfWord)
            return self._delete() or (is_word and word_steps.delete(self._view, _Move.NextWord))
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._tab(event)
        return False

    def after(self, event: QKeyEvent) -> None:
        """The key has done what it does: what it typed may be put right or gone on with."""
        if self._is_typing:
            self.committed(event.text())
            return
        hidden.after_key(self._view, self._sync, event)
        if self.completion.is_shown:
            self.completion.follow()
        if any(event.matches(key) for key in _FORWARD):
            self._pass_deleted()
        elif event.matches(_Standard.MoveToStartOfDocument):
            self._view.verticalScrollBar().setValue(0)

    def _pass_deleted(self) -> None:
        """Behind words that stay, marked as deleted, so that the next Delete takes what comes after them."""
        bridge = self._bridge
        if not bridge.document.changes or not bridge.selection.is_caret:
            return
        here = bridge.selection.head
        there = deleted.after(bridge.document, here)
        if there != here:
            self.go_to(there)

    def committed(self, words: str) -> None:
        """A key or an input method typed these words."""
        if self.typist.minds(words):
            self.typist.after(words)
        self.completion.typed()

    def guard_composition(self) -> None:
        """Before an input method types: a selection over several paragraphs goes by our own edit."""
        bridge = self._bridge
        if self._crosses():
            bridge.perform(
                lambda: text.delete(bridge.document, text.written_over(bridge.document, bridge.selection))
            )

    def select_all(self) -> None:
        """All of the text, or of the footnote that the caret is in."""
        bridge = self._bridge
        here = walk.block_of(bridge.document, bridge.selection.head.block)
        if here.kind is Kind.NOTE:
            self._select(here, here)
            return
        every = list(walk.blocks(bridge.document))
        self._select(every[0], every[-1])

    def _select(self, first: Block, last: Block) -> None:
        whole = Selection(Place(first.id, 0), Place(last.id, places.size(last)))
        self._sync.show_selection(whole)
        self._bridge.select(whole)

    # structural keys

    def _enter(self) -> None:
        if self._line.note is not None:
            self._leave_note()
            return
        if self._line.block is None:
            return
        if not self._bridge.selection.is_caret and not self._delete_selected():
            return
        bridge = self._bridge
        before = bridge.document
        done = bridge.perform(lambda: structure.split(bridge.document, bridge.selection.head))
        if done and bridge.document is before:
            self.go_to(bridge.selection.head)

    def _leave_note(self) -> None:
        """Enter in a footnote goes back to the text, behind its indicator."""
        note = self._line.note
        assert note is not None
        holder, offset, _ = walk.note_holder(self._bridge.document, note)
        self.go_to(Place(holder.id, offset + 1))

    def go_to(self, place: Place) -> None:
        """Put the caret there and show it."""
        here = Selection(place, place)
        self._sync.show_selection(here)
        self._bridge.select(here)
        self._view.ensureCursorVisible()

    def _backspace(self) -> bool:
        cursor = self._view.textCursor()
        if cursor.hasSelection():
            return self._guard_deletion()
        if self._line.block is None:
            return True
        if not cursor.atBlockStart():
            return False
        bridge, block = self._bridge, self._line.block
        here = bridge.selection
        if block.level and block.kind in _LEVELLED and structure.can_outdent(bridge.document, here):
            bridge.perform(lambda: structure.outdent(bridge.document, here))
        elif not self._leaves_empty_note(block):
            bridge.perform(lambda: structure.join_before(bridge.document, block.id))
        return True

    def _leaves_empty_note(self, block: Block) -> bool:
        """Backspace in a footnote without text takes the footnote away."""
        note = self._line.note
        if note is None or block.inlines:
            return False
        _, _, whole = walk.note_holder(self._bridge.document, note)
        if len(whole.blocks) > 1:
            return False
        self._bridge.perform(lambda: footnotes.remove(self._bridge.document, note))
        return True

    def _delete(self) -> bool:
        cursor = self._view.textCursor()
        if cursor.hasSelection():
            return self._guard_deletion()
        if self._line.block is None:
            return True
        if not cursor.atBlockEnd():
            return False
        bridge, block = self._bridge, self._line.block
        bridge.perform(lambda: structure.join_after(bridge.document, block.id))
        return True

    def _tab(self, event: QKeyEvent) -> bool:
        if event.modifiers() & _CONTROL_ALT:
            return False
        back = event.key() == Qt.Key.Key_Backtab or bool(
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )
        if self._line.grid is not None:
            self._next_cell(-1 if back else 1)
            return True
        if not back and self.typist.before_tab():
            return True
        bridge = self._bridge
        move = structure.outdent if back else structure.indent
        bridge.perform(lambda: move(bridge.document, bridge.selection))
        return True

    def _next_cell(self, step: int) -> None:
        grid = self._line.grid
        number = self._view.textCursor().block().blockNumber() + step
        rows = self._sync.lines.rows
        while 0 <= number < len(rows) and rows[number].grid == grid and rows[number].block is None:
            number += step
        if 0 <= number < len(rows) and (block := rows[number].block) is not None:
            self.go_to(Place(block.id, 0 if rows[number].grid != grid or step > 0 else places.size(block)))

    # typing over a selection

    @staticmethod
    def _types(event: QKeyEvent) -> bool:
        words = event.text()
        if not words or not words[0].isprintable():
            return False
        held = event.modifiers()
        return held == _NOTHING_HELD or held & _CONTROL_ALT in (_NOTHING_HELD, _CONTROL_ALT)

    def _guard_typing(self, words: str) -> bool:
        cursor = self._view.textCursor()
        if not cursor.hasSelection():
            return self._sync.lines.rows[cursor.blockNumber()].block is None
        if not self._crosses():
            return False
        bridge = self._bridge
        bridge.perform(lambda: text.insert(bridge.document, bridge.selection, words))
        return True

    def _guard_deletion(self) -> bool:
        if not self._crosses():
            return False
        self._delete_selected()
        return True

    def _delete_selected(self) -> bool:
        bridge = self._bridge
        return bridge.perform(lambda: text.delete(bridge.document, bridge.selection))

    def _crosses(self) -> bool:
        """Whether the selection reaches over more than one paragraph."""
        cursor = self._view.textCursor()
        if not cursor.hasSelection():
            return False
        document = self._view.document()
        start = document.findBlock(cursor.selectionStart())
        return start != document.findBlock(cursor.selectionEnd())

    @property
    def _line(self) -> Line:
        return self._sync.where.line_at(self._view.textCursor().position())
