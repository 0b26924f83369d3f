"""What the review panel lists: changes and comments as entries, in an order that people choose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from engross.i18n import _
from engross.model import inlines as rows
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


def entries(document: Document, order: str, colour: Colour) -> list[Entry]:
    """All changes and comments: as they stand in the text, by author, or by what they are."""
    numbers = {block.id: number for number, block in enumerate(walk.all_blocks(document))}
    listed = [*_changes(document, numbers, colour), *_threads(document, numbers, colour)]
    keys = {
        "clause": lambda row: row.at,
        "author": lambda row: (row.author.casefold(), row.at),
        "state": lambda row: ((COMMENT, CHANGE, RESOLVED).index(row.entry.group), row.at),
    }
    return [row.entry for row in sorted(listed, key=keys[order])]


def _changes(document: Document, numbers: dict[NodeId, int], colour: Colour) -> list[_Row]:
    seen: Counter[ChangeId] = Counter()
    listed = []
    for found in decisions.entries(document):
        change, start = found.change, found.start
        item = Item(change.id, nth=seen[change.id])
        seen[change.id] += 1
        address = clause(document, start.block)
        words = found.words.strip() or _("End of the paragraph")
        entry = _change_entry(item, change, words, address, colour, _marks(document, start))
        listed.append(_Row((numbers[start.block], start.offset), change.author, entry))
    for change in document.changes:
        if change.kind is ChangeKind.METADATA:
            entry = _change_entry(Item(change.id), change, tips.deed(change), _("First page"), colour)
            listed.append(_Row((-1, 0), change.author, entry))
    return listed


def _marks(document: Document, start: Place) -> Marks | BlockMarks:
    """Those of the words behind a place, or of the end of the paragraph."""
    block = walk.block_of(document, start.block)
    row = rows.slice_of(block.inlines, start.offset, start.offset + 1)
    return row[0].marks if row else block.marks


def _change_entry(
    item: Item,
    change: Change,
    words: str,
    address: str,
    colour: Colour,
    marks: Marks | BlockMarks | None = None,
) -> Entry:
    deed = tips.deed(change, marks)
    detail = " · ".join(filter(None, (address, deed, change.author, tips.when(change.at))))
    return Entry(item, CHANGE, ICONS[change.kind], colour(change.author), words, detail, deed)


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
