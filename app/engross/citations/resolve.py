"""Whether a citation is true: numbers, years, sessions, dates, supplements, volumes against each other.

What stands in the catalogue is compared too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher

from engross import resources
from engross.citations import organs
from engross.citations.catalogue import Catalogue
from engross.citations.citation import Citation, Code, Fault, Kind, Status, with_fault
from engross.citations.grammar import Grammar, grammar_of
from engross.citations.named import Surroundings
from engross.citations.sources import Reference
from engross.citations.symbols import Number, document_address, symbol_of, treaty_address

LIKENESS = 0.6
"""How much alike two titles of one publication are at least (0 to 1)."""


def judged(citation: Citation, reference: Reference, around: Surroundings, catalogue: Catalogue) -> Citation:
    """The citation with status, detail, address and what the catalogue adds."""
    match citation.kind:
        case Kind.RESOLUTION | Kind.DECISION:
            return _act(citation, reference, around, catalogue)
        case Kind.RECORDS:
            return _records(_addressed(citation, around), reference, around)
        case Kind.TREATY:
            return _treaty(citation, reference, catalogue)
        case Kind.CHARTER:
            return _charter(citation, reference)
        case Kind.DOCUMENT:
            return _work(_document(_addressed(citation, around)), catalogue)
        case Kind.PUBLICATION:
            return _work(citation, catalogue)
        case _:
            return citation


def judged_ibid(
    citation: Citation, reference: Reference, around: Surroundings, catalogue: Catalogue
) -> Citation:
    """The same for an "Ibid." whose source has been filled in."""
    if reference.series:
        return _treaty(citation, reference, catalogue)
    if reference.supplement or reference.session:
        return _records(_addressed(citation, around), reference, around)
    return citation


def _addressed(citation: Citation, around: Surroundings) -> Citation:
    if not citation.symbol:
        return citation
    return replace(citation, address=document_address(symbol_of(citation.symbol).halves[0], around.language))


def _verified(citation: Citation, detail: str = "") -> Citation:
    return citation if citation.faults else replace(citation, status=Status.VERIFIED, detail=detail)


# Resolutions and decisions


def _act(citation: Citation, reference: Reference, around: Surroundings, catalogue: Catalogue) -> Citation:
    organ, number = organs.organs().get(citation.organ), reference.number
    if organ is None or number is None:
        return citation
    if organ.printed:
        citation = replace(citation, address=document_address(citation.symbol, around.language))
    citation = _form(citation, reference, number, around)
    citation = _range(citation, number, organ)
    known = catalogue.act(citation.symbol)
    if known is not None and not (number.letters and citation.date_stated and citation.date != known.date):
        return _known_act(citation, known.date, known.title)
    citation = _dated(citation, number)
    if (
        number.form == "bracketed"
        and citation.organ == "sc"
        and organs.is_year_of(number.item, number.session_number)
    ):
        return _verified(citation, "Number and year belong together.")
    return citation


def _form(citation: Citation, reference: Reference, number: Number, around: Surroundings) -> Citation:
    if number.form == "bare":
        year = organs.year_of(number.item)
        return with_fault(
            citation,
            Fault(
                Code.YEAR_MISSING, f"The year is missing: {number.item} ({year}).", f"{number.item} ({year})"
            ),
        )
    if not number.is_sound:
        citation = with_fault(
            citation, Fault(Code.SPACING, f"Spaces are missing: {number.cited}.", number.cited)
        )
    grammar = grammar_of(around.language)
    if around.is_note and grammar and not reference.is_inner and _lacks_organ(citation, around):
        name = grammar.names_of(citation.organ)[0]
        own = grammar.names_of(around.own)[0]
        message = f"The organ is missing: this is a text of the {own}, and the {name} is meant."
        citation = with_fault(citation, Fault(Code.ORGAN_MISSING, message))
    return citation


def _lacks_organ(citation: Citation, around: Surroundings) -> bool:
    """Whether a footnote names no organ and means another than the text's own (FN-02)."""
    main = ("ga", "sc", "ecosoc", "hrc")
    return not citation.named and citation.organ != around.own and citation.organ in main and bool(around.own)


def _range(citation: Citation, number: Number, organ: organs.Organ) -> Citation:
    """Session, year and number against each other."""
    item, session = number.item, number.session_number
    if number.form == "bracketed" and organ.key == "sc":
        year = organs.year_of(item)
        if year and year != session:
            message = f"Resolution {item} is of {year}, not of {session}."
            return with_fault(citation, Fault(Code.YEAR, message, f"{item} ({year})"))
    elif number.form == "roman" and organ.key == "ga":
        low, high = organs.sessions_of(organ.key, item)
        if not low or session > organ.roman:
            message = "Resolutions in this form end with number 3541, of the thirtieth session."
            return with_fault(citation, Fault(Code.RANGE, message))
        if not low <= session <= high:
            which = f"session {low}" if low == high else f"sessions {low} to {high}"
            return with_fault(
                citation, Fault(Code.YEAR, f"Resolution {item} is of {which}, not of session {session}.")
            )
    elif (
        citation.kind is Kind.RESOLUTION
        and number.form == "session"
        and not organs.can_have(organ.key, number)
    ):
        return with_fault(citation, Fault(Code.RANGE, f"The organ cannot have a resolution {number.cited}."))
    return citation


def _dated(citation: Citation, number: Number) -> Citation:
    if not citation.date_stated or any(fault.code is Code.YEAR for fault in citation.faults):
        return citation
    if organs.fits(citation.organ, number, citation.date) is not False:
        return citation
    window = organs.window_of(citation.organ, number)
    assert window is not None
    first, last = (date.fromisoformat(day[:8] + "01").strftime("%B %Y") for day in window)
    between = f"in {first}" if first == last else f"between {first} and {last}"
    message = f"{number.cited} cannot be of {_day(citation.date)}: it was adopted {between}."
    return with_fault(citation, Fault(Code.DATE, message))


