"""The package: its parts, their types, what relates them (ECMA-376 part 2); the same bytes for the same document."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from engross.formats.docx.emblem import RELATIONSHIP_ID, Emblem
from engross.formats.docx.markup import Element, R, serialised
from engross.formats.docx.runs import Links

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: a ZIP file can say no earlier one, and today's would make each file different."""
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
OFFICE_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PACKAGE_TYPE = "application/vnd.openxmlformats-package"
_MAIN = "word/document.xml"
_CORE = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class PieceKind:
    """What a part is: to the part that points to it, and by its content."""

    relation: str
    content_type: str


def word(name: str) -> PieceKind:
    """A kind of Word's own; both addresses are made of its name."""
    return PieceKind(f"{R}/{name}", f"{OFFICE_TYPE}.wordprocessingml.{name}+xml")


CUSTOM_XML = PieceKind(f"{R}/customXml", "application/xml")
CUSTOM_PROPERTIES = PieceKind(f"{R}/customXmlProps", f"{OFFICE_TYPE}.customXmlProperties+xml")
THEME = PieceKind(f"{R}/theme", f"{OFFICE_TYPE}.theme+xml")
_DOCUMENT = PieceKind(f"{R}/officeDocument", word("document.main").content_type)
_PROPERTIES = PieceKind(
    f"{PACKAGE}/relationships/metadata/core-properties", f"{_PACKAGE_TYPE}.core-properties+xml"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part beside the text: its name as seen from there, what it is, and the id by which the text names it."""

    name: str
    root: Element
    kind: PieceKind
    ident: str = ""
    links: Links = field(default_factory=Links)
    emblem: Emblem | None = None
    properties: Element | None = None
    """Of custom XML: what names it as a store of data."""


def custom_xml(root: Element, number: int = 1) -> Piece:
    """A part of custom XML, named as Word names them: LibreOffice keeps it by this, and only with its properties."""
    space = f"{OFFICE_NAMESPACE}/customXml"
    properties = etree.Element(f"{{{space}}}datastoreItem", nsmap={"ds": space})
    name = str(uuid5(NAMESPACE_URL, str(etree.QName(root).namespace))).upper()
    properties.set(f"{{{space}}}itemID", f"{{{name}}}")
    etree.SubElement(properties, f"{{{space}}}schemaRefs")
    return Piece(
        f"../customXml/item{number}.xml", root, CUSTOM_XML, f"rIdCustom{number}", properties=properties
    )


def properties_name(piece: Piece) -> str:
    """The name of the properties of custom XML, beside it."""
    return posixpath.basename(piece.name).replace("item", "itemProps")


@dataclass(frozen=True, slots=True)
class _Relation:
    ident: str
    kind: str
    target: str
    is_external: bool = False


def package(text: Element, links: Links, core: bytes, pieces: Sequence[Piece]) -> bytes:
    """The file's bytes. ``core`` is the part that names title and language."""
    files = {_MAIN: serialised(text)}
    to_pieces = (_Relation(_ident(piece), piece.kind.relation, piece.name) for piece in pieces)
    _relate(files, _MAIN, (*_hyperlinks(links), *to_pieces))
    for piece in pieces:
        _add(files, piece)
    files[_CORE] = core
    first = {"[Content_Types].xml": _content_types(pieces)}
    _relate(
        first,
        "",
        (_Relation("rId1", _DOCUMENT.relation, _MAIN), _Relation("rId2", _PROPERTIES.relation, _CORE)),
    )
    return zipped({**first, **files})


def _ident(piece: Piece) -> str:
    return piece.ident or f"rId{piece.name.removesuffix('.xml').title()}"


def _path(piece: Piece) -> str:
    return posixpath.normpath(f"word/{piece.name}")


def _hyperlinks(links: Links) -> list[_Relation]:
    return [_Relation(ident, f"{R}/hyperlink", target, True) for target, ident in links.ids.items()]


def _add(files: dict[str, bytes], piece: Piece) -> None:
    """A piece with what it points to: its links, and the picture on a first page, which several may share."""
    name = _path(piece)
    files[name] = serialised(piece.root)
    related = _hyperlinks(piece.links)
    if piece.properties is not None:
        beside = properties_name(piece)
        files[posixpath.join(posixpath.dirname(name), beside)] = serialised(piece.properties)
        related.append(_Relation("rId1", CUSTOM_PROPERTIES.relation, beside))
    if piece.emblem is None:
        _relate(files, name, related)
        return
    picture = f"media/emblem.{piece.emblem.ending}"
    _relate(files, name, [*related, _Relation(RELATIONSHIP_ID, f"{R}/image", picture)])
    files.setdefault(f"word/{picture}", piece.emblem.data)


def _relate(files: dict[str, bytes], name: str, related: Sequence[_Relation]) -> None:
    """Adds what a part points to, or the package itself (""); nothing where it points to nothing."""
    if not related:
        return
    root = _root(f"{PACKAGE}/relationships", "Relationships")
    for row in related:
        given = {"Id": row.ident, "Type": row.kind, "Target": row.target}
        if row.is_external:
            given["TargetMode"] = "External"
        etree.SubElement(root, f"{{{PACKAGE}/relationships}}Relationship", given)
    folder, slash, file = name.rpartition("/")
    files[f"{folder}{slash}_rels/{file}.rels"] = serialised(root)


def _content_types(pieces: Iterable[Piece]) -> bytes:
    """The part that says what each part is: by its ending, or by its name."""
    endings = {"rels": f"{_PACKAGE_TYPE}.relationships+xml", "xml": "application/xml"}
    names = {_MAIN: _DOCUMENT.content_type, _CORE: _PROPERTIES.content_type}
    for piece in pieces:
        names[_path(piece)] = piece.kind.content_type
        if piece.properties is not None:
            beside = posixpath.join(posixpath.dirname(_path(piece)), properties_name(piece))
            names[beside] = CUSTOM_PROPERTIES.content_type
        if piece.emblem is not None:
            endings[piece.emblem.ending] = piece.emblem.content_type
    root = _root(f"{PACKAGE}/content-types", "Types")
    for ending, stated in sorted(endings.items()):
        given = {"Extension": ending, "ContentType": stated}
        etree.SubElement(root, f"{{{PACKAGE}/content-types}}Default", given)
    for name, stated in sorted(names.items()):
        given = {"PartName": f"/{name}", "ContentType": stated}
        etree.SubElement(root, f"{{{PACKAGE}/content-types}}Override", given)
    return serialised(root)


def _root(namespace: str, name: str) -> Element:
    return etree.Element(f"{{{namespace}}}{name}", nsmap={None: namespace})


def zipped(files: dict[str, bytes]) -> bytes:
    """The archive, without the time at which it was made."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, data)
    return out.getvalue()
