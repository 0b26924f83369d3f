"""First page, running heads and feet. The masthead is a table in the head of the first page, as in official files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from engross.formats.docx.emblem import Emblem
from engross.formats.docx.layout import Layout
from engross.formats.docx.markup import Element, add, run, val, w
from engross.formats.docx.paragraphs import paragraph
from engross.formats.docx.runs import Runs, is_left_to_right, trimmed
from engross.model import masthead, plain
from engross.model.inlines import Footnote, Inline, Style, Text, footnotes, slice_of
from engross.model.nodes import Block, NodeId
from engross.model.numbering import Numbers

DISTRIBUTION = (masthead.DISTRIBUTION, masthead.ISSUED, masthead.LANGUAGE, masthead.ORIGINAL_LANGUAGE)
IN_HEAD = (masthead.PUBLISHER, masthead.SYMBOL, masthead.ORGAN, *DISTRIBUTION)
"""The data that stand in the head of the first page; the other lines of the masthead are in the text."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """The lines of one first page, by the datum that each states."""

    lines: dict[str, list[Block]]

    @property
    def ids(self) -> frozenset[NodeId]:
        return frozenset(block.id for blocks in self.lines.values() for block in blocks)

    @property
    def notes(self) -> list[Footnote]:
        """The notes of its lines: a head cannot hold footnotes, so they stand in the foot of the first page."""
        return [n for blocks in self.lines.values() for b in blocks for _, n in footnotes(b.inlines)]

    @property
    def symbol(self) -> tuple[Inline, ...]:
        """The symbol's words without notes."""
        blocks = self.lines.get(masthead.SYMBOL, ())
        return tuple(i for b in blocks for i in trimmed(b.inlines) if isinstance(i, Text))


def masthead_of(blocks: Iterable[Block]) -> Masthead:
    """The lines that belong in the head of the first page."""
    lines: dict[str, list[Block]] = {}
    for block in blocks:
        fields = {f.name for i in block.inlines if isinstance(i, Text) for f in i.fields}
        name = next((name for name in IN_HEAD if name in fields), None)
        if name is not None:
            lines.setdefault(name, []).append(block)
    return Masthead(lines)


