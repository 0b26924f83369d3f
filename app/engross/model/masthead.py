"""The data that a resolution prints about itself: symbol, organ, session, dates, meeting, vote …

They have one home, the text: a run of the first page or the closing lines carries a `Field` that says which
datum it states. This module knows the names and reads them off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engross.model import outline
from engross.model.inlines import Field, Inline, LineBreak, Text, length
from engross.model.nodes import Document, Kind, NodeId

PUBLISHER = "publisher"
SYMBOL = "symbol"
ORGAN = "organ"
DISTRIBUTION = "distribution"
ISSUED = "issued"
"""Date of issue (not of adoption)."""
LANGUAGE = "language"
ORIGINAL_LANGUAGE = "original_language"
SUBSIDIARY_ORGAN = "subsidiary_organ"
SESSION = "session"
SESSION_DATES = "session_dates"
SESSION_START = "session_start"
SESSION_END = "session_end"
AGENDA_ITEM = "agenda_item"
ITEM_TITLE = "item_title"
DECISION_TYPE = "decision_type"
FORM = "form"
"""The word "Decision" on decisions."""
HEADING = "heading"
"""The line "Resolution adopted by … on …"."""
RESOLUTION_NUMBER = "resolution_number"
"""The line "Resolution n (year)" of the Security Council."""
ADOPTION = "adoption"
"""The line that states the adoption, above the text (Security Council) or below it."""
ORIGIN = "origin"
ORIGINATING_DOCUMENT = "originating_document"
SPONSORS = "sponsors"
NUMBER = "number"
"""The number before the title: "76/188."."""
TITLE = "title"
MEETING = "meeting"
ADOPTED = "adopted"
"""Date of adoption."""
VOTE = "vote"
OUTCOME = "outcome"
QUANTITY = "quantity"
STATES = "states"
DATES = frozenset({ISSUED, ADOPTED, SESSION_START, SESSION_END})
"""The data that are dates; their values are those of ISO 8601."""
VOTING = frozenset({VOTE, OUTCOME, QUANTITY, STATES})
"""The data of a vote."""

NAMES = (
    PUBLISHER, SYMBOL, ORGAN, DISTRIBUTION, ISSUED, LANGUAGE, ORIGINAL_LANGUAGE, SUBSIDIARY_ORGAN, SESSION,
    SESSION_DATES, SESSION_START, SESSION_END, AGENDA_ITEM, ITEM_TITLE, DECISION_TYPE, FORM, HEADING,
    RESOLUTION_NUMBER, ADOPTION, ORIGIN, ORIGINATING_DOCUMENT, SPONSORS, NUMBER, TITLE, MEETING, ADOPTED,
    VOTE, OUTCOME, QUANTITY, STATES,
)  # fmt: skip


_HEADS = (RESOLUTION_NUMBER, HEADING, FORM)
_BEFORE = "-–— \t"
"""Arabic titles have a dash between their number and their words."""


@dataclass(frozen=True, slots=True)
class Datum:
    """One stated datum: where it stands (code points in a block), its words and its value in normal form."""

    name: str
    block: NodeId
    start: int
    end: int
    text: str
    value: str


def data(document: Document, scope: outline.Scope | None = None) -> Iterator[Datum]:
    """Every datum in order, an outer one before those inside it; of the whole document or of one text."""
    parts = document.parts if scope is None else scope.parts
    for part in parts:
        for block in part.blocks:
            yield from _of_block(block.id, block.inlines)


@dataclass(slots=True)
class _Open:
    """A datum while its words are read. Atoms count only where the datum goes on behind them."""

    field: Field
    start: int
    end: int
    words: str = ""
    waiting: str = ""


def _of_block(block_id: NodeId, inlines: tuple[Inline, ...]) -> Iterator[Datum]:
    every: list[_Open] = []
    running: list[_Open] = []
    at = 0
    for inline in inlines:
        if isinstance(inline, Text):
            names = [entry.field.name for entry in running]
            keep = 0
            while keep < min(len(names), len(inline.fields)) and names[keep] == inline.fields[keep].name:
                keep += 1
            new = [_Open(f, at, at) for f in inline.fields[keep:]]
            running = [*running[:keep], *new]
            every += new
            for entry in running:
                entry.words += entry.waiting + inline.text
                entry.waiting = ""
                entry.end = at + len(inline.text)
        elif isinstance(inline, LineBreak):
            for entry in running:
                entry.waiting += "\n"
        at += length(inline)
    for entry in every:
        yield Datum(entry.field.name, block_id, entry.start, entry.end, entry.words, entry.field.value)


def first(document: Document, name: str, scope: outline.Scope | None = None) -> Datum | None:
    """The first statement of a datum, or None."""
    return next((d for d in data(document, scope) if d.name == name), None)


def text_of(document: Document, name: str, scope: outline.Scope | None = None) -> str:
    """The words of a datum without white space around them and the dash before them, or ""."""
    datum = first(document, name, scope)
    return datum.text.strip().lstrip(_BEFORE) if datum else ""


def head_of(scope: outline.Scope) -> NodeId | None:
    """The line that heads a text without a title, "Resolution 2554 (2020)"; None where there is none, or a title."""
    blocks = list(scope.blocks)
    if any(block.kind is Kind.TITLE for block in blocks):
        return None
    lines = (block for block in blocks if block.kind is Kind.MASTHEAD)
    return next((b.id for b in lines if any(d.name in _HEADS for d in _of_block(b.id, b.inlines))), None)


def value_of(document: Document, name: str, scope: outline.Scope | None = None) -> str:
    """The value of a datum in normal form, or ""."""
    datum = first(document, name, scope)
    return datum.value if datum else ""
