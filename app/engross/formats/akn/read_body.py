"""Preamble, main body and annexes: a walk over the elements that gives one block for each paragraph of text.

Every element is met in document order. What the walk does not know is searched for paragraphs, so that no word is
lost; what stands where none is expected becomes a paragraph without a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from engross.formats.akn.collect import DEEPEST_HEADING, Collector, words_of
from engross.formats.akn.parse import A
from engross.model.nodes import Cell, Kind

HEADING_CLASS = re.compile(r"(H\d|HCh|Heading|BLUEHeading|AgendaTitle|Caption)", re.IGNORECASE)
"""Word styles, named by ``paragraph/@class``, that make a paragraph a heading."""
HEADING_LEVELS = {"HCh": 0, "H1": 1, "H23": 2, "H4": 3, "H56": 4}
"""Levels of headings by the Word style that ``paragraph/@class`` names, without the G of Geneva."""
USUAL_HEADING = 2

_LISTS = frozenset((A + "list", A + "sublist", A + "blockList"))
_HEADINGS = frozenset((A + "heading", A + "subheading", A + "block"))
_DIVISIONS = ("section", "part", "title", "chapter", "subsection", "subpart", "book", "tome", "article", "division",
              "clause", "rule", "hcontainer")  # fmt: skip
_SECTION_NUMBER = re.compile(r"([IVXL]+|[A-Z]|\d+)[.\s]*$")
_PLAIN_SECTION_NUMBER = re.compile(r"([IVXL]+|[A-Z])[.]?$")
_INLINE = frozenset(
    A + name for name in ("span", "a", "sup", "sub", "b", "i", "u", "inline", "authorialNote", "ref")
)


class BodyReader:
    """Walks the content of one part into a collector. ``preambular`` says what paragraphs in containers are."""

    def __init__(self, collector: Collector) -> None:
        self.collect = collector
        self.preambular = True
        self.depth = 0
        """How many lists are open."""

    def preamble(self, element: etree._Element) -> None:
        """The content of a ``preamble``."""
        self.preambular = True
        self._children(element)

    def body(self, element: etree._Element) -> None:
        """The content of a ``mainBody``."""
        self.preambular = False
        self.division(element)

    def _children(self, element: etree._Element) -> None:
        for child in element:
            if isinstance(child.tag, str):
                self._element(child)

    def _element(self, element: etree._Element) -> None:
        handler = _HANDLERS.get(str(element.tag))
        if handler is not None:
            handler(self, element)
        elif (element.text and element.text.strip()) or any(child.tag in _INLINE for child in element):
            self._put(Kind.TEXT, element)
        else:
            self._children(element)

    def _put(
        self, kind: Kind, holder: etree._Element, *, level: int = 0, label: etree._Element | None = None,
        is_typed: bool = False, cell: Cell | None = None,
    ) -> None:  # fmt: skip
        structures = self.collect.put(
            kind, holder, level=level, nested=self.depth, label=label, is_typed=is_typed, cell=cell
        )
        for structure in structures:
            self._quoted(structure)

    def _quoted(self, structure: etree._Element) -> None:
        """A text quoted inside a paragraph: its blocks follow the paragraph, one level of quotation deeper."""
        levels, depth, preambular = self.collect.levels, self.depth, self.preambular
        self.collect.levels = type(levels)()
        self.collect.quoted += 1
        self.depth, self.preambular = 0, False
        self._children(structure)
        self.collect.levels, self.depth, self.preambular = levels, depth, preambular
        self.collect.quoted -= 1

    def formula(self, element: etree._Element) -> None:
        for paragraph in paragraphs(element):
            self._put(Kind.ORGAN, paragraph)

    def container(self, element: etree._Element) -> None:
        if element.get("name") == "formula":
            self.formula(element)
            return
        for child in element:
            if child.tag == A + "p":
                kind = Kind.HEADING if _is_heading_container(element, child) else Kind.PREAMBULAR
                self._put(kind, child, level=USUAL_HEADING if kind is Kind.HEADING else 0)
            elif isinstance(child.tag, str):
                self._element(child)

    def cross_heading(self, element: etree._Element) -> None:
        if element.get("refersTo") == "#preamble":
            self._put(Kind.PREAMBULAR, element)
        else:
            self._put(Kind.HEADING, element, level=USUAL_HEADING)

    def heading(self, element: etree._Element) -> None:
        self._put(Kind.HEADING, element, level=USUAL_HEADING)

    def paragraph(self, element: etree._Element) -> None:
        """A ``paragraph`` or ``point``: its first text has the label, further ones belong to it."""
        label = element.find(A + "num")
        style = element.get("class") or ""
        is_heading = HEADING_CLASS.match(style) is not None
        found = len(self.collect.origins)
        for child in element:
            if child.tag in (A + "content", A + "intro"):
                label = self._texts(child, label, style if is_heading else "")
            elif child.tag in (A + "list", A + "sublist"):
                if label is not None and child.find(A + "intro") is None:
                    self.collect.put_empty(Kind.OPERATIVE, label, nested=self.depth)
                    label = None
                label = self.listed(child, label)
            elif (
                child.tag in _HEADINGS
                and element.tag == A + "point"
                and element.find(A + "content") is not None
            ):
                self._put(Kind.HEADING, child, level=DEEPEST_HEADING)
            elif child.tag in _HEADINGS:
                self._put(Kind.HEADING, child, level=_heading_level(style), label=label)
                label = None
            elif isinstance(child.tag, str) and child is not label and child.tag != A + "num":
                self._element(child)
        if label is not None and len(self.collect.origins) == found and words_of(label):
            self.collect.put_empty(Kind.TEXT, label)

    def _texts(
        self, element: etree._Element, label: etree._Element | None, heading_style: str
    ) -> etree._Element | None:
        """The paragraphs in a ``content`` or ``intro``; gives the label back where nothing took it."""
        is_first = True
        for child in element:
            if child.tag != A + "p":
                if isinstance(child.tag, str):
                    self._element(child)
                continue
            if heading_style:
                self._put(Kind.HEADING, child, level=_heading_level(heading_style), label=label)
            elif is_first:
                self._put(Kind.OPERATIVE, child, label=label)
            else:
                self._put(Kind.TEXT, child, level=self._level() + 1)
            is_first, label = False, None
        return label

    def _level(self) -> int:
        blocks = self.collect.part.blocks
        above = next((b for b in reversed(blocks) if b.kind in (Kind.OPERATIVE, Kind.PREAMBULAR)), None)
        return above.level if above else 0

    def listed(self, element: etree._Element, label: etree._Element | None = None) -> etree._Element | None:
        for child in element:
            if child.tag == A + "intro":
                label = self._texts(child, label, "")
            elif isinstance(child.tag, str):
                self.depth += 1
                self._element(child)
                self.depth -= 1
        return label

    def block_list(self, element: etree._Element) -> None:
        for child in element:
            if child.tag == A + "listIntroduction":
                kind = Kind.PREAMBULAR if self.preambular or not self.depth else Kind.TEXT
                self._put(kind, child, level=self.depth)
            elif isinstance(child.tag, str):
                self.depth += 1
                self._element(child)
                self.depth -= 1

    def item(self, element: etree._Element) -> None:
        label = element.find(A + "num")
        for child in element:
            if child.tag == A + "p":
                self._put(Kind.PREAMBULAR, child, level=max(1, self.depth), label=label)
                label = None
            elif isinstance(child.tag, str) and child.tag != A + "num":
                self._element(child)

    def going_on(self, element: etree._Element) -> None:
        """``wrapUp``: text that goes on after a list."""
        for paragraph in paragraphs(element):
            self._put(Kind.TEXT, paragraph, level=max(1, self.depth))

    def alinea(self, element: etree._Element) -> None:
        for child in element:
            if child.tag == A + "content":
                for paragraph in paragraphs(child):
                    self._put(Kind.TEXT, paragraph)
            elif isinstance(child.tag, str):
                self._element(child)

    def division(self, element: etree._Element) -> None:
        """A section, or a main body: a number and, where one follows at once, its title are one block."""
        behind: etree._Element | None = None
        for child in element:
            if not isinstance(child.tag, str) or child is behind:
                continue
            number = child if _is_section_number(child) else _numbering_heading(child)
            if number is None:
                self._element(child)
                continue
            title = _title_in(child.getnext())
            behind = child.getnext() if title is not None else None
            self._section(number, title)

    def _section(self, number: etree._Element, title: etree._Element | None) -> None:
        """A section's number, in ``num`` or typed as a heading, and its title."""
        level, is_typed = _section_level(words_of(number)), number.tag != A + "num"
        inner = number.find(A + "num")
        label = number if inner is None else inner
        if title is None:
            self.collect.put_empty(Kind.SECTION, label, level, is_typed=is_typed)
        else:
            self._put(Kind.SECTION, title, level=level, label=label, is_typed=is_typed)

    def loose(self, element: etree._Element) -> None:
        """A ``p`` straight in a division: a number, a heading, or text."""
        if _is_section_number(element):
            self._section(element, None)
        elif any(child.tag in _HEADINGS for child in element):
            self._put(Kind.HEADING, element, level=USUAL_HEADING)
        else:
            self._put(Kind.TEXT, element)

    def table(self, element: etree._Element) -> None:
        """A block for each paragraph in a cell; an empty cell has one block without text."""
        table = self.collect.mint()
        taken: set[tuple[int, int]] = set()
        caption = element.find(A + "caption")
        if caption is not None:
            self._put(Kind.TEXT, caption)
        for row, tr in enumerate(element.iter(A + "tr")):
            column = 0
            for td in tr:
                if td.tag not in (A + "td", A + "th"):
                    continue
                while (row, column) in taken:
                    column += 1
                cell = Cell(
                    table, row, column, _span(td, "rowspan"), _span(td, "colspan"), td.tag == A + "th"
                )
                if cell.rows > 1 or cell.columns > 1:
                    taken.update((row + r, column + c) for r in range(cell.rows) for c in range(cell.columns))
                for holder in td.findall(A + "p") or [td]:
                    self._put(Kind.CELL, holder, cell=cell)
                column += cell.columns


