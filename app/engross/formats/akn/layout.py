"""Line breaks and indents between elements, only where white space is not text."""

from __future__ import annotations

from engross.formats.akn.parse import A
from engross.formats.akn.write_body import Element

_TEXTS = frozenset(A + name for name in ("p", "num", "heading", "subheading", "crossHeading", "block",
                                         "listIntroduction", "organization", "docketNumber"))  # fmt: skip


def indent(element: Element, depth: int = 0) -> None:
    """Indents the children of a structural element, two spaces a level; elements that hold text are left alone."""
    if element.tag in _TEXTS or not len(element):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        indent(child, depth + 1)
        child.tail = "\n" + "  " * (depth + 1)
    element[-1].tail = "\n" + "  " * depth
