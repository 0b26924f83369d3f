"""Blocks to the elements of a preamble, main body or annex, as published files have them.

Lists are ``list`` with ``intro`` and ``point``; a second level is a ``sublist`` beside its point. What the schema
allows in a main body but not in a section (tables) ends the section.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from engross.formats.akn import inline, write_inline
from engross.formats.akn.collect import DEEPEST_HEADING
from engross.formats.akn.ids import Ids, step
from engross.formats.akn.parse import A
from engross.formats.akn.read_body import HEADING_LEVELS
from engross.model.inlines import Footnote, Style, Text
from engross.model.nodes import Block, Cell, Kind, NodeId
from engross.model.numbering import Numbers
from engross.model.plain import words

Element = etree._Element
_HEADING_STYLES = {level: style for style, level in HEADING_LEVELS.items()}
_TYPED_LABEL_KINDS = (Kind.OPERATIVE, Kind.TEXT, Kind.PREAMBULAR)


def has_typed_label(block: Block) -> bool:
    """Whether the label stands at the start of the text; a section's typed number has an element of its own."""
    return block.number_in_text and block.kind in _TYPED_LABEL_KINDS


@dataclass(slots=True)
class Pen:
    """What all writers of one file share: numbers, ids, the organ, and what is used again of an old file."""

    numbers: Numbers
    ids: Ids
    organ: str = ""
    style: str = "SingleTxt"
    """The class of paragraphs of text: the name of the Word style."""
    pour: Callable[[Block, Element], bool] | None = None
    """Fills the new element of a block with content that it has already; False where it has none."""
    note_element: Callable[[Footnote], Element | None] | None = None
    """An element that a footnote already has, to be used again."""
    places: dict[NodeId, Element] = field(default_factory=dict)
    """The elements that hold what was written, by block and by footnote."""

    def note(self, note: Footnote) -> Element:
        """A new ``authorialNote``, or the one it had."""
        if self.note_element is not None and (kept := self.note_element(note)) is not None:
            self.places[note.id] = kept
            return kept
        marker = self.numbers.mark(note.id)
        element = etree.Element(A + "authorialNote", {"marker": marker, "placement": "bottom"})
        element.set("eId", self.ids.next("authorialNote"))
        self.places[note.id] = element
        writer = write_inline.Writer(None)
        for index, block in enumerate(note.blocks):
            paragraph = etree.SubElement(element, A + "p", {inline.PRESERVE: "preserve"})
            lead = f"{note.brackets}\t" if note.brackets and index == 0 else "\t\t"
            writer.write(paragraph, block.inlines, lead)
        return element

    def fill(self, holder: Element, block: Block, lead: str = "", zone: str = "") -> Element:
        """Writes a block's text into the element that holds it, after the characters ``lead``; gives that element.

        Content that the block has already is used again, where nothing is put before it but white space.
        """
        self.places[block.id] = holder
        if not lead.strip() and self.pour is not None and self.pour(block, holder):
            return holder
        if has_typed_label(block):
            lead += self.numbers.label(block.id) + " "
        write_inline.Writer(self.note, zone, self.organ).write(holder, block.inlines, lead)
        return holder

    def line(self, holder: Element, block: Block, zone: str) -> None:
        """Writes a line of first page, title or end; the label of a paragraph that was moved there stands in it."""
        label = "" if has_typed_label(block) else self.numbers.label(block.id)
        self.fill(holder, block, f"{label} " if label else "", zone)

    def paragraph(self, parent: Element, block: Block) -> Element:
        """A ``p`` with the block's text at the end of an element."""
        return self.fill(etree.SubElement(parent, A + "p", {inline.PRESERVE: "preserve"}), block, "\t")


@dataclass(slots=True)
class _List:
    level: int
    element: Element
    eid: str


