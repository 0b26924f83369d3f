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
    begins_page: bool = False,
    align: str | None = None,
) -> Element:
    """An empty paragraph of a style. ``left`` and ``hanging`` are twips where they are not those of the style."""
    indents = None if left is None else w("ind", left=left, hanging=hanging)
    properties = (
        val("pStyle", style),
        w("pageBreakBefore") if begins_page else None,
        w("bidi") if layout.script.is_right_to_left else None,
        indents,
        val("jc", align),
    )
    return w("p", w("pPr", *properties))
