"""A document as one web page that needs nothing else: structure for screen readers, footnotes linked both ways.

Roles are those of the Digital Publishing module of WAI-ARIA 1.0; looks are in ``resources/styles/web.css``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from engross import resources
from engross.formats import grid
from engross.formats.format import Written
from engross.formats.grid import Grid, Place
from engross.formats.joints import printed
from engross.model import masthead, numbering, outline, plain, references, states, walk
from engross.model.inlines import Footnote, Inline, LineBreak, Style, Text, footnotes
from engross.model.nodes import Block, Document, Kind, NodeId, Part, PartKind

RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
SAFE_LINKS = ("http:", "https:", "mailto:", "#")
_TAGS = (
    (Style.ITALIC, "i"),
    (Style.BOLD, "b"),
    (Style.UNDERLINE, "u"),
    (Style.SUPERSCRIPT, "sup"),
    (Style.SUBSCRIPT, "sub"),
)
_HEADINGS = {Kind.TITLE: 1, Kind.SECTION: 2, Kind.HEADING: 3}


def write(document: Document) -> Written:
    """The document as a page in UTF-8, tracked changes accepted, and what it cannot show."""
    document = states.accepted(document)
    return Written(Page(document).text().encode(), tuple(losses(document)))


class Page:
    """Writes one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.numbers = numbering.of(document)
        self.language = document.metadata.language or "en"
        said = resources.toml("styles/web.toml")
        self.said: dict[str, str] = said.get(self.language, said["en"])
        """What those who listen are told."""
        self._depth = 0
        """The level of the last heading: readers who listen are never led over a level."""
        self._head: NodeId | None = None
        """The line that heads a text without a title."""

    def text(self) -> str:
        language = self.language
        side = ' dir="rtl"' if language in RIGHT_TO_LEFT else ""
        stated = (masthead.text_of(self.document, name) for name in (masthead.TITLE, masthead.SYMBOL))
        title = next(filter(None, stated), self.said["untitled"])
        style = resources.path("styles/web.css").read_text(encoding="utf-8")
        texts = "\n".join(self._scope(scope) for scope in outline.texts(self.document))
        return (
            f'<!DOCTYPE html>\n<html lang="{escape(language)}"{side}>\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n"
            f"<body>\n<main>\n{self.head()}{texts}\n</main>\n</body>\n</html>\n"
        )

    def head(self) -> str:
        """What stands above the text."""
        return ""

    def _scope(self, scope: outline.Scope) -> str:
        self._depth, self._head = 0, masthead.head_of(scope)
        parts = "\n".join(self._part(part) for part in scope.parts if part.blocks)
        notes = "\n".join(self._note(note) for block in scope.blocks for _, note in footnotes(block.inlines))
        name = escape(": ".join(filter(None, (self.said["notes"], _title(scope)))))
        end = f'\n<section role="doc-endnotes" aria-label="{name}" class="notes">\n{notes}\n</section>'
        end = end if notes else ""
        return f"<article>\n{parts}{end}\n</article>"

    def _part(self, part: Part) -> str:
        tag = "header" if part.kind in (PartKind.MASTHEAD, PartKind.PREFACE) else "section"
        role = ' role="doc-appendix"' if part.kind is PartKind.ANNEX else ""
        made = "\n".join(self._blocks(part.blocks))
        return f'<{tag} class="{part.kind.value}"{role}>\n{made}\n</{tag}>'

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for table, run in groupby(blocks, key=lambda b: b.cell.table if b.cell else None):
            if table is None:
                yield from (self.block(block) for block in run)
            else:
                yield self._table(grid.of(list(run)))

    def block(self, block: Block) -> str:
        """A paragraph outside tables."""
        label = self.numbers.label(block.id)
        number = f'<span class="label">{escape(label)}</span> ' if label else ""
        words = number + self.runs(printed(block))
        level = f" level-{block.level}" if block.level else ""
        quoted = " quoted" if block.quoted else ""
        tag = f"h{self._deeper(block)}" if block.kind in _HEADINGS else "p"
        more = _datum(block)
        if block.id == self._head:
            self._depth, more = 1, f'{more} role="heading" aria-level="1"'
        return f'<{tag} id="p{block.id}" class="{block.kind.value}{level}{quoted}"{more}>{words}</{tag}>'

    def _deeper(self, heading: Block) -> int:
        """The level of a heading, one below the last at most."""
        self._depth = min(_HEADINGS[heading.kind] + heading.level, self._depth + 1, 6)
        return self._depth

    def _table(self, made: Grid) -> str:
        heads = made.heading_rows
        rows = [self._row(made, row) for row in made.rows]
        above, body = "\n".join(rows[:heads]), "\n".join(rows[heads:])
        head = f"<thead>\n{above}\n</thead>\n" if heads else ""
        return f"<table>\n{head}<tbody>\n{body}\n</tbody>\n</table>"

    def _row(self, made: Grid, row: dict[int, Place]) -> str:
        cells = (self._cell(made, row[column]) for column in sorted(row) if not row[column].goes_on)
        return f"<tr>{''.join(cells)}</tr>"

    def _cell(self, made: Grid, place: Place) -> str:
        cell = place.cell
        spans = "".join(
            f' {name}="{count}"'
            for name, count in (("colspan", cell.columns), ("rowspan", cell.rows))
            if count > 1
        )
        is_heading = cell.is_heading and any(plain.words(block).strip() for block in place.blocks)
        tag = "th" if is_heading else "td"
        side = ' class="number"' if cell.columns == 1 and made.is_of_numbers(cell.column) else ""
        scope = f' scope="{"colgroup" if cell.columns > 1 else "col"}"' if is_heading else ""
        words = "".join(f"<p>{self.runs(block.inlines)}</p>" for block in place.blocks)
        return f"<{tag}{scope}{side}{spans}>{words}</{tag}>"

    def _note(self, note: Footnote) -> str:
        mark = escape(self.numbers.mark(note.id))
        name = escape(self.said["back"]).format(mark=mark)
        back = f'<a href="#ref{note.id}" role="doc-backlink" aria-label="{name}">{mark}</a>'
        first, *rest = [self.runs(block.inlines) for block in note.blocks] or [""]
        more = "".join(f"<p>{words}</p>" for words in rest)
        return f'<div id="note{note.id}" role="doc-footnote"><p><sup>{back}</sup> {first}</p>{more}</div>'

    def runs(self, inlines: Iterable[Inline]) -> str:
        """The words of a paragraph."""
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return _run(inline)
            case LineBreak():
                return "<br>"
            case Footnote():
                return self._reference(inline)

    def _reference(self, note: Footnote) -> str:
        mark = escape(self.numbers.mark(note.id))
        opening, closing = escape(note.brackets[:1]), escape(note.brackets[1:])
        name = escape(self.said["note"]).format(mark=mark)
        link = f'<a id="ref{note.id}" href="#note{note.id}" role="doc-noteref" aria-label="{name}">{mark}</a>'
        return f"<sup>{opening}{link}{closing}</sup>"


