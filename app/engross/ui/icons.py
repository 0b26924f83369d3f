"""The icon family: line drawings in ``resources/icons``, drawn in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from engross import resources
from engross.ui.theme import Theme

SIZE = 20
"""Logical pixels of an icon in tool bars."""


def icon(name: str, theme: Theme, purpose: str = "panel_ink") -> QIcon:
    """The icon in a colour of the theme, dimmer where it is disabled."""
    return _icon(name, theme.colours[purpose], theme.colours["faint"])


def pixmap(name: str, colour: QColor, size: int) -> QPixmap:
    """The icon at one size in logical pixels."""
    return _drawn(name, colour.name(), size)


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    made = QIcon(_drawn(name, colour, SIZE))
    made.addPixmap(_drawn(name, disabled, SIZE), QIcon.Mode.Disabled)
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
