"""The plain text of blocks and documents. Offsets are code points; atoms count one (U+FFFC)."""

from __future__ import annotations

from engross.model import walk
from engross.model.inlines import ATOM, Footnote, plain
from engross.model.nodes import Block, Document


def text(block: Block) -> str:
    """The block's characters, atoms as U+FFFC."""
    return plain(block.inlines)


def words(block: Block) -> str:
    """The block's characters as read aloud: atoms left out, line breaks as spaces."""
    return "".join(
        i.text if hasattr(i, "text") else "" if isinstance(i, Footnote) else " " for i in block.inlines
    )


def note_text(note: Footnote) -> str:
    """The footnote's paragraphs, a line each."""
    return "\n".join(text(block) for block in note.blocks)


def word_count(document: Document) -> int:
    """Words of the text and its footnotes, as separated by white space."""
    return sum(len(text(b).replace(ATOM, "").split()) for b in walk.all_blocks(document))
