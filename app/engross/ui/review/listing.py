"""What the review panel lists: changes and comments as entries, in an order that people choose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from operator import itemgetter
from typing import Any

from engross.editing import remarks
from engross.i18n import _
from engross.model import walk
from engross.model.nodes import Document, NodeId
from engross.model.places import Place, Selection
from engross.model.remember import remembered
from engross.model.review import BlockMarks, Change, ChangeId, ChangeKind, Marks, Thread
from engross.review import data_changes, decisions
from engross.review.clauses import clause, clause_of
from engross.ui.review import stops, tips
from engross.ui.widgets.entries import Entry

CHANGE, COMMENT, RESOLVED = "change", "comment", "resolved"
GROUPS = (COMMENT, CHANGE, RESOLVED)
"""In the order in which they are looked at."""
ORDERS = ("clause", "author", "state")
ICONS = {
    ChangeKind.INSERTION: "new", ChangeKind.DELETION: "cut", ChangeKind.MOVE: "down",
    ChangeKind.FORMAT: "italic", ChangeKind.PARAGRAPH: "indent", ChangeKind.METADATA: "masthead",
}  # fmt: skip


def groups() -> dict[str, str]:
    """What the groups are called."""
    return {CHANGE: _("Changes"), COMMENT: _("Open comments"), RESOLVED: _("Resolved comments")}


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


_Known = dict[tuple[ChangeId, int], tuple[object, object, Entry]]
"""By a change and which stretch of it (a comment: -1): what was listed, where that stood, and the entry."""


class Listing:
    """Lists a document again and again; the entry of a change or comment that stayed is the one given before."""

    def __init__(self, colour: Colour) -> None:
        self._colour = colour
        self._known: _Known = {}
        self._order = ORDERS[0]

    def entries(self, document: Document, order: str) -> list[Entry]:
        """All changes and comments in sections: as they stand in the text, by author, or by what they are."""
        numbers = {block.id: number for number, block in enumerate(walk.all_blocks(document))}
        before, self._known = self._known if order == self._order else {}, {}
        self._order = order
        listed = [*self._changes(document, numbers, before), *self._threads(document, numbers, before)]
        keys: dict[str, Callable[[_Row], Any]] = {
            "clause": itemgetter(0),
            "author": lambda row: (row[1].casefold(), row[0]),
            "state": lambda row: (GROUPS.index(row[2].group), row[0]),
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
                words = tips.words_of(found)
                kept = (
                    found,
                    where,
                    self._of_change(Item(change.id, nth=nth), change, words, where, found.marks),
                )
            self._known[key] = kept
            yield (numbers[start.block], start.offset), change.author, kept[2]
        for change in document.changes:
            if change.kind is ChangeKind.METADATA:
                words = data_changes.said(change, document.metadata) or tips.deed(change)
                yield (-1, 0), change.author, self._of_change(Item(change.id), change, words, _("First page"))

    def _threads(self, document: Document, numbers: dict[NodeId, int], before: _Known) -> Iterator[_Row]:
        anchors = remarks.anchored(document)
        for thread in document.comments:
            block, start, end = anchors.get(thread.id, (thread.block, 0, 0))
            where = clause_of(document, block, start, end) or _("Whole text")
            is_detached = bool(thread.block) and thread.id not in anchors
            key = thread.id, -1
            kept = before.get(key)
            if kept is None or kept[0] is not thread or kept[1] != (where, is_detached):
                entry = self._of_thread(thread, where, is_detached=is_detached)
                kept = thread, (where, is_detached), entry
            self._known[key] = kept
            yield (numbers.get(block, -1), start), thread.author, kept[2]

    def _of_change(
        self, item: Item, change: Change, words: str, where: str, marks: Marks | BlockMarks | None = None
    ) -> Entry:
        deed, colour = tips.deed(change, marks), self._colour(change.author)
        section, detail = self._said(CHANGE, where, change.author, deed, tips.when(change.at))
        return Entry(item, CHANGE, ICONS[change.kind], colour, words, detail, deed, section)

    def _of_thread(self, thread: Thread, where: str, *, is_detached: bool) -> Entry:
        group = RESOLVED if thread.is_resolved else COMMENT
        kind = tips.comment_kind(thread.kind)
        flags = [
            _("its words are gone") if is_detached else "",
            _("for {name}").format(name=thread.assigned) if thread.assigned else "",
            _("private") if thread.is_private else "",
            _("answers: {count}").format(count=len(thread.replies)) if thread.replies else "",
        ]
        section, detail = self._said(group, where, thread.author, kind, *flags, tips.when(thread.at))
        return Entry(
            Item(thread.id, is_thread=True), group, "verified" if thread.is_resolved else "comment",
            "muted" if thread.is_resolved else self._colour(thread.author), thread.text.replace("\n", " "),
            detail, kind, section,
        )  # fmt: skip

    def _said(self, group: str, where: str, author: str, what: str, *more: str) -> tuple[str, str]:
        """The section that an entry stands in, and the rest of what is said of it."""
        who = author or _("Unknown")
        section = {"clause": where, "author": who, "state": groups()[group]}[self._order]
        rest = [where if self._order != "clause" else "", what, who if self._order != "author" else "", *more]
        return section[:1].upper() + section[1:], " · ".join(filter(None, rest))


@remembered
def _stretches(document: Document) -> dict[ChangeId, list[decisions.Entry]]:
    """The stretches of each change."""
    found: dict[ChangeId, list[decisions.Entry]] = {}
    for entry in decisions.entries(document):
        found.setdefault(entry.change.id, []).append(entry)
    return found


@remembered
def _by_id(document: Document) -> dict[ChangeId, Thread]:
    return {thread.id: thread for thread in document.comments}


def where(document: Document, item: Item) -> Selection | None:
    """What an item is about, as a selection; None for the whole text, and for what is gone."""
    if not item.is_thread:
        own = _stretches(document).get(item.id)
        return own[min(item.nth, len(own) - 1)].selection if own else None
    thread = _by_id(document).get(item.id)
    if thread is None:
        return None
    block, start, end = remarks.anchored(document).get(item.id, (thread.block, 0, 0))
    return Selection(Place(block, start), Place(block, end)) if block in walk.spots(document) else None


def stop(document: Document, item: Item) -> Selection:
    """Where one stops for an item in going from one to the next: at the beginning for what is nowhere in the text."""
    return where(document, item) or stops.beginning(document)


def explained(document: Document, item: Item, change: Change) -> str:
    """Everything about a stretch of a change, as HTML: where it is, what was done by whom, and the words."""
    own = _stretches(document).get(item.id)
    if not own:
        return f"{tips.change_tip(change)}<p>{escape(data_changes.said(change, document.metadata))}</p>"
    found = own[min(item.nth, len(own) - 1)]
    place = clause(document, found.start.block)
    head = f"<p>{escape(place[:1].upper() + place[1:])}</p>"
    return f"{head}<p>{tips.change_tip(change, found.marks)}</p><p>{escape(tips.words_of(found))}</p>"
