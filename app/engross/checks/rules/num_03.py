"""NUM-03: each level of subparagraphs has its own marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Renumber
from engross.checks.paragraph import Paragraph, Role
from engross.checks.rule import DocumentRule, Example
from engross.model import numbering

_MARK = re.compile(r"\W*[a-z0-9]{1,5}\W*")
"""Small letters and figures; capitals are the marks of sections, and Cyrillic letters are NUM-04's."""


def check(facts: Facts) -> Iterator[Slip]:
    """A printed mark of a subparagraph that is not of its level or language: "a)" in English, "(a)" in French."""
    for act in facts.acts:
        wrong: dict[tuple[int, str], list[Paragraph]] = {}
        for item in act.of_role(Role.ITEM):
            if _is_wrong(item, facts):
                wrong.setdefault((item.block.level, _shape(item)), []).append(item)
        for items in wrong.values():
            yield _slip(items, facts)


def _shape(item: Paragraph) -> str:
    """How the mark is printed, whatever it counts: one slip tells of all marks of a shape."""
    return re.sub(r"[a-z]+", "a", re.sub(r"[0-9]+", "1", item.block.numbered_as or ""))


def _is_wrong(item: Paragraph, facts: Facts) -> bool:
    printed = item.block.numbered_as or ""
    return bool(_MARK.fullmatch(printed)) and not _fits(
        printed, numbering.scheme(facts.language).pattern(item.block)
    )


def _fits(printed: str, pattern: str) -> bool:
    value = numbering.value(pattern, printed)
    return value is not None and _spaceless(numbering.printed(pattern, value)) == _spaceless(printed)


def _slip(wrong: list[Paragraph], facts: Facts) -> Slip:
    first = wrong[0]
    printed = first.block.numbered_as or ""
    scheme = numbering.scheme(facts.language)
    level = next((n for n, pattern in enumerate(scheme.levels, 1) if _fits(printed, pattern)), 0)
    if level:
        message = (
            f"{printed} is a mark of level {level}, and the paragraph stands on level {first.block.level}."
        )
        changes: tuple[Renumber, ...] = ()
    else:
        example = numbering.printed(scheme.pattern(first.block), 1)
        message = f"On this level the marks are like {example}, not like {printed}"
        message += "" if message.endswith(".") else "."
        changes = tuple(Renumber(item.id) for item in wrong)
    end = first.text.find(" ", first.start)
    return Slip(message, first.id, first.start, end if end > 0 else len(first.text), changes)


def _spaceless(label: str) -> str:
    return re.sub(r"[\s\u200e\u200f\u200b]", "", label)


RULE = DocumentRule(
    id="NUM-03",
    title="Each level of subparagraphs has its own marks",
    explanation=(
        "English and Chinese: (a), then (i), then a., then i.; French, Spanish and Russian: a), then i). A list begins "
        "again in every paragraph, and the level decides what (i) is, not the letter before it."
    ),
    source="Editorial Manual, Paragraphs and subparagraphs (en, fr, es); practice of the official files (ru, ar, zh)",
    languages=("en", "fr", "es", "ru", "de"),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Requests* the Office:
                  (a) To report;
                  (b) To advise.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Requests* the Office:
                  (a) To report;
                  OP[b)] To advise.
            """,
        ),
        Example(
            language="fr",
            right="""
                ORG *L’Assemblée générale*,
                PP *Consciente* de la nécessité,
                1. *Prie* le Bureau :
                  OP D’agir ;
                  OP De rendre compte.
            """,
            wrong="""
                ORG *L’Assemblée générale*,
                PP *Consciente* de la nécessité,
                1. *Prie* le Bureau :
                  OP[(a)] D’agir ;
                  OP De rendre compte.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
