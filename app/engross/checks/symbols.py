"""The document symbols that a text prints: its own in the masthead, and those that it cites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engross.checks.facts import Facts
from engross.checks.paragraph import OWN_WORDS, Paragraph
from engross.citations.citation import Kind
from engross.model import masthead
from engross.model.nodes import Form, PartKind
from engross.model.outline import Scope

CITED = (Kind.DOCUMENT, Kind.RESOLUTION, Kind.DECISION)


@dataclass(frozen=True, slots=True)
class Printed:
    """A symbol as printed, with its place."""

    paragraph: Paragraph
    start: int
    end: int
    text: str
    is_own: bool


def printed(facts: Facts) -> Iterator[Printed]:
    """Every symbol of the document: its own, then the cited ones outside quotations and adopted texts."""
    fronts = (part for part in facts.document.parts if part.kind is PartKind.MASTHEAD)
    for datum in masthead.data(facts.document, Scope(Form.COLLECTION, tuple(fronts))):
        if datum.name == masthead.SYMBOL and datum.text.strip():
            lead = len(datum.text) - len(datum.text.lstrip())
            text = datum.text.strip()
            start = datum.start + lead
            yield Printed(facts.paragraphs[datum.block], start, start + len(text), text, is_own=True)
    for block_id, citations in facts.cited.items():
        paragraph = facts.paragraphs[block_id]
        for citation in citations:
            is_symbol = citation.kind in CITED and citation.text[:1].isalpha() and "/" in citation.text
            if (
                is_symbol
                and paragraph.role in OWN_WORDS
                and not paragraph.is_quoted(citation.start, citation.end)
            ):
                yield Printed(paragraph, citation.start, citation.end, citation.text, is_own=False)
