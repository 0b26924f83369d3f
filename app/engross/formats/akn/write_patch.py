"""An edited document put back into the tree that it was read from: what was not edited stays as it was.

The document's blocks are laid over the units of the source (`units`). A unit whose blocks are all there in their old
shape is kept as it stands, and only changed text, labels and footnote marks are written into it. Where the shape
changed, the blocks are written as in a new file, pouring in the content of those that survived. Units that moved are
moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from engross.formats.akn import crossref, patch_meta, spelling, units
from engross.formats.akn.ids import Ids
from engross.formats.akn.inline import PRESERVE
from engross.formats.akn.layout import indent
from engross.formats.akn.parse import A
from engross.formats.akn.patch_text import TextPatcher
from engross.formats.akn.read_body import HEADING_CLASS
from engross.formats.akn.source import AknSource
from engross.formats.akn.units import DIVISIONS, LINES, CannotPatchError, Element, SourceTree, Unit
from engross.formats.akn.write_body import BodyWriter, Pen
from engross.model import numbering, walk
from engross.model.nodes import Block, Document, Kind, PartKind

_LIST_KINDS = (Kind.OPERATIVE, Kind.TEXT, Kind.PREAMBULAR)
_PARTS = {
    PartKind.MASTHEAD: "coverPage",
    PartKind.PREFACE: "preface",
    PartKind.PREAMBLE: "preamble",
    PartKind.BODY: "mainBody",
    PartKind.CONCLUSIONS: "conclusions",
}
_ORDER = ("meta", "coverPage", "preface", "preamble", "mainBody", "conclusions", "attachments", "components")


@dataclass(slots=True, eq=False)
class _Segment:
    """Blocks that follow each other in one part: a whole ``unit`` of the source, or blocks to be written."""

    part: int
    blocks: list[Block]
    unit: Unit | None = None
    is_anchored: bool = False
    frame: Element | None = None


def patched(document: Document, source: AknSource) -> bytes:
    """The source's bytes with the document's changes; raises `CannotPatchError`."""
    root = tree(document, source)
    return spelling.serialised(root, source.data)


def tree(document: Document, source: AknSource) -> Element:
    """The source's tree with the document's changes; raises `CannotPatchError`."""
    return _Patch(document, source).root()


class _Patch:
    def __init__(self, document: Document, source: AknSource) -> None:
        self.document = document
        self.source = source
        self.source_tree: SourceTree = units.copied(source)
        used = (e.get("eId", "") for e in self.source_tree.root.iter() if isinstance(e.tag, str))
        self.pen = Pen(numbering.of(document), Ids(used), document.metadata.organ)
        old = {block.id: block for block in walk.blocks(source.document)}
        self.text = TextPatcher(self.source_tree, old, numbering.of(source.document), self.pen)
        self.pen.pour = self._pour
        self.pen.style = self._usual_style()
        self.old = old
        self.claimed: set[Element] = set()

    def root(self) -> Element:
        segments = self._segments()
        self._anchor(segments)
        self._choose_frames(segments)
        self._assemble(segments)
        patch_meta.patch(self.source_tree.root, self.source.document, self.document)
        places = {**self.source_tree.origins, **self.pen.places}
        crossref.resolve(self.document, self.source_tree.root, places, self.pen.ids)
        return self.source_tree.root

    def _usual_style(self) -> str:
        """The class that most paragraphs of the file have; new ones get it too."""
        styles = Counter(e.get("class", "") for e in self.source_tree.root.iter(A + "paragraph"))
        texts = (name for name, _ in styles.most_common() if name and not HEADING_CLASS.match(name))
        return next(texts, self.pen.style)

    # --- what can be kept

    def _segments(self) -> list[_Segment]:
        """The document's blocks as kept units and runs of blocks to be written."""
        segments: list[_Segment] = []
        for number, part in enumerate(self.document.parts):
            index = 0
            while index < len(part.blocks):
                unit = self._kept(part.blocks, index)
                if unit is not None:
                    size = len(unit.blocks)
                    segments.append(_Segment(number, list(part.blocks[index : index + size]), unit))
                    index += size
                    continue
                last = segments[-1] if segments else None
                block = part.blocks[index]
                if last is not None and last.part == number and last.unit is None:
                    last.blocks.append(block)
                elif last is not None and last.part == number and _hangs_below(last.blocks[0], block):
                    last.unit = None
                    last.blocks.append(block)
                else:
                    segments.append(_Segment(number, [block]))
                index += 1
        return _joined(segments)

    def _kept(self, blocks: Sequence[Block], index: int) -> Unit | None:
        """The unit that begins with the block at ``index``, where all its blocks follow in their old shape."""
        unit = self.source_tree.unit_of.get(blocks[index].id)
        if unit is None or len(blocks) - index < len(unit.blocks):
            return None
        pairs = zip(unit.blocks, blocks[index:], strict=False)
        return (
            unit if all(units.is_same_shape(old, new) and self._has_room(new) for old, new in pairs) else None
        )

    def _has_room(self, block: Block) -> bool:
        """Whether the file has an element for the block's text: some have a number only."""
        return not block.inlines or block.id in self.source_tree.origins

    def _anchor(self, segments: list[_Segment]) -> None:
        """Marks the kept units that stand in their old order; the others have moved."""
        kept = [segment for segment in segments if segment.unit is not None]
        for position in _longest_rise([s.unit.index for s in kept if s.unit is not None]):
            kept[position].is_anchored = True

    # --- where it goes

    def _choose_frames(self, segments: list[_Segment]) -> None:
        """Anchored units stay in their frame; others go where their neighbours of the same part are."""
        for segment in segments:
            if segment.is_anchored and segment.unit is not None:
                segment.frame = segment.unit.frame
        for index, segment in enumerate(segments):
            if segment.frame is not None:
                continue
            before = next((s for s in reversed(segments[:index]) if s.frame is not None), None)
            after = next((s for s in segments[index:] if s.is_anchored), None)
            segment.frame = self._frame_between(segment, before, after)

    def _frame_between(self, segment: _Segment, before: _Segment | None, after: _Segment | None) -> Element:
        own = next((u for b in segment.blocks if (u := self.source_tree.unit_of.get(b.id)) is not None), None)
        low = before.unit.index if before is not None and before.unit is not None else -1
        high = (
            after.unit.index if after is not None and after.unit is not None else len(self.source_tree.units)
        )
        if (
            own is not None
            and segment.unit is None
            and low <= own.index <= high
            and self._suits(own.frame, segment)
        ):
            return own.frame
        is_beside = before is not None and before.part == segment.part
        if (
            is_beside
            and before is not None
            and before.frame is not None
            and self._suits(before.frame, segment)
        ):
            return before.frame
        if after is not None and after.part == segment.part and after.frame is not None:
            return after.frame
        return self._frame_of_part(segment.part, before, after)

    def _suits(self, frame: Element, segment: _Segment) -> bool:
        """Whether a frame is one for blocks of the segment's part."""
        name = _PARTS.get(self.document.parts[segment.part].kind, "mainBody")
        if frame.tag in DIVISIONS:
            return name == "mainBody"
        return frame.tag == A + name or self.document.parts[segment.part].kind is PartKind.ANNEX

    def _frame_of_part(self, number: int, before: _Segment | None, after: _Segment | None) -> Element:
        """The frame for a part none of whose units is left: the one it had, or a new one in its text."""
        part = self.document.parts[number]
        olds = self.source.document.parts
        if len(olds) == len(self.document.parts) and olds[number].kind is part.kind:
            return self.source_tree.unit_of[olds[number].blocks[0].id].frame
        name = _PARTS.get(part.kind)
        near = before if before is not None else after
        if name is None or near is None or near.frame is None:
            raise CannotPatchError
        if part.opens is not None and before is not None:
            raise CannotPatchError
        text = next((e for e in near.frame.iterancestors() if etree.QName(e).localname in _TEXTS), None)
        if text is None:
            raise CannotPatchError
        return _child_frame(text, name)

    # --- putting it together

    def _assemble(self, segments: list[_Segment]) -> None:
        children: dict[Element, list[Element]] = {}
        for segment in segments:
            assert segment.frame is not None
            row = self._row(children, segment.frame)
            if segment.unit is not None and (segment.is_anchored or self._fits(segment.unit, segment.frame)):
                for block in segment.blocks:
                    self.text.patch(block)
                row += [*segment.unit.lead, segment.unit.element, *segment.unit.furniture]
            else:
                row += self._written(segment)
                row += [f for u in self._units_in(segment) for f in u.furniture]
        for frame in {unit.frame for unit in self.source_tree.units} | set(children):
            _fill(frame, children.get(frame, []))
        self._remove_empty(children)

    def _row(self, children: dict[Element, list[Element]], frame: Element) -> list[Element]:
        """The children of a frame so far; a frame that stands in another is one of that one's children."""
        if frame not in children:
            children[frame] = list(self.source_tree.leading.get(frame, []))
            outer = frame.getparent()
            if frame.tag in DIVISIONS and outer is not None and outer.tag in units.FRAMES:
                self._row(children, outer).append(frame)
        return children[frame]

    def _fits(self, unit: Unit, frame: Element) -> bool:
        """Whether an element that moved may stand in another frame."""
        if unit.frame is frame or unit.frame.tag == frame.tag:
            return unit.frame is frame or not unit.lead
        body = (*DIVISIONS, A + "mainBody")
        return unit.frame.tag in body and frame.tag in body and unit.element.tag == A + "paragraph"

    def _units_in(self, segment: _Segment) -> list[Unit]:
        found = [self.source_tree.unit_of[b.id] for b in segment.blocks if b.id in self.source_tree.unit_of]
        return list(dict.fromkeys(found))

    def _written(self, segment: _Segment) -> list[Element]:
        """New elements for blocks, with the content and the attributes of those that survived."""
        frame = segment.frame
        assert frame is not None
        holder = etree.SubElement(frame, frame.tag)
        if frame.tag in LINES:
            for block in segment.blocks:
                p = etree.SubElement(holder, A + "p", {PRESERVE: "preserve"})
                self.pen.line(p, block, etree.QName(frame).localname)
        else:
            is_preamble, in_division = frame.tag == A + "preamble", frame.tag in DIVISIONS
            BodyWriter(self.pen, holder, is_preamble=is_preamble, in_division=in_division).write(
                segment.blocks
            )
        depth = sum(1 for _ in frame.iterancestors())
        indent(holder, depth)
        frame.remove(holder)
        return list(holder)

    def _pour(self, block: Block, holder: Element) -> bool:
        """Fills a new element from the one that the block came from, and hands ids and classes on."""
        old = self.source_tree.origins.get(block.id)
        ancestors = list(old.iterancestors()) if old is not None else []
        if not self.text.pour(block, holder):
            return False
        for new in holder.iterancestors():
            if new.tag in units.FRAMES and new.getparent() is not None and new.get("eId") is None:
                break
            twin = next((e for e in ancestors if e.tag == new.tag and e not in self.claimed), None)
            if twin is None or twin.tag in units.FRAMES:
                continue
            self.claimed.add(twin)
            for name, value in twin.attrib.items():
                if name != "class" or not _is_restyled(self.old[block.id], block):
                    new.set(name, value)
        return True

    def _remove_empty(self, children: dict[Element, list[Element]]) -> None:
        """Frames that have lost all their blocks: optional ones go, a main body gets the paragraph it must have.

        An annex of which nothing is left, its title neither, goes too.
        """
        for frame in {unit.frame for unit in self.source_tree.units}:
            if children.get(frame):
                continue
            parent = frame.getparent()
            if frame.tag != A + "mainBody":
                if parent is not None:
                    _remove(frame)
                    if parent.tag == A + "notes" and not len(parent):
                        _remove(parent)
            elif (
                parent is not None
                and parent.tag == A + "doc"
                and (attachment := parent.getparent()) is not None
                and not any(row and attachment in f.iterancestors() for f, row in children.items())
            ):
                holder = attachment.getparent()
                _remove(attachment)
                if holder is not None and not len(holder):
                    _remove(holder)
            else:
                etree.SubElement(frame, A + "paragraph", {"eId": self.pen.ids.next("para")})


