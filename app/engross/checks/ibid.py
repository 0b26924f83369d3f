"""Writing out an "Ibid.": the series that what follows it belongs to (FN-20, FN-22, FN-24)."""

from __future__ import annotations

from engross.checks.fix import Retype
from engross.citations.citation import Citation, Kind
from engross.model.inlines import Style

RECORDS = {"ga": "General Assembly", "ecosoc": "Economic and Social Council", "sc": "Security Council"}


def written_out(citation: Citation) -> tuple[Retype, ...]:
    """The changes that put a series in the place of "Ibid."; none where what follows does not tell which it is."""
    end = citation.start + len(citation.text.split(",")[0])
    if citation.kind is not Kind.IBID or "," not in citation.text:
        return ()
    if citation.symbol.startswith("UNTS/") and "vol" in citation.text:
        before = Retype(citation.block, citation.start, citation.start, "United Nations, ", Style.PLAIN)
        return before, Retype(citation.block, citation.start, end, "Treaty Series", Style.ITALIC)
    if citation.organ in RECORDS and "Supplement" in citation.text and _has_session(citation):
        words = f"Official Records of the {RECORDS[citation.organ]}, "
        return (Retype(citation.block, citation.start, end + _gap(citation), words, Style.ITALIC),)
    return ()


def _has_session(citation: Citation) -> bool:
    """Whether session or year stand behind the "Ibid.", so that nothing is left out when it goes."""
    return not citation.text.split(",")[1].strip().startswith("Supplement")


def _gap(citation: Citation) -> int:
    """The comma and the space behind "Ibid."."""
    rest = citation.text[len(citation.text.split(",")[0]) :]
    return len(rest) - len(rest.lstrip(", \u00a0"))
