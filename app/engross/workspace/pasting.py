"""What is pasted from other programs, understood: paragraphs of the right kind, levels, cells, footnotes.

Beside what was understood stands the bare text, for people who want only that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engross.editing import fragments
from engross.editing.fragments import Fragment
from engross.errors import FormatError
from engross.formats.html import pictures
from engross.formats.html import read as html
from engross.formats.html.read import Paragraph
from engross.formats.text import labels, phrases
from engross.formats.text.labels import Label
from engross.formats.text.phrases import Phrases
from engross.formats.text.read import read_text
from engross.model import plain, walk
from engross.model.inlines import Inline, footnotes, slice_of
from engross.model.nodes import Block, Kind

_COMMAS = (",", "،", "，")
_BULLETS = "•▪●·"
_DASHES = "–—-"
LONGEST = 400_000
"""Characters of plain text whose paragraphs are looked at before they are inserted."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was copied elsewhere, as understood and as text."""

    fragment: Fragment
    as_text: Fragment
    pictures: int = 0
    """Pictures that came with it and are left out."""

    @property
    def is_understood(self) -> bool:
        """Whether there is more to it than text: kinds, levels, cells or footnotes."""
        notes = any(True for block in self.fragment.blocks for _note in footnotes(block.inlines))
        return bool(self.fragment.blocks) and (notes or not self.fragment.is_plain)


def of_html(source: str, words: str, language: str = "en") -> Pasted:
    """HTML from a word processor or a browser; ``words`` is what came with it as plain text. Without blocks where
    it says nothing.
    """
    paragraphs = html.read(source)
    as_text = fragments.from_text(words or html.words_of(paragraphs))
    return Pasted(_fragment(paragraphs, language), as_text, pictures.count(source))


def of_text(words: str, language: str = "en") -> Pasted:
    """Plain text, of a mail or a page of a PDF file: where it reads like a resolution, its paragraphs."""
    words = "".join(c for c in words if c.isprintable() or c in "\n\r\t")
    text = fragments.from_text(words) if words else Fragment(())
    if len(text.blocks) < 2 or len(words) > LONGEST:
        return Pasted(text, text)
    try:
        document = read_text(words).document
    except FormatError:
        return Pasted(text, text)
    blocks = tuple(walk.blocks(document))
    known = [b for b in blocks if b.kind in (Kind.PREAMBULAR, Kind.OPERATIVE)]
    if not known or document.metadata.language != language:
        return Pasted(text, text)
    return Pasted(Fragment(blocks), text)


def _fragment(paragraphs: list[Paragraph], language: str) -> Fragment:
    if len(paragraphs) == 1 and paragraphs[0].cell is None:
        return Fragment((Block(0, Kind.TEXT, paragraphs[0].inlines),), is_plain=True)
    blocks = tuple(_Kinds(phrases.of(language)).blocks(paragraphs))
    return Fragment(blocks, is_plain=all(b.kind is Kind.TEXT and not b.level for b in blocks))


class _Kinds:
    """Tells what each paragraph is by its label, its place in lists and its opening words."""

    def __init__(self, words: Phrases) -> None:
        self._words = words
        self._open: list[tuple[str, int]] = []
        """Style and value of the last label at each level below the number."""
        self._last = Kind.TEXT

    def blocks(self, paragraphs: Iterable[Paragraph]) -> Iterable[Block]:
        for paragraph in paragraphs:
            block = self._block(paragraph)
            if block.kind in (Kind.PREAMBULAR, Kind.OPERATIVE):
                self._last = block.kind
            yield block

    def _block(self, paragraph: Paragraph) -> Block:
        row = paragraph.inlines
        if paragraph.cell is not None:
            return Block(0, Kind.CELL, row, cell=paragraph.cell)
        if paragraph.heading is not None:
            return Block(0, Kind.HEADING, row, level=paragraph.heading)
        text = plain.text(Block(0, Kind.TEXT, row))
        label = labels.read(text)
        if label is not None and label.readings and label.end < len(text):
            if label.printed[0] in _DASHES and not paragraph.list_level:
                return Block(0, Kind.TEXT, row)
            if label.printed[0] in _BULLETS + _DASHES:
                row = slice_of(row, label.end)
                return Block(0, Kind.TEXT, row, level=max(paragraph.list_level, 1))
            return self._labelled(label, slice_of(row, label.end))
        if paragraph.list_level:
            return self._listed(paragraph)
        if self._words.organ(text) is not None:
            return Block(0, Kind.ORGAN, row)
        ends = text.rstrip("\ufffc ")
        if ends.endswith(_COMMAS) and self._words.preambular.fits(text):
            return Block(0, Kind.PREAMBULAR, row)
        return Block(0, Kind.TEXT, row)

    def _labelled(self, label: Label, inlines: tuple[Inline, ...]) -> Block:
        if label.is_number:
            self._open = []
            return Block(0, Kind.OPERATIVE, inlines)
        level = self._level(label)
        kind = self._last if self._last is Kind.PREAMBULAR else Kind.OPERATIVE
        return Block(0, kind, inlines, level=level)

    def _level(self, label: Label) -> int:
        """Where the label goes on counting, the deepest first; else a level below the last."""
        for level in range(len(self._open), 0, -1):
            style, value = self._open[level - 1]
            for reading in label.readings:
                if (reading.style, reading.value) == (style, value + 1):
                    self._open[level - 1 :] = [(style, reading.value)]
                    return level
        first = min(label.readings, key=lambda reading: reading.value)
        self._open.append((first.style, first.value))
        return len(self._open)

    def _listed(self, paragraph: Paragraph) -> Block:
        if paragraph.is_numbered:
            return Block(0, Kind.OPERATIVE, paragraph.inlines, level=paragraph.list_level - 1)
        return Block(0, Kind.TEXT, paragraph.inlines, level=paragraph.list_level)
