from __future__ import annotations

import pytest
from hypothesis import given, settings

from builders import notation, resolution
from engross.model import numbering, walk
from engross.model.nodes import Block, Kind
from strategies import documents


def labels(document):
    """The labels of the blocks that have or could have one."""
    numbers = numbering.of(document)
    return [numbers.label(b.id) for b in walk.blocks(document) if b.id in numbers.labels]


def marks(document):
    numbers = numbering.of(document)
    return [numbers.mark(note.id) for _, _, note in walk.notes(document)]


def test_paragraphs_and_their_points_count_through():
    document = resolution(
        """
        OP a
          OP a
          OP b
            OP i
            OP ii
          OP c
        OP b
          OP a
        """
    )
    assert labels(document) == ["1.", "(a)", "(b)", "(i)", "(ii)", "(c)", "2.", "(a)"]


def test_a_single_operative_paragraph_has_no_number():
    assert labels(resolution("PP x\nOP only")) == [""]
    assert labels(resolution("OP one\nANNEX\nOP only")) == ["", "1."]
    assert labels(resolution("OP one\n  OP a\n  OP b")) == ["", "(a)", "(b)"]


def test_a_heading_or_table_between_paragraphs_does_not_end_the_count():
    assert labels(resolution("OP x\nHEAD h\nOP y\n| a | b\nOP z")) == ["1.", "2.", "3."]


def test_text_within_a_list_lets_the_list_go_on():
    document = resolution("OP x\n  OP a\n| cell\n  OP b\n  TEXT and\n  OP c\nOP y")
    assert labels(document) == ["1.", "(a)", "(b)", "(c)", "2."]


def test_sections_count_and_restart_paragraphs_when_asked():
    text = "SEC One\nOP a\nOP b\n  SEC A\nOP c\nSEC Two\n  SEC A\nOP d"
    assert labels(resolution(text)) == ["I", "1.", "2.", "A", "3.", "II", "A", "4."]
    assert labels(resolution(text, sections_restart=True)) == ["I", "1.", "2.", "A", "1.", "II", "A", "1."]


def test_annexes_and_further_texts_begin_anew():
    document = resolution("OP a\nOP b\nANNEX\nOP c\nOP d\n=== resolution\nOP e\nOP f")
    assert labels(document) == ["1.", "2."] * 3


def test_quoted_texts_count_for_themselves():
    document = resolution("OP a\nOP b\n> OP q\n> OP r\nOP c\n> OP s\n> OP t")
    assert labels(document) == ["1.", "2.", "1.", "2.", "3.", "1.", "2."]


def test_a_lone_paragraph_of_a_quoted_text_has_no_number():
    assert labels(resolution("OP a\n> PP x\n> OP q\nOP b")) == ["1.", "", "2."]


def test_counting_goes_on_from_a_printed_number():
    document = resolution("16. a\nOP b\n  (c) x\n  OP y")
    assert labels(document) == ["16.", "17.", "(c)", "(d)"]
    assert [numbering.of(document).due[b.id] for b in walk.blocks(document)] == ["1.", "17.", "(a)", "(d)"]


def test_a_printed_label_that_is_no_number_is_shown_and_counted_once():
    assert labels(resolution("OP a\nOP[2 bis.] b\nOP c")) == ["1.", "2 bis.", "3."]


def test_a_paragraph_printed_without_number_is_not_counted():
    assert labels(resolution("OP a\nOP[] b\nOP c")) == ["1.", "", "2."]


def test_unnumbered_kinds_show_what_was_printed():
    assert labels(resolution("HEAD[A.] x\nOP a\nOP b")) == ["A.", "1.", "2."]


