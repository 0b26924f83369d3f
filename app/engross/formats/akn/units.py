"""The units of a file: the elements that can be kept, moved or replaced whole when its document was edited.

A *frame* is an element whose children are units: cover page, preamble, main body, section … A *unit* is a child of a
frame with the blocks that came from it, a quoted text or a table inside it included.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from engross.formats.akn.inline import STRUCTURES
from engross.formats.akn.parse import A
from engross.formats.akn.source import AknSource
from engross.model import walk
from engross.model.nodes import Block, NodeId

Element = etree._Element


class CannotPatchError(Exception):
    """The document has become too different from its source, or the source is too odd: it has to be written anew."""


LINES = frozenset(A + name for name in ("coverPage", "preface", "conclusions", "note"))
DIVISIONS = frozenset(A + name for name in ("section", "part", "title", "chapter", "subsection", "subpart", "article",
                                            "division", "clause", "book", "tome"))  # fmt: skip
FRAMES = LINES | DIVISIONS | {A + "preamble", A + "mainBody"}


@dataclass(slots=True, eq=False)
class Unit:
    """``lead`` are elements before it with the labels of its blocks, ``furniture`` elements without text behind it."""

    index: int
    element: Element
    frame: Element
    blocks: list[Block] = field(default_factory=list)
    lead: list[Element] = field(default_factory=list)
    furniture: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class SourceTree:
    """A copy of a source's tree that may be changed, with the units in it."""

    root: Element
    origins: dict[NodeId, Element]
    labels: dict[NodeId, Element]
    units: list[Unit]
    unit_of: dict[NodeId, Unit]
    leading: dict[Element, list[Element]]
    """By frame: the elements without text that stand before its first unit."""


def copied(source: AknSource) -> SourceTree:
    """A working copy of the source's tree; raises `CannotPatchError`."""
    root = deepcopy(source.root.getroottree()).getroot()
    twins = dict(zip(source.root.iter(), root.iter(), strict=True))
    origins = {node: twins[element] for node, element in source.origins.items()}
    labels = {node: twins[element] for node, element in source.labels.items()}
    units, unit_of = _units(source, origins, labels)
    return SourceTree(root, origins, labels, units, unit_of, _furniture(units))


def _units(
    source: AknSource, origins: Mapping[NodeId, Element], labels: Mapping[NodeId, Element]
) -> tuple[list[Unit], dict[NodeId, Unit]]:
    units: list[Unit] = []
    by_element: dict[Element, Unit] = {}
    unit_of: dict[NodeId, Unit] = {}
    for block in walk.blocks(source.document):
        origin = origins.get(block.id, labels.get(block.id))
        if origin is None:
            raise CannotPatchError
        element = _unit_element(origin)
        unit = by_element.get(element)
        if unit is None:
            frame = element.getparent()
            if frame is None or frame.tag not in FRAMES:
                raise CannotPatchError
            unit = by_element[element] = Unit(len(units), element, frame)
            units.append(unit)
        label = _unit_element(labels[block.id]) if block.id in labels else element
        if label is not unit.element and label.getparent() is unit.frame:
            unit.lead.append(label)
        unit.blocks.append(block)
        unit_of[block.id] = unit
    return units, unit_of


def _unit_element(element: Element) -> Element:
    """The child of a frame that holds the element; quoted texts belong to the paragraph that quotes them."""
    start = element
    for above in element.iterancestors():
        if above.tag in STRUCTURES:
            start = above
    for above in start.iterancestors():
        if above.tag in FRAMES:
            break
        start = above
    return start


def _furniture(units: list[Unit]) -> dict[Element, list[Element]]:
    """Gives each unit the elements without blocks behind it; gives those before the first unit of each frame."""
    owner = {unit.element: unit for unit in units}
    labels = {element for unit in units for element in unit.lead}
    frames = {unit.frame for unit in units}
    leading: dict[Element, list[Element]] = {}
    for frame in frames:
        current: Unit | None = None
        for child in frame:
            if child in labels:
                continue
            if child in owner:
                current = owner[child]
            elif child in frames or _holds_frame(child, frames):
                current = None
            elif current is not None:
                current.furniture.append(child)
            else:
                leading.setdefault(frame, []).append(child)
    return leading


def _holds_frame(element: Element, frames: set[Element]) -> bool:
    return any(below in frames for below in element.iter())


def is_same_shape(old: Block, new: Block) -> bool:
    """Whether the block can stay in the element that it came from."""
    return (
        old.id == new.id
        and old.kind is new.kind
        and old.level == new.level
        and old.quoted == new.quoted
        and old.cell == new.cell
    )
