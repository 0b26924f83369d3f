"""STR-04: a preambular paragraph opens with a participle or an adjective."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.finding import Severity, Slip
from engross.checks.paragraph import Paragraph, Role
from engross.checks.rule import Example, ParagraphRule
from engross.model import openings


def check(paragraph: Paragraph) -> Iterator[Slip]:
    """An opening that belongs in the operative part; in English also one that is in no list."""
    language = paragraph.context.language
    preambular = openings.phrases(language, openings.PREAMBULAR)
    operative = openings.phrases(language, openings.OPERATIVE)
    if paragraph.role is not Role.PREAMBULAR or paragraph.is_blank or preambular is None or operative is None:
        return
    start = openings.after_adverbs(paragraph.text, paragraph.start)
    word = openings.word_at(paragraph.text, start)
    if not word or preambular.end(paragraph.text, start) or preambular.looks_like(word):
        return
    end = start + len(word)
    if operative.end(paragraph.text, start):
        message = (
            f"“{word}” opens operative paragraphs; a preambular one opens with a participle or an adjective."
        )
        yield Slip(message, paragraph.id, start, end)
    elif language == "en":
        message = (
            f"A preambular paragraph opens with a participle or an adjective; “{word}” is not known as one."
        )
        yield Slip(message, paragraph.id, start, end, at_most=Severity.HINT)


RULE = ParagraphRule(
    id="STR-04",
    title="A preambular paragraph opens with a participle or an adjective",
    explanation=(
        "The preamble gives the circumstances of the decision: “*Bearing in mind*”, “*Deeply concerned*”, “*Having "
        "considered*”. An opening that no official text has used is only a hint: the list has a long tail."
    ),
    source=(
        "Editorial Manual, Resolutions: II. Drafting and editing. Practice: the 60 commonest openings cover 93 % of "
        "33,632 GA paragraphs, 393 different ones all of them"
    ),
    languages=("en", "fr", "es", "ru", "ar", "de"),  # Chinese verbs have one form
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Deeply concerned* at the situation,
                PP *Having considered* the report,
                1. *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Deeply concerned* at the situation,
                PP *Decides* to consider the report,
                1. *Decides* to act.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Conscious* of the difficulty,
                1. *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Whereas* the difficulty is great,
                1. *Decides* to act.
            """,
        ),
    ),
    repair="none",
    check=check,
)
