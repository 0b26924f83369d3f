"""A paragraph as rules see it: its words, its look, and the little that they need to know of its surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

from engross.checks import marks
from engross.checks.marks import CLOSERS, ENDINGS, Marks
from engross.model import inlines as rows
from engross.model import openings, plain
from engross.model.inlines import ATOM, Style, Text
from engross.model.nodes import Block, NodeId
from engross.model.openings import Opening


class Role(StrEnum):
    """What a paragraph does in the sentence that a resolution is."""

    MASTHEAD = "masthead"
    TITLE = "title"
    ORGAN = "organ"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    ITEM = "item"
    """Of a list below a preambular or operative paragraph."""
    WORDS = "words"
    """Text that goes on after a list."""
    HEADING = "heading"
    NOTE = "note"
    ADOPTED = "adopted"
    """Of a text that the resolution adopts and that has its own sentences (NUM-12, NEG-08)."""
    ANNEX = "annex"
    CLOSING = "closing"
    OTHER = "other"


SENTENCE = frozenset({Role.PREAMBULAR, Role.OPERATIVE, Role.ITEM, Role.WORDS})
"""Roles of paragraphs that the drafters wrote in the form of a resolution."""
OWN_WORDS = SENTENCE | {Role.NOTE, Role.OTHER}
"""Roles of paragraphs whose wording is the text's own: no names, no adopted declarations."""

SET_APART = {"zh": Style.BOLD, "ar": Style.BOLD}
"""How openings are set apart where that is not by italics (OPN-02)."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a paragraph rule may know of the surroundings.

    ``due`` is the mark that should end the paragraph ("" = free). ``first_in_note`` and ``last_in_note`` are for
    paragraphs of footnotes. ``is_intro`` says that a list follows.
    """

    role: Role
    language: str
    organ: str
    due: str = ""
    is_intro: bool = False
    in_preamble: bool = False
    is_last: bool = False
    """The last of the resolution."""
    is_final: bool = False
    """Of an adopted text, not of a draft."""
    first_in_note: bool = False
    last_in_note: bool = False


shared_context = cache(Context)
"""The same object for the same context, so that comparing paragraphs with those of an earlier state costs nothing."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a paragraph ends: the mark ("" where there is none) and its offset, or the offset where one belongs."""

    mark: str
    start: int
    end: int


class Paragraph:
    """A block with its context; everything read off it is computed once and never changes."""

    def __init__(self, block: Block, context: Context) -> None:
        self.block = block
        self.context = context
        self.id: NodeId = block.id
        self.role = context.role

    @property
    def marks(self) -> Marks:
        """The punctuation of the paragraph's language."""
        return marks.of(self.context.language)

    @cached_property
    def text(self) -> str:
        """The characters; atoms as U+FFFC."""
        return plain.text(self.block)

    @cached_property
    def is_blank(self) -> bool:
        """Whether there is nothing to read."""
        return not self.text.replace(ATOM, "").strip()

    @cached_property
    def start(self) -> int:
        """Where the words begin."""
        return openings.start_of(self.text)

    @cached_property
    def bare_end(self) -> int:
        """Where the words end: before spaces, footnotes and invisible characters at the end."""
        end = len(self.text)
        while end and (self.text[end - 1].isspace() or self.text[end - 1] in _INVISIBLE):
            end -= 1
        return end

    @cached_property
    def ending(self) -> Ending:
        """The mark at the end; closing quotation marks and brackets may follow it."""
        at = self.bare_end
        while at and self.text[at - 1] in CLOSERS:
            at -= 1
        if at and self.text[at - 1] in ENDINGS:
            return Ending(self.text[at - 1], at - 1, at)
        end = self.bare_end
        if end and self.text[end - 1] in ENDINGS:
            return Ending(self.text[end - 1], end - 1, end)
        if self.marks.note == "before":
            end = len(self.text.rstrip())
        return Ending("", end, end)

    @cached_property
    def opening(self) -> Opening | None:
        """The words set apart at the beginning, or else the known phrase there; None where there is neither."""
        style = SET_APART.get(self.context.language, Style.ITALIC)
        end = self.styled_end(self.start, style)
        if end > self.start:
            return Opening(self.text[self.start : end], self.start, end, is_styled=True)
        kind = openings.PREAMBULAR if self.context.in_preamble else openings.OPERATIVE
        known = openings.phrases(self.context.language, kind)
        end = known.end(self.text, self.start) if known else 0
        return Opening(self.text[self.start : end], self.start, end, is_styled=False) if end else None

    def styled_end(self, start: int, style: Style) -> int:
        """Where the characters of a style that begin at ``start`` end; spaces between two such runs count in."""
        at, end = 0, start
        for inline in self.block.inlines:
            size = rows.length(inline)
            if at + size > start:
                is_styled = isinstance(inline, Text) and bool(inline.style & style)
                if is_styled:
                    end = at + size
                elif not isinstance(inline, Text) or inline.text[max(start - at, 0) :].strip():
                    break
            at += size
        return start + len(self.text[start:end].rstrip(" \u00a0\t,،，;:" + ATOM))

    def has_style(self, start: int, end: int, style: Style) -> bool:
        """Whether every letter and digit between two offsets has the style."""
        return all(
            run.style & style or not any(c.isalnum() for c in run.text)
            for run in rows.slice_of(self.block.inlines, start, end)
            if isinstance(run, Text)
        )

    def has_some(self, start: int, end: int, style: Style) -> bool:
        """Whether some letter or digit between two offsets has the style."""
        return any(
            run.style & style and any(c.isalnum() for c in run.text)
            for run in rows.slice_of(self.block.inlines, start, end)
            if isinstance(run, Text)
        )

    def style_at(self, offset: int) -> Style:
        """The style of the character at an offset."""
        run = next(iter(rows.slice_of(self.block.inlines, offset, offset + 1)), None)
        return run.style if isinstance(run, Text) else Style.PLAIN

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """The stretches within quotation marks, which are not ours to correct (NEG-08)."""
        return tuple(m.span() for m in _quoted(self.marks.quotes).finditer(self.text))

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch touches a quotation."""
        return any(start < high and end > low for low, high in self.quotations)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern outside quotations and links to web pages."""
        for match in pattern.finditer(self.text):
            if not self.is_quoted(*match.span()):
                yield match


_INVISIBLE = ATOM + "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"


@cache
def _quoted(quotes: tuple[str, ...]) -> re.Pattern[str]:
    pairs = [(re.escape(pair[0]), re.escape(pair[1])) for pair in quotes]
    return re.compile("|".join(f"{opens}[^{closes}]*(?:{closes}|$)" for opens, closes in pairs))
