"""NDT-04: "per cent" is two words, with a figure before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.finding import Slip
from engross.checks.fix import Retype
from engross.checks.paragraph import OWN_WORDS, Paragraph
from engross.checks.rule import Example, ParagraphRule

NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
}  # fmt: skip

_SIGN = re.compile(r"(?<=\d)[ \u00a0]?%|\b(?<=\d )percent\b|\b(?<=\d\u00a0)percent\b")
_WORD = re.compile(rf"(?<![-‑])\b({'|'.join(NUMBERS)})(?=[ \u00a0]per[ \u00a0]?cent\b)", re.IGNORECASE)


def check(paragraph: Paragraph) -> Iterator[Slip]:
    """ "5%", "5 percent", "five per cent"."""
    if paragraph.role not in OWN_WORDS or not ("%" in paragraph.text or "cent" in paragraph.text):
        return
    for match in paragraph.matches(_SIGN):
        words = "per cent" if match[0] == "percent" else " per cent"
        change = Retype(paragraph.id, match.start(), match.end(), words)
        yield Slip("“Per cent” is written in two words.", paragraph.id, match.start(), match.end(), (change,))
    for match in paragraph.matches(_WORD):
        change = Retype(paragraph.id, match.start(), match.end(), NUMBERS[match[0].lower()])
        yield Slip("Percentages are in figures.", paragraph.id, match.start(), match.end(), (change,))


RULE = ParagraphRule(
    id="NDT-04",
    title="“Per cent” is two words, with a figure before it",
    explanation="“5 per cent”, not “5%”, “5 percent” or “five per cent”. The sign is for tables only.",
    source="Editorial Manual, Numbers, dates and time. Practice: GA “per cent” 1,019, “%” 0, “percent” 1; SC 50, 25, 26",
    languages=("en",),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Noting* a growth of 5 per cent,
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Noting* a growth of 5%,
                OP *Decides* to act.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Noting* a growth of 5 per cent,
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Noting* a growth of five per cent,
                OP *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
