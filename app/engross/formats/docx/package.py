"""The package: parts and what relates them, held by python-docx; the same bytes for the same document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from engross.formats.docx.emblem import RELATIONSHIP_ID, Emblem
from engross.formats.docx.markup import Element, serialised
from engross.formats.docx.runs import Links

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: a ZIP file can say no earlier one, and today's would make each file different."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part beside the text: its name, what it is to the text, and the id by which the text names it."""

    name: str
    root: Element
    kind: str
    content_type: str
    ident: str = ""
    links: Links = field(default_factory=Links)
    emblem: Emblem | None = None


def package(text: Element, links: Links, core: bytes, pieces: Sequence[Piece]) -> bytes:
    """The file's bytes. ``core`` is the part that names title and language."""
    made = Package()
    main = _part(made, "/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, serialised(text), links)
    made.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    properties = Part(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, core, made)
    made.relate_to(properties, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    picture: Part | None = None
    for piece in pieces:
        part = _part(made, f"/word/{piece.name}", piece.content_type, serialised(piece.root), piece.links)
        if piece.emblem is not None:
            picture = picture or _picture(made, piece.emblem)
            part.load_rel(RELATIONSHIP_TYPE.IMAGE, picture, RELATIONSHIP_ID)
        main.load_rel(piece.kind, part, piece.ident or f"rId{piece.name.removesuffix('.xml').title()}")
    saved = BytesIO()
    made.save(saved)
    return _timeless(saved)


def _part(made: Package, name: str, content_type: str, data: bytes, links: Links) -> Part:
    part = Part(PackURI(name), content_type, data, made)
    for address, ident in links.ids.items():
        part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, ident, is_external=True)
    return part


def _picture(made: Package, emblem: Emblem) -> Part:
    return Part(PackURI(f"/word/media/emblem.{emblem.ending}"), emblem.content_type, emblem.data, made)


def _timeless(saved: BytesIO) -> bytes:
    """The archive without the time at which it was made."""
    out = BytesIO()
    with ZipFile(saved) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return out.getvalue()
