"""Labels of a file that is saved back: what is typed before paragraphs, and what it has to be now.

With tracked changes a label that differs in the two states is deleted and inserted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from engross.formats.docx.markup import Element, qualified, run
from engross.formats.docx.revisions import Revisions, Start, starts
from engross.formats.docx.runs import NUMBER_STYLE, TYPED_NUMBER_STYLE
from engross.model import numbering
from engross.model.nodes import Document, NodeId

Both = tuple[str, str]
"""The label as it was before the changes, and with them."""


class Labels:
    """The labels of a document, and of the same when its file was read."""

    def __init__(self, document: Document, before: Document) -> None:
        self._starts = starts(document) if document.changes else {}
        self._now, self._was = _labels(document), _labels(before)

    def now(self, node: NodeId) -> Both:
        return self._now.get(node, ("", ""))

    def was(self, node: NodeId) -> Both:
        return self._was.get(node, ("", ""))

    def start(self, node: NodeId) -> Start:
        """The changes that bring the label of a paragraph and take it away."""
        return self._starts.get(node) or Start(None, None, "")


def _labels(document: Document) -> dict[NodeId, Both]:
    if not document.changes:
        return {node: (label, label) for node, label in numbering.of(document).labels.items()}
    return {
        node: (start.old[1] if start.old else "", start.new[1] if start.new else "")
        for node, start in starts(document).items()
    }


def is_label(child: Element) -> bool:
    """Whether a child of a paragraph is a label in a style of ours, or a change of one."""
    if child.tag in (qualified("ins"), qualified("del")):
        return len(child) > 0 and all(map(is_label, child))
    style = child.find(f"{qualified('rPr')}/{qualified('rStyle')}") if child.tag == qualified("r") else None
    return style is not None and style.get(qualified("val")) in (NUMBER_STYLE, TYPED_NUMBER_STYLE)


def typed(
    labels: Both, start: Start, revisions: Revisions, make: Callable[[str], list[Element]]
) -> Iterator[Element]:
    """The runs of a label in both states; ``make`` gives those of one."""
    old, new = labels
    if old == new:
        yield from make(new)
    else:
        yield from revisions.label(start, make(old) if old else [], make(new) if new else [])


def relabel(element: Element, was: Both, now: Both, start: Start, revisions: Revisions) -> bool:
    """Exchanges a label that is typed in the text; False where it is typed in pieces or tracked already."""
    words = next((t for t in element.iter(qualified("t")) if (t.text or "").strip()), None)
    text = "" if words is None else words.text or ""
    if words is None or was[0] != was[1] or not text.lstrip().startswith(was[1]):
        return False
    if now[0] == now[1]:
        words.text = text.replace(was[1], now[1], 1)
        return True
    holder = words.getparent()
    if holder is None or holder.getparent() is not element:
        return False
    look = holder.find(qualified("rPr"))
    at = text.index(was[1])
    words.text = text[at + len(was[1]) :]
    before = run(text[:at], deepcopy(look))
    for child in list(holder):
        if child is words:
            break
        if child is not look:
            before.append(child)
    made = typed(now, start, revisions, lambda label: [run(label, deepcopy(look))])
    for one in (before, *made):
        holder.addprevious(one)
    return True
