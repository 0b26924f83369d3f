"""Parts of a document for the clipboard: for word processors as HTML with true footnotes, for mail as plain text.

Footnotes are marked as Word marks them (``mso-footnote-id``) and as LibreOffice does (``sdfootnoteanc``), so that both
make footnotes of them; in other programs they are links to a list at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from engross.formats.joints import printed
from engross.model import plain
from engross.model.inlines import Footnote, Inline, LineBreak, Style, footnotes
from engross.model.nodes import Block, Kind
from engross.model.numbering import Numbers

_TAGS = (
    (Style.ITALIC, "i"),
    (Style.BOLD, "b"),
    (Style.UNDERLINE, "u"),
    (Style.SUPERSCRIPT, "sup"),
    (Style.SUBSCRIPT, "sub"),
)
_INDENT_CM = 1.0


def html_of(blocks: Iterable[Block], numbers: Numbers, language: str = "en") -> str:
    """The paragraphs with the numbers that they have in their document, and their footnotes; without deleted words."""
    row = list(blocks)
    body = []
    for table, group in groupby(row, key=lambda block: block.cell.table if block.cell else 0):
        cells = list(group)
        body.append(_table(cells, numbers) if table else "".join(_paragraph(b, numbers) for b in cells))
    notes = [note for block in row for _at, note in footnotes(block.inlines)]
    ends = "".join(_note(note, numbers) for note in notes)
    if ends:
        ends = f"<div style='mso-element:footnote-list'>{ends}</div>"
    direction = ' dir="rtl"' if language == "ar" else ""
    return (
        '<html><head><meta charset="utf-8"></head>'
        f'<body lang="{escape(language)}"{direction}>{"".join(body)}{ends}</body></html>'
    )


def _paragraph(block: Block, numbers: Numbers) -> str:
    label = numbers.label(block.id)
    words = _words(printed(block), numbers)
    if block.kind is Kind.TITLE:
        return f"<h1>{words}</h1>"
    if block.kind in (Kind.HEADING, Kind.SECTION):
        level = min(block.level + 2, 6)
        return f"<h{level}>{escape(label)}{'&#9;' if label else ''}{words}</h{level}>"
    indent = f" style='margin-left:{block.level * _INDENT_CM:g}cm'" if block.level else ""
    return f"<p{indent}>{escape(label)}{'&#9;' if label else ''}{words}</p>"


def _table(cells: list[Block], numbers: Numbers) -> str:
    rows = []
    for _row, group in groupby(cells, key=lambda block: block.cell.row if block.cell else 0):
        made = []
        for (_at, first), same in groupby(group, key=lambda b: (b.cell.column if b.cell else 0, b.cell)):
            assert first is not None
            tag = "th" if first.is_heading else "td"
            spans = (f' rowspan="{first.rows}"' if first.rows > 1 else "") + (
                f' colspan="{first.columns}"' if first.columns > 1 else ""
            )
            made.append(f"<{tag}{spans}>{'<br>'.join(_words(b.inlines, numbers) for b in same)}</{tag}>")
        rows.append(f"<tr>{''.join(made)}</tr>")
    return f'<table border="1" style="border-collapse:collapse">{"".join(rows)}</table>'


def _words(inlines: Iterable[Inline], numbers: Numbers) -> str:
    return "".join(_inline(inline, numbers) for inline in inlines if not inline.marks.deleted)


def _inline(inline: Inline, numbers: Numbers) -> str:
    if isinstance(inline, LineBreak):
        return "<br>"
    if isinstance(inline, Footnote):
        name = f"sdfootnote{inline.id}"
        return (
            f'<a class="sdfootnoteanc" style="mso-footnote-id:{name}" name="{name}anc" href="#{name}sym">'
            f"<sup>{escape(_mark(inline, numbers))}</sup></a>"
        )
    words = escape(inline.text, quote=False)
    for style, tag in _TAGS:
        if inline.style & style:
            words = f"<{tag}>{words}</{tag}>"
    if inline.style & Style.SMALL_CAPS:
        words = f'<span style="font-variant:small-caps">{words}</span>'
    return f'<a href="{escape(inline.link)}">{words}</a>' if inline.link else words


def _note(note: Footnote, numbers: Numbers) -> str:
    name = f"sdfootnote{note.id}"
    back = (
        f'<a class="sdfootnotesym" style="mso-footnote-id:{name}" name="{name}sym" href="#{name}anc">'
        f"{escape(_mark(note, numbers))}</a> "
    )
    said = "".join(
        f'<p class="sdfootnote">{back if number == 0 else ""}{_words(block.inlines, numbers)}</p>'
        for number, block in enumerate(note.blocks)
    )
    return f'<div style="mso-element:footnote" id="{name}">{said}</div>'


def text_of(blocks: Iterable[Block], numbers: Numbers) -> str:
    """The paragraphs as lines with their numbers; footnotes marked in the text, their words at the end."""
    row = list(blocks)
    lines, notes = [], []
    for block in row:
        label = numbers.label(block.id)
        said = "".join(
            f"[{_mark(inline, numbers)}]"
            if isinstance(inline, Footnote)
            else "\n"
            if isinstance(inline, LineBreak)
            else inline.text
            for inline in printed(block)
            if not inline.marks.deleted
        )
        lines.append("    " * block.level + (f"{label} " if label else "") + said)
        notes += [note for _at, note in footnotes(block.inlines)]
    if notes:
        lines += ["", *(f"[{_mark(note, numbers)}] {plain.note_text(note)}" for note in notes)]
    return "\n".join(lines)


def _mark(note: Footnote, numbers: Numbers) -> str:
    return numbers.mark(note.id) or "*"
