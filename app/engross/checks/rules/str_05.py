"""STR-05: an operative paragraph opens with a verb in the third person singular."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.finding import Severity, Slip
from engross.checks.fix import Retype
from engross.checks.paragraph import Paragraph, Role
from engross.checks.rule import Example, ParagraphRule
from engross.model import openings
from engross.model.openings import Phrases


def check(paragraph: Paragraph) -> Iterator[Slip]:
    """An opening that belongs in the preamble, or a verb in another form; in English also an unknown one."""
    language = paragraph.context.language
    preambular = openings.phrases(language, openings.PREAMBULAR)
    operative = openings.phrases(language, openings.OPERATIVE)
    if paragraph.role is not Role.OPERATIVE or paragraph.is_blank or preambular is None or operative is None:
        return
    start = openings.after_adverbs(paragraph.text, paragraph.start)
    word = openings.word_at(paragraph.text, start)
    if not word or operative.end(paragraph.text, start) or word.title() in operative.beginnings:
        return
    end = start + len(word)
    verb = _third_person(word, operative) if language == "en" else ""
    if verb:
        change = Retype(paragraph.id, start, end, verb)
        yield Slip(f"An operative paragraph opens with “{verb}”.", paragraph.id, start, end, (change,))
    elif preambular.end(paragraph.text, start):
        message = (
            f"“{word}” opens preambular paragraphs; an operative one opens with a verb in the present tense."
        )
        yield Slip(message, paragraph.id, start, end)
    elif language == "en" and not operative.looks_like(word):
        message = (
            f"An operative paragraph opens with a verb in the present tense; “{word}” is not known as one."
        )
        yield Slip(message, paragraph.id, start, end, at_most=Severity.HINT)


def _third_person(word: str, operative: Phrases) -> str:
    """The known verb whose participle or bare form the word is; "" where there is none."""
    stem = word.lower().removesuffix("ing")
    for ending in ("s", "es"):
        for base in (stem, stem.removesuffix("y") + "i", stem[:-1]):
            if base + ending in operative.first_words and base + ending != word.lower():
                return (base + ending).capitalize()
    return ""


RULE = ParagraphRule(
    id="STR-05",
    title="An operative paragraph opens with a verb in the third person singular",
    explanation=(
        "The organ acts: “*Encourages*”, “*Takes note* of”, “*Also requests*”. Participles belong in the preamble. An "
        "opening that no official text has used is only a hint."
    ),
    source="Editorial Manual, Resolutions: II. Drafting and editing. Practice: 473 different openings in GA, all of this form",
    languages=("en", "fr", "es", "ru", "ar", "de"),  # Chinese verbs have one form
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Encourages* Member States to act;
                2. *Recognizes* the difficulty.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Encourage* Member States to act;
                2. *Recognizes* the difficulty.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Encourages* Member States to act;
                2. *Recognizes* the difficulty.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Aware* of the need,
                1. *Encourages* Member States to act;
                2. *Recognizing* the difficulty.
            """,
        ),
    ),
    repair="ask",
    check=check,
)
