"""The source of a table for the typesetter, from the cells of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engross.formats import grid
from engross.formats.docx.layout import Layout
from engross.formats.grid import Grid, Place
from engross.model.nodes import Block

Writer = Callable[[Block], str]
"""Gives the paragraph of a block."""


def table(cells: list[Block], layout: Layout, write: Writer) -> str:
    """The call that makes the table of a run of cell blocks."""
    made = grid.of(cells)
    margin = layout.steps[0] if made.is_narrow else 0
    widths = made.widths(layout.text_width - 2 * margin)
    heads = made.heading_rows
    rows = list(_rows(made, write))
    head = f"table.header({''.join(rows[:heads])}), " if heads else ""
    columns = "".join(f"tw({width}), " for width in widths)
    frame, sizes, style = "" if made.is_narrow else "reach", layout.table, layout.roles["cell"]
    inset = f"(x: tw({sizes['inset']}), y: tw(styles.{style}.before) + leading(styles.{style}) / 2)"
    return (
        f"#block(above: tw({sizes['above']}), below: tw({sizes['below']}), {frame}("
        f"table(columns: ({columns}), stroke: none, inset: {inset}, "
        f"{_rule(made, 0, heads, 'top', sizes)}{head}{''.join(_body(made, rows, heads, sizes))})))\n"
    )


def _rows(made: Grid, write: Writer) -> Iterator[str]:
    for row in made.rows:
        yield "".join(_cell(made, row[column], write) for column in sorted(row) if not row[column].goes_on)


def _cell(made: Grid, place: Place, write: Writer) -> str:
    cell = place.cell
    is_right = cell.columns == 1 and made.is_of_numbers(cell.column)
    side = " + ".join(("bottom" if cell.is_heading else "top", "end" if is_right else "start"))
    words = "".join(write(block) for block in place.blocks)
    spans = f"x: {cell.column}, y: {cell.row}, colspan: {cell.columns}, rowspan: {cell.rows}"
    return f"table.cell({spans}, align: {side})[{words}], "


def _body(made: Grid, rows: list[str], heads: int, sizes: dict[str, int]) -> Iterator[str]:
    if heads:
        yield _rule(made, heads - 1, heads, "bottom", sizes)
    yield from rows[heads:]
    yield _rule(made, len(rows) - 1, heads, "bottom", sizes)


def _rule(made: Grid, index: int, heads: int, side: str, sizes: dict[str, int]) -> str:
    weight = made.rules(index, heads).get(side)
    return (
        f"table.hline(y: {index + (side == 'bottom')}, stroke: {sizes[weight] * 0.125}pt), " if weight else ""
    )
