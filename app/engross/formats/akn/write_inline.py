"""Inlines to the content of a ``p`` or heading: runs that look alike share their elements, data stand around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from engross.formats.akn import crossref
from engross.formats.akn import fields as data
from engross.formats.akn.inline import CLASSES, LINK_PIECE, WITHOUT_ELEMENT
from engross.formats.akn.parse import A
from engross.model.inlines import Field, Footnote, Inline, LineBreak, Style, Text

_SPAN, _INLINE, _BREAK = A + "span", A + "inline", A + "eol"

NoteWriter = Callable[[Footnote], etree._Element]
_Layer = tuple[str, str | Field]


class Writer:
    """Writes inlines into an element. ``write_note`` makes the element of a footnote."""

    def __init__(self, write_note: NoteWriter | None, zone: str = "", organ: str = "") -> None:
        self.write_note = write_note
        self.zone = zone
        self.organ = organ

    def write(self, holder: etree._Element, inlines: Iterable[Inline], lead: str = "") -> None:
        """Appends the inlines to an element, after the characters ``lead``."""
        row = tuple(inlines)
        stack: list[tuple[_Layer, etree._Element]] = []
        if lead:
            _append_text(holder, lead)
        for index, inline in enumerate(row):
            layers = _layers(inline) if isinstance(inline, Text) else _around(row, index)
            keep = 0
            while keep < min(len(stack), len(layers)) and stack[keep][0] == layers[keep]:
                keep += 1
            del stack[keep:]
            for depth in range(keep, len(layers)):
                element = self._made(layers[: depth + 1])
                (stack[-1][1] if stack else holder).append(element)
                stack.append((layers[depth], element))
            self._put(stack[-1][1] if stack else holder, inline)

    def _made(self, layers: list[_Layer]) -> etree._Element:
        """A new element for the innermost of the layers."""
        kind, value = layers[-1]
        if not isinstance(value, Field):
            return _marked(kind, value)
        outer = tuple(f for _, f in layers[:-1] if isinstance(f, Field))
        return data.element_of(value, outer, self.zone, self.organ)

    def _put(self, parent: etree._Element, inline: Inline) -> None:
        match inline:
            case Text():
                _append_text(parent, inline.text)
            case LineBreak():
                etree.SubElement(parent, _BREAK)
            case Footnote() if self.write_note is not None:
                if inline.brackets:
                    etree.SubElement(parent, A + "sup").text = inline.brackets[0]
                parent.append(self.write_note(inline))
                if inline.brackets:
                    etree.SubElement(parent, A + "sup").text = inline.brackets[-1]


def _append_text(parent: etree._Element, text: str) -> None:
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _layers(run: Text) -> list[_Layer]:
    layers: list[_Layer] = [("field", f) for f in run.fields if f not in WITHOUT_ELEMENT]
    if run.link:
        layers.append(("link", run.link if LINK_PIECE not in run.fields else run.link + " "))
    words = [name for name in ("bold", "italic", "underline") if run.style & CLASSES[name]]
    if words:
        layers.append(("span", " ".join(words)))
    if run.style & Style.SMALL_CAPS:
        layers.append(("small caps", ""))
    if run.style & Style.SUPERSCRIPT:
        layers.append(("sup", ""))
    if run.style & Style.SUBSCRIPT:
        layers.append(("sub", ""))
    return layers


def _around(row: tuple[Inline, ...], index: int) -> list[_Layer]:
    """The data that both neighbours of an atom stand in: the atom stands in them too."""
    near = [_nearest(row, index, step) for step in (-1, 1)]
    both: list[_Layer] = []
    for one, two in zip(*near, strict=False):
        if one != two or one[0] != "field":
            break
        both.append(one)
    return both


def _nearest(row: tuple[Inline, ...], index: int, step: int) -> list[_Layer]:
    index += step
    while 0 <= index < len(row):
        inline = row[index]
        if isinstance(inline, Text):
            return _layers(inline)
        index += step
    return []


def _marked(kind: str, value: str) -> etree._Element:
    match kind:
        case "link":
            return crossref.element_of(value.rstrip(" "))
        case "span":
            return etree.Element(_SPAN, {"class": value})
        case "small caps":
            return etree.Element(_INLINE, {"name": "smallCaps", "style": "font-variant:small-caps"})
        case _:
            return etree.Element(A + kind)
