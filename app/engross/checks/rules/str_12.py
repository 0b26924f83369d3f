"""STR-12: a resolution of the Security Council ends with the decision to remain seized of the matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.act import Act
from engross.checks.facts import Facts
from engross.checks.finding import Severity, Slip
from engross.checks.fix import Append, Retype
from engross.checks.marks import Marks
from engross.checks.paragraph import SENTENCE, Paragraph, Role
from engross.checks.rule import DocumentRule, Example

_SEISED = re.compile(r"\bseised\b")


def check(facts: Facts) -> Iterator[Slip]:
    """ "Seised" in any resolution; a Security Council text that does not end with "remain seized"."""
    for act in facts.acts:
        for paragraph in act.row:
            if paragraph.role in SENTENCE and "seised" in paragraph.text:
                for match in paragraph.matches(_SEISED):
                    change = Retype(paragraph.id, match.start(), match.end(), "seized")
                    yield Slip(
                        "“Seized” is written with z.", paragraph.id, *match.span(), (change,), is_safe=True
                    )
        if facts.organ == "sc" and not act.quoted and act.is_whole:
            yield from _missing(act, facts.marks)


def _missing(act: Act, marks: Marks) -> Iterator[Slip]:
    operative = act.of_role(Role.OPERATIVE)
    if len(operative) < 2 or any("seized" in p.text.lower() or "seised" in p.text for p in operative):
        return
    last = operative[-1]
    changes = _appended(last, marks) if act.row[-1] is last else ()
    message = "A resolution of the Security Council ends with “Decides to remain seized of the matter”."
    yield Slip(message, last.id, last.start, len(last.text), changes, at_most=Severity.HINT)


def _appended(last: Paragraph, marks: Marks) -> tuple[Retype | Append, ...]:
    """The paragraph added, and a semicolon for the one that was last."""
    words = Append(last.id, "Decides", f" to remain seized of the matter{marks.stop}")
    if last.ending.mark in ("", marks.semicolon):
        return (words,)
    return Retype(last.id, last.ending.start, last.ending.end, marks.semicolon), words


RULE = DocumentRule(
    id="STR-12",
    title="A Security Council resolution ends with the decision to remain seized of the matter",
    explanation=(
        "Nearly all resolutions of the Council end with “*Decides* to remain seized of the matter” or “actively seized”; "
        "where it is missing, this is a hint. The word is “seized”, never “seised”, in every organ."
    ),
    source="Practice: SC 1,355 of 1,545 texts, HRC 93 of 185, GA 54; “seised” 0",
    languages=("en",),
    examples=(
        Example(
            organ="sc",
            right="""
                ORG *The Security Council*,
                PP *Recalling* its resolution 2999 (2027),
                1. *Decides* to extend the mandate;
                2. *Decides* to remain seized of the matter.
            """,
            wrong="""
                ORG *The Security Council*,
                PP *Recalling* its resolution 2999 (2027),
                1. *Decides* to extend the mandate;
                2. *Decides* to remain seised of the matter.
            """,
        ),
        Example(
            organ="sc",
            right="""
                ORG *The Security Council*,
                PP *Recalling* its resolution 2999 (2027),
                1. *Decides* to extend the mandate;
                2. *Requests* a report;
                3. *Decides* to remain seized of the matter.
            """,
            wrong="""
                ORG *The Security Council*,
                PP *Recalling* its resolution 2999 (2027),
                1. *Decides* to extend the mandate;
                2. *Requests* a report.
            """,
        ),
    ),
    repair="ask",
    check=check,
)