class BodyWriter:
    """Writes a run of blocks of one part, or of one quoted text, into an element."""

    def __init__(self, pen: Pen, holder: Element, *, is_preamble: bool = False, in_division: bool = False,
                 quoted: int = 0) -> None:  # fmt: skip
        self.pen = pen
        self.top = holder
        self.in_division = in_division
        self.holder = holder
        self.is_preamble = is_preamble
        self.quoted = quoted
        self.lists: list[_List] = []
        self.items: list[_List] = []
        self.last: Element | None = None
        """The element that holds the text of the block before, where it can take a further ``p`` or a quotation."""
        self.last_level = 0
        self.heading: Block | None = None
        """The heading of the point that comes next."""

    def write(self, blocks: Sequence[Block]) -> None:
        """Writes blocks that follow each other; may be called again with those that follow."""
        index = 0
        while index < len(blocks):
            block = blocks[index]
            end = index + 1
            if block.quoted > self.quoted:
                while end < len(blocks) and blocks[end].quoted > self.quoted:
                    end += 1
                self._quotation(blocks[index:end])
            elif block.kind is Kind.CELL:
                while end < len(blocks) and _in_table(blocks[end], block):
                    end += 1
                self._table(blocks[index:end])
            else:
                following = next((b for b in blocks[end:] if b.quoted <= self.quoted), None)
                self._block(block, following)
            index = end

    def _block(self, block: Block, following: Block | None) -> None:
        if not self._is_item(block):
            self.items.clear()
        match block.kind:
            case _ if self._is_item(block):
                self._item(block)
            case Kind.OPERATIVE if not self.is_preamble and (block.level == 0 or not self.lists):
                self._operative(block, following)
            case Kind.OPERATIVE if not self.is_preamble:
                self._point(block)
            case Kind.TEXT if block.level > 0 and self._goes_on(block, following):
                pass
            case Kind.SECTION:
                self._section(block)
            case Kind.HEADING if self._heads_point(block, following):
                self.heading = block
            case Kind.HEADING:
                self._heading(block)
            case Kind.ORNAMENT if not self.is_preamble:
                self._ornament(block)
            case Kind.ORGAN:
                self._organ(block)
            case Kind.PREAMBULAR if block.level == 0:
                self._preambular(block)
            case _ if self.is_preamble:
                self._end_lists()
                self.last = self.pen.paragraph(self.holder, block)
            case _:
                self._end_lists()
                self._plain(block)

    def _is_item(self, block: Block) -> bool:
        """Whether the block is an item of a list of blocks: in preambles, where numbered paragraphs cannot stand."""
        if block.kind is Kind.PREAMBULAR:
            return block.level > 0 and not self._in_section()
        return (
            self.is_preamble and block.kind in _TYPED_LABEL_KINDS and self.pen.numbers.label(block.id) != ""
        )

    def _in_section(self) -> bool:
        return self.in_division or self.holder is not self.top

    def _end_lists(self) -> None:
        self.lists.clear()
        self.items.clear()

    def _number(self, parent: Element, block: Block) -> str:
        """Writes ``num`` where the block has a label that is not typed in its text; gives the label."""
        label = self.pen.numbers.label(block.id)
        if label and not block.number_in_text:
            etree.SubElement(parent, A + "num").text = label
        return label

    def _new_paragraph(self, block: Block, style: str = "") -> tuple[Element, str]:
        paragraph = etree.SubElement(self.holder, A + "paragraph")
        name = step(self.pen.numbers.label(block.id))
        eid = self.pen.ids.take(f"para_{name}") if name else self.pen.ids.next("para")
        paragraph.set("eId", eid)
        paragraph.set("class", style or self.pen.style)
        self._number(paragraph, block)
        return paragraph, eid

    def _plain(self, block: Block) -> None:
        """A paragraph with a ``content``."""
        paragraph, eid = self._new_paragraph(block)
        content = etree.SubElement(paragraph, A + "content", {"eId": self.pen.ids.take(f"{eid}__content")})
        self.last, self.last_level = self.pen.paragraph(content, block), block.level

    def _operative(self, block: Block, following: Block | None) -> None:
        """A paragraph; with a list where the next block stands below it."""
        self._end_lists()
        if not _is_below(following, block):
            self._plain(block)
            return
        paragraph, eid = self._new_paragraph(block)
        name = self.pen.ids.take(f"{eid}__list_1")
        element = etree.SubElement(paragraph, A + "list", {"eId": name})
        intro = etree.SubElement(element, A + "intro", {"eId": self.pen.ids.take(f"{name}__intro")})
        self.last, self.last_level = self.pen.paragraph(intro, block), block.level
        self.lists.append(_List(block.level + 1, element, name))

    def _point(self, block: Block) -> None:
        """A point of the open list, of one above it, or of a new one below it."""
        while len(self.lists) > 1 and self.lists[-1].level > block.level:
            self.lists.pop()
        here = self.lists[-1]
        here.level = min(here.level, block.level)
        if block.level > here.level:
            name = self.pen.ids.take(f"{here.eid}__sublist_1")
            here = _List(block.level, etree.SubElement(here.element, A + "sublist", {"eId": name}), name)
            self.lists.append(here)
        self._point_in(here, block)

    def _heads_point(self, block: Block, following: Block | None) -> bool:
        is_before_point = following is not None and following.kind is Kind.OPERATIVE and following.level > 0
        return block.level >= DEEPEST_HEADING and bool(self.lists) and is_before_point

    def _point_in(self, here: _List, block: Block) -> None:
        point = etree.SubElement(here.element, A + "point")
        if self.heading is not None:
            self.pen.fill(self._subheading(point), self.heading)
            self.heading = None
        name = step(self.pen.numbers.label(block.id))
        eid = (
            self.pen.ids.take(f"{here.eid}__point_{name}")
            if name
            else self.pen.ids.next(f"{here.eid}__point")
        )
        point.set("eId", eid)
        self._number(point, block)
        content = etree.SubElement(point, A + "content", {"eId": self.pen.ids.take(f"{eid}__content")})
        self.last, self.last_level = self.pen.paragraph(content, block), block.level

    def _goes_on(self, block: Block, following: Block | None) -> bool:
        """Text that belongs to the paragraph or list before it; False where there is none."""
        if self.last is None or self.pen.numbers.label(block.id):
            return False
        parent = self.last.getparent()
        if (
            block.level > self.last_level
            and parent is not None
            and parent.tag in (A + "content", A + "intro")
        ):
            self.last = self.pen.paragraph(parent, block)
            return True
        if not self.lists:
            return False
        while len(self.lists) > 1 and self.lists[-1].level > block.level:
            self.lists.pop()
        here = self.lists[-1]
        if following is not None and following.level > 0 and following.kind in (Kind.OPERATIVE, Kind.TEXT):
            self._point_in(here, block)
            return True
        wrap = etree.SubElement(here.element, A + "wrapUp", {"eId": self.pen.ids.take(f"{here.eid}__wrapup")})
        self.last, self.last_level = self.pen.paragraph(wrap, block), block.level
        return True

    def _section(self, block: Block) -> None:
        """A ``section`` takes what follows; in an enclosing one it would not be found by its number."""
        self._end_lists()
        if self.is_preamble:
            self._heading(block)
            return
        self.holder = etree.SubElement(self.top, A + "section")
        name = step(self.pen.numbers.label(block.id))
        self.holder.set("eId", self.pen.ids.take(f"sec_{name}") if name else self.pen.ids.next("sec"))
        label = self._number(self.holder, block)
        if label and block.number_in_text:
            self._subheading(self.holder).text = label
        if block.inlines:
            self.last = self.pen.fill(self._subheading(self.holder), block)

    def _subheading(self, parent: Element) -> Element:
        return etree.SubElement(parent, A + "subheading")

    def _heading(self, block: Block) -> None:
        self._end_lists()
        if self.is_preamble:
            element = etree.SubElement(self.holder, A + "block", {"name": "subheading"})
            element.set("eId", self.pen.ids.next("block"))
            label = self.pen.numbers.label(block.id)
            self.last = self.pen.fill(element, block, f"{label} " if label else "")
            return
        style = _HEADING_STYLES.get(block.level, _HEADING_STYLES[max(_HEADING_STYLES)])
        paragraph, _ = self._new_paragraph(block, style)
        self.last = self.pen.fill(self._subheading(paragraph), block)

    def _ornament(self, block: Block) -> None:
        self._end_lists()
        paragraph, eid = self._new_paragraph(block)
        content = etree.SubElement(paragraph, A + "content", {"eId": self.pen.ids.take(f"{eid}__content")})
        p = etree.SubElement(content, A + "p", {inline.PRESERVE: "preserve"})
        self.pen.fill(etree.SubElement(p, A + "decoration", {"style": "text-align:center"}), block)
        self.last = p

    def _organ(self, block: Block) -> None:
        self._end_lists()
        tag, name = ("formula", "enactingFormula") if self.is_preamble else ("container", "formula")
        element = etree.SubElement(
            self._outside_section(), A + tag, {"name": name, "eId": self.pen.ids.next(tag)}
        )
        p = etree.SubElement(element, A + "p", {inline.PRESERVE: "preserve"})
        self.last = self.pen.fill(p, block)

    def _outside_section(self) -> Element:
        """The main body: containers, lists of blocks and tables cannot stand in a section."""
        self.holder = self.top
        return self.top

    def _preambular(self, block: Block) -> None:
        self._end_lists()
        if self._in_section():
            element = etree.SubElement(self.holder, A + "crossHeading", {"refersTo": "#preamble"})
            element.set("eId", self.pen.ids.next("preamble"))
            self.last = self.pen.fill(element, block)
            return
        attributes = {"name": opening_words(block), "eId": self.pen.ids.next("container")}
        self.last = self.pen.paragraph(etree.SubElement(self.holder, A + "container", attributes), block)

    def _item(self, block: Block) -> None:
        """An item of a list in the preamble: a ``blockList`` beside the container that introduces it."""
        while self.items and self.items[-1].level > block.level:
            self.items.pop()
        if not self.items or self.items[-1].level < block.level:
            parent = self.items[-1].element[-1] if self.items else self.holder
            name = (
                self.pen.ids.next("list")
                if not self.items
                else self.pen.ids.take(f"{self.items[-1].eid}__list_1")
            )
            self.items.append(
                _List(block.level, etree.SubElement(parent, A + "blockList", {"eId": name}), name)
            )
        here = self.items[-1]
        item = etree.SubElement(here.element, A + "item")
        name, stem = step(self.pen.numbers.label(block.id)), f"{here.eid}__item"
        item.set("eId", self.pen.ids.take(f"{stem}_{name}") if name else self.pen.ids.next(stem))
        self._number(item, block)
        self.last = self.pen.paragraph(item, block)

    def _quotation(self, blocks: Sequence[Block]) -> None:
        """A text quoted in the paragraph before it."""
        if self.last is None:
            self._end_lists()
            paragraph = etree.SubElement(self.holder, A + "p" if self.is_preamble else A + "paragraph")
            if not self.is_preamble:
                paragraph.set("eId", self.pen.ids.next("para"))
                paragraph = etree.SubElement(etree.SubElement(paragraph, A + "content",
                    {"eId": self.pen.ids.next("content")}), A + "p")  # fmt: skip
            self.last = paragraph
        element = etree.SubElement(self.last, A + "embeddedStructure")
        element.set("eId", self.pen.ids.next("embeddedStructure"))
        BodyWriter(self.pen, element, quoted=self.quoted + 1).write(blocks)

    def _table(self, blocks: Sequence[Block]) -> None:
        self._end_lists()
        container = etree.SubElement(self._outside_section(), A + "container", {"name": "table"})
        container.set("eId", self.pen.ids.next("container"))
        table = etree.SubElement(container, A + "table", {"eId": self.pen.ids.next("table")})
        for row in _rows(blocks):
            tr = etree.SubElement(table, A + "tr")
            for cell, holders in groupby(row, key=lambda b: b.cell):
                assert cell is not None
                td = _cell_element(tr, cell)
                for block in holders:
                    p = etree.SubElement(td, A + "p", {inline.PRESERVE: "preserve"})
                    self.pen.fill(p, block)
        self.last = None