def _known_act(citation: Citation, adopted: str, title: str) -> Citation:
    if not citation.date_stated:
        citation = replace(citation, date=adopted)
    elif citation.date != adopted:
        citation = with_fault(
            citation, Fault(Code.DATE, f"It was adopted on {_day(adopted)}.", _day(adopted))
        )
    if title and citation.title and not _same_title(citation.title, title):
        citation = with_fault(citation, Fault(Code.TITLE, f"Its title is “{title}”.", title))
    detail = f"{title}, {_day(adopted)}" if title else f"Adopted on {_day(adopted)}"
    return _verified(replace(citation, title=citation.title or title), detail)


def _same_title(one: str, other: str) -> bool:
    one, other = (re.sub(r"\W+", "", title.casefold()) for title in (one, other))
    return one in other or other in one


def _day(iso: str) -> str:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {day:%B %Y}"


# Documents and Official Records


def _document(citation: Citation) -> Citation:
    symbol = symbol_of(citation.text)
    if symbol.is_sound:
        return citation
    return with_fault(citation, Fault(Code.SYMBOL, f"The symbol should read {symbol.text}.", symbol.text))


def _work(citation: Citation, catalogue: Catalogue) -> Citation:
    """A publication or document against the title known of it; small differences in wording are none."""
    title = catalogue.work(citation.symbol) if citation.symbol else ""
    if not title:
        return citation
    if citation.title and SequenceMatcher(None, citation.title, title).ratio() < LIKENESS:
        return with_fault(citation, Fault(Code.TITLE, f"{citation.symbol} is “{title}”."))
    return _verified(replace(citation, title=citation.title or title), title)


_SUPPLEMENT = re.compile(r"(?P<organ>[AE])/(?P<session>(?:E?S-)?\d+)/(?P<number>\d+)(?:/Add\.(?P<add>\d+))?")


def _records(citation: Citation, reference: Reference, around: Surroundings) -> Citation:
    """Supplement number, session or year and symbol against each other (FN-04, FN-05)."""
    found = _SUPPLEMENT.match(citation.symbol)
    if not found or citation.organ not in ("ga", "ecosoc"):
        return citation
    agreed = 0
    if reference.session:
        if reference.session != found["session"]:
            message = _session_message(found["session"], citation.symbol, grammar_of(around.language))
            citation = with_fault(citation, Fault(Code.SESSION, message))
        agreed += 1
    if reference.supplement:
        due = _due_number(reference.supplement, found["organ"])
        if due is not None and due != int(found["number"]):
            symbol = f"{found['organ']}/{found['session']}/{due}"
            message = f"Supplement No. {reference.supplement} is {symbol}, not {citation.symbol}."
            citation = with_fault(citation, Fault(Code.SUPPLEMENT, message))
        agreed += due is not None
    return _verified(citation, "Supplement, session and symbol belong together.") if agreed == 2 else citation


def _session_message(due: str, symbol: str, grammar: Grammar | None) -> str:
    if len(due) == 4 and due.isdigit():
        return f"{symbol} is of {due}."
    words = grammar.session_in_words(due) if grammar else ""
    return f"{symbol} is of the {words or f'session {due}'}."


def _due_number(supplement: str, organ: str) -> int | None:
    """The number in the symbol of a supplement: the same for the Assembly, 20 more for the Council."""
    number = int(re.sub(r"\D", "", supplement))
    if organ == "A":
        return number
    return number + 20 if 2 <= number <= 26 else None


# Treaties and the Charter


def _treaty(citation: Citation, reference: Reference, catalogue: Catalogue) -> Citation:
    numbers = re.findall(r"\d+", reference.numbers)
    volumes = {int(volume) for volume in citation.symbol.split("/")[1:2] if volume.isdigit()}
    volumes |= {int(volume) for volume in re.findall(r"\d+", reference.volumes)}
    citation = replace(citation, address=treaty_address(citation.symbol) if "/" in citation.symbol else "")
    known = [treaty for number in numbers if (treaty := catalogue.treaty(reference.series, number))]
    for treaty in known:
        if volumes and not volumes & set(treaty.volumes):
            where = ", ".join(map(str, treaty.volumes))
            message = (
                f"No. {treaty.number}, {treaty.title}, is in volume{'s' * (len(treaty.volumes) > 1)} {where}."
            )
            citation = with_fault(citation, Fault(Code.TREATY, message))
    if not known:
        return citation
    title = "; ".join(treaty.title for treaty in known)
    citation = replace(citation, title=citation.title or title)
    return _verified(citation, title) if len(known) == len(numbers) and volumes else citation


def _charter(citation: Citation, reference: Reference) -> Citation:
    facts = resources.toml("catalogue/charter.toml")
    citation = replace(citation, address=facts["address"], date=facts["signed"], title=facts["title"])
    for article in re.findall(r"(?<![(\d])\d+(?!\d*\))", reference.numbers):
        if not 1 <= int(article) <= facts["articles"]:
            return with_fault(citation, Fault(Code.CHARTER, f"The Charter has {facts['articles']} Articles."))
    for chapter in re.findall(r"[IVX]+", reference.volumes):
        if chapter not in facts["chapters"]:
            return with_fault(
                citation, Fault(Code.CHARTER, f"The Charter has {len(facts['chapters'])} Chapters.")
            )
    chapters = [facts["chapters"][chapter] for chapter in re.findall(r"[IVX]+", reference.volumes)]
    return _verified(citation, "; ".join(chapters))