def paragraphs(element: etree._Element) -> list[etree._Element]:
    """The ``p`` elements below an element, without those of footnotes."""
    found: list[etree._Element] = []
    for child in element:
        if child.tag == A + "p":
            found.append(child)
        elif isinstance(child.tag, str) and child.tag != A + "authorialNote":
            found += paragraphs(child)
    return found


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), 1000) if value.isdecimal() and len(value) < 5 else 1


def _heading_level(style: str) -> int:
    return HEADING_LEVELS.get(style.removesuffix("G"), USUAL_HEADING)


def _section_level(label: str) -> int:
    """I, II … stand above A, B … and these above 1, 2 …; C, D and others that could be either are roman at first."""
    bare = label.strip(" .")
    if bare.isdecimal():
        return 2
    return 0 if re.fullmatch(r"[IVXL]+|[一二三四五六七八九十]+", bare) or len(bare) != 1 else 1


def _is_heading_container(container: etree._Element, paragraph: etree._Element) -> bool:
    """Headings inside a preamble are containers without a name: they end without punctuation."""
    if container.get("name", "x").strip():
        return False
    words = words_of(paragraph)
    return 0 < len(words) < 200 and words[-1] not in ",;:.，；：。،؛"


def _is_section_number(element: etree._Element) -> bool:
    """Whether an element of a division holds nothing but the division's number."""
    if element.tag == A + "num":
        return words_of(element) != ""
    if element.find(f".//{A}authorialNote") is not None:
        return False
    if element.tag == A + "p":
        number = element.find(A + "num")
        return number is not None and words_of(number) == words_of(element) != ""
    return element.tag in _HEADINGS and _SECTION_NUMBER.match(words_of(element)) is not None