def _is_below(following: Block | None, block: Block) -> bool:
    """Whether a list below the block begins with the next one."""
    if following is None:
        return False
    if following.kind is Kind.HEADING:
        return following.level >= DEEPEST_HEADING
    return following.kind is Kind.OPERATIVE and following.level > block.level


def _in_table(block: Block, first: Block) -> bool:
    return block.cell is not None and first.cell is not None and block.cell.table == first.cell.table


def _rows(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks of one table by row; rows that only cells from above reach are empty and count too."""
    expected = 0
    for row, found in groupby(blocks, key=lambda b: b.cell.row if b.cell else 0):
        while expected < row:
            expected += 1
        expected += 1
        yield list(found)


def _cell_element(tr: Element, cell: Cell) -> Element:
    td = etree.SubElement(tr, A + ("th" if cell.is_heading else "td"))
    if cell.columns > 1:
        td.set("colspan", str(cell.columns))
    if cell.rows > 1:
        td.set("rowspan", str(cell.rows))
    return td


def opening_words(block: Block) -> str:
    """The italic (Chinese: bold) words that open a paragraph, else its first word: ``container/@name``."""
    found = ""
    for run in block.inlines:
        if not isinstance(run, Text) or not run.style & (Style.ITALIC | Style.BOLD):
            if found or (isinstance(run, Text) and run.text.strip(' “«"')):
                break
            continue
        found += run.text
    found = found.strip(" ,;:،，\u200f\u200e")
    return found or next(iter(words(block).split()), "paragraph")
