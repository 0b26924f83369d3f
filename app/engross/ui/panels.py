"""The panels beside the page, in one list. To add one, add its record here and its command to the View menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QWidget

from engross.i18n import _
from engross.ui.bridge import Bridge
from engross.ui.masthead.panel import MastheadPanel
from engross.ui.structure.panel import StructurePanel
from engross.ui.theme import Theme


@dataclass(frozen=True)
class PanelRecord:
    """A panel: it is made for one document, by a function of its bridge and the theme.

    It may have ``use_theme(theme)``. ``id`` is that of its command without "view.". Panels of one side share one
    place, one at a time.
    """

    id: str
    title: str
    side: Literal["left", "right"]
    make: Callable[[Bridge, Theme], QWidget]
    width: int
    is_open_first: bool = False


def panels() -> tuple[PanelRecord, ...]:
    """All panels in the order of the View menu."""
    return (
        PanelRecord("structure", _("Structure"), "left", StructurePanel, 290, is_open_first=True),
        PanelRecord("masthead", _("Masthead"), "right", MastheadPanel, 320),
    )
