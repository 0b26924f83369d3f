"""NUM-03: each level of subparagraphs has its own marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Renumber
from engross.checks.paragraph import Role
from engross.checks.rule import DocumentRule, Example
from engross.model import numbering

_LETTERED = re.compile(r"[\s(\[]*[^\W_]{1,5}[\s.)\]-]*")
_CYRILLIC = re.compile(r"[а-яА-ЯёЁ]")


def check(facts: Facts) -> Iterator[Slip]:
    """A printed mark of a subparagraph that is not of its level or language: "a)" in English, "(a)" in French."""
    scheme = numbering.scheme(facts.language)
    for act in facts.acts:
        for paragraph in act.of_role(Role.ITEM):
            printed = paragraph.block.numbered_as
            if not printed or not _LETTERED.fullmatch(printed) or _CYRILLIC.search(printed):
                continue
            value = numbering.value(scheme.pattern(paragraph.block), printed)
            wanted = numbering.printed(scheme.pattern(paragraph.block), value) if value else ""
            if _spaceless(printed) != _spaceless(wanted):
                due = wanted or facts.numbers.due[paragraph.id]
                message = f"On this level the mark is {due}, not {printed}."
                yield Slip(message, paragraph.id, paragraph.start, _end(paragraph.text, paragraph.start), (Renumber(paragraph.id),))


def _spaceless(label: str) -> str:
    return re.sub(r"[\s\u200e\u200f\u200b]", "", label)


def _end(text: str, start: int) -> int:
    end = text.find(" ", start)
    return end if end > 0 else len(text)


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
