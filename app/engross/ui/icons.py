"""The icon family: line drawings in ``resources/icons``, drawn in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from engross import resources
from engross.ui.theme import Theme

SIZE = 20
"""Logical pixels of an icon in tool bars."""
_DIRECTED = ("indent", "outdent")
"""Icons that show which way the lines of a text run."""


def icon(name: str, theme: Theme, purpose: str = "panel_ink", *, is_right_to_left: bool = False) -> QIcon:
    """The icon in a colour of the theme, dimmer where it is disabled, as for a text that runs this way."""
    mirrored = is_right_to_left and name in _DIRECTED
    return _icon(name, theme.colours[purpose], theme.colours["faint"], mirrored)


def pixmap(name: str, colour: QColor, size: int) -> QPixmap:
    """The icon at one size in logical pixels."""
    return _drawn(name, colour.name(), size)


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, disabled: str, mirrored: bool) -> QIcon:
    turn = QTransform().scale(-1 if mirrored else 1, 1)
    made = QIcon(_drawn(name, colour, SIZE).transformed(turn))
    made.addPixmap(_drawn(name, disabled, SIZE).transformed(turn), QIcon.Mode.Disabled)
    return made


def application_icon() -> QIcon:
    """The program's own picture."""
    made = QIcon()
    for size in (16, 32, 64, 128):
        made.addPixmap(_drawn("engross", "#000000", size))
    return made


def _drawn(name: str, colour: str, size: int) -> QPixmap:
    source = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    screen = QGuiApplication.primaryScreen()
    ratio = max(screen.devicePixelRatio(), 1.0)
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image
