"""What stands inside a paragraph: styled text, line breaks, footnotes at their anchor.

A row of inlines is kept in one *normal form*: no empty run, no two neighbouring runs that differ
in nothing but their text. Offsets count code points; every atom counts as one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntFlag
from typing import TYPE_CHECKING

from engross.model.review import NO_MARKS, Marks

if TYPE_CHECKING:
    from engross.model.nodes import Block

ATOM = "\ufffc"
"""The character that stands for an atom in plain text (OBJECT REPLACEMENT CHARACTER)."""


class Style(IntFlag):
    """How a run looks. Values are stable: they are written to files of ours."""

    PLAIN = 0
    ITALIC = 1
    BOLD = 2
    UNDERLINE = 4
    SUPERSCRIPT = 8
    SUBSCRIPT = 16
    SMALL_CAPS = 32


@dataclass(frozen=True, slots=True)
class Field:
    """What a stretch of text states as data: ``name`` from `engross.model.masthead`, ``value`` in normal
    form.

    A date's value is ISO 8601, a session's its number; empty where the text says it all.
    """

    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters that look alike. ``fields`` are nested data, outermost first."""

    text: str
    style: Style = Style.PLAIN
    link: str = ""
    fields: tuple[Field, ...] = ()
    marks: Marks = NO_MARKS


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""

    marks: Marks = NO_MARKS


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote where its indicator stands, with its own paragraphs inside it.

    ``numbered_as`` is the mark that a file printed where it is not the computed one.
    ``brackets`` are the two characters printed around the indicator (Arabic texts), or empty.
    """

    id: int
    blocks: tuple[Block, ...]
    numbered_as: str | None = None
    brackets: str = ""
    marks: Marks = NO_MARKS

    def printed(self, mark: str) -> str:
        """The indicator with this mark as it is printed, brackets included."""
        return f"{self.brackets[:1]}{mark}{self.brackets[1:]}"


Inline = Text | LineBreak | Footnote


def length(inline: Inline) -> int:
    """How many code points the inline counts in offsets."""
    return len(inline.text) if isinstance(inline, Text) else 1


def plain(inlines: Iterable[Inline]) -> str:
    """The characters, atoms as U+FFFC."""
    return "".join(i.text if isinstance(i, Text) else ATOM for i in inlines)


def normal(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The same inlines in normal form."""
    row: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            if not inline.text:
                continue
            last = row[-1] if row else None
            if (
                isinstance(last, Text)
                and last.style == inline.style
                and last.link == inline.link
                and last.fields == inline.fields
                and last.marks == inline.marks
            ):
                row[-1] = replace(last, text=last.text + inline.text)
                continue
        row.append(inline)
    return tuple(row)


def slice_of(inlines: Iterable[Inline], start: int, end: int | None = None) -> tuple[Inline, ...]:
    """The inlines between two offsets; runs are cut, atoms are whole."""
    row: list[Inline] = []
    at = 0
    for inline in inlines:
        size = length(inline)
        low, high = max(start - at, 0), size if end is None else min(end - at, size)
        if low < high:
            row.append(replace(inline, text=inline.text[low:high]) if isinstance(inline, Text) else inline)
        at += size
    return tuple(row)


def splice(inlines: tuple[Inline, ...], start: int, end: int, new: Iterable[Inline]) -> tuple[Inline, ...]:
    """The inlines with those between two offsets replaced by ``new``, in normal form."""
    return normal((*slice_of(inlines, 0, start), *new, *slice_of(inlines, end)))


def footnotes(inlines: Iterable[Inline]) -> list[tuple[int, Footnote]]:
    """Each footnote with the offset of its indicator."""
    found: list[tuple[int, Footnote]] = []
    at = 0
    for inline in inlines:
        if isinstance(inline, Text):
            at += len(inline.text)
            continue
        if isinstance(inline, Footnote):
            found.append((at, inline))
        at += 1
    return found


def run_at(inlines: Iterable[Inline], offset: int) -> Text | None:
    """The run whose look a character typed at ``offset`` takes: the one before it, else the one after."""
    at = 0
    before: Text | None = None
    for inline in inlines:
        if isinstance(inline, Text):
            if at < offset <= at + len(inline.text):
                return inline
            if at >= offset:
                return before or inline
            before = inline
        at += length(inline)
    return before
