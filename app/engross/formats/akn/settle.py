"""The last stage of reading: what the labels and the text together say.

A label stays as printed only where counting would give another; whether numbers begin again in each section, and
whether an unnumbered paragraph is an operative one, shows only in the whole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from engross.model import numbering, outline
from engross.model.inlines import Footnote, Inline, Style, Text
from engross.model.nodes import Block, Document, Form, Kind, Metadata, NodeId, Part, PartKind


def settled(parts: tuple[Part, ...], metadata: Metadata, next_id: NodeId) -> Document:
    """The document, labels as printed only where they are not the computed ones."""
    document = Document(parts, metadata, next_id)
    document = replace(document, parts=_operative(document))
    document = _restarting(document)
    numbers = numbering.of(document)
    return _mapped(document, lambda block: _computed(block, numbers))


def _operative(document: Document) -> tuple[Part, ...]:
    """Unnumbered paragraphs that are operative: those that open as such in a text without numbers."""
    parts: list[Part] = []
    for scope in outline.texts(document):
        for part in scope.parts:
            for quoted in (
                sorted({block.quoted for block in part.blocks}) if part.kind is not PartKind.ANNEX else ()
            ):
                part = _with_operative(part, quoted, scope.form)
            parts.append(part)
    return tuple(parts)


def _with_operative(part: Part, quoted: int, form: Form) -> Part:
    if part.kind is not PartKind.BODY and not quoted:
        return part
    own = [block for block in part.blocks if block.quoted == quoted]
    if any(b.kind is Kind.OPERATIVE and b.level == 0 for b in own):
        return part
    texts = [b for b in own if b.kind is Kind.TEXT and b.level == 0 and b.numbered_as is None]
    is_only = len(texts) == 1 and form in (Form.RESOLUTION, Form.DRAFT)
    chosen = {b.id for b in texts if is_only or (form is not Form.STATEMENT and _opens(b))}
    if not chosen:
        return part
    changed = (replace(b, kind=Kind.OPERATIVE, numbered_as="") if b.id in chosen else b for b in part.blocks)
    return replace(part, blocks=tuple(changed))


def _opens(block: Block) -> bool:
    first = block.inlines[0] if block.inlines else None
    return isinstance(first, Text) and bool(first.style & (Style.ITALIC | Style.BOLD))


def _restarting(document: Document) -> Document:
    """The document with the restarts that agree best with what is printed."""
    best = document
    if any(b.kind is Kind.SECTION for part in document.parts for b in part.blocks):
        other = replace(document, metadata=replace(document.metadata, sections_restart=True))
        best = min((best, other), key=_paragraphs_off)
    if sum(part.opens is not None for part in document.parts) > 1:
        other = replace(best, metadata=replace(best.metadata, notes_restart=True))
        best = min((best, other), key=_notes_off)
    return best


def _paragraphs_off(document: Document) -> int:
    numbers = numbering.of(document)
    return sum(numbers.labels[block_id] != due for block_id, due in numbers.due.items())


def _notes_off(document: Document) -> int:
    numbers = numbering.of(document)
    return sum(numbers.marks[note_id] != due for note_id, due in numbers.due_marks.items())


def _computed(block: Block, numbers: numbering.Numbers) -> Block:
    """The block without labels that counting gives anyway."""
    inlines: tuple[Inline, ...] = block.inlines
    if any(isinstance(i, Footnote) for i in inlines):
        inlines = tuple(_computed_note(i, numbers) if isinstance(i, Footnote) else i for i in inlines)
    if not numbering.is_numbered(block):
        return block if inlines is block.inlines else replace(block, inlines=inlines)
    printed: str | None = block.numbered_as or ""
    if printed == numbers.due[block.id]:
        printed = None
    return replace(block, inlines=inlines, numbered_as=printed)


def _computed_note(note: Footnote, numbers: numbering.Numbers) -> Footnote:
    if note.numbered_as is not None and note.numbered_as == numbers.due_marks[note.id]:
        return replace(note, numbered_as=None)
    return note


def _mapped(document: Document, change: Callable[[Block], Block]) -> Document:
    parts = (replace(part, blocks=tuple(change(block) for block in part.blocks)) for part in document.parts)
    return replace(document, parts=tuple(parts))
