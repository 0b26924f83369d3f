"""Arranging paragraphs, several at a time, and annexes as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import block, notation, resolution
from engross.editing import annexes, arrange, fragments, structure
from engross.errors import EditRefused
from engross.model import numbering, outline, plain, walk
from engross.model.nodes import Kind, PartKind
from engross.model.places import caret
from strategies import documents, text_blocks_of

LIST = "1. a\n  (a) x\n  (b) y\n2. b\n3. c[^n]\n4. d"


def moved(words, chosen, target, where):
    document = resolution(words)
    ids = [block(document, one).id for one in chosen]
    return notation(arrange.move(document, ids, block(document, target).id, where).document)


@pytest.mark.parametrize(
    ("chosen", "target", "where", "expected"),
    [
        ("d", "a", "before", "1. d\n2. a\n  (a) x\n  (b) y\n3. b\n4. c[^n]"),
        ("bd", "a", "before", "1. b\n2. d\n3. a\n  (a) x\n  (b) y\n4. c[^n]"),
        ("db", "a", "after", "1. a\n  (a) x\n  (b) y\n2. b\n3. d\n4. c[^n]"),
        ("ax", "c", "after", "1. b\n2. c[^n]\n3. a\n  (a) x\n  (b) y\n4. d"),
        ("x", "c", "after", "1. a\n  (a) y\n2. b\n3. c[^n]\n4. x\n5. d"),
        ("x", "c", "below", "1. a\n  (a) y\n2. b\n3. c[^n]\n  (a) x\n4. d"),
        ("d", "a", "below", "1. a\n  (a) x\n  (b) y\n  (c) d\n2. b\n3. c[^n]"),
        ("cd", "x", "before", "1. a\n  (a) c[^n]\n  (b) d\n  (c) x\n  (d) y\n2. b"),
        ("a", "b", "below", "1. b\n  (a) a\n    (i) x\n    (ii) y\n2. c[^n]\n3. d"),
    ],
)
def test_paragraphs_take_the_level_of_their_new_place(chosen, target, where, expected):
    assert moved(LIST, chosen, target, where) == expected


def test_into_the_preamble_and_out_of_it_the_kind_follows():
    words = "PP a\nPP b\n1. c\n  (a) x\n2. d\n3. e"
    assert moved(words, ["c"], "b", "before") == "PP a\nPP c\n  (a) x\nPP b\n1. d\n2. e"
    assert moved(words, ["b"], "d", "after") == "PP a\n1. c\n  (a) x\n2. d\n3. b\n4. e"


def test_a_section_moves_with_what_it_contains():
    words = "SEC one\n1. a\nHEAD in\n2. b\nSEC two\n3. c"
    assert moved(words, ["two"], "one", "before") == "SEC two\n1. c\nSEC one\n2. a\nHEAD in\n3. b"
    assert moved(words, ["one"], "two", "below") == "SEC two\n1. c\n  SEC one\n2. a\n  HEAD in\n3. b"


def test_nothing_moves_into_itself():
    for target in ("a", "x"):
        with pytest.raises(EditRefused, match="itself"):
            moved(LIST, ["a"], target, "below")


def test_a_stated_number_stays_with_the_place():
    assert moved("16. a\n17. b\n18. c", ["a"], "c", "after") == "16. b\n17. c\n18. a"


def test_several_step_up_and_down_together():
    document = resolution(LIST)
    ids = [block(document, one).id for one in ("c", "d")]
    up = arrange.move_up(document, ids).document
    assert notation(up) == "1. a\n  (a) x\n  (b) y\n2. c[^n]\n3. d\n4. b"
    assert notation(arrange.move_down(up, ids).document) == notation(document)
    with pytest.raises(EditRefused):
        arrange.move_down(document, ids)


def test_an_edit_on_each_skips_what_it_cannot_change():
    document = resolution(LIST)
    ids = [b.id for b in walk.blocks(document) if plain.text(b)[0] in "abc"]
    edit = arrange.each(document, ids, lambda d, b: structure.indent(d, caret(b)))
    assert notation(edit.document) == "1. a\n  (a) x\n  (b) y\n  (c) b\n  (d) c[^n]\n2. d"
    with pytest.raises(EditRefused):
        arrange.each(document, ids[:1], lambda d, b: structure.indent(d, caret(b)))


def test_new_paragraphs_take_the_level_of_the_place():
    document = resolution(LIST)
    a, x = block(document, "a").id, block(document, "x").id

    def with_new(beside, where, kind):
        edit = arrange.insert(document, beside, where, kind)
        assert edit.selection.head.block == document.next_id
        return notation(edit.document).split("\n")

    assert with_new(a, "after", Kind.OPERATIVE)[3] == "2."
    assert with_new(a, "below", Kind.OPERATIVE)[3] == "  (c)"
    assert with_new(x, "before", Kind.OPERATIVE)[1] == "  (a)"
    assert with_new(a, "before", Kind.SECTION)[0].startswith("SEC")


def test_a_copy_has_notes_of_its_own():
    document = resolution(LIST)
    edit = arrange.duplicate(document, [block(document, "c").id, block(document, "b").id])
    assert notation(edit.document).endswith("2. b\n3. c[^n]\n4. b\n5. c[^n]\n6. d")
    assert len({note.id for _, _, note in walk.notes(edit.document)}) == 2


def test_pasted_beside_a_row():
    document = resolution(LIST)
    edit = arrange.paste(document, block(document, "a").id, fragments.from_text("one\ntwo"))
    assert notation(edit.document).startswith("1. a\n  (a) x\n  (b) y\n2. one\n3. two\n4. b")
    with pytest.raises(EditRefused):
        arrange.paste(document, block(document, "a").id, fragments.Fragment(()))


def test_removing_takes_what_hangs_below():
    document = resolution(LIST)
    ids = [block(document, one).id for one in ("a", "c")]
    edit = arrange.remove(document, ids)
    assert notation(edit.document, edit.selection) == "1. b\n2. <caret>d"
    with pytest.raises(EditRefused):
        arrange.remove(document, [b.id for b in walk.blocks(document)])


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("HEAD *old*[^n]\n1. a\n2. b", "HEAD *New name*[^n]\n1. a\n2. b"),
        ("SEC old\n1. a\n2. b", "SEC New name\n1. a\n2. b"),
        ("TITLE {number:90/5.} {title:old}\nPP a", "TITLE {number:90/5.} {title:New name}\nPP a"),
        ("TITLE {number:90/5.} \nPP a", "TITLE {number:90/5.} {title:New name}\nPP a"),
    ],
)
def test_a_heading_is_renamed_and_keeps_its_looks_notes_and_number(before, expected):
    document = resolution(before)
    assert (
        notation(arrange.rename(document, next(walk.blocks(document)).id, " New  name ").document) == expected
    )


def test_a_paragraph_has_no_name():
    document = resolution("1. a\n2. b")
    with pytest.raises(EditRefused):
        arrange.rename(document, block(document, "a").id, "x")


ANNEXES = "PP a\n1. b\n2. c\nANNEX\nTITLE Annex I\nTITLE One\n1. d\n2. e\nANNEX\nTITLE Annex II\nTITLE Two\nTEXT f[^n]"


def test_an_annex_moves_whole_and_the_numbers_follow():
    document = resolution(ANNEXES)
    edit = annexes.move(document, block(document, "f").id, block(document, "d").id, after=False)
    assert notation(edit.document) == (
        "PP a\n1. b\n2. c\nANNEX\nTITLE Annex I\nTITLE Two\nTEXT f[^n]\n"
        "ANNEX\nTITLE Annex II\nTITLE One\n1. d\n2. e"
    )
    with pytest.raises(EditRefused):
        annexes.move(document, block(document, "b").id, block(document, "d").id, after=True)


def test_a_new_annex_and_one_less():
    document = resolution("PP a\n1. b\n2. c")
    one = annexes.insert(document, block(document, "b").id, after=True).document
    assert notation(one).endswith("2. c\nANNEX\nTITLE Annex\nTEXT")
    two = annexes.insert(one, one.next_id - 1, after=True).document
    assert [plain.text(part.blocks[0]) for part in two.parts[-2:]] == ["Annex I", "Annex II"]
    again = annexes.remove(two, two.parts[-1].blocks[0].id).document
    assert notation(again) == notation(one)


def test_an_annex_is_named_below_its_number():
    document = resolution("1. b\n2. c\nANNEX\nTITLE Annex\nTEXT d")
    named = annexes.rename(document, block(document, "d").id, "Rules").document
    assert notation(named).endswith("ANNEX\nTITLE Annex\nTITLE Rules\nTEXT d")
    again = annexes.rename(named, block(named, "d").id, "Better rules").document
    assert notation(again).endswith("ANNEX\nTITLE Annex\nTITLE Better rules\nTEXT d")


def test_the_word_for_an_annex_is_that_of_the_language():
    document = resolution("PP a\n1. b\n2. c", language="fr")
    assert "TITLE Annexe" in notation(annexes.insert(document, block(document, "b").id, after=True).document)


@settings(max_examples=100)
@given(document=documents(most_texts=1), data=st.data())
def test_moving_loses_nothing_and_numbers_run_on(document, data):
    chosen = [b.id for b in data.draw(st.lists(text_blocks_of(document), min_size=1, max_size=4))]
    target = data.draw(text_blocks_of(document))
    where = data.draw(st.sampled_from(["before", "after", "below"]))
    try:
        after = arrange.move(document, chosen, target.id, where).document
    except EditRefused:
        return
    assert sorted(b.id for b in walk.all_blocks(after)) == sorted(b.id for b in walk.all_blocks(document))
    words = {b.id: b.inlines for b in walk.all_blocks(document)}
    assert all(b.inlines == words[b.id] for b in walk.all_blocks(after))
    carried = {b.id for b in arrange.blocks_of(document, chosen)}
    rest = [b.id for b in walk.blocks(document) if b.id not in carried]
    assert [b.id for b in walk.blocks(after) if b.id not in carried] == rest
    if not any(note.numbered_as for _, _, note in walk.notes(document)):
        marks = [numbering.of(after).mark(note.id) for _, _, note in walk.notes(after)]
        assert marks == [str(number) for number in range(1, len(marks) + 1)]


@settings(max_examples=100)
@given(document=documents(), data=st.data())
def test_annexes_keep_to_the_end_of_their_text(document, data):
    one, two = data.draw(text_blocks_of(document)), data.draw(text_blocks_of(document))
    try:
        after = annexes.move(document, one.id, two.id, after=data.draw(st.booleans())).document
    except EditRefused:
        return
    assert len(outline.texts(after)) == len(outline.texts(document))
    for scope in outline.texts(after):
        kinds = [part.kind for part in scope.parts]
        count = kinds.count(PartKind.ANNEX)
        assert kinds[len(kinds) - count :] == [PartKind.ANNEX] * count
