"""Bytes to an XML tree, within bounds: no DOCTYPE, no entities, no huge files, no endless nesting."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass

from lxml import etree

from engross.errors import FormatError
from engross.formats import declared
from engross.formats.akn import repair

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
UN = "http://un.org/akn4un"
A = f"{{{AKN}}}"
"""Prefix of element names in the Akoma Ntoso namespace, as lxml writes them."""
U = f"{{{UN}}}"

MAX_BYTES = 32 * 1024 * 1024
MAX_TAGS = 400_000
"""Opening and closing tags. The largest published file has 26,000; changes of many hands add to them."""
MAX_REPAIRED_BYTES = 4 * 1024 * 1024
MAX_ODD_TAGS = 50
"""Comments and the like in files that are to be repaired; published files have one."""
MAX_DEPTH = 200
"""Levels of elements. The deepest published file has 60."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NO_NAME = re.compile(r"^[\d.-]+")
_HTML = re.compile(r"<(!doctype\s+html|html)\b", re.I)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The root element, and how parsing failed at first where only the recovering parser could read the file."""

    root: etree._Element
    fault: str = ""


def head_of(data: bytes, size: int = 2048) -> str:
    """The beginning of the bytes as text, without a byte order mark and leading white space."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) : size].decode(encoding, "replace").lstrip()
    if data[:4] in (b"<\0?\0", b"<\0a\0"):
        return data[:size].decode("utf-16-le", "replace")
    return data[:size].decode("utf-8", "replace").lstrip()


def looks_like_xml(data: bytes, filename: str) -> bool:
    """Whether the bytes begin as XML does. A web page is none, nor is a text that begins with an angle bracket."""
    head = head_of(data)
    if not head.startswith("<") or _HTML.match(head):
        return False
    return head.startswith("<?xml") or "akomaNtoso" in head or filename.lower().endswith((".xml", ".akn"))


def parse(data: bytes) -> Parsed:
    """The tree of an Akoma Ntoso file; raises `FormatError` with a sentence for people."""
    _check_bytes(data)
    try:
        root = etree.fromstring(data, _parser(recover=False))
        parsed = Parsed(root)
    except etree.XMLSyntaxError as error:
        parsed = _recovered(data, error)
    _check_doctype(parsed.root)
    _bind_prefixes(parsed.root)
    _check_root(parsed.root)
    _check_depth(parsed.root)
    return parsed


def _check_bytes(data: bytes) -> None:
    if not data.strip():
        raise FormatError("The file is empty.")
    if len(data) > MAX_BYTES:
        raise FormatError(f"The file has {len(data) // 1_000_000} MB, more than any resolution.")
    if data.count(b"<") > MAX_TAGS:
        raise FormatError("The file has more elements than any resolution.")
    if encoding := declared.unusual_encoding(data):
        raise FormatError(f"The file is written in {encoding}, an encoding that no resolution has.")
    head = head_of(data)
    if _HTML.match(head):
        raise FormatError("This is a web page (HTML), not a resolution in Akoma Ntoso.")
    if not head.startswith("<"):
        raise FormatError("This is not an XML file.")
    if re.search(r"<!(DOCTYPE|ENTITY)", head, re.I):
        raise FormatError("The file has a document type declaration (DOCTYPE), which a resolution never has.")


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_pis=False,
    )


def _recovered(data: bytes, error: etree.XMLSyntaxError) -> Parsed:
    """A file that is not well-formed, repaired by us or else by the recovering parser, if it is Akoma Ntoso."""
    message = str(error.msg or "")
    if "depth" in message.lower():
        raise FormatError("The file is nested too deeply to be a resolution.") from None
    root = _repaired(data) if "akomaNtoso" in head_of(data) else None
    if root is None:
        raise FormatError(f"The file is not well-formed XML (line {error.lineno}).") from None
    return Parsed(root, f"line {error.lineno}: {message.partition(', line')[0]}")


def _repaired(data: bytes) -> etree._Element | None:
    """The root of a repaired file; None where nothing can be made of it."""
    odd = sum(map(data.count, (b"<!--", b"<![CDATA[", b"<?")))
    if len(data) <= MAX_REPAIRED_BYTES and odd <= MAX_ODD_TAGS:
        text = re.sub(r"^<\?xml[^>]*\?>", "", data.decode("utf-8-sig", "replace"))
        with suppress(etree.XMLSyntaxError):
            return etree.fromstring(repair.balanced(text).encode(), _parser(recover=False))
    try:
        return etree.fromstring(data, _parser(recover=True))
    except etree.XMLSyntaxError:
        return None


def _bind_prefixes(root: etree._Element) -> None:
    """Both parsers leave prefixes that nothing declares inside the names; their elements count as Akoma Ntoso."""
    for element in root.iter(etree.Element):
        name = str(element.tag)
        if ":" in name.rpartition("}")[2]:
            element.tag = A + (_NO_NAME.sub("", name.rpartition(":")[2]) or "p")


def _check_doctype(root: etree._Element) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise FormatError("The file has a document type declaration (DOCTYPE), which a resolution never has.")


def _check_root(root: etree._Element) -> None:
    if not isinstance(root.tag, str) or root.tag.rpartition("}")[2] != "akomaNtoso":
        raise FormatError("The file is XML but not Akoma Ntoso.")
    if root.tag != A + "akomaNtoso":
        raise FormatError("The file is in an Akoma Ntoso version other than 3.0.")


def _check_depth(root: etree._Element) -> None:
    if root.xpath(f"boolean({'/*' * (MAX_DEPTH + 1)})"):
        raise FormatError("The file is nested too deeply to be a resolution.")
