"""A new file from the document alone, as published files are: a statement, or a collection with its texts below it."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from engross.formats.akn import crossref, layout
from engross.formats.akn.fields import CLOSING, COVER, PREFACE
from engross.formats.akn.ids import Ids
from engross.formats.akn.inline import PRESERVE, is_remark
from engross.formats.akn.parse import AKN, UN, A
from engross.formats.akn.write_body import BodyWriter, Element, Pen
from engross.formats.akn.write_meta import MetaWriter
from engross.model import masthead, numbering, outline
from engross.model.inlines import Text
from engross.model.nodes import Block, Document, Form, Kind, Part, PartKind

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{AKN} http://docs.oasis-open.org/legaldocml/akn-core/v1.0/os/part2-specs/schemas/akomantoso30.xsd"
_NAMES = {
    Form.RESOLUTION: "resolution",
    Form.DECISION: "decision",
    Form.STATEMENT: "presidentialStatement",
    Form.DRAFT: "draftResolution",
}
_LINE_CLASSES = {masthead.PUBLISHER: "upperLeft", masthead.SYMBOL: "upperRight", masthead.ORGAN: "upperLeft"}


def tree(document: Document) -> Element:
    """The root of the new file."""
    return _File(document).root()


def serialised(root: Element) -> bytes:
    """A new file as bytes, indented where white space does not count."""
    layout.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


class _File:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.meta = MetaWriter(document)
        self.pen = Pen(numbering.of(document), Ids(), document.metadata.organ, _style(document))
        self.scopes = outline.texts(document)

    def root(self) -> Element:
        spaces = {None: AKN, "akn4un": UN, "xsi": _XSI}
        root = etree.Element(A + "akomaNtoso", {f"{{{_XSI}}}schemaLocation": _SCHEMA}, nsmap=spaces)
        first, *others = self.scopes
        if first.form is Form.COLLECTION or any(scope.form is not Form.DRAFT for scope in others):
            self._collection(root)
        else:
            statement = self._statement(root, first, self.meta.whole())
            self._components(statement, others)
        crossref.resolve(self.document, root, self.pen.places, self.pen.ids)
        return root

    def _collection(self, root: Element) -> None:
        """A common first page, a list of the texts, and the texts themselves beside it."""
        common = [scope for scope in self.scopes if scope.form is Form.COLLECTION]
        texts = [scope for scope in self.scopes if scope.form is not Form.COLLECTION]
        collection = etree.SubElement(root, A + "documentCollection", {"name": "publication"})
        collection.append(self.meta.whole())
        parts = [part for scope in common for part in scope.parts]
        front = [p for p in parts if p.kind in (PartKind.MASTHEAD, PartKind.PREFACE)]
        self._front(collection, front)
        body = etree.SubElement(collection, A + "collectionBody")
        for index, scope in enumerate(texts):
            component = etree.SubElement(
                body, A + "component", {"eId": self.pen.ids.take(f"comp_def_{index}")}
            )
            number = outline.number_of(scope)
            shown = f"Resolution {number}" if number else f"Text {index + 1}"
            attributes = {
                "eId": self.pen.ids.take(f"compRef_{index}"),
                "href": f"#comp_{index}",
                "showAs": shown,
            }
            etree.SubElement(component, A + "documentRef", attributes)
        rest = [part for part in parts if part not in front]
        if rest:
            texts = [outline.Scope(Form.RESOLUTION, tuple(rest)), *texts]
        self._components(root, texts)

    def _components(self, parent: Element, scopes: Sequence[outline.Scope]) -> None:
        if not scopes:
            return
        attributes = {"eId": self.pen.ids.take("components")}
        components = etree.SubElement(parent, A + "components", attributes)
        for index, scope in enumerate(scopes):
            component = etree.SubElement(
                components, A + "component", {"eId": self.pen.ids.take(f"comp_{index}")}
            )
            self._statement(component, scope, self.meta.of_text(scope))

    def _statement(self, parent: Element, scope: outline.Scope, meta: Element) -> Element:
        statement = etree.SubElement(parent, A + "statement", {"name": _NAMES[scope.form]})
        statement.append(meta)
        front, preamble, body, closing, annexes = _arranged(scope.parts)
        self._front(statement, front)
        if preamble is not None:
            element = etree.SubElement(statement, A + "preamble")
            BodyWriter(self.pen, element, is_preamble=True).write(preamble.blocks)
        self._body(etree.SubElement(statement, A + "mainBody"), body)
        if closing:
            element = etree.SubElement(
                statement, A + "conclusions", {"eId": self.pen.ids.take("conclusions")}
            )
            self._lines(element, [b for part in closing for b in part.blocks], CLOSING)
        if annexes:
            attachments = etree.SubElement(statement, A + "attachments")
            for part in annexes:
                self._annex(attachments, part, scope)
        return statement

    def _front(self, parent: Element, parts: Sequence[Part]) -> None:
        for kind, zone in ((PartKind.MASTHEAD, COVER), (PartKind.PREFACE, PREFACE)):
            blocks = [b for part in parts if part.kind is kind for b in part.blocks]
            self._remarks(parent, [b for b in blocks if is_remark(b)])
            blocks = [b for b in blocks if not is_remark(b)]
            if blocks:
                element = etree.SubElement(parent, A + zone)
                if zone == COVER:
                    element.set("eId", self.pen.ids.take("coverPage_1"))
                self._lines(element, blocks, zone)

    def _remarks(self, text: Element, blocks: Sequence[Block]) -> None:
        """Remarks on the issue of a text are notes in its ``meta``."""
        meta = text.find(A + "meta")
        if meta is None or not blocks:
            return
        notes = etree.Element(A + "notes", {"source": "#source"})
        for block in blocks:
            note = etree.SubElement(notes, A + "note", {"eId": self.pen.ids.next("note")})
            self.pen.fill(etree.SubElement(note, A + "p", {PRESERVE: "preserve"}), block)
        presentation = meta.find(A + "presentation")
        if presentation is None:
            meta.append(notes)
        else:
            presentation.addprevious(notes)

    def _lines(self, parent: Element, blocks: Sequence[Block], zone: str) -> None:
        for block in blocks:
            p = etree.SubElement(parent, A + "p")
            first = next((f.name for i in block.inlines if isinstance(i, Text) for f in i.fields), "")
            if zone == COVER and first in _LINE_CLASSES:
                p.set("class", _LINE_CLASSES[first])
            p.set(PRESERVE, "preserve")
            self.pen.line(p, block, zone)

    def _body(self, body: Element, parts: Sequence[Part]) -> None:
        for part in parts:
            BodyWriter(self.pen, body).write(part.blocks)
        if not len(body):
            etree.SubElement(body, A + "paragraph", {"eId": self.pen.ids.next("para")})

    def _annex(self, attachments: Element, part: Part, scope: outline.Scope) -> None:
        attachment = etree.SubElement(attachments, A + "attachment", {"eId": self.pen.ids.next("att")})
        doc = etree.SubElement(attachment, A + "doc", {"name": "annex"})
        doc.append(self.meta.of_annex(scope if len(self.scopes) > 1 else None))
        titles = [b for b in part.blocks if b.kind is Kind.TITLE]
        closing = [b for b in part.blocks if b.kind is Kind.CLOSING]
        if titles:
            self._lines(etree.SubElement(doc, A + "preface"), titles, PREFACE)
        blocks = tuple(b for b in part.blocks if b.kind not in (Kind.TITLE, Kind.CLOSING))
        self._body(etree.SubElement(doc, A + "mainBody"), [Part(part.kind, blocks)])
        if closing:
            element = etree.SubElement(doc, A + "conclusions", {"eId": self.pen.ids.next("conclusions")})
            self._lines(element, closing, CLOSING)


def _style(document: Document) -> str:
    """The Word style of paragraphs, which differs between the duty stations."""
    if document.metadata.organ == "hrc":
        return {"ar": "SingleTxtGA", "zh": "SingleTxtGC"}.get(document.metadata.language, "SingleTxtG")
    is_decision = any(part.opens is Form.DECISION for part in document.parts)
    return "MercuryDocument" if is_decision else "SingleTxt"


def _arranged(
    parts: Sequence[Part],
) -> tuple[list[Part], Part | None, list[Part], list[Part], list[Part]]:
    """Front, preamble, body, closing lines and annexes of a text, in the order that the schema has."""
    front = [p for p in parts if p.kind in (PartKind.MASTHEAD, PartKind.PREFACE)]
    closing = [p for p in parts if p.kind is PartKind.CONCLUSIONS]
    middle = [p for p in parts if p not in front and p not in closing]
    last = max((i for i, p in enumerate(parts) if p.kind is not PartKind.ANNEX), default=-1)
    annexes = [p for i, p in enumerate(parts) if i > last]
    body = [p for p in middle if p not in annexes]
    preamble = body.pop(0) if body and body[0].kind is PartKind.PREAMBLE else None
    return front, preamble, body, closing, annexes
