"""Proofreading a document: the checks of its house style and its citations, together and as one value.

Works on immutable values only, so that it can run on any thread; what did not change since the proof before is not
read again.
"""

from __future__ import annotations

from dataclasses import dataclass

from engross.checks import profiles, runner
from engross.checks.finding import Finding
from engross.citations import find
from engross.citations.citation import Citation
from engross.model import outline, walk
from engross.model.nodes import Document, NodeId


@dataclass(frozen=True, slots=True)
class Proof:
    """What proofreading found in one state of a document, with the addresses that its paragraphs had then."""

    document: Document
    checks: runner.Result
    citations: tuple[Citation, ...]
    addresses: dict[NodeId, str]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.checks.findings

    def is_current(self, document: Document, block: NodeId) -> bool:
        """Whether the paragraph is still the one that was read."""
        if block not in walk.spots(document):
            return False
        return walk.block_of(document, block) is walk.block_of(self.document, block)


def proof(document: Document, before: Proof | None = None, *, profile: str = "", restored: int = 0) -> Proof:
    """The document proofread by a house style ("" = that of its organ).

    ``before`` is an earlier proof of it; ``restored`` tells how many openings got back their italics on reading.
    """
    style = profiles.named(profile) if profile else None
    checked = runner.run(document, style, before=before.checks if before else None, restored=restored)
    return Proof(document, checked, find.find(document), outline.addresses(document))
