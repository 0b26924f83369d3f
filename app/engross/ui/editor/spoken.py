"""What screen readers hear of the structure: the kind and number of the paragraph that the caret enters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QTextEdit

from engross.i18n import _
from engross.model import numbering, outline, walk
from engross.model.nodes import Document, Kind, NodeId
from engross.ui.bridge import Bridge


class Spoken(QObject):
    """Keeps the page's accessible description on the caret's paragraph, and announces another one."""

    def __init__(self, view: QTextEdit, bridge: Bridge) -> None:
        super().__init__(view)
        self._view, self._bridge = view, bridge
        self.adds: list[Callable[[NodeId], str]] = []
        """Each says something more of a paragraph, or nothing."""
        bridge.at_rest.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        here = self._bridge.selection.head.block
        said = ", ".join(
            filter(None, (described(self._bridge.document, here), *(add(here) for add in self.adds)))
        )
        if said == self._view.accessibleDescription():
            return
        self._view.setAccessibleDescription(said)
        if QAccessible.isActive() and self._view.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, said))


def described(document: Document, node: NodeId) -> str:
    """A paragraph's kind and number in words: "Operative paragraph 5 (a)"; "" where it has gone."""
    spot = walk.spots(document).get(node)
    if spot is None:
        return ""
    if spot.note is not None:
        return _("Footnote {number}").format(number=numbering.of(document).mark(spot.note.id))
    kind, address = walk.block_of(document, node).kind, outline.addresses(document)[node]
    match kind:
        case Kind.OPERATIVE:
            return _("Operative paragraph {number}").format(number=address.rpartition("OP")[2])
        case Kind.PREAMBULAR:
            return _("Preambular paragraph {number}").format(number=address.rpartition("PP")[2])
        case _:
            return address[:1].upper() + address[1:]
