"""The clause of a conflict as it would read with one of its versions: for people who decide between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from engross.model import walk
from engross.model.inlines import Inline, plain
from engross.model.nodes import Block, Document
from engross.model.review import Change, ChangeId, ChangeKind
from engross.review import decisions
from engross.review.copies import Conflict, Version


class Part(Enum):
    """What words are in a version."""

    THERE = auto()
    """They stand there whoever is followed."""
    CAME = auto()
    WENT = auto()
    ALSO_CAME = auto()
    """By a change that is no part of the conflict and is decided apart."""
    ALSO_WENT = auto()


APART = (Part.ALSO_CAME, Part.ALSO_WENT)
"""What is open in the clause beside the conflict."""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a clause; ``by`` is who changed it where that is decided apart."""

    text: str
    part: Part
    by: str = ""


def clause(document: Document, conflict: Conflict, version: Version) -> list[list[Words]]:
    """The paragraphs that a conflict is about, with what came and what went in one of its versions.

    What the other versions brought is left out, what they took away stands. Other open changes are told apart, but for
    moves: a paragraph that moved stands where it is now.
    """
    theirs = version.changes
    others = frozenset(c for v in conflict.versions if v is not version for c in v.changes) - theirs
    apart = {c.id: c for c in document.changes if c.id not in theirs | others}
    rows = (
        [_words(inline, theirs, others, apart) for inline in block.inlines]
        for block in walk.all_blocks(document)
        if block.id == conflict.block or _changes(block) & (theirs | others)
    )
    said = ([words for words in row if words is not None and words.text] for row in rows)
    return [row for row in said if row]


def _changes(block: Block) -> frozenset[ChangeId]:
    own = (change for inline in block.inlines for change in decisions.named(inline.marks))
    return frozenset((*decisions.named(block.marks), *own))


def _words(
    inline: Inline, theirs: frozenset[ChangeId], others: frozenset[ChangeId], apart: dict[ChangeId, Change]
) -> Words | None:
    marks, text = inline.marks, plain([inline]).replace("\ufffc", "*")
    if marks.inserted in others:
        return None
    if marks.deleted in theirs:
        return None if marks.inserted in theirs else Words(text, Part.WENT)
    if (gone := apart.get(marks.deleted)) is not None:
        is_nowhere = gone.kind is ChangeKind.MOVE or marks.inserted in apart
        return None if is_nowhere else Words(text, Part.ALSO_WENT, gone.author)
    if marks.inserted in theirs:
        return Words(text, Part.CAME)
    if (come := apart.get(marks.inserted)) is not None and come.kind is not ChangeKind.MOVE:
        return Words(text, Part.ALSO_CAME, come.author)
    return Words(text, Part.THERE)
