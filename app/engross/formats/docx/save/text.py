"""The text of a file that is saved back: paragraphs and tables that changed, came, moved and went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import groupby

from engross.formats.docx import crossref, tables
from engross.formats.docx.body import Body
from engross.formats.docx.layout import layout_of
from engross.formats.docx.markup import Element, add, qualified, run, w
from engross.formats.docx.revisions import Revisions, starts
from engross.formats.docx.runs import Runs, trimmed
from engross.formats.docx.save import changed, comments, looks
from engross.formats.docx.save.anew import Anew
from engross.formats.docx.save.labels import Both, Labels, is_label, relabel, typed
from engross.formats.docx.save.notes import Notes
from engross.formats.docx.save.opened import Opened
from engross.formats.docx.save.places import free_ids, is_after, outside, table_around, take_out
from engross.formats.docx.save.settings import keep_tracking
from engross.formats.docx.source import Place, Source
from engross.model import numbering, walk
from engross.model.inlines import footnotes, normal
from engross.model.nodes import Block, Cell, Document, NodeId

FIRST_ID = 900_000
"""Ids of revisions that are added begin here."""
_KEPT = {"drawing", "pict", "object"}
_ENDS = {"ins", "del", "moveFrom", "moveTo"}


def saved(document: Document, source: Source) -> bytes:
    """The file with the document's text; raises `Anew` where that cannot be brought in."""
    return _Saving(document, source).file()


