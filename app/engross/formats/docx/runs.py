"""What stands inside a paragraph: runs with their look, links, footnote indicators."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, groupby
from unicodedata import bidirectional
from urllib.parse import quote

from engross.formats.docx import crossref
from engross.formats.docx.layout import Script
from engross.formats.docx.markup import RELATIONSHIP, Element, add, run, val, w
from engross.formats.docx.revisions import Revisions
from engross.model.inlines import Footnote, Inline, LineBreak, Style, Text, plain, slice_of
from engross.model.nodes import Block, NodeId
from engross.model.review import NO_MARKS

NOTE_STYLE = "FootnoteReference"
LINK_STYLE = "Hyperlink"
NUMBER_STYLE = "ParagraphNumber"
TYPED_NUMBER_STYLE = "TypedNumber"
SAFE = "!#$%&'()*+,/:;=?@[]~"
"""What an address may hold beside letters and digits; Word calls a file damaged that has other signs in one."""

WHITE = " \t\n"
_LATIN = re.compile(r"([A-Za-zÀ-ɏ](?:[A-Za-zÀ-ɏ0-9 .,/’'()&:–-]*[A-Za-zÀ-ɏ0-9])?)")


@dataclass(slots=True)
class Links:
    """The addresses that one part of the package points to, each with the id of its relationship."""

    ids: dict[str, str] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    """Ids of relationships that the part has already."""

    def id_of(self, address: str) -> str:
        """The id of an address, made where it is new."""
        target = quote(address.strip(), safe=SAFE)
        if target not in self.ids:
            names = (f"rIdLink{number}" for number in count(len(self.ids) + 1))
            self.ids[target] = next(name for name in names if name not in self.taken)
        return self.ids[target]


@dataclass(slots=True)
class Runs:
    """Writes the inlines of one part of the package. ``refer`` gives the runs of a footnote's indicator."""

    script: Script
    links: Links
    refer: Callable[[Footnote], Iterable[Element]]
    named: frozenset[NodeId] = frozenset()
    """The blocks and footnotes that live references lead to."""
    notes: frozenset[NodeId] = frozenset()
    """All footnotes of the document."""
    revisions: Revisions | None = None
    """What is tracked and commented."""
    is_note: bool = False
    """Whether this is a note or the head of a page, where comments and moves cannot be."""

    def of(self, inlines: Iterable[Inline]) -> Iterator[Element]:
        """The runs and hyperlinks of a row of inlines."""
        for link, group in groupby(inlines, key=_link):
            linked = list(group)
            runs = [made for inline in linked for made in self._reviewed(inline)]
            if crossref.is_live(linked[0]):
                yield from crossref.field(linked[0], runs, self.notes)
            elif link:
                hyperlink = add(w("hyperlink", history=1), runs)
                hyperlink.set(RELATIONSHIP, self.links.id_of(link))
                yield hyperlink
            else:
                yield from runs

    def text(self, words: str, style: Style = Style.PLAIN, character_style: str = "") -> Iterator[Element]:
        """Runs of one look: in right-to-left texts Latin stretches are runs of their own."""
        for stretch, is_latin in stretches(words) if self.script.is_right_to_left else ((words, True),):
            yield run(stretch, properties(style, character_style, self.script, is_latin=is_latin))

    def styled(self, inline: Text, character_style: str) -> Iterator[Element]:
        """The runs of a text in a character style, within what is tracked on it."""
        made = self.text(inline.text, inline.style, character_style)
        if self.revisions is None or inline.marks == NO_MARKS:
            return made
        return self.revisions.around(inline, made, is_note=self.is_note)

    def _reviewed(self, inline: Inline) -> Iterator[Element]:
        """The runs of an inline within what is tracked and commented on it."""
        is_bare = inline.marks == NO_MARKS and not isinstance(
            inline, Footnote
        )  # a note may have comments inside
        if self.revisions is None or is_bare:
            return self._inline(inline)
        return self.revisions.around(inline, self._inline(inline), is_note=self.is_note)

    def _inline(self, inline: Inline) -> Iterator[Element]:
        match inline:
            case Text():
                yield from self.text(
                    inline.text,
                    inline.style,
                    LINK_STYLE if inline.link and not crossref.is_live(inline) else "",
                )
            case LineBreak():
                yield w("r", w("br"))
            case Footnote():
                opening, closing = (inline.brackets[:1], inline.brackets[1:])
                if opening:
                    yield from self.text(opening, character_style=NOTE_STYLE)
                runs = self.refer(inline)
                yield from crossref.around(runs, inline.id) if inline.id in self.named else runs
                if closing:
                    yield from self.text(closing, character_style=NOTE_STYLE)


def stretches(words: str) -> Iterator[tuple[str, bool]]:
    """Right-to-left text in stretches, each with whether it is Latin: Word orders each by its own direction."""
    if is_left_to_right(words):
        yield words, True
        return
    for index, stretch in enumerate(_LATIN.split(words)):
        if stretch:
            yield stretch, index % 2 == 1


def is_left_to_right(words: str) -> bool:
    """Whether words have Latin letters and none of a right-to-left script."""
    return _LATIN.search(words) is not None and not any(bidirectional(c) in ("R", "AL") for c in words)


def _link(inline: Inline) -> str:
    return inline.link if isinstance(inline, Text) else ""


def properties(
    style: Style, character_style: str, script: Script, *, is_latin: bool = False
) -> Element | None:
    """The properties of a run in the order of the schema; None where it looks as its paragraph does."""
    found = [
        val("rStyle", character_style or None),
        w("rFonts", hint="eastAsia") if script.is_asian else None,
        *_both("b", style & Style.BOLD),
        *_both("i", style & Style.ITALIC),
        w("smallCaps") if style & Style.SMALL_CAPS else None,
        val("u", "single") if style & Style.UNDERLINE else None,
        val("vertAlign", _raised(style)),
        w("rtl") if script.is_right_to_left and not is_latin else None,
    ]
    given = [element for element in found if element is not None]
    return w("rPr", *given) if given else None


def _both(name: str, is_on: Style) -> tuple[Element, ...]:
    """A property and its twin for complex scripts."""
    return (w(name), w(name + "Cs")) if is_on else ()


def _raised(style: Style) -> str | None:
    if style & Style.SUPERSCRIPT:
        return "superscript"
    return "subscript" if style & Style.SUBSCRIPT else None


def note_rows(blocks: Sequence[Block]) -> Iterator[tuple[Inline, ...]]:
    """The inlines of a note's paragraphs without white space at their ends, but where words join in some state."""
    goes_on = False
    for block in blocks:
        is_tracked = bool(block.marks.inserted or block.marks.deleted)
        yield trimmed(block.inlines, at_start=not goes_on, at_end=not is_tracked)
        goes_on = is_tracked


def trimmed(inlines: tuple[Inline, ...], *, at_start: bool = True, at_end: bool = True) -> tuple[Inline, ...]:
    """The inlines without white space at the ends: in Word the style puts text where it belongs."""
    words = plain(inlines)
    start = len(words) - len(words.lstrip(WHITE)) if at_start else 0
    end = len(words.rstrip(WHITE)) if at_end else len(words)
    return inlines if (start, end) == (0, len(words)) else slice_of(inlines, start, max(start, end))
