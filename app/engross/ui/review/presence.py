"""Which paragraphs have changes and comments: for the structure, the strip beside the text, and screen readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from engross.editing import remarks
from engross.i18n import counted
from engross.model.nodes import Document, NodeId
from engross.model.places import Place, Selection
from engross.review import decisions
from engross.ui.review import tips
from engross.ui.structure.badges import Badge


def changes(document: Document) -> dict[NodeId, Badge]:
    """How many changes begin in each paragraph."""
    found = Counter(entry.start.block for entry in decisions.entries(document))
    return {node: Badge("change", count) for node, count in found.items()}


def open_comments(document: Document) -> dict[NodeId, Badge]:
    """How many open comments there are in each paragraph."""
    places = remarks.anchored(document)
    found: Counter[NodeId] = Counter()
    for thread in document.comments:
        node = places[thread.id][0] if thread.id in places else thread.block
        if node and not thread.is_resolved:
            found[node] += 1
    return {node: Badge("comment", count) for node, count in found.items()}


def unseen(document: Document) -> frozenset[NodeId]:
    """The paragraphs with an open comment that no words show: on all of it, or on words that are gone."""
    places = remarks.anchored(document)
    still = ((t, places.get(t.id, (t.block, 0, 0))) for t in document.comments if not t.is_resolved)
    return frozenset(block for _thread, (block, _start, end) in still if block and not end)


def ticks(document: Document, number_of: Callable[[str], int], colours: int) -> dict[NodeId, str]:
    """The colour of each paragraph's tick: that of the author of its first change, the accent for comments."""
    found: dict[NodeId, str] = {}
    for entry in decisions.entries(document):
        found.setdefault(entry.start.block, f"author_{number_of(entry.change.author) % colours + 1}")
    for node in open_comments(document):
        found[node] = "accent"
    return found


def spoken(document: Document, selection: Selection) -> str:
    """What is said where the caret is: the change or comment that is selected, or how many the paragraph has."""
    if not document.changes and not document.comments:
        return ""
    node = selection.head.block
    said = [tips.change_said(e) for e in decisions.entries(document) if e.selection == selection]
    places = remarks.anchored(document)
    for thread in document.comments:
        block, start, end = places.get(thread.id, (thread.block, 0, 0))
        if end and Selection(Place(block, start), Place(block, end)) == selection:
            said.append(tips.thread_said(thread))
    if said:
        return "; ".join(said)
    counts = (
        (changes(document).get(node), "{count} change", "{count} changes"),
        (open_comments(document).get(node), "{count} comment", "{count} comments"),
    )
    return ", ".join(counted(one, many, badge.count) for badge, one, many in counts if badge is not None)
