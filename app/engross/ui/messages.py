"""The message bar: what happened and what to do, in one sentence, without stopping anyone.

What needs an answer stands in the bar until it has one; what was merely done passes over the lower edge of the window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from engross.errors import AppError
from engross.i18n import _
from engross.ui import icons
from engross.ui.passing import PassingMessage
from engross.ui.theme import Theme

_LOOKS = {"info": ("info", "hint"), "warning": ("warning", "warning"), "error": ("error", "error")}


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a message."""

    title: str
    action: Callable[[], object]


class MessageBar(QFrame):
    """Shows one message at a time; hidden while there is none. What passes lies ``over`` another widget."""

    def __init__(self, theme: Theme, parent: QWidget, over: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self._theme = theme
        self._level = "info"
        self._picture = QLabel(self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton(self)
        self._close.setProperty("class", "flat")
        self._close.setToolTip(_("Close this message"))
        self._close.setAccessibleName(_("Close this message"))
        self._close.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 10, 8)
        self._row.setSpacing(10)
        self._row.addWidget(self._picture)
        self._row.addWidget(self._words)
        self._row.addWidget(self._close)
        self._buttons: list[QPushButton] = []
        self._passing = PassingMessage(over)
        self._passing.use_theme(theme)
        self.hide()

    @property
    def text(self) -> str:
        """The message shown last, or ""."""
        return self._passing.text or ("" if self.isHidden() else self._words.text())

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self._theme = theme
        self._passing.use_theme(theme)
        picture, purpose = _LOOKS[self._level]
        ground, ink = theme.colours[f"{purpose}_soft"], theme.colours["panel_ink"]
        edge = theme.colours["rule"]
        self.setStyleSheet(
            f"#messages {{ background: {ground}; border: none; border-bottom: 1px solid {edge}; }}"
            f"#messages QLabel {{ color: {ink}; }}"
        )
        self._picture.setPixmap(icons.pixmap(picture, theme.colour(purpose), icons.SIZE))
        self._close.setIcon(icons.icon("close", theme, "muted"))

    def error(self, problem: AppError, *choices: Choice) -> None:
        """What went wrong and what to do about it; stays until it is closed."""
        self._show("error", str(problem), choices)

    def warning(self, words: str, *choices: Choice) -> None:
        """Something people should know; stays until it is closed."""
        self._show("warning", words, choices)

    def info(self, words: str, *choices: Choice) -> None:
        """Something that was done, which goes by itself and leaves a question open; with choices it stays until one is
        taken.
        """
        if choices:
            self._show("info", words, choices)
            return
        is_question = not self.isHidden() and self._buttons
        if not is_question:
            self.clear()
        self._passing.say(words)

    def clear(self) -> None:
        """Show nothing."""
        self._passing.hide()
        self.hide()

    def _show(self, level: str, words: str, choices: tuple[Choice, ...]) -> None:
        self._passing.hide()
        self._level = level
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [self._button(choice) for choice in choices]
        for before, after in pairwise((*self._buttons, self._close)):
            QWidget.setTabOrder(before, after)
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self.use_theme(self._theme)
        self.show()

    def _button(self, choice: Choice) -> QPushButton:
        button = QPushButton(choice.title, self)

        def chosen() -> None:
            self.clear()
            choice.action()

        button.clicked.connect(chosen)
        self._row.insertWidget(self._row.count() - 1, button)
        return button
