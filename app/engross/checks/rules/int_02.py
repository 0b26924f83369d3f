"""INT-02: "above" and "below" after a paragraph number point to a paragraph that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.act import Act
from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Retype
from engross.checks.paragraph import SENTENCE, Paragraph, Role
from engross.checks.rule import DocumentRule, Example
from engross.model import numbering

_REFERENCE = re.compile(
    r"\bparagraphs?[ \u00a0](?P<first>\d{1,3})(?: ?\([a-z]+\))*"
    r"(?:(?:,| and| to|, and|[–-])[ \u00a0]?(?P<last>\d{1,3})(?: ?\([a-z]+\))*)*[ \u00a0](?P<where>above|below)\b"
)


def check(facts: Facts) -> Iterator[Slip]:
    """A reference to a paragraph that is not there, or that stands on the other side."""
    for act in facts.acts:
        if not act.is_whole or act.has_sections:
            continue
        references = list(_references(act))
        highest = (
            max((_number(facts, p) for p in act.of_role(Role.OPERATIVE)), default=0) if references else 0
        )
        for paragraph, above, match in references:
            own = _number(facts, above) if above else 0
            yield from _reference(paragraph, match, own, highest)


def _references(act: Act) -> Iterator[tuple[Paragraph, Paragraph | None, re.Match[str]]]:
    """Each reference with its paragraph and the numbered one that it stands in; none in the preamble."""
    above: Paragraph | None = None
    for paragraph in act.row:
        if paragraph.role is Role.OPERATIVE:
            above = paragraph
        if paragraph.role in SENTENCE and ("above" in paragraph.text or "below" in paragraph.text):
            for match in paragraph.matches(_REFERENCE):
                yield paragraph, above, match


def _number(facts: Facts, paragraph: Paragraph) -> int:
    pattern = numbering.scheme(facts.language).pattern(paragraph.block)
    return numbering.value(pattern, facts.numbers.label(paragraph.id)) or 0


def _reference(paragraph: Paragraph, match: re.Match[str], own: int, highest: int) -> Iterator[Slip]:
    numbers = [int(n) for n in (match["first"], match["last"]) if n]
    where = match["where"]
    missing = next((n for n in numbers if not 0 < n <= highest), 0)
    if missing:
        message = f"There is no paragraph {missing}."
        yield Slip(message, paragraph.id, match.start(), match.end())
        return
    is_wrong = max(numbers) > own if where == "above" else min(numbers) < own
    if is_wrong and own:
        other = "below" if where == "above" else "above"
        target = max(numbers) if where == "above" else min(numbers)
        message = f"Paragraph {target} stands {other}, not {where}."
        changes = (
            (Retype(paragraph.id, match.start("where"), match.end("where"), other),)
            if _all(numbers, own)
            else ()
        )
        yield Slip(message, paragraph.id, match.start(), match.end(), changes)


def _all(numbers: list[int], own: int) -> bool:
    """Whether all stand on the same side."""
    return all(n > own for n in numbers) or all(n < own for n in numbers)


RULE = DocumentRule(
    id="INT-02",
    title="“Above” and “below” point to a paragraph that is there",
    explanation=(
        "Another paragraph of the same resolution is “paragraph 5 above” or “paragraphs 8 and 9 below”. The number must "
        "be one of the text, and stand on the side that is said. After a change of order, all such references are "
        "looked at again."
    ),
    source="Editorial Manual, Resolutions: II, section E. Practice: GA “above” 491, “below” 21",
    languages=("en",),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Decides* to establish a group;
                2. *Requests* the group referred to in paragraph 1 above to report.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Decides* to establish a group;
                2. *Requests* the group referred to in paragraph 1 below to report.
            """,
        ),
    ),
    repair="ask",
    check=check,
)
