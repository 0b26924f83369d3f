"""What the review panel lists: changes and comments as entries, in an order that people choose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class _Row:
    at: tuple[int, int]
    author: str
    entry: Entry


Colour = Callable[[str], str]
"""The colour of an author, by its name in the themes."""


class Listing:
    """Lists a document again and again; the entry of a change that stayed is the one given before."""

    def __init__(self, colour: Colour) -> None:
        self._colour = colour
        self._known: dict[Item, tuple[decisions.Entry, str, Entry]] = {}

    def entries(self, document: Document, order: str) -> list[Entry]:
        """All changes and comments: as they stand in the text, by author, or by what they are."""
        numbers = {block.id: number for number, block in enumerate(walk.all_blocks(document))}
        listed = [*self._changes(document, numbers), *_threads(document, numbers, self._colour)]
        keys = {
            "clause": lambda row: row.at,
            "author": lambda row: (row.author.casefold(), row.at),
            "state": lambda row: ((COMMENT, CHANGE, RESOLVED).index(row.entry.group), row.at),
        }
        return [row.entry for row in sorted(listed, key=keys[order])]

    def _changes(self, document: Document, numbers: dict[NodeId, int]) -> list[_Row]:
        seen: Counter[ChangeId] = Counter()
        clauses: dict[NodeId, str] = {}
        known: dict[Item, tuple[decisions.Entry, str, Entry]] = {}
        listed = []
        for found in decisions.entries(document):
            change, start = found.change, found.start
            item = Item(change.id, nth=seen[change.id])
            seen[change.id] += 1
            if start.block not in clauses:
                clauses[start.block] = clause(document, start.block)
            where = clauses[start.block]
            before = self._known.get(item)
            if before is not None and before[0] is found and before[1] == where:
                known[item] = before
            else:
                known[item] = found, where, self._of_change(item, found, where)
            listed.append(_Row((numbers[start.block], start.offset), change.author, known[item][2]))
        self._known = known
        for change in document.changes:
            if change.kind is ChangeKind.METADATA:
                colour = self._colour(change.author)
                entry = _change_entry(Item(change.id), change, tips.deed(change), _("First page"), colour)
                listed.append(_Row((-1, 0), change.author, entry))
        return listed

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


def _threads(document: Document, numbers: dict[NodeId, int], colour: Colour) -> list[_Row]:
    anchors = comments.anchored(document)
    listed = []
    for thread in document.comments:
        block, start, end = anchors.get(thread.id, (thread.block, 0, 0))
        where = clause_of(document, block, start, end) or _("Whole text")
        if thread.block and thread.id not in anchors:
            where += " " + _("(its words are gone)")
        entry = Entry(
            Item(thread.id, is_thread=True), RESOLVED if thread.is_resolved else COMMENT,
            "verified" if thread.is_resolved else "text", "muted" if thread.is_resolved else colour(thread.author),
            thread.text.replace("\n", " "), _thread_detail(thread, where), tips.comment_kind(thread.kind),
        )  # fmt: skip
        listed.append(_Row((numbers.get(block, -1), start), thread.author, entry))
    return listed


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
