"""STR-08: a title has no full stop and no abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.finding import Severity, Slip
from engross.checks.fix import Retype
from engross.checks.paragraph import Paragraph, Role
from engross.checks.rule import Example, ParagraphRule
from engross.model.inlines import Text
from engross.model.masthead import NUMBER

_BRACKETED = re.compile(r"\([^()]*\)")
"""What stands in brackets in a title is explained by the words before it."""
_ABBREVIATION = re.compile(
    r"(?<![\w‑-])(?!(?:[IVXLC]+|HIV|AIDS|COVID|UN‑?-?(?:Women|Habitat|Oceans|Water))\b)[A-Z]{2,}(?![\w‑-])"
)
_NUMBER = re.compile(
    r"\W*(?:Resolution|Résolution)?\W*[\dES/-]+(?:[ \u00a0][A-Z])?\.|\W*(?:[A-Z]|[IVXLC]+)\.?|Annex.*",
    re.IGNORECASE,
)


def check(paragraph: Paragraph) -> Iterator[Slip]:
    """A mark at the end of a title, or (in English) capital letters that look like an abbreviation."""
    if paragraph.role is not Role.TITLE or _is_number(paragraph):
        return
    ending = paragraph.ending
    if ending.mark and ending.end == paragraph.bare_end:
        gone = Retype(paragraph.id, ending.start, ending.end, "")
        yield Slip("A title ends without a mark.", paragraph.id, ending.start, ending.end, (gone,))
    if paragraph.context.language == "en" and not paragraph.text.isupper():
        explained = [match.span() for match in _BRACKETED.finditer(paragraph.text)]
        for match in paragraph.matches(_ABBREVIATION):
            if any(low < match.start() < high for low, high in explained):
                continue
            message = f"In a title, names are written out; “{match[0]}” looks like an abbreviation."
            yield Slip(message, paragraph.id, match.start(), match.end(), at_most=Severity.HINT)


def _is_number(paragraph: Paragraph) -> bool:
    """Whether the line is only the number of the resolution, or the letter of a part."""
    runs = [i for i in paragraph.block.inlines if isinstance(i, Text) and i.text.strip()]
    if runs and all(any(f.name == NUMBER for f in run.fields) for run in runs):
        return True
    return bool(_NUMBER.fullmatch(paragraph.text.strip()))


RULE = ParagraphRule(
    id="STR-08",
    title="A title has no full stop and no abbreviations",
    explanation=(
        "Titles end without a mark. Organs, offices and instruments are named in full in them; capital letters that "
        "look like an abbreviation are a hint, since some are names (COVID-19, HIV/AIDS, UN-Women)."
    ),
    source="Editorial Manual, Resolutions: II. Drafting and editing. Practice: 0 of 2,282 titles end with a mark",
    examples=(
        Example(
            right="""
                TITLE 66/1. United Nations Decade of Ocean Science
                ORG *The General Assembly*,
                PP *Recalling* its resolution 66/1,
                1. *Decides* to act.
            """,
            wrong="""
                TITLE 66/1. United Nations Decade of Ocean Science.
                ORG *The General Assembly*,
                PP *Recalling* its resolution 66/1,
                1. *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
