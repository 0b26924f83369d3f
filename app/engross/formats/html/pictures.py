"""The pictures in what is copied from other programs: a text holds none, so they are counted to be told of."""

from __future__ import annotations

from lxml import etree, html

from engross.formats.html.read import LONGEST

_SMALLEST = 3
"""Pixels below which a picture is a spacer or counts readers."""


def count(source: str) -> int:
    """How many pictures a piece of HTML shows."""
    source = source[:LONGEST].replace("\x00", "")
    if "<img" not in source.lower():
        return 0
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return 0
    return sum(1 for picture in root.iter("img") if _is_seen(picture))


def _is_seen(picture: html.HtmlElement) -> bool:
    sizes = [(picture.get(name) or "").removesuffix("px") for name in ("width", "height")]
    return not any(size.isdecimal() and int(size) < _SMALLEST for size in sizes)
