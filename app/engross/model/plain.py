"""The plain text of blocks and documents. Offsets are code points; atoms count one (U+FFFC)."""

from __future__ import annotations

from engross.model import walk
from engross.model.inlines import Footnote, Inline, Text, plain
from engross.model.nodes import Block, Document


def text(block: Block) -> str:
    """The block's characters, atoms as U+FFFC."""
    return plain(block.inlines)


def words(block: Block) -> str:
    """The block's characters as read aloud: atoms left out, line breaks as spaces."""
    return "".join(_read_aloud(inline) for inline in block.inlines)


def squeezed(block: Block) -> str:
    """As `words`, without any white space: the same however the lines were broken."""
    return "".join(words(block).split())


def _read_aloud(inline: Inline) -> str:
    if isinstance(inline, Text):
        return inline.text
    return "" if isinstance(inline, Footnote) else " "


def note_text(note: Footnote) -> str:
    """The footnote's paragraphs as read aloud, a line each."""
    return "\n".join(words(block) for block in note.blocks)


def word_count(document: Document) -> int:
    """Words of the text and its footnotes, as separated by white space."""
    return sum(len(words(b).split()) for b in walk.all_blocks(document))
