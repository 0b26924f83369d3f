"""What each line of the page shows: its text, its shape and the label beside it. Knows nothing of Qt.

One line is one paragraph of the widget. Footnotes are lines too: they follow the text that they belong to. A table
is a run of lines in the order of its grid; a *gap* is an empty line that the widget needs and
the document does not have (an empty place in a table, the line between two tables).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import chain

from engross import resources
from engross.model import numbering, outline, plain, walk
from engross.model.inlines import Footnote, Inline, Text, footnotes
from engross.model.nodes import Block, Document, Kind, NodeId, PartKind
from engross.model.review import NO_MARKS, Marks

RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})
"""Languages written from right to left."""

_RTL_LETTERS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u04ff]")

GRID_LIMIT = 1_000
"""Places of the largest table shown as a grid; what is larger is shown as plain lines."""


class Above(Enum):
    """What stands above a line to set it off from the one before it."""

    NOTHING = "nothing"
    TEXT = "text"
    """Another resolution of the same document begins."""
    ANNEX = "annex"
    NOTES = "notes"
    """The short rule over the first footnote."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a line is set. ``role`` names an entry of ``resources/styles/screen.toml``."""

    role: str
    level: int = 0
    quoted: int = 0
    above: Above = Above.NOTHING
    is_turned: bool = False
    """The line runs from left to right on a page that runs from right to left: "28 December 2035"."""


@lru_cache(maxsize=512)
def shape(
    role: str, level: int = 0, quoted: int = 0, above: Above = Above.NOTHING, *, is_turned: bool = False
) -> Shape:
    """The one Shape of these values, so that shapes can be compared by identity."""
    return Shape(role, level, quoted, above, is_turned)


def is_turned(language: str, block: Block) -> bool:
    """Whether a paragraph of a right-to-left text holds Latin or Cyrillic letters and none of its own script."""
    if language not in RIGHT_TO_LEFT:
        return False
    words = plain.text(block)
    return bool(_LATIN_LETTERS.search(words)) and not _RTL_LETTERS.search(words)


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``block`` is None in a gap; ``grid`` is set in a table, ``note`` in a footnote."""

    block: Block | None
    shape: Shape
    label: str = ""
    note: NodeId | None = None
    grid: Grid | None = None
    place: tuple[int, int] = (0, 0)
    """Row and column in the grid."""
    note_marks: Marks = NO_MARKS
    """What is open about the footnote that the line belongs to."""

    @property
    def inlines(self) -> tuple[Inline, ...]:
        return self.block.inlines if self.block else ()

    @property
    def key(self) -> NodeId | None:
        return self.block.id if self.block else None


@dataclass(frozen=True, slots=True)
class Grid:
    """The shape of a table: its size and (row, column, rows, columns) of every cell that spans several."""

    table: NodeId
    rows: int
    columns: int
    spans: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(slots=True)
class Lines:
    """All lines of a document, and where the line of each block is."""

    rows: list[Line]
    index: dict[NodeId, int]
    marks: dict[NodeId, str]
    """Footnote indicators as shown, brackets included, by the footnote's id."""
    holders: dict[NodeId, NodeId]
    """The block in which each footnote's indicator stands."""

    def reword(self, before: Document, after: Document) -> dict[int, Line] | None:
        """Take over the words in which alone two documents differ: the lines that say something else, as they were.

        None, and nothing done, where more than words differs. In place, because this is done at every key.
        """
        changed = walk.reworded(before, after)
        numbers = numbering.of(after)
        if changed is None or numbering.of(before) is not numbers or _opens(before) != _opens(after):
            return None
        fresh: list[Block] = []
        for part, index in changed:
            found = _other_words(before.parts[part].blocks[index], after.parts[part].blocks[index])
            if found is None:
                return None
            fresh += found
        old: dict[int, Line] = {}
        for block in fresh:
            number = self.index[block.id]
            old[number] = self.rows[number]
            self.rows[number] = _reworded(old[number], block, numbers, after.metadata.language)
        return old


def _opens(document: Document) -> list[object]:
    """What the parts are and open: lines are set off by it."""
    return [(part.kind, part.opens) for part in document.parts]


def _other_words(old: Block, new: Block) -> list[Block] | None:
    """The paragraph and those of its footnotes that are other objects; None where it has others or another place."""
    notes, notes_now = footnotes(old.inlines), footnotes(new.inlines)
    if _setting_of(old) != _setting_of(new) or len(notes) != len(notes_now):
        return None
    fresh = [new]
    for (_, note), (_, now) in zip(notes, notes_now, strict=True):
        if note is now:
            continue
        if (note.brackets, note.marks) != (now.brackets, now.marks):
            return None
        if [b.id for b in note.blocks] != [b.id for b in now.blocks]:
            return None
        fresh += [b for a, b in zip(note.blocks, now.blocks, strict=True) if a is not b]
    return fresh


