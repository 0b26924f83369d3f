"""How words of a paragraph look that are none of ours to decide: fonts, sizes, colours stay as they were there."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from engross.formats.docx.markup import Element, qualified, w

_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color",
    "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
    "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
    "rPrChange",
)  # fmt: skip
"""Properties of runs in the order of the schema (17.3.2.28)."""
_OURS = {"rStyle", "b", "bCs", "i", "iCs", "smallCaps", "u", "vertAlign", "rPrChange"}


def name(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def of_words(element: Element) -> list[Element]:
    """The properties of the first run with words that are none of ours to decide."""
    for one in element.iter(qualified("r")):
        if one.find(qualified("t")) is not None:
            look = one.find(qualified("rPr"))
            return [] if look is None else [child for child in look if name(child) not in _OURS]
    return []


def give(made: Iterable[Element], base: list[Element]) -> None:
    """Gives the runs in elements of ours the properties that the paragraph's runs had."""
    if not base:
        return
    for element in made:
        for one in element.iter(qualified("r")):
            _give(one, base)


def _give(one: Element, base: list[Element]) -> None:
    look = one.find(qualified("rPr"))
    if look is None:
        look = w("rPr")
        one.insert(0, look)
    has = {name(child) for child in look}
    look.extend([deepcopy(child) for child in base if name(child) not in has])
    look[:] = sorted(look, key=_place)


def _place(child: Element) -> int:
    return _ORDER.index(name(child)) if name(child) in _ORDER else len(_ORDER)
