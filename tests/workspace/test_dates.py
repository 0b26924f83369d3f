"""Dates as people type them and as pages print them."""

from __future__ import annotations

import pytest

from engross.workspace import dates


@pytest.mark.parametrize(
    ("language", "words", "iso", "written"),
    [
        ("en", "18 december 2035", "2035-12-18", "18 December 2035"),
        ("fr", "1er mai 2034", "2034-05-01", "1er mai 2034"),
        ("es", "3 de mayo de 2034", "2034-05-03", "3 de mayo de 2034"),
        ("ru", "3 мая 2034 года", "2034-05-03", "3 мая 2034 года"),
        ("zh", "2034年5月3日", "2034-05-03", "2034年5月3日"),
        ("ar", "3 أيار/مايو 2034", "2034-05-03", "3 أيار/مايو 2034"),
        ("ar", "18 كانون الأول/ديسمبر 2035", "2035-12-18", "18 كانون الأول/ديسمبر 2035"),
        ("en", "2034-05-03", "2034-05-03", "3 May 2034"),
        ("en", "31 June 2034", "", ""),
        ("en", "soon", "", ""),
    ],
)
def test_dates_are_understood_in_the_language_of_the_text(language, words, iso, written):
    assert dates.value_of(words, language) == iso
    if iso:
        assert dates.in_words(iso, language) == written


def test_english_dates_are_understood_in_every_language():
    assert dates.value_of("9 January 2035", "ar") == dates.value_of("9 January 2035", "zh") == "2035-01-09"
