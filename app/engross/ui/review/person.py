"""In whose name changes and comments are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from engross.i18n import _
from engross.ui.review.tracking import login

if TYPE_CHECKING:
    from engross.ui.main_window import MainWindow


def name(window: MainWindow) -> str:
    """The name in the settings, else the one that the computer knows."""
    return window.settings.author or login() or _("Unknown")


def ask_name(window: MainWindow) -> bool:
    """Ask for the name, once; False where people turned away."""
    if window.settings.author:
        return True
    given, agreed = QInputDialog.getText(
        window, _("Your Name"), _("Name under which your changes and comments stand:"), text=login()
    )
    if agreed and given.strip():
        window.change_settings(author=given.strip())
        return True
    return False
