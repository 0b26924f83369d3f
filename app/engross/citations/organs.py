"""Which numbers and dates the resolutions of an organ can have (REF-05 to REF-07); the organs are data."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from engross import resources
from engross.citations.symbols import Number


@dataclass(frozen=True, slots=True)
class Organ:
    """How an organ numbers what it adopts; the fields are explained in ``resources/citations/organs.toml``."""

    key: str
    resolution: str
    decision: str
    forms: tuple[str, ...]
    sessions: tuple[int, int] = (1, 200)
    highest: int = 9999
    roman: int = 0
    years: tuple[int, int] = (1900, 2200)
    year_of_session_0: int = 0
    opens: int = 0
    reports: tuple[str, ...] = ()
    printed: bool = False

    def symbol(self, number: Number, *, is_decision: bool = False) -> str:
        """The canonical symbol of a resolution or decision."""
        pattern = self.decision if is_decision else self.resolution
        return pattern.format(number=number.canonical, session=number.session, item=number.item)


@cache
def organs() -> dict[str, Organ]:
    """All organs by key."""
    found = {}
    for key, entry in resources.toml("citations/organs.toml").items():
        values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in entry.items()}
        if values.get("years", (0, 1))[1] == 0:
            values["years"] = (values["years"][0], 2200)
        found[key] = Organ(key=key, **values)
    return found


@cache
def organ_of_series(series: str) -> Organ | None:
    """The organ whose resolutions or decisions have symbols that begin so: "A/RES"."""
    return next((o for o in organs().values() if f"{series}/{{number}}" in (o.resolution, o.decision)), None)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Organ, bool], ...]:
    """The symbols that hold session and number apart, as patterns; whether they are of decisions."""
    found = []
    for organ in organs().values():
        for written, is_decision in ((organ.resolution, False), (organ.decision, True)):
            if "{session}" in written:
                pattern = re.escape(written).replace(r"\{session\}", r"(?P<session>\d+|[IVXLC]+)")
                pattern = pattern.replace(r"\{item\}", r"(?P<item>\d{1,4})")
                found.append((re.compile(pattern, re.IGNORECASE), organ, is_decision))
    return tuple(found)


def act_of_symbol(symbol: str) -> tuple[Organ, Number, bool] | None:
    """Organ, number and whether it is a decision, of a symbol such as "UNEP/EA.2/Res.17"; None for a document's."""
    for pattern, organ, is_decision in _patterns():
        if match := pattern.fullmatch(symbol):
            return organ, Number("session", int(match["item"]), match["session"]), is_decision
    return None


def can_have(organ: str, number: Number, *, is_decision: bool = False) -> bool:
    """Whether a number of this form and size can be the organ's."""
    known = organs().get(organ)
    if known is None or number.form not in known.forms:
        return False
    session = number.session_number
    match number.form:
        case "session":
            low, high = known.sessions
            return low <= session <= high and (is_decision or number.item <= known.highest)
        case "year":
            return known.years[0] <= session <= known.years[1] and number.item < 1000
        case "roman" if organ in ("ga", "ecosoc"):
            low, high = sessions_of(organ, number.item)
            return low <= session <= high
        case "roman":
            return 1 <= session <= (known.roman or 99) and number.item <= known.highest
        case "bracketed":
            return is_year_of(number.item, session)
        case "party":
            return {"CP": "unfccc-cop", "CMP": "unfccc-cmp", "CMA": "unfccc-cma", "COP": "unccd-cop"}[
                number.session.split(".")[0]
            ] == organ
        case _:
            return True


def has_form(organ: str, number: Number) -> bool:
    """Whether the organ numbers in this way at all."""
    known = organs().get(organ)
    if known is None or number.form not in known.forms:
        return False
    return number.form != "roman" or (
        number.item <= known.highest and number.session_number <= (known.roman or 99)
    )


def fits(organ: str, number: Number, adopted: str) -> bool | None:
    """Whether the organ can have adopted this on that day (ISO 8601); None where that is not known."""
    window = window_of(organ, number)
    if window is None or not adopted:
        return None
    return window[0] <= adopted <= window[1]


def window_of(organ: str, number: Number) -> tuple[str, str] | None:
    """The first and last day on which the organ can have adopted this, or None where that is not known."""
    known = organs().get(organ)
    if known is None:
        return None
    session = number.session_number
    tables = resources.toml("catalogue/sessions.toml")
    match number.form:
        case "session" | "roman" if known.opens:
            opened = known.opens + session
            return _days((opened, 9) if session > 1 else (1946, 1), (opened + 1, 9))
        case "session" if known.year_of_session_0:
            year = known.year_of_session_0 + session
            return _days((year, 1), (year, 12))
        case "session" | "special" | "emergency" | "old-special":
            name = number.session if number.form == "session" else _arabic(number)
            months = tables.get(organ, {}).get(name)
            return _days(*(tuple(map(int, month.split("-"))) for month in months)) if months else None
        case "year" if organ == "ecosoc":
            return _days((session - 1, 7), (session, 12))
        case "bracketed":
            return _days((session, 1), (session, 12))
        case _:
            return None


def _arabic(number: Number) -> str:
    prefix = "ES-" if number.session.startswith("ES-") else "S-"
    return f"{prefix}{number.session_number}"


def _days(first: tuple[int, ...], last: tuple[int, ...]) -> tuple[str, str]:
    return date(first[0], first[1], 1).isoformat(), f"{last[0]}-{last[1]:02d}-31"


@cache
def _last_of_year() -> dict[int, int]:
    return {
        int(year): last for year, last in resources.toml("catalogue/sessions.toml")["sc_last_of_year"].items()
    }


def is_year_of(item: int, year: int) -> bool:
    """Whether the Security Council's resolution of this number can be of this year."""
    last = _last_of_year()
    newest = max(last)
    if year > newest:
        return last[newest] < item <= last[newest] + 100 * (year - newest)
    return year in last and last.get(year - 1, 0) < item <= last[year]


def year_of(item: int) -> int:
    """The year of the Security Council's resolution of this number; 0 where it is not known yet."""
    years = _last_of_year()
    at = bisect_left(list(years.values()), item)
    return list(years)[at] if at < len(years) else 0


def sessions_of(organ: str, item: int) -> tuple[int, int]:
    """The first and last session that a resolution of a running number can be of; (0, 0) where there is none.

    For the General Assembly and the Economic and Social Council, whose numbers once ran on through the sessions.
    """
    known = _running_numbers(organ)
    last = organs()[organ].roman
    if item < 1 or (known[-1][0] == last and item > known[-1][2]):
        return 0, 0
    low = max((session for session, lowest, _ in known if lowest <= item), default=1)
    high = min((session for session, _, highest in known if item <= highest), default=last)
    return min(low, high), max(low, high)


@cache
def _running_numbers(organ: str) -> list[tuple[int, int, int]]:
    entries = resources.toml("catalogue/sessions.toml")[f"{organ}_running"]
    return sorted((int(session), low, high) for session, (low, high) in entries.items())


@cache
def _reports() -> tuple[tuple[re.Pattern[str], str], ...]:
    known = ((key, "|".join(organ.reports)) for key, organ in organs().items() if organ.reports)
    return tuple((re.compile(rf"(?:{patterns})(?!\d)"), key) for key, patterns in known)


def organ_of_report(symbol: str) -> str:
    """The organ whose report has this symbol, so that a resolution named in it is its own; "" where none is known."""
    bare = symbol.replace(" ", "")
    return next((organ for pattern, organ in _reports() if pattern.match(bare)), "")
