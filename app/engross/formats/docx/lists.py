"""The numbering part (ECMA-376 17.9): paragraph numbers that Word counts itself, where its counting gives them.

All lists of a file are one list with a level for each level of paragraphs. Where a number does not follow from the
one before, the list begins anew at it. A label that Word cannot print is typed. With tracked changes Word counts right
in both states; a paragraph that belongs to another beginning of the list in each has a change of its properties.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from engross.formats.docx.layout import Layout
from engross.formats.docx.markup import Element, val, w
from engross.model import numbering, states, walk
from engross.model.nodes import Block, Document, Kind, NodeId
from engross.model.numbering import Scheme

LEVELS = 9
FORMATS = {
    "n": "decimal",
    "a": "lowerLetter",
    "i": "lowerRoman",
    "A": "upperLetter",
    "I": "upperRoman",
    "abjad": "arabicAbjad",
}
"""Word's names (ST_NumberFormat) of the forms of our patterns."""
_FORM = re.compile(r"\{(\w+)\}")


@dataclass(slots=True)
class _Count:
    """The numbers so far in one state of the text, and which beginning of the list they follow (from 1)."""

    values: dict[int, int] = field(default_factory=dict)
    begun: int = 0

    def take(self, level: int, number: int) -> None:
        """A number of a level, behind which deeper ones begin again."""
        self.values = {known: n for known, n in self.values.items() if known < level} | {level: number}


class Lists:
    """The numbers of a document that Word can count, with its changes accepted and as it was before them."""

    def __init__(self, layout: Layout, document: Document) -> None:
        self._layout = layout
        self._scheme: Scheme = numbering.scheme(document.metadata.language)
        self._starts: list[dict[int, int]] = []
        """For each beginning of the list the level and the number that it begins with."""
        self._new: dict[NodeId, tuple[int, int]] = {}
        self._old: dict[NodeId, tuple[int, int]] = {}
        labels, old_labels = numbering.final(document), numbering.original(document)
        new, old = _Count(), _Count()
        for block in walk.blocks(document):
            if not block.marks.deleted:
                self._take(self._new, block, labels.label(block.id), new, old)
            if document.changes and not block.marks.inserted:
                self._take(self._old, states.as_it_was(block), old_labels.label(block.id), old, new)

    def new(self, block: NodeId) -> Element | None:
        """``w:numPr`` for a paragraph; None where its label has to be typed."""
        return _properties(self._new.get(block))

    def old(self, block: NodeId) -> Element | None:
        """What that was before the changes."""
        return _properties(self._old.get(block))

    def of(self, block: Block) -> Element | None:
        """What a paragraph has, which where it is deleted is what it had."""
        return self.old(block.id) if block.marks.deleted else self.new(block.id)

    def is_renumbered(self, block: Block) -> bool:
        """Whether a paragraph that was there and is stands at another place of the lists than before the changes."""
        is_in_both = not (block.marks.inserted or block.marks.deleted)
        return is_in_both and self._old.get(block.id) != self._new.get(block.id)

    def _take(
        self, found: dict[NodeId, tuple[int, int]], block: Block, label: str, count: _Count, other: _Count
    ) -> None:
        number, level = self._number(block, label), block.level
        if number is None:
            return
        if not count.begun or number != count.values.get(level, 0) + 1:
            count.begun = self._beginning(level, number, count, other)
        count.take(level, number)
        found[block.id] = level, count.begun

    def _number(self, block: Block, label: str) -> int | None:
        """The number of a paragraph of the text with this label, where Word can print it so."""
        is_counted = numbering.is_numbered(block) and block.kind is not Kind.SECTION and block.level < LEVELS
        if not label or not is_counted or block.number_in_text:
            return None
        pattern = self._scheme.pattern(block)
        number = numbering.value(pattern, label)
        is_same = bool(number) and numbering.printed(pattern, number or 0) == label
        return number if is_same and _is_known(pattern) else None

    def _beginning(self, level: int, number: int, count: _Count, other: _Count) -> int:
        """The list begins at this number: as it just did in the other state, or anew."""
        if other.begun > count.begun and self._starts[other.begun - 1] == {level: number}:
            return other.begun
        self._starts.append({level: number})
        return len(self._starts)

    def part(self) -> Element | None:
        """The root of ``word/numbering.xml``; None where nothing is numbered."""
        if not self._starts:
            return None
        levels = [self._level(level) for level in range(LEVELS)]
        root = w("numbering", w("abstractNum", val("multiLevelType", "multilevel"), *levels, abstractNumId=0))
        for ident, starts in enumerate(self._starts, 1):
            begun = (w("lvlOverride", val("startOverride", n), ilvl=level) for level, n in starts.items())
            root.append(w("num", val("abstractNumId", 0), *begun, numId=ident))
        return root

    def _level(self, level: int) -> Element:
        patterns = (self._scheme.operative, *self._scheme.levels)
        pattern = patterns[min(level, len(patterns) - 1)]
        found = _FORM.search(pattern)
        form = FORMATS.get(found[1], "decimal") if found else "none"
        return w(
            "lvl",
            val("start", 1),
            val("numFmt", form),
            val("lvlText", _FORM.sub(f"%{level + 1}", pattern)),
            val("lvlJc", "left"),
            w("pPr", self._indents(level)),
            w("rPr", w("rtl")) if self._layout.script.is_right_to_left else None,
            ilvl=level,
        )

    def _indents(self, level: int) -> Element:
        """As typed labels stand: up to the first list level a tab further, then hanging."""
        step = self._layout.step
        if level < 2:
            return w("ind", left=step(0), firstLine=step(1) - step(0))
        return w("ind", left=step(level), hanging=step(level) - step(level - 1))


def _is_known(pattern: str) -> bool:
    return all(form in FORMATS for form in _FORM.findall(pattern))


def _properties(place: tuple[int, int] | None) -> Element | None:
    return None if place is None else w("numPr", val("ilvl", place[0]), val("numId", place[1]))
