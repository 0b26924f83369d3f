"""What the commands do that are about spelling, and what the page's menu offers for a misspelt word."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from engross.editing import find
from engross.editing.edit import Aspect, Edit
from engross.editing.find import Match, Query
from engross.errors import AppError
from engross.i18n import _, counted
from engross.model import walk
from engross.model.places import Place, Selection
from engross.ui.command_group import CommandGroup, Handlers, Offer
from engross.ui.spelling.bar import SpellingBar
from engross.ui.spelling.reader import LAYER, UNSPELT, SpellingReader
from engross.workspace import word_list

if TYPE_CHECKING:
    from engross.ui.document_view import DocumentView
    from engross.ui.main_window import MainWindow
    from engross.workspace.spelling import Misspelling

OFFERED = 5
"""Suggestions in the menu of the page."""


class SpellingCommands(CommandGroup):
    """Ties the reading of the document that the window shows to its menu and its bar."""

    said: set[str] = set()  # noqa: RUF012 - shared on purpose: a missing dictionary is told of once
    """Languages whose missing dictionary people have heard of."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._reader: SpellingReader | None = None
        self._bar: SpellingBar | None = None
        self._asked: Misspelling | None = None

    def handlers(self) -> Handlers:
        return {
            "review.spelling": self.go_through,
            "review.spelling_marks": lambda: self._window.change_settings(
                check_spelling=not self._window.settings.check_spelling
            ),
        }

    def checked(self, view: DocumentView | None) -> dict[str, bool]:
        if self._reader is not None and view is not None:
            self._reader.switch(on=self._window.settings.check_spelling)
        return {"review.spelling_marks": self._window.settings.check_spelling}

    def use_view(self, view: DocumentView) -> None:
        self._reader = SpellingReader(view, word_list.words())
        self._reader.failed.connect(self._on_failed)
        self._asked = None
        if self._bar is not None:
            self._bar.hide()

    def _on_failed(self, error: AppError) -> None:
        language = self._window.current().bridge.document.metadata.language
        if language not in self.said:
            self.said.add(language)
            self._window.messages.info(str(error))

    # the menu of the page

    def offers(self) -> list[Offer]:
        view, reader = self._window.view, self._reader
        if view is None or reader is None:
            return []
        here = view.bridge.selection.head
        found = next((m.subject for m in view.page.underlines.at(here) if m.look == LAYER), None)
        if found is None:
            return []
        wrong: Misspelling = found  # type: ignore[assignment] # the subject of a mark of this look
        suggestions = reader.suggestions(wrong)[:OFFERED]
        return [
            *((word, partial(self._change, wrong, word)) for word in suggestions),
            (_("Ignore “{word}” Here").format(word=wrong.word), partial(reader.leave, wrong)),
            (_("Ignore “{word}” Everywhere").format(word=wrong.word), partial(reader.know, wrong.word)),
            (_("Add “{word}” to My Words").format(word=wrong.word), partial(self._add, wrong.word)),
            (
                _("Add “{word}” to the Document's Words").format(word=wrong.word),
                partial(self._keep, wrong.word),
            ),
        ]

    def _change(self, wrong: Misspelling, word: str) -> None:
        bridge = self._window.current().bridge
        query = Query(wrong.word, matches_case=True, exact_signs=True)
        marks = self._window.current().page.underlines.of(walk.block_of(bridge.document, wrong.block))
        now = next((m for m in marks if m.subject == wrong), None)
        match = Match(wrong.block, *((now.start, now.end) if now else (wrong.start, wrong.end)))
        bridge.perform(lambda: find.replace_one(bridge.document, query, word, match))

    def _add(self, word: str) -> None:
        assert self._reader is not None
        word_list.add(word)
        self._reader.know(word)

    def _keep(self, word: str) -> None:
        """The word is right in this document, for whoever opens it."""
        bridge = self._window.current().bridge
        document = bridge.document
        metadata = replace(document.metadata, words=(*document.metadata.words, word))
        bridge.editor.apply(Edit(replace(document, metadata=metadata), None, Aspect.METADATA))
        self._current().ask()

    # going through

    @property
    def bar(self) -> SpellingBar:
        """The bar, at the foot of the window."""
        if self._bar is None:
            self._bar = bar = SpellingBar(self._window.theme, self._window)
            centre = self._window.centralWidget()
            layout = centre.layout() if centre is not None else None
            assert layout is not None
            layout.addWidget(bar)
            bar.change_wanted.connect(lambda word: self._on_asked(lambda m: self._change(m, word)))
            bar.change_all_wanted.connect(lambda word: self._on_asked(lambda m: self._change_all(m, word)))
            bar.skip_wanted.connect(lambda: self._on_asked(lambda m: self._current().leave(m)))
            bar.ignore_wanted.connect(lambda: self._on_asked(lambda m: self._current().know(m.word)))
            bar.add_wanted.connect(lambda: self._on_asked(lambda m: self._add(m.word)))
            bar.closed.connect(self.close)
        return self._bar

    def _current(self) -> SpellingReader:
        assert self._reader is not None
        return self._reader

    def go_through(self) -> None:
        """Ask about the first misspelling from the caret on."""
        view = self._window.current()
        if view.bridge.document.metadata.language in UNSPELT:
            self._window.messages.info(_("Chinese needs no spelling."))
            return
        self._current().read_now()
        self.bar.use_theme(self._window.theme)
        self._ask()

    def close(self) -> None:
        """Ask no more; the caret is at the word asked about last."""
        self._asked = None
        self.bar.hide()
        self._window.current().page.setFocus()

    def _on_asked(self, act: object) -> None:
        if self._asked is not None and callable(act):
            act(self._asked)
            self._current().read_now()
            self._ask()

    def _change_all(self, wrong: Misspelling, word: str) -> None:
        bridge = self._window.current().bridge
        query = Query(wrong.word, matches_case=True, whole_words=True, exact_signs=True)
        bridge.perform(lambda: find.replace_all(bridge.document, query, word)[0])

    def _ask(self) -> None:
        """About the next misspelling at or after the caret; from the last on to the first."""
        view, found = self._window.current(), self._current().found
        if not found:
            self._asked = None
            self.bar.show_word("", (), _("No word is misspelt."))
            return
        order = {block.id: at for at, block in enumerate(walk.all_blocks(view.bridge.document))}
        selection = view.bridge.selection
        start = min((order[p.block], p.offset) for p in (selection.anchor, selection.head))
        wrong = next((m for m in found if (order[m.block], m.start) >= start), found[0])
        self._asked = wrong
        view.page.show_stretch(Selection(Place(wrong.block, wrong.start), Place(wrong.block, wrong.end)))
        left = counted("{count} word to look at", "{count} words to look at", len(found))
        self.bar.show_word(wrong.word, self._current().suggestions(wrong), left)
