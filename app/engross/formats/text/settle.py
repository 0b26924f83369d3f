"""Numbers of a document that was read: labels and marks stay as printed only where counting gives others."""

from __future__ import annotations

from dataclasses import replace

from engross.model import numbering, outline
from engross.model.inlines import Footnote
from engross.model.nodes import Block, Document, Kind


def settled(document: Document) -> Document:
    """Labels and marks stay as printed only where counting gives others."""
    document = _restarting(document)
    numbers = numbering.of(document)
    parts = tuple(
        replace(part, blocks=tuple(_computed(block, numbers) for block in part.blocks))
        for part in document.parts
    )
    return replace(document, parts=parts)


def _restarting(document: Document) -> Document:
    """The document with the restarts that agree best with what is printed."""
    best = document
    if any(block.kind is Kind.SECTION for part in document.parts for block in part.blocks):
        other = replace(best, metadata=replace(best.metadata, sections_restart=True))
        best = min((best, other), key=_numbers_off)
    if len(outline.texts(document)) > 1:
        other = replace(best, metadata=replace(best.metadata, notes_restart=True))
        best = min((best, other), key=_marks_off)
    return best


def _numbers_off(document: Document) -> int:
    numbers = numbering.of(document)
    return sum(_bare(numbers.labels[key]) != _bare(due) for key, due in numbers.due.items())


def _marks_off(document: Document) -> int:
    numbers = numbering.of(document)
    return sum(numbers.marks[key] != due for key, due in numbers.due_marks.items())


def _bare(label: str) -> str:
    return label.replace("\u00a0", " ").replace("\u200e", "").strip()


def _computed(block: Block, numbers: numbering.Numbers) -> Block:
    inlines = tuple(
        replace(i, numbered_as=None)
        if isinstance(i, Footnote) and i.numbered_as == numbers.due_marks.get(i.id)
        else i
        for i in block.inlines
    )
    block = replace(block, inlines=inlines)
    if block.numbered_as is None or not numbering.is_numbered(block):
        return block
    due = numbers.due.get(block.id)  # what is deleted has none
    is_due = due is None or _bare(block.numbered_as) == _bare(due)
    return replace(block, numbered_as=None) if is_due else block
