"""What the review panel lists: changes and comments as entries, in an order that people choose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from engross.i18n import _
from engross.model import walk
from engross.model.nodes import Document, NodeId
from engross.model.places import Place, Selection
from engross.model.review import BlockMarks, Change, ChangeId, ChangeKind, Marks, Thread
from engross.review import comments, decisions
from engross.review.clauses import clause, clause_of
from engross.ui.review import tips
from engross.ui.widgets.entries import Entry

CHANGE, COMMENT, RESOLVED = "change", "comment", "resolved"
ORDERS = ("clause", "author", "state")
ICONS = {
    ChangeKind.INSERTION: "new", ChangeKind.DELETION: "cut", ChangeKind.MOVE: "down",
    ChangeKind.FORMAT: "italic", ChangeKind.PARAGRAPH: "indent", ChangeKind.METADATA: "masthead",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """The subject of an entry: a thread, or the ``nth`` stretch of a change."""

    id: ChangeId
    is_thread: bool = False
    nth: int = 0


_Row = tuple[tuple[int, int], str, Entry]
"""Where an entry stands in the text, its author, and the entry."""

Colour = Callable[[str], str]
"""The colour of an author, by its name in the themes."""


_Known = dict[tuple[ChangeId, int], tuple[object, str, Entry]]
"""By a change and which stretch of it (a comment: -1): what was listed, where that stood, and the entry."""


class Listing:
    """Lists a document again and again; the entry of a change or comment that stayed is the one given before."""

    def __init__(self, colour: Colour) -> None:
        self._colour = colour
        self._known: _Known = {}

    def entries(self, document: Document, order: str) -> list[Entry]:
        """All changes and comments: as they stand in the text, by author, or by what they are."""
        numbers = {block.id: number for number, block in enumerate(walk.all_blocks(document))}
        before, self._known = self._known, {}
        listed = [*self._changes(document, numbers, before), *self._threads(document, numbers, before)]
        keys: dict[str, Callable[[_Row], Any]] = {
            "clause": itemgetter(0),
            "author": lambda row: (row[1].casefold(), row[0]),
            "state": lambda row: ((COMMENT, CHANGE, RESOLVED).index(row[2].group), row[0]),
        }
        return [row[2] for row in sorted(listed, key=keys[order])]

    def _changes(self, document: Document, numbers: dict[NodeId, int], before: _Known) -> Iterator[_Row]:
        seen: dict[ChangeId, int] = {}
        clauses: dict[NodeId, str] = {}
        for found in decisions.entries(document):
            change, start = found.change, found.start
            nth = seen[change.id] = seen.get(change.id, -1) + 1
            if start.block not in clauses:
                clauses[start.block] = clause(document, start.block)
            key, where = (change.id, nth), clauses[start.block]
            kept = before.get(key)
            if kept is None or kept[0] is not found or kept[1] != where:
                kept = found, where, self._of_change(Item(change.id, nth=nth), found, where)
            self._known[key] = kept
            yield (numbers[start.block], start.offset), change.author, kept[2]
        for change in document.changes:
            if change.kind is ChangeKind.METADATA:
                colour = self._colour(change.author)
                entry = _change_entry(Item(change.id), change, tips.deed(change), _("First page"), colour)
                yield (-1, 0), change.author, entry

    def _threads(self, document: Document, numbers: dict[NodeId, int], before: _Known) -> Iterator[_Row]:
        anchors = comments.anchored(document)
        for thread in document.comments:
            block, start, end = anchors.get(thread.id, (thread.block, 0, 0))
            where = clause_of(document, block, start, end) or _("Whole text")
            if thread.block and thread.id not in anchors:
                where += " " + _("(its words are gone)")
            key = thread.id, -1
            kept = before.get(key)
            if kept is None or kept[0] is not thread or kept[1] != where:
                kept = thread, where, _thread_entry(thread, where, self._colour)
            self._known[key] = kept
            yield (numbers.get(block, -1), start), thread.author, kept[2]

    def _of_change(self, item: Item, found: decisions.Entry, where: str) -> Entry:
        words = found.words.strip() or _("End of the paragraph")
        colour = self._colour(found.change.author)
        return _change_entry(item, found.change, words, where, colour, found.marks)


def _change_entry(
    item: Item, change: Change, words: str, where: str, colour: str, marks: Marks | BlockMarks | None = None
) -> Entry:
    deed = tips.deed(change, marks)
    detail = " · ".join(filter(None, (where, deed, change.author, tips.when(change.at))))
    return Entry(item, CHANGE, ICONS[change.kind], colour, words, detail, deed)


def _thread_entry(thread: Thread, where: str, colour: Colour) -> Entry:
    return Entry(
        Item(thread.id, is_thread=True), RESOLVED if thread.is_resolved else COMMENT,
        "verified" if thread.is_resolved else "text", "muted" if thread.is_resolved else colour(thread.author),
        thread.text.replace("\n", " "), _thread_detail(thread, where), tips.comment_kind(thread.kind),
    )  # fmt: skip


def _thread_detail(thread: Thread, where: str) -> str:
    said = [where, tips.comment_kind(thread.kind), thread.author, tips.when(thread.at)]
    if thread.replies:
        said.append(_("answers: {count}").format(count=len(thread.replies)))
    if thread.assigned:
        said.append(_("for {name}").format(name=thread.assigned))
    if thread.is_private:
        said.append(_("private"))
    return " · ".join(filter(None, said))


def where(document: Document, item: Item) -> Selection | None:
    """What an item is about, as a selection; None for the whole text, and for what is gone."""
    if not item.is_thread:
        own = [found for found in decisions.entries(document) if found.change.id == item.id]
        return own[min(item.nth, len(own) - 1)].selection if own else None
    thread = next((known for known in document.comments if known.id == item.id), None)
    if thread is None:
        return None
    block, start, end = comments.anchored(document).get(item.id, (thread.block, 0, 0))
    return Selection(Place(block, start), Place(block, end)) if block in walk.spots(document) else None
