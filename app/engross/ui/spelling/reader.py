"""One document's spelling, read in the background a moment after it changed and shown under the words."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engross.errors import AppError
from engross.model.nodes import Document, NodeId
from engross.ui.document_view import DocumentView, Layer
from engross.ui.editor.underlines import Mark
from engross.ui.pause import Pause
from engross.ui.shown_at_rest import ShownAtRest
from engross.workspace.background import Latest

if TYPE_CHECKING:
    from engross.workspace.dictionaries import Dictionary
    from engross.workspace.spelling import Misspelling, Speller, Spelling

LAYER = "spelling"
PAUSE_MS = 300
UNSPELT = ("zh",)
"""Languages that need no spelling."""

_log = logging.getLogger(__name__)


class SpellingReader(QObject):
    """Keeps the misspellings of one document up to date, and marks them while it is on."""

    published = Signal()
    failed = Signal(object)
    """An `AppError`: there is no dictionary."""

    def __init__(self, view: DocumentView, own: Iterable[str]) -> None:
        super().__init__(view)
        self._view, self._bridge = view, view.bridge
        self.own = frozenset(own)
        self._left: set[tuple[NodeId, str]] = set()
        self.spelling: Spelling | None = None
        self.is_on = False
        self._shown = ShownAtRest(self._bridge, self._on_read, self)
        self._latest: Latest[tuple[Document, frozenset[str]], Spelling] = Latest(
            view.jobs.start, _read, self._shown, self._on_failed
        )
        self._pause = Pause(PAUSE_MS, self)
        self._pause.over.connect(self.ask)
        self._bridge.changed.connect(self._on_changed)

    # reading

    def switch(self, *, on: bool) -> None:
        """Read and mark from now on, or no more."""
        if on != self.is_on:
            self.is_on = on
            self._mark()
            self.ask()

    def ask(self) -> None:
        """Read the document in the background."""
        if self.is_on and self._bridge.document.metadata.language not in UNSPELT:
            self._latest.ask((self._bridge.document, self._known()))

    def _known(self) -> frozenset[str]:
        return self.own.union(self._bridge.document.metadata.words)

    def read_now(self) -> None:
        """Read the document here. Raises AppError where it has no dictionary."""
        if self._bridge.document.metadata.language not in UNSPELT:
            self._shown.now(_read((self._bridge.document, self._known()), self.spelling))

    def _on_changed(self) -> None:
        if self.is_on:
            self._pause.begin()

    def _on_read(self, spelling: Spelling) -> None:
        self.spelling = spelling
        self._mark()
        self.published.emit()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, AppError):
            self.failed.emit(error)
        else:
            _log.error("the spelling could not be read: %s", error)

    # what was found

    @property
    def found(self) -> list[Misspelling]:
        """The misspellings of the last reading that nobody chose to leave, in order."""
        spelling = self.spelling
        return [m for m in spelling.found if (m.block, m.word) not in self._left] if spelling else []

    def suggestions(self, found: Misspelling) -> tuple[str, ...]:
        """What may have been meant, the likeliest first."""
        return self.spelling.speller.suggestions(found) if self.spelling else ()

    def leave(self, found: Misspelling) -> None:
        """Ask no more about this word in this paragraph."""
        self._left.add((found.block, found.word))
        self._mark()

    def know(self, word: str) -> None:
        """Take the word for right from now on."""
        self.own |= {word}
        self._latest.forget()
        self.ask()
        self._mark(without=word)

    def _mark(self, without: str = "") -> None:
        marks: dict[NodeId, tuple[Mark, ...]] = {}
        for found in self.found if self.is_on else ():
            if found.word != without:
                mark = Mark(found.start, found.end, LAYER, found)
                marks[found.block] = (*marks.get(found.block, ()), mark)
        spelling = self.spelling
        document = spelling.document if spelling else self._bridge.document
        self._view.show_marks(LAYER, Layer(document, marks, {}))


def _read(asked: tuple[Document, frozenset[str]], before: Spelling | None) -> Spelling:
    from engross.workspace import spelling  # the window starts without it

    document, own = asked
    return spelling.read(document, _speller(document.metadata.language, own), before)


@lru_cache(maxsize=8)
def _speller(language: str, own: frozenset[str]) -> Speller:
    from engross.workspace.spelling import Speller

    return Speller(_dictionary(language), own)


@lru_cache(maxsize=8)
def _dictionary(language: str) -> Dictionary:
    from engross.workspace import dictionaries

    return dictionaries.opened(language)
