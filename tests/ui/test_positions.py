from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engross.ui.editor.positions import to_offset, to_position

words = st.text(st.sampled_from("ab é中\u0627\U0001f30d\U0001d4b6"), max_size=12)


def test_plain_text_counts_the_same():
    assert to_position("abc", 2) == 2
    assert to_offset("abc", 2) == 2


def test_characters_beyond_the_first_plane_take_two_units():
    text = "a\U0001f30db"
    assert [to_position(text, offset) for offset in range(4)] == [0, 1, 3, 4]
    assert [to_offset(text, position) for position in range(5)] == [0, 1, 1, 2, 3]


@given(words)
def test_every_offset_comes_back(text):
    for offset in range(len(text) + 1):
        assert to_position(text, offset) == len(text[:offset].encode("utf-16-le")) // 2
        assert to_offset(text, to_position(text, offset)) == offset


@given(words, st.integers(0, 40))
def test_positions_past_the_end_are_the_end(text, further):
    assert to_offset(text, to_position(text, len(text)) + further) == len(text)
