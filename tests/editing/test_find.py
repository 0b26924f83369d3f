from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from builders import notation, resolution, tagged
from engross.editing import find
from engross.editing.edit import Aspect
from engross.editing.find import Query, Where
from engross.errors import EditRefused
from engross.model import plain, validity, walk
from engross.model.inlines import Footnote, slice_of

BOTH = """
    PP *Recalling* its resolution 80/1,[^Water law. ¶ And water use.]
    1. *Decides* to save water, Water and waters;
"""


def found(document, query, within=None):
    """What each match covers, footnotes left out."""
    hits = find.find(document, query, within)
    blocks = [(walk.block_of(document, hit.block), hit) for hit in hits]
    return [plain.words(replace(b, inlines=slice_of(b.inlines, h.start, h.end))) for b, h in blocks]


def replaced(document, query, words, within=None):
    return notation(find.replace_all(document, query, words, within)[0].document)


def test_case_does_not_matter_unless_asked_for():
    document = resolution(BOTH)
    assert found(document, Query("water")) == ["Water", "water", "water", "Water", "water"]
    assert found(document, Query("water", matches_case=True)) == ["water", "water", "water"]


def test_whole_words():
    document = resolution("PP The state of States, state’s co-state and état, État.")
    assert found(document, Query("state", whole_words=True)) == ["state", "state", "state"]
    assert found(document, Query("état", whole_words=True)) == ["état", "État"]


def test_whole_words_in_chinese_are_what_is_written():
    assert found(resolution("PP 大会决定"), Query("决定", whole_words=True)) == ["决定"]


@pytest.mark.parametrize(("where", "count"), [(Where.TEXT, 3), (Where.NOTES, 2), (Where.BOTH, 5)])
def test_text_and_footnotes_can_be_searched_apart(where, count):
    assert len(find.find(resolution(BOTH), Query("water", where=where))) == count


def test_matches_do_not_cross_paragraphs():
    document = resolution("PP one\nPP two")
    assert found(document, Query(r"one\s*two", is_expression=True)) == []


def test_ordinary_signs_find_the_proper_ones():
    document = resolution("PP paragraph\u00a05 of the Council’s “long\u2011term” plan")
    for words in ("paragraph 5", "Council's", '"long-term"'):
        assert len(find.find(document, Query(words))) == 1
        assert find.find(document, Query(words, exact_signs=True)) == ()
    assert len(find.find(document, Query("Council’s", exact_signs=True))) == 1


def test_words_on_both_sides_of_a_footnote_are_one():
    document = resolution("PP of Member[^A note.] States[^Another.] and others")
    assert (
        replaced(document, Query("Member States"), "members")
        == "PP of member[^A note.]s[^Another.] and others"
    )


def test_a_footnote_before_or_after_the_match_stays_there():
    document = resolution("PP save[^One.] water[^Two.] now")
    assert replaced(document, Query("water"), "waters") == "PP save[^One.] waters[^Two.] now"
    assert replaced(document, Query("water"), "") == "PP save[^One.] [^Two.] now"


def test_a_replacement_looks_like_what_it_replaces():
    document = resolution("PP *Recalling* its report")
    assert (
        replaced(document, Query("recalling its"), "Recalling also its") == "PP *Recalling* also its report"
    )
    assert replaced(document, Query("recalling"), "Noting") == "PP *Noting* its report"


def test_groups_stand_in_a_replacement_as_the_document_writes_them():
    document = resolution("PP paragraph\u00a05 and paragraph\u00a06")
    query = Query(r"(paragraph )(?P<number>\d)", is_expression=True)
    assert replaced(document, query, r"\1(\g<number>)") == "PP paragraph\u00a0(5) and paragraph\u00a0(6)"
    with pytest.raises(EditRefused, match="no group"):
        find.replace_all(document, query, r"\3")


def test_a_line_break_can_be_found_and_written():
    document = resolution("TITLE Clean⏎water")
    assert (
        replaced(document, Query("clean\\nwater", is_expression=True), r"Cold\nwater") == "TITLE Cold⏎water"
    )


def test_only_a_selection_is_searched_with_its_footnotes():
    built = tagged("PP water <from>water[^water]\n1. water<to> water.")
    assert len(find.find(built.document, Query("water"), built.selection)) == 3
    after, count = find.replace_all(built.document, Query("water"), "wine", built.selection)
    assert count == 3
    assert notation(after.document) == "PP water wine[^wine]\nOP wine water."


