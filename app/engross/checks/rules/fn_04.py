"""FN-04: Official Records with supplement in italics, symbol in roman, and all three of one session."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Restyle
from engross.checks.paragraph import Paragraph, Role
from engross.checks.rule import DocumentRule, Example
from engross.citations.citation import Citation, Code, Kind
from engross.citations.grammar import grammar_of
from engross.citations.sources import symbols_in
from engross.model.inlines import Style, Text

_TITLE = re.compile(r"Official Records of .*?(?:Supplements?[ \u00a0]Nos?\.[ \u00a0]\w+|(?=[ \u00a0]\())")
_FIGURES = re.compile(r"\b\d+(?:st|nd|rd|th)[ \u00a0]Session\b")


def check(facts: Facts) -> Iterator[Slip]:
    """Symbols and numbers in italics, titles in roman, sessions in figures or other than the symbol's."""
    for note in facts.notes:
        for paragraph in note.paragraphs:
            yield from _symbols(paragraph)
            for citation in facts.cited.get(paragraph.id, ()):
                yield from _citation(paragraph, citation)
    for paragraph, citation, fault in facts.faults(Code.SUPPLEMENT, Code.SESSION):
        if paragraph.role is Role.NOTE:
            yield Slip(fault.message, citation.block, citation.start, citation.end)


def _symbols(paragraph: Paragraph) -> Iterator[Slip]:
    if not any(
        isinstance(i, Text) and i.style & Style.ITALIC and "/" in i.text for i in paragraph.block.inlines
    ):
        return
    for start, end, symbol in symbols_in(paragraph.text, grammar_of(paragraph.context.language)):
        while start and paragraph.text[start - 1] in "( \u00a0":
            start -= 1
        end += paragraph.text[end : end + 1] == ")"
        if paragraph.has_some(start, end, Style.ITALIC) and _ends_italics(paragraph, end):
            roman = Restyle(paragraph.id, start, end, Style.ITALIC, on=False)
            yield Slip(
                f"The symbol {symbol.text} belongs in roman, not in italics.",
                paragraph.id,
                start,
                end,
                (roman,),
            )


def _ends_italics(paragraph: Paragraph, end: int) -> bool:
    """Whether the italics end here: a title that goes on may hold a symbol."""
    rest = re.match(r"\W*", paragraph.text[end:])
    following = end + (rest.end() if rest else 0)
    return following >= len(paragraph.text) or not paragraph.style_at(following) & Style.ITALIC


def _citation(paragraph: Paragraph, citation: Citation) -> Iterator[Slip]:
    place = citation.start, citation.end
    if citation.kind in (Kind.RESOLUTION, Kind.DECISION):
        begins = citation.start == 0 or not paragraph.style_at(citation.start - 1) & Style.ITALIC
        if begins and paragraph.has_some(*place, Style.ITALIC) and _ends_italics(paragraph, citation.end):
            roman = Restyle(paragraph.id, *place, Style.ITALIC, on=False)
            yield Slip(
                f"The number {citation.text} belongs in roman, not in italics.",
                paragraph.id,
                *place,
                (roman,),
            )
    elif citation.kind is Kind.RECORDS:
        title = _TITLE.match(paragraph.text, citation.start)
        if title and not paragraph.has_style(*title.span(), Style.ITALIC):
            italic = Restyle(paragraph.id, *title.span(), Style.ITALIC, on=True)
            message = "The title, session and supplement number of Official Records belong in italics."
            yield Slip(message, paragraph.id, *title.span(), (italic,))
        for match in _FIGURES.finditer(paragraph.text, *place):
            yield Slip("The session is written in words.", paragraph.id, *match.span())


RULE = DocumentRule(
    id="FN-04",
    title="Official Records are in italics, their symbol in roman, and both of one session",
    explanation=(
        "“*Official Records of the General Assembly, Seventy-third Session, Supplement No. 53* (A/73/53), chap. IV.” "
        "Title, session in words and supplement number are in italics; the symbol and its parentheses are in roman, as "
        "are all symbols and numbers of resolutions in footnotes. Session and supplement number are those of the "
        "symbol. For the Economic and Social Council the year stands in place of the session."
    ),
    source=(
        "Editorial Manual, Footnotes, chap. III, section B. Practice: supplement number italic 2,049 of 2,052, symbol "
        "roman 2,052 of 2,052"
    ),
    languages=("en",),
    examples=(
        Example(
            organ="cnd",
            right="""
                ORG *The Commission on Narcotic Drugs*,
                PP *Recalling* the Declaration,[^See *Official Records of the Economic and Social Council, 2009, Supplement No. 8* (E/2009/28), chap. I.]
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The Commission on Narcotic Drugs*,
                PP *Recalling* the Declaration,[^See *Official Records of the Economic and Social Council, 2009, Supplement No. 8 (E/2009/28)*, chap. I.]
                OP *Decides* to act.
            """,
        ),
        Example(
            organ="cnd",
            right="""
                ORG *The Commission on Narcotic Drugs*,
                PP *Recalling* the outcome document,[^General Assembly resolution S-30/1, annex.]
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The Commission on Narcotic Drugs*,
                PP *Recalling* the outcome document,[^General Assembly resolution *S-30/1*, annex.]
                OP *Decides* to act.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* the report,[^*Official Records of the General Assembly, Seventy-third Session, Supplement No. 53* (A/73/53), chap. IV.]
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* the report,[^Official Records of the General Assembly, Seventy-third Session, Supplement No. 53 (A/73/53), chap. IV.]
                OP *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
