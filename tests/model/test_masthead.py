from __future__ import annotations

import pytest

from builders import block, resolution
from engross.model import masthead, masthead_values, outline

DOCUMENT = resolution(
    """
    MAST {symbol:A/RES/90/5}
    MAST {session=90:Ninetieth session}, {heading:Adopted on {adopted=2035-12-18:18 *December* 2035} at last}
    TITLE {number:90/5.} {title:Clean⏎ water}
    CLOSE {meeting=64th:64th meeting}⏎{adopted=2035-12-18:18 December}
    === resolution
    TITLE {number:90/6.}
    """
)


def test_data_are_read_off_the_text_outer_before_inner():
    found = [(d.name, d.start, d.end, d.text, d.value) for d in masthead.data(DOCUMENT)]
    assert found == [
        ("symbol", 0, 10, "A/RES/90/5", ""),
        ("session", 0, 17, "Ninetieth session", "90"),
        ("heading", 19, 54, "Adopted on 18 December 2035 at last", ""),
        ("adopted", 30, 46, "18 December 2035", "2035-12-18"),
        ("number", 0, 5, "90/5.", ""),
        ("title", 6, 18, "Clean\n water", ""),
        ("meeting", 0, 12, "64th meeting", "64th"),
        ("adopted", 13, 24, "18 December", "2035-12-18"),
        ("number", 0, 5, "90/6.", ""),
    ]


def test_one_datum_by_name():
    assert masthead.text_of(DOCUMENT, masthead.SYMBOL) == "A/RES/90/5"
    assert masthead.value_of(DOCUMENT, masthead.ADOPTED) == "2035-12-18"
    assert masthead.text_of(DOCUMENT, masthead.VOTE) == ""
    assert masthead.value_of(DOCUMENT, masthead.VOTE) == ""
    assert masthead.first(DOCUMENT, masthead.VOTE) is None
    first = masthead.first(DOCUMENT, masthead.NUMBER)
    assert first is not None
    assert first.block == block(DOCUMENT, "90/5.").id


def test_data_of_one_text():
    _, second = outline.texts(DOCUMENT)
    assert [d.text for d in masthead.data(DOCUMENT, second)] == ["90/6."]
    assert masthead.text_of(DOCUMENT, masthead.NUMBER, second) == "90/6."


def test_a_footnote_within_a_datum_counts_one_and_says_nothing():
    document = resolution("TITLE {title:Water[^Note.] for all} x")
    (datum,) = masthead.data(document)
    assert (datum.start, datum.end, datum.text) == (0, 14, "Water for all")


def test_a_footnote_or_line_break_behind_a_datum_is_no_part_of_it():
    (datum,) = masthead.data(resolution("TITLE {title:Water}[^Note.]⏎"))
    assert (datum.start, datum.end, datum.text) == (0, 5, "Water")


def test_names_are_told_apart():
    assert len(set(masthead.NAMES)) == len(masthead.NAMES)


@pytest.mark.parametrize(
    ("name", "language", "words", "value"),
    [
        (masthead.SESSION, "en", "2035 session", "2035"),
        (masthead.SESSION, "fr", "Quatre-vingt-onzième\u00a0session", "91"),
        (masthead.SESSION, "en", "Resumed session", ""),
        (masthead.AGENDA_ITEM, "en", "Agenda items 13 and 75 (a)", "13 and 75 (a)"),
        (masthead.AGENDA_ITEM, "zh", "议程项目13和117", "13和117"),
        (masthead.AGENDA_ITEM, "fr", "Points 9, 10\u00a0b) et 117 de l’ordre du jour", "9, 10 b) et 117"),
        (masthead.AGENDA_ITEM, "ar", "البند 109 (ج ج) من جدول الأعمال", "109 (ج ج)"),
        (masthead.AGENDA_ITEM, "en", "Provisional agenda", ""),
        (
            masthead.ORIGIN,
            "en",
            "[on the report of the Special Political and Decolonization Committee (Fourth Committee) (A/90/1)]",
            "fourthCommittee",
        ),
        (masthead.ORIGIN, "ru", "[без передачи в главные комитеты (A/90/L.1)]", "noMainCommittee"),
        (
            masthead.ORIGIN,
            "es",
            "[sobre la base de los informes de la Primera Comisión y la Sexta Comisión]",
            "",
        ),
        (masthead.ORIGIN, "en", "[on the recommendation of the Commission for Social Development]", ""),
        (masthead.TITLE, "en", "Clean water 2035", ""),
    ],
)
def test_values_are_told_from_words(name, language, words, value):
    assert masthead_values.of(name, words, language) == value
