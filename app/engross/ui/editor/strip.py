"""A thin strip beside the scroll bar: a tick for each paragraph in which something was found."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from engross.i18n import _
from engross.model.nodes import NodeId
from engross.model.places import Place
from engross.ui.bridge import Bridge
from engross.ui.editor.sync import Sync

WIDTH = 9
_AUTHORS = tuple(f"author_{number}" for number in range(1, 7))
_REACH = 5
"""Pixels beside a tick in which a click still means it."""


class Strip(QWidget):
    """Stands at the right of a page, as high as its viewport. A click on a tick goes to the paragraph."""

    chosen = Signal(object)
    """The `Place` where people want to go."""

    def __init__(self, view: QTextEdit, sync: Sync, bridge: Bridge) -> None:
        super().__init__(view)
        self._view, self._sync, self._bridge = view, sync, bridge
        self._layers: dict[str, Mapping[NodeId, str]] = {}
        self._ticks: list[tuple[float, str, NodeId]] | None = None
        self._painted: list[tuple[float, str, NodeId]] = []
        self._is_due = False
        """The next painting shows where the ticks stand by now."""
        bridge.at_rest.connect(self._renew)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(_("Where something was found"))
        self.setMouseTracking(True)
        self.hide()

    def show_marks(self, marks: Mapping[NodeId, str], layer: str = "proof") -> None:
        """Show a tick for each of these paragraphs, in the colour for the purpose given, in place of others of the
        layer.
        """
        self._layers[layer] = dict(marks)
        self._ticks = None
        self.setVisible(any(self._layers.values()))
        self._renew()

    def forget(self) -> None:
        """The text has another length: where the ticks stand is worked out again, or once people pause in writing."""
        self._ticks = None
        if not self._bridge.is_busy:
            self._renew()

    def _renew(self) -> None:
        if self._ticks is None:
            self._is_due = True
            self.update()

    def place(self) -> None:
        """Stand beside the scroll bar."""
        frame = self._view.viewport().geometry()
        bar = self._view.verticalScrollBar().width()
        right = self._view.width() - bar
        left = max(right - WIDTH, frame.right() + 1)  # over the text it would be painted at every key
        self.setGeometry(left, frame.top(), max(right - left, WIDTH // 2 + 1), frame.height())
        self.forget()
        self.raise_()

    def ticks(self) -> list[tuple[float, str, NodeId]]:
        """Height, purpose of the colour and paragraph of each tick, from the top."""
        if self._ticks is None:
            layout = self._view.document().documentLayout()
            whole = max(layout.documentSize().height(), self._view.viewport().height(), 1.0)
            scale = (self.height() - 4) / whole
            self._ticks = sorted(
                (layout.blockBoundingRect(self._sync.where.block_of(node)).top() * scale + 2, purpose, node)
                for marks in self._layers.values()
                for node, purpose in marks.items()
                if node in self._sync.lines.index
            )
        return self._ticks

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_due:
            self._is_due, self._painted = False, self.ticks()
        # the strip reaches over the page, so it is asked to paint beside each line that changes there
        low, high = event.rect().top() - 2, event.rect().bottom() + 2
        near = [tick for tick in self._painted if low <= tick[0] <= high]
        if not near:
            return
        theme = self._sync.sheet.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for purpose in (*_AUTHORS, "accent", "match_tick", "hint", "warning", "error"):
            painter.setBrush(theme.colour(purpose))
            wide = max(
                self.width() - 3, WIDTH // 2
            )  # where there is little room, over the edge of the scroll bar
            for y, colour, _node in near:
                if colour == purpose:
                    painter.drawRoundedRect(QRectF(1, y - 1, wide, 3), 1.2, 1.2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position().y())
        if near is not None:
            self.chosen.emit(Place(near, 0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        has_tick = self._near(event.position().y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if has_tick else Qt.CursorShape.ArrowCursor)

    def _near(self, y: float) -> NodeId | None:
        distances = [(abs(y - tick), node) for tick, _colour, node in self.ticks()]
        found = min(distances, default=None)
        return found[1] if found and found[0] <= _REACH else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()
