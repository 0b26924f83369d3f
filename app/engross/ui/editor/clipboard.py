"""What is copied and what is pasted: our own data first, then HTML reduced to our styles, then plain text."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData

from engross.editing import fragments
from engross.editing.fragments import Fragment
from engross.errors import EditRefused
from engross.model.inlines import Footnote, Inline, LineBreak, Style, Text, normal
from engross.model.nodes import Block, Kind

MIME = "application/x-engross-fragment+json"

_STYLES = {
    "i": Style.ITALIC,
    "em": Style.ITALIC,
    "b": Style.BOLD,
    "strong": Style.BOLD,
    "u": Style.UNDERLINE,
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
}
_TAGS = (
    (Style.ITALIC, "i"),
    (Style.BOLD, "b"),
    (Style.UNDERLINE, "u"),
    (Style.SUPERSCRIPT, "sup"),
    (Style.SUBSCRIPT, "sub"),
)
_PARAGRAPHS = frozenset(
    [
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "table",
        "ul",
        "ol",
        "blockquote",
        "section",
        "article",
        "header",
        "dt",
        "dd",
    ]
)
_UNSEEN = frozenset(["head", "style", "script", "title", "meta"])


def to_mime(fragment: Fragment) -> QMimeData:
    """The fragment for other programs and for ourselves."""
    data = QMimeData()
    data.setData(MIME, fragment.to_json().encode())
    data.setHtml(to_html(fragment))
    data.setText(fragment.text)
    return data


def can_read(data: QMimeData) -> bool:
    """Whether there is anything to paste."""
    return data.hasFormat(MIME) or data.hasText() or data.hasHtml()


def from_mime(data: QMimeData) -> Fragment:
    """What the clipboard holds as a fragment; without blocks where it holds nothing of use."""
    if data.hasFormat(MIME):
        try:
            return Fragment.from_json(bytes(data.data(MIME).data()).decode())
        except (EditRefused, UnicodeDecodeError):
            return Fragment(())
    if data.hasHtml() and (read := from_html(data.html())).blocks:
        return read
    words = "".join(c for c in data.text() if c.isprintable() or c in "\n\r\t")
    return fragments.from_text(words) if words else Fragment(())


def to_html(fragment: Fragment) -> str:
    """Paragraphs with their styles and links; footnotes are left out."""
    return "".join(f"<p>{''.join(map(_html, block.inlines))}</p>" for block in fragment.blocks)


def _html(inline: Inline) -> str:
    if isinstance(inline, LineBreak):
        return "<br>"
    if isinstance(inline, Footnote):
        return ""
    words = escape(inline.text)
    for style, tag in _TAGS:
        if inline.style & style:
            words = f"<{tag}>{words}</{tag}>"
    return f'<a href="{escape(inline.link)}">{words}</a>' if inline.link else words


def from_html(source: str) -> Fragment:
    """The paragraphs of a web page or a word processor; of its looks only those that a resolution knows."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    reader.end_paragraph()
    blocks = tuple(Block(0, Kind.TEXT, row) for row in reader.rows)
    return Fragment(blocks, is_plain=True)


class _Reader(HTMLParser):
    """Collects runs; unknown elements are looked through."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[tuple[Inline, ...]] = []
        self._row: list[Inline] = []
        self._open: list[tuple[str, Style, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._row.append(LineBreak())
            return
        if tag in _PARAGRAPHS:
            self.end_paragraph()
        named = {name: value or "" for name, value in attrs}
        style = _STYLES.get(tag, Style.PLAIN) | _declared(named.get("style", ""))
        link = named.get("href", "") if tag == "a" else ""
        if tag not in ("meta", "link", "img", "hr", "input"):
            self._open.append((tag, style, link if link.startswith(("http://", "https://")) else ""))

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                del self._open[index:]
                break
        if tag in _PARAGRAPHS:
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        if any(tag in _UNSEEN for tag, _, _ in self._open):
            return
        words = " ".join(f"x{data}x".split())[1:-1]
        if not self._row:
            words = words.lstrip(" ")
        style, link = Style.PLAIN, ""
        for _, on, address in self._open:
            style, link = style | on, address or link
        self._row.append(Text(words, style, link))

    def end_paragraph(self) -> None:
        """What was read so far is a paragraph."""
        row = list(normal(self._row))
        while row and (
            isinstance(row[-1], LineBreak) or (isinstance(row[-1], Text) and not row[-1].text.strip())
        ):
            row.pop()
        if row and isinstance(row[-1], Text):
            row[-1] = Text(row[-1].text.rstrip(), row[-1].style, row[-1].link)
        if row:
            self.rows.append(normal(row))
        self._row = []


def _declared(css: str) -> Style:
    """The styles that an inline style sheet turns on."""
    flat = css.replace(" ", "").lower()
    style = Style.PLAIN
    if "font-style:italic" in flat:
        style |= Style.ITALIC
    if any(f"font-weight:{weight}" in flat for weight in ("bold", "600", "700", "800", "900")):
        style |= Style.BOLD
    if "vertical-align:super" in flat:
        style |= Style.SUPERSCRIPT
    return style
