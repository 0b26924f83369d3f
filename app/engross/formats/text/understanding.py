"""How a text was understood: its paragraphs with kind, label and doubts, for the user to look at and correct.

An `Understanding` is a value between the characters and the document; corrections give a new one. Notes stand in it
as paragraphs of their own, named by their mark; `engross.formats.text.resolutions` puts them in their places.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engross.formats.text import labels, notes
from engross.formats.text.lines import is_ideographic
from engross.formats.text.rich import Rich, part
from engross.formats.text.rich import joined as joined_rich
from engross.model.nodes import Kind


@dataclass(frozen=True, slots=True)
class Recognised:
    """One paragraph as understood. ``label`` is its number, letter or footnote mark as printed.

    ``cell`` is row and column of a cell in a table; ``doubt`` a short sentence where another understanding is likely,
    or "".
    """

    kind: Kind
    rich: Rich
    label: str = ""
    level: int = 0
    quoted: int = 0
    doubt: str = ""
    cell: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """The words, without label and footnote marks."""
        return self.rich.text


@dataclass(frozen=True, slots=True)
class Understanding:
    """The paragraphs in the order in which they stand in the text, and what is known of the whole."""

    paragraphs: tuple[Recognised, ...]
    language: str
    organ: str = ""
    losses: tuple[str, ...] = ()


def corrected(
    understanding: Understanding, index: int, *, kind: Kind, level: int | None = None
) -> Understanding:
    """With one paragraph of another kind. What printed a label keeps it where the new kind has one."""
    old = understanding.paragraphs[index]
    cell = (old.cell or (0, 0)) if kind is Kind.CELL else None
    new = replace(old, kind=kind, doubt="", level=_level(old, kind, level), cell=cell)
    if kind is Kind.NOTE and old.kind is not Kind.NOTE:
        name, words = notes.named(joined_rich(Rich(old.label), old.rich, " ") if old.label else old.rich)
        new = replace(new, label=name or _free_mark(understanding), rich=words)
    elif kind in (Kind.OPERATIVE, Kind.SECTION) and not old.label:
        label = labels.read(old.text)
        if label:
            new = replace(new, label=label.printed, rich=part(old.rich, label.end))
    elif old.label and kind not in (Kind.OPERATIVE, Kind.SECTION, Kind.PREAMBULAR, Kind.NOTE):
        new = replace(new, label="", rich=joined_rich(Rich(old.label), old.rich, " "))
    return _with(understanding, index, 1, new)


def _free_mark(understanding: Understanding) -> str:
    """The first mark in the text that has no note yet, or ""."""
    known = {item.label for item in understanding.paragraphs if item.kind is Kind.NOTE}
    marks = (
        m.name for item in understanding.paragraphs if item.kind is not Kind.NOTE for m in item.rich.marks
    )
    return next((name for name in marks if name not in known), "")


def _level(old: Recognised, kind: Kind, level: int | None) -> int:
    if level is not None:
        return level
    return old.level if kind in (Kind.OPERATIVE, Kind.PREAMBULAR, Kind.SECTION, Kind.HEADING) else 0


def joined(understanding: Understanding, index: int) -> Understanding:
    """With the paragraph joined to the one before it, notes between them passed over; unchanged for the first."""
    before = index - 1
    if understanding.paragraphs[index].kind is not Kind.NOTE:
        while before >= 0 and understanding.paragraphs[before].kind is Kind.NOTE:
            before -= 1
    if before < 0:
        return understanding
    one, two = understanding.paragraphs[before], understanding.paragraphs[index]
    words = joined_rich(Rich(two.label), two.rich, " ") if two.label else two.rich
    new = replace(one, rich=joined_rich(one.rich, words, glue(one.rich, words)), doubt="")
    row = (*understanding.paragraphs[:index], *understanding.paragraphs[index + 1 :])
    return _with(replace(understanding, paragraphs=row), before, 1, new)


def split(understanding: Understanding, index: int, offset: int) -> Understanding:
    """With the paragraph divided at an offset of its words; the second half has the same kind and no label."""
    old = understanding.paragraphs[index]
    one = replace(old, rich=part(old.rich, 0, offset), doubt="")
    two = replace(old, rich=part(old.rich, offset, second=True), label="", doubt="")
    return _with(understanding, index, 1, one, two)


def glue(before: Rich, after: Rich) -> str:
    """What stands between two pieces of one paragraph: a space; between Chinese characters nothing, but for a mark."""
    if before.text and after.text and is_ideographic(before.text[-1]) and is_ideographic(after.text[0]):
        has_mark = bool(before.marks) and before.marks[-1].at == len(before.text)
        return " " if has_mark else ""
    return " "


def _with(understanding: Understanding, index: int, count: int, *new: Recognised) -> Understanding:
    row = understanding.paragraphs
    return replace(understanding, paragraphs=(*row[:index], *new, *row[index + count :]))
