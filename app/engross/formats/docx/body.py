"""The text of a document: each block a paragraph in the style of the official template, numbers and tabs typed.

Official files type numbers between tabs ("⇥1.⇥Decides …") and use no Word lists; the tab stops are in the styles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from engross.formats.docx import crossref
from engross.formats.docx.bookmarks import PartStart, part_bookmark
from engross.formats.docx.joints import joined
from engross.formats.docx.layout import Layout
from engross.formats.docx.markup import Element, add, qualified, run
from engross.formats.docx.paragraphs import begin_page, paragraph
from engross.formats.docx.revisions import Start
from engross.formats.docx.runs import NUMBER_STYLE, TYPED_NUMBER_STYLE, Runs, properties, trimmed
from engross.formats.docx.tables import table
from engross.model import masthead
from engross.model.inlines import Inline, Style, Text, length, plain, slice_of
from engross.model.nodes import Block, Form, Kind, NodeId, Part, PartKind
from engross.model.numbering import Numbers

VOTING = {masthead.VOTE, masthead.OUTCOME, masthead.QUANTITY, masthead.STATES}


class Body:
    """Writes blocks as the children of ``w:body``."""

    def __init__(
        self, layout: Layout, numbers: Numbers, runs: Runs, starts: dict[NodeId, Start] | None = None
    ) -> None:
        self.layout = layout
        self.numbers = numbers
        self.runs = runs
        self.starts = starts or {}
        """The labels that changes move, by paragraph."""
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
        inlines = trimmed(block.inlines)
        label = self.numbers.label(block.id)
        role = self.layout.roles
        match block.kind:
            case Kind.MASTHEAD:
                return self._line(self._masthead_style(block), joined(inlines))
            case Kind.TITLE:
                return self._title(inlines)
            case Kind.SECTION:
                return self._section(block, label, inlines)
            case Kind.HEADING:
                return self._line(self.layout.heading(block.level), inlines, label)
            case Kind.ORNAMENT:
                return self._plain(role["ornament"], inlines)
            case Kind.CLOSING:
                style = role["vote" if _fields(inlines) & VOTING else "closing"]
                return self._plain(style, joined(inlines))
            case _:
                return self._text(block, label, inlines)

    def _text(self, block: Block, label: str, inlines: tuple[Inline, ...]) -> Element:
        """A paragraph of the text: the first line begins a tab further; from the second list level on it hangs."""
        style, level = self.layout.roles["text"], block.level
        if level < 2:
            goes_on = block.kind is Kind.TEXT and level == 1
            made = paragraph(self.layout, style)
            start = f"\t{label}\t" if label else "" if goes_on else "\t"
        else:
            left = self.layout.step(level)
            hanging = left - self.layout.step(level - 1)
            made = paragraph(self.layout, style, left=left, hanging=hanging if label else 0)
            start = f"{label}\t" if label else ""
        has_number = bool(label) or block.kind is Kind.OPERATIVE
        number = _number_style(block) if has_number else ""
        tracked = self.starts.get(block.id)
        if tracked is None or self.runs.revisions is None:
            return self._filled(made, start, inlines, number)
        made.extend(self._tracked_label(tracked, number, level))
        return self._filled(made, "", inlines)

    def _tracked_label(self, start: Start, number: str, level: int) -> Iterator[Element]:
        """The label before a paragraph of the text, or the tab alone, where changes move labels."""
        assert self.runs.revisions is not None
        look = [properties(Style.PLAIN, number, self.layout.script) for _ in range(2)]
        tab = "\t" if level < 2 else ""
        texts = [f"{tab}{label}\t" if label else tab for label in (start.old, start.new)]
        yield from self.runs.revisions.label(start, run(texts[0], look[0]), run(texts[1], look[1]))

    def _line(self, style: str, inlines: Iterable[Inline], label: str = "", number: str = "") -> Element:
        """A heading or a line of the first page; where the style hangs, tabs lead over the place of the number."""
        made = paragraph(self.layout, style)
        start = f"\t{label}\t" if self._hangs(style) else f"{label} " if label else ""
        return self._filled(made, start, inlines, number)

    def _plain(self, style: str, inlines: Iterable[Inline]) -> Element:
        return self._filled(paragraph(self.layout, style), "", inlines)

    def _title(self, inlines: tuple[Inline, ...]) -> Element:
        """Number, tab and title; the letter of a text in a composite resolution is centred above its title."""
        size = _number_size(inlines)
        number, rest = plain(slice_of(inlines, 0, size)).strip(), trimmed(slice_of(inlines, size))
        if number and not any(character.isdigit() for character in number):
            made = paragraph(self.layout, self.layout.roles["part_title"])
            return self._filled(made, f"{number}\n" if rest else number, rest)
        return self._line(self.layout.roles["title"], rest, number)

    def _section(
        self,
        block: Block,
        label: str,
        inlines: tuple[Inline, ...],
    ) -> Element:
        """A bare number is centred above its title, one with a stop hangs at its side."""
        if label.isalnum() or not label:
            made = paragraph(self.layout, self.layout.roles["section"])
            start = f"{label}\n" if label and inlines else label
            return self._filled(made, start, inlines, _number_style(block))
        styles = self.layout.roles["numbered_section"]
        style = styles[min(block.level, len(styles) - 1)]
        return self._line(style, inlines, label, _number_style(block))

    def _cell(self, block: Block, align: str | None) -> Element:
        is_head = block.cell is not None and block.cell.is_heading
        style = self.layout.roles["head_cell" if is_head else "cell"]
        label = self.numbers.label(block.id)
        made = paragraph(self.layout, style, align=align)
        made = self._filled(made, f"{label} " if label else "", trimmed(block.inlines))
        return self.runs.revisions.finish(made, block) if self.runs.revisions else made

    def _filled(self, made: Element, start: str, inlines: Iterable[Inline], number: str = "") -> Element:
        """The paragraph with its words; ``start`` is what is typed before them, a label in the style ``number``."""
        if start:
            made.append(run(start, properties(Style.PLAIN, number, self.layout.script)))
        return add(made, self.runs.of(inlines))

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


def _number_size(inlines: Iterable[Inline]) -> int:
    """How many code points at the start state the number of a text."""
    size = 0
    for inline in inlines:
        if not (isinstance(inline, Text) and any(f.name == masthead.NUMBER for f in inline.fields)):
            break
        size += length(inline)
    return size
