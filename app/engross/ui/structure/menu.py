"""The context menu of the structure sidebar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from engross.i18n import _
from engross.model.nodes import Kind
from engross.ui.kinds import kind_titles

if TYPE_CHECKING:
    from engross.ui.structure.panel import StructurePanel

_KINDS = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.TEXT, Kind.HEADING, Kind.SECTION, Kind.TITLE)


def of(panel: StructurePanel) -> QMenu:
    """The menu for the rows that are chosen."""
    deeds, menu = panel.deeds, QMenu(panel)
    rows = panel.view.chosen()
    can_edit = bool(deeds.paragraphs) or deeds.annex is not None
    only = bool(deeds.paragraphs)
    _add(menu, _("Go to Text"), "Return", panel.go_to_text, on=bool(rows))
    _add(menu, _("Rename"), "F2", panel.rename, on=len(rows) == 1 and rows[0].has_name)
    menu.addSeparator()
    for title, after in ((_("Insert Above"), False), (_("Insert Below"), True)):
        _fill_insert(menu.addMenu(title), panel, after=after)
    kinds = menu.addMenu(_("Change Kind"))
    kinds.setEnabled(only)
    for kind in _KINDS:
        _add(kinds, kind_titles()[kind], "", partial(deeds.set_kind, kind))
    menu.addSeparator()
    _add(menu, _("A Level In"), "Ctrl+]", deeds.indent, on=only)
    _add(menu, _("A Level Out"), "Ctrl+[", deeds.outdent, on=only)
    _add(menu, _("Move Up"), "Alt+Up", deeds.move_up, on=can_edit)
    _add(menu, _("Move Down"), "Alt+Down", deeds.move_down, on=can_edit)
    menu.addSeparator()
    _add(menu, _("Cut"), "Ctrl+X", deeds.cut, on=only)
    _add(menu, _("Copy"), "Ctrl+C", deeds.copy, on=only)
    _add(menu, _("Paste Below"), "Ctrl+V", deeds.paste, on=bool(rows))
    _add(menu, _("Duplicate"), "Ctrl+D", deeds.duplicate, on=only)
    _add(menu, _("Remove"), "Del", deeds.remove, on=can_edit)
    menu.addSeparator()
    _add(menu, _("Expand All"), "", panel.following.expand_all)
    _add(menu, _("Collapse All"), "", panel.following.collapse_all)
    return menu


def _fill_insert(menu: QMenu, panel: StructurePanel, *, after: bool) -> None:
    key = "Ins" if after else ""
    _add(menu, _("Paragraph"), key, lambda: panel.insert(None, after=after))
    _add(menu, _("Heading"), "", lambda: panel.insert(Kind.HEADING, after=after))
    _add(menu, _("Section"), "", lambda: panel.insert(Kind.SECTION, after=after))
    _add(menu, _("Annex"), "", lambda: panel.insert_annex(after=after))


def _add(menu: QMenu, title: str, keys: str, action: Callable[[], object], *, on: bool = True) -> None:
    # the key is part of the title: as a shortcut of an action it would be taken from the window's
    made = menu.addAction(f"{title}\t{keys}" if keys else title)
    made.setEnabled(on)
    made.triggered.connect(lambda _checked=False: action())
