"""FN-21: the same source or series in the next footnote is "Ibid."."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.act import Note
from engross.checks.facts import Facts
from engross.checks.finding import Severity, Slip
from engross.checks.fix import Retype
from engross.checks.rule import DocumentRule, Example
from engross.citations.citation import Citation, Kind
from engross.model.inlines import Style


def check(facts: Facts) -> Iterator[Slip]:
    """A footnote that writes out the series or the document of the footnote before."""
    before: list[Citation] = []
    for note in facts.notes:
        cited = _cited(note, facts)
        if len(before) == 1 and cited and cited[0].kind is not Kind.IBID:
            yield from _slip(note, cited[0], before[0])
        before = cited


def _cited(note: Note, facts: Facts) -> list[Citation]:
    return [c for p in note.paragraphs for c in facts.cited.get(p.id, ()) if c.kind is not Kind.CHARTER]


def _slip(note: Note, citation: Citation, before: Citation) -> Iterator[Slip]:
    paragraph = note.paragraphs[0]
    text = paragraph.text
    if citation.block != paragraph.id or citation.start:
        return
    message = "The footnote before cites the same; this one begins with “Ibid.”."
    if citation.kind is Kind.TREATY and _series(citation) == _series(before) == "UNTS":
        end = text.find(", vol")
        if end > 0:
            change = Retype(paragraph.id, 0, end, "Ibid.", Style.PLAIN)
            yield Slip(message, paragraph.id, 0, end, (change,))
    elif citation.kind is Kind.RECORDS and _is_records(before) and citation.organ == before.organ:
        yield Slip(message, paragraph.id, 0, len(citation.named) or citation.end, at_most=Severity.WARNING)
    elif citation.kind is Kind.DOCUMENT and before.kind is Kind.DOCUMENT and before.symbol == citation.symbol:
        end = citation.end + (text[citation.end : citation.end + 1] == ".")
        changes = (Retype(paragraph.id, 0, end, "Ibid.", Style.PLAIN),)
        yield Slip(message, paragraph.id, 0, citation.end, changes, at_most=Severity.WARNING)


def _series(citation: Citation) -> str:
    return citation.symbol.split("/")[0] if citation.kind in (Kind.TREATY, Kind.IBID) else ""


def _is_records(citation: Citation) -> bool:
    return citation.kind is Kind.RECORDS or (citation.kind is Kind.IBID and "Supplement" in citation.text)


RULE = DocumentRule(
    id="FN-21",
    title="The same source or series in the next footnote is “Ibid.”",
    explanation=(
        "After “United Nations, *Treaty Series*, vol. 976, No. 14152.” the next treaty of the series is “Ibid., vol. 1019, "
        "No. 14956.”; after a volume of the Official Records the next of the same organ is “Ibid., *Seventy-fourth "
        "Session, …*”; after a document the same document is “Ibid.”."
    ),
    source="Editorial Manual, Footnotes, chap. V, section B. Practice: Treaty Series GA 99 %, ECOSOC 91 %, Official Records 99 %",
    languages=("en",),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* one convention[^United Nations, *Treaty Series*, vol. 976, No. 14152.] and another,[^Ibid., vol. 1019, No. 14956.]
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* one convention[^United Nations, *Treaty Series*, vol. 976, No. 14152.] and another,[^United Nations, *Treaty Series*, vol. 1019, No. 14956.]
                OP *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
