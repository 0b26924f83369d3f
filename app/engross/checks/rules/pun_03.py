"""PUN-03: the last operative paragraph ends with a full stop."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks import endings
from engross.checks.finding import Slip
from engross.checks.paragraph import Paragraph
from engross.checks.rule import Example, ParagraphRule


def check(paragraph: Paragraph) -> Iterator[Slip]:
    """The end of the resolution without its full stop."""
    if paragraph.context.is_last and not paragraph.context.is_intro:
        yield from endings.wrong(paragraph, "The last paragraph of the resolution ends")


RULE = ParagraphRule(
    id="PUN-03",
    title="The last operative paragraph ends with a full stop",
    explanation=(
        "The whole resolution is one sentence, and its only full stop is the last character. When a paragraph is added "
        "at the end, the one that was last takes a semicolon."
    ),
    source=(
        "Editorial Manual, Resolutions: II, section H. Practice: GA 1,891 of 1,902 texts, SC 1,476 of 1,482, HRC 184 "
        "of 184, ECOSOC 106 of 106"
    ),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Decides* to act;
                2. *Requests* a report on the present resolution.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Decides* to act;
                2. *Requests* a report on the present resolution;
            """,
        ),
        Example(
            language="zh",
            right="""
                ORG 大会，
                PP **回顾**其决议，
                1. **请**秘书长提出报告。
                2. **决定**继续处理此案。
            """.replace("报告。", "报告；"),
            wrong="""
                ORG 大会，
                PP **回顾**其决议，
                1. **请**秘书长提出报告；
                2. **决定**继续处理此案
            """,
        ),
    ),
    repair="safe",
    check=check,
)
