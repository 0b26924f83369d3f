"""Word's own numbering, counted as Word counts it: which number or letter stands before a paragraph (ECMA-376 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from engross.formats.docx.markup import Element, qualified
from engross.formats.docx.read.number_forms import formatted
from engross.formats.docx.read.numerals import whole

_VAL = qualified("val")
_PLACE = re.compile(r"%([1-9])")
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "o": "•", "\uf0d8": "–", "\uf02d": "–", "\uf0fc": "•"}
LEVELS = 9
LONGEST = 100
"""No label is longer, nor the pattern of one."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered. ``restarts`` is the level (from 1) after which it begins again."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts: int | None = None
    is_legal: bool = False
    style: str = ""


@dataclass(slots=True)
class _Count:
    """The numbers so far of one abstract list."""

    values: dict[int, int] = field(default_factory=dict)


class Lists:
    """The lists of one file. Paragraphs must be asked for in the order in which they stand."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._numbers: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        """By the list's id: the abstract list, levels that it changes, starts that it changes."""
        self._counts: dict[str, _Count] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def __bool__(self) -> bool:
        return bool(self._numbers)

    def label(self, list_id: str, level: int) -> str:
        """The label of the next paragraph of a list's level; "" where it prints none."""
        if list_id not in self._numbers or not 0 <= level < LEVELS:
            return ""
        abstract, changed, starts = self._numbers[list_id]
        levels = {**self._abstract.get(abstract, {}), **changed}
        values = self._counts.setdefault(abstract, _Count()).values
        here = levels.get(level, Level())
        if level in starts and (list_id, level) not in self._started:
            values[level] = starts[level]
        else:
            values[level] = values[level] + 1 if level in values else here.start
        self._started.add((list_id, level))
        for deeper in [key for key in values if key > level]:
            restarts = levels.get(deeper, Level()).restarts
            if restarts != 0 and (restarts is None or level < restarts):
                del values[deeper]
        return _printed(here, levels, values)

    def has(self, list_id: str) -> bool:
        """Whether the list is defined."""
        return list_id in self._numbers

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """The level of a list that a paragraph style stands for, or None."""
        abstract = self._numbers.get(list_id, ("", {}, {}))[0]
        rows = self._abstract.get(abstract, {}).items()
        return next((number for number, level in rows if level.style == style), None)

    def _read(self, root: Element) -> None:
        linked: dict[str, str] = {}
        for element in root.findall(qualified("abstractNum")):
            ident = element.get(qualified("abstractNumId"), "")
            self._abstract[ident] = dict(_level(row) for row in element.findall(qualified("lvl")))
            if link := _value(element, "styleLink"):
                linked[link] = ident
        for element in root.findall(qualified("abstractNum")):
            ident = element.get(qualified("abstractNumId"), "")
            if not self._abstract[ident] and (link := _value(element, "numStyleLink")) in linked:
                self._abstract[ident] = self._abstract[linked[link]]
        for element in root.findall(qualified("num")):
            changed: dict[int, Level] = {}
            starts: dict[int, int] = {}
            for row in element.findall(qualified("lvlOverride")):
                at = whole(row.get(qualified("ilvl"), "0"))
                if (level := row.find(qualified("lvl"))) is not None:
                    changed[at] = _level(level)[1]
                if start := _value(row, "startOverride"):
                    starts[at] = whole(start)
            ident = element.get(qualified("numId"), "")
            self._numbers[ident] = (_value(element, "abstractNumId"), changed, starts)


def _level(element: Element) -> tuple[int, Level]:
    restarts = _value(element, "lvlRestart")
    legal = element.find(qualified("isLgl"))
    return whole(element.get(qualified("ilvl"), "0")), Level(
        whole(_value(element, "start") or "1"),
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText")[:LONGEST],
        whole(restarts) if restarts else None,
        legal is not None and legal.get(_VAL, "1") not in ("0", "false"),
        _value(element, "pStyle"),
    )


def _printed(here: Level, levels: dict[int, Level], values: dict[int, int]) -> str:
    if here.form == "none":
        return ""
    if here.form == "bullet":
        return _BULLETS.get(here.text, here.text if here.text.isprintable() and here.text else "•")

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        level = levels.get(at, Level())
        form = "decimal" if here.is_legal else level.form
        return formatted(values.get(at, level.start), form)

    return _PLACE.sub(number, here.text).strip()[:LONGEST]


def _value(element: Element, name: str) -> str:
    found = element.find(qualified(name))
    return "" if found is None else found.get(_VAL, "")
