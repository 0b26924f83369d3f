from __future__ import annotations

import pytest

from builders import block, inlines, notation, resolution, tagged
from engross.editing import footnotes
from engross.errors import EditRefused
from engross.model import numbering, walk


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
