"""Words that stand where no text may stand: kept as paragraphs of their own, next to where they were found.

Published files have none; files that were repaired or written by hand may.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from engross.formats.akn.collect import Collector
from engross.formats.akn.inline import STRUCTURES
from engross.formats.akn.parse import A
from engross.model.inlines import Text
from engross.model.nodes import Block, Kind, Part, PartKind

Element = etree._Element
_WITHOUT_TEXT = (A + "meta", A + "collectionBody")


def kept(root: Element, parts: tuple[Part, ...], collector: Collector) -> tuple[Part, ...]:
    """The parts with a paragraph for each stray text; the same object where there is none."""
    holders = {element: node for node, element in (*collector.labels_at.items(), *collector.origins.items())}
    found = list(_strays(root, holders))
    if not found:
        return parts
    after: dict[int, list[Block]] = {}
    for words, node in found:
        after.setdefault(node, []).append(Block(collector.mint(), Kind.TEXT, (Text(words),)))
    first = after.pop(0, [])
    rows = tuple(replace(part, blocks=_woven(part.blocks, after)) for part in parts)
    left = (*first, *(block for blocks in after.values() for block in blocks))
    return (*rows, Part(PartKind.BODY, left)) if left else rows


def _woven(blocks: tuple[Block, ...], after: dict[int, list[Block]]) -> tuple[Block, ...]:
    row: list[Block] = []
    for block in blocks:
        row.append(block)
        row += after.pop(block.id, [])
    return tuple(row)


def _strays(root: Element, holders: dict[Element, int]) -> Iterator[tuple[str, int]]:
    """Each stray text with the id of what was read before it (0: nothing)."""
    last = 0

    def below(element: Element) -> Iterator[tuple[str, int]]:
        nonlocal last
        if element.text and element.text.strip():
            yield " ".join(element.text.split()), last
        for child in element:
            if isinstance(child.tag, str):
                if child in holders:
                    last = holders[child]
                    for structure in child.iter(*STRUCTURES):
                        if _outermost(structure, child):
                            yield from below(structure)
                elif child.tag not in _WITHOUT_TEXT:
                    yield from below(child)
            if child.tail and child.tail.strip():
                yield " ".join(child.tail.split()), last

    yield from below(root)


def _outermost(structure: Element, holder: Element) -> bool:
    """Whether no other structure stands between the two."""
    for above in structure.iterancestors():
        if above is holder:
            return True
        if above.tag in STRUCTURES:
            return False
    return False
