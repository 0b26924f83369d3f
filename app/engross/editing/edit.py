"""What every editing function gives, and what it touched."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto

from engross.model.nodes import Document
from engross.model.places import Selection


class Aspect(Flag):
    """What an edit may have changed; views that show none of it need not look."""

    NONE = 0
    TEXT = auto()
    STRUCTURE = auto()
    NOTES = auto()
    MASTHEAD = auto()
    METADATA = auto()
    REVIEW = auto()
    """Tracked changes or comments. An edit of these alone is not tracked itself."""
    REFERENCES = auto()
    """Words of live references, beside what the edit itself did."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A new document, where the selection is then (None = where it was), and what was touched."""

    document: Document
    selection: Selection | None
    aspects: Aspect
