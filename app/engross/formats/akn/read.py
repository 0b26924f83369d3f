"""From bytes to a document, in stages: tree, metadata, parts in document order, labels."""

from __future__ import annotations

from lxml import etree

from engross.errors import FormatError
from engross.formats.akn import crossref, inline, parse, read_meta, settle, strays, under_review
from engross.formats.akn.collect import Collector
from engross.formats.akn.fields import CLOSING, COVER, PREFACE
from engross.formats.akn.parse import A
from engross.formats.akn.read_body import BodyReader, paragraphs
from engross.formats.akn.source import AknSource
from engross.formats.format import ImportResult
from engross.model.nodes import Form, Kind, PartKind

_OTHER_DOCUMENTS = ("act", "bill", "amendment", "amendmentList", "debate", "debateReport", "judgment", "portion",
                    "officialGazette")  # fmt: skip


def read(data: bytes) -> ImportResult:
    """The document in a file; raises `FormatError`."""
    parsed = parse.parse(data)
    reader = _Reader()
    reader.root(parsed.root)
    collector = reader.collect
    parts = collector.finished()
    whole = strays.kept(parsed.root, parts, collector)
    if not whole:
        raise FormatError("The file has no text.")
    document = settle.settled(whole, read_meta.read(parsed.root), collector.next_id)
    document = crossref.lively(document, collector.origins)
    reviewed, left_out = under_review.read(parsed.root, document)
    source = AknSource(
        data, parsed.root, document, collector.origins, collector.labels_at, parsed.fault, reviewed
    )
    losses = (*_losses(parsed, reader, has_strays=whole is not parts), *left_out)
    return ImportResult(reviewed, losses, source)


def _losses(parsed: parse.Parsed, reader: _Reader, *, has_strays: bool) -> list[str]:
    losses = []
    if parsed.fault:
        losses.append(
            f"The file is not well-formed XML ({parsed.fault}); it was repaired, and words may be missing."
        )
    if reader.repeated:
        losses.append("The file has several preambles or bodies in one text; they were read in their order.")
    if has_strays:
        losses.append("Words stood where no text may stand; they are kept as paragraphs of their own.")
    return losses


class _Reader:
    """Goes through the texts of a file and their parts."""

    def __init__(self) -> None:
        self.collect = Collector()
        self.body = BodyReader(self.collect)
        self.repeated = False
        self.remarks: list[etree._Element] = []
        """Notes of ``meta`` that have to stand on the first page still."""

    def root(self, root: etree._Element) -> None:
        """The children of ``akomaNtoso``."""
        children = [child for child in root if isinstance(child.tag, str)]
        for child in children:
            name = etree.QName(child).localname
            if name in _OTHER_DOCUMENTS:
                raise FormatError(f"The file is Akoma Ntoso of another kind ({name}), not a resolution.")
        if next(root.iter(*_TEXTS), None) is None:
            raise FormatError("The file is Akoma Ntoso without a statement, so it holds no resolution.")
        for child in children:
            if child.tag in _TEXTS:
                self.text(child)
            elif child.tag == A + "components":
                self.components(child)

    def text(self, element: etree._Element) -> None:
        """A statement, or a collection with its common first page; then the texts inside it."""
        is_collection = element.tag == A + "documentCollection"
        self.collect.opening = Form.COLLECTION if is_collection else read_meta.form_of(element)
        met: set[str] = set()
        later = []
        for child in element:
            if not isinstance(child.tag, str):
                continue
            name = etree.QName(child).localname
            self.repeated |= name in met
            met.add(name)
            if name == "components":
                later.append(child)
                continue
            if self.remarks and name != "coverPage":
                self.collect.begin(PartKind.MASTHEAD, COVER)
                self.put_remarks()
            self.part(child, name)
        for child in later:
            self.components(child)

    def part(self, element: etree._Element, name: str) -> None:
        """One child of a statement."""
        match name:
            case "coverPage":
                self.lines(element, PartKind.MASTHEAD, Kind.MASTHEAD, COVER)
                self.put_remarks()
            case "preface":
                self.lines(element, PartKind.PREFACE, Kind.TITLE, PREFACE)
            case "preamble":
                self.collect.begin(PartKind.PREAMBLE)
                self.body.preamble(element)
            case "mainBody":
                self.collect.begin(PartKind.BODY)
                self.body.body(element)
            case "conclusions":
                self.lines(element, PartKind.CONCLUSIONS, Kind.CLOSING, CLOSING)
            case "attachments":
                for attachment in element.iterchildren(A + "attachment"):
                    self.annex(attachment)
            case "meta":
                self.remarks = [p for notes in element.iterchildren(A + "notes") for p in paragraphs(notes)]
            case "collectionBody":
                pass
            case _:
                self.collect.begin(PartKind.BODY)
                self.body.body(element)

    def put_remarks(self) -> None:
        """The notes of ``meta`` as the last lines of the first page."""
        for paragraph in self.remarks:
            self.collect.put(Kind.MASTHEAD, paragraph)
            self.collect.part.blocks.append(inline.marked_as_remark(self.collect.part.blocks.pop()))
        self.remarks = []

    def lines(self, element: etree._Element, part: PartKind, kind: Kind, zone: str) -> None:
        """Lines of the first page, the title or the end."""
        self.collect.begin(part, zone)
        for paragraph in paragraphs(element):
            self.collect.put(kind, paragraph)

    def annex(self, attachment: etree._Element) -> None:
        """An attachment: what it holds is one annex, or several that headings begin."""
        for child in attachment:
            if child.tag in _TEXTS and child.tag != A + "doc":
                self.text(child)
            elif child.tag == A + "doc":
                self.collect.begin(PartKind.ANNEX)
                self.annexed(child)
            elif isinstance(child.tag, str):
                self.collect.begin(PartKind.ANNEX)
                self.body.body(child)

    def annexed(self, doc: etree._Element) -> None:
        """The parts of an annexed ``doc``."""
        for child in doc:
            match child.tag:
                case str() if child.tag == A + "preamble":
                    self.body.preamble(child)
                case str() if child.tag in (A + "conclusions", A + "preface", A + "coverPage"):
                    is_end = child.tag == A + "conclusions"
                    self.collect.zone = CLOSING if is_end else PREFACE
                    for paragraph in paragraphs(child):
                        self.collect.put(Kind.CLOSING if is_end else Kind.TITLE, paragraph)
                    self.collect.zone = ""
                case str() if child.tag == A + "attachments":
                    for attachment in child.iterchildren(A + "attachment"):
                        self.annex(attachment)
                case str() if child.tag != A + "meta":
                    self.body.body(child)

    def components(self, element: etree._Element) -> None:
        """The texts under ``components``."""
        for component in element.iterchildren(A + "component"):
            for child in component:
                if child.tag in _TEXTS:
                    self.text(child)


_TEXTS = (A + "statement", A + "documentCollection", A + "doc")
