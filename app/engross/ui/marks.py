"""From a proof to what is marked: under the words, in the structure, beside the scroll bar, under the mouse."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from engross.checks.finding import Finding, Severity
from engross.citations.citation import Citation, Status
from engross.i18n import _
from engross.model.nodes import NodeId
from engross.ui.citations import page as citation_page
from engross.ui.editor.underlines import Mark
from engross.ui.structure.badges import Badge, total

if TYPE_CHECKING:
    from engross.workspace.proofing import Proof

_LOOKS = {
    Status.MISMATCH: "mismatch",
    Status.MALFORMED: "malformed",
    Status.UNKNOWN: "unknown",
    Status.VERIFIED: "",
}
_WEIGHTS = {"mismatch": Severity.ERROR, "malformed": Severity.WARNING}
"""What a citation's state counts for in the structure and beside the scroll bar."""


def of(proof: Proof) -> dict[NodeId, tuple[Mark, ...]]:
    """The marks of each paragraph. A citation that a finding covers is found, but not drawn a second time."""
    found: dict[NodeId, list[Mark]] = {}
    for finding in proof.findings:
        mark = Mark(finding.start, finding.end, finding.severity.value, finding)
        found.setdefault(finding.block, []).append(mark)
    for citation in proof.citations:
        row = found.setdefault(citation.block, [])
        covered = any(m.look and m.start < citation.end and citation.start < m.end for m in row)
        row.append(Mark(citation.start, citation.end, "" if covered else _LOOKS[citation.status], citation))
    return {node: tuple(row) for node, row in found.items()}


def worst(marks: dict[NodeId, tuple[Mark, ...]]) -> dict[NodeId, str]:
    """The worst severity in each paragraph that has one."""
    found: dict[NodeId, str] = {}
    for node, row in marks.items():
        weights = [weight for mark in row if (weight := _weight(mark)) is not None]
        if weights:
            found[node] = min(weights, key=lambda w: w.rank).value
    return found


def badges(marks: dict[NodeId, tuple[Mark, ...]]) -> dict[NodeId, Badge]:
    """How much was found in each paragraph, and the worst of it."""
    found: dict[NodeId, Badge] = {}
    for node, row in marks.items():
        known = [Badge(weight.value) for mark in row if (weight := _weight(mark)) is not None]
        if (badge := total(known)) is not None:
            found[node] = badge
    return found


def _weight(mark: Mark) -> Severity | None:
    subject = mark.subject
    return subject.severity if isinstance(subject, Finding) else _WEIGHTS.get(mark.look)


def tip(subjects: Iterable[object]) -> str:
    """What is said about findings and citations under the mouse, as HTML; "" for none."""
    said = []
    for subject in subjects:
        if isinstance(subject, Finding):
            said.append(_finding_tip(subject))
        elif isinstance(subject, Citation):
            said.append(citation_page.tip(subject))
    return "<hr/>".join(said)


def _finding_tip(finding: Finding) -> str:
    from engross.checks.rules import RULES  # the window starts without them

    rule = next((rule for rule in RULES if rule.id == finding.rule), None)
    about = f"{finding.rule} · {rule.title}" if rule else finding.rule
    fix = f"<br/>{escape(_('Ctrl+. puts it right.'))}" if finding.fix else ""
    return f"<b>{escape(finding.message)}</b><br/>{escape(about)}{fix}"
