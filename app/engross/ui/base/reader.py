"""What each paragraph of a draft is beside its base text, read in the background a moment after it changed."""

from __future__ import annotations

import logging
from html import escape

from PySide6.QtCore import QObject, QTimer, Signal

from engross.i18n import _
from engross.model import walk
from engross.model.nodes import Document, Kind, NodeId
from engross.model.places import Place
from engross.review.base import Dropped, Origin, Provenance, Standing, provenance
from engross.ui.document_view import DocumentView
from engross.ui.shown_at_rest import ShownAtRest
from engross.ui.structure.badges import Badge
from engross.workspace.background import Latest

PAUSE_MS = 400
LOOKS = {Standing.NEW: "new", Standing.UPDATED: "updated", Standing.AS_IN_BASE: "same"}
"""The looks of badges and signs."""

_NO_CLAUSES = (Kind.MASTHEAD, Kind.CLOSING)
"""Lines of the first page and of the adoption: another session has its own."""

_log = logging.getLogger(__name__)
_NOTHING = Origin({}, ())


class BaseReader(QObject):
    """Keeps the standing of one document's paragraphs up to date, while it has a base text and this is on."""

    published = Signal()

    def __init__(self, view: DocumentView, *, is_on: bool) -> None:
        super().__init__(view)
        self._bridge, self.is_on = view.bridge, is_on
        self.origin = _NOTHING
        self.of: dict[NodeId, Provenance] = {}
        """What each clause is."""
        self.dropped: dict[NodeId, list[Dropped]] = {}
        """What was dropped, by the paragraph before its place."""
        self._seen: Document | None = None
        self._shown = ShownAtRest(self._bridge, self._on_read, self)
        self._latest: Latest[Document, Origin] = Latest(view.jobs.start, _read, self._shown, self._on_failed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.ask)
        self._bridge.changed.connect(self._on_changed)

    def switch(self, *, on: bool) -> None:
        """Read from now on, or no more."""
        self.is_on = on
        self._seen = None
        self.ask()

    def ask(self) -> None:
        """Read the document, unless it was read already."""
        document = self._bridge.document
        if document.base is None or not self.is_on:
            self._shown.now(_NOTHING)
        elif document is not self._seen:
            self._seen = document
            self._latest.ask(document)

    def _on_changed(self) -> None:
        if self._bridge.document.base is not None or self.origin is not _NOTHING:
            self._pause.start()

    def _on_read(self, origin: Origin) -> None:
        if origin is _NOTHING and self.origin is _NOTHING:
            return
        self.origin = origin
        kinds = {b.id: b.kind for b in walk.blocks(self._bridge.document)}
        self.of = {node: p for node, p in origin.of.items() if kinds.get(node) not in _NO_CLAUSES}
        self.dropped = {}
        for gone in origin.dropped:
            if gone.base.kind not in _NO_CLAUSES:
                self.dropped.setdefault(gone.after, []).append(gone)
        self.published.emit()

    def _on_failed(self, error: Exception) -> None:
        _log.error("the base text could not be compared: %s", error)

    # what is shown

    @property
    def badges(self) -> dict[str, dict[NodeId, Badge]]:
        """Badges for the structure, by source."""
        of = self.of
        return {
            "base": {node: Badge(LOOKS[p.standing]) for node, p in of.items()},
            "base moved": {node: Badge("moved") for node, p in of.items() if p.is_moved},
            "base dropped": {node: Badge("dropped", len(gone)) for node, gone in self.dropped.items()},
        }

    def spoken(self, node: NodeId) -> str:
        """What a paragraph is beside the base text, in words, for screen readers."""
        here = self.of.get(node)
        said = [] if here is None else [_standing(here)]
        if gone := self.dropped.get(node):
            said.append(_("dropped below: {words}").format(words="; ".join(d.words for d in gone)))
        return ", ".join(said)

    def tip(self, place: Place) -> str:
        """What a paragraph is beside the base text, with the base's words, as HTML; "" where it is the same."""
        here = self.of.get(place.block)
        base = self._bridge.document.base
        said: list[str] = []
        if (
            here is not None
            and base is not None
            and not (here.standing is Standing.AS_IN_BASE and not here.is_moved)
        ):
            said.append(f"<b>{escape(_standing(here))}</b> ({escape(base.name)})<br/>{escape(here.words)}")
        for gone in self.dropped.get(place.block, ()):
            said.append(f"<b>{escape(_('Dropped below'))}</b><br/>{escape(gone.words)}")
        return "<hr/>".join(said)


def _standing(here: Provenance) -> str:
    words = {
        Standing.AS_IN_BASE: _("as in the base text"),
        Standing.UPDATED: _("updated"),
        Standing.NEW: _("new"),
    }[here.standing]
    return f"{words}, {_('moved')}" if here.is_moved else words


def _read(document: Document, _before: Origin | None) -> Origin:
    assert document.base is not None
    return provenance(document.base.document, document)
