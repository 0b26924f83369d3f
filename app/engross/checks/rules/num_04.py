"""NUM-04: the letters of Russian subparagraphs are Latin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Renumber
from engross.checks.paragraph import Role
from engross.checks.rule import DocumentRule, Example

LOOK_ALIKES = str.maketrans("асеорху", "aceopxy")
"""Cyrillic letters that look like Latin ones."""

_CYRILLIC = re.compile(r"[а-яё]")


def check(facts: Facts) -> Iterator[Slip]:
    """A printed mark with a Cyrillic letter."""
    for act in facts.acts:
        for paragraph in act.of_role(Role.ITEM):
            printed = paragraph.block.numbered_as or ""
            if _CYRILLIC.search(printed):
                end = paragraph.text.find(" ", paragraph.start)
                message = f"The mark {printed} is written with a Cyrillic letter; the Latin one is due."
                place = paragraph.start, end if end > 0 else len(paragraph.text)
                yield Slip(message, paragraph.id, *place, (Renumber(paragraph.id),))


RULE = DocumentRule(
    id="NUM-04",
    title="The letters of Russian subparagraphs are Latin",
    explanation=(
        "Russian texts count their subparagraphs with Latin letters: a), b), c). Cyrillic а, с and е look the same and "
        "break searches, references and sorting."
    ),
    source="Practice of the official files: “a)” 809 times Latin, 80 times Cyrillic",
    languages=("ru",),
    examples=(
        Example(
            language="ru",
            right="""
                ORG *Генеральная Ассамблея*,
                PP *сознавая* необходимость,
                1. *просит* Управление:
                  OP действовать;
                  OP представить доклад.
            """,
            wrong="""
                ORG *Генеральная Ассамблея*,
                PP *сознавая* необходимость,
                1. *просит* Управление:
                  OP[а)] действовать;
                  OP представить доклад.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
