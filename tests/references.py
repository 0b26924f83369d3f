"""Documents with live references: in the notation, `[4 (b)](to:some words)` leads to the paragraph with these words.

`[(b)](own:some words)` names the last step only; `[14](note:some words)` leads to the footnote with these words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from builders import Tagged, block, tagged
from engross.model import references, walk
from engross.model.inlines import Text
from engross.model.nodes import Document, NodeId

_LINK = re.compile(r"(to|own|note):(.+)")


def linked(notation: str, **metadata: object) -> Tagged:
    """The document that the notation describes, its references live."""
    built = tagged(notation, **metadata)
    document = built.document
    for held in list(walk.all_blocks(document)):
        row = tuple(_live(document, i) if isinstance(i, Text) and i.link else i for i in held.inlines)
        document = _put(document, held.id, row)
    return Tagged(document, built.places)


def _live(document: Document, run: Text) -> Text:
    found = _LINK.fullmatch(run.link)
    if not found:
        return run
    node = block(document, found[2]).id
    if found[1] == "note":
        node = note_with(document, found[2])
    return replace(run, link=references.address(node, is_own=found[1] == "own"))


def _put(document: Document, block_id: NodeId, row: tuple[object, ...]) -> Document:
    from engross.editing import rewrite

    held = walk.block_of(document, block_id)
    return document if row == held.inlines else rewrite.put(document, replace(held, inlines=row))


def note_with(document: Document, words: str) -> NodeId:
    """The footnote that says these words."""
    spot = walk.spots(document)[block(document, words).id]
    assert spot.note is not None
    return spot.note.id


def words_of(document: Document) -> list[str]:
    """What each live reference says, in order."""
    return [r.words for b in walk.all_blocks(document) for r in references.inside(b.inlines)]


def out_of_step(document: Document) -> list[str]:
    """References whose words are not the label of what they name, though it is there and has one."""
    return [
        f"{r.words!r} is not {label!r}"
        for found in references.of(document).values()
        for r in found
        if (label := references.label(document, r.target)) and not references.says(r.words, label)
    ]
