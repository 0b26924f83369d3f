"""Spaces and hyphens at which no line may break, as another text has them wherever the two say the same.

Programs put these in and leave them out as they write files: that is layout, and layout is never a change.
"""

from __future__ import annotations

from dataclasses import replace

from engross.editing import rewrite
from engross.model import states, walk
from engross.model.inlines import Footnote, Inline, Text, length, plain
from engross.model.nodes import Block, Document, NodeId
from engross.review import words
from engross.review.alignment import pairing


def as_in(other: Document, document: Document) -> Document:
    """The document with lines that break where they do in the other, but in words that are tracked as inserted."""
    others = {block.id: block for block in walk.all_blocks(other)}
    if not any(_is_laid_out(block) for of in (other, document) for block in walk.all_blocks(of)):
        return document
    return _Setting(others, pairing(other, states.original(document)).ids).of(document)


def _is_laid_out(block: Block) -> bool:
    text = plain(block.inlines)
    return words.loose(text) != text


class _Setting:
    def __init__(self, others: dict[NodeId, Block], ids: dict[NodeId, NodeId]) -> None:
        self._others, self._ids = others, ids

    def of(self, document: Document) -> Document:
        return rewrite.map_blocks(document, self._block)

    def _block(self, block: Block) -> Block:
        row = tuple(map(self._note, block.inlines))
        other = self._others.get(self._ids.get(block.id, 0))
        if other is not None and (_is_laid_out(block) or _is_laid_out(other)):
            row = _with_breaks(row, plain(other.inlines))
        return block if row == block.inlines else replace(block, inlines=row)

    def _note(self, inline: Inline) -> Inline:
        if not isinstance(inline, Footnote):
            return inline
        return replace(inline, blocks=tuple(map(self._block, inline.blocks)))


def _with_breaks(row: tuple[Inline, ...], other: str) -> tuple[Inline, ...]:
    """The row with the characters of another text where they differ in nothing but that."""
    own = plain(inline for inline in row if not inline.marks.inserted)
    put = list(own)
    for stretch in words.finest(words.loose(other), words.loose(own)):
        here = own[stretch.new_start : stretch.new_end]
        is_lone = here != own and not any(
            map(str.isalnum, here)
        )  # a space between other words is another one
        if stretch.is_same and not is_lone:
            put[stretch.new_start : stretch.new_end] = other[stretch.old_start : stretch.old_end]
    made: list[Inline] = []
    at = 0
    for inline in row:
        if not inline.marks.inserted:
            end = at + length(inline)
            inline = replace(inline, text="".join(put[at:end])) if isinstance(inline, Text) else inline
            at = end
        made.append(inline)
    return tuple(made)
