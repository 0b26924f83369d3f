"""Formatted text from the clipboard as text with signs for its looks, which the reader of texts understands."""

from __future__ import annotations

from engross.editing.fragments import Fragment
from engross.model.inlines import Inline, LineBreak, Style, Text

_SIGNS = ((Style.ITALIC, "*"), (Style.BOLD, "**"))


def as_text(fragment: Fragment) -> str:
    """The paragraphs with an empty line between them; italics, bold and raised figures as Markdown has them."""
    return "\n\n".join("".join(map(_signed, block.inlines)) for block in fragment.blocks)


def _signed(inline: Inline) -> str:
    if isinstance(inline, LineBreak):
        return "\n"
    if not isinstance(inline, Text):
        return ""
    words = inline.text.strip()
    if not words:
        return inline.text
    lead = inline.text[: len(inline.text) - len(inline.text.lstrip())]
    trail = inline.text[len(inline.text.rstrip()) :]
    if inline.style & Style.SUPERSCRIPT:
        return f"{lead}<sup>{words}</sup>{trail}"
    for style, sign in _SIGNS:
        if inline.style & style:
            words = f"{sign}{words}{sign}"
    return f"{lead}{words}{trail}"