class _Saving:
    """Brings the edits of one document into its file."""

    def __init__(self, document: Document, source: Source) -> None:
        self.document, self.source = document, source
        self.opened = Opened(source.data)
        self.root = self.opened.root(self.opened.main)
        self.paragraphs = list(self.root.iter(qualified("p")))
        self.layout = layout_of(document.metadata)
        self.old = {block.id: block for block in walk.blocks(source.document)}
        self.threads = comments.ids(document, source, self.opened)
        self.in_heads = frozenset(node for node, place in source.places.items() if place.order < 0)
        self.revisions = Revisions(
            document, self.layout.script, first_id=FIRST_ID, comment_ids=self.threads, heads=self.in_heads
        )
        numbers = numbering.of(document)
        self.notes = Notes(source, self.opened, self.layout, numbers, self.revisions)
        self.named = crossref.named(document)
        self.runs = Runs(
            self.layout.script,
            self.opened.links(),
            self.notes.refer,
            self.named,
            frozenset(numbers.marks),
            self.revisions,
        )
        self.body = Body(self.layout, numbers, self.runs, starts(document) if document.changes else None)
        self.labels = Labels(document, source.document)
        self.changed = changed.paragraphs(document, source.document)
        self.elements: dict[NodeId, Element] = {}
        """Where each paragraph stands now."""
        self.written: set[NodeId] = set()
        """The tables that were written anew or taken out as a whole."""
        self.last: Element | None = None
        """What was brought in last, behind which the next one stands."""

    def file(self) -> bytes:
        for table, blocks in groupby(walk.blocks(self.document), lambda b: b.cell.table if b.cell else 0):
            self._stretch(table, list(blocks))
        self._remove_gone()
        self._point_to_comments()
        self._bookmark_targets()
        comments.bring(self.document, self.source, self.opened, self.threads)
        comments.say_more(self.document, self.opened, self.in_heads)
        if self.document.keeps_tracking != self.source.document.keeps_tracking:
            keep_tracking(self.opened, on=self.document.keeps_tracking)
        return self.opened.file()

    # -- what is there in the document

    def _stretch(self, table: NodeId, blocks: list[Block]) -> None:
        """Paragraphs that stand one after the other, in one table or in none (0)."""
        if table and not self._keeps_grid(table, blocks):
            self._table(table, blocks)
            return
        if table and (around := table_around(self._element(blocks[0]))) is not None:
            self._put(around)
        for block in blocks:
            place, before = self.source.places.get(block.id), self.old.get(block.id)
            if place is None or before is None:
                self._new(block)
            else:
                self._known(block, before, place)

    def _known(self, block: Block, before: Block, place: Place) -> None:
        """A paragraph of the file, in its place."""
        if place.order < 0:
            if _uncommented(block) != _uncommented(before):
                raise Anew("the head of its first page changed")
            return
        element = self.paragraphs[place.order]
        self._put(element)
        self.elements[block.id] = element
        if block.id not in self.changed and self._relabel(element, block, place):
            self.revisions.ranges.pass_over(block)
        else:
            self._rewrite(element, block, before, place)
        old = {note.id: note for _, note in footnotes(before.inlines)}
        for _, note in footnotes(block.inlines):
            if note.id in old and old[note.id].blocks != note.blocks:
                self.notes.rewrite(note)

    def _put(self, element: Element) -> None:
        """The element behind the last one, if it is not there yet."""
        last = self.last
        if last is not None and element.getparent() is not last.getparent() and table_around(element) is None:
            last = outside(last)
        if last is not None and not is_after(element, last):
            if element.getparent() is not last.getparent():
                raise Anew("its tables changed")
            last.addnext(element)
        self.last = element

    def _new(self, block: Block) -> None:
        """A new paragraph behind the last one, with the look of its like."""
        if self.last is None:
            raise Anew("its first lines changed")
        made = self.body.cell(block, None) if block.cell else self.body.block(block)
        like = self._like(block)
        if like is not None:
            self._as(made, block, like)
        self.revisions.end(made, block)
        (self.last if block.cell else outside(self.last)).addnext(made)
        self.last = self.elements[block.id] = made

    def _like(self, block: Block) -> NodeId | None:
        """The last paragraph of the file before this one that is the same kind."""
        for node in reversed(self.elements):
            other = self.old.get(node)
            if other is None or node == block.id:
                continue
            if (other.kind, other.level, other.cell) == (block.kind, block.level, block.cell):
                return node
        return None

    def _as(self, made: Element, block: Block, node: NodeId) -> None:
        """Gives a new paragraph the properties and the look of another, and a label typed as there."""
        like, place, was = self.elements[node], self.source.places[node], self.labels.was(node)
        base = looks.of_words(like)
        if not any(map(is_label, like)):
            for child in list(made)[1:]:
                made.remove(child)
            add(made, self._typed(block, place, was))
            add(made, self.runs.of(trimmed(block.inlines)))
        looks.give(made, base)
        properties = like.find(qualified("pPr"))
        made.replace(made[0], _bare(properties) if properties is not None else w("pPr"))

    def _rewrite(self, element: Element, block: Block, before: Block, place: Place) -> None:
        """New content for a paragraph; its properties, pictures and bookmarks stay."""
        base = looks.of_words(element)
        now, was = self.labels.now(block.id), self.labels.was(block.id)
        has_label = any(map(is_label, element))
        for child in list(element):
            if not _stays(child) or (is_label(child) and now != was):
                element.remove(child)
        if has_label:
            made = list(self.body.typed(block)) if now != was else []
        else:
            made = list(self._typed(block, place, was))
        made += self.runs.of(trimmed(block.inlines))
        looks.give(made, base)
        add(element, made)
        self._reshape(element, block, before)
        _unmark(element)
        self.revisions.end(element, block)

    def _reshape(self, element: Element, block: Block, before: Block) -> None:
        """The properties of its like for a paragraph that is of another kind or level now."""
        properties = element.find(qualified("pPr"))
        if properties is None:
            properties = w("pPr")
            element.insert(0, properties)
        if (block.kind, block.level) != (before.kind, before.level):
            like = self._like(block)
            found = None if like is None else self.elements[like].find(qualified("pPr"))
            new = _bare(found) if found is not None else self.body.block(block)[0]
            for section in properties.findall(qualified("sectPr")):
                new.append(section)
            element.replace(properties, new)
            if block.marks.reshaped is not None:
                self.revisions.reshaped(element, block, w("p", _bare(properties)))
        elif block.marks.reshaped is None and before.marks.reshaped is not None:
            for change in properties.findall(qualified("pPrChange")):
                properties.remove(change)

    # -- labels

    def _relabel(self, element: Element, block: Block, place: Place) -> bool:
        """A paragraph whose words stayed, with the label that it has now; False where only its whole can be written."""
        now, was = self.labels.now(block.id), self.labels.was(block.id)
        if now == was:
            return True
        labels = [child for child in element if is_label(child)]
        if labels:
            for one in self.body.typed(block):
                labels[0].addprevious(one)
            for child in labels:
                element.remove(child)
        elif was[1] and was[1] in place.start:
            return relabel(element, was, now, self.labels.start(block.id), self.revisions)
        return True

    def _typed(self, block: Block, place: Place, was: Both) -> Iterator[Element]:
        """What is typed before the words, as at a place where this label was typed."""
        now, start, known = self.labels.now(block.id), place.start, was[1] or was[0]
        before, behind = start, "\t"
        if known and known in start:
            before, _, behind = start.partition(known)
        elif known or not any(now):
            return iter([run(start)] if start else [])

        def made(label: str) -> list[Element]:
            words = f"{before}{label}{behind}" if label else before
            return [run(words)] if words else []

        return typed(now, self.labels.start(block.id), self.revisions, made)

    # -- tables

    def _keeps_grid(self, table: NodeId, blocks: list[Block]) -> bool:
        """Whether the cells are those of the file, and each begins with a paragraph of its own from there."""
        old = [block for block in self.old.values() if block.cell and block.cell.table == table]
        return _cells(old) == _cells(blocks) and _openings(blocks) <= {block.id for block in old}

    def _table(self, table: NodeId, blocks: list[Block]) -> None:
        """A table with other cells than it had, or a new one; an old one keeps its own properties."""
        made = tables.table(blocks, self.layout, self.body.cell)
        old = next((self._element(b) for b in self.old.values() if b.cell and b.cell.table == table), None)
        around = None if old is None else table_around(old)
        if around is None:
            if self.last is None:
                raise Anew("its first lines changed")
            outside(self.last).addnext(made)
            made.addnext(w("p"))
        else:
            properties = around.find(qualified("tblPr"))
            if properties is not None:
                made.replace(made[0], deepcopy(properties))
            around.addprevious(made)
            take_out(around)
        self.written.add(table)
        self.last = made

    # -- what is there in the file only

    def _remove_gone(self) -> None:
        """Takes out what was not brought in; tables as a whole where nothing of them was."""
        here = {block.id for block in walk.blocks(self.document)}
        kept = {b.cell.table for b in self.old.values() if b.cell and b.id in self.elements}
        for ident, block in self.old.items():
            place = self.source.places.get(ident)
            is_head = ident in here and place is not None and place.order < 0
            if ident in self.elements or is_head or (block.cell and block.cell.table in self.written):
                continue
            element = self._element(block)
            table = table_around(element)
            if block.cell and block.cell.table not in kept and table is not None:
                self.written.add(block.cell.table)
                element = table
            take_out(element)

    def _element(self, block: Block) -> Element:
        place = self.source.places.get(block.id)
        if place is None or place.order < 0:
            raise Anew("the head of its first page changed")
        return self.paragraphs[place.order]

    # -- what points to paragraphs

    def _point_to_comments(self) -> None:
        """Comments that stand on no words, at their paragraphs; and none twice, none that went."""
        known = {ident for row in self.source.comments.values() for ident in row}
        gone = known - {ident for row in self.threads.values() for ident in row}
        placed = comments.Marks(self.root)
        for node, element in self.elements.items():
            for thread in self.revisions.ranges.on(node):
                if not placed.has(self.threads[thread][0]):
                    element.extend(self.revisions.point(thread))
        comments.Marks(self.root).mend(self.threads, gone)

    def _bookmark_targets(self) -> None:
        """Bookmarks where live references lead to paragraphs, with ids that are free."""
        marks = list(self.root.iter(qualified("bookmarkStart")))
        names = {mark.get(qualified("name")) for mark in marks}
        for node, element in self.elements.items():
            if node in self.named and crossref.name(node) not in names:
                crossref.marked(element, node)
        free_ids(self.root, marks)


