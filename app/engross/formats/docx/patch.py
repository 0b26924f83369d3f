"""Saving back to the Word file that a document was read from: only what was edited changes.

Paragraphs that stayed the same keep their elements, every other part of the package its bytes. A paragraph that changed
keeps its properties, pictures and the look of its first run. What cannot be brought in so is not half done: then the
file is written anew, and the reason told.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from engross.formats.docx.body import Body
from engross.formats.docx.layout import Layout, layout_of
from engross.formats.docx.markup import Element, add, qualified, run, serialised, w
from engross.formats.docx.read.archive import Package, transitional
from engross.formats.docx.revisions import Revisions
from engross.formats.docx.runs import NOTE_STYLE, Links, Runs, properties, trimmed
from engross.formats.docx.source import Place, Source
from engross.model import numbering, walk
from engross.model.inlines import Footnote, Style, footnotes
from engross.model.nodes import Block, Document, NodeId

FIRST_ID = 900_000
"""Ids of revisions that are added begin here."""
_LOOKS = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color",
    "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
    "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
    "rPrChange",
)  # fmt: skip
"""Properties of runs in the order of the schema (17.3.2.28)."""
_OURS = {"rStyle", "b", "bCs", "i", "iCs", "smallCaps", "u", "vertAlign", "rPrChange"}
_KEPT = {"drawing", "pict", "object"}


class Anew(Exception):
    """The file must be written anew; the message says why."""


def patched(document: Document, source: Source) -> bytes:
    """The file with what was edited; raises `Anew` where that cannot be brought in."""
    if document == source.document:
        return source.data
    return _Patch(document, source).file()


class _Patch:
    """Brings the edits of one document into its file."""

    def __init__(self, document: Document, source: Source) -> None:
        if document.comments != source.document.comments:
            raise Anew("its comments changed")
        self.document, self.source = document, source
        self.package = Package(source.data)
        self.root = self.package.root(self.package.main)
        self.paragraphs = list(self.root.iter(qualified("p")))
        self.layout: Layout = layout_of(document.metadata)
        self.numbers, self.old_numbers = numbering.of(document), numbering.of(source.document)
        self.old = {block.id: block for block in walk.blocks(source.document)}
        self.links = Links()
        self.revisions = Revisions(
            document, self.layout.script, first_id=FIRST_ID, comment_ids=source.comments
        )
        self.runs = Runs(self.layout.script, self.links, self._refer, revisions=self.revisions)
        self.body = Body(self.layout, self.numbers, self.runs)
        self.note_roots: dict[str, Element] = {}

    def file(self) -> bytes:
        kept: set[NodeId] = set()
        last: Element | None = None
        for block in walk.blocks(self.document):
            place = self.source.places.get(block.id)
            last = self._brought(block, place, last)
            kept.add(block.id)
        for ident, block in self.old.items():
            if ident not in kept:
                self._remove(block)
        changed = {self.package.main: self.root, **self.note_roots}
        if self.links.ids:
            raise Anew("it has new links")
        return self._written({name: serialised(root) for name, root in changed.items()})

    # -- paragraphs

    def _brought(self, block: Block, place: Place | None, last: Element | None) -> Element | None:
        """Brings one paragraph in; gives its element, behind which the next one stands."""
        before = self.old.get(block.id)
        if place is None or before is None:
            if block.cell is not None or last is None:
                raise Anew("its tables or its first lines changed")
            made = self.body.block(block)
            self.revisions.finish(made, block)
            last.addnext(made)
            return made
        if place.order < 0:
            if block != before:
                raise Anew("the head of its first page changed")
            return last
        element = self.paragraphs[place.order]
        if last is not None and not _is_after(element, last):
            if block.cell is not None or element.getparent() is not last.getparent():
                raise Anew("its tables changed")
            last.addnext(element)
        label, old_label = self.numbers.label(block.id), self.old_numbers.label(block.id)
        if _without_notes(block) != _without_notes(before):
            self._rewrite(element, block, place, label, old_label)
        elif label != old_label and old_label and old_label in place.start:
            _relabel(element, old_label, label)
        self._bring_notes(block, before)
        return element

    def _rewrite(self, element: Element, block: Block, place: Place, label: str, old_label: str) -> None:
        """New content for a paragraph; its properties, pictures and bookmarks stay."""
        base = _base_look(element)
        start = place.start
        if old_label and old_label in start:
            start = start.replace(old_label, label, 1) if label else start[: start.index(old_label)]
        elif label and not old_label:
            start = f"{start}{label}\t"
        has_number = any(_is_label(child) for child in element)
        made = [] if has_number else [run(start)] if start else []
        made += list(self.runs.of(trimmed(block.inlines)))
        for child in made:
            for one in child.iter(qualified("r")):
                _with_look(one, base)
        for child in list(element):
            if not _stays(child):
                element.remove(child)
        labels = [child for child in element if _is_label(child)]
        if labels and label != old_label:
            _relabel(element, old_label, label)
        add(element, made)
        if block.marks != self.old[block.id].marks:
            self.revisions.finish(element, replace(block, marks=block.marks))

    def _remove(self, block: Block) -> None:
        place = self.source.places.get(block.id)
        if place is None or place.order < 0 or block.cell is not None:
            raise Anew("its tables or the head of its first page changed")
        element = self.paragraphs[place.order]
        if element.find(f"{qualified('pPr')}/{qualified('sectPr')}") is not None:
            for child in list(element)[1:]:
                element.remove(child)
        elif (parent := element.getparent()) is not None:
            parent.remove(element)

    # -- notes

    def _refer(self, note: Footnote) -> Iterator[Element]:
        """The indicator of a note of the file; a new one is added to it."""
        kind, ident = self.source.notes.get(note.id) or self._new_note(note)
        look = properties(Style.PLAIN, NOTE_STYLE, self.layout.script)
        mark = self.numbers.mark(note.id)
        if mark.isdecimal() or kind == "endnote":
            yield w("r", look, w(f"{kind}Reference", id=ident))
        else:
            custom = run(mark, look)
            custom.insert(1, w(f"{kind}Reference", customMarkFollows=1, id=ident))
            yield custom

    def _new_note(self, note: Footnote) -> tuple[str, str]:
        root = self._notes("footnote")
        ids = [
            int(row.get(qualified("id"), "0"))
            for row in root
            if row.get(qualified("id"), "").lstrip("-").isdecimal()
        ]
        ident = str(max([0, *ids]) + 1)
        element = w("footnote", id=ident)
        look = properties(Style.PLAIN, NOTE_STYLE, self.layout.script)
        for index, block in enumerate(note.blocks):
            start = [w("r", look, w("footnoteRef")), run(" ")] if index == 0 else []
            made = w("p", w("pPr", w("pStyle", val="FootnoteText")))
            element.append(add(made, [*start, *self._note_runs().of(trimmed(block.inlines))]))
        root.append(element)
        return "footnote", ident

    def _bring_notes(self, block: Block, before: Block) -> None:
        old = {note.id: note for _, note in footnotes(before.inlines)}
        for _, note in footnotes(block.inlines):
            if note.id in old and old[note.id].blocks != note.blocks:
                self._rewrite_note(note)

    def _rewrite_note(self, note: Footnote) -> None:
        kind, ident = self.source.notes[note.id]
        found = [row for row in self._notes(kind) if row.get(qualified("id")) == ident]
        rows = found[0].findall(qualified("p")) if found else []
        if not rows:
            raise Anew("a footnote changed that stands in a table")
        for index, block in enumerate(note.blocks):
            element = rows[index] if index < len(rows) else deepcopy(rows[0])
            if index >= len(rows):
                rows[-1].addnext(element)
                rows.append(element)
            base = _base_look(element)
            head = _up_to_mark(element) if index == 0 else [c for c in element if c.tag == qualified("pPr")]
            for child in list(element):
                if child not in head:
                    element.remove(child)
            made = list(self._note_runs().of(trimmed(block.inlines)))
            for child in made:
                for one in child.iter(qualified("r")):
                    _with_look(one, base)
            add(element, [run(" "), *made] if index == 0 else made)
        for element in rows[len(note.blocks) :]:
            found[0].remove(element)

    def _note_runs(self) -> Runs:
        return Runs(self.layout.script, self.links, lambda _: (), revisions=self.revisions, is_note=True)

    def _notes(self, kind: str) -> Element:
        name = self.package.part_of(f"{kind}s")
        if not name:
            raise Anew("it had no footnotes")
        if name not in self.note_roots:
            self.note_roots[name] = self.package.root(name)
        return self.note_roots[name]

    # -- package

    def _written(self, changed: dict[str, bytes]) -> bytes:
        """The archive with some parts exchanged, the others as they were."""
        out = BytesIO()
        with ZipFile(BytesIO(self.source.data)) as old, ZipFile(out, "w") as new:
            for entry in old.infolist():
                kept = ZipInfo(entry.filename, entry.date_time)
                kept.compress_type, kept.external_attr = entry.compress_type, entry.external_attr
                data = changed.get(entry.filename)
                if data is not None and self.package.is_strict:
                    data = transitional(data, back=True)
                new.writestr(kept, old.read(entry) if data is None else data)
        return out.getvalue()


def _without_notes(block: Block) -> Block:
    """The block with empty notes, to see whether its own words changed; numbers do not count."""
    inlines = tuple(
        replace(i, blocks=(), numbered_as=None) if isinstance(i, Footnote) else i for i in block.inlines
    )
    return replace(block, inlines=inlines, numbered_as=None, number_in_text=False)


def _is_after(element: Element, last: Element) -> bool:
    """Whether an element stands behind another in the same document."""
    if element.getparent() is last.getparent():
        return next((e for e in element.itersiblings(preceding=True) if e is last), None) is not None
    return True


def _base_look(element: Element) -> list[Element]:
    """The properties of the first run with words that are none of ours to decide."""
    for one in element.iter(qualified("r")):
        if one.find(qualified("t")) is not None:
            look = one.find(qualified("rPr"))
            return [] if look is None else [c for c in look if _name(c) not in _OURS]
    return []


def _with_look(one: Element, base: list[Element]) -> None:
    """Gives a run of ours the properties that the paragraph's runs had."""
    if not base:
        return
    look = one.find(qualified("rPr"))
    if look is None:
        look = w("rPr")
        one.insert(0, look)
    has = {_name(child) for child in look}
    look.extend([deepcopy(child) for child in base if _name(child) not in has])
    look[:] = sorted(
        look, key=lambda child: _LOOKS.index(_name(child)) if _name(child) in _LOOKS else len(_LOOKS)
    )


def _stays(child: Element) -> bool:
    name = _name(child)
    if name in ("pPr", "bookmarkStart", "bookmarkEnd") or _is_label(child):
        return True
    return name == "r" and any(_name(inside) in _KEPT for inside in child.iter())


def _is_label(child: Element) -> bool:
    style = child.find(f"{qualified('rPr')}/{qualified('rStyle')}") if _name(child) == "r" else None
    return style is not None and style.get(qualified("val")) in ("ParagraphNumber", "TypedNumber")


def _up_to_mark(element: Element) -> list[Element]:
    """The children of a note's first paragraph up to its mark."""
    row: list[Element] = []
    for child in element:
        row.append(child)
        if (
            child.find(qualified("footnoteRef")) is not None
            or child.find(qualified("endnoteRef")) is not None
        ):
            return row
    return [child for child in element if child.tag == qualified("pPr")]


def _relabel(element: Element, old: str, new: str) -> None:
    """Exchanges a typed label; raises `Anew` where it is typed in pieces."""
    for words in element.iter(qualified("t")):
        text = words.text or ""
        if text.strip():
            if not text.lstrip().startswith(old):
                break
            words.text = text.replace(old, new, 1)
            return
    raise Anew("a number is typed in pieces")


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
