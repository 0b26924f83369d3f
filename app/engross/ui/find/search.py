"""What is found in the document that a window shows: marked, counted, gone through and replaced."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from engross.editing import find
from engross.editing.editor import Change
from engross.editing.find import Match, Query
from engross.errors import EditRefused
from engross.i18n import _, counted
from engross.model import places, walk
from engross.model.nodes import Document, NodeId
from engross.model.places import Place, Selection
from engross.ui.document_view import DocumentView, Layer
from engross.ui.editor.underlines import Mark

LAYER = "match"


class Search(QObject):
    """Looks for one query in one view, as long as it is on."""

    told = Signal(str, bool)
    """How many were found, in words, and whether there are any."""

    def __init__(self, view: DocumentView, query: Query, within: Selection | None = None) -> None:
        super().__init__(view)
        self._view, self._bridge = view, view.bridge
        self.query = query
        self.within = within
        self.matches: tuple[Match, ...] = ()
        self._at: dict[Match, int] = {}
        self._seen: object = None
        self._fault = ""
        self._from = places.ordered(self._bridge.document, self._bridge.selection)[0]
        self._bridge.changed.connect(self._on_changed)
        self._bridge.at_rest.connect(self._on_settled)
        self._bridge.selected.connect(self._tell)

    def close(self) -> None:
        """Look no more, and take the marks away."""
        self._bridge.changed.disconnect(self._on_changed)
        self._bridge.at_rest.disconnect(self._on_settled)
        self._bridge.selected.disconnect(self._tell)
        self.matches = ()
        self._mark()
        self.deleteLater()

    # looking

    def look_for(self, query: Query, within: Selection | None) -> None:
        """Look for something else, and go to the first of it from where the search began."""
        self.query, self.within = query, within
        self._find()
        if self.matches:
            self._show(self._first_from(self._from, forward=True))
        elif (start := places.clamped(self._bridge.document, self._from)) is not None:
            self._view.page.show_stretch(Selection(start, start))
        self._tell()

    def _find(self) -> None:
        document = self._bridge.document
        self._seen, self._fault = document, ""
        try:
            self.matches = find.find(document, self.query, self.within)
        except EditRefused as refusal:
            self.matches, self._fault = (), str(refusal)
        self._at = {match: number for number, match in enumerate(self.matches)}
        self._mark()

    def _on_changed(self, change: Change) -> None:
        if self.within is not None:
            self.within = _carried(self.within, change.before, change.after)

    def _on_settled(self) -> None:
        if self._seen is not self._bridge.document:
            self._find()
            self._tell()

    def _mark(self) -> None:
        marks: dict[NodeId, list[Mark]] = {}
        for match in self.matches:
            marks.setdefault(match.block, []).append(Mark(match.start, match.end, LAYER, match))
        rows = {node: tuple(row) for node, row in marks.items()}
        self._view.show_marks(LAYER, Layer(self._bridge.document, rows, dict.fromkeys(marks, "match_tick")))

    def _tell(self) -> None:
        if self._fault:
            self.told.emit(self._fault, False)
        elif not self.query.words:
            self.told.emit("", False)
        elif not self.matches:
            self.told.emit(_("Not found"), False)
        else:
            here = self._current()
            count = len(self.matches)
            words = (
                counted("{count} found", "{count} found", count)
                if here is None
                else _("{number} of {count}").format(number=here + 1, count=count)
            )
            self.told.emit(words, True)

    # going through

    def _current(self) -> int | None:
        """The number of the match that is selected."""
        start, end = places.ordered(self._bridge.document, self._bridge.selection)
        if start.block != end.block:
            return None
        return self._at.get(Match(start.block, start.offset, end.offset))

    def step(self, *, forward: bool) -> None:
        """Select the next match or the one before; from the last to the first."""
        if self._seen is not self._bridge.document:
            self._find()
        if self.matches:
            here = self._current()
            start, end = places.ordered(self._bridge.document, self._bridge.selection)
            if here is not None:
                number = (here + (1 if forward else -1)) % len(self.matches)
            else:
                number = self._first_from(end if forward else start, forward=forward)
            self._show(number)
        self._tell()

    def _first_from(self, place: Place, *, forward: bool) -> int:
        """The number of the first match at or after the place, or of the last before it."""
        order = {block.id: at for at, block in enumerate(walk.all_blocks(self._bridge.document))}
        here = order.get(place.block, -1), place.offset
        number = bisect_left(self.matches, here, key=lambda match: (order[match.block], match.start))
        return number % len(self.matches) if forward else number - 1

    def _show(self, number: int) -> None:
        match = self.matches[number]
        self._view.page.show_stretch(
            Selection(Place(match.block, match.start), Place(match.block, match.end))
        )

    # replacing

    def replace(self, words: str) -> None:
        """Replace the match that is selected and go to the next; where none is, only go there."""
        here = self._current() if self._seen is self._bridge.document else None
        if here is None:
            self.step(forward=True)
            return
        match, bridge = self.matches[here], self._bridge
        if bridge.perform(lambda: find.replace_one(bridge.document, self.query, words, match)):
            self.step(forward=True)

    def replace_all(self, words: str) -> None:
        """Replace every match as one step, and say how many there were."""
        bridge = self._bridge
        try:
            edit, count = find.replace_all(bridge.document, self.query, words, self.within)
        except EditRefused as refusal:
            self.told.emit(str(refusal), False)
            return
        # a match that was selected is no longer what is selected: the next key must not write over its neighbours
        head, is_match = bridge.selection.head, self._current() is not None
        selection = Selection(head, head) if is_match else bridge.selection
        kept = _carried(selection, bridge.document, edit.document)
        bridge.editor.apply(replace(edit, selection=kept))
        self._find()
        self.told.emit(counted("{count} replaced", "{count} replaced", count), bool(self.matches))


def _carried(selection: Selection, before: Document, after: Document) -> Selection | None:
    """The selection after a change of its words; None where its ends are gone."""

    def carried(place: Place) -> Place | None:
        if place.block not in walk.spots(after):
            return None
        if place.block not in walk.spots(before):
            return place
        old, new = (walk.block_of(d, place.block) for d in (before, after))
        return place if old is new else Place(place.block, find.carried(place.offset, old, new))

    anchor, head = carried(selection.anchor), carried(selection.head)
    return Selection(anchor, head) if anchor and head else None
