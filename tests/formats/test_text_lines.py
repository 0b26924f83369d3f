"""Lines to paragraphs: pages, running heads, hard lines, divided words."""

from textwrap import dedent

import pytest

from engross.formats.text import lines, phrases

EN = phrases.of("en")


def split(text, language="en"):
    return lines.paragraphs(dedent(text).strip("\n"), phrases.of(language))


def test_blank_lines_separate_paragraphs():
    assert split("One,\n\n\nTwo,\n \t\nThree.").texts == ("One,", "Two,", "Three.")


def test_without_blank_lines_every_long_line_is_a_paragraph():
    one, two = "One " + "word " * 40 + "end,", "Two " + "word " * 50 + "end;"
    assert split(f"{one}\n{two}").texts == (one, two)


def test_hard_lines_are_joined():
    found = split(
        """
        Recalling its resolution 80/1 of 5 May 2025, in which it invited Member
        States to measure the quality of water and to tell others what they had
        found in their wells,

        1. Decides to act;
        """
    )
    assert found.texts[0].endswith("Member States to measure the quality of water and to tell others what they had "
                                   "found in their wells,")  # fmt: skip
    assert found.texts[1] == "1. Decides to act;"


def test_labels_opening_words_and_organs_begin_a_paragraph_in_hard_lines():
    found = split(
        """
        The General Assembly,
        Recalling its resolution 80/1 of 5 May 2025, on wells and on water in wells,
        Noting that little was done,
        1. Decides to hold a conference on wells, at a place that will be decided on:
        (a) In New York;
        (b) In Geneva;
        2. Requests a report that is long enough to fill more than one single line of
        this text.
        """
    )
    assert [text.split()[0] for text in found.texts] == [
        "The",
        "Recalling",
        "Noting",
        "1.",
        "(a)",
        "(b)",
        "2.",
    ]


def test_a_line_break_before_a_word_that_would_have_fitted_was_meant():
    found = split(
        """
        12th plenary meeting
        14 December 2035
        A line that is as long as lines are in this text, which is hard wrapped by hand
        so that it has more than one.
        """
    )
    assert found.texts[:2] == ("12th plenary meeting", "14 December 2035")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("the inter-\nnational response to it", "the international response to it"),
        ("the low-\nlying land, and low-lying wells", "the low-lying land, and low-lying wells"),
        ("a non-\npermanent member of it", "a non-permanent member of it"),
        ("the Franco-\nGerman well", "the Franco-German well"),
        ("short-\nand long-term wells of old", "short- and long-term wells of old"),
        ("the inter\u00ad\nnational res\u00adponse", "the international response"),
    ],
)
def test_divided_words_are_made_whole(typed, read):
    assert split(typed).texts == (read,)


def test_chinese_lines_are_joined_without_a_space():
    one, two = "回顾其关于井的决议和关于水的决议以及秘书长提出的关于井和水的报告和其中的建议和", "结论，"
    assert split(f"{one}\n{two}\n\n1. 决定采取行动。", "zh").texts[0] == one + two


def test_page_numbers_running_heads_and_rules_are_left_out_and_told():
    found = split(
        """
        A/RES/90/5

        Recalling its resolution on wells and

        __________

        1/3

        A/RES/90/5    Wells

        water in them,

        2/3

        A/RES/90/5    Wells

        Noting more,
        """
    )
    assert found.texts == (
        "A/RES/90/5",
        "Recalling its resolution on wells and",
        "water in them,",
        "Noting more,",
    )
    assert found.losses == ("5 lines with page numbers, running heads or rules were left out.",)


def test_bare_page_numbers_that_run_on_are_left_out():
    assert split("One,\n\n4\n\nTwo,\n\n5\n\nThree,").texts == ("One,", "Two,", "Three,")


def test_a_lone_number_is_kept():
    assert split("One,\n\n1945\n\nTwo,").texts == ("One,", "1945", "Two,")


def test_marks_of_quoted_mail_are_taken_off():
    assert split("> The Council,\n>\n>> 1. Decides.").texts == ("The Council,", "1. Decides.")


def test_a_first_page_in_two_columns_becomes_lines():
    assert split("United Nations            A/RES/90/5\n\nWells").texts == (
        "United Nations",
        "A/RES/90/5",
        "Wells",
    )
