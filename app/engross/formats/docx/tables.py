"""Tables (ECMA-376 17.4) from the cells of a document: spans, heading rows, widths by what stands in a column."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engross.formats import grid
from engross.formats.docx.layout import Layout
from engross.formats.docx.markup import Element, add, val, w
from engross.formats.docx.paragraphs import paragraph
from engross.formats.grid import Place
from engross.model.nodes import Block

Writer = Callable[[Block, str | None], Element]
"""Gives the paragraph of a block, aligned to a side or as its style has it."""


def table(cells: list[Block], layout: Layout, write: Writer) -> Element:
    """The ``w:tbl`` of a run of cell blocks; ``write`` gives the paragraph of a block."""
    made_of = grid.of(cells)
    margin = layout.steps[0] if made_of.is_narrow else 0
    widths = made_of.widths(layout.text_width - 2 * margin)
    made = w(
        "tbl", _properties(layout, margin, sum(widths)), w("tblGrid", *(w("gridCol", w=x) for x in widths))
    )
    heads = made_of.heading_rows
    sides = ["right" if made_of.is_of_numbers(column) else None for column in range(len(widths))]
    for index, row in enumerate(made_of.rows):
        marks = (w("cantSplit") if index < heads else None, w("tblHeader") if index < heads else None)
        element = w("tr", w("trPr", *marks)) if index < heads else w("tr")
        made.append(add(element, _row(row, widths, sides, made_of.rules(index, heads), write, layout)))
    return made


def _properties(layout: Layout, margin: int, width: int) -> Element:
    return w(
        "tblPr",
        w("bidiVisual") if layout.script.is_right_to_left else None,
        w("tblW", w=width, type="dxa"),
        w("tblInd", w=margin, type="dxa") if margin else None,
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=layout.table["inset"], type="dxa") for side in ("left", "right"))),
    )


def _row(
    row: dict[int, Place],
    widths: list[int],
    sides: list[str | None],
    rules: dict[str, str],
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
            _borders(rules, layout),
            val("vAlign", "bottom") if place and place.cell.is_heading else None,
        )
        paragraphs = (
            [write(block, sides[column] if columns == 1 else None) for block in place.blocks] if place else []
        )
        yield w("tc", properties, *(paragraphs or [_empty(layout)]))
        column += columns


def _merge(place: Place | None) -> Element | None:
    if place is None or place.cell.rows == 1:
        return None
    return w("vMerge") if place.goes_on else val("vMerge", "restart")


def _borders(rules: dict[str, str], layout: Layout) -> Element | None:
    sizes = ((side, layout.table[weight]) for side, weight in rules.items())
    sides = [w(side, val="single", sz=size, space=0, color="auto") for side, size in sizes]
    return w("tcBorders", *sides) if sides else None


def _empty(layout: Layout) -> Element:
    return paragraph(layout, str(layout.roles["cell"]))
