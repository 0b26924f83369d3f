from __future__ import annotations

import pytest

from builders import block, inlines, notation, resolution, tagged
from engross.editing import footnotes
from engross.errors import EditRefused
from engross.model import numbering, walk
from engross.model.places import Place


def after(edit):
    return notation(edit.document, edit.selection)


def inserted(words, note="", **metadata):
    built = tagged(words, **metadata)
    return footnotes.insert(built.document, built.caret, inlines(note))


def removed(words, note_words):
    document = resolution(words)
    note_block = block(document, note_words)
    spot = walk.spots(document)[note_block.id]
    return footnotes.remove(document, spot.note.id)


def test_a_new_footnote_takes_the_caret_and_the_numbers_follow():
    edit = inserted("PP a[^one] b<caret> c[^two]", "new")
    assert after(edit) == "PP a[^one] b[^new<caret>] c[^two]"
    assert list(numbering.of(edit.document).marks.values()) == ["1", "2", "3"]


def test_an_empty_footnote_can_be_begun_within_a_run():
    assert after(inserted("PP *Reca<caret>lling*")) == "PP *Reca*[^<caret>]*lling*"


def test_a_series_that_begins_at_13_still_does():
    edit = inserted("PP a<caret> b[13^one] c[^two]", "new")
    assert notation(edit.document) == "PP a[13^new] b[^one] c[^two]"
    assert list(numbering.of(edit.document).marks.values()) == ["13", "14", "15"]
    edit = inserted("PP a[13^one] b<caret>", "new")
    assert notation(edit.document) == "PP a[13^one] b[^new]"


def test_arabic_indicators_stand_in_brackets():
    assert notation(inserted("PP a<caret>", "x", language="ar").document) == "PP a[()^x]"


def test_no_footnote_within_a_footnote():
    with pytest.raises(EditRefused):
        inserted("PP a[^b<caret>]")


def test_removing_leaves_the_caret_where_the_indicator_was():
    assert after(removed("PP a[^one] b[^two] c", "one")) == "PP a<caret> b[^two] c"


def test_removing_the_first_passes_its_number_on():
    assert notation(removed("PP a[13^one] b[^two] c", "one").document) == "PP a b[13^two] c"
    assert notation(removed("PP a[13^one] b[15^two] c", "one").document) == "PP a b[15^two] c"
    assert notation(removed("PP a[13^one]", "one").document) == "PP a"


def test_removing_what_is_not_there():
    with pytest.raises(KeyError):
        footnotes.remove(resolution("PP a"), 99)


# a title's asterisk


TITLED = "TITLE Clean water\nORG The General Assembly,\nPP a<caret> b[^one]\n=== resolution\nTITLE Air\n1. c;\n2. d."


def test_an_asterisk_on_the_title_does_not_count():
    built = tagged(TITLED)
    edit = footnotes.insert_on_title(built.document, built.caret)
    assert after(edit).startswith("TITLE Clean water[*^<caret>]\n")
    assert list(numbering.of(edit.document).marks.values()) == ["*", "1"]
    second = footnotes.insert_on_title(edit.document, edit.selection.head)
    assert list(numbering.of(second.document).marks.values()) == ["*", "**", "1"]
    other = footnotes.insert_on_title(second.document, built.caret)
    elsewhere = footnotes.insert_on_title(other.document, Place(block(other.document, "c;").id))
    assert list(numbering.of(elsewhere.document).marks.values()) == ["*", "**", "***", "1", "*"]


def test_a_series_from_13_goes_on_below_an_asterisk():
    built = tagged("TITLE Clean water\nPP a<caret> b[13^one]")
    edit = footnotes.insert_on_title(built.document, built.caret)
    assert list(numbering.of(edit.document).marks.values()) == ["*", "13"]
    before = footnotes.insert(edit.document, built.caret)
    assert list(numbering.of(before.document).marks.values()) == ["*", "13", "14"]
    starred = next(n.id for _, _, n in walk.notes(before.document) if n.numbered_as == "*")
    without = footnotes.remove(before.document, starred)
    assert list(numbering.of(without.document).marks.values()) == ["13", "14"]


def test_a_text_without_a_title_takes_no_asterisk():
    built = tagged("PP a<caret>")
    with pytest.raises(EditRefused):
        footnotes.insert_on_title(built.document, built.caret)