def test_replacing_one_puts_the_caret_behind_it():
    document = resolution(BOTH)
    match = find.find(document, Query("waters"))[0]
    edit = find.replace_one(document, Query("waters"), "rivers", match)
    assert notation(edit.document, edit.selection).endswith("Water and rivers<caret>;")
    with pytest.raises(EditRefused, match="not there"):
        find.replace_one(edit.document, Query("waters"), "rivers", match)


def test_one_replaced_in_a_footnote():
    document = resolution(BOTH)
    match = find.find(document, Query("water use"))[0]
    assert "And fair use." in notation(
        find.replace_one(document, Query("water use"), "fair use", match).document
    )


def test_nothing_found_changes_nothing():
    document = resolution(BOTH)
    edit, count = find.replace_all(document, Query("wine"), "water")
    assert (edit.document, edit.aspects, count) == (document, Aspect.NONE, 0)
    assert edit.document is document


def test_a_wrong_expression_is_a_sentence():
    with pytest.raises(EditRefused, match="no regular expression"):
        find.find(resolution(BOTH), Query("(water", is_expression=True))


@pytest.mark.parametrize("words", [r"(a+)+[bc]", r"(a|aa)+[bc]", r"(?:a?){60}a{60}[bc]", r"(.*a){30}[bc]"])
def test_an_expression_that_runs_away_is_stopped(words):
    document = resolution("\n".join(["PP " + "a" * 3000] * 5))
    began = time.process_time()
    with pytest.raises(EditRefused, match="too long"):
        find.find(document, Query(words, is_expression=True))
    assert time.process_time() - began < find.BUDGET_S + 1


def test_an_expression_that_matches_nothing_in_itself_finds_nothing():
    assert find.find(resolution(BOTH), Query("x*", is_expression=True)) == ()


@given(strategies.documents(), st.sampled_from(["Decides", "water", "大会", "الماء", "𝔘", " ", "and 5"]))
def test_after_replacing_all_none_is_left_and_every_footnote_is(document, words):
    query = Query(words, matches_case=True, exact_signs=True)
    edit, count = find.replace_all(document, query, "§")
    assert find.find(edit.document, query) == ()
    assert not validity.faults(edit.document)
    added = len(find.find(edit.document, Query("§"))) - len(find.find(document, Query("§")))
    assert added == count
    assert [n.id for _, _, n in walk.notes(edit.document)] == [n.id for _, _, n in walk.notes(document)]


@given(strategies.documents(), st.sampled_from(["Decides", "water", "大会", "𝔘", "é"]))
def test_replacing_by_the_same_words_changes_nothing(document, words):
    query = Query(words, matches_case=True, exact_signs=True)
    assert find.replace_all(document, query, words)[0].document == document


@given(strategies.documents())
def test_a_match_covers_the_words_that_were_found(document):
    for hit in find.find(document, Query("water", exact_signs=True)):
        row = slice_of(walk.block_of(document, hit.block).inlines, hit.start, hit.end)
        assert "".join(i.text for i in row if not isinstance(i, Footnote)).lower() == "water"


def test_an_offset_is_carried_over_a_change():
    one, two = (next(walk.blocks(resolution(f"PP save {word} now"))) for word in ("water", "wine"))
    assert [find.carried(at, one, two) for at in (0, 5, 6, 10, 14)] == [0, 5, 6, 9, 13]


@pytest.mark.parametrize(
    ("words", "options", "expected"),
    [
        ("تسلم", {}, ["تُسَلِّمُ", "تسلم"]),
        ("تُسلم", {"whole_words": True}, ["تُسَلِّمُ", "تسلم"]),
        ("المتعلقة", {"whole_words": True}, ["المتعلقــة"]),
        ("اعلان", {}, ["إعلان"]),
        ("اعلان", {"matches_case": True}, []),
        ("تسلم", {"exact_signs": True}, ["تسلم"]),
        ("المتعلق", {"whole_words": True}, []),
        ("ـ", {}, ["ـ", "ـ"]),
    ],
)
def test_arabic_words_are_found_with_and_without_vowel_signs(words, options, expected):
    document = resolution("PP وإذ تُسَلِّمُ بالمسائل المتعلقــة بها،\nPP إعلان، تسلم", language="ar")
    assert found(document, Query(words, **options)) == expected
