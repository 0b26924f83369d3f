"""A paragraph element with its properties; direction is that of the language."""

from __future__ import annotations

from engross.formats.docx.layout import Layout
from engross.formats.docx.markup import Element, val, w


def paragraph(
    layout: Layout,
    style: str,
    *,
    left: int | None = None,
    hanging: int = 0,
    after: int | None = None,
    align: str | None = None,
    is_latin: bool = False,
) -> Element:
    """An empty paragraph of a style. ``left``, ``hanging``, ``after`` are twips where they are not those of the style.

    One that ``is_latin`` keeps its direction in a right-to-left text, and its side.
    """
    is_right_to_left = layout.script.is_right_to_left
    if is_right_to_left and is_latin:
        is_right_to_left = False
        align = {None: "right", "right": "left"}.get(align, align)
    indents = None if left is None else w("ind", left=left, hanging=hanging)
    properties = (
        val("pStyle", style),
        w("bidi") if is_right_to_left else None,
        None if after is None else w("spacing", after=after),
        indents,
        val("jc", align),
    )
    return w("p", w("pPr", *properties))


def begin_page(made: Element) -> Element:
    """The paragraph, beginning a page."""
    made[0].insert(1, w("pageBreakBefore"))
    return made
