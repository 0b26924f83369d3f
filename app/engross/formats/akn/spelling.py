"""A changed tree as bytes, spelt as its source is: line ends, the root's tag, the form of empty elements."""

from __future__ import annotations

import re

from lxml import etree

Element = etree._Element

_START = re.compile(rb"<akomaNtoso\b[^>]*>")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding=[\"']([^\"']*)")
_CLOSED_AT_ONCE = re.compile(rb"[^ ]/>")


def serialised(root: Element, like: bytes) -> bytes:
    """A tree as bytes, with the line ends and the spelling of tags that the source has."""
    _empty_as_in(root, like)
    data = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=False)
    if b" />" in like and not _CLOSED_AT_ONCE.search(like):
        data = data.replace(b"/>", b" />")
    if b"\r\n" in like:
        data = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return _begun_as(data, like) + like[len(like.rstrip()) :]


def _begun_as(data: bytes, like: bytes) -> bytes:
    """The bytes with all up to the end of the root's tag as in the source (if in UTF-8): it is never edited."""
    encoding = _ENCODING.search(like[:200])
    start, begun = _START.search(data), _START.search(like)
    if (
        start is None
        or begun is None
        or (encoding is not None and encoding[1].lower() not in (b"utf-8", b"utf8"))
    ):
        return data
    return like[: begun.end()] + data[start.end() :]


def _empty_as_in(root: Element, like: bytes) -> None:
    """Writes empty elements with an end tag where the source writes those of their name so."""
    names: dict[str, bool] = {}
    for element in root.iter():
        if not isinstance(element.tag, str) or len(element) or element.text:
            continue
        local = etree.QName(element).localname
        name = f"{element.prefix}:{local}" if element.prefix else local
        if name not in names:
            names[name] = f"></{name}>".encode() in like
        if names[name]:
            element.text = ""
