"""The smaller stages of reading text: counting, joins, placing, openings, first page, tables."""

import pytest

from engross.formats.text import (
    counting,
    firstpage,
    labels,
    markup,
    notes,
    openings,
    phrases,
    placing,
    tables,
)
from engross.formats.text.joins import goes_on
from engross.formats.text.situation import Place, Situation
from engross.formats.text.understanding import Recognised
from engross.model.inlines import Field
from engross.model.nodes import Kind

EN = phrases.of("en")


# -- counting


def levels(*printed):
    count, found = counting.Counting(), []
    for words in printed:
        label = labels.read(words.rstrip(":") + " x")
        reading = count.following(label, opens_list=found_colon(found, printed)) or min(
            label.readings, key=lambda r: r.value
        )
        found.append(count.take(label, reading))
    return found


def found_colon(found, printed):
    return bool(found) and printed[len(found) - 1].endswith(":")


@pytest.mark.parametrize(
    ("printed", "result"),
    [
        (["1.", "(a)", "(b)", "2."], [0, 1, 1, 0]),
        (["1.", "(a):", "(i)", "(ii)", "(b)"], [0, 1, 2, 2, 1]),
        (["(g)", "(h)", "(i)", "(j)"], [1, 1, 1, 1]),
        (["(h):", "(i)", "(ii)", "(i)"], [1, 2, 2, 1]),
        (["(a):", "–", "–", "(b)"], [1, 2, 2, 1]),
        (["(a):", "(i):", "a.", "b.", "(ii)"], [1, 2, 3, 3, 2]),
        (["(أ):", "’1‘", "’2‘", "(ب)"], [1, 2, 2, 1]),
    ],
)
def test_levels_follow_from_the_order_of_the_marks(printed, result):
    assert levels(*printed) == result


def test_a_mark_in_running_text_is_found():
    label = labels.read("(a) wells")
    assert counting.has_inline("wells; and (b) pipes", label, 2)
    assert not counting.has_inline("wells; and pipes", label, 2)


# -- joins


def joins(kind, before, text, language="en", *, after="", label="", level=0):
    riches = [markup.read(text), *([markup.read(after)] if after else [])]
    situation = Situation(riches, phrases.of(language))
    situation.before = Recognised(kind, markup.read(before), label, level)
    situation.place = Place.PREAMBLE if kind is Kind.PREAMBULAR else Place.BODY
    situation.counting.number = 1
    return goes_on(situation, 0, riches[0])


@pytest.mark.parametrize(
    ("before", "text", "result"),
    [
        ("Recalling the wells of the", "Council and others,", True),
        ("Recalling the wells,", "which are deep,", True),
        ("Recalling the wells of France,", "Germany and Spain,", True),
        ("Recalling the wells,", "Noting also the pipes,", False),
        ("Recalling the wells,", "Pondering pipes,", False),
        ("Recalling the wells,", "Decides to act.", False),
        ("Recalling the wells without a comma", "Noting the pipes,", False),
        ("Recalling paragraph No.", "5 of its report,", True),
    ],
)
def test_preambular_paragraphs(before, text, result):
    assert joins(Kind.PREAMBULAR, before, text) is result


@pytest.mark.parametrize(
    ("before", "text", "options", "result"),
    [
        ("Requests States to", "respond;", {}, True),
        ("Requests States, in particular,", "Those with wells, to respond;", {}, True),
        ("Requests States to respond;", "Wells and pipes", {"after": "2. Decides"}, False),
        ("Decides to dig:", "deep wells;", {"label": "1."}, True),
        ("That wells be dug;", "and requests a report;", {"label": "(a)", "level": 1}, False),
        ("Requests States to", "Annex", {}, False),
        ("Requests States to", "IV", {}, False),
        ("Requests it.", "Words that follow.", {}, False),
    ],
)
def test_operative_paragraphs(before, text, options, result):
    assert joins(Kind.OPERATIVE, before, text, **options) is result


@pytest.mark.parametrize(
    ("language", "before", "text", "result"),
    [
        ("ru", "ссылаясь на колодцы,", "отмечая также воду,", False),
        ("ru", "ссылаясь на колодцы,", "которые глубоки,", True),
        ("ru", "ссылаясь на колодцы и", "отмечая воду,", True),
        ("zh", "回顾水井，", "又注意到水，", False),
        ("zh", "回顾水井，", "2030年议程，", True),
        ("ar", "وإذ تشير إلى الآبار،", "والمياه العميقة،", True),
        ("ar", "وإذ تشير إلى الآبار،", "وإذ تلاحظ المياه،", False),
        ("fr", "Rappelant les puits,", "profonds,", True),
        ("fr", "Rappelant les puits,", "Profondément préoccupée par eux,", False),
    ],
)
def test_other_languages(language, before, text, result):
    assert joins(Kind.PREAMBULAR, before, text, language) is result


# -- placing


