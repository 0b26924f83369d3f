"""The bundled data: well formed, and agreeing with what is published."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from engross import resources
from engross.citations import organs
from engross.citations.catalogue import bundled
from engross.citations.grammar import grammar_of
from engross.citations.symbols import NUMBER, Number, number_of

ACTS = [
    (organ, number, entry)
    for organ, entries in resources.toml("catalogue/resolutions.toml").items()
    for number, entry in entries.items()
]


def _number(written: str) -> Number:
    found = NUMBER.fullmatch(written)
    assert found, written
    return number_of(found)


def test_every_landmark_has_a_number_of_its_organ_and_a_date_it_can_have() -> None:
    assert len(ACTS) > 600
    for organ, written, (adopted, *_) in ACTS:
        number = _number(written)
        assert number.canonical == written
        assert not number.letters
        assert date.fromisoformat(adopted) > date(1945, 10, 24)
        assert organs.can_have(organ, number), (organ, written)
        assert organs.fits(organ, number, adopted) is not False, (organ, written, adopted)


def test_every_treaty_has_its_volumes() -> None:
    treaties = resources.toml("catalogue/treaties.toml")
    assert len(treaties["UNTS"]) >= 150
    for entries in treaties.values():
        for number, (volumes, title) in entries.items():
            assert number.isdigit()
            assert volumes == sorted(volumes)
            assert title[0].isupper()
    assert bundled().treaty("UNTS", "27627").volumes == (1582,)  # type: ignore[union-attr]
    assert bundled().treaty("LNTS", "27627") is None


def test_every_sales_number_and_symbol_has_its_form() -> None:
    works = resources.toml("catalogue/works.toml")
    assert all(re.fullmatch(r"E\.\d\d\.[IVX]+\.(?:[A-Z]\.)?\d+", sales) for sales in works["publications"])
    assert bundled().work("A/CONF.192/15").startswith("Report of the United Nations Conference")
    assert bundled().work("A/1/1") == ""


def test_the_charter_is_whole() -> None:
    charter = resources.toml("catalogue/charter.toml")
    assert charter["articles"] == 111
    assert list(charter["chapters"])[-1] == "XIX"
    assert len(charter["chapters"]) == 19


def test_sessions_are_in_order() -> None:
    tables = resources.toml("catalogue/sessions.toml")
    years = list(map(int, tables["sc_last_of_year"]))
    lasts = list(tables["sc_last_of_year"].values())
    assert years == list(range(1946, years[-1] + 1))
    assert lasts == sorted(lasts)
    for organ in ("ga", "hrc", "unea"):
        for session, (first, last) in tables[organ].items():
            assert first <= last, (organ, session)
    running = [bound for bounds in tables["ga_running"].values() for bound in bounds]
    assert running == sorted(running)


def test_organs_of_a_language_are_organs() -> None:
    grammar = grammar_of("en")
    assert grammar is not None
    assert grammar_of("xx") is None
    assert set(grammar.words["organs"]) == set(organs.organs())
    for key in organs.organs():
        assert grammar.names_of(key), key
    assert grammar.names_of("nobody") == []
    for key in resources.toml("styles/organs.toml"):
        assert key in organs.organs()


@pytest.mark.parametrize(
    ("symbol", "organ"),
    [
        ("E/2021/28", "cnd"),
        ("E/CN.15/2012/24", "ccpcj"),
        ("A/73/53", "hrc"),
        ("A/73/53/Add.1", "hrc"),
        ("A/73/531", ""),
        ("E/2015/27-E/CN.6/2015/10", "csw"),
        ("CAC/COSP/2021/17", "uncac-cosp"),
        ("UNEP/CBD/COP/13/25", "cbd-cop"),
        ("ICCD/COP(15)/23/Add.1", "unccd-cop"),
        ("A/90/12", ""),
    ],
)
def test_reports_tell_the_organ(symbol: str, organ: str) -> None:
    assert organs.organ_of_report(symbol) == organ


def test_years_and_sessions_of_running_numbers() -> None:
    assert [organs.year_of(item) for item in (1, 15, 16, 1325, 2250, 99_999)] == [
        1946,
        1946,
        1947,
        2000,
        2015,
        0,
    ]
    assert organs.is_year_of(1325, 2000)
    assert not organs.is_year_of(1325, 2001)
    assert organs.is_year_of(2900, 2027)
    assert organs.sessions_of("ga", 1514) == (15, 15)
    assert organs.sessions_of("ga", 300) == (3, 4)
    assert organs.sessions_of("ga", 3542) == (0, 0)
    assert organs.sessions_of("ga", 0) == (0, 0)
    assert organs.sessions_of("ecosoc", 1503) == (48, 48)


@pytest.mark.parametrize(
    ("organ", "number", "able"),
    [
        ("ga", "30/5", False),
        ("ga", "31/5", True),
        ("ga", "2021/5", False),
        ("ga", "S-30/1", True),
        ("ga", "1325 (2000)", False),
        ("sc", "1325 (2000)", True),
        ("sc", "1325 (2001)", False),
        ("ecosoc", "2021/5", True),
        ("ecosoc", "1970/5", False),
        ("ecosoc", "1503 (XLVIII)", True),
        ("hrc", "57/13", True),
        ("hrc", "57/113", False),
        ("chr", "2005/80", True),
        ("chr", "2007/1", False),
        ("cnd", "5 (XXIII)", True),
        ("cnd", "500 (XXIII)", False),
        ("unfccc-cop", "1/CP.21", True),
        ("unccd-cop", "1/CP.21", False),
        ("cbd-cop", "VII/28", True),
        ("nobody", "1/1", False),
    ],
)
def test_which_numbers_an_organ_can_have(organ: str, number: str, able: bool) -> None:
    assert organs.can_have(organ, _number(number)) is able


@pytest.mark.parametrize(
    ("organ", "number", "adopted", "fits"),
    [
        ("ga", "76/188", "2021-12-16", True),
        ("ga", "76/188", "2022-12-16", False),
        ("ga", "1 (I)", "1946-01-24", True),
        ("ga", "S-30/1", "2016-04-19", True),
        ("ga", "S-30/1", "2017-04-19", False),
        ("ga", "3362 (S-VII)", "1975-09-16", True),
        ("ga", "ES-10/14", "2003-12-08", True),
        ("hrc", "57/13", "2024-10-09", True),
        ("hrc", "S-21/1", "2014-07-23", None),
        ("cnd", "51/11", "2008-03-14", True),
        ("ccpcj", "28/3", "2019-05-24", True),
        ("csw", "56/4", "2012-03-09", True),
        ("ecosoc", "2024/1", "2023-07-27", True),
        ("sc", "1325 (2000)", "2000-10-31", True),
        ("chr", "2005/80", "2005-04-21", None),
        ("nobody", "1/1", "2005-04-21", None),
        ("ga", "76/188", "", None),
    ],
)
def test_which_days_an_organ_can_have_adopted_it(
    organ: str, number: str, adopted: str, fits: bool | None
) -> None:
    assert organs.fits(organ, _number(number), adopted) is fits


def _facts(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row["symbol"].replace(" ", ""): row for row in rows}


def test_landmarks_agree_with_the_published_dates_and_titles(shared: Path) -> None:
    adopted = _facts(shared / "facts" / "resolutions.tsv")
    said = _facts(shared / "facts" / "cited-dates.tsv")
    compared = 0
    for organ, written, (day, *title) in ACTS:
        symbol = organs.organs()[organ].resolution.format(number=written)
        fact = adopted.get(symbol)
        if fact is not None:
            compared += 1
            assert fact["date"] == day, symbol
            if title and fact["title_kind"] == "official":
                assert _plain(title[0]) == _plain(fact["title"]), symbol
        elif symbol in said and int(said[symbol]["times"]) > 2:
            compared += 1
            assert said[symbol]["date"] == day, symbol
    assert compared > 300


def _plain(title: str) -> str:
    return re.sub(r"\W+", "", title.casefold())


def test_numbers_of_the_security_council_agree_with_those_published(shared: Path) -> None:
    for symbol in _facts(shared / "facts" / "resolutions.tsv"):
        found = re.fullmatch(r"S/RES/(\d+)\((\d+)\)", symbol)
        if found:
            assert organs.is_year_of(int(found[1]), int(found[2])), symbol
