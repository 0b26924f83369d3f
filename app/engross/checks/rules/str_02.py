"""STR-02: the organ's name stands on its own line, in italics, with a comma in roman."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.facts import Facts
from engross.checks.finding import Severity, Slip
from engross.checks.fix import Restyle, Retype
from engross.checks.paragraph import Paragraph
from engross.checks.rule import DocumentRule, Example
from engross.model.inlines import Style


def check(facts: Facts) -> Iterator[Slip]:
    """An organ line in roman, with a comma in italics, or with another mark than a comma."""
    for act in facts.acts:
        if act.organ is not None and not act.organ.is_blank:
            yield from _line(act.organ)


def _line(line: Paragraph) -> Iterator[Slip]:
    ending = line.ending
    if not line.has_style(line.start, ending.start, Style.ITALIC):
        name = Restyle(line.id, line.start, ending.start, Style.ITALIC, on=True)
        yield Slip("The organ’s name belongs in italics.", line.id, line.start, ending.start, (name,))
    if ending.mark == line.marks.comma:
        if line.style_at(ending.start) & Style.ITALIC:
            roman = Restyle(line.id, ending.start, ending.end, Style.ITALIC, on=False)
            message = "The comma after the organ’s name belongs in roman."
            yield Slip(message, line.id, ending.start, ending.end, (roman,), at_most=Severity.WARNING)
    elif ending.mark:
        comma = Retype(line.id, ending.start, ending.end, line.marks.comma, Style.PLAIN)
        yield Slip("The organ’s name needs a comma after it.", line.id, ending.start, ending.end, (comma,))


RULE = DocumentRule(
    id="STR-02",
    title="The organ’s name stands on its own line, in italics, with a comma in roman",
    explanation=(
        "The name of the organ is the subject of the sentence that the resolution is. It stands alone on its line, in "
        "italics; the comma after it is not in italics. (Chinese texts have it in bold, Arabic ones in bold italics.)"
    ),
    source=(
        "Editorial Manual, Resolutions: II. Drafting and editing (example). Practice: comma in roman GA 1,893 of 1,898, "
        "SC 1,469 of 1,525, HRC 183 of 185"
    ),
    languages=("en", "fr", "es", "ru"),
    examples=(
        Example(
            right="""
                ORG *The Economic and Social Council*,
                PP *Recalling* its resolution 2030/1,
                1. *Decides* to act.
            """,
            wrong="""
                ORG *The Economic and Social Council*:
                PP *Recalling* its resolution 2030/1,
                1. *Decides* to act.
            """,
            organ="ecosoc",
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 66/1,
                1. *Decides* to act.
            """,
            wrong="""
                ORG The General Assembly,
                PP *Recalling* its resolution 66/1,
                1. *Decides* to act.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 66/1,
                1. *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly,*
                PP *Recalling* its resolution 66/1,
                1. *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
