"""A document as plain text or Markdown: a paragraph a line, blank lines between, notes after each text.

Both are written so that the reader beside this module understands them again. Plain text marks italics and bold as
Markdown does and footnotes by superscript digits; what else it cannot show is told as a loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from engross.formats.format import Written
from engross.formats.joints import printed
from engross.model import numbering, outline, references, states, walk
from engross.model.inlines import Footnote, Inline, LineBreak, Style, Text, footnotes
from engross.model.nodes import Block, Document, Kind, NodeId

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
TAGS = {Style.SUPERSCRIPT: "sup", Style.SUBSCRIPT: "sub", Style.UNDERLINE: "u"}
EMPHASIS = Style.ITALIC | Style.BOLD
HEADINGS = {Kind.TITLE: "#", Kind.SECTION: "##", Kind.HEADING: "###"}
PLAIN_KINDS = (Kind.TITLE, Kind.SECTION, Kind.HEADING)
"""Blocks that are emphasised as a whole: their words carry no signs of it."""
INDENT = 4

_SIGNS = re.compile(r"[\\*]|\[(?=\^)|_(?!(?<=\w_)\w)|<(?=/?(?:sup|sub|u|i|em|b|strong)>)", re.I)
_LIKE_MARKUP = re.compile(r"(?:#{1,6} |[-+>] )")


def write(document: Document, *, is_markdown: bool = False) -> Written:
    """The document as UTF-8, tracked changes accepted, and what the text could not show."""
    document = states.accepted(document)
    writer = _Writer(document, is_markdown)
    return Written(writer.text().encode(), tuple(_losses(document, is_markdown)))


def structured(document: Document) -> str:
    """The document as plain text, for people to read on a terminal."""
    return _Writer(states.accepted(document), is_markdown=False).text()


@dataclass
class _Writer:
    """Writes one document. ``names`` are the footnotes' names, unlike each other in Markdown."""

    document: Document
    is_markdown: bool
    names: dict[NodeId, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.numbers = numbering.of(self.document)
        taken: set[str] = set()
        for index, scope in enumerate(outline.texts(self.document), 1):
            for note in _notes(scope.blocks):
                mark = self.numbers.mark(note.id)
                name = mark if mark not in taken or not self.is_markdown else f"{index}-{mark}"
                while self.is_markdown and name in taken:
                    name += "+"
                taken.add(name)
                self.names[note.id] = name

    def text(self) -> str:
        groups = [group for scope in outline.texts(self.document) for group in self.scope(scope) if group]
        return "\n\n".join(groups) + "\n"

    def scope(self, scope: outline.Scope) -> Iterator[str]:
        """The paragraphs of one text, then its notes."""
        for part in scope.parts:
            for table, blocks in groupby(part.blocks, key=lambda b: b.cell.table if b.cell else None):
                if table is None:
                    yield from (self.block(block) for block in blocks)
                else:
                    yield self.table(list(blocks))
        for note in _notes(scope.blocks):
            yield self.note(note)

    def block(self, block: Block) -> str:
        label = self.numbers.label(block.id)
        words = self.inlines(block).strip(" \t")
        if not label and block.kind is not Kind.ORNAMENT and _LIKE_MARKUP.match(words):
            words = "\\" + words
        line = f"{label} {words}".strip(" ") if label else words
        if self.is_markdown:
            head = HEADINGS.get(block.kind, "")
            return "> " * block.quoted + (f"{head} {line}" if head and line else line)
        depth = block.level if block.kind not in PLAIN_KINDS else 0
        return " " * INDENT * (depth + block.quoted) + line

    def table(self, cells: list[Block]) -> str:
        """Rows as lines, cells between bars, each in its column; the paragraphs of one cell follow each other."""
        lines = []
        width = max(block.cell.column + block.cell.columns for block in cells if block.cell)
        for row, blocks in groupby(cells, key=lambda b: b.cell.row if b.cell else 0):
            columns: dict[int, list[str]] = {}
            for block in blocks:
                words = " ".join(self.inlines(block).replace("|", "\\|").split())
                columns.setdefault(block.cell.column if block.cell else 0, []).append(words)
            line = "| " + " | ".join(" ".join(columns.get(c, [])).strip() for c in range(width)) + " |"
            lines.append(line)
            if self.is_markdown and row == 0:
                lines.append("|" + " --- |" * width)
        return "\n".join(lines)

    def note(self, note: Footnote) -> str:
        gap = "\n\n" + " " * INDENT if self.is_markdown else " "
        words = gap.join(self.inlines(block).strip() for block in note.blocks)
        return f"{self.mark(note)}{':' if self.is_markdown else ''} {words}".rstrip()

    def mark(self, note: Footnote) -> str:
        name = self.names[note.id]
        if self.is_markdown:
            return f"[^{name}]"
        return name.translate(RAISED) if name.isdecimal() else f"<sup>{name}</sup>"

    def inlines(self, block: Block) -> str:
        """The words with their signs; emphasis leaves white space at its ends outside."""
        emphasised = block.kind not in PLAIN_KINDS
        row: list[str] = []
        for style, runs in groupby(printed(block), key=lambda i: self.style_of(i, emphasised)):
            words = "".join(self.inline(i, block.kind) for i in runs)
            row.append(_signed(words, style, self.is_markdown))
        return "".join(row)

    def style_of(self, inline: Inline, emphasised: bool) -> Style:
        style = inline.style if isinstance(inline, Text) else Style.PLAIN
        return style if emphasised or style is Style.PLAIN else style & ~EMPHASIS

    def inline(self, inline: Inline, kind: Kind) -> str:
        match inline:
            case Footnote():
                mark = self.mark(inline)
                return f"({mark})" if inline.brackets and not self.is_markdown else mark
            case LineBreak():
                return " " if kind in PLAIN_KINDS else "  \n" if self.is_markdown else "\n"
            case Text():
                words = inline.text if kind is Kind.ORNAMENT else _SIGNS.sub(r"\\\g<0>", inline.text)
                is_link = self.is_markdown and inline.link and not references.is_live(inline)
                return f"[{words}]({inline.link})" if is_link else words


def _signed(words: str, style: Style, is_markdown: bool) -> str:
    """The words with the signs of their style; white space stays outside."""
    core = words.strip()
    if not core or not style:
        return words
    signs = "*" * (bool(style & Style.ITALIC) + 2 * bool(style & Style.BOLD))
    tags = [tag for one, tag in TAGS.items() if style & one and is_markdown]
    inner = "".join(f"<{t}>" for t in tags) + core + "".join(f"</{t}>" for t in reversed(tags))
    return words.replace(core, f"{signs}{inner}{signs}", 1)


def _notes(blocks: Iterable[Block]) -> Iterator[Footnote]:
    for block in blocks:
        for _, note in footnotes(block.inlines):
            yield note


def _losses(document: Document, is_markdown: bool) -> Iterator[str]:
    """What the text does not show, counted."""
    runs = [i for b in walk.all_blocks(document) for i in b.inlines if isinstance(i, Text)]
    links = sum(1 for run in runs if run.link and not references.is_live(run))
    styles = [run.style for run in runs if run.style is not Style.PLAIN]
    looks = sum(1 for style in styles if any(style & one for one in TAGS))
    capitals = sum(1 for style in styles if style & Style.SMALL_CAPS)
    if links and not is_markdown:
        yield f"Plain text keeps the words of links, not their addresses ({links})."
    if looks and not is_markdown:
        yield f"Plain text shows no underlining, superscript or subscript ({looks})."
    if not is_markdown and (apart := sum(len(note.blocks) > 1 for _, _, note in walk.notes(document))):
        yield f"Plain text joins the paragraphs of a footnote ({apart})."
    if capitals:
        yield f"Small capitals are written as ordinary letters ({capitals})."
