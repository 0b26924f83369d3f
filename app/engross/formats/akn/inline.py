"""Text with its marks: the content of a ``p`` (or heading) to inlines, and back.

White space runs are one space, white space at the ends is dropped, no-break spaces and marks of direction are text.
A space looks as far as both its neighbours look alike, so that a run does not end in an italic space.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from engross.formats.akn import fields as data
from engross.formats.akn.parse import A
from engross.model.inlines import Field, Footnote, Inline, LineBreak, Style, Text, normal
from engross.model.nodes import Block

_WHITE = re.compile(r"[ \t\r\n]+")
PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"

LINK_PIECE = Field("link_piece")
"""Set on every second piece of a link that the file cuts into several, so that they stay apart in normal form."""

REMARK = Field("remark")
"""Set on a line of the first page that the file has as a note in ``meta``: "* Reissued …"."""

WITHOUT_ELEMENT = (LINK_PIECE, REMARK)
"""Data of ours that no element states."""

STRUCTURES = frozenset((A + "embeddedStructure", A + "quotedStructure"))
"""Elements inside a paragraph that hold paragraphs of their own."""

_STYLES = {A + "sup": Style.SUPERSCRIPT, A + "sub": Style.SUBSCRIPT, A + "b": Style.BOLD, A + "i": Style.ITALIC,
           A + "u": Style.UNDERLINE}  # fmt: skip
CLASSES = {"italic": Style.ITALIC, "bold": Style.BOLD, "underline": Style.UNDERLINE}
_SPAN, _INLINE, _NOTE, _BREAK = A + "span", A + "inline", A + "authorialNote", A + "eol"
_LINKS = (A + "a", A + "ref")


@dataclass(slots=True)
class Content:
    """What `read` found: the inlines and the structures that stand inside the paragraph."""

    inlines: tuple[Inline, ...]
    structures: list[etree._Element] = field(default_factory=list)


NoteReader = Callable[[etree._Element], Footnote]


def read(element: etree._Element, read_note: NoteReader | None, zone: str = "") -> Content:
    """The inlines of an element; ``read_note`` makes footnotes (None where none can stand)."""
    reader = _Reader(read_note, zone)
    reader.walk(element, Style.PLAIN, "", ())
    return Content(reader.inlines(), reader.structures)


class _Reader:
    def __init__(self, read_note: NoteReader | None, zone: str) -> None:
        self.read_note = read_note
        self.zone = zone
        self.row: list[Inline] = []
        self.structures: list[etree._Element] = []
        self.after_space = True
        self.has_notes = False
        self.has_loose_spaces = False
        """Whether a styled run begins or ends with a space, or a run is nothing but one."""

    def walk(self, element: etree._Element, style: Style, link: str, fields: tuple[Field, ...]) -> None:
        if element.text:
            self.add(element.text, style, link, fields)
        for child in element:
            tag = child.tag
            if not isinstance(tag, str):
                pass
            elif tag == _NOTE and self.read_note is not None:
                self.row.append(self.read_note(child))
                self.has_notes = True
                self.after_space = False
            elif tag in STRUCTURES:
                self.structures.append(child)
            elif tag == _BREAK:
                self.line_break()
                self.walk(child, style, link, fields)  # it should be empty
            elif tag in _LINKS:
                self.link(child, style, fields)
            else:
                self.walk(child, style | _style(child), link, self.fields_inside(child, fields))
            if child.tail:
                self.add(child.tail, style, link, fields)

    def fields_inside(self, child: etree._Element, fields: tuple[Field, ...]) -> tuple[Field, ...]:
        if child.tag == _SPAN:
            return fields
        found = data.of_element(child, self.zone)
        return fields if found is None else (*fields, found)

    def link(self, element: etree._Element, style: Style, fields: tuple[Field, ...]) -> None:
        """A link; pieces of one link that touch are told apart (see `LINK_PIECE`)."""
        href = element.get("href", "")
        before = self.row[-1] if self.row else None
        touches = isinstance(before, Text) and before.link == href and href != ""
        is_piece = touches and isinstance(before, Text) and LINK_PIECE not in before.fields
        self.walk(element, style, href, (*fields, LINK_PIECE) if is_piece else fields)

    def add(self, text: str, style: Style, link: str, fields: tuple[Field, ...]) -> None:
        text = _WHITE.sub(" ", text)
        if self.after_space and text[0] == " ":
            text = text[1:]
        if text:
            self.row.append(Text(text, style, link, fields))
            self.after_space = text[-1] == " "
            if text == " " or (style and (self.after_space or text[0] == " ")):
                self.has_loose_spaces = True

    def line_break(self) -> None:
        self._drop_space_at_end()
        self.row.append(LineBreak())
        self.after_space = True

    def _drop_space_at_end(self) -> None:
        while self.row and isinstance(last := self.row[-1], Text) and last.text.endswith(" "):
            self.row[-1] = replace(last, text=last.text[:-1])
            if self.row[-1] == replace(last, text=""):
                self.row.pop()

    def inlines(self) -> tuple[Inline, ...]:
        self._drop_space_at_end()
        row = _even_spaces(self.row) if self.has_loose_spaces else self.row
        return normal(_bracketed(row) if self.has_notes else row)


def is_remark(block: Block) -> bool:
    """Whether the block stands in ``meta``."""
    return any(isinstance(i, Text) and REMARK in i.fields for i in block.inlines)


def marked_as_remark(block: Block) -> Block:
    """The block as one that stands in ``meta``."""
    row = (replace(i, fields=(REMARK, *i.fields)) if isinstance(i, Text) else i for i in block.inlines)
    return replace(block, inlines=tuple(row))


def _style(element: etree._Element) -> Style:
    tag = element.tag
    if tag == _SPAN:
        style = Style.PLAIN
        for name in (element.get("class") or "").split():
            style |= CLASSES.get(name, Style.PLAIN)
        return style
    if tag == _INLINE and element.get("name") == "smallCaps":
        return Style.SMALL_CAPS
    return _STYLES.get(str(tag), Style.PLAIN)


def _even_spaces(row: list[Inline]) -> list[Inline]:
    """The row with spaces at the ends of styled runs styled as both neighbours are."""
    pieces: list[Inline] = []
    for inline in row:
        pieces += _parted(inline) if isinstance(inline, Text) else [inline]
    for index, inline in enumerate(pieces):
        if isinstance(inline, Text) and inline.text == " ":
            pieces[index] = replace(inline, style=_look(pieces, index, -1) & _look(pieces, index, 1))
    return pieces


def _look(pieces: list[Inline], index: int, step: int) -> Style:
    """The style of the nearest text on one side, footnotes passed over."""
    at = index + step
    while 0 <= at < len(pieces):
        near = pieces[at]
        if isinstance(near, Text):
            return near.style
        if isinstance(near, LineBreak):
            break
        at += step
    return Style.PLAIN


def _parted(run: Text) -> list[Inline]:
    core = run.text.strip(" ")
    if not core:
        return [run]
    start = run.text.index(core)
    end = start + len(core)
    pieces = (run.text[:start], core, run.text[end:])
    return [replace(run, text=piece) for piece in pieces if piece]


def _bracketed(row: list[Inline]) -> list[Inline]:
    """Arabic texts print raised brackets around the indicator and "()" before the note: data of the footnote."""
    found: list[Inline] = list(normal(row))
    for index, note in enumerate(found):
        if not isinstance(note, Footnote) or not 0 < index < len(found) - 1:
            continue
        before, after = found[index - 1], found[index + 1]
        if not (isinstance(before, Text) and isinstance(after, Text)):
            continue
        bare = _without_brackets(note)
        if bare is None or not (_is_raised(before, "(", -1) and _is_raised(after, ")", 0)):
            continue
        found[index - 1] = replace(before, text=before.text[:-1])
        found[index] = bare
        found[index + 1] = replace(after, text=after.text[1:])
    return found


def _is_raised(run: Text, bracket: str, at: int) -> bool:
    return bool(run.style & Style.SUPERSCRIPT) and run.text != "" and run.text[at] == bracket


def _without_brackets(note: Footnote) -> Footnote | None:
    first = note.blocks[0]
    run = first.inlines[0] if first.inlines else None
    if not isinstance(run, Text) or run.style or not (run.text == "()" or run.text.startswith("() ")):
        return None
    inlines = normal((replace(run, text=run.text[3:]), *first.inlines[1:]))
    return replace(note, brackets="()", blocks=(replace(first, inlines=inlines), *note.blocks[1:]))
