"""Whose a change is: one person's, or that of several who made the same one.

A change of several bears their names joined by "; " ("Chad; Norway"), which Word and every other program can show.
"""

from __future__ import annotations

from collections.abc import Iterable

from engross.model.nodes import Document
from engross.model.review import ChangeId

_SEPARATOR = "; "


def names(author: str) -> tuple[str, ...]:
    """The people that the author of a change or comment names; one empty name where he is unknown."""
    return tuple(author.split(_SEPARATOR))


def together(authors: Iterable[str]) -> str:
    """Several authors as one, each person once, in the order given."""
    return _SEPARATOR.join(dict.fromkeys(name for author in authors for name in names(author)))


def changes_of(document: Document, name: str) -> set[ChangeId]:
    """The open changes that a person made, alone or with others."""
    return {change.id for change in document.changes if name in names(change.author)}


def everybody(document: Document) -> list[str]:
    """The people who changed, commented on or look after something in a document, by name."""
    said = [change.author for change in document.changes]
    for thread in document.comments:
        said += [thread.author, thread.assigned, *(reply.author for reply in thread.replies)]
    return sorted({name for author in said for name in names(author) if name}, key=str.casefold)
