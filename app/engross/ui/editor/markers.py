"""Footnote indicators in the text: inline objects that draw the number their footnote has at the time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPainter, QPyTextObject, QTextDocument, QTextFormat

from engross.model.inlines import ATOM
from engross.ui.editor.sheet import HIDDEN, NOTE, Sheet


class MarkerObject(QPyTextObject):
    """Measures and draws indicators. ``marks`` says what each footnote's indicator is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.marks: dict[int, str] = {}
        self.others: dict[int, str] = {}
        """What is shown in place of those, by the footnote."""
        self._sheet: Sheet | None = None

    def use(self, sheet: Sheet) -> None:
        """Draw in the type and colours of this sheet."""
        self._sheet = sheet
        self._font = sheet.marker_font()
        self._metrics = QFontMetricsF(self._font)
        self._height = sheet.metrics("operative").ascent() * 0.9
        self._colour = sheet.theme.colour("accent")
        self._gap = sheet.px(0.8)
        self._sizes: dict[str, QSizeF] = {}

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        if form.boolProperty(HIDDEN):
            return QSizeF(0, 0)
        mark = self._mark(document, position, form)
        size = self._sizes.get(mark)  # asked for each indicator of a paragraph at every key in it
        if size is None:
            size = QSizeF(self._metrics.horizontalAdvance(mark) + 2 * self._gap, self._height)
            self._sizes[mark] = size
        return size

    def _mark(self, document: QTextDocument, position: int, form: QTextFormat) -> str:
        """The indicator; a comma keeps it from one that stands just before it."""
        note = form.intProperty(NOTE)
        mark = self.others.get(note) or self.marks.get(note, "*")
        is_beside = position > 0 and document.characterAt(position - 1) == ATOM and mark[:1].isalnum()
        return f",{mark}" if is_beside else mark

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        position: int,
        form: QTextFormat,
    ) -> None:
        if form.boolProperty(HIDDEN):
            return
        painter.setFont(self._font)
        painter.setPen(self._colour)
        mark = self._mark(document, position, form)
        gap = 0.0 if mark.startswith(",") else self._gap
        painter.drawText(QPointF(rect.x() + gap, rect.y() + self._metrics.ascent() * 0.86), mark)
