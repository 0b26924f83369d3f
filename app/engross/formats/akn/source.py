"""What is kept of a file beside its document, so that saving changes only what was edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from engross.model.nodes import Document, NodeId


@dataclass(frozen=True, slots=True, eq=False)
class AknSource:
    """A file as read. The tree is never changed: writers work on a copy.

    ``origins`` names, by the ids of blocks and footnotes, the element that holds the text (or is the footnote);
    ``labels`` the ``num`` of those that have one.
    """

    data: bytes
    root: etree._Element
    document: Document
    origins: Mapping[NodeId, etree._Element]
    labels: Mapping[NodeId, etree._Element]
    fault: str = ""
    """Why the file was not well-formed, or ""."""
    reviewed: Document | None = None
    """The document with its tracked changes and comments; ``document`` is what the text of the file says."""
