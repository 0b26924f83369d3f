"""FN-02: a footnote names the organ of a resolution, unless it is the organ that adopts the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross import resources
from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Retype
from engross.checks.paragraph import Paragraph, Role
from engross.checks.rule import DocumentRule, Example
from engross.citations.citation import Citation, Code

_NOUN = re.compile(r"\b([Rr]esolutions?|[Dd]ecisions?)[ \u00a0]$")


def check(facts: Facts) -> Iterator[Slip]:
    """ "Resolution 70/1." in a text of another organ than the General Assembly."""
    for paragraph, citation, fault in facts.faults(Code.ORGAN_MISSING):
        if paragraph.role is Role.NOTE:
            changes = tuple(_named(paragraph, citation))
            yield Slip(fault.message, citation.block, citation.start, citation.end, changes)


def _named(paragraph: Paragraph, citation: Citation) -> Iterator[Retype]:
    """The organ's name put before the noun, where the noun stands just before the number."""
    names = resources.toml("styles/organs.toml").get(citation.organ, {}).get("names", {})
    noun = _NOUN.search(paragraph.text, 0, citation.start)
    name = names.get(paragraph.context.language)
    if noun and name:
        yield Retype(paragraph.id, noun.start(1), noun.start(1) + 1, f"{name} {noun[1][0].lower()}")


RULE = DocumentRule(
    id="FN-02",
    title="A footnote names the organ of a resolution, unless it is the text’s own",
    explanation=(
        "In a text of the General Assembly its resolutions are cited “Resolution 70/1.”; in a text of any other organ "
        "“General Assembly resolution 70/1.” The organ’s name is left out only where it is the organ that adopts the "
        "present text."
    ),
    source=(
        "Editorial Manual, Footnotes, chap. III, section E. Practice: ECOSOC 388 notes with the organ’s name, HRC 33, "
        "other organs’ in GA 115"
    ),
    languages=("en",),
    examples=(
        Example(
            organ="ecosoc",
            right="""
                ORG *The Economic and Social Council*,
                PP *Reaffirming* the 2030 Agenda,[^General Assembly resolution 70/1.]
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The Economic and Social Council*,
                PP *Reaffirming* the 2030 Agenda,[^Resolution 70/1.]
                OP *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
