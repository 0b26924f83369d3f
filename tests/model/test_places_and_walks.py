from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import block, resolution, tagged
from engross.model import places, plain, walk
from engross.model.inlines import Text, footnotes, normal
from engross.model.places import Place, Selection, caret
from strategies import documents, selections_in

DOCUMENT = resolution("PP a[^one ¶ two] b[^three]\n1. c\n2. d⏎e")


def test_blocks_stand_before_those_of_their_footnotes():
    texts = [plain.text(b) for b in walk.all_blocks(DOCUMENT)]
    assert texts == ["a\ufffc b\ufffc", "one", "two", "three", "c", "d\ufffce"]
    assert [plain.text(b) for b in walk.blocks(DOCUMENT)] == ["a\ufffc b\ufffc", "c", "d\ufffce"]


def test_blocks_parts_and_holders_are_found_by_id():
    two = block(DOCUMENT, "two")
    assert walk.block_of(DOCUMENT, two.id) is two
    assert walk.part_of(DOCUMENT, two.id) is DOCUMENT.parts[0]
    holder, offset, note = list(walk.notes(DOCUMENT))[1]
    assert walk.note_holder(DOCUMENT, note.id) == (holder, offset, note)
    assert offset == 4
    with pytest.raises(KeyError):
        walk.block_of(DOCUMENT, 999)
    with pytest.raises(KeyError):
        walk.note_holder(DOCUMENT, two.id)


def test_spots():
    spot = walk.spots(DOCUMENT)[block(DOCUMENT, "two").id]
    assert (spot.part, spot.index, spot.note_offset, spot.inner) == (0, 0, 1, 1)


def test_places_sort_as_they_stand():
    built = tagged("PP a<p>b<q>[^o<r>ne ¶ t<s>wo] c<t>[^th<u1>ree]\n1. <v>d\n2. e<w>")
    names = sorted(built.places, key=lambda n: places.order_key(built.document, built.places[n]))
    assert names == ["p", "q", "r", "s", "t", "u1", "v", "w"]
    backwards = Selection(built.places["w"], built.places["p"])
    assert places.ordered(built.document, backwards) == (built.places["p"], built.places["w"])


def test_places_inside_and_clamped():
    c = block(DOCUMENT, "c").id
    assert places.is_inside(DOCUMENT, Place(c, 1))
    assert not places.is_inside(DOCUMENT, Place(c, 2))
    assert not places.is_inside(DOCUMENT, Place(999, 0))
    assert places.clamped(DOCUMENT, Place(c, 7)) == Place(c, 1)
    assert places.clamped(DOCUMENT, Place(c, -1)) == Place(c, 0)
    assert places.clamped(DOCUMENT, Place(999, 0)) is None


def test_a_caret_is_an_empty_selection():
    assert caret(3, 4).is_caret
    assert caret(3, 4).head == Place(3, 4)
    assert not Selection(Place(3, 4), Place(3, 5)).is_caret


def test_plain_words():
    d = block(DOCUMENT, "d")
    assert plain.words(d) == "d e"
    assert plain.words(block(DOCUMENT, "a")) == "a b"
    assert plain.note_text(walk.notes(DOCUMENT)[0][2]) == "one\ntwo"
    assert plain.word_count(DOCUMENT) == 8


@settings(max_examples=50)
@given(documents().flatmap(lambda d: selections_in(d).map(lambda s: (d, s))))
def test_ends_of_a_selection_are_in_order_and_stay_where_they_are(drawn):
    document, selection = drawn
    start, end = places.ordered(document, selection)
    assert {start, end} == {selection.anchor, selection.head}
    assert places.order_key(document, start) <= places.order_key(document, end)
    assert places.clamped(document, start) == start


@settings(max_examples=50)
@given(documents())
def test_every_block_is_where_its_spot_says(document):
    for each in walk.all_blocks(document):
        assert walk.block_of(document, each.id) is each


@given(st.data())
def test_spots_carried_over_from_the_last_document_are_those_computed_anew(data):
    document = data.draw(documents())
    walk.spots(document)
    chosen = data.draw(st.sampled_from(list(walk.blocks(document))))
    without_notes = replace(chosen, inlines=normal(i for i in chosen.inlines if isinstance(i, Text)))
    parts = tuple(
        replace(part, blocks=tuple(without_notes if b is chosen else b for b in part.blocks))
        for part in document.parts
    )
    for after in (replace(document, parts=parts), document):
        expected = {}
        for p, part in enumerate(after.parts):
            for i, b in enumerate(part.blocks):
                expected[b.id] = (p, i, None)
                for _offset, note in footnotes(b.inlines):
                    expected |= {inner.id: (p, i, note) for inner in note.blocks}
        assert {key: (s.part, s.index, s.note) for key, s in walk.spots(after).items()} == expected
