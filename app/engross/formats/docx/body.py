"""The text of a document: each block a paragraph in the style of the official template, numbers and tabs typed.

Official files type numbers between tabs ("⇥1.⇥Decides …") and use no Word lists; the tab stops are in the styles.
Offices that want numbers which Word keeps alive have them as lists (`lists`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from engross.formats.docx import crossref
from engross.formats.docx.bookmarks import PartStart, part_bookmark
from engross.formats.docx.joints import joined
from engross.formats.docx.layout import Layout
from engross.formats.docx.lists import Lists
from engross.formats.docx.markup import Element, add, qualified, run
from engross.formats.docx.paragraphs import begin_page, paragraph
from engross.formats.docx.revisions import Start, as_it_was, is_tracked
from engross.formats.docx.runs import NUMBER_STYLE, TYPED_NUMBER_STYLE, Runs, properties, trimmed
from engross.formats.docx.tables import table
from engross.model import masthead
from engross.model.inlines import Inline, Style, Text, length, plain, slice_of
from engross.model.nodes import Block, Form, Kind, NodeId, Part, PartKind
from engross.model.numbering import Numbers

VOTING = {masthead.VOTE, masthead.OUTCOME, masthead.QUANTITY, masthead.STATES}


@dataclass(frozen=True, slots=True)
class Opening:
    """How a paragraph begins: its style, what is typed before its words in the style ``number``, its indents."""

    style: str
    start: str = ""
    number: str = ""
    left: int | None = None
    hanging: int = 0


class Body:
    """Writes blocks as the children of ``w:body``."""

    def __init__(
        self,
        layout: Layout,
        numbers: Numbers,
        runs: Runs,
        starts: dict[NodeId, Start] | None = None,
        lists: Lists | None = None,
    ) -> None:
        self.layout = layout
        self.numbers = numbers
        self.runs = runs
        self.starts = starts or {}
        """The labels that changes move, by paragraph."""
        self.lists = lists
        """Where Word numbers paragraphs itself; None where numbers are typed."""
        self._parts = 0
        self._opens: Form | None = None
        """The form of a text of which nothing was written yet."""

    def part(self, part: Part, left_out: frozenset[NodeId] = frozenset()) -> Iterator[Element]:
        """The paragraphs and tables of a part; those of the masthead that stand in the head are left out.

        An annex begins a page.
        """
        self._opens = self._opens if part.opens is None else part.opens
        blocks = [block for block in part.blocks if block.id not in left_out]
        if not blocks:
            return
        made = self._blocks(blocks)
        first = next(made)
        if part.kind is PartKind.ANNEX and blocks[0].cell is not None:
            yield begin_page(paragraph(self.layout, "Normal"))
        elif part.kind is PartKind.ANNEX:
            begin_page(first)
        yield from self._with_bookmark(first, part.kind)
        yield from made

    def _with_bookmark(self, first: Element, kind: PartKind) -> Iterator[Element]:
        """The first paragraph or table of a part, and where the part begins."""
        start, end = part_bookmark(self._parts, PartStart(kind, self._opens))
        self._parts += 1
        self._opens = None
        if first.tag == qualified("p"):
            first[1:1] = [start, end]
            yield first
        else:
            yield from (start, end, first)

    def _blocks(self, blocks: list[Block]) -> Iterator[Element]:
        for of_table, run_of_blocks in groupby(blocks, key=lambda b: b.cell.table if b.cell else None):
            if of_table is None:
                yield from (self._finished(self.block(block), block) for block in run_of_blocks)
            else:
                yield table(list(run_of_blocks), self.layout, self._cell)
                yield paragraph(self.layout, "Normal")

    def _finished(self, made: Element, block: Block) -> Element:
        """The paragraph, with a bookmark where a live reference leads to it, and what is tracked about it."""
        if self.runs.revisions:
            self.runs.revisions.finish(made, block)
        return crossref.marked(made, block.id) if block.id in self.runs.named else made

    def block(self, block: Block) -> Element:
        """One paragraph."""
        start = self.starts.get(block.id)
        goes_on, is_joined = start is not None and is_tracked(start.before), is_tracked(block.marks)
        inlines = trimmed(block.inlines, at_start=not goes_on, at_end=not is_joined)
        if start is None or self.runs.revisions is None:
            counted = self._counted(block)
            made = self._begun(block) if counted is None else counted
        else:
            made = self._tracked(block, start)
        match block.kind:
            case Kind.MASTHEAD:
                return add(made, self.runs.of(joined(inlines)))
            case Kind.CLOSING:
                return add(made, self.runs.of(joined(inlines)))
            case Kind.TITLE:
                return add(made, self._title(inlines))
        return add(made, self.runs.of(inlines))

    def _counted(self, block: Block) -> Element | None:
        """The paragraph without its words, with a number that Word counts; None where none is or it is typed."""
        number = self.lists.properties(block, self.numbers.label(block.id)) if self.lists else None
        if number is None:
            return None
        made = paragraph(self.layout, self.layout.roles["text"])
        made[0].insert(1, number)
        return made

    def _begun(self, block: Block) -> Element:
        """The paragraph without its words, with what is typed before them."""
        opening = self._opening(block, self.numbers.label(block.id))
        return add(self._empty(opening), self._start(opening))

    def _tracked(self, block: Block, start: Start) -> Element:
        """The paragraph without its words, where changes move labels and reshape paragraphs."""
        assert self.runs.revisions is not None
        opening = self._opening(block, self.numbers.label(block.id))
        made = self._empty(opening)
        old, new = self._opening(*start.old), self._opening(*start.new)
        is_same = (old.start, old.number) == (new.start, new.number)
        add(made, self.runs.revisions.label(start, self._start(old), self._start(new), is_same=is_same))
        before = self._empty(self._opening(as_it_was(block), start.old[1]))
        self.runs.revisions.reshaped(made, block, before)
        return made

    def _empty(self, opening: Opening) -> Element:
        return paragraph(self.layout, opening.style, left=opening.left, hanging=opening.hanging)

    def _start(self, opening: Opening) -> list[Element]:
        if not opening.start:
            return []
        return [run(opening.start, properties(Style.PLAIN, opening.number, self.layout.script))]

    def _opening(self, block: Block, label: str) -> Opening:
        """The style of a paragraph, where it stands, and what is typed before its words."""
        role = self.layout.roles
        match block.kind:
            case Kind.MASTHEAD:
                return self._line(self._masthead_style(block), "")
            case Kind.TITLE:
                return Opening(role["part_title" if _is_letter(block.inlines) else "title"])
            case Kind.SECTION:
                return self._section(block, label)
            case Kind.HEADING:
                return self._line(self.layout.heading(block.level), label)
            case Kind.ORNAMENT:
                return Opening(role["ornament"])
            case Kind.CLOSING:
                return Opening(role["vote" if _fields(block.inlines) & VOTING else "closing"])
            case _:
                return self._text(block, label)

    def _text(self, block: Block, label: str) -> Opening:
        """A paragraph of the text: the first line begins a tab further; from the second list level on it hangs."""
        style, level = self.layout.roles["text"], block.level
        number = _number_style(block) if label or block.kind is Kind.OPERATIVE else ""
        if level < 2:
            goes_on = block.kind is Kind.TEXT and level == 1
            return Opening(style, f"\t{label}\t" if label else "" if goes_on else "\t", number)
        left = self.layout.step(level)
        hanging = left - self.layout.step(level - 1)
        return Opening(style, f"{label}\t" if label else "", number, left, hanging if label else 0)

    def _line(self, style: str, label: str, number: str = "") -> Opening:
        """A heading; where the style hangs, tabs lead over the place of the number."""
        start = f"\t{label}\t" if self._hangs(style) else f"{label} " if label else ""
        return Opening(style, start, number)

    def _title(self, inlines: tuple[Inline, ...]) -> Iterator[Element]:
        """Number, tab and title; the letter of a text in a composite resolution is centred above its title."""
        size = _number_size(inlines)
        number, rest = trimmed(slice_of(inlines, 0, size)), trimmed(slice_of(inlines, size))
        if _is_letter(inlines):
            yield from self.runs.of(number)
            if rest:
                yield run("\n")
        elif self._hangs(self.layout.roles["title"]):
            yield run("\t")
            yield from self.runs.of(number)
            yield run("\t")
        elif number:
            yield from self.runs.of(number)
            yield run(" ")
        yield from self.runs.of(rest)

    def _section(self, block: Block, label: str) -> Opening:
        """A bare number is centred above its title, one with a stop hangs at its side."""
        number = _number_style(block)
        if label.isalnum() or not label:
            start = f"{label}\n" if label and trimmed(block.inlines) else label
            return Opening(self.layout.roles["section"], start, number)
        styles = self.layout.roles["numbered_section"]
        return self._line(styles[min(block.level, len(styles) - 1)], label, number)

    def _cell(self, block: Block, align: str | None) -> Element:
        is_head = block.cell is not None and block.cell.is_heading
        style = self.layout.roles["head_cell" if is_head else "cell"]
        label = self.numbers.label(block.id)
        made = paragraph(self.layout, style, align=align)
        add(made, self._start(Opening(style, f"{label} " if label else "")))
        add(made, self.runs.of(trimmed(block.inlines)))
        return self.runs.revisions.finish(made, block) if self.runs.revisions else made

    def _masthead_style(self, block: Block) -> str:
        roles = self.layout.roles
        names = [f.name for i in block.inlines if isinstance(i, Text) for f in i.fields]
        return str(next((roles[name] for name in names if name in roles), roles["masthead"]))

    def _hangs(self, style: str) -> bool:
        spec = self.layout.styles[style]
        if "hanging" in spec or "base" not in spec:
            return bool(spec.get("hanging"))
        return self._hangs(spec["base"])


def _number_style(block: Block) -> str:
    """The character style of a label: one that the file of record types in the text is told apart."""
    return TYPED_NUMBER_STYLE if block.number_in_text else NUMBER_STYLE


def _fields(inlines: Iterable[Inline]) -> set[str]:
    return {f.name for i in inlines if isinstance(i, Text) for f in i.fields}


def _is_letter(inlines: Iterable[Inline]) -> bool:
    """Whether the number of a text is a letter."""
    row = tuple(inlines)
    number = plain(slice_of(row, 0, _number_size(row))).strip()
    return bool(number) and not any(character.isdigit() for character in number)


def _number_size(inlines: Iterable[Inline]) -> int:
    """How many code points at the start state the number of a text."""
    size = 0
    for inline in inlines:
        if not (isinstance(inline, Text) and any(f.name == masthead.NUMBER for f in inline.fields)):
            break
        size += length(inline)
    return size
