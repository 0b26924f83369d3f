"""The views with less around the page: the whole screen, and nothing but the paragraph at the caret."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QToolBar

from engross.ui.document_view import DocumentView


class FullView(QObject):
    """Takes away what stands around the page of a window, and puts it back as it was."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._leave.setEnabled(False)
        self._leave.activated.connect(lambda: self.focus(self._view, on=False))
        self._view: DocumentView | None = None
        self._panels: list[str] = []
        self._was_full = False

    @property
    def is_focused(self) -> bool:
        """Whether only the paragraph at the caret stands out."""
        return self._leave.isEnabled()

    def toggle_screen(self) -> None:
        """The whole screen, or the window as it was."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def focus(self, view: DocumentView | None, *, on: bool) -> None:
        """Only the page, with all but the caret's paragraph dimmed; or all as it was before."""
        if on == self.is_focused:
            return
        self._view = view
        self._leave.setEnabled(on)
        for bar in (self._window.menuBar(), self._window.statusBar(), *self._window.findChildren(QToolBar)):
            bar.setVisible(not on)
        if on:
            self._was_full = self._window.isFullScreen()
            self._window.showFullScreen()
        elif not self._was_full:
            self._window.showNormal()
        if view is not None:
            self._use(view, on=on)

    def _use(self, view: DocumentView, *, on: bool) -> None:
        view.dim(on=on)
        if on:
            self._panels = view.shown_panels
        for panel in self._panels:
            view.show_panel(panel, on=not on)
        view.page.setFocus()
