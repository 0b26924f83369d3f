"""INT-01: the text calls itself "the present resolution"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.finding import Slip
from engross.checks.fix import Retype
from engross.checks.paragraph import SENTENCE, Paragraph
from engross.checks.rule import Example, ParagraphRule

_THIS = re.compile(r"\b([Tt])his(?= resolution\b)")
_PRESENT = re.compile(r"\b([Tt])he present(?= resolution\b)")


def check(paragraph: Paragraph) -> Iterator[Slip]:
    """ "This resolution"; in the Security Council "the present resolution"."""
    if paragraph.role not in SENTENCE or " resolution" not in paragraph.text:
        return
    is_council = paragraph.context.organ == "sc"
    wanted = "his" if is_council else "he present"
    for match in paragraph.matches(_PRESENT if is_council else _THIS):
        words = match[1] + wanted
        message = f"The text calls itself “{words.lower()} resolution”."
        change = Retype(paragraph.id, match.start(), match.end(), words)
        yield Slip(message, paragraph.id, match.start(), match.end(), (change,))


RULE = ParagraphRule(
    id="INT-01",
    title="The text calls itself “the present resolution”",
    explanation=(
        "Texts of the General Assembly, the Human Rights Council, the Economic and Social Council and its commissions "
        "say “the present resolution”; the Security Council says “this resolution”."
    ),
    source=(
        "Editorial Manual, Resolutions: II, section F. Practice: GA 1,525 to 14, HRC 63 to 0, ECOSOC 94 to 0, SC 92 to "
        "2,893"
    ),
    languages=("en",),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                OP *Requests* a report on the implementation of the present resolution.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                OP *Requests* a report on the implementation of this resolution.
            """,
        ),
        Example(
            organ="sc",
            right="""
                ORG *The Security Council*,
                PP *Aware* of the need,
                OP *Requests* a report on the implementation of this resolution.
            """,
            wrong="""
                ORG *The Security Council*,
                PP *Aware* of the need,
                OP *Requests* a report on the implementation of the present resolution.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
