"""Proofreading a document: the checks of its house style and its citations, together and as one value.

A document with tracked changes is read as it will be when they are accepted; what is found is told where its words
stand now.

Works on immutable values only, so that it can run on any thread; what did not change since the proof before is not
read again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engross.checks import profiles, runner
from engross.checks.finding import Finding
from engross.checks.fix import Change, Fix, Restyle, Retype
from engross.citations import find
from engross.citations.citation import Citation
from engross.model import outline, states, walk
from engross.model.nodes import Document, NodeId
from engross.model.origins import Origins


@dataclass(frozen=True, slots=True)
class Proof:
    """What proofreading found in one state of a document, with the addresses that its paragraphs had then."""

    document: Document
    checks: runner.Result
    findings: tuple[Finding, ...]
    citations: tuple[Citation, ...]
    addresses: dict[NodeId, str]

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
    read = states.accepted(document)
    checked = runner.run(read, style, before=before.checks if before else None, restored=restored)
    origins = Origins(document)
    findings = tuple(_finding_at(origins, finding) for finding in checked.findings)
    citations = tuple(_citation_at(origins, citation) for citation in find.find(read))
    return Proof(document, checked, findings, citations, outline.addresses(read))


def _finding_at(origins: Origins, finding: Finding) -> Finding:
    """The finding where its words stand. Its fix goes where that would touch what is struck through."""
    repair = finding.fix and _fix_at(origins, finding.fix)
    if repair is finding.fix and not origins.knows(finding.block):
        return finding
    block, start, end = origins.stretch(finding.block, finding.start, finding.end)
    return replace(finding, block=block, start=start, end=end, fix=repair)


def _fix_at(origins: Origins, repair: Fix) -> Fix | None:
    if not any(origins.knows(change.block) for change in repair.changes):
        return repair
    changes: list[Change] = []
    for change in repair.changes:
        if origins.knows(change.block):
            if not isinstance(change, Retype | Restyle):
                return None
            if not origins.is_whole(change.block, change.start, change.end):
                return None
            _, start, end = origins.stretch(change.block, change.start, change.end)
            change = replace(change, start=start, end=end)
        changes.append(change)
    return replace(repair, changes=tuple(changes))


def _citation_at(origins: Origins, citation: Citation) -> Citation:
    if not origins.knows(citation.block):
        return citation
    block, start, end = origins.stretch(citation.block, citation.start, citation.end)
    return replace(citation, block=block, start=start, end=end)
