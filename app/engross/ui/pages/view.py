"""Pictures of pages below each other; only those in sight are drawn."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from engross.i18n import _
from engross.model.nodes import NodeId
from engross.ui.pages.proof_sheet import POINTS, ProofSheet
from engross.ui.theme import Theme

GAP = 12
"""Pixels around and between pages."""
KEPT = 24
"""Pictures that are kept."""
ZOOM_STEP, ZOOM_LEAST, ZOOM_GREATEST = 1.2, 0.5, 4.0


class PagesView(QAbstractScrollArea):
    """Shows a `ProofSheet`. A click tells which paragraph it was on."""

    paragraph_chosen = Signal(int)
    page_shown = Signal(int, int)
    """The page in the middle, counted from 1, and how many there are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet: ProofSheet | None = None
        self._pictures: dict[tuple[int, int], QPixmap] = {}
        self._zoom = 1.0
        self._said = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Official pages"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def use_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.viewport().update()

    def show_sheet(self, sheet: ProofSheet) -> None:
        """Other pages in the place of those shown; what is in sight stays."""
        self._sheet = sheet
        self._pictures.clear()
        self._measure()
        self.viewport().update()
        self._tell_page()

    def show_paragraph(self, block: NodeId) -> None:
        """Bring the paragraph into sight."""
        place = self._sheet.place_of(block) if self._sheet else None
        if place is None:
            return
        number, top = place
        rect = self._rect(number)
        at = rect.top() + self.verticalScrollBar().value() + round(top * self._scale)
        bar = self.verticalScrollBar()
        if not bar.value() <= at <= bar.value() + self.viewport().height() - 2 * GAP:
            bar.setValue(at - self.viewport().height() // 3)

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller than the width of the panel."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._zoom = min(max(self._zoom * factor, ZOOM_LEAST), ZOOM_GREATEST)
        self._measure()
        bar.setValue(round(share * bar.maximum()))
        self.viewport().update()

    def fit_width(self) -> None:
        """As wide as the panel."""
        self.zoom_by(1 / self._zoom)

    # measures

    @property
    def page_count(self) -> int:
        return len(self._sheet.sizes) if self._sheet else 0

    @property
    def _scale(self) -> float:
        """Pixels a point."""
        assert self._sheet is not None
        widest = max((size.width() for size in self._sheet.sizes), default=1.0)
        return max(self.viewport().width() - 2 * GAP, 80) / widest * self._zoom

    def _sizes(self) -> list[QSize]:
        return [(size * self._scale).toSize() for size in self._sheet.sizes] if self._sheet else []

    def _measure(self) -> None:
        sizes = self._sizes()
        height = sum(size.height() + GAP for size in sizes) + GAP
        width = max((size.width() for size in sizes), default=0) + 2 * GAP
        for bar, whole, page in (
            (self.verticalScrollBar(), height, self.viewport().height()),
            (self.horizontalScrollBar(), width, self.viewport().width()),
        ):
            bar.setRange(0, max(whole - page, 0))
            bar.setPageStep(page)
            bar.setSingleStep(40)

    def _rects(self) -> Iterator[tuple[int, QRect]]:
        """Each page where it stands in the viewport."""
        top = GAP - self.verticalScrollBar().value()
        for number, size in enumerate(self._sizes()):
            left = (
                max((self.viewport().width() - size.width()) // 2, GAP) - self.horizontalScrollBar().value()
            )
            yield number, QRect(left, top, size.width(), size.height())
            top += size.height() + GAP

    def _rect(self, number: int) -> QRect:
        return next(rect for page, rect in self._rects() if page == number)

    def _tell_page(self) -> None:
        middle = self.viewport().height() // 2
        sizes = self._sizes()
        here = next((number + 1 for number, rect in self._rects() if rect.bottom() >= middle), len(sizes))
        if (here, len(sizes)) != self._said:
            self._said = here, len(sizes)
            words = _("Page {number} of {count}").format(number=here, count=len(sizes))
            self.setAccessibleDescription(words)
            self.page_shown.emit(here, len(sizes))

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("ground"))
        for number, rect in self._rects():
            if rect.intersects(event.rect()):
                painter.drawPixmap(rect.topLeft(), self._picture(number, rect.size()))
                painter.setPen(self._theme.colour("edge"))
                painter.drawRect(rect.adjusted(-1, -1, 0, 0))

    def _picture(self, number: int, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = number, round(size.width() * ratio)
        if key not in self._pictures:
            assert self._sheet is not None
            while len(self._pictures) >= KEPT:
                self._pictures.pop(next(iter(self._pictures)))
            made = QPixmap.fromImage(self._sheet.picture(number, self._scale * ratio * POINTS))
            made.setDevicePixelRatio(ratio)
            self._pictures[key] = made
        return self._pictures[key]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(event.position())

    def _choose(self, at: QPointF) -> None:
        for number, rect in self._rects():
            if self._sheet is not None and rect.contains(at.toPoint()):
                block = self._sheet.paragraph_at(number, (at.y() - rect.top()) / self._scale)
                if block is not None:
                    self.paragraph_chosen.emit(block)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(QPointF(self.viewport().width() / 2, self.viewport().height() / 3))
        else:
            super().keyPressEvent(event)
