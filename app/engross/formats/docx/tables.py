"""Tables (ECMA-376 17.4) from the cells of a document: spans, heading rows, widths by what stands in a column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from math import sqrt

from engross.formats.docx.layout import Layout
from engross.formats.docx.markup import Element, add, val, w
from engross.formats.docx.paragraphs import paragraph
from engross.model import plain
from engross.model.inlines import Footnote
from engross.model.nodes import Block, Cell

NARROW = 3
"""Tables of more columns than this use the whole width of the page."""
LEAST_WEIGHT, GREATEST_WEIGHT = 3.0, 16.0
RULE, HEAVY_RULE = 4, 12


_NUMBER = re.compile(r"[\d\s.,()%+–−-]+|…|\.\.\.")

Writer = Callable[[Block, str | None], Element]
"""Gives the paragraph of a block, aligned to a side or as its style has it."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell of the grid; a later row of one that spans several rows ``goes_on``."""

    cell: Cell
    blocks: list[Block] = field(default_factory=list)
    goes_on: bool = False


def table(cells: list[Block], layout: Layout, write: Writer) -> Element:
    """The ``w:tbl`` of a run of cell blocks; ``write`` gives the paragraph of a block."""
    grid = _grid(cells)
    count = max(place.cell.column + place.cell.columns for row in grid for place in row.values())
    margin = layout.steps[0] if count <= NARROW else 0
    widths = _widths(grid, count, layout.text_width - 2 * margin)
    made = w(
        "tbl", _properties(layout, margin, sum(widths)), w("tblGrid", *(w("gridCol", w=x) for x in widths))
    )
    heads = _heading_rows(grid)
    sides = ["right" if _is_of_numbers(grid, column) else None for column in range(count)]
    for index, row in enumerate(grid):
        marks = (w("cantSplit") if index < heads else None, w("tblHeader") if index < heads else None)
        element = w("tr", w("trPr", *marks)) if index < heads else w("tr")
        rules = _rules(index, heads, len(grid))
        made.append(add(element, _row(row, widths, sides, rules, write, layout)))
    return made


def _grid(cells: list[Block]) -> list[dict[int, _Place]]:
    """Rows of places by column; nothing overlaps, and what a file left open stays open."""
    last = max(block.cell.row + block.cell.rows for block in cells if block.cell)
    grid: list[dict[int, _Place]] = [{} for _ in range(last)]
    taken: list[dict[int, int]] = [{} for _ in range(last)]
    for block in cells:
        cell = block.cell
        if cell is None:
            continue
        owner = taken[cell.row].get(cell.column)
        if owner is not None:
            grid[cell.row][owner].blocks.append(block)
            continue
        columns = 1
        while columns < cell.columns and cell.column + columns not in taken[cell.row]:
            columns += 1
        for below in range(cell.rows):
            place = _Place(replace(cell, columns=columns), [] if below else [block], goes_on=below > 0)
            grid[cell.row + below][cell.column] = place
            taken[cell.row + below] |= {cell.column + i: cell.column for i in range(columns)}
    return grid


def _widths(grid: list[dict[int, _Place]], count: int, whole: int) -> list[int]:
    """Twips of each column: by the square root of the longest cell, within bounds."""
    weights = [LEAST_WEIGHT] * count
    for row in grid:
        for column, place in row.items():
            if place.cell.columns == 1:
                longest = max((len(plain.words(block)) for block in place.blocks), default=0)
                weights[column] = max(weights[column], min(sqrt(longest), GREATEST_WEIGHT))
    widths = [int(whole * weight / sum(weights)) for weight in weights]
    widths[-1] += whole - sum(widths)
    return widths


def _is_of_numbers(grid: list[dict[int, _Place]], column: int) -> bool:
    """Whether most cells of a column, but for headings, hold numbers; the first column names the rows."""
    cells = [row[column] for row in grid if column in row and row[column].cell.columns == 1]
    texts = [
        plain.words(block).strip() for cell in cells if not cell.cell.is_heading for block in cell.blocks
    ]
    filled = [text for text in texts if text]
    return column > 0 and sum(bool(_NUMBER.fullmatch(text)) for text in filled) * 2 > len(filled)


def _heading_rows(grid: list[dict[int, _Place]]) -> int:
    """How many rows at the top are headings. A row with footnotes is not repeated: notes would be twice."""
    count = 0
    for row in grid:
        blocks = [block for place in row.values() for block in place.blocks]
        has_notes = any(isinstance(inline, Footnote) for block in blocks for inline in block.inlines)
        if not blocks or has_notes or not all(place.cell.is_heading for place in row.values()):
            break
        count += 1
    return count if count < len(grid) else 0


def _properties(layout: Layout, margin: int, width: int) -> Element:
    return w(
        "tblPr",
        w("bidiVisual") if layout.script.is_right_to_left else None,
        w("tblW", w=width, type="dxa"),
        w("tblInd", w=margin, type="dxa") if margin else None,
        w("tblLayout", type="fixed"),
        w("tblCellMar", w("left", w=60, type="dxa"), w("right", w=60, type="dxa")),
    )


def _rules(index: int, heads: int, count: int) -> dict[str, int]:
    """The rules of the official tables with their weights: above and below the heading, and at the end."""
    rules = {"top": RULE} if index == 0 else {}
    if (heads and index == heads - 1) or index == count - 1:
        rules["bottom"] = HEAVY_RULE
    return rules


def _row(
    row: dict[int, _Place],
    widths: list[int],
    sides: list[str | None],
    rules: dict[str, int],
    write: Writer,
    layout: Layout,
) -> Iterator[Element]:
    column = 0
    while column < len(widths):
        place = row.get(column)
        columns = place.cell.columns if place else 1
        properties = w(
            "tcPr",
            w("tcW", w=sum(widths[column : column + columns]), type="dxa"),
            val("gridSpan", columns) if columns > 1 else None,
            _merge(place),
            _borders(rules),
            val("vAlign", "bottom") if place and place.cell.is_heading else None,
        )
        paragraphs = (
            [write(block, sides[column] if columns == 1 else None) for block in place.blocks] if place else []
        )
        yield w("tc", properties, *(paragraphs or [_empty(layout)]))
        column += columns


def _merge(place: _Place | None) -> Element | None:
    if place is None or place.cell.rows == 1:
        return None
    return w("vMerge") if place.goes_on else val("vMerge", "restart")


def _borders(rules: dict[str, int]) -> Element | None:
    sides = (w(side, val="single", sz=size, space=0, color="auto") for side, size in rules.items())
    return w("tcBorders", *sides) if rules else None


def _empty(layout: Layout) -> Element:
    return paragraph(layout, str(layout.roles["cell"]))
