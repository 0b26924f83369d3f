"""WordprocessingML written short: ``w("ind", left=720)`` is ``<w:ind w:left="720"/>``.

Element and attribute names are those of ECMA-376 part 1, clause 17. Values are given as Python has them: ``True`` is
an attribute left out (a bare ``<w:b/>``), numbers are written as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {"w": W, "r": R}
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
RELATIONSHIP = f"{{{R}}}id"
DIAGRAM = f"{{{R}}}dm"

Element = etree._Element

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECES = re.compile("([\t\n\u2011\u00ad])")
_SIGNS = {"\t": "tab", "\n": "br", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}


@cache
def qualified(name: str) -> str:
    """A name of the main namespace as lxml wants it."""
    return f"{{{W}}}{name}"


def w(name: str, /, *children: Element | None, **attributes: str | int | bool) -> Element:
    """An element with its children; those that are None, and attributes that are True, are left out."""
    given = {qualified(key): str(value) for key, value in attributes.items() if value is not True}
    element = etree.Element(qualified(name), given, nsmap=NAMESPACES)
    element.extend([child for child in children if child is not None])
    return element


def val(name: str, value: str | int | bool | None) -> Element | None:
    """An element that says one thing (``w:val``); None where there is nothing to say."""
    return None if value is None else w(name, val="0" if value is False else value)


def add(parent: Element, children: Iterable[Element | None]) -> Element:
    """The parent, with more children."""
    parent.extend([child for child in children if child is not None])
    return parent


def printable(text: str) -> str:
    """The text without what XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def run(text: str, properties: Element | None = None) -> Element:
    """A run of text; tabs, line ends and special hyphens become elements of their own."""
    element = etree.Element(qualified("r"), None, nsmap=NAMESPACES)
    if properties is not None:
        element.append(properties)
    for piece in _PIECES.split(printable(text)):
        if piece in _SIGNS:
            etree.SubElement(element, qualified(_SIGNS[piece]))
        elif piece:
            etree.SubElement(element, qualified("t"), {XML_SPACE: "preserve"}).text = piece
    return element


def serialised(root: Element) -> bytes:
    """A part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
