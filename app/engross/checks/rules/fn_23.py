"""FN-23: "Ibid." is in roman in English and French, in italics in Spanish."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.finding import Slip
from engross.checks.fix import Restyle
from engross.checks.paragraph import Paragraph, Role
from engross.checks.rule import Example, ParagraphRule
from engross.model.inlines import Style

_IBID = re.compile(r"\b[Ii]bid(?:em)?\b\.?")
_ITALIC = frozenset({"es"})
"""Languages that set the word in italics."""


def check(paragraph: Paragraph) -> Iterator[Slip]:
    """An "Ibid." in the wrong style."""
    if paragraph.role is not Role.NOTE or "bid" not in paragraph.text:
        return
    on = paragraph.context.language in _ITALIC
    for match in _IBID.finditer(paragraph.text):
        if on != bool(paragraph.style_at(match.start()) & Style.ITALIC):
            style = "italics" if on else "roman"
            change = Restyle(paragraph.id, match.start(), match.end(), Style.ITALIC, on=on)
            yield Slip(
                f"“{match[0]}” belongs in {style}.", paragraph.id, match.start(), match.end(), (change,)
            )


RULE = ParagraphRule(
    id="FN-23",
    title="“Ibid.” is in roman in English and French, in italics in Spanish",
    explanation=(
        "The word has become English and French; Spanish sets it in italics. Russian writes «Там же» for documents of "
        "the United Nations and “Ibid.” for treaties, both in roman."
    ),
    source="Practice: en roman 2,860 of 2,860, fr 2,763 of 2,764; es italic 2,720 of 2,722",
    languages=("en", "fr", "es", "ru"),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* two conventions,[^United Nations, *Treaty Series*, vol. 9, No. 1.] [^Ibid., vol. 10, No. 2.]
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* two conventions,[^United Nations, *Treaty Series*, vol. 9, No. 1.] [^*Ibid.*, vol. 10, No. 2.]
                OP *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
