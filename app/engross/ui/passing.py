"""A message that needs no answer: it lies over the lower edge for a moment, so that nothing moves for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QWidget

from engross.ui import icons
from engross.ui.theme import Theme

SHOWN_MS, LETTER_MS = 3_000, 50
"""How long it stays, whatever it says and for each of its letters; a click sends it away."""
_WIDEST = 560
_ABOVE = 16
"""Pixels above the lower edge of what it lies over."""


class PassingMessage(QFrame):
    """Lies over a widget, in the middle of its lower edge."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("passing")
        self._over = over
        self._picture, self._words = QLabel(self), QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 16, 9)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 2)
        self.setGraphicsEffect(shadow)
        self._shadow = shadow
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, or ""."""
        return "" if self.isHidden() else self._words.text()

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        colours = theme.colours
        self.setStyleSheet(
            f"#passing {{ background: {colours['field']}; border: 1px solid {colours['edge']};"
            f" border-radius: 8px; }} #passing QLabel {{ color: {colours['panel_ink']}; }}"
        )
        self._shadow.setColor(theme.colour("shadow", 70))
        self._picture.setPixmap(icons.pixmap("info", theme.colour("hint"), icons.SIZE))

    def say(self, words: str) -> None:
        """Show this for a moment."""
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self.show()
        self._place()
        self.raise_()
        self._pause.start(SHOWN_MS + LETTER_MS * len(words))
        QAccessible.updateAccessibility(QAccessibleEvent(self._words, QAccessible.Event.Alert))

    def _place(self) -> None:
        room = min(_WIDEST, self._over.width() - 32)
        self._words.setWordWrap(False)
        natural = self.sizeHint()
        is_one_line = natural.width() <= room
        self._words.setWordWrap(not is_one_line)
        self.setFixedSize(natural if is_one_line else QSize(room, self.heightForWidth(room)))
        self.move((self._over.width() - self.width()) // 2, self._over.height() - self.height() - _ABOVE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()
