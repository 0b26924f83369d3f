"""Words typed beside or within deleted ones: a text widget gives them the look of their neighbours."""

from __future__ import annotations

from dataclasses import replace

from engross.model.inlines import Footnote, Inline, Text, length, normal, slice_of
from engross.model.review import NO_MARKS


def typed_afresh(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """``new`` with what was typed since ``old`` not marked as deleted; the same row where nothing was.

    A mark that nothing in ``old`` bears is one of words which stood there before, and is gone.
    """
    if all(inline.marks is NO_MARKS for inline in new):
        return new
    known = {inline.marks for inline in old}
    if any(inline.marks is not NO_MARKS and inline.marks not in known for inline in new):
        new = normal(i if i.marks in known else replace(i, marks=NO_MARKS) for i in new)
    if not any(inline.marks.deleted for inline in new):
        return new
    one, two = _units(old), _units(new)
    shorter = min(len(one), len(two))
    start = 0
    while start < shorter and one[start] == two[start]:
        start += 1
    tail = 0
    while tail < shorter - start and one[-1 - tail] == two[-1 - tail]:
        tail += 1
    typed = slice_of(new, start, len(two) - tail)
    if len(two) <= len(one) or not any(inline.marks.deleted for inline in typed):
        return new
    fresh = (replace(inline, marks=replace(inline.marks, deleted=0)) for inline in typed)
    return normal((*slice_of(new, 0, start), *fresh, *slice_of(new, len(two) - tail)))


def _units(row: tuple[Inline, ...]) -> list[object]:
    """Each character with what tells its run from others."""
    units: list[object] = []
    for inline in row:
        if isinstance(inline, Text):
            look = (inline.style, inline.link, inline.fields, inline.marks)
            units.extend((character, look) for character in inline.text)
        else:
            what = inline.id if isinstance(inline, Footnote) else "break"
            units.extend([(what, inline.marks)] * length(inline))
    return units
