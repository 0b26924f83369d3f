"""The page: a white sheet on a quiet ground, on which people type."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QTextEdit, QWidget

from engross.editing import fragments, text
from engross.i18n import _
from engross.model import walk
from engross.model.nodes import NodeId
from engross.model.places import Place, Selection
from engross.ui.bridge import Bridge
from engross.ui.editor import clipboard, drops
from engross.ui.editor.gutter import SHADOW, Beside, Gutter, SheetEdge
from engross.ui.editor.keys import Keys
from engross.ui.editor.mouse import Mouse
from engross.ui.editor.overlay import Overlay
from engross.ui.editor.sheet import Sheet
from engross.ui.editor.spoken import Spoken
from engross.ui.editor.strip import Strip
from engross.ui.editor.styles import Styles
from engross.ui.editor.sync import Sync
from engross.ui.editor.underlines import Underlines
from engross.ui.theme import Theme, palette, sheet_palette


class Page(QTextEdit):
    """Shows one document and edits it through its bridge."""

    files_dropped = Signal(list)
    pasted = Signal(object)
    """A `Pasted` that was inserted."""
    zoom_stepped = Signal(int)
    context_menu_wanted = Signal(QPoint)

    def __init__(self, bridge: Bridge, theme: Theme, zoom: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._is_filling = False
        self.setObjectName("page")
        self.setAccessibleName(_("Text of the resolution"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(False)
        self.setCursorWidth(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self._colour(theme)
        self.setAutoFillBackground(True)
        dots = self.screen().logicalDotsPerInchY()
        sheet = Sheet(theme, zoom, bridge.document.metadata.language, dots)
        self._set_side_margins(sheet)
        self.sync = Sync(self, bridge, sheet)
        self.gutter = Gutter(self, self.sync)
        self._edges = [SheetEdge(self, self.sync, at_left=at_left) for at_left in (True, False)]
        self.underlines = Underlines(self, self.sync, self.gutter)
        self.strip = Strip(self, self.sync, bridge)
        self.strip.chosen.connect(self.go_to)
        self.takes_over: Callable[[QMimeData], bool] = lambda _data: False
        """Asked first of a paste: whether someone else sees to it."""
        self.keys = Keys(self, bridge, self.sync)
        self.styles = Styles(self, bridge, self.sync)
        self.mouse = Mouse(self, bridge)
        self.spoken = Spoken(self, bridge)
        self.sync.labels_changed.connect(self.viewport().update)
        self.sync.labels_changed.connect(self.strip.forget)
        self.overlay = Overlay(self, self.sync)
        self.beside: list[Beside] = []
        """What features paint beside the lines."""
        bridge.shown.connect(self._on_shown)

    # looks

    def restyle(self, theme: Theme, zoom: float) -> None:
        """Show the document in another theme or zoom; what is at the top stays there."""
        old = self.sync.sheet
        if theme is old.theme and zoom == old.zoom:
            return
        self._colour(theme)
        self.wear(old.at(theme, zoom))

    def _colour(self, theme: Theme) -> None:
        """The viewport too: under a style sheet it does not take over what the page gets later."""
        colours = sheet_palette(theme, palette(theme))
        self.setPalette(colours)
        self.viewport().setPalette(colours)

    def wear(self, sheet: Sheet) -> None:
        """Show the document by this sheet; what is at the top stays there."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        # first the sheet: setting margins resizes the viewport, which sets them again by the sheet in use
        self.sync.sheet = sheet
        self._set_side_margins(sheet)
        self.sync.rebuild(sheet)
        self.document().documentLayout().documentSize()  # lays out to the end, so that the bar is right
        bar.setValue(round(share * bar.maximum()))

    def fill(self, *, on: bool) -> None:
        """The sheet is as wide as the window, or as wide as it is."""
        if on != self._is_filling:
            self._is_filling = on
            self._set_side_margins(self.sync.sheet)

    def _set_side_margins(self, sheet: Sheet) -> None:
        """The sheet is as wide as it is; what is left beside it is ground. So a wider window lays out nothing anew."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        wanted = room if self._is_filling else round(sheet.length("width"))
        width = max(min(wanted, room - 2 * SHADOW), min(round(sheet.length("narrow")), room))
        left = max((room - width) // 2, 0)
        margins = self.viewportMargins()
        if (margins.left(), margins.right()) != (left, max(room - width - left, 0)):
            self.setViewportMargins(left, 0, max(room - width - left, 0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_side_margins(self.sync.sheet)
        self.sync.fit()
        super().resizeEvent(event)
        for edge in self._edges:
            edge.place()
        self.strip.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        area = event.rect()
        shown = self.gutter.visible(area)
        self.gutter.paint(painter, area, shown)
        self.underlines.paint(painter, area, shown)
        seen = [line for line in shown if not self.sync.sheet.hides_line(line[0])]
        for beside in self.beside:
            beside.paint(painter, area, seen)
        self.overlay.paint(painter, area, shown)
        self.gutter.paint_ground(painter, area)

    @property
    def column(self) -> QRectF:
        """Where text stands across the viewport."""
        return self.gutter.column()

    # going places

    def go_to(self, place: Place) -> None:
        """Put the caret there, a third down the window, and take the focus."""
        self.keys.go_to(place)
        self._bring_into_sight()
        self.setFocus()

    def _on_shown(self, place: Place) -> None:
        if self.sync.caret.leads:
            self.go_to(place)

    def show_stretch(self, selection: Selection) -> None:
        """Select this and bring it into sight; the focus stays where it is."""
        self.sync.show_selection(selection)
        self._bridge.select(selection)
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        rect = self.cursorRect()
        if not 0 <= rect.top() <= self.viewport().height() * 2 // 3:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - self.viewport().height() // 3)

    # typing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.mouse.watch(on=False)
        if self.keys.handle(event):
            event.accept()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)
        self.keys.after(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Releases mean nothing here; ignored, each would be offered to every widget up to the window."""
        event.accept()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString() or event.preeditString():
            self.keys.guard_composition()
        super().inputMethodEvent(event)
        if event.commitString() and not event.preeditString():
            self.keys.committed(event.commitString())

    # clipboard and drag and drop

    def createMimeDataFromSelection(self) -> QMimeData:
        document = self._bridge.document
        return clipboard.to_mime(fragments.copy(document, self._bridge.selection), document)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(clipboard.files(source)) or clipboard.can_read(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = clipboard.files(source)
        if files:
            self.files_dropped.emit(files)
        if files or self.takes_over(source):
            return
        bridge = self._bridge
        found = clipboard.read(source, bridge.document.metadata.language)
        if found.fragment.blocks and bridge.perform(
            lambda: fragments.paste(bridge.document, bridge.selection, found.fragment)
        ):
            self.keys.typist.pasted(found.fragment)
            self.ensureCursorVisible()
            self.pasted.emit(found)
        clipboard.tell_left_out(found, bridge)

    def cut(self) -> None:
        """Copy what is selected and take it away, as one step."""
        if self._bridge.selection.is_caret:
            return
        bridge = self._bridge
        data = self.createMimeDataFromSelection()
        if bridge.perform(lambda: text.delete(bridge.document, bridge.selection)):
            QApplication.clipboard().setMimeData(data)

    def paste_plain(self) -> None:
        """Paste the words only."""
        words = fragments.from_text(QApplication.clipboard().text())
        bridge = self._bridge
        data = QApplication.clipboard().mimeData()
        if not words.text and data is not None:
            clipboard.tell_left_out(clipboard.read(data), bridge)
        elif words.text and bridge.perform(lambda: fragments.paste(bridge.document, bridge.selection, words)):
            self.ensureCursorVisible()

    def dropEvent(self, event: QDropEvent) -> None:
        drops.drop(self, self._bridge, event)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.mouse.follows(event) and not self.mouse.extends(event):
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
        self.mouse.watch(on=True)
        super().mouseMoveEvent(event)
