"""Starting the window: fonts, colours, windows, settings."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from engross import __version__, i18n
from engross.errors import SaveError
from engross.ui import crash, icons, rescue, restoring, theme
from engross.ui.main_window import MainWindow
from engross.ui.theme import Theme
from engross.workspace import settings as stored
from engross.workspace import window_state
from engross.workspace.open_document import OpenDocument
from engross.workspace.settings import Settings
from engross.workspace.window_state import WindowState


class Application(QObject):
    """All windows of the program and the settings that they share."""

    def __init__(
        self, app: QApplication, settings: Settings | None = None, *, keeps_settings: bool = True
    ) -> None:
        super().__init__(app)
        self._app = app
        self._keeps_settings = keeps_settings
        self.settings = settings or stored.load()
        self.windows: list[MainWindow] = []
        app.setApplicationName("Engross")
        app.setApplicationDisplayName("Engross")
        app.setApplicationVersion(__version__)
        app.setDesktopFileName("engross")
        app.setWindowIcon(icons.application_icon())
        app.setStyle("Fusion")
        self.theme = self._use_theme()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_colours_changed)

    def _use_theme(self) -> Theme:
        chosen = theme.chosen(self.settings.theme)
        self._app.setPalette(theme.palette(chosen))
        self._app.setStyleSheet(theme.style_sheet(chosen))
        return chosen

    def open_window(self, path: Path | None = None, *, is_new: bool = False) -> MainWindow:
        """A window with this file, a new document, or the start page."""
        window = MainWindow(self.settings, self.theme)
        window.settings_changed.connect(self._on_settings_changed)
        window.window_wanted.connect(self._on_window_wanted)
        window.quit_wanted.connect(self.quit)
        window.closing.connect(self._on_closing)
        window.closed.connect(self._on_closed)
        self.windows.append(window)
        if path is not None:
            window.files.open_path(path)
        elif is_new:
            window.files.new()
        window.show()
        return window

    def _on_window_wanted(self, wanted: Path | OpenDocument | None) -> None:
        if isinstance(wanted, OpenDocument):
            self.open_window().show_document(wanted)
        else:
            self.open_window(wanted, is_new=wanted is None)

    def quit(self) -> None:
        """Close every window; stops where the user wants to go on."""
        states = [restoring.state_of(window) for window in self.windows]
        for window in tuple(self.windows):
            if not window.close():
                return
        self._remember(states)

    def restore(self) -> bool:
        """Open the windows of last time whose files are still there; False where there are none."""
        states = window_state.load()
        found = [state for state in states if restoring.is_there(state)]
        for state in found if self.settings.restore_files else ():
            window = self.open_window()
            restoring.place(window, state)
            restoring.bring_back(window, state)
        if not self.windows and states:
            restoring.place(self.open_window(), states[0])
        return bool(self.windows)

    def _remember(self, states: list[WindowState]) -> None:
        if self._keeps_settings:
            window_state.save(states)

    def _on_closing(self, window: MainWindow) -> None:
        """The last window tells what comes back at the next start."""
        if self.windows == [window]:
            self._remember([restoring.state_of(window)])

    def _on_closed(self, window: MainWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)
            window.deleteLater()

    def _on_settings_changed(self, settings: Settings) -> None:
        before, self.settings = self.settings, settings
        if settings.theme != before.theme:
            self.theme = self._use_theme()
        for window in self.windows:
            window.use_settings(settings, self.theme)
        if not self._keeps_settings:
            return
        try:
            stored.save(settings)
        except SaveError as error:
            for window in self.windows[:1]:
                window.messages.error(error)

    def _on_system_colours_changed(self) -> None:
        if self.settings.theme == "system":
            self.theme = self._use_theme()
            for window in self.windows:
                window.use_settings(self.settings, self.theme)


def run(paths: list[Path]) -> int:
    """Open the window with the files named and give the exit code once all windows are closed."""
    settings = stored.load()
    i18n.use(settings.language)
    app = QApplication(sys.argv[:1])
    application = Application(app, settings)
    crash.catch(application)
    for path in paths:
        application.open_window(path)
    if not paths and not application.restore():
        application.open_window()
    rescue.offer(application.windows[0])
    return app.exec()
