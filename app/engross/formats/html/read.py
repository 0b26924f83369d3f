"""What is copied from a word processor or a browser, as paragraphs: HTML reduced to what a resolution knows.

Footnotes are told by their links: an indicator leads to a note, and the note leads back to it (Word, LibreOffice,
Google Docs, pandoc and most sites agree in this); or by raised figures that paragraphs at the end begin with. Nothing
is fetched, and what is longer than `LONGEST` is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree, html

from engross.formats.html.read_style import style_of
from engross.model.inlines import Footnote, Inline, LineBreak, Style, Text, normal, plain
from engross.model.nodes import Block, Cell, Kind

LONGEST = 8_000_000
"""Characters read of one clipboard."""

_UNSEEN = frozenset({"head", "style", "script", "title", "meta", "template", "noscript", "svg", "button"})
_PARAGRAPHS = (
    "p div li h1 h2 h3 h4 h5 h6 tr table ul ol blockquote section article header footer aside main dt dd dl pre center"
    " figure figcaption address body hr thead tbody tfoot caption"
)
_BREAKING = frozenset(_PARAGRAPHS.split())
_HEADINGS = {"h1": 0, "h2": 0, "h3": 1, "h4": 2, "h5": 2, "h6": 2}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MARK = re.compile(r"\[?(\d{1,3}|[*†‡§a-z])\]?")


@dataclass
class Paragraph:
    """A paragraph as it was read. ``list_level`` counts from 1 in lists; ``is_numbered`` where the list counts."""

    inlines: tuple[Inline, ...]
    heading: int | None = None
    list_level: int = 0
    is_numbered: bool = False
    cell: Cell | None = None
    number: str = ""
    """What the word processor printed in front of it."""


def read(source: str) -> list[Paragraph]:
    """The paragraphs of a piece of HTML, with their footnotes where they stand; none for what is no HTML."""
    source = source[:LONGEST].replace("\x00", "")
    if not source.strip():
        return []
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    notes = _notes(root)
    reader = _Reader(notes)
    reader.walk(root)
    reader.end()
    return _with_raised_notes(reader.found)


# footnotes by their links


@dataclass
class _Notes:
    """Indicators, the elements that hold notes, and the links back, by element."""

    bodies: dict[html.HtmlElement, html.HtmlElement] = field(default_factory=dict)
    """The element of a note's words by the link that indicates it."""
    backs: set[html.HtmlElement] = field(default_factory=set)

    @property
    def holders(self) -> set[html.HtmlElement]:
        return set(self.bodies.values())


def _notes(root: html.HtmlElement) -> _Notes:
    links = [
        a for a in root.iter("a") if (a.get("href") or "").startswith("#") and len(a.get("href") or "") > 1
    ]
    if not links:
        return _Notes()
    named: dict[str, html.HtmlElement] = {}
    order: dict[html.HtmlElement, int] = {}
    for number, element in enumerate(root.iter(etree.Element)):
        order[element] = number
        for name in (element.get("id"), element.get("name")):
            if name:
                named.setdefault(name, element)
    found = _Notes()
    taken: set[html.HtmlElement] = set()
    for link in links:
        target = named.get((link.get("href") or "")[1:])
        if target is None or link in found.backs or order[target] <= order[link]:
            continue
        own = _names_of(link)
        back = next((a for a in _links_near(target) if (a.get("href") or "")[1:] in own), None)
        if back is not None:
            body = _body_of(back, links)
            if body not in taken:
                taken.add(body)
                found.bodies[link] = body
                found.backs.add(back)
    return found


def _names_of(link: html.HtmlElement) -> set[str]:
    """Names by which a note may lead back to its indicator: those of the link, of what is in it and close around it."""
    around = [link, *link.iter(etree.Element)]
    parent = link.getparent()
    if parent is not None and parent.tag in ("sup", "span"):
        around.append(parent)
    return {name for e in around for name in (e.get("id"), e.get("name")) if name}


