"""Menus, tool bar and shortcuts, made from the command records and bound to what they do."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from engross.errors import AppError
from engross.ui import icons
from engross.ui.theme import Theme
from engross.workspace.commands import Command, commands, menus, submenus

log = logging.getLogger(__name__)

TOOL_BAR = (
    "view.structure", "", "file.open", "file.save", "file.export_docx", "", "edit.undo", "edit.redo", "",
    "KIND", "paragraph.outdent", "paragraph.indent", "paragraph.up", "paragraph.down", "",
    "edit.italic", "edit.bold", "insert.footnote", "insert.link", "SPACE", "view.findings", "view.citations",
    "view.masthead",
)  # fmt: skip
"""Ids of commands; "" is a separator, KIND the choice of the paragraph's kind, SPACE pushes the rest to the right."""


class Actions(QObject):
    """One `QAction` for each command. ``handlers`` says what each does; ``complain`` hears of errors."""

    def __init__(
        self,
        window: QMainWindow,
        handlers: Mapping[str, Callable[[], object]],
        complain: Callable[[AppError], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._records = {command.id: command for command in commands()}
        self._complain = complain
        self._conditions: frozenset[str] | None = None
        self._drawn: tuple[Theme, bool] | None = None
        self.recent: list[str] = []
        """Ids of the commands run last, the newest first."""
        self.menus: dict[str, QMenu] = {}
        """Menus and the menus within them, by id."""
        self._actions = {
            command.id: self._action(command, handlers[command.id]) for command in self._records.values()
        }
        self._make_menus()

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def _action(self, command: Command, handler: Callable[[], object]) -> QAction:
        action = QAction(command.title, self._window)
        action.setObjectName(command.id)
        action.setCheckable(command.is_toggle)
        action.setShortcuts(_shortcuts(command))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setStatusTip(command.help)
        self._window.addAction(action)  # so that its keys work where the menu bar is hidden
        action.setWhatsThis(command.help)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = command.title.replace("&", "").rstrip("…")
        action.setToolTip(f"{plain} ({keys})\n{command.help}" if keys else f"{plain}\n{command.help}")
        action.triggered.connect(lambda: self._run(command, handler))
        return action

    def _run(self, command: Command, handler: Callable[[], object]) -> None:
        """One of the borders where errors that people can act on are caught."""
        self.recent = [command.id, *(known for known in self.recent if known != command.id)]
        try:
            handler()
        except AppError as error:
            log.info("%s: %s", command.id, error)
            if command.is_toggle:  # Qt switched it over before it was refused
                action = self._actions[command.id]
                action.setChecked(not action.isChecked())
            self._complain(error)

    def _make_menus(self) -> None:
        for menu_id, title in menus().items():
            menu = self._window.menuBar().addMenu(title)
            self.menus[menu_id] = menu
            group = 1
            for command in self._records.values():
                if command.menu != menu_id:
                    continue
                if command.group != group:
                    menu.addSeparator()
                    group = command.group
                home = self._submenu(menu, command.submenu) if command.submenu else menu
                home.addAction(self._actions[command.id])

    def _submenu(self, menu: QMenu, submenu_id: str) -> QMenu:
        if submenu_id not in self.menus:
            self.menus[submenu_id] = menu.addMenu(submenus()[submenu_id])
        return self.menus[submenu_id]

    def fill(self, bar: QToolBar, extras: Mapping[str, Callable[[QToolBar], object]]) -> None:
        """Put commands on the tool bar; ``extras`` make what stands under the names in capitals."""
        bar.setIconSize(QSize(icons.SIZE, icons.SIZE))
        for name in TOOL_BAR:
            if not name:
                bar.addSeparator()
            elif name in extras:
                extras[name](bar)
            else:
                bar.addAction(self._actions[name])

    def draw(self, theme: Theme, *, is_right_to_left: bool) -> None:
        """Draw the icons in the colours of this theme, for a text that runs this way."""
        wanted = theme, is_right_to_left
        if wanted == self._drawn:
            return
        self._drawn = wanted
        for command in self._records.values():
            if command.icon:
                drawn = icons.icon(command.icon, theme, is_right_to_left=is_right_to_left)
                self._actions[command.id].setIcon(drawn)

    def make_exclusive(self, command_ids: Iterable[str]) -> None:
        """Of these toggles one is on at a time."""
        group = QActionGroup(self)
        for command_id in command_ids:
            group.addAction(self._actions[command_id])

    def enable(self, conditions: frozenset[str]) -> None:
        """Commands are on where all that they need is the case."""
        if conditions == self._conditions:
            return
        self._conditions = conditions
        for command in self._records.values():
            self._actions[command.id].setEnabled(command.conditions <= conditions)

    def keys_of(self, command_id: str) -> str:
        """The shortcuts of a command as the system writes them: "Ctrl+Shift+Z, Ctrl+Y"."""
        own = [QKeySequence(key) for key in self._records[command_id].keys]
        keys = [key for key in self._actions[command_id].shortcuts() if key in own]
        return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)

    def help_text(self) -> list[tuple[str, str, str]]:
        """Title, keys and explanation of every command, in the order of the menus."""
        return [
            (command.title.replace("&", ""), self.keys_of(command.id), command.help)
            for command in self._records.values()
        ]


def _shortcuts(command: Command) -> list[QKeySequence]:
    """The keys that the system has for such a command, then our own."""
    keys = QKeySequence.keyBindings(QKeySequence.StandardKey[command.standard]) if command.standard else []
    own = [QKeySequence(key) for key in command.keys]
    return [*own, *(key for key in keys if key not in own)]
