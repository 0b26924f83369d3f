"""The menu of the page: what the features offer for the place of the caret, then the usual commands."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from engross.ui.actions import Actions
from engross.ui.command_group import CommandGroup

USUAL = (
    "edit.undo", "edit.redo", "", "edit.cut", "edit.copy", "edit.paste", "", "edit.italic", "edit.bold",
    "insert.link", "insert.footnote", "view.note", "", "paragraph.indent", "paragraph.outdent",
)  # fmt: skip
"""Ids of commands; "" is a separator."""


def context_menu(groups: Iterable[CommandGroup], actions: Actions, parent: QWidget) -> QMenu:
    """The menu, which goes when it closes."""
    menu = QMenu(parent)
    for group in groups:
        for title, do in group.offers():
            menu.addAction(title).triggered.connect(lambda _checked=False, wanted=do: wanted())
    if menu.actions():
        menu.addSeparator()
    for command_id in USUAL:
        if command_id:
            menu.addAction(actions[command_id])
        else:
            menu.addSeparator()
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
