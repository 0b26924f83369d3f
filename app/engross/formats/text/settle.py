"""Numbers of a document that was read: labels and marks stay as printed only where counting gives others."""

from __future__ import annotations

from dataclasses import replace

from engross.model import numbering, outline, states
from engross.model.inlines import Footnote, Inline
from engross.model.nodes import Block, Document, Kind, NodeId


def settled(document: Document) -> Document:
    """Labels and marks stay as printed only where counting gives others."""
    document = _restarting(document)
    settling = _Settling(document)
    parts = tuple(replace(part, blocks=tuple(map(settling.block, part.blocks))) for part in document.parts)
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


class _Settling:
    """What counting gives, with all tracked changes accepted and with none."""

    def __init__(self, document: Document) -> None:
        self._marks = numbering.of(document).due_marks
        self._new = numbering.final(document).due
        self._old = numbering.original(document).due if document.changes else self._new

    def block(self, block: Block) -> Block:
        """The paragraph with its labels and marks as printed only where they are not those."""
        if any(isinstance(inline, Footnote) for inline in block.inlines):
            block = replace(block, inlines=tuple(map(self._inline, block.inlines)))
        was = block.marks.reshaped
        if was is None:
            return self._counted(block, self._new, self._old)
        before = self._counted(states.as_it_was(block), self._old)
        block = self._counted(block, self._new)
        was = replace(was, numbered_as=before.numbered_as)
        return replace(block, marks=replace(block.marks, reshaped=was))

    @staticmethod
    def _counted(block: Block, *due: dict[NodeId, str]) -> Block:
        """The paragraph without its label where each state counts that one."""
        label = block.numbered_as
        if label is None or not numbering.is_numbered(block):
            return block
        is_due = all(_bare(label) == _bare(state.get(block.id, label)) for state in due)
        return replace(block, numbered_as=None) if is_due else block

    def _inline(self, inline: Inline) -> Inline:
        if isinstance(inline, Footnote) and inline.numbered_as == self._marks.get(inline.id):
            return replace(inline, numbered_as=None)
        return inline
