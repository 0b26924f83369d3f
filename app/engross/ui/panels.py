"""The panels beside the page, in one list. To add one, add its record here and its command to the View menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QWidget

from engross.i18n import _
from engross.ui import marks
from engross.ui.bridge import Bridge
from engross.ui.proofing import Proofing
from engross.ui.structure.panel import StructurePanel
from engross.ui.theme import Theme

if TYPE_CHECKING:
    from engross.workspace.proofing import Proof


@dataclass(frozen=True)
class PanelRecord:
    """A panel: it is made for one document, by a function of its bridge, its proofing and the theme.

    It may have ``use_theme(theme)``, and ``title`` with a signal ``title_changed`` where its title changes. ``id`` is
    that of its command without "view.". Panels of one side share one place, one at a time.
    """

    id: str
    title: str
    side: Literal["left", "right"]
    make: Callable[[Bridge, Proofing, Theme], QWidget]
    width: int
    is_open_first: bool = False


def panels() -> tuple[PanelRecord, ...]:
    """All panels in the order of the View menu."""
    return (
        PanelRecord("structure", _("Structure"), "left", _structure, 290, is_open_first=True),
        PanelRecord("findings", _("Findings"), "right", _findings, 360),
        PanelRecord("citations", _("Citations"), "right", _citations, 360),
        PanelRecord("review", _("Review"), "right", _review, 360),
        PanelRecord("masthead", _("Masthead"), "right", _masthead, 320),
        PanelRecord("pages", _("Official pages"), "right", _pages, 430),
    )


def _structure(bridge: Bridge, proofing: Proofing, theme: Theme) -> QWidget:
    panel = StructurePanel(bridge, theme)

    def show(proof: Proof) -> None:
        panel.show_badges("findings", marks.badges(marks.of(proof)))

    if proofing.proof is not None:
        show(proofing.proof)
    proofing.published.connect(show)
    return panel


# Panels that begin closed are imported when they are first shown, so that the window starts sooner.


def _findings(bridge: Bridge, proofing: Proofing, theme: Theme) -> QWidget:
    from engross.ui.findings.panel import FindingsPanel

    return FindingsPanel(bridge, proofing, theme)


def _citations(bridge: Bridge, proofing: Proofing, theme: Theme) -> QWidget:
    from engross.ui.citations.panel import CitationsPanel

    return CitationsPanel(bridge, proofing, theme)


def _review(bridge: Bridge, _proofing: Proofing, theme: Theme) -> QWidget:
    from engross.ui.review.panel import ReviewPanel

    return ReviewPanel(bridge, theme)


def _masthead(bridge: Bridge, _proofing: Proofing, theme: Theme) -> QWidget:
    from engross.ui.masthead.panel import MastheadPanel

    return MastheadPanel(bridge, theme)


def _pages(bridge: Bridge, _proofing: Proofing, theme: Theme) -> QWidget:
    from engross.ui.pages.panel import PagesPanel

    return PagesPanel(bridge, theme)