def _setting_of(block: Block) -> tuple[object, ...]:
    """What a paragraph's line is set by, words aside; that of a deleted one can change without any number doing so."""
    return block.kind, block.level, block.quoted, block.cell


def _reworded(line: Line, block: Block, numbers: numbering.Numbers, language: str) -> Line:
    """The line with other words: what the words decide of its look is decided anew."""
    old, named, said = line.shape, line.shape.role, line.label
    if block.kind in _DATA_KINDS:
        named = role(block)
    elif block.kind is Kind.HEADING:
        said = label(block, numbers)
    turned = is_turned(language, block)
    if named != old.role or turned != old.is_turned:
        old = shape(named, old.level, old.quoted, old.above, is_turned=turned)
    return Line(block, old, said, line.note, line.grid, line.place, line.note_marks)


def of(document: Document, before: Lines | None = None) -> Lines:
    """The lines of a document.

    Lines that show what they showed in ``before``, of a document in the same language, are the same objects.
    """
    numbers = numbering.of(document)
    marks: dict[NodeId, str] = {}
    holders: dict[NodeId, NodeId] = {}
    notes: list[list[Footnote]] = [[] for _ in document.parts]
    where = walk.spots(document)
    for holder, _, note in walk.notes(document):
        marks[note.id], holders[note.id] = note.printed(numbers.mark(note.id)), holder.id
        notes[where[holder.id].part].append(note)
    rows: list[Line] = []
    kept = {line.block.id: line for line in before.rows if line.block is not None} if before else {}
    setting = _Setting(document.metadata.language, kept)
    for scope in outline.texts(document):
        below, notes = notes[: len(scope.parts)], notes[len(scope.parts) :]
        rows.extend(_text_lines(scope, numbers, setting, is_first=not rows))
        rows.extend(_note_lines(chain.from_iterable(below), marks, setting))
    rows = _with_gaps_for_tables(rows)
    index = {line.block.id: row for row, line in enumerate(rows) if line.block is not None}
    return Lines(rows, index, marks, holders)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Sets the paragraphs of one language; those that are set as they were before are not looked at again."""

    language: str
    kept: dict[NodeId, Line]

    def line(self, block: Block, above: Above, label: str, note: Footnote | None = None) -> Line:
        """The line of a paragraph outside tables."""
        old = self.kept.get(block.id)
        if (
            old is not None
            and old.block is block
            and old.label == label
            and old.shape.above is above
            and old.grid is None
            and (old.note is None if note is None else old.note == note.id and old.note_marks == note.marks)
        ):
            return old
        turned = is_turned(self.language, block)
        if note is not None:
            look = shape("note", above=above, is_turned=turned)
            return Line(block, look, label, note.id, note_marks=note.marks)
        return Line(block, shape(role(block), block.level, block.quoted, above, is_turned=turned), label)

    def cell(self, block: Block, grid: Grid, place: tuple[int, int]) -> Line:
        """The line of a paragraph in a table."""
        old = self.kept.get(block.id)
        if old is not None and old.block is block and old.grid is grid and old.place == place:
            return old
        is_heading = block.cell is not None and block.cell.is_heading
        turned = is_turned(self.language, block)
        look = shape("cell-heading" if is_heading else "cell", is_turned=turned)
        return Line(block, look, grid=grid, place=place)

    def grid(self, grid: Grid, first: Block) -> Grid:
        """The grid of the table that begins with a block: the same object as before where it has the same shape."""
        old = self.kept.get(first.id)
        return old.grid if old is not None and old.grid is not None and old.grid == grid else grid

    def plain(self, block: Block) -> Line:
        """The line of a paragraph of a table that is too large for a grid."""
        old = self.kept.get(block.id)
        if old is not None and old.block is block and old.grid is None:
            return old
        return Line(block, shape("text", 0, block.quoted))


def _text_lines(
    scope: outline.Scope, numbers: numbering.Numbers, setting: _Setting, *, is_first: bool
) -> Iterator[Line]:
    above = Above.NOTHING if is_first else Above.TEXT
    labels = numbers.labels
    for part in scope.parts:
        if part.kind is PartKind.ANNEX and above is Above.NOTHING:
            above = Above.ANNEX
        end = 0
        for at, block in enumerate(part.blocks):
            if at < end:
                continue
            if block.cell is not None:
                end = _table_end(part.blocks, at)
                yield from _table_lines(part.blocks[at:end], setting)
                continue
            yield setting.line(block, above, label(block, numbers) if block.id in labels else "")
            above = Above.NOTHING


def label(block: Block, numbers: numbering.Numbers) -> str:
    """The number beside the block; none where a heading says it in its own words."""
    shown = numbers.label(block.id)
    said = shown and block.kind is Kind.HEADING and plain.text(block).startswith(shown)
    return "" if said else shown


def _note_lines(notes: Iterable[Footnote], marks: dict[NodeId, str], setting: _Setting) -> Iterator[Line]:
    above = Above.NOTES
    for note in notes:
        mark = marks[note.id]
        for block in note.blocks:
            yield setting.line(block, above, mark, note)
            above, mark = Above.NOTHING, ""


_DATA_KINDS = {Kind.MASTHEAD: "masthead", Kind.CLOSING: "closing", Kind.TITLE: "title"}


@lru_cache(maxsize=1)
def _roles() -> dict[str, object]:
    return resources.toml("styles/screen.toml")["role"]  # type: ignore[no-any-return]


def role(block: Block) -> str:
    """The entry of ``screen.toml`` that sets the block: its kind, or for data "masthead.symbol" where there is one."""
    kind = _DATA_KINDS.get(block.kind)
    if kind is not None:
        known = _roles()
        for inline in block.inlines:
            for stated in inline.fields if isinstance(inline, Text) else ():
                if (name := f"{kind}-{stated.name}") in known:
                    return name
    return block.kind.value


def shape_before(line: Line) -> Shape:
    """How a line was set before its kind and level were changed, where that is open; in notes and tables as it is."""
    was = line.block.marks.reshaped if line.block is not None else None
    if line.block is None or was is None or line.note is not None or line.grid is not None:
        return line.shape
    block = replace(line.block, kind=was.kind)
    return shape(role(block), was.level, was.quoted, line.shape.above, is_turned=line.shape.is_turned)


def _table_end(blocks: tuple[Block, ...], start: int) -> int:
    """The end of the table that begins at ``start``; ``start`` itself where none does."""
    end = start
    first = blocks[start].cell
    while first and end < len(blocks) and (cell := blocks[end].cell) and cell.table == first.table:
        end += 1
    return end


def _table_lines(blocks: tuple[Block, ...], setting: _Setting) -> Iterator[Line]:
    """The paragraphs of a table in the order of its grid, with gaps where nothing stands."""
    cells: dict[tuple[int, int], list[Block]] = {}
    top = min(block.cell.row for block in blocks if block.cell)
    for block in blocks:
        assert block.cell is not None
        cells.setdefault((block.cell.row - top, block.cell.column), []).append(block)
    grid = _grid(cells)
    if grid is None:
        yield from (setting.plain(block) for block in blocks)
        return
    grid = setting.grid(grid, blocks[0])
    covered: set[tuple[int, int]] = set()
    for row, column, rows, columns in grid.spans:
        covered.update((r, c) for r in range(row, row + rows) for c in range(column, column + columns))
        covered.discard((row, column))
    for row in range(grid.rows):
        for column in range(grid.columns):
            place = (row, column)
            if place in covered:
                continue
            for block in cells.get(place, ()):
                yield setting.cell(block, grid, place)
            if place not in cells:
                yield Line(None, shape("cell"), grid=grid, place=place)


def _grid(cells: dict[tuple[int, int], list[Block]]) -> Grid | None:
    """The table's shape; None where it is too large or its cells overlap."""
    spans = []
    taken: set[tuple[int, int]] = set()
    size = [0, 0]
    for (row, column), blocks in cells.items():
        cell = blocks[0].cell
        assert cell is not None
        rows, columns = max(cell.rows, 1), max(cell.columns, 1)
        size = [max(size[0], row + rows), max(size[1], column + columns)]
        if size[0] * size[1] > GRID_LIMIT:
            return None
        places = {(r, c) for r in range(row, row + rows) for c in range(column, column + columns)}
        if places & taken:
            return None
        taken |= places
        if rows > 1 or columns > 1:
            spans.append((row, column, rows, columns))
    first = next(iter(cells.values()))[0].cell
    assert first is not None
    return Grid(first.table, size[0], size[1], tuple(sorted(spans)))


_GAP = Line(None, shape("gap"))


def _with_gaps_for_tables(rows: list[Line]) -> list[Line]:
    """A table needs a line before it, one after it, and one between it and the next table."""
    out: list[Line] = []
    for line in rows:
        if line.grid is not None and (
            not out or (out[-1].grid is not None and out[-1].grid is not line.grid)
        ):
            out.append(_GAP)
        out.append(line)
    if out and out[-1].grid is not None:
        out.append(_GAP)
    return out
