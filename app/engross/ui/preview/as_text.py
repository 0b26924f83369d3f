"""Formatted text from the clipboard as text with signs for its looks, which the reader of texts understands."""

from __future__ import annotations

from engross.editing.fragments import Fragment
from engross.model.inlines import Footnote, Inline, LineBreak, Style

_SIGNS = ((Style.ITALIC, "*"), (Style.BOLD, "**"))


def as_text(fragment: Fragment) -> str:
    """The paragraphs with an empty line between them; italics, bold and raised figures as Markdown has them, footnotes
    as raised figures with their words at the end.
    """
    notes: list[Footnote] = []
    lines = ["".join(_signed(inline, notes) for inline in block.inlines) for block in fragment.blocks]
    ends = [
        f"<sup>{number}</sup> " + " ".join("".join(_signed(i, []) for i in b.inlines) for b in note.blocks)
        for number, note in enumerate(notes, 1)
    ]
    return "\n\n".join((*lines, *ends))


def _signed(inline: Inline, notes: list[Footnote]) -> str:
    if isinstance(inline, LineBreak):
        return "\n"
    if isinstance(inline, Footnote):
        notes.append(inline)
        return f"<sup>{len(notes)}</sup>"
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
