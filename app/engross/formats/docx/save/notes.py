"""Footnotes of a file that is saved back: those that came and those that changed; the others keep their elements."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from engross.formats.docx.layout import Layout
from engross.formats.docx.markup import Element, add, qualified, run, w
from engross.formats.docx.notes import separators
from engross.formats.docx.package import word
from engross.formats.docx.revisions import Revisions
from engross.formats.docx.runs import NOTE_STYLE, Runs, note_rows, properties
from engross.formats.docx.save import looks
from engross.formats.docx.save.anew import Anew
from engross.formats.docx.save.opened import Opened
from engross.formats.docx.source import Source
from engross.model import walk
from engross.model.inlines import Footnote, Style
from engross.model.numbering import Numbers

_ENDS = frozenset(map(qualified, ("ins", "del", "moveTo", "moveFrom")))
_MARKS = (qualified("footnoteRef"), qualified("endnoteRef"))


class Notes:
    """The notes of one file."""

    def __init__(
        self, source: Source, opened: Opened, layout: Layout, numbers: Numbers, revisions: Revisions
    ) -> None:
        self._source, self._opened, self._layout = source, opened, layout
        self._numbers, self._revisions = numbers, revisions
        self._known = {known.id for _, _, known in walk.notes(source.document)}

    def refer(self, note: Footnote) -> Iterator[Element]:
        """The indicator of a note of the file; a new one is added to it."""
        kind, ident = self._place(note) or self._new(note)
        look = properties(Style.PLAIN, NOTE_STYLE, self._layout.script)
        mark = self._numbers.mark(note.id)
        if mark.isdecimal() or kind == "endnote":
            yield w("r", look, w(f"{kind}Reference", id=ident))
        else:
            custom = run(mark, look)
            custom.insert(1, w(f"{kind}Reference", customMarkFollows=1, id=ident))
            yield custom

    def rewrite(self, note: Footnote) -> None:
        """New words for a note of the file."""
        kind, ident = self._place(note) or ("", "")
        found = [row for row in self._root(kind) if row.get(qualified("id")) == ident]
        rows = found[0].findall(qualified("p")) if found else []
        if not rows:
            raise Anew("a footnote changed that stands in a table")
        for index, inlines in enumerate(note_rows(note.blocks)):
            element = rows[index] if index < len(rows) else deepcopy(rows[0])
            if index >= len(rows):
                rows[-1].addnext(element)
                rows.append(element)
            base = looks.of_words(element)
            head = _up_to_mark(element) if index == 0 else element.findall(qualified("pPr"))
            _plain_end(element)
            for child in list(element):
                if child not in head:
                    element.remove(child)
            made = list(self._runs(kind).of(inlines))
            looks.give(made, base)
            add(element, [run(" "), *made] if index == 0 else made)
        for element in rows[len(note.blocks) :]:
            found[0].remove(element)
        self._revisions.ends_of_note(rows[: len(note.blocks)], note.blocks)

    def _place(self, note: Footnote) -> tuple[str, str] | None:
        """Kind and id in the file of a note; None for one that came since."""
        place = self._source.notes.get(note.id)
        if place is None and note.id in self._known:
            raise Anew("a footnote changed that is no more than a link there")
        return place

    def _new(self, note: Footnote) -> tuple[str, str]:
        root = self._root("footnote")
        used = (row.get(qualified("id"), "") for row in root)
        ident = str(max([0, *(int(known) for known in used if known.isdecimal())]) + 1)
        element = w("footnote", id=ident)
        look = properties(Style.PLAIN, NOTE_STYLE, self._layout.script)
        for index, inlines in enumerate(note_rows(note.blocks)):
            start = [w("r", look, w("footnoteRef")), run(" ")] if index == 0 else []
            made = w("p", w("pPr", w("pStyle", val="FootnoteText")))
            element.append(add(made, [*start, *self._runs("footnote").of(inlines)]))
        self._revisions.ends_of_note(list(element), note.blocks)
        root.append(element)
        return "footnote", ident

    def _runs(self, kind: str) -> Runs:
        links = self._opened.links(f"{kind}s")
        return Runs(self._layout.script, links, lambda _: (), revisions=self._revisions, is_note=True)

    def _root(self, kind: str) -> Element:
        root = self._opened.part(f"{kind}s")
        if root is None:
            new = w("footnotes", *separators(self._layout))
            root = self._opened.added("footnotes", word("footnotes"), new)
        return root


def _plain_end(paragraph: Element) -> None:
    """A paragraph of a note without its list, whose label is typed now, and what was tracked about its end."""
    for own in paragraph.findall(qualified("pPr")):
        for gone in own.findall(qualified("numPr")):
            own.remove(gone)
        for look in own.findall(qualified("rPr")):
            for end in [child for child in look if child.tag in _ENDS]:
                look.remove(end)


def _up_to_mark(element: Element) -> list[Element]:
    """The children of a note's first paragraph up to its mark."""
    row: list[Element] = []
    for child in element:
        row.append(child)
        if any(child.find(mark) is not None for mark in _MARKS):
            return row
    return element.findall(qualified("pPr"))
