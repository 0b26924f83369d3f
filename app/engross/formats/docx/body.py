"""The text of a document: each block a paragraph in the style of the official template, numbers and tabs typed.

Official files type numbers between tabs ("⇥1.⇥Decides …") and use no Word lists; the tab stops are in the styles.
Offices that want numbers which Word keeps alive have them as lists (`lists`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from engross.formats.docx import crossref
from engross.formats.docx.bookmarks import PartStart, part_bookmark
from engross.formats.docx.layout import Layout
from engross.formats.docx.lists import Lists
from engross.formats.docx.looks import Lead, Look, look_of, title_pieces
from engross.formats.docx.markup import Element, add, qualified, run, w
from engross.formats.docx.paragraphs import begin_page, paragraph
from engross.formats.docx.revisions import Start, is_tracked
from engross.formats.docx.runs import NUMBER_STYLE, TYPED_NUMBER_STYLE, Runs, properties, trimmed
from engross.formats.docx.tables import table
from engross.formats.joints import joined
from engross.model import states
from engross.model.inlines import Inline, Style, Text
from engross.model.nodes import Block, Form, Kind, NodeId, Part, PartKind
from engross.model.numbering import Numbers


class Body:
    """Writes blocks as the children of ``w:body``."""

    def __init__(
        self,
        layout: Layout,
        numbers: Numbers,
        runs: Runs,
        starts: dict[NodeId, Start] | None = None,
        lists: Lists | None = None,
        kept: frozenset[NodeId] = frozenset(),
    ) -> None:
        self.layout = layout
        self.numbers = numbers
        self.runs = runs
        self.starts = starts or {}
        """The labels that changes move, by paragraph."""
        self.lists = lists
        """Where Word numbers paragraphs itself; None where numbers are typed."""
        self.kept = kept
        """The paragraphs whose last lines stay on the page of what follows."""
        self._parts = 0
        self._again: dict[NodeId, PartStart] = {}
        """The parts whose beginning is said once more, at a paragraph that is in both states."""
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
        begun = PartStart(part.kind, self._opens, self._parts)
        self._parts += 1
        self._opens = None
        steady = next((block.id for block in blocks if not is_tracked(block.marks)), 0)
        if self.starts and steady != blocks[0].id:
            self._again[steady] = begun
        yield from self._with_bookmark(first, begun)
        yield from made

    def _with_bookmark(self, first: Element, begun: PartStart) -> Iterator[Element]:
        """The first paragraph or table of a part, and where the part begins."""
        start, end = part_bookmark(begun)
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
                yield table(list(run_of_blocks), self.layout, self.cell)
                yield paragraph(self.layout, "Normal")

    def _finished(self, made: Element, block: Block) -> Element:
        """The paragraph, with a bookmark where a live reference leads to it, and what is tracked about it."""
        if block.id in self._again:
            made[1:1] = part_bookmark(self._again[block.id], again=True)
        if block.id in self.kept:
            made[0].insert(1, w("keepNext"))
        if self.runs.revisions:
            self.runs.revisions.finish(made, block)
        return crossref.marked(made, block.id) if block.id in self.runs.named else made

    def block(self, block: Block) -> Element:
        """One paragraph."""
        start = self.starts.get(block.id)
        goes_on = start is not None and start.goes_on
        inlines = trimmed(block.inlines, at_start=not goes_on, at_end=not is_tracked(block.marks))
        label = self.numbers.label(block.id)
        made = add(self._shaped(block, label, self._number(block)), self.typed(block))
        if start is not None:
            self._tracked(made, block, start)
        match block.kind:
            case Kind.MASTHEAD | Kind.CLOSING:
                return add(made, self.runs.of(joined(inlines)))
            case Kind.TITLE:
                return add(made, self._title(look_of(block, "", self.layout), inlines))
        return add(made, self.runs.of(inlines))

    def _number(self, block: Block) -> Element | None:
        """The number of a paragraph that Word counts; None where none is or it is typed."""
        return self.lists.of(block) if self.lists else None

    def _shaped(self, block: Block, label: str, number: Element | None) -> Element:
        """The paragraph with nothing but its look and the number that Word counts."""
        if number is None:
            return self._empty(block, label)
        made = paragraph(self.layout, self.layout.roles["text"])
        made[0].insert(1, number)
        return made

    def _tracked(self, made: Element, block: Block, start: Start) -> None:
        """Marks a paragraph as reshaped, or as one of another list."""
        revisions, lists = self.runs.revisions, self.lists
        if revisions is None:
            return
        old = lists.old(block.id) if lists else None
        before = self._shaped(states.as_it_was(block), start.old_label, old)
        if block.marks.reshaped is not None:
            revisions.reshaped(made, block, before)
        elif lists is not None and lists.is_renumbered(block):
            revisions.listed(made, before)

    def typed(self, block: Block) -> Iterator[Element]:
        """What is typed before the words of a paragraph, with what changes make of it."""
        start, revisions = self.starts.get(block.id), self.runs.revisions
        if start is None or revisions is None:
            if self._number(block) is None:
                yield from self._typed(block, self.numbers.label(block.id))
            return
        old, new = start.old, start.new
        if self.lists is not None:
            old = old if old and self.lists.old(old[0].id) is None else None
            new = new if new and self.lists.new(new[0].id) is None else None
        if old and new and self._before_words(*old) == self._before_words(*new):
            yield from self._typed(*new)
        else:
            yield from revisions.label(start, *(self._typed(*one) if one else [] for one in (old, new)))

    def _empty(self, block: Block, label: str, align: str | None = None) -> Element:
        """The paragraph with nothing but its look."""
        look, step = look_of(block, label, self.layout), self.layout.step
        if look.lead is not Lead.LISTED:
            return paragraph(self.layout, look.style, align=align)
        left = step(look.level)
        hanging = left - step(look.level - 1) if label else 0
        return paragraph(self.layout, look.style, left=left, hanging=hanging)

    def _typed(self, block: Block, label: str) -> list[Element]:
        """What is typed before the words of a paragraph."""
        words, style = self._before_words(block, label)
        return [run(words, properties(Style.PLAIN, style, self.layout.script))] if words else []

    def _before_words(self, block: Block, label: str) -> tuple[str, str]:
        """What is typed before the words, and in which character style; the number of a title is words of its own."""
        if block.kind is Kind.TITLE:
            return "", ""
        look = look_of(block, label, self.layout)
        before, behind = _signs(look, has_words=bool(trimmed(block.inlines)))
        return f"{before}{look.label}{behind}", _number_style(block, label)

    def _title(self, look: Look, inlines: tuple[Inline, ...]) -> Iterator[Element]:
        """The number of a text and its title, with what stands between them."""
        number, words = title_pieces(inlines)
        before, behind = _signs(look, has_words=bool(words))
        yield from (run(sign) for sign in before)
        yield from self.runs.of(number)
        last = number[-1] if number else None
        if (
            isinstance(last, Text) and last.marks.is_changed
        ):  # the number comes or goes with what stands behind it
            yield from self.runs.of((replace(last, text=behind),))
        else:
            yield from (run(sign) for sign in behind)
        yield from self.runs.of(words)

    def cell(self, block: Block, align: str | None) -> Element:
        """A paragraph of a table, aligned to a side or as its style has it."""
        label = self.numbers.label(block.id)
        made = add(self._empty(block, label, align), self._typed(block, label))
        add(made, self.runs.of(trimmed(block.inlines)))
        return self.runs.revisions.finish(made, block) if self.runs.revisions else made


def _signs(look: Look, *, has_words: bool) -> tuple[str, str]:
    """What is typed before a label and behind it."""
    has_label = bool(look.label)
    match look.lead:
        case Lead.HUNG:
            return "\t", "\t"
        case Lead.FIRST_LINE:
            return "\t", "\t" if has_label else ""
        case Lead.LISTED if has_label:
            return "", "\t"
        case Lead.ABOVE if has_label and has_words:
            return "", "\n"
        case Lead.BESIDE if has_label:
            return "", " "
    return "", ""


def _number_style(block: Block, label: str) -> str:
    """The character style of a label; one that the file of record types in the text is told apart."""
    is_number = (
        block.cell is None and block.kind is not Kind.HEADING and (label or block.kind is Kind.OPERATIVE)
    )
    return "" if not is_number else TYPED_NUMBER_STYLE if block.number_in_text else NUMBER_STYLE
