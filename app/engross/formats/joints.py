"""What official pages print between data that files keep side by side: a dash in a session's dates, lines in a vote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeGuard

from engross.model import masthead
from engross.model.inlines import Inline, LineBreak, Style, Text
from engross.model.nodes import Block, Kind

DASH = "–"


def printed(block: Block) -> tuple[Inline, ...]:
    """The inlines of a paragraph as they are printed."""
    is_of_data = block.kind in (Kind.MASTHEAD, Kind.CLOSING)
    return tuple(joined(block.inlines)) if is_of_data else block.inlines


def joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines of a line of the masthead or below the text as they are printed."""
    row = list(inlines)
    for index, inline in enumerate(row):
        before = row[index - 1] if index else None
        after = row[index + 1] if index + 1 < len(row) else None
        if (
            _states(before, masthead.SESSION_START)
            and _states(after, masthead.SESSION_END)
            and _is_space(inline)
        ):
            yield replace(inline, text=DASH)
        elif _is_side(inline):
            if before is not None and not isinstance(before, LineBreak):
                yield LineBreak(inline.marks)  # it comes and goes with what it parts
            yield replace(inline, style=inline.style | Style.ITALIC)
        else:
            yield inline


def _names(inline: Inline | None) -> list[str]:
    return [f.name for f in inline.fields] if isinstance(inline, Text) else []


def _states(inline: Inline | None, name: str) -> bool:
    return name in _names(inline)


def _is_space(inline: Inline) -> TypeGuard[Text]:
    return isinstance(inline, Text) and inline.text.isspace()


def _is_side(inline: Inline) -> TypeGuard[Text]:
    """Whether this is "In favour:" or another heading of States inside a vote."""
    names = _names(inline)
    return (
        names.count(masthead.OUTCOME) > 1 and masthead.STATES not in names and masthead.QUANTITY not in names
    )
