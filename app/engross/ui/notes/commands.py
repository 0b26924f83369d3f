"""What the commands do that work on footnotes: editing beside the mark, converting, going from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from engross.editing import footnotes
from engross.editing.edit import Edit
from engross.errors import EditRefused
from engross.i18n import _
from engross.model import walk
from engross.model.inlines import Footnote
from engross.model.nodes import Document, NodeId
from engross.model.places import Place
from engross.ui.command_group import CommandGroup, Handlers, Offer

if TYPE_CHECKING:
    from engross.ui.document_view import DocumentView
    from engross.ui.main_window import MainWindow
    from engross.ui.notes.card import NoteCard


class NoteCommands(CommandGroup):
    """Commands on the footnotes of whatever document the window shows."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.card: NoteCard | None = None
        """The card that is open."""

    def handlers(self) -> Handlers:
        return {
            "insert.title_note": lambda: self._perform(footnotes.insert_on_title),
            "insert.edit_note": self.edit_here,
            "insert.note_from_words": self._from_words,
            "insert.words_from_note": lambda: self._on_note(footnotes.to_brackets),
            "insert.remove_note": lambda: self._on_note(footnotes.remove),
            "view.next_note": lambda: self._step(+1),
            "view.previous_note": lambda: self._step(-1),
            "view.numbered_note": self._ask_number,
        }

    def offers(self) -> list[Offer]:
        """What can be done with the footnote, or the source in brackets, that was clicked on."""
        view = self._view
        document, selection = view.bridge.document, view.bridge.selection
        note = footnotes.at(document, selection.head)
        if note is not None:
            in_text = walk.spots(document)[selection.head.block].note is None
            go = partial(view.page.show_note, note.id) if in_text else partial(self._go_to_mark, note)
            return [
                (_("Edit Footnote"), self.edit_here),
                (_("Go to Footnote") if in_text else _("Go to Its Mark"), go),
                (_("Turn Footnote into Words in Brackets"), lambda: self._on_note(footnotes.to_brackets)),
                (_("Remove Footnote"), lambda: self._on_note(footnotes.remove)),
            ]
        if selection.is_caret and footnotes.bracketed(document, selection):
            return [(_("Turn Words in Brackets into a Footnote"), self._from_words)]
        return []

    @property
    def _view(self) -> DocumentView:
        return self._window.current()

    def _here(self) -> Footnote:
        """The footnote at the caret; EditRefused where there is none."""
        bridge = self._view.bridge
        note = footnotes.at(bridge.document, bridge.selection.head)
        if note is None:
            raise EditRefused(
                _("Here is no footnote."), hint=_("Put the caret beside the mark of a footnote.")
            )
        return note

    def _perform(self, make: Callable[[Document, Place], Edit]) -> None:
        view = self._view
        if view.bridge.perform(lambda: make(view.bridge.document, view.bridge.selection.head)):
            view.page.go_to(view.bridge.selection.head)

    def _from_words(self) -> None:
        bridge = self._view.bridge
        bridge.perform(lambda: footnotes.from_brackets(bridge.document, bridge.selection))
        self._view.page.ensureCursorVisible()

    def _on_note(self, make: Callable[[Document, NodeId], Edit]) -> None:
        view, note = self._view, self._here()
        view.bridge.perform(lambda: make(view.bridge.document, note.id))
        view.page.go_to(view.bridge.selection.head)

    # the card

    def edit_here(self) -> None:
        """The card of the footnote at the caret, its text ready to be typed into."""
        from engross.ui.notes.card import NoteCard  # the window starts without it

        view, note = self._view, self._here()
        if self.card is not None:
            self.card.close_card()
        self._go_to_mark(note)
        self.card = NoteCard(view.page, view.bridge, note.id)
        self.card.closed.connect(self._forget_card)

    def _forget_card(self) -> None:
        self.card = None

    # going places

    def _go_to_mark(self, note: Footnote) -> None:
        view = self._view
        holder, offset, _note = walk.note_holder(view.bridge.document, note.id)
        view.page.go_to(Place(holder.id, offset + 1))

    def _step(self, step: int) -> None:
        view = self._view
        document, here = view.bridge.document, view.bridge.selection.head
        note = footnotes.beside(document, here, step)
        if note is None:
            way = _("after") if step > 0 else _("before")
            raise EditRefused(_("There is no footnote {way} this place.").format(way=way))
        if walk.spots(document)[here.block].note is None:
            self._go_to_mark(note)
        else:
            view.page.show_note(note.id)

    def _ask_number(self) -> None:
        view = self._view
        mark, agreed = QInputDialog.getText(self._window, _("Go to Footnote"), _("Number of the footnote"))
        if not agreed or not mark.strip():
            return
        note = footnotes.numbered(view.bridge.document, mark.strip(), view.bridge.selection.head)
        if note is None:
            raise EditRefused(_("There is no footnote {number}.").format(number=mark.strip()))
        self._go_to_mark(note)
