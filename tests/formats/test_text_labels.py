"""Marks at the start of paragraphs."""

import pytest

from engross.formats.text import labels


def readings(text):
    label = labels.read(text)
    return None if label is None else (label.printed, {r.value for r in label.readings}, text[label.end :])


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("12. Decides", ("12.", {12}, "Decides")),
        ("12.\tDecides", ("12.", {12}, "Decides")),
        ("7 bis. Decides", ("7 bis.", {7}, "Decides")),
        ("3 - تقرر", ("3 -", {3}, "تقرر")),
        ("3- تقرر", ("3-", {3}, "تقرر")),
        ("(a) First", ("(a)", {1}, "First")),
        ("a) Premier", ("a)", {1}, "Premier")),
        ("а) первый", ("а)", {1}, "первый")),
        ("(bb) Later", ("(bb)", {28}, "Later")),
        ("(iv) Fourth", ("(iv)", {4}, "Fourth")),
        ("(i) Which?", ("(i)", {1, 9}, "Which?")),
        ("(أ) أول", ("(أ)", {1}, "أول")),
        ("’2‘ ثان", ("’2‘", {2}, "ثان")),
        ("㈢ 第三", ("㈢", {3}, "第三")),
        ("(十一) 第十一", ("(十一)", {11}, "第十一")),
        ("– A dash", ("–", {0}, "A dash")),
        ("1.2 Nested", ("1.2", {2}, "Nested")),
        ("Decides to act", None),
        ("2030 was late", None),
        ("(see below) he", None),
        ("12.5 million", ("12.5", {5}, "million")),
    ],
)
def test_read(text, result):
    assert readings(text) == result
