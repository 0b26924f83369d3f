"""FN-20: "Ibid." stands for the source of the footnote just before."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks import ibid
from engross.checks.facts import Facts
from engross.checks.finding import Severity, Slip
from engross.checks.rule import DocumentRule, Example
from engross.citations.citation import Code


def check(facts: Facts) -> Iterator[Slip]:
    """An "Ibid." that goes on with a series that the footnote before does not cite, or that could mean several sources."""
    for _, citation, fault in facts.faults(Code.IBID_SERIES, Code.IBID_NOTHING, Code.IBID_SEVERAL):
        at_most = Severity.WARNING if fault.code is Code.IBID_SEVERAL else Severity.ERROR
        changes = ibid.written_out(citation)
        yield Slip(fault.message, citation.block, citation.start, citation.end, changes, at_most=at_most)


RULE = DocumentRule(
    id="FN-20",
    title="“Ibid.” stands for the source of the footnote just before",
    explanation=(
        "What differs follows after a comma: “Ibid., vol. 1019, No. 14956.” after a treaty, “Ibid., para. 9.” after a "
        "report. After a footnote with several sources it does not say which is meant, and the source is written out."
    ),
    source="Editorial Manual, Footnotes, chap. V, sections B and C. Practice: GA 2,789, ECOSOC 60, HRC 11 uses",
    languages=("en",),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* the report[^A/90/12.] and the Convention,[^United Nations, *Treaty Series*, vol. 1582, No. 27627.]
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* the report[^A/90/12.] and the Convention,[^Ibid., vol. 1582, No. 27627.]
                OP *Decides* to act.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* the note[^A/90/12.] and the report,[^*Official Records of the General Assembly, Seventy-third Session, Supplement No. 53* (A/73/53).]
                OP *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* the note[^A/90/12.] and the report,[^Ibid., *Seventy-third Session, Supplement No. 53* (A/73/53).]
                OP *Decides* to act.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
