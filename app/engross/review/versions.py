"""The clause of a conflict as it would read with one of its versions: for people who decide between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from engross.model import walk
from engross.model.inlines import Inline, plain
from engross.model.nodes import Block, Document
from engross.model.review import ChangeId
from engross.review import decisions
from engross.review.copies import Conflict, Version


class Part(Enum):
    """What words are in a version."""

    THERE = auto()
    """They stand there whoever is followed."""
    CAME = auto()
    WENT = auto()


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a clause."""

    text: str
    part: Part


def clause(document: Document, conflict: Conflict, version: Version) -> list[list[Words]]:
    """The paragraphs that a conflict is about, with what came and what went in one of its versions.

    What the other versions brought is left out, what they took away stands; other open changes count as accepted.
    """
    theirs = version.changes
    others = frozenset(c for v in conflict.versions if v is not version for c in v.changes) - theirs
    rows = (
        [_words(inline, theirs, others) for inline in block.inlines]
        for block in walk.all_blocks(document)
        if block.id == conflict.block or _changes(block) & (theirs | others)
    )
    said = ([words for words in row if words is not None and words.text] for row in rows)
    return [row for row in said if row]


def _changes(block: Block) -> frozenset[ChangeId]:
    own = (change for inline in block.inlines for change in decisions.named(inline.marks))
    return frozenset((*decisions.named(block.marks), *own))


def _words(inline: Inline, theirs: frozenset[ChangeId], others: frozenset[ChangeId]) -> Words | None:
    marks, text = inline.marks, plain([inline]).replace("\ufffc", "*")
    if marks.inserted in others or (marks.deleted and marks.deleted not in theirs | others):
        return None
    if marks.deleted in theirs:
        return None if marks.inserted in theirs else Words(text, Part.WENT)
    return Words(text, Part.CAME if marks.inserted in theirs else Part.THERE)
