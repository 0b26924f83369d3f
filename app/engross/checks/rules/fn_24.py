"""FN-24: the first footnote is never "Ibid.", and other Latin references are not used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.facts import Facts
from engross.checks.finding import Severity, Slip
from engross.checks.rule import DocumentRule, Example

_IBID = re.compile(r"\W*(?:[Ss]ee )?[Ii]bid(?:em)?\b\.?")
_LATIN = re.compile(r"\b(?:[Oo]p|[Ll]oc)\.? ?cit\b\.?|\b[Ii]dem\b|\b[Ss]upra\b")


def check(facts: Facts) -> Iterator[Slip]:
    """ "Ibid." where there is no footnote before; "op. cit.", "idem", "supra" anywhere."""
    for place, note in enumerate(facts.notes):
        for paragraph in note.paragraphs:
            first = _IBID.match(paragraph.text) if place == 0 and paragraph.context.first_in_note else None
            if first:
                message = "The first footnote has none before it that “Ibid.” could mean; the source is written out."
                is_certain = facts.numbers.mark(note.footnote.id) == "1"
                at_most = Severity.ERROR if is_certain else Severity.WARNING
                yield Slip(message, paragraph.id, first.start(), first.end(), at_most=at_most)
            for match in paragraph.matches(_LATIN):
                message = f"“{match[0]}” is not used; the source is named, or “Ibid.” where it is the one just before."
                yield Slip(message, paragraph.id, match.start(), match.end())


RULE = DocumentRule(
    id="FN-24",
    title="The first footnote is never “Ibid.”, and other Latin references are not used",
    explanation=(
        "“Ibid.” stands for the source of the footnote just before. The first footnote of a text has none before it; in "
        "a text taken from a report its source is written out. “Op. cit.”, “idem” and “supra” are not used."
    ),
    source="Editorial Manual, Footnotes, chap. V. Practice: 0 in GA and HRC",
    languages=("en",),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* the Convention,[^United Nations, *Treaty Series*, vol. 1582, No. 27627.]
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* the Convention,[^Ibid., vol. 1582, No. 27627.]
                OP *Decides* to act.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* the report[^A/90/12.] and the list,[^A/90/13.]
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* the report[^A/90/12.] and the list,[^A/90/13, op. cit.]
                OP *Decides* to act.
            """,
        ),
    ),
    repair="none",
    check=check,
)
