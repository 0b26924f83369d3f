"""What each "Ibid." stands for: the source of the footnote before, through as many as it takes (FN-20 to FN-24)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from engross.citations import organs
from engross.citations.catalogue import Catalogue
from engross.citations.citation import Citation, Code, Fault, Kind, Status, with_fault
from engross.citations.named import Surroundings
from engross.citations.owners import IBID
from engross.citations.resolve import judged, judged_ibid
from engross.citations.sources import Found, Reference, treaty_symbol


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a footnote: the sources of the footnote before it, and whether there is one at all."""

    sources: tuple[Found, ...] = ()
    is_first: bool = False
    """The footnote has number 1: nothing can stand before it."""
    is_known: bool = True
    """The footnote before is in the document; not so for the first of an excerpt that begins with number 13."""


NOT_HERE = "The footnote before it is not in this text."


def linked(
    found: Sequence[Found], before: Before, around: Surroundings, catalogue: Catalogue
) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """The citations of one footnote with each "Ibid." filled in, and its sources for the footnote after it."""
    done: list[Found] = []
    sources: list[Found] = []
    for pair in found:
        if pair[0].kind is Kind.IBID:
            pair = _filled(
                pair, sources or before.sources, Before() if sources else before, around, catalogue
            )
        elif pair[0].organ == IBID and pair[1].is_inner:
            pair = _inner(pair, done, around, catalogue)
        done.append(pair)
        if pair[0].kind is not Kind.CHARTER and not pair[1].is_inner:
            sources.append(pair)
    return tuple(done), tuple(sources)


def _filled(
    pair: Found, sources: Sequence[Found], before: Before, around: Surroundings, catalogue: Catalogue
) -> Found:
    citation, reference = pair
    if before.is_first:
        message = "The first footnote has nothing before it that “Ibid.” could stand for."
        citation = with_fault(citation, Fault(Code.IBID_FIRST, message))
    if reference.series:
        done = _treaty(citation, reference, sources, before, around, catalogue)
    elif citation.symbol:
        done = _records(citation, reference, sources, before, around, catalogue)
    else:
        done = _same(citation, reference, sources if sources is before.sources else sources[-1:])
    return done if before.is_known or before.is_first else (_cut_off(done[0]), done[1])


def _cut_off(citation: Citation) -> Citation:
    """Says that what an "Ibid." goes on from is not there to be compared: an excerpt that begins with footnote 13."""
    detail = f"{citation.detail.rstrip('.')}. {NOT_HERE}" if citation.detail else NOT_HERE
    return replace(citation, detail=detail)


def _treaty(
    citation: Citation,
    reference: Reference,
    sources: Sequence[Found],
    before: Before,
    around: Surroundings,
    catalogue: Catalogue,
) -> Found:
    """Another volume, or another number of the same volume, of the series before."""
    earlier = next((r for _, r in reversed(sources) if r.series), None)
    if earlier is None and sources and not before.is_first:
        citation = with_fault(citation, _other_series("a Treaty Series"))
    base = earlier or Reference(series="UNTS")
    reference = replace(reference, series=base.series, volumes=reference.volumes or base.volumes)
    return judged_ibid(
        replace(citation, symbol=treaty_symbol(reference)), reference, around, catalogue
    ), reference


def _records(
    citation: Citation,
    reference: Reference,
    sources: Sequence[Found],
    before: Before,
    around: Surroundings,
    catalogue: Catalogue,
) -> Found:
    """Another session or supplement of the same Official Records, or a part of the same document."""
    organ = {"A": "ga", "E": "ecosoc", "S": "sc"}.get(citation.symbol[:1], "")
    earlier = next(
        (pair for pair in reversed(sources) if pair[1].organ or pair[0].kind is Kind.RECORDS), None
    )
    is_records = bool(reference.session or reference.supplement)
    if is_records and sources and not before.is_first and (earlier is None or earlier[1].organ != organ):
        citation = with_fault(citation, _other_series("Official Records of that organ"))
    session = reference.session or (earlier[1].session if earlier else "")
    supplement = reference.supplement or (earlier[1].supplement if earlier and not reference.session else "")
    reference = replace(reference, organ=organ, session=session, supplement=supplement)
    return judged_ibid(replace(citation, organ=organ), reference, around, catalogue), reference


def _other_series(what: str) -> Fault:
    return Fault(Code.IBID_SERIES, f"“Ibid.” goes on with {what}, which the footnote before does not cite.")


def _same(citation: Citation, reference: Reference, sources: Sequence[Found]) -> Found:
    """The very source before."""
    if not sources:
        return citation, reference
    source, said = sources[0]
    if len({_base(c) for c, _ in sources}) > 1:
        message = "“Ibid.” follows a footnote with several sources: it does not say which is meant."
        citation = with_fault(citation, Fault(Code.IBID_SEVERAL, message))
    filled = replace(
        citation,
        symbol=source.symbol,
        organ=source.organ,
        date=source.date,
        title=source.title,
        address=source.address,
    )
    if not filled.faults and source.status is Status.VERIFIED:
        filled = replace(filled, status=Status.VERIFIED, detail=f"Stands for {source.symbol}.")
    return filled, replace(said, is_inner=False)


def _base(citation: Citation) -> str:
    """What several documents of one source have in common: the symbol without addenda, parts and the like."""
    symbol = re.sub(r"/(?:Add|Corr|Rev|Amend)\b.*| \(.*", "", citation.symbol)
    return symbol or f"{citation.start}"


def _inner(pair: Found, done: Sequence[Found], around: Surroundings, catalogue: Catalogue) -> Found:
    """A numbered part of the source of an "Ibid.": a Commission's resolution in the Commission's report."""
    citation, reference = pair
    source = next((c for c, _ in reversed(done) if c.kind is Kind.IBID), None)
    organ = organs.organs().get(organs.organ_of_report(source.symbol)) if source else None
    if organ is None or reference.number is None:
        return replace(citation, organ=""), reference
    symbol = organ.symbol(reference.number, is_decision=citation.kind is Kind.DECISION)
    return judged(replace(citation, organ=organ.key, symbol=symbol), reference, around, catalogue), reference
