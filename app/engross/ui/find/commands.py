"""What the commands do that find and replace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.model import inlines as rows
from engross.model import places, plain, walk
from engross.model.places import Selection
from engross.ui.command_group import CommandGroup, Handlers
from engross.ui.find.bar import FindBar
from engross.ui.find.search import Search

if TYPE_CHECKING:
    from engross.ui.document_view import DocumentView
    from engross.ui.main_window import MainWindow

LONGEST = 200
"""Characters of a selection that is taken for what people look for."""


class FindCommands(CommandGroup):
    """Ties the bar to the document that the window shows. The bar is made when it is first opened."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._bar: FindBar | None = None
        self._search: Search | None = None

    def handlers(self) -> Handlers:
        return {
            "edit.find": lambda: self.open(replacing=False),
            "edit.replace": lambda: self.open(replacing=True),
            "edit.find_next": lambda: self._step(forward=True),
            "edit.find_previous": lambda: self._step(forward=False),
        }

    def use_view(self, view: DocumentView) -> None:
        self._search = None  # it went with the view before
        if self._bar is not None:
            self._bar.hide()

    @property
    def bar(self) -> FindBar:
        """The bar, at the foot of the window."""
        if self._bar is None:
            self._bar = bar = FindBar(self._window.theme, self._window)
            centre = self._window.centralWidget()
            assert centre is not None
            layout = centre.layout()
            assert layout is not None
            layout.addWidget(bar)
            bar.query_changed.connect(self._look)
            bar.within_toggled.connect(self._limit)
            bar.next_wanted.connect(lambda: self._step(forward=True))
            bar.previous_wanted.connect(lambda: self._step(forward=False))
            bar.replace_wanted.connect(self._replace)
            bar.replace_all_wanted.connect(self._replace_all)
            bar.closed.connect(self.close)
        return self._bar

    def open(self, *, replacing: bool) -> None:
        """Show the bar; selected words are what is looked for, several selected paragraphs where."""
        view = self._window.current()
        selection = view.bridge.selection
        self._end_search()
        bar = self.bar
        bar.use_theme(self._window.theme)
        several = selection.anchor.block != selection.head.block
        words = "" if selection.is_caret or several else _selected_words(view)
        if words and len(words) <= LONGEST and not bar.words.hasFocus():
            bar.words.setText(words)
        bar.within.setChecked(False)
        self._search = Search(view, bar.query)
        self._search.told.connect(lambda said, found: bar.show_count(said, can_step=found))
        bar.open(replacing=replacing)
        if several:
            bar.within.setChecked(True)
        else:
            self._look()

    def close(self) -> None:
        """Hide the bar; the caret is at the words found last."""
        self._end_search()
        self.bar.hide()
        if self._window.view is not None:
            self._window.view.page.setFocus()

    def _end_search(self) -> None:
        if self._search is not None:
            self._search.close()
            self._search = None

    def _look(self) -> None:
        if self._search is not None:
            self._search.look_for(self.bar.query, self._search.within)

    def _limit(self, on: bool) -> None:
        if self._search is None:
            return
        selection = self._window.current().bridge.selection
        within: Selection | None = selection if on and not selection.is_caret else None
        if on and within is None:
            self.bar.within.setChecked(False)
            return
        self._search.look_for(self.bar.query, within)

    def _step(self, *, forward: bool) -> None:
        """Also without the bar: what was looked for last is looked for again."""
        if self._search is None:
            self._window.current()
            if self._bar is None or not self._bar.words.text():
                self.open(replacing=False)
                return
            search = Search(self._window.current(), self._bar.query)
            search.step(forward=forward)
            search.close()
            return
        self._search.step(forward=forward)

    def _replace(self) -> None:
        if self._search is not None:
            self._search.replace(self.bar.replacement.text())

    def _replace_all(self) -> None:
        if self._search is not None:
            self._search.replace_all(self.bar.replacement.text())


def _selected_words(view: DocumentView) -> str:
    document = view.bridge.document
    start, end = places.ordered(document, view.bridge.selection)
    block = walk.block_of(document, start.block)
    row = rows.slice_of(block.inlines, start.offset, end.offset)
    return "".join(plain.words(type(block)(0, block.kind, row)).split("\n"))