# sources in brackets


def converted(words, **metadata):
    built = tagged(words, **metadata)
    return after(footnotes.from_brackets(built.document, built.selection))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("PP *Recalling* the Agenda (A/RE<caret>S/70/1), and", "PP *Recalling* the Agenda,[^A/RES/70/1.]<caret> and"),
        ("PP a [see E/2020/5<caret>] b", "PP a[^See E/2020/5.]<caret> b"),
        ("PP a <caret>(*Official Records*, [part](x:y)).", "PP a.[^*Official Records*, [part](x:y).]<caret>"),
        ("PP a (see resolution 70/1 (20<caret>15)) b", "PP a (see resolution 70/1[^2015.]<caret>) b"),
        ("PP a (see (2015) resolution<caret> 70/1) b", "PP a[^See (2015) resolution 70/1.]<caret> b"),
        ("PP a <from>A/RES/70/1<to>; b", "PP a;[^A/RES/70/1.]<caret> b"),
        ("PP a<to> (x.)<from> b", "PP a[^X.]<caret> b"),
    ],
)  # fmt: skip
def test_a_bracketed_source_becomes_a_footnote(text, note):
    assert converted(text) == note


def test_the_indicator_stands_before_marks_in_french():
    assert converted("PP a (A/RES/70/1<caret>), b", language="fr") == "PP a[^A/RES/70/1.]<caret>, b"
    assert converted("PP 议程（A/RES/70/1<caret>），b", language="zh") == "PP 议程[^A/RES/70/1。]<caret>，b"


@pytest.mark.parametrize(
    "text", ["PP a<caret> (b) c", "PP a ( <caret> ) b", "PP a[^(b<caret>)]", "PP (a[^b]<caret> c)"]
)
def test_what_is_no_source_stays(text):
    with pytest.raises(EditRefused):
        converted(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("PP the Agenda,[^*See* A/RES/70/1.] and", "PP the Agenda (*See* A/RES/70/1)<caret>, and"),
        ("PP a[^Resolution 1325 (2000).] b", "PP a \\[Resolution 1325 (2000)\\]<caret> b"),
        ("PP a[^One. ¶ Two.]b", "PP a (One. Two)<caret> b"),
        ("PP a[^].", "PP a<caret>."),
    ],
)
def test_a_footnote_becomes_words_in_brackets(text, words):
    document = resolution(text)
    (_, _, note), *_rest = walk.notes(document)
    assert after(footnotes.to_brackets(document, note.id)) == words


def test_there_and_back_is_the_same():
    built = tagged("PP *Recalling* the Agenda (*See* [A/RES/70/1](x:y)<caret>), and more.")
    there = footnotes.from_brackets(built.document, built.selection)
    (_, _, note), *_rest = walk.notes(there.document)
    back = footnotes.to_brackets(there.document, note.id)
    assert notation(back.document) == notation(built.document)


# finding


def test_next_and_previous_footnote():
    built = tagged("PP a[^one]<here> b[^two][^three]\n1. c[^four];\n2. d.")

    def found(place, step):
        note = footnotes.beside(built.document, place, step)
        return note and "".join(i.text for i in note.blocks[0].inlines)

    here = built.places["here"]
    assert found(here, +1) == "two"
    assert found(here, -1) is None
    assert found(Place(here.block, 0), +1) == "one"
    assert found(Place(here.block, here.offset + 3), -1) == "one"
    assert found(Place(here.block, here.offset + 3), +1) == "three"
    three = block(built.document, "three")
    assert (found(Place(three.id, 0), -1), found(Place(three.id, 2), +1)) == ("two", "four")
    last = block(built.document, "d.")
    assert (found(Place(last.id, 0), -1), found(Place(last.id, 0), +1)) == ("four", None)


def test_a_footnote_by_its_number_in_the_text_at_hand():
    built = tagged(
        "PP a[^one]\n1. b;\n2. c.\n=== resolution\n1. d[^other]<caret>;\n2. e.", notes_restart=True
    )
    other = footnotes.numbered(built.document, "1", built.caret)
    assert other.id == footnotes.at(built.document, built.caret).id
    one = footnotes.numbered(built.document, "1", Place(block(built.document, "b;").id))
    assert one.id != other.id
    assert footnotes.numbered(built.document, "7", built.caret) is None
