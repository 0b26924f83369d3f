"""A citation as a value: where it stands, what it points to, and whether that is true."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from engross.model.nodes import NodeId


class Kind(StrEnum):
    """What is cited. The values are part of the command line's JSON."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    DOCUMENT = "document"
    """A document by its symbol."""
    RECORDS = "official-records"
    TREATY = "treaty"
    PUBLICATION = "publication"
    CHARTER = "charter"
    IBID = "ibid"


class Status(StrEnum):
    """What is known of a citation's truth. The values are part of the command line's JSON."""

    VERIFIED = "verified"
    MISMATCH = "mismatch"
    """It names a thing and says something else of it: a wrong date, supplement, year, volume."""
    UNKNOWN = "unknown"
    MALFORMED = "malformed"
    """What is meant is clear, or nearly, but it is not written as it should be."""


class Code(StrEnum):
    """What exactly is wrong. Rules and tests name these; people read the message."""

    SPACING = "spacing"
    """ "217A(III)", "1325(2000)" (REF-05, REF-06)."""
    YEAR_MISSING = "year-missing"
    """A Security Council resolution without its year (REF-05)."""
    YEAR = "year"
    """The year or session in the number is not that of the number (REF-05, REF-06)."""
    DATE = "date"
    """The date beside the number is not the date of adoption, or cannot be (REF-16)."""
    RANGE = "range"
    """No resolution of the organ can have such a number (REF-06)."""
    TITLE = "title"
    """The title quoted is another one."""
    ORGAN_MISSING = "organ-missing"
    """A footnote leaves out the organ although it is not the text's own (FN-02)."""
    SUPPLEMENT = "supplement"
    """Supplement number and symbol disagree (FN-04, FN-05)."""
    SESSION = "session"
    """Session or year in words and symbol disagree (FN-04, FN-05)."""
    TREATY = "treaty"
    """Volume and registration number do not belong together (FN-08)."""
    CHARTER = "charter"
    """The Charter has no such Article or Chapter (REF-15)."""
    SYMBOL = "symbol"
    """A document symbol with spaces or without its full stops (SYM-03)."""
    IBID_FIRST = "ibid-first"
    """ "Ibid." in the first footnote (FN-24)."""
    IBID_SEVERAL = "ibid-several"
    """ "Ibid." after a footnote with several sources (FN-22)."""
    IBID_SERIES = "ibid-series"
    """ "Ibid." goes on with a series that the footnote before does not cite (FN-20)."""
    IBID_NOTHING = "ibid-nothing"
    """ "Ibid." after a footnote without a source (FN-20)."""


FORM = frozenset(
    {
        Code.SPACING,
        Code.YEAR_MISSING,
        Code.ORGAN_MISSING,
        Code.SYMBOL,
        Code.IBID_FIRST,
        Code.IBID_SEVERAL,
        Code.IBID_SERIES,
        Code.IBID_NOTHING,
    }
)
"""Faults of form; the others say that something is not true."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: a code, a sentence, and the citation as it should read ("" where that is not sure)."""

    code: Code
    message: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation in a block.

    ``start`` and ``end`` are code points in the block's plain text and ``text`` is what stands there: the number of
    a resolution, a whole symbol, an Official Records reference to the end of its symbol. ``organ`` is a key of
    ``resources/citations/organs.toml``, the name as written for an organ that is not there, or "".
    """

    block: NodeId
    start: int
    end: int
    text: str
    kind: Kind
    organ: str = ""
    named: str = ""
    """The words of this text that name the organ: "General Assembly", "its"; "" where none do."""
    symbol: str = ""
    """Canonical: "A/RES/217(III)", "UNTS/1582/27627"; "" where it is not known what is meant."""
    pinpoint: str = ""
    """Part letters first, then paragraphs, annexes and the like as written."""
    date: str = ""
    """ISO 8601: beside the citation, or else from the catalogue."""
    date_stated: bool = False
    """The date stands in the text."""
    title: str = ""
    """Quoted beside the citation, or else from the catalogue."""
    status: Status = Status.UNKNOWN
    detail: str = ""
    """What was found out, in a sentence; "" where there is nothing to say."""
    address: str = ""
    """Where the source can be read on the web, or ""."""
    faults: tuple[Fault, ...] = ()


def with_fault(citation: Citation, fault: Fault) -> Citation:
    """The citation with one fault more, its status and detail following."""
    faults = (*citation.faults, fault)
    true = all(f.code in FORM for f in faults)
    return replace(
        citation,
        faults=faults,
        status=Status.MALFORMED if true else Status.MISMATCH,
        detail=" ".join(f.message for f in faults),
    )
