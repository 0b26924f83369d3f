"""Which of several pages on one document shows the editor's selection, and the carets that the others keep."""

from __future__ import annotations

from engross.model import places
from engross.model.nodes import Document
from engross.model.places import Selection


class Caret:
    """One page's caret. The page that leads shows the editor's selection; another shows where it was left."""

    def __init__(self) -> None:
        self.leads = True
        self._kept: Selection | None = None

    def step_back(self, selection: Selection) -> None:
        """Another page leads from now on; this one keeps its place."""
        self.leads, self._kept = False, selection

    def lead(self, document: Document, otherwise: Selection) -> Selection:
        """This page leads from now on; gives where its caret is."""
        due = self.due(document, otherwise)
        self.leads, self._kept = True, None
        return due

    def due(self, document: Document, selection: Selection) -> Selection:
        """What the page shows: the editor's ``selection`` where it leads, else its own place as far as it exists."""
        if self.leads or self._kept is None:
            return selection
        head = places.clamped(document, self._kept.head)
        anchor = places.clamped(document, self._kept.anchor)
        if head is None or anchor is None:
            return selection
        return Selection(anchor, head)
