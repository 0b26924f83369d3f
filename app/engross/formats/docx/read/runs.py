"""What stands inside a paragraph, read: runs with their look, links, footnotes, breaks, changes, comments.

Every element that may hold text is gone into, those that are not known too: what is unknown may hold words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from engross.formats.docx.markup import DIAGRAM, RELATIONSHIP, Element, qualified
from engross.formats.docx.read import symbols
from engross.formats.docx.read.fields import link_of
from engross.formats.docx.read.notes import with_brackets, without_mark
from engross.formats.docx.read.raw import Start
from engross.formats.docx.read.reading import PartReading
from engross.formats.docx.read.roles import INDICATOR_STYLES, LINK_STYLES, NUMBER_STYLES, TYPED_NUMBER
from engross.formats.docx.read.styles import Look, font_of, look_of
from engross.model.inlines import Field, Footnote, Inline, LineBreak, Style, Text, normal
from engross.model.review import ChangeKind, Marks, Restyled

_VAL = qualified("val")
_ID = qualified("id")
_WHITE = re.compile(r"[\n\r\t]+")
_FLOATING = {"pict", "object", "drawing"}
_TRACKED = {"ins", "del", "moveTo", "moveFrom"}
_RANGES = {"moveFromRangeStart", "moveToRangeStart", "moveFromRangeEnd", "moveToRangeEnd",
           "commentRangeStart", "commentRangeEnd"}  # fmt: skip
_CODES = {"instrText", "delInstrText"}
_PASSED = {"pPr", "rPr", "sectPr", "proofErr", "lastRenderedPageBreak", "sdtPr", "sdtEndPr", "bookmarkEnd",
           "smartTagPr", "customXmlPr", "annotationRef", "separator", "continuationSeparator", "permStart", "permEnd",
           "fldData", "tblPr", "rubyPr", "ctrlPr", "hyperlinkPr"}  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_DRAWN = {"chart": RELATIONSHIP, "relIds": DIAGRAM}
"""Charts and diagrams, with the attribute that names the part in which their words stand."""
_RAISED = Style.SUPERSCRIPT | Style.SUBSCRIPT
_LINKED = Style.UNDERLINE
_INDICATOR = (Field("indicator"),)
"""While a paragraph is read, marks words in the style of footnote indicators."""


@dataclass(slots=True)
class _Context:
    """What holds for the run that is read."""

    base: Look
    link: str = ""
    inserted: int = 0
    deleted: int = 0


class Runs:
    """Reads the inlines of one paragraph."""

    def __init__(self, part: PartReading) -> None:
        self.part = part
        self.reading = part.reading
        self.row: list[Inline] = []
        self.boxes: list[Element] = []
        """Contents of text boxes that are anchored here."""
        self.bookmarks: list[str] = []
        self._awaits_mark = False
        """The footnote before has a mark of its own, which is still to come."""
        self.start = Start()
        """What stands before the words in the style of labels."""
        self.old_start = Start()
        """What stood there before the changes."""
        self.renumbered = 0

    def read(self, paragraph: Element, base: Look) -> tuple[Inline, ...]:
        """The inlines in normal form. ``base`` is the look of the paragraph's style."""
        self._children(paragraph, _Context(base))
        self.reading.fields.end_paragraph()
        row = with_brackets(self.row, self._is_raised)
        return normal(replace(i, fields=()) if isinstance(i, Text) and i.fields else i for i in row)

    # -- what holds runs

    def _children(self, parent: Element, context: _Context) -> None:
        for element in parent:
            if isinstance(element.tag, str):
                self._take(element, element.tag.rpartition("}")[2], context)

    def _take(self, element: Element, name: str, context: _Context) -> None:
        if name == "r":
            self._run(element, context)
        elif name in _TRACKED:
            self._children(element, self._tracked(element, name, context))
        elif name in _RANGES:
            self.part.take_range(element, name)
        elif name == "hyperlink":
            self._children(element, replace(context, link=self.part.address(element) or context.link))
        elif name == "fldSimple":
            link = link_of(element.get(qualified("instr"), ""))
            self._children(element, replace(context, link=link or context.link))
        elif name == "bookmarkStart":
            self.bookmarks.append(element.get(qualified("name"), ""))
        elif name == "AlternateContent":
            self._alternative(element, context)
        elif name in ("oMath", "oMathPara"):
            self._formula(element, context)
        elif name in _FLOATING:
            self._floating(element)
        elif name == "rt":
            self.reading.lose("ruby", "".join(child.text or "" for child in element.iter(qualified("t"))))
        elif name not in _PASSED:
            self._children(element, context)

    def _tracked(self, element: Element, name: str, context: _Context) -> _Context:
        """What holds inside an inserted, deleted or moved stretch."""
        changes = self.reading.changes
        match name:
            case "ins":
                return replace(context, inserted=changes.of(element, ChangeKind.INSERTION))
            case "del":
                return replace(context, deleted=changes.of(element, ChangeKind.DELETION))
            case "moveTo":
                return replace(context, inserted=changes.of_move(element, "to"))
        return replace(context, deleted=changes.of_move(element, "from"))

    def _alternative(self, element: Element, context: _Context) -> None:
        """One branch of what a file gives twice, for newer and older programs: the newer, where it holds text."""
        branches = [child for child in element if isinstance(child.tag, str)]
        filled = [branch for branch in branches if next(branch.iter(qualified("t")), None) is not None]
        for branch in (filled or branches)[:1]:
            self._children(branch, context)

    def _formula(self, element: Element, context: _Context) -> None:
        words = "".join(child.text or "" for child in element.iter() if str(child.tag).endswith("}t"))
        self.reading.lose("formula")
        self._text(words, context, context.base)

    def _floating(self, element: Element) -> None:
        """A picture, or a text box."""
        contents = list(_outermost(element, qualified("txbxContent")))
        self.boxes += contents
        is_picture = any(
            str(child.tag).endswith(("}blip", "}imagedata", "}OLEObject")) for child in element.iter()
        )
        if is_picture:
            self.reading.lose("picture", _description(element))
        for drawn in element.iter():
            if (name := str(drawn.tag).rpartition("}")[2]) in _DRAWN:
                self.reading.lose("drawing", self.part.words_of(drawn.get(_DRAWN[name], "")))

    # -- runs

    def _run(self, run: Element, context: _Context) -> None:
        properties = run.find(qualified("rPr"))
        look = self._look(properties, context)
        if look.is_hidden and not self.reading.fields.is_in_code:
            if words := "".join(child.text or "" for child in run.iter(qualified("t"))):
                self.reading.lose("hidden", words)
            self._fields_only(run)
            return
        for element in run:
            if isinstance(element.tag, str):
                self._in_run(element, element.tag.rpartition("}")[2], context, look, properties)

    def _in_run(
        self, element: Element, name: str, context: _Context, look: Look, properties: Element | None
    ) -> None:
        fields = self.reading.fields
        if name in ("t", "delText"):
            words = _WHITE.sub(" ", element.text or "")
            if symbols.are_in(words):
                words = symbols.shown(words, font_of(properties))
            self._text(words, context, look, properties)
        elif name == "fldChar":
            fields.take(element.get(qualified("fldCharType"), ""))
        elif name in _CODES:
            fields.add(element.text or "")
        elif fields.is_in_code:
            return
        elif name in _SIGNS:
            self._text(_SIGNS[name], context, look, properties)
        elif name in ("br", "cr"):
            is_line = element.get(qualified("type")) not in ("page", "column")
            if is_line and (self.row or not (self.start.has_number or self.old_start.has_number)):
                self._add(LineBreak(marks=self._marks(context)))
        elif name == "sym":
            found = symbols.character(element.get(qualified("font"), ""), element.get(qualified("char"), ""))
            self._text(found, context, look, properties)
        elif name in ("footnoteReference", "endnoteReference"):
            self._note(element, name, context)
        elif name == "commentReference":
            self.part.take_comment(element.get(_ID, ""))
        elif name in ("footnoteRef", "endnoteRef"):
            self.row.clear()  # what stands before a note's own mark is a tab
        else:
            self._take(element, name, context)

    def _fields_only(self, run: Element) -> None:
        for element in run:
            if element.tag == qualified("fldChar"):
                self.reading.fields.take(element.get(qualified("fldCharType"), ""))

    def _look(self, properties: Element | None, context: _Context) -> Look:
        if properties is None:
            return context.base
        look = look_of(properties)
        style = properties.find(qualified("rStyle"))
        if style is None:
            return look.over(context.base)
        ident = style.get(_VAL, "")
        of_style = self.reading.styles.look(ident)
        if self.reading.styles.is_run_in(properties, LINK_STYLES):
            of_style = replace(of_style, on=of_style.on & ~_LINKED)
        # toggles of a character style turn those of the paragraph's style over (17.7.3)
        both = of_style.on & context.base.on & ~_RAISED
        below = of_style.over(context.base)
        return look.over(replace(below, on=below.on & ~both))

    def _text(self, words: str, context: _Context, look: Look, properties: Element | None = None) -> None:
        fields = self.reading.fields
        if not words or fields.is_in_code:
            return
        if self._awaits_mark and self._is_mark(words, look):
            return
        if self._is_number(words, context, properties):
            return
        if look.unkept and not context.deleted:
            for what in look.unkept:
                self.reading.lose(what, words)
        link = context.link or fields.link
        style = look.on
        fields_ = _INDICATOR if self.reading.styles.is_run_in(properties, INDICATOR_STYLES) else ()
        self._add(Text(words, style, link, fields_, self._marks(context, properties, style)))

    def _is_number(self, words: str, context: _Context, properties: Element | None) -> bool:
        """Takes the words as the label of the paragraph, where their style says so."""
        if not self.reading.styles.is_run_in(properties, NUMBER_STYLES) or any(map(_has_words, self.row)):
            return False
        is_typed = self.reading.styles.is_run_in(properties, frozenset({TYPED_NUMBER}))
        if not context.inserted:
            self.old_start = Start(self.old_start.label + words, has_number=True, is_typed=is_typed)
        if not context.deleted:
            self.start = Start(self.start.label + words, has_number=True, is_typed=is_typed)
        if by := context.inserted or context.deleted:
            self.renumbered = self.reading.changes.beside(by, ChangeKind.PARAGRAPH)
        return True

    def _is_mark(self, words: str, look: Look) -> bool:
        """Takes the words as the mark of the footnote before them, where they are one."""
        self._awaits_mark = False
        note = self.row[-1] if self.row else None
        mark = words.strip()
        if not isinstance(note, Footnote) or not mark or len(mark) > 8:
            return False
        self.row[-1] = replace(without_mark(note, mark), numbered_as=mark)
        return True

    def _note(self, element: Element, name: str, context: _Context) -> None:
        note = self.reading.notes.note(name.removesuffix("Reference"), element.get(_ID, ""))
        if note is None:
            return
        self._awaits_mark = element.get(qualified("customMarkFollows"), "0") not in ("0", "false", "off")
        if self._awaits_mark:
            note = replace(note, numbered_as="")
        elif not context.deleted:
            note = replace(note, numbered_as=self.reading.notes.next_mark(name.removesuffix("Reference")))
        self._add(replace(note, marks=self._marks(context)))

    def _marks(
        self, context: _Context, properties: Element | None = None, style: Style = Style.PLAIN
    ) -> Marks:
        restyled = None
        before = None if properties is None else properties.find(qualified("rPrChange"))
        if before is not None:
            old = look_of(before.find(qualified("rPr"))).over(context.base).on
            restyled = Restyled(self.reading.changes.of(before, ChangeKind.FORMAT), old, context.link)
            if old == style:
                self.reading.lose("restyled")
        if not (context.inserted or context.deleted or restyled):
            self.reading.changes.interrupt()
        return Marks(context.inserted, context.deleted, restyled, self.part.comments)

    def _is_raised(self, text: Text) -> bool:
        """Whether brackets here belong to the indicator between them; files of ours say it by the style."""
        is_raised = bool(text.style & Style.SUPERSCRIPT) and not self.reading.styles.have(NUMBER_STYLES)
        return text.fields == _INDICATOR or is_raised

    def _add(self, inline: Inline) -> None:
        self.row.append(inline)


def _outermost(element: Element, tag: str) -> Iterator[Element]:
    """The elements of a tag that do not stand inside another of it; of alternatives only one."""
    for child in element:
        if child.tag == tag:
            yield child
        elif str(child.tag).endswith("}AlternateContent"):
            yield from next((found for branch in child if (found := list(_outermost(branch, tag)))), [])
        else:
            yield from _outermost(child, tag)


def _description(floating: Element) -> str:
    """What a picture says of itself to those who cannot see it."""
    for element in floating.iter():
        name = str(element.tag).rpartition("}")[2]
        words = element.get("descr") if name == "docPr" else element.get("alt") if name == "shape" else ""
        if words:
            return words
    return ""


def _has_words(inline: Inline) -> bool:
    return not isinstance(inline, Text) or bool(inline.text.strip())
