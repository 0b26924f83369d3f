"""The page: a white sheet on a quiet ground, on which people type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QTextEdit, QToolTip, QWidget

from engross.editing import fragments, text
from engross.editing.edit import Aspect, Edit
from engross.i18n import _
from engross.model import places, plain, walk
from engross.model.inlines import Style, Text
from engross.model.nodes import Document, NodeId
from engross.model.places import Place, Selection
from engross.ui.bridge import Bridge
from engross.ui.editor import clipboard
from engross.ui.editor.gutter import SHADOW, Gutter, SheetEdge
from engross.ui.editor.keys import Keys
from engross.ui.editor.sheet import LOOK, LOOKS, NOTE, Sheet
from engross.ui.editor.strip import Strip
from engross.ui.editor.sync import Sync
from engross.ui.editor.underlines import Underlines
from engross.ui.theme import Theme, palette, sheet_palette


class Page(QTextEdit):
    """Shows one document and edits it through its bridge."""

    files_dropped = Signal(list)
    zoom_stepped = Signal(int)
    context_menu_wanted = Signal(QPoint)

    def __init__(self, bridge: Bridge, theme: Theme, zoom: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("page")
        self.setAccessibleName(_("Text of the resolution"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(False)
        self.setCursorWidth(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self.setPalette(sheet_palette(theme, palette(theme)))
        self.setAutoFillBackground(True)
        dots = self.screen().logicalDotsPerInchY()
        sheet = Sheet(theme, zoom, bridge.document.metadata.language, dots)
        self._set_side_margins(sheet)
        self.sync = Sync(self, bridge, sheet)
        self._gutter = Gutter(self, self.sync)
        self._edges = [SheetEdge(self, self.sync, at_left=at_left) for at_left in (True, False)]
        self.underlines = Underlines(self, self.sync, self._gutter)
        self.strip = Strip(self, self.sync)
        self.strip.chosen.connect(self.go_to)
        self.takes_over: Callable[[QMimeData], bool] = lambda _data: False
        """Asked first of a paste: whether someone else sees to it."""
        self.describe: Callable[[list[object]], str] = lambda _subjects: ""
        """What is said about the subjects of marks under the mouse, as HTML."""
        self._keys = Keys(self, bridge, self.sync)
        self._tips = _Tips(self)
        self._watches_tips = False
        self._watch_tips(on=True)
        self.sync.labels_changed.connect(self.viewport().update)
        self.sync.labels_changed.connect(self.strip.forget)
        bridge.shown.connect(self.go_to)

    # looks

    def restyle(self, theme: Theme, zoom: float) -> None:
        """Show the document in another theme or zoom; what is at the top stays there."""
        old = self.sync.sheet
        if theme is old.theme and zoom == old.zoom:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self.setPalette(sheet_palette(theme, palette(theme)))
        # first the sheet: setting margins resizes the viewport, which sets them again by the sheet in use
        self.sync.sheet = sheet = replaced(old, theme, zoom)
        self._set_side_margins(sheet)
        self.sync.rebuild(sheet)
        self.document().documentLayout().documentSize()  # lays out to the end, so that the bar is right
        bar.setValue(round(share * bar.maximum()))

    def _set_side_margins(self, sheet: Sheet) -> None:
        """The sheet is as wide as it is; what is left beside it is ground. So a wider window lays out nothing anew."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        wanted = round(sheet.length("width"))
        width = max(min(wanted, room - 2 * SHADOW), min(round(sheet.length("narrow")), room))
        left = max((room - width) // 2, 0)
        margins = self.viewportMargins()
        if (margins.left(), margins.right()) != (left, max(room - width - left, 0)):
            self.setViewportMargins(left, 0, max(room - width - left, 0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_side_margins(self.sync.sheet)
        super().resizeEvent(event)
        for edge in self._edges:
            edge.place()
        self.strip.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        area = event.rect()
        shown = self._gutter.visible(area)
        self._gutter.paint(painter, area, shown)
        self.underlines.paint(painter, area, shown)
        self._gutter.paint_ground(painter, area)

    # going places

    def go_to(self, place: Place) -> None:
        """Put the caret there, a third down the window, and take the focus."""
        self._keys.go_to(place)
        rect = self.cursorRect()
        if not 0 <= rect.top() <= self.viewport().height() * 2 // 3:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - self.viewport().height() // 3)
        self.setFocus()

    def note_at(self, position: int) -> NodeId | None:
        """The footnote whose indicator stands just after this position."""
        document = self.document()
        for at in (position, position - 1):
            if at < 0 or document.characterAt(at) != "\ufffc":
                continue
            cursor = QTextCursor(document)
            cursor.setPosition(at + 1)
            return int(cursor.charFormat().intProperty(NOTE)) or None
        return None

    # typing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._watch_tips(on=False)
        if self._keys.handle(event):
            event.accept()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)
            if event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
                self.verticalScrollBar().setValue(0)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Releases mean nothing here; ignored, each would be offered to every widget up to the window."""
        event.accept()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString() or event.preeditString():
            self._keys.guard_composition()
        super().inputMethodEvent(event)

    def select_all(self) -> None:
        """Select the text, or the footnote that the caret is in."""
        self._keys.select_all()

    def toggle_style(self, style: Style) -> None:
        """Put a style on what is selected, or on what is typed next."""
        bridge = self._bridge
        if bridge.selection.is_caret:
            look = self.currentCharFormat().intProperty(LOOK)
            run = LOOKS.run(look, "")
            number = LOOKS.number(Text("", run.style ^ style, run.link, run.fields))
            role = self.sync.line_at(self.textCursor().position()).shape.role
            self.setCurrentCharFormat(self.sync.sheet.char_format(role, number))
            return
        on = not text.has_style(bridge.document, bridge.selection, style)
        bridge.perform(lambda: text.set_style(bridge.document, bridge.selection, style, on))

    def has_style(self, style: Style) -> bool:
        """Whether what is typed next has the style, or all that is selected."""
        if self._bridge.selection.is_caret:
            return bool(LOOKS.run(self.currentCharFormat().intProperty(LOOK), "").style & style)
        return text.has_style(self._bridge.document, self._bridge.selection, style)

    # clipboard and drag and drop

    def createMimeDataFromSelection(self) -> QMimeData:
        return clipboard.to_mime(fragments.copy(self._bridge.document, self._bridge.selection))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or clipboard.can_read(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.takes_over(source):
            return
        fragment = clipboard.from_mime(source)
        if fragment.blocks:
            bridge = self._bridge
            bridge.perform(lambda: fragments.paste(bridge.document, bridge.selection, fragment))
            self.ensureCursorVisible()

    def cut(self) -> None:
        """Copy what is selected and take it away, as one step."""
        if self._bridge.selection.is_caret:
            return
        bridge = self._bridge
        fragment = fragments.copy(bridge.document, bridge.selection)
        if bridge.perform(lambda: text.delete(bridge.document, bridge.selection)):
            QApplication.clipboard().setMimeData(clipboard.to_mime(fragment))

    def paste_plain(self) -> None:
        """Paste the words only."""
        words = QMimeData()
        words.setText(QApplication.clipboard().text())
        self.insertFromMimeData(words)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if urls:
            self.files_dropped.emit([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
            event.acceptProposedAction()
            return
        ours = event.source() in (self, self.viewport())
        moved = ours and event.dropAction() is Qt.DropAction.MoveAction
        at = self.sync.place_at(self.cursorForPosition(event.position().toPoint()).position())
        self._drop(clipboard.from_mime(event.mimeData()), at, moved=moved)
        # Qt would take away what was dragged; our edit has done it already.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _drop(self, fragment: fragments.Fragment, at: Place, *, moved: bool) -> None:
        bridge = self._bridge
        here = Selection(at, at)
        if moved:
            bridge.perform(lambda: _moved(bridge.document, bridge.selection, at))
        elif fragment.blocks:
            bridge.perform(lambda: fragments.paste(bridge.document, here, fragment))

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        follows = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if follows and event.button() is Qt.MouseButton.LeftButton:
            note = self.note_at(self.cursorForPosition(event.position().toPoint()).position())
            if note is not None:
                self.show_note(note)
                return
        super().mousePressEvent(event)

    def show_note(self, note: NodeId) -> None:
        """Go to a footnote's text."""
        *_unused, whole = walk.note_holder(self._bridge.document, note)
        self.go_to(Place(whole.blocks[0].id, 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_stepped.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu is about what the mouse is on, so the caret goes there, unless something is selected."""
        if event.reason() is QContextMenuEvent.Reason.Mouse and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.context_menu_wanted.emit(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._watch_tips(on=True)
        super().mouseMoveEvent(event)

    def _watch_tips(self, *, on: bool) -> None:
        """Tips follow the mouse; while someone types, no event need pass through here."""
        if on != self._watches_tips:
            self._watches_tips = on
            if on:
                self.viewport().installEventFilter(self._tips)
            else:
                self.viewport().removeEventFilter(self._tips)

    def show_tip(self, event: QHelpEvent) -> None:
        """The text of the footnote under the mouse, what was found there, or the address of the link."""
        cursor = self.cursorForPosition(event.pos())
        found = self.underlines.at(self.sync.place_at(cursor.position()))
        said = self.describe([mark.subject for mark in found])
        note = self.note_at(cursor.position())
        if note is not None:
            *_unused, whole = walk.note_holder(self._bridge.document, note)
            QToolTip.showText(event.globalPos(), plain.note_text(whole), self.viewport())
            return
        if said:
            QToolTip.showText(event.globalPos(), said, self.viewport())
            return
        link = LOOKS.run(cursor.charFormat().intProperty(LOOK), "").link
        QToolTip.showText(event.globalPos(), link, self.viewport())


class _Tips(QObject):
    """Asks the page for a tip where the mouse rests."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._page.show_tip(event)
            return True
        return False


def _moved(document: Document, selection: Selection, at: Place) -> Edit:
    """What is selected goes to another place: pasted first, so that the place stays true, then taken away."""
    start, end = places.ordered(document, selection)
    key = places.order_key(document, at)
    if places.order_key(document, start) <= key <= places.order_key(document, end):
        return Edit(document, selection, Aspect.NONE)
    fragment = fragments.copy(document, selection)
    if key < places.order_key(document, start):
        first = text.delete(document, selection)
        second = fragments.paste(first.document, Selection(at, at), fragment)
    else:
        first = fragments.paste(document, Selection(at, at), fragment)
        second = text.delete(first.document, selection)
    return Edit(second.document, second.selection, first.aspects | second.aspects)


def replaced(sheet: Sheet, theme: Theme, zoom: float) -> Sheet:
    """The sheet in another theme and zoom."""
    return Sheet(theme, zoom, sheet.language, sheet.dots_per_inch)
