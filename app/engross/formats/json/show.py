"""A document as JSON: each text with its data and its paragraphs, each paragraph with its address and notes.

Offsets are code points in the paragraph's plain text, in which a footnote indicator is U+FFFC.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from engross import resources
from engross.model import masthead, numbering, outline, plain, states
from engross.model.inlines import footnotes
from engross.model.nodes import Block, Document, Form, Kind, PartKind
from engross.model.outline import Scope

PARTS = {PartKind.MASTHEAD: "preface", PartKind.CONCLUSIONS: "body"}
"""Two of our parts have no name of their own in the JSON; the kind of their blocks tells them apart."""


def show(
    document: Document,
    file: str = "",
    format: str = "",  # noqa: A002 -- the key in the JSON
    losses: Iterable[str] = (),
) -> dict[str, Any]:
    """The object that ``show --json`` prints, tracked changes accepted.

    ``file``, ``format`` and ``losses`` are passed through.
    """
    document = states.accepted(document)
    return {
        "file": file,
        "format": format,
        "losses": list(losses),
        "resolutions": [_resolution(document, scopes) for scopes in _resolutions(document)],
    }


def _resolutions(document: Document) -> Iterator[tuple[Scope, ...]]:
    """The texts, each after the common masthead and title that stand before it and are no texts themselves."""
    waiting: tuple[Scope, ...] = ()
    for scope in outline.texts(document):
        waiting = (*waiting, scope)
        if scope.form is not Form.COLLECTION:
            yield waiting
            waiting = ()
    if waiting:
        yield waiting


def _resolution(document: Document, scopes: tuple[Scope, ...]) -> dict[str, Any]:
    own = scopes[-1]
    symbol = _symbol(document, own)
    return {
        "symbol": symbol,
        "number": outline.number_of(own) or _number_in(symbol, document.metadata.organ),
        "title": _title(document, own),
        "organ": document.metadata.organ or masthead.text_of(document, masthead.ORGAN),
        "language": document.metadata.language,
        "adopted": masthead.value_of(document, masthead.ADOPTED, own)
        or masthead.value_of(document, masthead.ADOPTED),
        "blocks": [_block(document, block, part) for block, part in _blocks(scopes)],
    }


def _blocks(scopes: tuple[Scope, ...]) -> Iterator[tuple[Block, str]]:
    for scope in scopes:
        for part in scope.parts:
            for block in part.blocks:
                yield block, PARTS.get(part.kind, str(part.kind))


def _block(document: Document, block: Block, part: str) -> dict[str, Any]:
    numbers = numbering.of(document)
    return {
        "id": block.id,
        "address": outline.addresses(document)[block.id],
        "part": part,
        "kind": str(block.kind),
        "level": block.level,
        "label": numbers.label(block.id),
        "text": plain.text(block),
        "notes": [
            {"offset": offset, "number": numbers.mark(note.id), "text": plain.note_text(note)}
            for offset, note in footnotes(block.inlines)
        ],
    }


def _title(document: Document, scope: Scope) -> str:
    stated = masthead.text_of(document, masthead.TITLE, scope)
    lines = (plain.words(block).strip() for block in scope.blocks if block.kind is Kind.TITLE)
    return " ".join((stated or " ".join(lines)).split())


def _symbol(document: Document, scope: Scope) -> str:
    """The symbol as printed in this text, else made from its number, else that of the whole document."""
    printed = masthead.text_of(document, masthead.SYMBOL, scope)
    pattern = _symbol_pattern(document.metadata.organ)
    number = outline.number_of(scope)
    made = pattern.format(number=number) if pattern and re.search(r"\d", number) else ""
    return printed or made or masthead.text_of(document, masthead.SYMBOL)


def _number_in(symbol: str, organ: str) -> str:
    head, _, tail = _symbol_pattern(organ).partition("{number}")
    inside = head and symbol.startswith(head) and symbol.endswith(tail)
    return symbol[len(head) : len(symbol) - len(tail)] if inside else ""


def _symbol_pattern(organ: str) -> str:
    row = resources.toml("styles/organs.toml").get(organ, {})
    return str(row.get("symbol", ""))
