"""REF-05: a Security Council resolution carries its year in parentheses."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Retype
from engross.checks.rule import DocumentRule, Example
from engross.citations.citation import Code


def check(facts: Facts) -> Iterator[Slip]:
    """A number without its year, without the space before it, or with the year of another."""
    for _, citation, fault in facts.faults(Code.YEAR_MISSING, Code.SPACING, Code.YEAR):
        if citation.organ == "sc":
            changes = (
                (Retype(citation.block, citation.start, citation.end, fault.suggestion),) if fault.suggestion else ()
            )
            yield Slip(fault.message, citation.block, citation.start, citation.end, changes)


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
