"""Live cross-references in a file: ``ref`` whose ``href`` is the eId of the paragraph, point, section or footnote.

In a document they name a node (`engross.model.references`). A link to an eId of the file is live where its words are
what the target is called; any other stays a link as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from engross.formats.akn.ids import Ids
from engross.formats.akn.parse import A
from engross.model import numbering, outline, references, walk
from engross.model.inlines import Footnote, Inline, Text
from engross.model.nodes import Block, Document, NodeId
from engross.model.references import Target

Element = etree._Element
_REF = A + "ref"
_INSIDE = frozenset(
    A + name
    for name in (
        "p", "content", "intro", "listIntroduction", "wrapUp", "listWrapUp", "list", "sublist", "blockList", "num",
        "heading", "subheading", "decoration", "span", "i", "b", "u", "sup", "sub", "inline",
    )
)  # fmt: skip
"""Elements that are part of the unit that people refer to."""


def element_of(link: str) -> Element:
    """The element of a link: ``ref`` for a live reference, whose ``href`` is set by `resolve`, else ``a``."""
    return etree.Element(_REF if references.target(link) else A + "a", {"href": link})


# reading


def lively(document: Document, origins: Mapping[NodeId, Element]) -> Document:
    """The document with links to its own paragraphs live; ``origins`` are the elements that hold nodes."""
    holders = [b for b in walk.blocks(document) if any(i.link[:1] == "#" for i in _texts(b))]
    if not holders:
        return document
    known = _Known(document, origins)
    changed = {block.id: known.lively(block) for block in holders}
    parts = (
        replace(part, blocks=tuple(changed.get(b.id, b) for b in part.blocks)) for part in document.parts
    )
    return replace(document, parts=tuple(parts))


def _texts(block: Block) -> Iterator[Text]:
    for inline in block.inlines:
        if isinstance(inline, Text):
            yield inline
        elif isinstance(inline, Footnote):
            for inner in inline.blocks:
                yield from _texts(inner)


class _Known:
    """The nodes of a document by the eIds of their elements; an eId may stand once in each text."""

    def __init__(self, document: Document, origins: Mapping[NodeId, Element]) -> None:
        self._document = document
        self._nodes: dict[tuple[int, str], NodeId] = {}
        self._text_of: dict[NodeId, int] = {}
        for number, scope in enumerate(outline.texts(document)):
            for block in scope.blocks:
                self._text_of[block.id] = number
                notes = [i.id for i in block.inlines if isinstance(i, Footnote)]
                for node in (*notes, block.id):
                    for eid in _eids(origins.get(node)):
                        self._nodes.setdefault((number, eid), node)

    def lively(self, block: Block, text: int | None = None) -> Block:
        """The block, and the footnotes in it, with their links live where they can be."""
        number = self._text_of[block.id] if text is None else text
        return replace(block, inlines=tuple(self._lively(i, number) for i in block.inlines))

    def _lively(self, inline: Inline, text: int) -> Inline:
        if isinstance(inline, Footnote):
            return replace(inline, blocks=tuple(self.lively(b, text) for b in inline.blocks))
        if not isinstance(inline, Text) or inline.link[:1] != "#":
            return inline
        found = self._node(inline.link[1:], text)
        for is_own in (False, True) if found is not None else ():
            assert found is not None
            label = references.label(self._document, Target(found, is_own))
            if label and references.says(inline.text, label):
                return replace(inline, link=references.address(found, is_own=is_own))
        return inline

    def _node(self, eid: str, text: int) -> NodeId | None:
        """The node in the same text, else the only one with this eId."""
        own = self._nodes.get((text, eid))
        if own is not None:
            return own
        found = [node for (_, name), node in self._nodes.items() if name == eid]
        return found[0] if len(found) == 1 else None


def _eids(origin: Element | None) -> Iterator[str]:
    """The eIds of an element and of what it is part of, up to the unit that it belongs to."""
    element = origin
    while element is not None:
        if eid := element.get("eId"):
            yield eid
        if element.tag not in _INSIDE:
            return
        element = element.getparent()


# writing


def resolve(document: Document, root: Element, places: Mapping[NodeId, Element], ids: Ids) -> None:
    """Every new ``ref`` gets the eId of its target; one whose target is gone becomes plain words."""
    marks = numbering.of(document).marks
    for ref in list(root.iter(_REF)):
        target = references.target(ref.get("href", ""))
        if target is None:
            continue
        unit = _unit(places.get(target.node))
        if unit is None or (target.node not in marks and target.node not in walk.spots(document)):
            _unwrap(ref)
            continue
        eid = unit.get("eId")
        if not eid:
            eid = ids.next("ref_target")
            unit.set("eId", eid)
        ref.set("href", f"#{eid}")


def _unit(place: Element | None) -> Element | None:
    element = place
    while element is not None and element.tag in _INSIDE:
        element = element.getparent()
    return element


def _unwrap(ref: Element) -> None:
    """The words of an element in the place of the element."""
    parent, before = ref.getparent(), ref.getprevious()
    assert parent is not None
    index = parent.index(ref)
    children = list(ref)
    head, tail = ref.text or "", ref.tail or ""
    ref.tail = None
    if before is not None:
        before.tail = (before.tail or "") + head
    else:
        parent.text = (parent.text or "") + head
    for step, child in enumerate(children):
        parent.insert(index + step, child)
    parent.remove(ref)
    last = children[-1] if children else before
    if last is not None:
        last.tail = (last.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
