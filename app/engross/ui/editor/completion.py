"""Suggestions while someone types: opening words, organs' lines and citations.

The list opens a moment after letters were typed. It swallows Enter only once an entry was chosen with the arrow keys
(or when it was asked for); Tab takes the chosen or the first one; Escape closes it for these words.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from engross.citations import complete, footnote_sources
from engross.citations.complete import Known
from engross.editing import completion
from engross.editing.completion import Offer
from engross.errors import EditRefused
from engross.i18n import _
from engross.model import plain, walk
from engross.model.places import Place
from engross.ui.bridge import Bridge
from engross.ui.editor.offer_list import OfferList
from engross.ui.editor.sync import Sync
from engross.ui.editor.typist import Typist
from engross.workspace.settings import Settings

_Key = Qt.Key
_STEPS = {_Key.Key_Down: True, _Key.Key_Up: False}


class Completion(QObject):
    """The suggestions of one page."""

    def __init__(self, page: QTextEdit, bridge: Bridge, sync: Sync, typist: Typist) -> None:
        super().__init__(page)
        self._page, self._bridge, self._sync, self._typist = page, bridge, sync, typist
        self._settings = Settings()
        self._list: OfferList | None = None
        self.is_shown = False
        self._is_due = False
        self._is_asked = False
        self._declined: Place | None = None
        """Where the words begin for which nothing is wanted."""
        bridge.at_rest.connect(self._on_settled)
        bridge.selected.connect(lambda _selection: self.close())

    def use(self, settings: Settings) -> None:
        """Suggest something unasked if these settings want it."""
        self._settings = settings

    def typed(self) -> None:
        """Something was typed: it may be time for suggestions, or for others."""
        self._is_due = True
        if self.is_shown:
            self._refresh()

    def follow(self) -> None:
        """A key that types nothing was pressed while the list is shown: it may have taken words away."""
        if self._offers(asked=self._is_asked) != self._view.offers:
            self._refresh()

    def ask(self) -> None:
        """Someone wants to know what may be meant here; the likeliest is chosen."""
        offers = self._offers(asked=True)
        if not offers:
            self.close()
            refusal = EditRefused(
                _("There is nothing to suggest here."),
                hint=_("Type the first letters of an opening, or “resolution” and a number."),
            )
            self._bridge.refused.emit(refusal)
            return
        self._is_asked = True
        self._declined = None
        self._show(offers)
        self._view.choose(0)

    def handle(self, event: QKeyEvent) -> bool:
        """What a key means while the list is shown; False for keys that mean something to the text."""
        key = _Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _STEPS:
            self._view.step(down=_STEPS[key])
            return True
        if key == _Key.Key_Escape:
            offers = self._view.offers
            self._declined = Place(self._bridge.selection.head.block, offers[0].start)
            self.close()
            return True
        if key == _Key.Key_Tab:
            self._accept(self._view.chosen or self._view.offers[0])
            return True
        if key in (_Key.Key_Return, _Key.Key_Enter):
            chosen = self._view.chosen
            self._accept(chosen) if chosen else self.close()
            return chosen is not None
        return False

    def close(self) -> None:
        """Suggest nothing any more."""
        self._is_due = self._is_asked = False
        if self.is_shown:
            self.is_shown = False
            self._view.hide()
            self._page.removeEventFilter(self)

    @property
    def _view(self) -> OfferList:
        if self._list is None:
            self._list = OfferList(self._page)
            self._list.clicked.connect(lambda index: self._accept(self._view.offers[index.row()]))
        return self._list

    def _on_settled(self) -> None:
        if self._is_due and not self.is_shown and self._settings.type_completion:
            self._refresh()
        self._is_due = False

    def _refresh(self) -> None:
        """Show what may be meant now, or nothing."""
        offers = self._offers(asked=self._is_asked)
        here = self._bridge.selection.head.block
        if not offers or self._declined == Place(here, offers[0].start):
            self.close()
        else:
            self._show(offers)

    def _offers(self, *, asked: bool) -> tuple[Offer, ...]:
        bridge = self._bridge
        if not bridge.selection.is_caret or self._page.textCursor().block().layout().preeditAreaText():
            return ()
        here, metadata = bridge.selection.head, bridge.document.metadata
        found = completion.offers(bridge.document, here, asked=asked)
        if found:
            return found
        said = plain.text(walk.block_of(bridge.document, here.block))
        if said[here.offset : here.offset + 1].isalnum():
            return ()
        known = complete.known(said[: here.offset], metadata.language, metadata.organ, asked=asked)
        known = known or self._sources(here, said)
        return tuple(Offer(one.words, one.start, one.title, None, one.tail, one.italics) for one in known)

    def _sources(self, here: Place, said: str) -> tuple[Known, ...]:
        """What the footnote at the caret may be meant to say, where nothing stands behind the caret."""
        document = self._bridge.document
        note = walk.spots(document)[here.block].note
        if note is None or said[here.offset :].strip() or len(note.blocks) > 1:
            return ()
        holder, offset, _note = walk.note_holder(document, note.id)
        every = [one for _block, _offset, one in walk.notes(document)]
        place = next(n for n, one in enumerate(every) if one.id == note.id)
        previous = plain.note_text(every[place - 1]) if place else ""
        metadata = document.metadata
        return footnote_sources.known(
            said[: here.offset], plain.text(holder)[:offset], previous, metadata.language, metadata.organ
        )

    def _show(self, offers: tuple[Offer, ...]) -> None:
        page = self._page
        self._view.show_offers(offers, self._sync.sheet.theme)
        at = QTextCursor(page.document())
        at.setPosition(
            self._sync.where.position_of(Place(self._bridge.selection.head.block, offers[0].start))
        )
        start, caret = page.cursorRect(at), page.cursorRect()
        beside = caret if start.top() != caret.top() else start
        corner = page.viewport().mapTo(page, beside.topLeft())
        room = QRect(0, 0, page.width() - page.verticalScrollBar().width(), page.height())
        self._view.place(QRect(corner, beside.size()), room, at_right=self._sync.sheet.is_right_to_left)
        if not self.is_shown:
            self.is_shown = True
            page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list goes when the page loses the focus or changes its size."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Resize):
            self.close()
        return False

    def _accept(self, offer: Offer) -> None:
        bridge, page = self._bridge, self._page
        here = bridge.selection.head
        self.close()
        if not bridge.perform(lambda: completion.accept(bridge.document, here, offer)):
            return
        if offer.style is not None:
            self._typist.remember(here.block, offer.words)
            role = self._sync.where.line_at(page.textCursor().position()).shape.role
            page.setCurrentCharFormat(self._sync.sheet.char_format(role, 0))
        page.ensureCursorVisible()
