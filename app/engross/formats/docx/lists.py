"""The numbering part (ECMA-376 17.9): paragraph numbers that Word counts itself, where its counting gives them.

All lists of a file are one list with a level for each level of paragraphs. Where a number does not follow from the
one before, the list begins anew at it. A label that Word cannot print is typed.
"""

from __future__ import annotations

import re

from engross.formats.docx.layout import Layout
from engross.formats.docx.markup import Element, val, w
from engross.model import numbering
from engross.model.nodes import Block, Kind
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


class Lists:
    """Counts as Word does while the text is written, in the order of the text."""

    def __init__(self, layout: Layout, language: str) -> None:
        self._layout = layout
        self._scheme: Scheme = numbering.scheme(language)
        self._values: dict[int, int] = {}
        self._starts: list[dict[int, int]] = []
        """For each beginning of the list the level and the number that it begins with."""

    def properties(self, block: Block, label: str) -> Element | None:
        """``w:numPr`` for a paragraph of the text with this label; None where the label has to be typed."""
        level = block.level
        if not label or not numbering.is_numbered(block) or block.kind is Kind.SECTION or level >= LEVELS:
            return None
        pattern = self._scheme.pattern(block)
        number = numbering.value(pattern, label)
        if block.number_in_text or not _is_known(pattern) or not number:
            return None
        if numbering.printed(pattern, number) != label:
            return None
        self._count(level, number)
        return w("numPr", val("ilvl", level), val("numId", len(self._starts)))

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

    def _count(self, level: int, number: int) -> None:
        if not self._starts or number != self._values.get(level, 0) + 1:
            self._starts.append({level: number})
        self._values = {known: n for known, n in self._values.items() if known < level} | {level: number}

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
