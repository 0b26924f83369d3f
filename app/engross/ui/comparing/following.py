"""Keeps a window with the original and the final state of a document up to date while that is edited."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer

from engross.model.nodes import Document
from engross.review.comments import without_comments
from engross.ui.comparing.window import SideBySide
from engross.ui.document_view import DocumentView
from engross.ui.shown_at_rest import ShownAtRest
from engross.workspace import comparison
from engross.workspace.background import Latest
from engross.workspace.comparison import Comparison

PAUSE_MS = 400
_log = logging.getLogger(__name__)


class Following(QObject):
    """Lives as long as the window; that closes with the document."""

    def __init__(self, view: DocumentView, shown: SideBySide) -> None:
        super().__init__(shown)
        self._bridge, self._seen = view.bridge, view.bridge.document
        self._latest: Latest[Document, Comparison] = Latest(
            view.jobs.start,
            of_states,
            ShownAtRest(self._bridge, shown.show_comparison, self),
            self._on_failed,
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        view.bridge.changed.connect(self._pause.start)
        view.closed.connect(shown.close)
        self.destroyed.connect(self._latest.close)

    def _ask(self) -> None:
        if self._bridge.document is not self._seen:
            self._seen = self._bridge.document
            self._latest.ask(self._seen)

    @staticmethod
    def _on_failed(error: Exception) -> None:
        _log.error("the two states could not be compared: %s", error)


def of_states(document: Document, _before: Comparison | None = None) -> Comparison:
    """The document before and after its open changes."""
    return comparison.of_changes(without_comments(document))
