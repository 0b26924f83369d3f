"""The text of one footnote as a field of its own: typed into like the page, and edited through the same editor."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from engross.editing import fragments, text
from engross.editing.edit import Edit
from engross.editing.editor import Change
from engross.i18n import _
from engross.model import walk
from engross.model.inlines import Footnote, Inline, Style
from engross.model.nodes import NodeId
from engross.model.places import Place, Selection
from engross.ui.bridge import Bridge
from engross.ui.editor import blocks, clipboard
from engross.ui.editor.lines import Line, Lines, shape
from engross.ui.editor.positions import to_offset, to_position
from engross.ui.editor.sheet import LOOK, LOOKS, Sheet
from engross.ui.editor.typist import Typist

_GROUP = "footnote"
_CONTROL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_Standard = QKeySequence.StandardKey
_STYLES = ((_Standard.Italic, Style.ITALIC), (_Standard.Bold, Style.BOLD))


class NoteText(QTextEdit):
    """Shows a footnote's paragraphs. What is typed becomes an edit; the selection of the page stays where it is."""

    left = Signal()
    """Esc, Enter or Ctrl+Enter: back to the text."""
    abandoned = Signal()
    """The focus went elsewhere, or the footnote is gone."""

    def __init__(self, bridge: Bridge, note: NodeId, sheet: Sheet, typist: Typist, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._note, self._sheet, self._typist = bridge, note, sheet, typist
        self._shown: tuple[Line, ...] = ()
        self._is_writing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Text of the footnote"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        bridge.changed.connect(self._on_changed)
        self.moveCursor(QTextCursor.MoveOperation.End)

    @property
    def note(self) -> Footnote | None:
        """The footnote as it is now; None where it is gone."""
        found = (note for _, _, note in walk.notes(self._bridge.document) if note.id == self._note)
        return next(found, None)

    def _build(self) -> None:
        """Show the paragraphs as they are; the caret stays where it was, as far as it can."""
        note = self.note
        if note is None:
            return
        at = self.textCursor().position()
        look = shape("note")
        self._shown = tuple(Line(block, look) for block in note.blocks)
        self._is_writing = True
        document = blocks.build(Lines(list(self._shown), {}, {}, {}), self._sheet)
        document.setParent(self)
        document.setDocumentMargin(6)
        self.setDocument(document)
        document.contentsChanged.connect(self._on_typed)
        cursor = self.textCursor()
        cursor.setPosition(min(at, document.characterCount() - 1))
        self.setTextCursor(cursor)
        self._is_writing = False

    def _on_typed(self) -> None:
        if self._is_writing:
            return
        document = self.document()
        if document.blockCount() != len(self._shown):
            self._build()
            return
        for number, line in enumerate(self._shown):
            row = blocks.read(document.findBlockByNumber(number), {})
            if line.block is not None and row != line.inlines:
                self._apply_row(line.block.id, row)
                return

    def _apply_row(self, node: NodeId, row: tuple[Inline, ...]) -> None:
        bridge = self._bridge
        self._is_writing = True
        try:
            bridge.perform(lambda: text.replace(bridge.document, node, row), group=_GROUP)
        finally:
            self._is_writing = False
        self._take_stock()

    def _take_stock(self) -> None:
        """What the document says now; shown anew where it is not what was typed."""
        note = self.note
        if note is None:
            self.abandoned.emit()
            return
        document = self.document()
        said = [blocks.read(document.findBlockByNumber(n), {}) for n in range(document.blockCount())]
        if said != [block.inlines for block in note.blocks]:
            self._build()
        self._shown = tuple(Line(block, shape("note")) for block in note.blocks)

    def _on_changed(self, _change: Change) -> None:
        if not self._is_writing:
            self._take_stock()

    # places

    def _place(self, position: int) -> Place:
        block = self.document().findBlock(position)
        line = self._shown[min(block.blockNumber(), len(self._shown) - 1)]
        assert line.block is not None
        return Place(line.block.id, to_offset(block.text(), position - block.position()))

    @property
    def selection(self) -> Selection:
        """What is selected in the footnote, as places of the document."""
        cursor = self.textCursor()
        return Selection(self._place(cursor.anchor()), self._place(cursor.position()))

    def _show_caret(self, place: Place) -> None:
        for number, line in enumerate(self._shown):
            if line.block is not None and line.block.id == place.block:
                block = self.document().findBlockByNumber(number)
                cursor = self.textCursor()
                cursor.setPosition(block.position() + to_position(block.text(), place.offset))
                self.setTextCursor(cursor)

    # keys

    def event(self, event: QEvent) -> bool:
        """Keys that the window would take for the page are for the footnote here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ours = (_Standard.Undo, _Standard.Redo, _Standard.Italic, _Standard.Bold, _Standard.SelectAll)
            if any(event.matches(key) for key in ours) or event.key() in (
                Qt.Key.Key_Return,
                Qt.Key.Key_Escape,
            ):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.matches(_Standard.Undo):
            self._bridge.undo()
        elif event.matches(_Standard.Redo):
            self._bridge.redo()
        elif not self._restyles(event):
            super().keyPressEvent(event)
            if event.modifiers() & _CONTROL_ALT in (Qt.KeyboardModifier.NoModifier, _CONTROL_ALT):
                self._put_right(event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.commitString() and not event.preeditString():
            self._put_right(event.commitString())

    def _put_right(self, typed: str) -> None:
        """Signs and spaces as in the text, as a step of its own."""
        edit = self._typist.correction(self.selection.head, typed) if typed else None
        if edit is None or edit.selection is None:
            return
        there = edit.selection.head
        if self._bridge.perform(lambda: Edit(edit.document, None, edit.aspects)):
            self._show_caret(there)

    def _restyles(self, event: QKeyEvent) -> bool:
        for key, style in _STYLES:
            if event.matches(key):
                self.toggle_style(style)
                return True
        return False

    def toggle_style(self, style: Style) -> None:
        """The selected words take the style or lose it; without a selection, what is typed next does."""
        bridge, chosen = self._bridge, self.selection
        if chosen.is_caret:
            run = LOOKS.run(self.currentCharFormat().intProperty(LOOK), "")
            look = LOOKS.number(replace(run, style=run.style ^ style))
            self.setCurrentCharFormat(self._sheet.char_format("note", look))
            return
        on = not text.has_style(bridge.document, chosen, style)
        before = self.textCursor()
        ends = before.anchor(), before.position()

        def make() -> Edit:
            edit = text.set_style(bridge.document, chosen, style, on)
            return Edit(edit.document, None, edit.aspects)

        bridge.perform(make)
        cursor = self.textCursor()
        cursor.setPosition(ends[0])
        cursor.setPosition(ends[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        elsewhere = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in elsewhere:
            self.abandoned.emit()

    # clipboard

    def createMimeDataFromSelection(self) -> QMimeData:
        return clipboard.to_mime(fragments.copy(self._bridge.document, self.selection))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return clipboard.can_read(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        bridge, chosen = self._bridge, self.selection
        found = clipboard.read(source, bridge.document.metadata.language)
        clipboard.tell_left_out(found, bridge)
        fragment = found.fragment
        if not fragment.blocks:
            return
        behind: list[Place] = []

        def make() -> Edit:
            edit = fragments.paste(bridge.document, chosen, fragment)
            if edit.selection is not None:
                behind.append(edit.selection.head)
            return Edit(edit.document, None, edit.aspects)

        if bridge.perform(make) and behind:
            self._show_caret(behind[0])
