"""REF-06: numbers of General Assembly resolutions have the form of their time."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.facts import Facts
from engross.checks.finding import Severity, Slip
from engross.checks.fix import Retype
from engross.checks.rule import DocumentRule, Example
from engross.citations.citation import Code


def check(facts: Facts) -> Iterator[Slip]:
    """Missing spaces, a session that is not the number's, a number that the Assembly cannot have."""
    for _, citation, fault in facts.faults(Code.SPACING, Code.YEAR, Code.RANGE):
        if citation.organ == "ga":
            changes = (
                (Retype(citation.block, citation.start, citation.end, fault.suggestion),)
                if fault.suggestion
                else ()
            )
            # a number that no name goes with may be another body's
            at_most = Severity.ERROR if citation.named or fault.code is Code.SPACING else Severity.WARNING
            yield Slip(fault.message, citation.block, citation.start, citation.end, changes, at_most=at_most)


RULE = DocumentRule(
    id="REF-06",
    title="Numbers of General Assembly resolutions have the form of their time",
    explanation=(
        "Up to the thirtieth session: number, letter, session in roman numerals in parentheses, with spaces: "
        "“217 A (III)”. Since the thirty-first: session, stroke, number, then the letter: “31/16 A”. Special sessions: "
        "“S-20/3”; emergency special sessions: “ES-10/14”."
    ),
    source="Editorial Manual, Resolutions: I. System of identification. Practice: “217 A (III)” with both spaces 306 of 306",
    languages=("en",),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 217 A (III) of 10 December 1948,
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 217A(III) of 10 December 1948,
                OP *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
