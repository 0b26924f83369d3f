"""Running the rules over a document. After an edit, findings of paragraphs that did not change are kept.

Works on immutable values only, so that it can run on any thread.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from engross.checks import fix as fixes
from engross.checks import profiles
from engross.checks.facts import Facts
from engross.checks.finding import Finding, Severity, Slip
from engross.checks.fix import Fix
from engross.checks.paragraph import Paragraph
from engross.checks.profiles import Profile
from engross.checks.rule import DocumentRule, ParagraphRule, Rule
from engross.checks.rules import RULES
from engross.citations.catalogue import Catalogue
from engross.editing.edit import Edit
from engross.errors import EditRefused
from engross.model.nodes import Document, NodeId


@dataclass(frozen=True, slots=True)
class Result:
    """What was found in a document, in its order; and what the next run can go on from."""

    findings: tuple[Finding, ...]
    profile: Profile
    facts: Facts = field(repr=False, compare=False)
    slips: dict[NodeId, tuple[tuple[Rule, Slip], ...]] = field(repr=False, compare=False)
    """What the paragraph rules found in each paragraph."""

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(f.severity is Severity.ERROR for f in self.findings)


def run(
    document: Document,
    profile: Profile | None = None,
    *,
    catalogue: Catalogue | None = None,
    before: Result | None = None,
    restored: int = 0,
    rules: Iterable[Rule] = RULES,
) -> Result:
    """The findings in a document.

    ``catalogue`` is what citations are checked against (None: the bundled one); ``before`` is a result of the same
    rules for an earlier state of the document; ``restored`` tells how many openings got back their italics when the
    file was read.
    Cost: some tens of milliseconds for the largest resolution, a few after one keystroke.
    """
    profile = profile or profiles.for_organ(document.metadata.organ)
    rules = tuple(r for r in rules if r.applies_to(document.metadata.language) and profile.severity(r.id))
    if before is not None and before.profile != profile:
        before = None
    facts = Facts(document, before.facts if before else None, catalogue=catalogue, restored=restored)
    slips = _paragraph_slips(facts, [r for r in rules if isinstance(r, ParagraphRule)], before)
    found = [pair for pairs in slips.values() for pair in pairs]
    for rule in rules:
        if isinstance(rule, DocumentRule):
            found += [(rule, slip) for slip in rule.check(facts)]
    place = facts.order
    found.sort(key=lambda pair: (place[pair[1].block], pair[1].start, pair[1].end, pair[0].id))
    return Result(tuple(_finding(rule, slip, profile) for rule, slip in found), profile, facts, slips)


def _paragraph_slips(
    facts: Facts, rules: list[ParagraphRule], before: Result | None
) -> dict[NodeId, tuple[tuple[Rule, Slip], ...]]:
    known = before.facts.paragraphs if before else {}
    kept = before.slips if before else {}
    found: dict[NodeId, tuple[tuple[Rule, Slip], ...]] = {}
    for paragraph in facts:
        if known.get(paragraph.id) is paragraph:
            found[paragraph.id] = kept[paragraph.id]
        else:
            found[paragraph.id] = _slips(paragraph, rules)
    return found


def _slips(paragraph: Paragraph, rules: list[ParagraphRule]) -> tuple[tuple[Rule, Slip], ...]:
    return tuple((rule, slip) for rule in rules for slip in rule.check(paragraph))


def _finding(rule: Rule, slip: Slip, profile: Profile) -> Finding:
    severity = profile.severity(rule.id)
    assert severity is not None
    severity = max(severity, slip.at_most, key=lambda s: s.rank)
    is_safe = rule.repair == "safe" if slip.is_safe is None else slip.is_safe
    repair = Fix(slip.changes, is_safe) if slip.changes else None
    return Finding(rule.id, severity, slip.message, slip.block, slip.start, slip.end, repair)


def fix(document: Document, finding: Finding) -> Edit:
    """The edit that puts a finding right; raises EditRefused for one that only people can."""
    if finding.fix is None:
        raise EditRefused("Only people can put this right.")
    return fixes.apply(document, [finding.fix])


def fix_all(document: Document, findings: Iterable[Finding]) -> Edit:
    """One edit that puts right what can be put right without asking."""
    return fixes.apply(document, [f.fix for f in findings if f.fix and f.fix.is_safe])
