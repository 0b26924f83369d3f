"""A paragraph while it is being understood: characters, what is emphasised, where footnote marks stood.

Offsets are code points. A mark is taken out of the characters and remembered with its place, so that patterns
see the words only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engross.model.inlines import Style


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch with a look, or with an address that it leads to."""

    start: int
    end: int
    style: Style = Style.PLAIN
    link: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark that stood at ``at``: its ``name`` ("13"), and as it was typed ("[^13]").

    ``brackets`` are the two characters printed around it, which are not in the paragraph's characters.
    """

    at: int
    name: str
    typed: str
    brackets: str = ""


@dataclass(frozen=True, slots=True)
class Rich:
    """One paragraph; ``heading`` is the level that a Markdown heading claims, from 1, or 0."""

    text: str
    spans: tuple[Span, ...] = ()
    marks: tuple[Mark, ...] = ()
    heading: int = 0


def part(rich: Rich, start: int, end: int | None = None, *, second: bool = False) -> Rich:
    """The paragraph between two offsets, white space at its ends taken off.

    A mark at ``end`` belongs to the part. One at ``start`` or before it does so too, unless this is the ``second`` of
    two parts, whose first has it.
    """
    last = len(rich.text) if end is None else end
    low, high = start, last
    while low < high and rich.text[low].isspace():
        low += 1
    while high > low and rich.text[high - 1].isspace():
        high -= 1

    def moved(at: int) -> int:
        return max(0, min(at, high) - low)

    spans = (replace(s, start=moved(s.start), end=moved(s.end)) for s in rich.spans)
    marks = (
        replace(m, at=moved(m.at)) for m in rich.marks if m.at <= last and not (second and m.at <= start)
    )
    return Rich(rich.text[low:high], tuple(s for s in spans if s.start < s.end), tuple(marks), rich.heading)


def joined(one: Rich, two: Rich, glue: str) -> Rich:
    """Two paragraphs made one, with ``glue`` between them."""
    by = len(one.text) + len(glue)
    spans = [*one.spans, *(replace(s, start=s.start + by, end=s.end + by) for s in two.spans)]
    marks = (*one.marks, *(replace(m, at=m.at + by) for m in two.marks))
    return Rich(one.text + glue + two.text, _bridged(spans, len(one.text), by), marks, one.heading)


def _bridged(spans: list[Span], end: int, start: int) -> tuple[Span, ...]:
    """An emphasis that was cut at the join goes on over the glue."""
    left = next((s for s in spans if s.end == end), None)
    right = next(
        (s for s in spans if s.start == start and left and replace(left, start=s.start, end=s.end) == s), None
    )
    if left is None or right is None:
        return tuple(spans)
    kept = [s for s in spans if s is not left and s is not right]
    return tuple(sorted([*kept, replace(left, end=right.end)], key=lambda s: s.start))


def styled(rich: Rich, start: int, end: int, style: Style) -> Rich:
    """The paragraph with one more stretch emphasised."""
    return Rich(rich.text, (*rich.spans, Span(start, end, style)), rich.marks, rich.heading)
