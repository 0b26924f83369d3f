"""Printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.errors import AppError
from engross.i18n import _, counted
from engross.ui.command_group import CommandGroup, Handlers
from engross.workspace.settings import emblem_of

if TYPE_CHECKING:
    from engross.ui.main_window import MainWindow


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

        from engross.ui.pages.printing import Printing

        view = self._window.view
        if view is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._window.document_name)
        dialog = QPrintDialog(printer, self._window)
        if dialog.exec():
            printing = Printing(self._window)
            printing.printed.connect(self._on_printed)
            printing.stopped.connect(lambda: self._window.messages.info(_("Printing was stopped.")))
            printing.failed.connect(self._on_failed)
            printing.start(view.opened.document, emblem_of(self._window.settings), printer)

    def _on_printed(self, count: int) -> None:
        self._window.messages.info(counted("{count} page was printed.", "{count} pages were printed.", count))

    def _on_failed(self, error: Exception) -> None:
        problem = error if isinstance(error, AppError) else AppError(_("The pages cannot be printed."))
        self._window.messages.error(problem)
