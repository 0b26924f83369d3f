"""Prints official pages in a thread of their own: the window stays alive, and what is printed can be stopped."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from engross.errors import AppError
from engross.formats.pdf.press import Press
from engross.i18n import _
from engross.model.nodes import Document
from engross.ui.jobs import Jobs
from engross.ui.pages.proof_sheet import ProofSheet, set_pages

PRINTED_DPI = 300
"""Dots an inch of what goes to a printer; faces of ten points need no more."""
PATIENCE_MS = 500
"""How long printing goes on before people are told how far it is."""


class Printing(QProgressDialog):
    """Prints one document; shows how far it is when that takes long, and a button that stops it.

    Deletes itself at the end. A window that goes waits for the page that is being printed, and no other is printed.
    """

    printed = Signal(int)
    """The last page went to the printer; how many there were."""
    stopped = Signal()
    """People stopped it: what the printer has is thrown away."""
    failed = Signal(Exception)
    """An `AppError` where the printer or the pages are to blame."""
    _painted = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Setting the pages …"), _("Cancel"), 0, 0, parent)
        self.setWindowTitle(_("Printing"))
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumDuration(PATIENCE_MS)
        self.setAutoClose(False)
        self.setAutoReset(False)
        self._stop = Event()
        self._jobs = Jobs(self)
        self.canceled.connect(self._stop.set)
        self._painted.connect(self._on_painted)
        self.destroyed.connect(self._stop.set)
        self.destroyed.connect(self._jobs.close)

    def start(self, document: Document, emblem: bytes | None, printer: QPrinter) -> None:
        """Set the pages and print those that the printer is asked for."""
        stop, painted = self._stop, self._painted

        def work() -> int:
            press = Press()
            try:
                pages = set_pages(press, document, emblem)
            finally:
                press.close()
            count = 0
            for count, among in print_pages(pages, printer):
                painted.emit(count, among)
                if stop.is_set():
                    printer.abort()
                    break
            return count

        self._jobs.start(work, self._on_done, self._on_failed)

    def _on_painted(self, number: int, count: int) -> None:
        if not self.wasCanceled():
            self.setMaximum(count)
            self.setValue(number)
            self.setLabelText(_("Page {number} of {count}").format(number=number, count=count))

    def _on_done(self, count: int) -> None:
        if self._stop.is_set():
            self.stopped.emit()
        else:
            self.printed.emit(count)
        self._end()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self._end()

    def _end(self) -> None:
        self._jobs.close()
        self.blockSignals(True)  # closing would say that it was cancelled
        self.hide()
        self.deleteLater()


def print_pages(pages: ProofSheet, printer: QPrinter) -> Iterator[tuple[int, int]]:
    """Paint the pages that the printer is asked for, each as large as its paper takes; after each, which it was of how
    many. Raises `AppError` where the printer does not begin.
    """
    first = max(printer.fromPage() - 1, 0)
    numbers = range(first, min(printer.toPage() or len(pages.sizes), len(pages.sizes)))
    painter = QPainter()
    if not painter.begin(printer):
        raise AppError(
            _("The printer cannot be reached."), hint=_("See that it is switched on, or export a PDF.")
        )
    try:
        for index, number in enumerate(numbers):
            if index:
                printer.newPage()
            _paint(painter, printer, pages, number)
            yield index + 1, len(numbers)
    finally:
        painter.end()


def _paint(painter: QPainter, printer: QPrinter, pages: ProofSheet, number: int) -> None:
    layout, resolution = printer.pageLayout(), printer.resolution()
    paper, origin = layout.fullRectPixels(resolution), layout.paintRectPixels(resolution).topLeft()
    picture = pages.picture(number, PRINTED_DPI)
    size = QSizeF(picture.size())
    scale = min(paper.width() / size.width(), paper.height() / size.height())
    painter.drawImage(QRectF(QPointF(-origin.x(), -origin.y()), size * scale), picture)
