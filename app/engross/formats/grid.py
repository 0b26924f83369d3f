"""The grid of a table from its cells, and how official tables are laid out: widths, heading rows, sides and rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from math import sqrt

from engross.model import plain
from engross.model.inlines import Footnote
from engross.model.nodes import Block, Cell

NARROW = 3
"""Tables of more columns than this use the whole width of the page."""
LEAST_WEIGHT, GREATEST_WEIGHT = 3.0, 16.0

_NUMBER = re.compile(r"[\d\s.,()%+–−-]+|…|\.\.\.")


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the grid; a later row of one that spans several rows ``goes_on``."""

    cell: Cell
    blocks: list[Block] = field(default_factory=list)
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of places by column; nothing overlaps, and what a file left open stays open."""

    rows: list[dict[int, Place]]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return max(place.cell.column + place.cell.columns for row in self.rows for place in row.values())

    @property
    def is_narrow(self) -> bool:
        """Whether the table is no wider than the text."""
        return self.columns <= NARROW

    def widths(self, whole: int) -> list[int]:
        """The share of each column in ``whole``: by the square root of the longest cell, within bounds."""
        weights = [LEAST_WEIGHT] * self.columns
        for row in self.rows:
            for column, place in row.items():
                if place.cell.columns == 1:
                    longest = max((len(plain.words(block)) for block in place.blocks), default=0)
                    weights[column] = max(weights[column], min(sqrt(longest), GREATEST_WEIGHT))
        widths = [int(whole * weight / sum(weights)) for weight in weights]
        widths[-1] += whole - sum(widths)
        return widths

    def is_of_numbers(self, column: int) -> bool:
        """Whether most cells of a column, but for headings, hold numbers; the first column names the rows."""
        rows = [row[column] for row in self.rows if column in row]
        cells = [place for place in rows if place.cell.columns == 1 and not place.cell.is_heading]
        filled = [text for p in cells for block in p.blocks if (text := plain.words(block).strip())]
        return column > 0 and sum(bool(_NUMBER.fullmatch(text)) for text in filled) * 2 > len(filled)

    @property
    def heading_rows(self) -> int:
        """How many rows at the top are headings. A row with footnotes is not repeated: notes would be twice."""
        count = 0
        for row in self.rows:
            blocks = [block for place in row.values() for block in place.blocks]
            has_notes = any(isinstance(inline, Footnote) for block in blocks for inline in block.inlines)
            if not blocks or has_notes or not all(place.cell.is_heading for place in row.values()):
                break
            count += 1
        return count if count < len(self.rows) else 0

    def rules(self, index: int, heads: int) -> dict[str, str]:
        """The sides of a row with rules, and the names of their weights: around the heading, and at the end."""
        rules = {"top": "rule"} if index == 0 else {}
        if (heads and index == heads - 1) or index == len(self.rows) - 1:
            rules["bottom"] = "heavy_rule"
        return rules


def of(cells: list[Block]) -> Grid:
    """The grid of a run of cell blocks."""
    last = max(block.cell.row + block.cell.rows for block in cells if block.cell)
    rows: list[dict[int, Place]] = [{} for _ in range(last)]
    taken: list[dict[int, int]] = [{} for _ in range(last)]
    for block in cells:
        cell = block.cell
        if cell is None:
            continue
        owner = taken[cell.row].get(cell.column)
        if owner is not None:
            rows[cell.row][owner].blocks.append(block)
            continue
        columns = 1
        while columns < cell.columns and cell.column + columns not in taken[cell.row]:
            columns += 1
        for below in range(cell.rows):
            place = Place(replace(cell, columns=columns), [] if below else [block], goes_on=below > 0)
            rows[cell.row + below][cell.column] = place
            taken[cell.row + below] |= {cell.column + i: cell.column for i in range(columns)}
    return Grid(rows)
