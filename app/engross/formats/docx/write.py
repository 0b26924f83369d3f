"""From a document to the bytes of a Word file: its texts in sections, and the parts that go with them.

A section begins where a text has a first page of its own, and where footnote numbers begin again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from engross.formats.docx import comments, crossref, own_comments
from engross.formats.docx import emblem as emblems
from engross.formats.docx.body import Body
from engross.formats.docx.emblem import Emblem
from engross.formats.docx.heads import Heads, Masthead, masthead_of
from engross.formats.docx.layout import Layout, layout_of
from engross.formats.docx.lists import Lists
from engross.formats.docx.looks import closings
from engross.formats.docx.markup import RELATIONSHIP, Element, add, printable, qualified, w
from engross.formats.docx.notes import Notes
from engross.formats.docx.package import THEME, Piece, PieceKind, custom_xml, package, word
from engross.formats.docx.paragraphs import paragraph
from engross.formats.docx.revisions import Revisions, starts
from engross.formats.docx.runs import Links, Runs
from engross.formats.docx.settings import core_part, fonts_part, settings_part, theme_part
from engross.formats.docx.styles import styles_part
from engross.formats.format import Written
from engross.model import numbering, outline, walk
from engross.model.inlines import Footnote, Text, footnotes
from engross.model.nodes import Document, NodeId, PartKind
from engross.model.outline import Scope
from engross.model.review import COMMENT, ChangeKind

MARGINS = ("top", "right", "bottom", "left", "header", "footer")
"""In the order in which Word writes them."""


@dataclass(slots=True)
class Section:
    """Texts that share a first page and a count of footnotes."""

    masthead: Masthead
    scopes: list[Scope] = field(default_factory=list)

    @property
    def notes(self) -> Iterable[Footnote]:
        """The notes of the text, without those of the head."""
        for scope in self.scopes:
            for block in scope.blocks:
                if block.id not in self.masthead.ids:
                    yield from (note for _, note in footnotes(block.inlines))


def write(document: Document, *, emblem: bytes | None = None, has_lists: bool = False) -> Written:
    """The document as a Word file, with ``has_lists`` its paragraphs numbered by Word itself.

    Raises `FormatError` where the emblem is no picture.
    """
    picture = emblems.read(emblem) if emblem is not None else None
    return Written(_Writer(document, picture, has_lists=has_lists).file(), tuple(_losses(document)))


class _Writer:
    """Writes one document."""

    def __init__(self, document: Document, emblem: Emblem | None, *, has_lists: bool) -> None:
        self.document = document
        self.emblem = emblem
        self.layout = layout_of(document.metadata)
        self.numbers = numbering.of(document)
        self.sections = _sections(document)
        in_heads = (section.masthead.ids for section in self.sections)
        self.in_heads = frozenset[NodeId]().union(*in_heads)
        self.revisions = Revisions(document, self.layout.script, heads=self.in_heads)
        self.notes = Notes(self.layout, self.numbers, self.revisions)
        self.links = Links()
        named, notes = crossref.named(document), frozenset(self.numbers.marks)
        runs = Runs(self.layout.script, self.links, self.notes.refer, named, notes, self.revisions)
        self.lists = Lists(self.layout, document) if has_lists else None
        moved = starts(document) if document.changes else None
        self.body = Body(self.layout, self.numbers, runs, moved, self.lists, _kept(document))
        self.pieces: list[Piece] = []

    def file(self) -> bytes:
        text = self.text()
        comments.clear_of_notes(text)
        self.add("styles", styles_part(self.layout))
        self.add("settings", settings_part(self.layout, keeps_tracking=self.document.keeps_tracking))
        self.add("fontTable", fonts_part(self.layout.script))
        self.add("theme", theme_part(), THEME)
        self.add("footnotes", self.notes.root, links=self.notes.links)
        lists = self.lists.part() if self.lists else None
        if lists is not None:
            self.add("numbering", lists)
        self.add_comments()
        return package(text, self.links, core_part(self.document, self.layout.script), self.pieces)

    def text(self) -> Element:
        """The root of ``word/document.xml``."""
        body = w("body")
        for index, section in enumerate(self.sections):
            note_properties = self.notes.begin_section(section.notes)
            for scope in section.scopes:
                for part in scope.parts:
                    add(body, self.body.part(part, section.masthead.ids))
            properties = self.section_properties(section, index, note_properties)
            if index < len(self.sections) - 1:
                _end_section(body, properties, self.layout)
            else:
                body.append(properties)
        return w("document", body)

    def section_properties(self, section: Section, index: int, note_properties: Element | None) -> Element:
        """``w:sectPr``; heads and feet go on from the section before where there is no new first page."""
        has_first_page = index == 0 or bool(section.masthead.lines)
        references = self.heads(section, index) if has_first_page else []
        margins = self.layout.margins
        return w(
            "sectPr",
            *references,
            note_properties,
            w("pgSz", w=self.layout.width, h=self.layout.height),
            w("pgMar", **{side: margins[side] for side in MARGINS}, gutter=0),
            w("cols", space=720),
            w("titlePg") if has_first_page else None,
            w("bidi") if self.layout.script.is_right_to_left else None,
        )

    def heads(self, section: Section, index: int) -> list[Element]:
        """The heads and feet of a section as parts, and the references to them."""
        links = Links()
        runs = Runs(self.layout.script, links, lambda _: (), revisions=self.revisions, is_note=True)
        metadata = self.document.metadata
        heads = Heads(self.layout, self.numbers, runs, section.masthead, metadata.job_number, self.emblem)
        roots = (
            ("header", "first", heads.first_head()),
            ("header", "even", heads.head(is_even=True)),
            ("header", "default", heads.head(is_even=False)),
            ("footer", "first", heads.first_foot()),
            ("footer", "even", heads.foot(is_even=True)),
            ("footer", "default", heads.foot(is_even=False)),
        )
        references = []
        for kind, which, root in roots:
            name = f"{kind}{index + 1}{which}"
            has_emblem = (kind, which) == ("header", "first") and bool(section.masthead.lines)
            self.add_head(name, root, kind, links, self.emblem if has_emblem else None)
            reference = w(f"{kind}Reference", type=which)
            reference.set(RELATIONSHIP, f"rId{name}")
            references.append(reference)
        return references

    def add_comments(self) -> None:
        """The comments, how they hang together, and the authors of these and of changes."""
        if self.revisions.threads:
            self.add("comments", comments.comments_part(self.revisions, self.layout))
            self.add("commentsExtended", comments.extended_part(self.revisions), comments.EXTENDED)
            said = own_comments.sayings(self.document, self.revisions.threads, self.in_heads)
            self.pieces.append(custom_xml(own_comments.part(said)))
        if self.revisions:
            self.add("people", comments.people_part(self.revisions), comments.PEOPLE)

    def add(
        self, name: str, root: Element, kind: PieceKind | None = None, links: Links | None = None
    ) -> None:
        self.pieces.append(Piece(f"{name}.xml", root, kind or word(name), links=links or Links()))

    def add_head(self, name: str, root: Element, kind: str, links: Links, emblem: Emblem | None) -> None:
        self.pieces.append(Piece(f"{name}.xml", root, word(kind), f"rId{name}", links, emblem))


def _sections(document: Document) -> list[Section]:
    """The texts in sections: a new one for a first page of its own, and where numbers of notes begin again."""
    sections: list[Section] = []
    for scope in outline.texts(document):
        head = masthead_of(b for part in scope.parts if part.kind is PartKind.MASTHEAD for b in part.blocks)
        restarts = document.metadata.notes_restart and _has_notes(scope)
        if not sections or head.lines or (restarts and any(_has_notes(s) for s in sections[-1].scopes)):
            sections.append(Section(head))
        sections[-1].scopes.append(scope)
    return sections or [Section(Masthead({}))]


def _kept(document: Document) -> frozenset[NodeId]:
    """The paragraphs that stay with what follows: before the closing lines, and these themselves but for the last."""
    rows = ((last, *(block.id for block in lines)) for last, lines in closings(document).items())
    return frozenset(ident for row in rows for ident in row[:-1])


def _has_notes(scope: Scope) -> bool:
    return any(isinstance(inline, Footnote) for block in scope.blocks for inline in block.inlines)


def _end_section(body: Element, properties: Element, layout: Layout) -> None:
    """A section ends with the paragraph that holds its properties: the last one, or an empty one after a table."""
    last = body[-1] if len(body) else None
    if last is None or last.tag != qualified("p"):
        last = paragraph(layout, "Normal")
        body.append(last)
    changed = last[0].find(qualified("pPrChange"))
    last[0].insert(len(last[0]) - (changed is not None), properties)


def _losses(document: Document) -> Iterator[str]:
    """What Word cannot hold."""
    runs = (i for b in walk.all_blocks(document) for i in b.inlines if isinstance(i, Text))
    hidden = sum(len(i.text) - len(printable(i.text)) for i in runs)
    if hidden:
        yield f"{hidden} control characters cannot stand in a Word file and were left out."
    if any(change.kind is ChangeKind.METADATA for change in document.changes):
        yield "Tracked changes of data about the document cannot be shown in Word: the file has the new data."
    threads = [thread for thread in document.comments if not thread.is_private]
    if any(thread.kind != COMMENT or thread.assigned for thread in threads):
        yield "Word does not show what a comment is for and who looks after it: the comments are there without it."
    heads = frozenset[NodeId]().union(*(section.masthead.ids for section in _sections(document)))
    if any(block.marks.reshaped for block in walk.all_blocks(document) if block.id in heads):
        yield "A tracked change of what a line is in the head of the first page cannot be shown in Word."