def _heading_of(paragraph: etree._Element) -> etree._Element | None:
    """The element with the text of a paragraph that is nothing but a heading without ``num``."""
    children = [child for child in paragraph if isinstance(child.tag, str)]
    if paragraph.tag != A + "paragraph" or len(children) != 1:
        return None
    only = children[0]
    if only.tag in _HEADINGS:
        return only
    is_heading = HEADING_CLASS.match(paragraph.get("class") or "") is not None
    if is_heading and only.tag == A + "content" and len(only) == 1 and only[0].tag == A + "p":
        return only[0]
    return None


def _numbering_heading(element: etree._Element) -> etree._Element | None:
    """The heading of a paragraph that holds nothing but the number of the division that begins there."""
    heading = _heading_of(element)
    if heading is not None and len(heading) == 0 and _PLAIN_SECTION_NUMBER.match(words_of(heading)):
        return heading
    return None


def _title_in(following: etree._Element | None) -> etree._Element | None:
    """The title in the element behind a section's number, where it is one."""
    if following is None or _is_section_number(following):
        return None
    if following.tag in _HEADINGS:
        return following
    heading = _heading_of(following)
    return None if heading is None or _numbering_heading(following) is not None else heading


def _nothing(_reader: BodyReader, _element: etree._Element) -> None:
    """Elements that hold no text of the document."""


_HANDLERS: dict[str, Callable[[BodyReader, etree._Element], object]] = {
    A + "formula": BodyReader.formula,
    A + "container": BodyReader.container,
    A + "crossHeading": BodyReader.cross_heading,
    A + "heading": BodyReader.heading,
    A + "subheading": BodyReader.heading,
    A + "block": BodyReader.heading,
    A + "paragraph": BodyReader.paragraph,
    A + "point": BodyReader.paragraph,
    A + "subparagraph": BodyReader.paragraph,
    A + "list": BodyReader.listed,
    A + "sublist": BodyReader.listed,
    A + "blockList": BodyReader.block_list,
    A + "item": BodyReader.item,
    A + "wrapUp": BodyReader.going_on,
    A + "alinea": BodyReader.alinea,
    A + "p": BodyReader.loose,
    A + "table": BodyReader.table,
    A + "meta": _nothing,
    **dict.fromkeys((A + name for name in _DIVISIONS), BodyReader.division),
}
