"""Word's styles: what a style is called, on which it is based, and the look that its text has (ECMA-376 17.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from engross.formats.docx.markup import Element, qualified
from engross.formats.docx.read.numerals import HALF_POINT, length
from engross.model.inlines import Style

_VAL = qualified("val")
TOGGLES = {"b": Style.BOLD, "i": Style.ITALIC, "smallCaps": Style.SMALL_CAPS}
COMPLEX = {"bCs": Style.BOLD, "iCs": Style.ITALIC}
_RAISED = {"superscript": Style.SUPERSCRIPT, "subscript": Style.SUBSCRIPT}
_UNKEPT = {"strike": "struck", "dstrike": "struck", "highlight": "highlight"}
_OFF = {"0", "false", "off", "none"}
_DEEPEST = 20
"""No chain of styles is longer; a circle ends here."""
_SIGNS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Look:
    """What the properties of a run say: the styles that they turn on, and those that they turn off."""

    on: Style = Style.PLAIN
    off: Style = Style.PLAIN
    is_hidden: bool | None = None
    unkept: frozenset[str] = frozenset()
    """The losses that words of this look bring about."""

    def over(self, below: Look) -> Look:
        """This look where it says something, the one below it elsewhere."""
        said = self.on | self.off
        hidden = below.is_hidden if self.is_hidden is None else self.is_hidden
        unkept = self.unkept | below.unkept
        return Look(self.on | (below.on & ~said), self.off | (below.off & ~said), hidden, unkept)


NO_LOOK = Look()


def is_on(element: Element | None) -> bool | None:
    """What a toggle says: None where it is not there."""
    if element is None:
        return None
    return element.get(_VAL, "1") not in _OFF


def look_of(properties: Element | None) -> Look:
    """The look that a ``w:rPr`` states."""
    if properties is None:
        return NO_LOOK
    on = off = complex_on = complex_off = Style.PLAIN
    is_complex = False
    hidden: bool | None = None
    unkept: frozenset[str] = frozenset()
    lift = size = 0
    for element in properties:
        name = str(element.tag).rpartition("}")[2]
        if name in TOGGLES:
            style = TOGGLES[name]
            on, off = (on | style, off) if is_on(element) else (on, off | style)
        elif name in COMPLEX:
            style = COMPLEX[name]
            is_stated = is_on(element)
            complex_on |= style if is_stated else Style.PLAIN
            complex_off |= Style.PLAIN if is_stated else style
        elif name in ("rtl", "cs"):
            is_complex = bool(is_on(element))
        elif name == "u":
            style = Style.UNDERLINE
            on, off = (on | style, off) if element.get(_VAL, "single") not in _OFF else (on, off | style)
        elif name == "vertAlign":
            raised = _RAISED.get(element.get(_VAL, ""), Style.PLAIN)
            on, off = on | raised, off | ((Style.SUPERSCRIPT | Style.SUBSCRIPT) & ~raised)
        elif name == "vanish":
            hidden = is_on(element)
        elif name in _UNKEPT and element.get(_VAL, "1") not in _OFF:
            unkept |= {_UNKEPT[name]}
        elif name == "position":
            lift = length(element.get(_VAL, ""), HALF_POINT)
        elif name == "sz":
            size = length(element.get(_VAL, ""), HALF_POINT)
    if is_complex:  # Arabic letters have toggles of their own (17.3.2.7)
        said = complex_on | complex_off
        on, off = (on & ~said) | complex_on, (off & ~said) | complex_off
    if size and 4 * abs(lift) >= size:  # so LibreOffice writes what its web pages raise and lower
        on |= Style.SUPERSCRIPT if lift > 0 else Style.SUBSCRIPT
    return Look(on, off, hidden, unkept)


def font_of(properties: Element | None) -> str:
    """The font that a ``w:rPr`` names for Latin letters and signs, or ""."""
    fonts = None if properties is None else properties.find(qualified("rFonts"))
    return "" if fonts is None else fonts.get(qualified("hAnsi"), fonts.get(qualified("ascii"), ""))


@dataclass(frozen=True)
class WordStyle:
    """One style. ``key`` is its name in small letters without signs, by which official templates are told."""

    ident: str
    name: str
    kind: str
    base: str
    element: Element

    @cached_property
    def key(self) -> str:
        return key_of(self.name)

    @cached_property
    def look(self) -> Look:
        """What the style itself says of its text."""
        return look_of(self.element.find(qualified("rPr")))

    @cached_property
    def properties(self) -> dict[str, Element]:
        """What the style itself says of its paragraphs, by tag."""
        stated = self.element.find(qualified("pPr"))
        return {} if stated is None else {str(row.tag): row for row in reversed(stated)}


def key_of(name: str) -> str:
    """A style's name as it is compared: small letters and digits only."""
    return _SIGNS.sub("", name.lower())


class Styles:
    """The styles of one file."""

    def __init__(self, root: Element | None) -> None:
        self.by_id: dict[str, WordStyle] = {}
        self.default = ""
        for element in () if root is None else root.findall(qualified("style")):
            self._add(element)
        self._looks: dict[str, Look] = {}
        self._chains: dict[str, list[WordStyle]] = {}
        self._keys: dict[str, frozenset[str]] = {}
        self._properties: dict[tuple[str, str], Element | None] = {}

    def _add(self, element: Element) -> None:
        ident = element.get(qualified("styleId"), "")
        kind = element.get(qualified("type"), "paragraph")
        name = _value(element, "name") or ident
        if ident in self.by_id:
            return
        self.by_id[ident] = WordStyle(ident, name, kind, _value(element, "basedOn"), element)
        if kind == "paragraph" and element.get(qualified("default"), "0") not in _OFF:
            self.default = self.default or ident

    def have(self, keys: frozenset[str]) -> bool:
        """Whether a style of these keys is defined."""
        return any(style.key in keys for style in self.by_id.values())

    def is_run_in(self, properties: Element | None, keys: frozenset[str]) -> bool:
        """Whether the character style of a run is one of these, or based on one."""
        style = None if properties is None else properties.find(qualified("rStyle"))
        return style is not None and not keys.isdisjoint(self.keys(style.get(_VAL, "")))

    def chain(self, ident: str) -> list[WordStyle]:
        """The style and those it is based on, nearest first; empty for one that is not defined."""
        if ident not in self._chains:
            row: dict[str, WordStyle] = {}
            base = ident
            while base in self.by_id and len(row) < _DEEPEST and base not in row:
                row[base] = self.by_id[base]
                base = row[base].base
            self._chains[ident] = list(row.values())
        return self._chains[ident]

    def keys(self, ident: str) -> frozenset[str]:
        """The keys of the style and of those it is based on."""
        if ident not in self._keys:
            self._keys[ident] = frozenset(style.key for style in self.chain(ident))
        return self._keys[ident]

    def look(self, ident: str) -> Look:
        """The look of a style's text with what it inherits."""
        if ident not in self._looks:
            found = NO_LOOK
            for style in self.chain(ident):
                if style.look is not NO_LOOK:
                    found = found.over(style.look)
            self._looks[ident] = found
        return self._looks[ident]

    def property(self, ident: str, name: str) -> Element | None:
        """The nearest statement of a paragraph property in the style and those it is based on."""
        key = (ident, name)
        if key not in self._properties:
            stated = (style.properties.get(qualified(name)) for style in self.chain(ident))
            self._properties[key] = next((found for found in stated if found is not None), None)
        return self._properties[key]


def _value(element: Element, name: str) -> str:
    found = element.find(qualified(name))
    return "" if found is None else found.get(_VAL, "")
