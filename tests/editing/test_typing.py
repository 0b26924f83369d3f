"""What is put right while someone types, as functions; what the keys do with them is in tests/ui."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import notation, tagged
from engross import resources
from engross.editing import text, typed_labels, typing
from engross.model import openings, places, plain, validity, walk
from engross.model.inlines import Style
from engross.model.nodes import Kind

CORRECTIONS = (typing.quotes, typing.spaces, typing.dashes)


def written(words, language="en", before="PP "):
    """The text after typing ``words`` sign by sign, everything being put right; ~ is a non-breaking space."""
    built = tagged(f"{before}<caret>", language=language)
    document, here = built.document, built.selection
    for sign in words:
        edit = text.insert(document, here, sign)
        document, here = edit.document, edit.selection
        for correction in CORRECTIONS:
            edit = correction(document, here.head, sign)
            if edit is not None:
                document, here = edit.document, edit.selection
                break
    assert not validity.faults(document)
    assert here.head.offset == places.size(walk.block_of(document, here.head.block))
    return plain.text(walk.block_of(document, here.head.block)).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('the phrase "as is" was', "the phrase “as is” was"),
        ("\"the 'as is' one\"", "“the ‘as is’ one”"),
        ("'a' b", "‘a’ b"),
        ("States' own; it's", "States’ own; it’s"),
        ("the '90s were, in '05, '21. 'tis", "the ’90s were, in ’05, ’21. ‘tis"),
        ("'tis so ('til then)", "’tis so (’til then)"),
        (
            "the '2030 Agenda' and the '90th' session of '30x",
            "the ‘2030 Agenda’ and the ‘90th’ session of ‘30x",
        ),
        ('the "\'90s reports"', "the “’90s reports”"),
        ('the "\'90s" and "the \'05"', "the “’90s” and “the ’05”"),
        ("of 'the '90s' and '90s'", "of ‘the ’90s’ and ‘90s’"),
        ('("a")', "(“a”)"),
        ('"a","b";"c"', "“a”,“b”;“c”"),
        ('said "a," and', "said “a,” and"),
        ("paragraph -- which", "paragraph – which"),
        ("a---b", "a–-b"),
        ("and so on...", "and so on…"),
        ("No. 53 and Nos. 4", "No.~53 and Nos.~4"),
        ("Mr. Smith", "Mr.~Smith"),
        ("of 16 December 2035, and", "of 16~December 2035, and"),
        ("resolution 70/248 A", "resolution 70/248~A"),
        ("2015-2030, ", "2015–2030, "),
        ("A/2015-2030 ", "A/2015-2030 "),
        ("COVID-19", "COVID\u201119"),
        ("what? yes: it is; so! 5%", "what? yes: it is; so! 5%"),
    ],
)
def test_english(typed, expected):
    assert written(typed) == expected


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("fr", 'le terme "droit" est', "le terme «~droit~» est"),
        ("fr", 'le terme " droit " est', "le terme «~droit~» est"),
        ("fr", "le terme « droit » est", "le terme «~droit~» est"),
        ("fr", "l'eau; l'air : le sol ?", "l’eau~; l’air~: le sol~?"),
        ("fr", "http://x", "http://x"),
        ("fr", "à 10:30", "à 10:30"),
        ("fr", "no 53, n° 4", "no~53, n°~4"),
        ("fr", "le 16 décembre 2035", "le 16~décembre 2035"),
        ("es", 'el "agua" en 5 %', "el “agua” en 5~%"),
        ("ru", "слово \"вода\" и 'то'", "слово «вода» и „то“"),
        ("ru", "\"слово 'вода'\", то", "«слово „вода“», то"),
        ("ru", 'о "слово "вода" и "то"", "это"', "о «слово „вода“ и „то“», «это»"),
        ("ru", '«слово "вода"», "то"', "«слово „вода“», «то»"),
        ("ru", '"а "б "в" г" д" е', "«а „б «в» г“ д» е"),
        ("fr", 'le "cadre "protéger" des "Nations"" est', "le «~cadre “protéger” des “Nations”~» est"),
        ("fr", 'le « cadre "l\'eau pure" » et "l\'air"', "le «~cadre “l’eau pure”~» et «~l’air~»"),
        ("es", 'el "agua "pura"" y "así"', "el “agua ‘pura’” y “así”"),
        ("es", 'el «agua "pura"» y', "el «agua “pura”» y"),
        ("ar", "\"الماء 'والهواء'\", و", "”الماء ’والهواء‘“، و"),
        ("ru", "вода -- это", "вода — это"),
        ("ru", "резолюции 70/1", "резолюции~70/1"),
        ("de", "das \"Wasser\" und 'so'", "das „Wasser“ und ‚so‘"),
        ("ar", "ماء, هواء; ماذا?", "ماء، هواء؛ ماذا؟"),
        ("ar", "A, b; c?", "A, b; c?"),
        ("ar", 'كلمة "ماء" هنا', "كلمة ”ماء“ هنا"),
        ("zh", '回顾"水"和"气", 又', "回顾“水”和“气”， 又"),
        ("zh", '回顾，"水"，"气"。', "回顾，“水”，“气”。"),
        ("zh", "水,气;火:A, 5.2", "水，气；火：A, 5.2"),
        ("zh", '提到"水".又1.5.', "提到“水”。又1.5."),
        ("zh", "水...", "水……"),
        ("zh", "增长3.5%,又5 %;至 3.5%.A 3.5%, b", "增长3.5%，又5 %；至 3.5%。A 3.5%, b"),
        ("ar", "بنسبة 3.5%, و 5,5%; A 5%, b", "بنسبة 3.5%، و 5,5%؛ A 5%, b"),
        ("es", "los años '90 y 'así'", "los años ’90 y ‘así’"),
        ("ar", "القرار 70/1, و 5,5", "القرار 70/1، و 5,5"),
        ("en", "resolution 70/1, and", "resolution 70/1, and"),
    ],
)
def test_other_languages(language, typed, expected):
    assert written(typed, language) == expected


def test_a_mark_looks_like_what_was_typed():
    built = tagged('PP *a "<caret>* b')
    edit = typing.quotes(built.document, built.caret, '"')
    assert notation(edit.document, edit.selection) == "PP *a “*<caret> b"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ('PP “a[^x]"<caret> b', "PP “a[^x]”<caret> b"),
        ('PP a⏎"<caret>b', "PP a⏎“<caret>b"),
        ('PP \U0001f30d"<caret>', "PP \U0001f30d”<caret>"),
    ],
)
def test_a_mark_behind_what_is_no_letter(before, expected):
    built = tagged(before)
    edit = typing.quotes(built.document, built.caret, '"')
    assert notation(edit.document, edit.selection) == expected


def test_nothing_is_put_right_in_the_middle_of_what_stood_there():
    built = tagged('PP a "b" c<caret>')
    assert not any(function(built.document, built.caret, "c") for function in CORRECTIONS)


@given(
    st.text(alphabet="ab \"'-.,;:?!%«»“”15No\u00a0水ماِ\U0001f30d", max_size=12),
    st.sampled_from(("en", "fr", "es", "ru", "de", "ar", "zh")),
)
def test_whatever_is_typed_the_document_stays_whole(words, language):
    written(words, language)


@pytest.mark.parametrize("language", ["default", "en", "fr", "es", "ru", "de", "ar", "zh"])
def test_the_table_of_each_language_is_whole(language):
    table = resources.toml("styles/typing.toml")
    row = table.get(language, {})
    assert set(row) <= set(table["default"])
    signs = typing.signs(language)
    assert len(signs.double) == len(signs.single) == 2
    assert all(len(sign) == 1 for sign in signs.native) and all(signs.native.values())
    for pattern in (*signs.tied, *signs.joined, *signs.ranged):
        assert pattern.groups == 1 and "{" not in re.sub(r"\{\d(?:,\d)?\}", "", pattern.pattern)


# opening words


def styled(words, styled_before="", sign=" ", **metadata):
    built = tagged(words, **metadata)
    made = typing.opening(built.document, built.caret, sign, styled_before)
    return notation(made[0].document, made[0].selection) if made else None


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("PP Recalling <caret>", "PP *Recalling* <caret>"),
        ("PP Recalling <caret>its", "PP *Recalling* <caret>its"),
        ("PP a\n1. Decides <caret>\n2. b", "PP a\n1. *Decides* <caret>\n2. b"),
        ("PP Recalling the <caret>", None),
        ("PP The Assembly <caret>", None),
        ("TEXT Recalling <caret>", None),
        ("PP a\n1. a\n  (a) Requests <caret>", None),
        ("ANNEX\n1. Requests <caret>\n2. a", None),
        ("PP <u>Recalling</u> <caret>", None),
        ("PP Recalling[^a] <caret>", None),
    ],
)
def test_opening_words(before, expected):
    assert styled(before) == expected


def test_the_organ_is_set_apart_before_its_comma():
    assert styled("ORG The General Assembly,<caret>", sign=",") == "ORG *The General Assembly*,<caret>"
    assert styled("ORG The General Assembly <caret>") is None
    assert styled("ORG 大会，<caret>", sign="，", language="zh") == "ORG **大会**，<caret>"


def test_opening_words_grow_only_where_they_were_left_italic():
    assert styled("PP *Recalling* also <caret>", "Recalling") == "PP *Recalling also* <caret>"
    assert styled("PP Recalling also <caret>", "Recalling") is None
    assert styled("PP Recalling <caret>", "Recalling") is None
    assert styled("PP Noting <caret>", "Recalling") == "PP *Noting* <caret>"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("PP *Recalling the <caret>*", "PP *Recalling* the <caret>"),
        ("PP *Recalling also the <caret>*", "PP *Recalling also* the <caret>"),
        ("PP *Recalling the <caret>* report", "PP *Recalling* the <caret> report"),
        ("PP *Recalling <caret>*", None),
        ("PP *Recalling the <caret>report*", None),
        ("PP *Recalling the report <caret>*", None),
        ("PP *Recalling* the *report <caret>*", None),
    ],
)
def test_a_word_written_on_behind_an_opening_that_stood_there_is_none_of_it(before, expected):
    assert styled(before) == expected


@pytest.mark.parametrize(
    ("language", "organ", "phrase", "style"),
    [
        ("zh", "ga", "回顾", Style.BOLD),
        ("ar", "ga", "وإذ تشير", Style.BOLD | Style.ITALIC),
        ("ar", "hrc", "وإذ تشير", Style.ITALIC),
        ("ru", "ga", "ссылаясь", Style.ITALIC),
    ],
)
def test_how_openings_are_set_apart(language, organ, phrase, style):
    sign = "大" if language == "zh" else " "
    built = tagged(f"PP {phrase}{sign}<caret>", language=language, organ=organ)
    edit, words = typing.opening(built.document, built.caret, sign)
    block = walk.block_of(edit.document, built.caret.block)
    assert words == phrase
    assert [(run.text, run.style) for run in block.inlines] == [(phrase, style), (sign, Style.PLAIN)]
    assert openings.style(language, organ) == style


# numbers typed by hand


def numbered(words, sign=" ", **metadata):
    built = tagged(words, **metadata)
    edit = typed_labels.numbered(built.document, built.caret, sign)
    if edit is None:
        return None
    return notation(edit.document, edit.selection)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("PP a\nPP 1. <caret>b", "PP a\nOP <caret>b"),
        ("1. a\n2. 7. <caret>", "1. a\n2. <caret>"),
        ("1. a\nTEXT (a) <caret>b\n2. c", "1. a\n  (a) <caret>b\n2. c"),
        ("PP a\nPP (a) <caret>b\n1. c\n2. d", "PP a\n  (a) <caret>b\n1. c\n2. d"),
        ("1. a\n2. (i) <caret>\n3. b", "1. a\n    (i) <caret>\n2. b"),
        ("1. a\nTEXT I. <caret>Scope\n2. b", "1. a\nSEC <caret>Scope\n2. b"),
        ("1. a\nTEXT V. <caret>Hugo\n2. b", None),
        ("1. a\nTEXT A. <caret>Smith\n2. b", None),
        ("1. a\n2. 2035. <caret>\n3. b", None),
        ("1. a\n2. 5 <caret>\n3. b", None),
        ("1. a\n2. a[^(a) <caret>]\n3. b", None),
        ("TITLE 1. <caret>\nPP a", None),
    ],
)
def test_labels_typed_by_hand(before, expected):
    assert numbered(before) == expected


@pytest.mark.parametrize(
    ("language", "label", "level"),
    [
        ("ar", "2-", 0),
        ("ar", "٢ –", 0),
        ("ar", "(ا)", 1),
        ("zh", "２．", 0),
        ("zh", "（a）", 1),
        ("ru", "а)", 1),
        ("ru", "2)", None),
        ("fr", "2-", None),
    ],
)
def test_labels_as_the_keyboards_of_a_language_have_them(language, label, level):
    built = tagged(f"OP a\nOP {label} <caret>", language=language)
    edit = typed_labels.numbered(built.document, built.caret, " ")
    block = walk.block_of(edit.document, built.caret.block) if edit else None
    assert (block and (block.level, plain.text(block))) == (None if level is None else (level, ""))


@pytest.mark.parametrize(
    ("label", "above", "level"),
    [("(i)", "h", 1), ("(i)", "a", 2), ("(v)", "u", 1), ("(c)", "b", 1), ("(j)", "i", 1)],
)
def test_a_label_with_two_readings_goes_on_from_what_stands_above(label, above, level):
    items = "\n".join(f"  ({letter}) x" for letter in "abcdefghijklmnopqrstu"[: ord(above) - ord("a") + 1])
    built = tagged(f"1. a\n{items}\n2. {label} <caret>")
    edit = typed_labels.numbered(built.document, built.caret, " ")
    block = walk.block_of(edit.document, built.caret.block)
    assert (block.kind, block.level) == (Kind.OPERATIVE, level)
