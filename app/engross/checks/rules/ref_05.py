"""REF-05: a Security Council resolution carries its year in parentheses."""

from __future__ import annotations

import math
from collections.abc import Iterator

from engross.checks.facts import Facts
from engross.checks.finding import Severity, Slip
from engross.checks.fix import Retype
from engross.checks.rule import DocumentRule, Example
from engross.citations.citation import Citation, Code


def check(facts: Facts) -> Iterator[Slip]:
    """A number without its year, without the space before it, or with the year of another.

    A year left out where it has been given before misleads nobody, and is a warning.
    """
    given = _first_with_year(facts)
    for paragraph, citation, fault in facts.faults(Code.YEAR_MISSING, Code.SPACING, Code.YEAR):
        if citation.organ != "sc":
            continue
        place = citation.start, citation.end
        changes = (Retype(citation.block, *place, fault.suggestion),) if fault.suggestion else ()
        is_known = fault.code is Code.YEAR_MISSING and given.get(citation.symbol, math.inf) < _place(
            facts, citation
        )
        at_most = Severity.WARNING if is_known else Severity.ERROR
        yield Slip(fault.message, paragraph.id, *place, changes, at_most=at_most)


def _first_with_year(facts: Facts) -> dict[str, float]:
    """Where each resolution of the Council is first cited with its year."""
    found: dict[str, float] = {}
    for citations in facts.cited.values():
        for citation in citations:
            if citation.organ == "sc" and all(f.code is not Code.YEAR_MISSING for f in citation.faults):
                found.setdefault(citation.symbol, _place(facts, citation))
    return found


def _place(facts: Facts, citation: Citation) -> float:
    return facts.order[citation.block] + citation.start / 1e6


RULE = DocumentRule(
    id="REF-05",
    title="A Security Council resolution carries its year in parentheses",
    explanation=(
        "Resolutions of the Security Council are numbered through all years; the year follows in parentheses after a "
        "space: “resolution 1325 (2000)”. It is the year of that number, also where the full date is given."
    ),
    source="Dag Hammarskjöld Library, Security Council resolutions; Editorial Manual, Resolutions: I. System of identification. Practice: uniform in all organs",
    languages=("en",),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* Security Council resolution 1325 (2000) of 31 October 2000,
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* Security Council resolution 1325(2000) of 31 October 2000,
                OP *Decides* to act.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* Security Council resolution 1325 (2000),
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* Security Council resolution 1325 (2001),
                OP *Decides* to act.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* Security Council resolution 1325 (2000),
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* Security Council resolution 1325,
                OP *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