def _cells(blocks: Iterable[Block]) -> list[Cell | None]:
    return [cell for cell, _ in groupby(block.cell for block in blocks)]


def _openings(blocks: Iterable[Block]) -> set[NodeId]:
    """The first paragraph of each cell."""
    return {next(row).id for _, row in groupby(blocks, lambda block: block.cell)}


def _uncommented(block: Block) -> Block:
    """The paragraph without comments: in the head of a page Word has none, they stand at the first of the text."""
    inlines = normal(replace(i, marks=replace(i.marks, comments=())) for i in block.inlines)
    return replace(block, inlines=inlines, marks=replace(block.marks, comments=()))


def _stays(child: Element) -> bool:
    if looks.name(child) in ("pPr", "bookmarkStart", "bookmarkEnd") or is_label(child):
        return True
    return looks.name(child) == "r" and any(looks.name(inside) in _KEPT for inside in child.iter())


def _bare(properties: Element) -> Element:
    """Properties of a paragraph for another one: without what belongs to the one alone."""
    made = deepcopy(properties)
    for name in ("sectPr", "pPrChange", "pageBreakBefore"):
        for child in made.findall(qualified(name)):
            made.remove(child)
    _unmark_properties(made)
    return made


def _unmark(element: Element) -> None:
    """Takes off what is tracked about the end of a paragraph."""
    for properties in element.findall(qualified("pPr")):
        _unmark_properties(properties)


def _unmark_properties(properties: Element) -> None:
    for look in properties.findall(qualified("rPr")):
        for child in list(look):
            if looks.name(child) in _ENDS:
                look.remove(child)
