"""Which resolutions are offered for the beginning of a number or a symbol."""

from __future__ import annotations

import pytest

from builders import resolution
from engross.citations import catalogue, complete, find

NBSP = "\u00a0"


def words(text, organ="ga", **more):
    return [known.words for known in complete.known(text, "en", organ, **more)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("resolution 70/1", f"70/1 of 25{NBSP}September 2015"),
        ("its resolution 217", f"217 (III) of 10{NBSP}December 1948"),
        ("Security Council resolution 1325", f"1325 (2000) of 31{NBSP}October 2000"),
        ("Security Council resolution 1325 (", f"1325 (2000) of 31{NBSP}October 2000"),
        ("resolutions 70/1 of 25 September 2015 and 1325", f"1325 (2000) of 31{NBSP}October 2000"),
        ("A/RES/70/1", "A/RES/70/125"),
        ("see a/res/70/125", "A/RES/70/125"),
        ("(S/RES/1325", "S/RES/1325 (2000)"),
    ],
)
def test_offers(text, first):
    offered = complete.known(text, "en", "ga")
    assert first in [known.words for known in offered]
    assert all(text[known.start :].strip() for known in offered)


def test_the_organ_that_is_named_is_meant():
    assert all("(20" in known or "(19" in known for known in words("Security Council resolution 1"))
    assert not any("(20" in known for known in words("General Assembly resolution 1"))
    assert not any("(20" in known for known in words("Recalling its resolution 1"))


def test_the_whole_number_comes_first():
    assert words("resolution 70/1")[0].startswith("70/1 of")


@pytest.mark.parametrize(
    "text", ["", "resolution", "resolution ", "paragraph 70/1", "70/1", "A/70/1", "A/C.3/70/L.1"]
)
def test_nothing_is_offered(text):
    assert words(text) == []


def test_those_who_ask_get_the_newest_first():
    offered = words("its resolution ", asked=True)
    assert len(offered) == complete.MOST
    years = [int(known[-4:]) for known in offered]
    assert years == sorted(years, reverse=True)


def test_symbols_are_offered_in_every_language_and_dates_where_the_words_are_known():
    assert [known.words for known in complete.known("voir A/RES/70/12", "fr")] == ["A/RES/70/125"]
    assert complete.known("résolution 70/1", "fr") == ()


@pytest.mark.parametrize(
    "organ", ["General Assembly", "Security Council", "Economic and Social Council", "Human Rights Council"]
)
def test_what_is_offered_is_a_citation_that_holds(organ):
    said = f"Recalling {organ} resolution "
    for digit in "123456789":
        for known in complete.known(said + digit, "en"):
            (citation,) = find.find(
                resolution(f"PP {said[: known.start]}{known.words}, \n1. a"), catalogue.bundled()
            )
            assert citation.status == "verified", (known.words, citation)
