"""The package of a Word file that is saved back: parts that change, parts that are new; all others keep their bytes."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from io import BytesIO
from itertools import count
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from engross.formats.docx.markup import Element, R, serialised
from engross.formats.docx.package import (
    CUSTOM_PROPERTIES,
    CUSTOM_XML,
    PACKAGE,
    PieceKind,
    custom_xml,
    properties_name,
)
from engross.formats.docx.read.archive import CONTENT_TYPES, Package, custom_part, transitional
from engross.formats.docx.runs import Links

_RELATIONS = f"{PACKAGE}/relationships"
_TYPES = f"{PACKAGE}/content-types"


class Opened:
    """A file whose parts can be changed. A part that was asked for is written anew, as its element then is."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._package = Package(data)
        self.main = self._package.main
        self._roots: dict[str, Element] = {}
        self._links: dict[str, Links] = {}

    def root(self, name: str) -> Element:
        """The root of a part."""
        if name not in self._roots:
            self._roots[name] = self._package.root(name)
        return self._roots[name]

    def part(self, kind: str) -> Element | None:
        """The root of the part that the text points to as this kind; None where there is none."""
        name = self._package.part_of(kind)
        if not name:
            name = next((made for made in self._roots if made == self._name_of(kind)), "")
        return self.root(name) if name else None

    def added(self, kind: str, piece: PieceKind, root: Element) -> Element:
        """A new part that the text points to, with this root."""
        name = self._name_of(kind)
        self._roots[name] = root
        target = posixpath.relpath(name, posixpath.dirname(self.main) or ".")
        self._relate(self.main, f"rIdEngross{kind[:1].upper()}{kind[1:]}", piece.relation, target)
        self._type(name, piece)
        return root

    def custom(self, is_wanted: Callable[[Element], bool]) -> Element | None:
        """The root of the part of custom XML that is wanted; None where there is none."""
        name = custom_part(self._package, is_wanted)
        return self.root(name) if name else None

    def added_custom(self, root: Element) -> None:
        """A new part of custom XML with this root."""
        number = next(n for n in count(1) if not self._package.has(f"customXml/item{n}.xml"))
        piece = custom_xml(root, number)
        assert piece.properties is not None
        name, beside = f"customXml/item{number}.xml", properties_name(piece)
        self._roots[name], self._roots[f"customXml/{beside}"] = root, piece.properties
        target = posixpath.relpath(name, posixpath.dirname(self.main) or ".")
        self._relate(self.main, f"rIdEngrossCustom{number}", CUSTOM_XML.relation, target)
        self._relate(name, "rId1", CUSTOM_PROPERTIES.relation, beside)
        self._type(name, CUSTOM_XML)
        self._type(f"customXml/{beside}", CUSTOM_PROPERTIES)

    def links(self, kind: str = "") -> Links:
        """The addresses that the text, or a part of it of this kind, points to; more may be asked for."""
        name = self._package.part_of(kind) or self._name_of(kind) if kind else self.main
        if name not in self._links:
            known = self._package.relations(name)
            external = {row.target: ident for ident, row in known.items() if row.is_external}
            self._links[name] = Links(external, frozenset(known))
        return self._links[name]

    def file(self) -> bytes:
        """The file with what changed."""
        for name, links in self._links.items():
            known = self._package.relations(name)
            for address, ident in links.ids.items():
                if ident not in known:
                    self._relate(name, ident, f"{R}/hyperlink", address, is_external=True)
        return self._zipped({name: self._bytes(root) for name, root in self._roots.items()})

    def _type(self, name: str, kind: PieceKind) -> None:
        given = {"PartName": f"/{name}", "ContentType": kind.content_type}
        etree.SubElement(self.root(CONTENT_TYPES), f"{{{_TYPES}}}Override", given)

    def _name_of(self, kind: str) -> str:
        return posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")

    def _relate(self, name: str, ident: str, kind: str, target: str, *, is_external: bool = False) -> None:
        folder, file = posixpath.split(name)
        where = posixpath.join(folder, "_rels", f"{file}.rels")
        if where not in self._roots and not self._package.has(where):
            self._roots[where] = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
        given = {"Id": ident, "Type": kind, "Target": target}
        if is_external:
            given["TargetMode"] = "External"
        etree.SubElement(self.root(where), f"{{{_RELATIONS}}}Relationship", given)

    def _bytes(self, root: Element) -> bytes:
        data = serialised(root)
        return transitional(data, back=True) if self._package.is_strict else data

    def _zipped(self, changed: dict[str, bytes]) -> bytes:
        """The archive with some parts exchanged, the others as they were."""
        out = BytesIO()
        with ZipFile(BytesIO(self._data)) as old, ZipFile(out, "w") as new:
            for entry in old.infolist():
                kept = ZipInfo(entry.filename, entry.date_time)
                kept.compress_type, kept.external_attr = entry.compress_type, entry.external_attr
                data = changed.pop(entry.filename, None)
                new.writestr(kept, old.read(entry) if data is None else data)
            for name, data in changed.items():
                new.writestr(name, data, ZIP_DEFLATED)
        return out.getvalue()
