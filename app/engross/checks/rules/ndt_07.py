"""NDT-07: dates are day, month, year, without commas and ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.finding import Slip
from engross.checks.fix import Retype
from engross.checks.paragraph import OWN_WORDS, Paragraph
from engross.checks.rule import Example, ParagraphRule

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = r"(?P<day>\d{1,2})"
_S = "[ \u00a0]"
_FORMS = (
    re.compile(rf"\b(?P<month>{_MONTH}){_S}{_DAY}(?:st|nd|rd|th)?,?{_S}(?P<year>(?:19|20)\d\d)\b"),
    re.compile(
        rf"\b{_DAY}(?:st|nd|rd|th)(?:{_S}day)?(?:{_S}of)?{_S}(?P<month>{_MONTH})(?:,?{_S}(?P<year>(?:19|20)\d\d))?\b"
    ),
    re.compile(rf"\b{_DAY}{_S}(?P<month>{_MONTH}),{_S}(?P<year>(?:19|20)\d\d)\b"),
)


def check(paragraph: Paragraph) -> Iterator[Slip]:
    """Dates in another form than "16 December 2021"."""
    if paragraph.role not in OWN_WORDS or not any(c.isdigit() for c in paragraph.text):
        return
    for form in _FORMS:
        for match in paragraph.matches(form):
            date = " ".join(part for part in (match["day"], match["month"], match["year"]) if part)
            change = Retype(paragraph.id, match.start(), match.end(), date)
            yield Slip(f"The date is written “{date}”.", paragraph.id, match.start(), match.end(), (change,))


RULE = ParagraphRule(
    id="NDT-07",
    title="Dates are day, month, year, without commas and ordinals",
    explanation="“16 December 2021”, not “December 16, 2021” or “16th of December 2021”.",
    source="Editorial Manual, Numbers, dates and time. Practice: GA 31,003 dates, other forms 0; SC 88 other forms",
    languages=("en",),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* the meeting of 16 December 2021,
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* the meeting of December 16, 2021,
                OP *Decides* to act.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* the meeting of 16 December 2021,
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* the meeting of 16th of December 2021,
                OP *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