@dataclass(frozen=True, slots=True)
class Heads:
    """Writes the heads and feet of a section."""

    layout: Layout
    numbers: Numbers
    runs: Runs
    masthead: Masthead
    job_number: str
    emblem: Emblem | None

    def first_head(self) -> Element:
        """The head of the first page: two rows, the second with the emblem's place at its side."""
        if not self.masthead.lines:
            return w("hdr", paragraph(self.layout, "Header"))
        columns, rows = self.layout.first_page["columns"], self.layout.first_page["rows"]
        upper, lower = self.layout.first_page["rules"]
        publisher = self._lines(masthead.PUBLISHER, "Publisher")
        row_1 = (
            _cell(columns[0], [self._empty()], bottom=upper, align="bottom"),
            _cell(sum(columns[1:4]), publisher, 3, bottom=upper, align="bottom"),
            _cell(sum(columns[4:]), [self._symbol()], 2, bottom=upper, align="bottom"),
        )
        picture = self.emblem.paragraph(self.layout) if self.emblem else self._empty()
        row_2 = (
            _cell(columns[0], [picture], bottom=lower),
            _cell(sum(columns[1:4]), self._lines(masthead.ORGAN, "XLarge"), 3, bottom=lower),
            _cell(columns[4], [self._empty()], bottom=lower),
            _cell(columns[5], list(self._distribution()), bottom=lower),
        )
        made = _table(self.layout, columns, [(rows[0], row_1), (rows[1], row_2)])
        return w("hdr", made, paragraph(self.layout, "Header"))

    def first_foot(self) -> Element:
        """The notes of the masthead, and the job number."""
        foot = w("ftr")
        for note in self.masthead.notes:
            for index, block in enumerate(note.blocks):
                made = paragraph(self.layout, "FirstPageNote")
                start = f"\t{self.numbers.mark(note.id)}\t" if index == 0 else "\t\t"
                foot.append(add(made, [run(start), *self.runs.of(trimmed(block.inlines))]))
        last = paragraph(self.layout, "ReleaseDate", is_latin=True)
        return add(foot, (add(last, [run(self.job_number)] if self.job_number else []),))

    def head(self, *, is_even: bool) -> Element:
        """A running head: the symbol at the outer side."""
        align = None if is_even else "right"
        row, rule, after = (self.layout.running_head[name] for name in ("row", "rule", "after"))
        space = after if row else None
        words = paragraph(self.layout, "Header", after=space, align=align, is_latin=True)
        add(words, self.runs.of(self.masthead.symbol))
        if not row:
            return w("hdr", _ruled(words, rule, after))
        half = self.layout.text_width // 2
        cells = [[self._empty()], [words]]
        if is_even:
            cells.reverse()
        both = tuple(_cell(half, content, bottom=rule, align="bottom") for content in cells)
        made = _table(self.layout, [half, half], [(row, both)])
        return w("hdr", made, paragraph(self.layout, "Header"))

    def foot(self, *, is_even: bool) -> Element:
        """A running foot: the page number at the outer side, the job number at the other."""
        page = paragraph(self.layout, "Footer", align=None if is_even else "right", is_latin=True)
        add(page, _page_number(has_count=self.layout.has_page_count))
        job = paragraph(self.layout, "JobNumber", align="right" if is_even else None, is_latin=True)
        number = self.job_number.split(" ")[0]
        add(job, [run(number)] if number else [])
        half = self.layout.text_width // 2
        row = tuple(_cell(half, [one]) for one in ((page, job) if is_even else (job, page)))
        return w("ftr", _table(self.layout, [half, half], [(0, row)]), paragraph(self.layout, "Footer"))

    def _empty(self) -> Element:
        return paragraph(self.layout, "Header")

    def _lines(self, name: str, style: str) -> list[Element]:
        lines = [self._line(block, style) for block in self.masthead.lines.get(name, [])]
        return lines or [self._empty()]

    def _distribution(self) -> Iterator[Element]:
        """Distribution and date, then the languages after an empty line."""
        style = "Distribution"
        for name in DISTRIBUTION:
            blocks = self.masthead.lines.get(name, [])
            if blocks and name in DISTRIBUTION[2:]:
                yield paragraph(self.layout, style)
            for block in blocks:
                yield self._line(block, style)
                style = "Publication"
        if not any(name in self.masthead.lines for name in DISTRIBUTION):
            yield self._empty()

    def _symbol(self) -> Element:
        """The symbol, its first letter large; one that goes and the one that comes for it share the paragraph's end."""
        made = paragraph(self.layout, "Symbol", align="right", is_latin=True)
        lines = self.masthead.lines.get(masthead.SYMBOL, ())
        for block in lines:
            words = tuple(self._without_notes(trimmed(block.inlines)))
            first = words[0] if words else None
            if isinstance(first, Text):
                add(made, self.runs.styled(replace(first, text=first.text[:1]), "SymbolLetter"))
                words = slice_of(words, 1)
            add(made, self.runs.of(words))
        return self._end(made, lines[0]) if len(lines) == 1 else made

    def _line(self, block: Block, style: str) -> Element:
        is_latin = is_left_to_right(plain.text(block))
        made = paragraph(self.layout, style, is_latin=is_latin)
        add(made, self.runs.of(self._without_notes(trimmed(block.inlines))))
        return self._end(made, block)

    def _end(self, made: Element, block: Block) -> Element:
        """The paragraph with what is tracked about its end."""
        return self.runs.revisions.end(made, block) if self.runs.revisions else made

    def _without_notes(self, inlines: Iterable[Inline]) -> Iterator[Inline]:
        """Footnote indicators as plain raised marks."""
        for inline in inlines:
            if isinstance(inline, Footnote):
                yield Text(self.numbers.mark(inline.id), Style.SUPERSCRIPT, marks=inline.marks)
            else:
                yield inline


def _page_number(*, has_count: bool) -> Iterator[Element]:
    yield w("fldSimple", w("r", w("t")), instr=" PAGE ")
    if has_count:
        yield run("/")
        yield w("fldSimple", w("r", w("t")), instr=" NUMPAGES ")


def _ruled(words: Element, size: int, after: int) -> Element:
    """The paragraph with a rule some twips below it."""
    border = w("pBdr", w("bottom", val="single", sz=size, space=after // 20, color="auto"))
    words[0].insert(1, border)
    return words


def _cell(
    width: int,
    content: list[Element],
    columns: int = 1,
    *,
    bottom: int = 0,
    align: str | None = None,
) -> Element:
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        val("gridSpan", columns) if columns > 1 else None,
        w("tcBorders", w("bottom", val="single", sz=bottom, space=0, color="auto")) if bottom else None,
        val("vAlign", align),
    )
    return w("tc", properties, *content)


def _table(layout: Layout, columns: list[int], rows: list[tuple[int, tuple[Element, ...]]]) -> Element:
    """A table without cell margins; rows with their exact height (0: as high as need be)."""
    properties = w(
        "tblPr",
        w("bidiVisual") if layout.script.is_right_to_left else None,
        w("tblW", w=sum(columns), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa")),
    )
    made = w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in columns)))
    for height, cells in rows:
        exact = w("trPr", w("trHeight", val=height, hRule="exact")) if height else None
        made.append(w("tr", exact, *cells))
    return made
