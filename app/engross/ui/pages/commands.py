"""Printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from engross.ui.command_group import CommandGroup, Handlers
from engross.workspace.files import emblem_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from engross.ui.main_window import MainWindow
    from engross.ui.pages.proof_sheet import ProofSheet

PRINTED_DPI = 300
"""Dots an inch of what goes to a printer; faces of ten points need no more."""


class PageCommands(CommandGroup):
    """What the commands do that concern pages."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def handlers(self) -> Handlers:
        return {"file.print": self.print}

    def print(self) -> None:
        """Print the official pages; the dialog asks which and where."""
        # printing is loaded when it is first wanted
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        view = self._window.view
        if view is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._window.document_name)
        dialog = QPrintDialog(printer, self._window)
        if dialog.exec():
            print_pages(self._pages(), printer)

    def _pages(self) -> ProofSheet:
        from engross.formats.pdf.press import Press
        from engross.ui.pages.proof_sheet import set_pages

        view = self._window.view
        assert view is not None
        press = Press()
        try:
            return set_pages(press, view.opened.document, emblem_of(self._window.settings))
        finally:
            press.close()


def print_pages(pages: ProofSheet, printer: QPrinter) -> None:
    """Paint the pages that the printer is asked for, each as large as its paper takes."""
    first = max(printer.fromPage() - 1, 0)
    last = printer.toPage() or len(pages.sizes)
    painter = QPainter(printer)
    for index, number in enumerate(range(first, min(last, len(pages.sizes)))):
        if index:
            printer.newPage()
        paper = printer.pageLayout().fullRectPixels(printer.resolution())
        origin = printer.pageLayout().paintRectPixels(printer.resolution()).topLeft()
        picture = pages.picture(number, PRINTED_DPI)
        size = QSizeF(picture.size())
        scale = min(paper.width() / size.width(), paper.height() / size.height())
        target = QRectF(QPointF(-origin.x(), -origin.y()), size * scale)
        painter.drawImage(target, picture)
    painter.end()
