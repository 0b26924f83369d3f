"""One paragraph of plain text or Markdown, its signs for emphasis and footnote marks read.

Emphasis: ``*italic*``, ``**bold**``, ``***both***``, ``_italic_`` between words; a backslash takes the next sign as it
is. Marks: superscript digits, ``[^1]``, ``<sup>1</sup>``, and ``(¹)`` as Arabic texts print them.
Links: ``[words](address)``. A sign without its partner stays a character.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from engross.formats.text.rich import Mark, Rich, Span
from engross.model.inlines import Style

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")

_SIGN = re.compile(
    r"\\(?P<literal>[\\*_\[\]#`<>~.()-])"
    r"|(?P<stars>\*{1,3})"
    r"|(?P<bar>(?<![^\s(\[“\x22«‘*])_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?![^\s)\].,;:”\x22»’*]))"
    r"|\((?P<bracketed>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\)"
    r"|⁽(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})⁾"
    r"|(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,12})"
    r"|(?<!!)\[(?P<words>[^\[\]\n]{1,300})\]\((?P<address>[^()\s]{1,500}(?:\([^()\s]{0,80}\)[^()\s]{0,200})?)\)"
    r"|\[\^(?P<markdown>[^\]\s]{1,20})\]"
    r"|<sup>(?P<html>[0-9]{1,4}|\*)</sup>"
    r"|<(?P<tag>/?(?:sup|sub|u|i|em|b|strong))>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(#{1,6})\s+")
_SPACES = ("", " ", "\t", "\n")
"""A no-break space belongs to the words: emphasis may begin or end with it."""
_TAG_STYLES = {
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
    "u": Style.UNDERLINE,
    "i": Style.ITALIC,
    "em": Style.ITALIC,
    "b": Style.BOLD,
    "strong": Style.BOLD,
}


class _Reading:
    """The characters so far, and the emphasis that is open."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.size = 0
        self.spans: list[Span] = []
        self.marks: list[Mark] = []
        self.opened: dict[Style, tuple[int, str]] = {}
        """Where each open emphasis began, and its sign."""

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.size += len(text)

    def open(self, style: Style, sign: str) -> None:
        self.opened[style] = (self.size, sign)

    def close(self, style: Style) -> None:
        start, _ = self.opened.pop(style)
        if start < self.size:
            self.spans.append(Span(start, self.size, style))

    def mark(self, name: str, typed: str, brackets: str = "") -> None:
        self.marks.append(Mark(self.size, name, typed, brackets))

    def done(self) -> Rich:
        """The paragraph; signs that were never closed go back to where they stood."""
        text = "".join(self.pieces)
        for start, sign in sorted(self.opened.values(), reverse=True):
            text = text[:start] + sign + text[start:]
            size = len(sign)
            self.spans = [
                replace(s, start=s.start + size * (s.start >= start), end=s.end + size * (s.end > start))
                for s in self.spans
            ]
            self.marks = [replace(m, at=m.at + size * (m.at >= start)) for m in self.marks]
        return Rich(text, tuple(sorted(self.spans, key=lambda s: (s.start, s.end))), tuple(self.marks))


def read(source: str) -> Rich:
    """The paragraph that this text stands for."""
    heading = _HEADING.match(source)
    if heading:
        source = source[heading.end() :].rstrip("# ")
    reading = _Reading()
    last = 0
    for found in _SIGN.finditer(source):
        reading.add(source[last : found.start()])
        _take(reading, found, source)
        last = found.end()
    reading.add(source[last:])
    return replace(reading.done(), heading=len(heading[1]) if heading else 0)


def _take(reading: _Reading, found: re.Match[str], source: str) -> None:
    typed = found[0]
    if found["address"]:
        _link(reading, found["words"], found["address"])
        return
    match found.lastgroup:
        case "literal":
            reading.add(found["literal"])
        case "stars" | "bar":
            _emphasis(reading, found, source)
        case "bracketed" | "raised":
            name = (found["bracketed"] or found["raised"]).translate(_DIGITS)
            reading.mark(name, f"({name})", "()")
        case "super":
            reading.mark(typed.translate(_DIGITS), typed)
        case "markdown":
            reading.mark(found["markdown"], typed)
        case "html":
            reading.mark(found["html"], typed)
        case "tag":
            _tag(reading, found["tag"].lower(), typed)


def _emphasis(reading: _Reading, found: re.Match[str], source: str) -> None:
    sign = found[0]
    before = source[found.start() - 1 : found.start()]
    after = source[found.end() : found.end() + 1]
    is_inner = _is_closing(after) and before.isalnum() if after else False
    can_open = after not in _SPACES and (not is_inner or _closes_later(source, found.end()))
    can_close = before not in _SPACES
    if sign == "**" and Style.ITALIC in reading.opened and Style.BOLD not in reading.opened:
        return  # the end of one italic run and the start of the next
    styles = {1: (Style.ITALIC,), 2: (Style.BOLD,), 3: (Style.BOLD, Style.ITALIC)}[len(sign)]
    if all(style in reading.opened for style in styles) and can_close:
        for style in styles:
            reading.close(style)
    elif not any(style in reading.opened for style in styles) and can_open:
        unit = sign[0] * (len(sign) if len(sign) < 3 else 1)
        for style in styles:
            reading.open(style, unit if style is Style.ITALIC else sign[0] * 2)
    else:
        reading.add(sign)


def _link(reading: _Reading, words: str, address: str) -> None:
    inner = read(words)
    start = reading.size
    reading.add(inner.text)
    reading.spans += [replace(s, start=s.start + start, end=s.end + start) for s in inner.spans]
    reading.marks += [replace(m, at=m.at + start) for m in inner.marks]
    reading.spans.append(Span(start, reading.size, link=address))


_CLOSE = re.compile(r"(?<=[^\s*])\*(?![\w*])")


def _closes_later(source: str, start: int) -> bool:
    """Whether a star that must be an end follows: then even "Nations*, Series*" is emphasis."""
    return _CLOSE.search(source, start + 1, start + 2000) is not None


def _is_closing(character: str) -> bool:
    return unicodedata.category(character) in ("Po", "Pe", "Pf") or character in ".,;:"


def _tag(reading: _Reading, tag: str, typed: str) -> None:
    style = _TAG_STYLES[tag.removeprefix("/")]
    if not tag.startswith("/") and style not in reading.opened:
        reading.open(style, typed)
    elif tag.startswith("/") and style in reading.opened:
        reading.close(style)
    else:
        reading.add(typed)