def _links_near(target: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The links in the note that the target begins or holds."""
    yield from target.iter("a")
    for parent in target.iterancestors():
        if parent.tag in ("p", "li", "div", "aside", "td", "dd"):
            yield from parent.iter("a")
            return


def _body_of(back: html.HtmlElement, links: list[html.HtmlElement]) -> html.HtmlElement:
    """The largest element around a link back that holds no other note."""
    inner = set(links)
    body = back
    for parent in back.iterancestors():
        if parent.tag in ("body", "html", "ol", "ul", "table", "tr"):
            break
        if sum(1 for a in parent.iter("a") if a in inner) > 1:
            break
        body = parent
    return body


# paragraphs


class _Reader:
    """Goes through the elements and collects paragraphs; unknown elements are looked through."""

    def __init__(self, notes: _Notes) -> None:
        self.found: list[Paragraph] = []
        self._notes, self._holders = notes, notes.holders
        self._row: list[Inline] = []
        self._look = Paragraph(())
        self._lists: list[str] = []
        self._tables = 0

    def walk(self, element: html.HtmlElement, style: Style = Style.PLAIN, link: str = "") -> None:
        """Read an element and what is in it."""
        if not isinstance(element.tag, str) or element.tag in _UNSEEN or element in self._holders:
            return
        if element in self._notes.bodies:
            self._row.append(self._note(self._notes.bodies[element]))
            return
        if element.tag == "br":
            self._row.append(LineBreak())
            return
        if element.tag == "table" and _is_table(element):
            self.end()
            self._table(element)
            return
        own = style_of(element, style)
        if own is None or element in self._notes.backs:
            return
        if element.tag == "a" and (element.get("href") or "").startswith(("http://", "https://")):
            link = element.get("href") or ""
        self._enter(element)
        self._text(element.text, own, link)
        for child in element:
            self.walk(child, own, link)
            self._text(child.tail, own, link)
        self._leave(element)

    def _enter(self, element: html.HtmlElement) -> None:
        if element.tag in _BREAKING:
            self.end()
        if element.tag in ("ul", "ol"):
            self._lists.append(element.tag)
        elif element.tag == "li" and self._lists:
            self._look = Paragraph((), list_level=len(self._lists), is_numbered=self._lists[-1] == "ol")
        elif element.tag in _HEADINGS:
            self._look = Paragraph((), heading=_HEADINGS[element.tag])
        if found := re.search(r"mso-list:\s*\S+ level(\d)", element.get("style") or ""):
            self._look = Paragraph((), list_level=int(found[1]))

    def _leave(self, element: html.HtmlElement) -> None:
        if element.tag in _BREAKING:
            self.end()
        if element.tag in ("ul", "ol"):
            self._lists.pop()

    def _text(self, words: str | None, style: Style, link: str) -> None:
        words = _SPACE.sub(" ", words or "")
        if words and (self._row or words != " "):
            self._row.append(Text(words, style, link))

    def end(self) -> None:
        """What was read so far is a paragraph."""
        if row := trimmed(self._row):
            self.found.append(replace(self._look, inlines=row))
            self._look = Paragraph((), list_level=0)
        self._row = []

    def _note(self, body: html.HtmlElement) -> Footnote:
        inner = _Reader(_Notes(backs=self._notes.backs))
        inner.walk(body)
        inner.end()
        blocks = [Block(0, Kind.NOTE, _without_mark(p.inlines)) for p in inner.found]
        return Footnote(0, tuple(blocks) or (Block(0, Kind.NOTE),))

    def _table(self, element: html.HtmlElement) -> None:
        self._tables += 1
        taken: set[tuple[int, int]] = set()
        for row, line in enumerate(e for e in element.iter("tr") if _owner(e) is element):
            column = 0
            for cell in line.iterchildren("td", "th"):
                while (row, column) in taken:
                    column += 1
                rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
                taken |= {(row + r, column + c) for r in range(rows) for c in range(columns)}
                place = Cell(self._tables, row, column, rows, columns, cell.tag == "th")
                self._cell(cell, place)
                column += columns

    def _cell(self, element: html.HtmlElement, place: Cell) -> None:
        inner = _Reader(self._notes)
        inner.walk(element)
        inner.end()
        said = inner.found or [Paragraph(())]
        self.found += [Paragraph(p.inlines, cell=place) for p in said]


def _is_table(element: html.HtmlElement) -> bool:
    """Whether this is a table of its own and not one that arranges a page."""
    rows = [row for row in element.iter("tr") if _owner(row) is element]
    is_nested = any(inner is not element for inner in element.iter("table"))
    return not is_nested and any(len(row) > 1 for row in rows)


def _owner(row: html.HtmlElement) -> html.HtmlElement | None:
    return next(row.iterancestors("table"), None)


def _span(cell: html.HtmlElement, name: str) -> int:
    words = (cell.get(name) or "1").strip()
    return min(max(int(words), 1), 100) if words.isdecimal() and len(words) < 4 else 1


def trimmed(row: list[Inline]) -> tuple[Inline, ...]:
    """The inlines without white space at both ends, and one space where there were several."""
    out = list(normal(row))
    while out and (
        isinstance(out[0], LineBreak) or (isinstance(out[0], Text) and not out[0].text.strip(" \u00a0\t"))
    ):
        out.pop(0)
    while out and (
        isinstance(out[-1], LineBreak) or (isinstance(out[-1], Text) and not out[-1].text.strip(" \u00a0"))
    ):
        out.pop()
    if out and isinstance(out[0], Text):
        out[0] = replace(out[0], text=out[0].text.lstrip(" \u00a0\t"))
    if out and isinstance(out[-1], Text):
        out[-1] = replace(out[-1], text=out[-1].text.rstrip(" \u00a0\t"))
    return normal(_one_space(before, here) for before, here in zip((None, *out), out, strict=False))


def _one_space(before: Inline | None, here: Inline) -> Inline:
    """The inline without the space that the one before it ends with."""
    if isinstance(before, Text) and isinstance(here, Text) and before.text.endswith(" "):
        return replace(here, text=here.text.lstrip(" "))
    return here


def _without_mark(row: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A note's words without the number that it begins with."""
    out = list(row)
    if (
        out
        and isinstance(out[0], Text)
        and out[0].style & Style.SUPERSCRIPT
        and _MARK.fullmatch(out[0].text.strip())
    ):
        out.pop(0)
    return trimmed(out)


# footnotes by raised figures


def _with_raised_notes(found: list[Paragraph]) -> list[Paragraph]:
    """Paragraphs at the end that begin with a raised figure become the footnotes of that figure in the text."""
    first = len(found)
    while first and _raised(found[first - 1].inlines[:1]):
        first -= 1
    notes = {_raised(p.inlines[:1]): p for p in found[first:]}
    if not notes or not first:
        return found
    used: set[str] = set()
    kept = [replace(p, inlines=_noted(p.inlines, notes, used)) for p in found[:first]]
    return kept + [p for p in found[first:] if _raised(p.inlines[:1]) not in used]


def _raised(inlines: tuple[Inline, ...]) -> str:
    """The raised mark that these inlines begin with, or ""."""
    if inlines and isinstance(inlines[0], Text) and inlines[0].style & Style.SUPERSCRIPT:
        mark = _MARK.fullmatch(inlines[0].text.strip())
        return mark[1] if mark else ""
    return ""


def _noted(row: tuple[Inline, ...], notes: dict[str, Paragraph], used: set[str]) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for inline in row:
        mark = _raised((inline,))
        if mark in notes and mark not in used:
            used.add(mark)
            out.append(Footnote(0, (Block(0, Kind.NOTE, _without_mark(notes[mark].inlines)),)))
        else:
            out.append(inline)
    return normal(out)


def words_of(paragraphs: list[Paragraph]) -> str:
    """The bare text, a line a paragraph."""
    return "\n".join(plain(p.inlines) for p in paragraphs)