def test_notes_go_to_their_marks_in_order_also_where_numbers_begin_again():
    texts = ["a¹", "¹ one", "b¹ c²", "¹ two", "² three", "³ four"]
    riches = [markup.read(text) for text in texts]
    found = [notes.note_of(rich) for rich in riches]
    row = [
        Recognised(Kind.NOTE, note[1], note[0].name) if note else Recognised(Kind.TEXT, rich)
        for rich, note in zip(riches, found, strict=True)
    ]
    placed = placing.Placing(tuple(row))
    assert {place: note.text for place, note in placed.notes.items()} == {
        (0, 0): "one",
        (1, 0): "two",
        (1, 1): "three",
    }
    assert [item.text for item in placed.texts] == ["a", "b c", "3 four"]
    assert placed.losses == ["Footnote 3 has no mark in the text; kept as text where it stood."]


# -- openings


def test_only_openings_without_any_emphasis_are_marked_and_annexes_are_left():
    row = tuple(
        Recognised(kind, markup.read(text))
        for kind, text in [
            (Kind.ORGAN, "The General Assembly,"),
            (Kind.PREAMBULAR, "Recalling wells,"),
            (Kind.PREAMBULAR, "*Noting with joy* wells,"),
            (Kind.OPERATIVE, "Frobs wells;"),
            (Kind.HEADING, "Annex"),
            (Kind.OPERATIVE, "Decides are wells."),
        ]
    )
    found = openings.restored(row, EN)
    assert (found.marked, found.unknown) == (1, 1)
    assert [[(s.start, s.end) for s in item.rich.spans] for item in found.paragraphs] == [
        [(0, 20)], [(0, 9)], [(0, 15)], [], [], []]  # fmt: skip


# -- first page


@pytest.mark.parametrize(
    ("language", "kind", "text", "stated"),
    [
        ("en", Kind.TITLE, "90/5. Wells", [("number", "90/5."), ("title", "Wells")]),
        ("en", Kind.TITLE, "Resolution 65/2", [("number", "65/2")]),
        ("en", Kind.TITLE, "B Deep wells", [("number", "B"), ("title", "Deep wells")]),
        ("en", Kind.TITLE, "Water", [("title", "Water")]),
        ("zh", Kind.TITLE, "第65/2号决议", [("number", "65/2")]),
        ("fr", Kind.TITLE, "Résolution 65/2", [("number", "65/2")]),
        ("en", Kind.MASTHEAD, "A/RES/90/5", [("symbol", "A/RES/90/5")]),
        ("en", Kind.MASTHEAD, "Distr.: General", [("distribution", "Distr.: General")]),
        ("fr", Kind.MASTHEAD, "Assemblée générale", [("organ", "Assemblée générale")]),
        ("fr", Kind.MASTHEAD, "1er décembre 2035", [("issued", "1er décembre 2035")]),
        ("ru", Kind.CLOSING, "33-е пленарное заседание", [("meeting", "33-е пленарное заседание")]),
        ("es", Kind.CLOSING, "1 de diciembre de 2035", [("adopted", "1 de diciembre de 2035")]),
        (
            "en",
            Kind.CLOSING,
            "[Adopted without a vote.]",
            [("vote", "[Adopted without a vote.]"), ("outcome", "[Adopted without a vote.]")],
        ),
        ("en", Kind.CLOSING, "[Adopted by acclamation.]", [("vote", "[Adopted by acclamation.]")]),
        ("en", Kind.OPERATIVE, "90/5. Wells", []),
    ],
)
def test_what_lines_state(language, kind, text, stated):
    found = firstpage.fields(text, kind, phrases.of(language))
    assert [(f.name, text[start:end]) for start, end, f in found] == stated


@pytest.mark.parametrize("language", ["en", "ru", "ar", "zh"])
def test_an_english_date_on_a_first_page_is_that_of_issue(language):
    found = firstpage.fields("5 July 2035", Kind.MASTHEAD, phrases.of(language))
    assert found == [(0, 11, Field("issued", "2035-07-05"))]


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("en", "14 December 2035", "2035-12-14"),
        ("fr", "1er août 2035", "2035-08-01"),
        ("es", "3 de mayo de 2034", "2034-05-03"),
        ("ru", "16 декабря 2035 года", "2035-12-16"),
        ("zh", "2035年12月1日", "2035-12-01"),
        ("de", "3. Mai 2034", "2034-05-03"),
    ],
)
def test_dates_have_their_value(language, text, iso):
    found = firstpage.fields(text, Kind.CLOSING, phrases.of(language))
    assert [f.value for _, _, f in found] == [iso]


# -- tables


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("|a||c|", ["a", "", "c"]),
        ("| *a* | 5¹ |", ["a", "5"]),
        (r"| a \| b | c |", [r"a \| b", "c"]),
    ],
)
def test_cells(row, cells):
    assert tables.is_row(row)
    assert [cell.text for cell in tables.cells(markup.read(row))] == cells


def test_rules_and_words_are_no_rows():
    assert tables.is_rule("| --- | :--: |")
    assert not tables.is_row("a | b")
