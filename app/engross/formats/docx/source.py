"""What is kept of a Word file that was read, so that it can be saved back with only what was edited changed."""

from __future__ import annotations

from dataclasses import dataclass, field

from engross.model.nodes import Document, NodeId


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: its ``order`` among the ``w:p`` elements of the main part, -1 for one of a head.

    ``start`` is what is typed before its words: tabs and label.
    """

    order: int
    start: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes, the document as it was read, and where its paragraphs and notes stand."""

    data: bytes = field(repr=False)
    document: Document
    places: dict[NodeId, Place]
    notes: dict[NodeId, tuple[str, str]]
    """Of each footnote: "footnote" or "endnote", and its id in the file."""
    comments: dict[int, tuple[str, ...]]
    """Of each thread: the ids of its comment and of the answers to it."""
