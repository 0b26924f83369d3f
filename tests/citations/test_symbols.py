"""Numbers and symbols as values."""

from __future__ import annotations

import pytest

from engross.citations import symbols
from engross.citations.symbols import NUMBER, Number, number_of, symbol_of


@pytest.mark.parametrize(
    ("written", "form", "canonical", "cited"),
    [
        ("90/5", "session", "90/5", "90/5"),
        ("48/218 B", "session", "48/218", "48/218 B"),
        ("70/248 A and B", "session", "70/248", "70/248 A and B"),
        ("38/73 H, I and J", "session", "38/73", "38/73 H, I and J"),
        ("62/5 AA", "session", "62/5", "62/5 AA"),
        ("2021/24", "year", "2021/24", "2021/24"),
        ("S-30/1", "special", "S-30/1", "S-30/1"),
        ("S\u201120/4 A–E", "special", "S-20/4", "S-20/4 A-E"),
        ("ES-10/14", "emergency", "ES-10/14", "ES-10/14"),
        ("217 A (III)", "roman", "217(III)", "217 A (III)"),
        ("1514\u00a0(XV)", "roman", "1514(XV)", "1514 (XV)"),
        ("3362 (S-VII)", "old-special", "3362(S-VII)", "3362 (S-VII)"),
        ("2252 (ES-V)", "old-special", "2252(ES-V)", "2252 (ES-V)"),
        ("1325 (2000)", "bracketed", "1325(2000)", "1325 (2000)"),
        ("1/CP.21", "party", "1/CP.21", "1/CP.21"),
        ("7/COP.15", "party", "7/COP.15", "7/COP.15"),
        ("VII/28", "roman-first", "VII/28", "VII/28"),
    ],
)
def test_every_form_of_a_number_is_read(written: str, form: str, canonical: str, cited: str) -> None:
    found = NUMBER.fullmatch(written)
    assert found
    number = number_of(found)
    assert (number.form, number.canonical, number.cited) == (form, canonical, cited)
    assert number.is_sound


@pytest.mark.parametrize(
    ("written", "right"),
    [("217A(III)", "217 A (III)"), ("1325(2000)", "1325 (2000)"), ("48/218B", "48/218 B")],
)
def test_missing_spaces_are_noticed(written: str, right: str) -> None:
    found = NUMBER.fullmatch(written)
    assert found
    number = number_of(found)
    assert not number.is_sound
    assert number.cited == right


@pytest.mark.parametrize("written", ["A/90/5", "12.3/4", "90/5/2", "3/4.5", "x90/5", "12345 (2000)"])
def test_parts_of_other_things_are_no_numbers(written: str) -> None:
    assert not NUMBER.search(written)


def test_sessions_are_numbers_in_every_form() -> None:
    assert Number("roman", 1, "XXIV").session_number == 24
    assert Number("old-special", 1, "ES-V").session_number == 5
    assert Number("special", 1, "S-30").session_number == 30
    assert Number("party", 1, "CP.21").session_number == 21
    assert Number("bare", 1325).canonical == "1325"
    assert symbols.roman("XLVIII") == 48
    assert symbols.roman("XA") == 0
    assert symbols.roman("") == 0


@pytest.mark.parametrize(
    ("written", "text", "halves"),
    [
        ("A/90/12", "A/90/12", ("A/90/12",)),
        ("E/CN.7/2032/L.3/Rev.1", "E/CN.7/2032/L.3/Rev.1", ("E/CN.7/2032/L.3/Rev.1",)),
        ("A/90/6 (Sect. 3)/Add.1", "A/90/6 (Sect. 3)/Add.1", ("A/90/6 (Sect. 3)/Add.1",)),
        ("A/90/12-S/2035/4", "A/90/12-S/2035/4", ("A/90/12", "S/2035/4")),
        ("A/90/12\u2013S/2035/4", "A/90/12-S/2035/4", ("A/90/12", "S/2035/4")),
        ("A/C.6/64/SR.1–28", "A/C.6/64/SR.1–28", ("A/C.6/64/SR.1–28",)),
    ],
)
def test_symbols_keep_their_form(written: str, text: str, halves: tuple[str, ...]) -> None:
    symbol = symbol_of(written)
    assert (symbol.text, symbol.halves, symbol.is_sound) == (text, halves, True)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("A/C.3/90/L14", "A/C.3/90/L.14"),
        ("A/C.3/90/L.14/Rev 1", "A/C.3/90/L.14/Rev.1"),
        ("E/CN7/2032/L3/Rev1", "E/CN.7/2032/L.3/Rev.1"),
        ("A/90/53/Add.1/ Corr.1", "A/90/53/Add.1/Corr.1"),
        ("S/Res/2175 (2014)", "S/RES/2175 (2014)"),
    ],
)
def test_symbols_are_put_right(written: str, right: str) -> None:
    symbol = symbol_of(written)
    assert symbol.text == right
    assert not symbol.is_sound


def test_the_symbols_of_others_are_left_alone() -> None:
    assert symbol_of("INFCIRC/254/Rev 9").is_sound


@pytest.mark.parametrize(
    ("symbol", "series", "canonical"),
    [
        ("A/RES/90/5", "A/RES", "90/5"),
        ("S/RES/1325 (2000)", "S/RES", "1325(2000)"),
        ("A/RES/217 A (III)", "A/RES", "217(III)"),
        ("A/DEC/90/506", "A/DEC", "90/506"),
    ],
)
def test_symbols_of_acts_tell_the_number(symbol: str, series: str, canonical: str) -> None:
    act = symbol_of(symbol).number
    assert act is not None
    assert (act[0], act[1].canonical) == (series, canonical)


def test_other_symbols_are_of_no_act() -> None:
    assert symbol_of("A/90/12").number is None
    assert symbol_of("A/RES/x").number is None


def test_addresses_lead_to_the_documents_site() -> None:
    assert symbols.document_address("S/RES/1325 (2000)") == "https://docs.un.org/en/S/RES/1325(2000)"
    assert symbols.document_address("A/90/12", "fr") == "https://docs.un.org/fr/A/90/12"
    assert symbols.treaty_address("UNTS/976/14152").endswith("/Volume%20976/v976.pdf")
    assert symbols.treaty_address("LNTS/94/2138") == ""