def _title(scope: outline.Scope) -> str:
    """The title of a text, which tells its notes from those of others."""
    said = (plain.words(block).strip() for block in scope.blocks if block.kind is Kind.TITLE)
    return next(filter(None, said), "")


def _names(block: Block) -> set[str]:
    return {f.name for i in block.inlines if isinstance(i, Text) for f in i.fields}


def _datum(block: Block) -> str:
    """What a line of the first page or of the end states, for its look."""
    if block.kind is Kind.CLOSING and _names(block) & masthead.VOTING:
        return ' data-field="vote"'
    name = next((f.name for i in block.inlines if isinstance(i, Text) for f in i.fields), "")
    return f' data-field="{escape(name)}"' if block.kind is Kind.MASTHEAD and name else ""


def _run(run: Text) -> str:
    words = escape(run.text, quote=False)
    for style, tag in _TAGS:
        if run.style & style:
            words = f"<{tag}>{words}</{tag}>"
    if run.style & Style.SMALL_CAPS:
        words = f'<span class="small-caps">{words}</span>'
    is_link = run.link.startswith(SAFE_LINKS) and not references.is_live(run)
    return f'<a href="{escape(run.link)}">{words}</a>' if is_link else words


def losses(document: Document) -> Iterator[str]:
    """What a page cannot show of the document."""
    runs = [i for b in walk.all_blocks(document) for i in b.inlines if isinstance(i, Text)]
    unsafe = sum(1 for run in runs if run.link and not run.link.startswith((*SAFE_LINKS, references.PREFIX)))
    if unsafe:
        yield f"Links that are no addresses of the web are written as plain words ({unsafe})."
