"""FN-24: the first footnote is never "Ibid.", and other Latin references are not used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks import ibid
from engross.checks.facts import Facts
from engross.checks.finding import Severity, Slip
from engross.checks.fix import Retype
from engross.checks.paragraph import Paragraph
from engross.checks.rule import DocumentRule, Example
from engross.model.inlines import Style

_IBID = re.compile(r"\W*(?:[Ss]ee )?[Ii]bid(?:em)?\b\.?")
_LATIN = re.compile(r"\b(?:[Oo]p|[Ll]oc)\.? ?cit\b\.?|\b[Ii]dem\b|\b[Ss]upra\b")

_COMMA = re.compile(r",\s*$")


def check(facts: Facts) -> Iterator[Slip]:
    """ "Ibid." where there is no footnote before; "op. cit.", "idem", "supra" anywhere."""
    for place, note in enumerate(facts.notes):
        for paragraph in note.paragraphs:
            first = _IBID.match(paragraph.text) if place == 0 and paragraph.context.first_in_note else None
            if first:
                message = "The first footnote has none before it that “Ibid.” could mean; the source is written out."
                is_certain = facts.numbers.mark(note.footnote.id) == "1"
                at_most = Severity.ERROR if is_certain else Severity.WARNING
                changes = tuple(c for i in facts.cited.get(paragraph.id, ())[:1] for c in ibid.written_out(i))
                yield Slip(message, paragraph.id, first.start(), first.end(), changes, at_most=at_most)
            for match in paragraph.matches(_LATIN):
                message = f"“{match[0]}” is not used; the source is named, or “Ibid.” where it is the one just before."
                changes = _without(paragraph, match)
                yield Slip(message, paragraph.id, match.start(), match.end(), changes)


def _without(paragraph: Paragraph, match: re.Match[str]) -> tuple[Retype, ...]:
    """ "Idem" becomes "Ibid."; "op. cit." goes, and the comma before it."""
    if match[0].lower() == "idem" and match.start() == 0:
        return (Retype(paragraph.id, 0, match.end(), "Ibid.", Style.PLAIN),)
    comma = _COMMA.search(paragraph.text, 0, match.start())
    if "cit" not in match[0] or comma is None:
        return ()
    is_end = match.end() == paragraph.bare_end and match[0].endswith(".")
    return (Retype(paragraph.id, comma.start(), match.end() - is_end, ""),)


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
    repair="ask",
    check=check,
)
