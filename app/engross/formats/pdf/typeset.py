"""From a document to the source of its pages, for the typesetter typst.

Paragraphs look as in Word files (`looks`), with the sizes of these (``docx.toml``); what makes a page of them are the
functions in ``resources/styles/pages.typ``. Words of the document are passed as strings, never as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from engross import resources
from engross.formats.docx.heads import DISTRIBUTION, Masthead, masthead_of
from engross.formats.docx.layout import Layout, layout_of
from engross.formats.docx.looks import Lead, Look, closings, look_of, title_pieces
from engross.formats.docx.runs import is_left_to_right, stretches, trimmed
from engross.formats.joints import joined
from engross.formats.pdf import sizes, tables
from engross.formats.pdf.sizes import string
from engross.model import masthead, numbering, outline, plain, states
from engross.model.inlines import Footnote, Inline, LineBreak, Style, Text, slice_of
from engross.model.nodes import Block, Document, Kind, NodeId, Part, PartKind

OF_TEXT = (Lead.FIRST_LINE, Lead.FLUSH, Lead.LISTED)
LEVELS = {Kind.TITLE: 1, Kind.SECTION: 2, Kind.HEADING: 2}
"""The level that readers who listen are told, of the kinds that are headings."""
_LOOKS = (
    (Style.BOLD, "bold"),
    (Style.ITALIC, "italic"),
    (Style.UNDERLINE, "underline"),
    (Style.SMALL_CAPS, "smallcaps"),
    (Style.SUPERSCRIPT, "super"),
    (Style.SUBSCRIPT, "sub"),
)


def source(
    document: Document, fonts: Iterable[str], *, emblem: str = "", loose: frozenset[NodeId] = frozenset()
) -> str:
    """The typst source of the document's pages, tracked changes accepted.

    ``fonts`` are families, the preferred first; ``emblem`` is the path of a picture as typst finds it, or empty;
    ``loose`` paragraphs may leave a single line on a page.
    """
    document = states.accepted(document)
    layout = layout_of(document.metadata)
    pages = resources.path("styles/pages.typ").read_text(encoding="utf-8")
    settings = sizes.settings(document, layout, fonts)
    text = _Pages(document, layout, emblem, loose).text()
    return "".join(
        (f"#let layout = {sizes.value(settings)}\n", pages, sizes.page(layout), *text, "#strays()\n")
    )


class _Pages:
    """Writes the text of one document."""

    def __init__(self, document: Document, layout: Layout, emblem: str, loose: frozenset[NodeId]) -> None:
        self.document, self.layout, self.emblem, self.loose = document, layout, emblem, loose
        self._paragraph_id: NodeId = 0
        self._depth = 0
        """The level of the last heading: readers who listen are never led over a level."""
        self._head: NodeId | None = None
        """The line that heads a text without a title."""
        self.numbers = numbering.of(document)
        self.closings = closings(document)
        self._closed = {block.id for lines in self.closings.values() for block in lines}

    def text(self) -> Iterator[str]:
        """The calls that make the pages, in order."""
        for index, scope in enumerate(outline.texts(self.document)):
            self._head = masthead.head_of(scope)
            of_head = (b for p in scope.parts if p.kind is PartKind.MASTHEAD for b in p.blocks)
            head = masthead_of(of_head)
            if head.lines:
                yield from self._first_page(head, begins_page=index > 0)
            elif index == 0:
                yield self._begin_text(head)
            for part in scope.parts:
                yield from self._part(part, head.ids)

    # the first page

    def _first_page(self, head: Masthead, *, begins_page: bool) -> Iterator[str]:
        if begins_page:
            yield "#pagebreak(weak: true)\n"
        yield self._begin_text(head)
        width = self.layout.emblem["width"] / 12700
        emblem = (
            f', emblem: image({string(self.emblem)}, alt: "Emblem", width: {width}pt)' if self.emblem else ""
        )
        parts = (
            self._lines(head, (masthead.PUBLISHER,), "Publisher"),
            self._symbol(head),
            self._lines(head, (masthead.ORGAN,), "XLarge"),
            self._distribution(head),
        )
        yield f"#first-page({', '.join(f'[{part}]' for part in parts)}{emblem})\n"

    def _begin_text(self, head: Masthead) -> str:
        """What running heads and feet say from here on; this page has none."""
        symbol = "".join(i.text for i in head.symbol if isinstance(i, Text))
        return f"#begin-text({string(symbol)}, {string(self.document.metadata.job_number)})\n"

    def _lines(self, head: Masthead, names: Iterable[str], style: str) -> str:
        blocks = [b for name in names for b in head.lines.get(name, ())]
        return "".join(self._first_page_line(block, style) for block in blocks)

    def _first_page_line(self, block: Block, style: str) -> str:
        is_latin = is_left_to_right(plain.text(block))
        return self._call(style, self._runs(trimmed(block.inlines)), id=block.id, inside=True, latin=is_latin)

    def _symbol(self, head: Masthead) -> str:
        made = []
        letter = self.layout.styles["SymbolLetter"]["size"] / sizes.style(self.layout, "Symbol")["size"]
        letter *= self.layout.script.size
        for block in head.lines.get(masthead.SYMBOL, ()):
            words = trimmed(block.inlines)
            large = self._runs(slice_of(words, 0, 1)), self._runs(slice_of(words, 1))
            body = f"#text(size: {letter}em)[{large[0]}]{large[1]}"
            made.append(self._call("Symbol", f"#text(dir: ltr)[{body}]", id=block.id, inside=True))
        return "".join(made)

    def _distribution(self, head: Masthead) -> str:
        """Distribution and date, then the languages after an empty line."""
        above = self._lines(head, DISTRIBUTION[:2], "Publication")
        below = self._lines(head, DISTRIBUTION[2:], "Publication")
        return f"#v(tw(240) + leading(styles.Publication)){above}#v(tw(240)){below}"

    # the text

    def _part(self, part: Part, left_out: frozenset[NodeId]) -> Iterator[str]:
        blocks = [block for block in part.blocks if block.id not in left_out]
        begins_page = part.kind is PartKind.ANNEX
        for table, run in groupby(blocks, key=lambda b: b.cell.table if b.cell else None):
            if begins_page:
                yield "#pagebreak(weak: true)\n"
                begins_page = False
            if table is not None:
                yield tables.table(list(run), self.layout, self._cell)
            else:
                yield from (self.block(block) + "\n" for block in run if block.id not in self._closed)

    def block(self, block: Block) -> str:
        """The call that makes one paragraph."""
        self._paragraph_id = block.id
        look = look_of(block, self.numbers.label(block.id), self.layout)
        inlines = trimmed(block.inlines)
        match block.kind:
            case Kind.MASTHEAD | Kind.CLOSING:
                return self._line(block, look, joined(inlines))
            case Kind.TITLE:
                return self._line(block, look, title_pieces(inlines)[1])
        if look.lead in OF_TEXT:
            return self._paragraph(block, look, inlines)
        return self._line(block, look, inlines)

    def _paragraph(self, block: Block, look: Look, inlines: tuple[Inline, ...]) -> str:
        """A paragraph of the text."""
        left = self._text_left(look)
        loose = ", loose: true" if block.id in self.loose else ""
        words = self._runs(inlines)
        lines = "".join(self.block(line) for line in self.closings.get(block.id, ()))
        closing = f", closing: [{lines}]" if lines else ""
        given = f"left: {left}, begin: {self._begin(look, left)}{loose}{closing}"
        return f"#text-paragraph({block.id}, {given})[{words}]\n"

    def _text_left(self, look: Look) -> int:
        """By how much the lines of a paragraph stand in from where the text stands."""
        return self.layout.step(look.level) - self.layout.step(0) if look.lead is Lead.LISTED else 0

    def _begin(self, look: Look, left: int) -> str:
        """The call that leads to the words of the first line."""
        base, label = self.layout.step(0), string(look.label)
        stops = f"styles.{look.style}.stops"
        match look.lead:
            case Lead.FIRST_LINE if look.label:
                return f"lead({label}, {base}, {stops})"
            case Lead.FIRST_LINE:
                return f"indent({base}, {stops})"
            case Lead.LISTED if look.label:
                number = self.layout.step(look.level - 1)
                return f"at({number - base}) + lead({label}, {number}, {stops}, tab: false, text-at: {base + left})"
            case Lead.LISTED:
                return f"at({left})"
        return "none"

    def _line(self, block: Block, look: Look, inlines: Iterable[Inline]) -> str:
        """A heading or another line that is no paragraph of the text."""
        body, begin, label = self._runs(inlines), None, string(look.label)
        match look.lead:
            case _ if not body:
                body = f"#{label}" if look.label else ""
            case Lead.HUNG:
                begin = self._hung(look)
            case Lead.ABOVE if look.label:
                body = f"#{label}#linebreak(){body}"
            case Lead.BESIDE if look.label:
                body = f"#{string(look.label + ' ')}{body}"
        level = 1 if block.id == self._head else LEVELS.get(block.kind)
        return self._call(look.style, body, id=block.id, begin=begin, level=level)

    def _hung(self, look: Look) -> str:
        """The call that leads over the place of the number, which ends at the right tab of the style."""
        spec = sizes.style(self.layout, look.style)
        ends = f", right: {spec['number_ends']}" if spec["number_ends"] else ""
        start = spec["left"] - spec["hanging"]
        return f"lead({string(look.label)}, {start}, (), text-at: {spec['left']}{ends})"

    def _cell(self, block: Block) -> str:
        look = look_of(block, self.numbers.label(block.id), self.layout)
        body = (f"#{string(look.label + ' ')}" if look.label else "") + self._runs(trimmed(block.inlines))
        return self._call(look.style, body, id=block.id, inside=True)

    def _call(
        self,
        style: str,
        body: str,
        *,
        begin: str | None = None,
        level: int | None = None,
        **given: int | None,
    ) -> str:
        if level is not None and body:
            self._depth = given["level"] = min(level, self._depth + 1)
        named = [f"{name}: {sizes.value(said)}" for name, said in given.items() if said is not None]
        if begin:
            named.append(f"begin: {begin}")
        return f"#paragraph({', '.join((string(style), *named))})[{body}]"

    # what stands inside a paragraph

    def _runs(self, inlines: Iterable[Inline]) -> str:
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return self._text(inline)
            case LineBreak():
                return "#linebreak()"
            case Footnote():
                return self._note(inline)

    def _text(self, run: Text) -> str:
        made = f"#{string(run.text)}"
        if self.layout.script.is_right_to_left:
            pieces = stretches(run.text)
            made = "".join(f"#latin({string(s)})" if is_latin else f"#{string(s)}" for s, is_latin in pieces)
        for style, function in _LOOKS:
            if run.style & style:
                made = f"#{function}[{made}]"
        is_address = run.link.startswith(("http:", "https:", "mailto:"))
        return f"#link({string(run.link)})[{made}]" if is_address else made

    def _note(self, note: Footnote) -> str:
        paragraphs = [self._runs(trimmed(block.inlines)) for block in note.blocks]
        marks = f"#mark({note.blocks[0].id})" if note.blocks else ""
        words = marks + "#next-in-note()".join(paragraphs)
        if self.layout.script.is_right_to_left and is_left_to_right(plain.note_text(note)):
            words = f"#latin-note[{words}]"
        mark = note.printed(self.numbers.mark(note.id))
        return f"#note({string(mark)}, {self._paragraph_id})[{words}]"