_TEXTS = ("statement", "documentCollection", "doc")


def _hangs_below(head: Block, block: Block) -> bool:
    """Whether a new block has to be written together with the unit before it."""
    if block.quoted > head.quoted:
        return True
    return block.level > head.level and block.kind in _LIST_KINDS and head.kind in _LIST_KINDS


def _is_restyled(old: Block, new: Block) -> bool:
    """Whether a heading came, went or changed its level: the class says which it is."""
    return Kind.HEADING in (old.kind, new.kind) and (old.kind, old.level) != (new.kind, new.level)


def _joined(segments: list[_Segment]) -> list[_Segment]:
    """Neighbouring runs of one part as one."""
    row: list[_Segment] = []
    for segment in segments:
        last = row[-1] if row else None
        if last is not None and last.part == segment.part and last.unit is None and segment.unit is None:
            last.blocks += segment.blocks
        else:
            row.append(segment)
    return row


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """The positions of a longest rising subsequence."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(number)
            ends.append(position)
        else:
            tails[at], ends[at] = number, position
    row: list[int] = []
    position = ends[-1] if ends else -1
    while position >= 0:
        row.append(position)
        position = before[position]
    return row[::-1]


def _fill(frame: Element, children: list[Element]) -> None:
    """Makes these the children of a frame, in order; leaves a frame alone that has them already."""
    if list(frame) == children:
        return
    between = frame.text if frame.text and not frame.text.strip() else "\n"
    at_end = frame[-1].tail if len(frame) else "\n"
    for child in list(frame):
        if child not in children:
            frame.remove(child)
    for index, child in enumerate(children):
        if index >= len(frame) or frame[index] is not child:
            frame.insert(index, child)
        child.tail = between if index < len(children) - 1 else at_end


def _remove(element: Element) -> None:
    """Takes an element out of its parent; the white space behind the one before it closes the gap."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = element.tail
    else:
        parent.text = element.tail
    parent.remove(element)


def _child_frame(text: Element, name: str) -> Element:
    """The child of a statement with this name; a new one at its place where there is none."""
    found = text.find(A + name)
    if found is not None:
        return found
    later = _ORDER[_ORDER.index(name) + 1 :]
    tags = [A + other for other in later]
    successor = next((child for child in text if child.tag in tags), None)
    element = etree.Element(A + name)
    element.text = "\n    "
    element.tail = "\n    "
    if successor is None:
        text.append(element)
    else:
        successor.addprevious(element)
    return element