def test_preambular_lists_are_numbered_below_the_first_level():
    assert labels(resolution("PP x:\n  OP no\nPP y")) == ["(a)"]
    assert labels(resolution("PP x:\n  PP a\n  PP b\nPP y\n  PP c")) == ["(a)", "(b)", "(a)"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["1.", "(a)", "(i)", "2."]),
        ("fr", ["1.", "a)", "i)", "2."]),
        ("ar", ["1 -", "(أ)", "’1‘", "2 -"]),
        ("zh", ["1.", "(a)", "㈠", "2."]),
        ("xx", ["1.", "(a)", "(i)", "2."]),
    ],
)
def test_languages_print_numbers_their_way(language, expected):
    assert labels(resolution("OP x\n  OP a\n    OP i\nOP y", language=language)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", {1: "I", 2: "II", 12: "XII", 19: "XIX"}),
        ("ar", {1: "أولا", 2: "ثانيا", 12: "ثاني عشر", 19: "19"}),
        ("zh", {1: "一", 2: "二", 12: "十二", 19: "十九"}),
    ],
)
def test_divisions_are_numbered_as_texts_in_the_language_print_them(language, expected):
    printed = labels(resolution("\n".join(["SEC x"] * 19), language=language))
    assert {number: printed[number - 1] for number in expected} == expected


def test_footnotes_run_through_text_and_tables():
    assert marks(resolution("PP a[^x] b[^y]\n| c[^z]\nOP d[^v]")) == ["1", "2", "3", "4"]


def test_footnotes_go_on_from_a_printed_number():
    assert marks(resolution("PP a[13^x] b[^y]\nOP c[*^z] d[^v]")) == ["13", "14", "*", "15"]
    assert list(numbering.of(resolution("PP a[13^x] b[^y]")).due_marks.values()) == ["1", "14"]


def test_footnotes_restart_with_each_text_when_asked():
    text = "PP a[^x]\n=== resolution\nPP b[^y]"
    assert marks(resolution(text)) == ["1", "2"]
    assert marks(resolution(text, notes_restart=True)) == ["1", "1"]


@pytest.mark.parametrize(("number", "expected"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (49, "xlix")])
def test_roman(number, expected):
    assert numbering.roman(number) == expected


def test_letters_double_after_the_last():
    assert [numbering.letters(n) for n in (1, 26, 27, 28, 53)] == ["a", "z", "aa", "bb", "aaa"]


def test_chinese_numbers():
    assert [numbering.chinese(n) for n in (1, 10, 11, 20, 35)] == ["一", "十", "十一", "二十", "三十五"]
    assert numbering.printed("{ring}", 10) == "㈩"
    assert numbering.printed("{ring}", 11) == "(十一)"


@pytest.mark.parametrize(
    "pattern", ["{n}.", "({a})", "({i})", "{I}", "{A}", "({abjad})", "{ring}", "’{n}‘", "{n} -"]
)
def test_printed_numbers_are_read_back(pattern):
    for number in (1, 2, 9, 10, 11, 27):
        assert numbering.value(pattern, numbering.printed(pattern, number)) == number


def test_labels_are_read_with_other_punctuation_too():
    assert numbering.value("{n}.", "12") == 12
    assert numbering.value("({a})", "b.") == 2
    assert numbering.value("({a})", "12") is None
    assert numbering.value("{n}.", "2 bis") is None


def test_which_blocks_have_numbers():
    assert numbering.is_numbered(Block(1, Kind.OPERATIVE))
    assert numbering.is_numbered(Block(1, Kind.SECTION))
    assert numbering.is_numbered(Block(1, Kind.PREAMBULAR, level=1))
    assert not numbering.is_numbered(Block(1, Kind.PREAMBULAR))
    assert not numbering.is_numbered(Block(1, Kind.TEXT, level=1))


@settings(max_examples=50)
@given(documents())
def test_every_footnote_and_every_numbered_block_has_its_entry(document):
    numbers = numbering.of(document)
    assert set(numbers.marks) == set(numbers.due_marks) == {note.id for _, _, note in walk.notes(document)}
    numbered = {b.id for b in walk.blocks(document) if numbering.is_numbered(b)}
    assert set(numbers.due) == numbered
    for block in walk.blocks(document):
        if block.numbered_as is not None and block.id in numbered:
            assert numbers.label(block.id) == block.numbered_as
        elif block.id in numbered:
            assert numbers.label(block.id) == numbers.due[block.id]


def test_an_equal_document_is_numbered_alike():
    text = "16. a\nOP b[^x]"
    assert numbering.of(resolution(text)) == numbering.of(resolution(text))
    assert notation(resolution(text)) == "16. a\n17. b[^x]"
