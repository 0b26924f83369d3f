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


def test_symbols_are_offered_in_every_language():
    assert [known.words for known in complete.known("voir A/RES/70/12", "fr")] == ["A/RES/70/125"]


@pytest.mark.parametrize(
    ("language", "text", "replaced", "first"),
    [
        ("fr", "Rappelant sa résolution 70/1", "70/1", f"70/1 du 25{NBSP}septembre 2015"),
        ("fr", "ses résolutions 70/1 et 60/7", "60/7", f"60/7 du 1er{NBSP}novembre 2005"),
        ("es", "su resolución 70/1", "70/1", f"70/1, de{NBSP}25{NBSP}de septiembre de 2015"),
        ("es", "70/1, de 25 de septiembre de 2015, y 69/28", "", ""),
        ("es", "sus resoluciones 70/1, de 25 de septiembre de 2015, y 69/28", "69/28", f"69/283, de{NBSP}3{NBSP}de junio de 2015"),
        ("ru", "ссылаясь на свою резолюцию 70/1", "70/1", f"70/1 от 25{NBSP}сентября 2015 года"),
        ("ar", "إذ تشير إلى قرارها 70/1", "70/1", "70/1 المؤرخ 25 أيلول/سبتمبر 2015"),
        ("ar", "قرار مجلس الأمن 1325", "1325", "1325 (2000) المؤرخ 31 تشرين الأول/أكتوبر 2000"),
        ("zh", "回顾其第70/1", "第70/1", "2015年9月25日第70/1号决议"),
        ("zh", "安全理事会第1325(", "第1325(", "2000年10月31日第1325(2000)号决议"),
        ("zh", "回顾其2015年9月25日第70/1", "", ""),
        ("zh", "重申上文第7", "", ""),
    ],
)  # fmt: skip
def test_numbers_are_offered_with_their_dates_as_each_language_cites(language, text, replaced, first):
    offered = complete.known(text, language, "ga")
    assert [(text[one.start :], one.words) for one in offered[:1]] == ([(replaced, first)] if first else [])


@pytest.mark.parametrize(
    ("language", "own", "other"),
    [
        ("fr", "Rappelant sa résolution ", "du Conseil de sécurité, la résolution "),
        ("es", "Recordando su resolución ", "el Consejo de Seguridad, en la resolución "),
        ("ar", "قرارها ", "قرار مجلس الأمن "),
        ("zh", "其第", "安全理事会第"),
    ],
)
def test_the_organ_that_is_named_is_meant_in_other_languages_too(language, own, other):
    councils = [one.words for one in complete.known(other, language, "ga", asked=True)]
    assemblys = [one.words for one in complete.known(own, language, "ga", asked=True)]
    assert councils and all("(" in words for words in councils)
    assert assemblys and not set(assemblys) & set(councils)


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
