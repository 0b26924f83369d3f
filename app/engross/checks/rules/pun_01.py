"""PUN-01: a preambular paragraph ends with a comma."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks import endings
from engross.checks.finding import Slip
from engross.checks.paragraph import Paragraph
from engross.checks.rule import Example, ParagraphRule


def check(paragraph: Paragraph) -> Iterator[Slip]:
    """A preambular paragraph without its comma; the last item of a list in the preamble too."""
    if paragraph.context.in_preamble and not paragraph.context.is_intro:
        yield from endings.wrong(paragraph, "A preambular paragraph ends")


RULE = ParagraphRule(
    id="PUN-01",
    title="A preambular paragraph ends with a comma",
    explanation=(
        "A resolution is one sentence. Its preambular paragraphs, the last included, are joined to what follows by a "
        "comma. A footnote indicator stands after the comma in English, before it in most other languages."
    ),
    source=(
        "AKN4UN guidelines, part 2; Editorial Manual, Resolutions: II, section H. Practice: GA 33,603 of 33,632 "
        "paragraphs, HRC 4,066 of 4,072, ECOSOC 1,847 of 1,849, SC 19,953 of 20,006"
    ),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 66/1 of 9 December 2011,
                1. *Decides* to act;
                2. *Requests* a report.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 66/1 of 9 December 2011;
                1. *Decides* to act;
                2. *Requests* a report.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Noting* the report of the Secretary-General,[^A/90/12.]
                1. *Decides* to act;
                2. *Requests* a report.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Noting* the report of the Secretary-General[^A/90/12.]
                1. *Decides* to act;
                2. *Requests* a report.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
