"""Editing and saving together: what was edited is what the next reader finds."""

from __future__ import annotations

from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from builders import block, notation, resolution
from contracts.edits import OPERATIONS
from engross.editing import structure
from engross.errors import EditRefused
from engross.formats import registry
from engross.model import numbering, plain, validity, walk
from engross.model.nodes import Kind, PartKind
from strategies import documents

AKN = registry.named("akn")


def _words(document):
    """Every word of the page and of the notes, in order."""
    return [w for b in walk.all_blocks(document) for w in plain.words(b).split()]


def _numbers(document):
    """What is printed before each paragraph and at each note."""
    numbers = numbering.of(document)
    labels = [label for b in walk.blocks(document) if (label := numbers.label(b.id))]
    return labels, [numbers.mark(note.id) for _, _, note in walk.notes(document)]


LINES = {
    PartKind.MASTHEAD: Kind.MASTHEAD,
    PartKind.PREFACE: Kind.TITLE,
    PartKind.CONCLUSIONS: Kind.CLOSING,
}


def _has_a_place_in_the_file(document):
    """Whether the document keeps to the order of published files; hypothesis also moves points above titles."""
    for part in document.parts:
        kinds = [b.kind for b in part.blocks]
        if part.kind in LINES and set(kinds) != {LINES[part.kind]}:
            return False
        if part.kind not in LINES and Kind.TITLE in kinds[kinds.count(Kind.TITLE) :]:
            return False
    return True


def _edited_and_read(document, function, draw):
    """The document after an edit in a file that was read, and what the next reader finds in the file."""
    opened = AKN.read(AKN.write(document).data)
    document = validity.normalised(opened.document)
    try:
        edit = OPERATIONS[function](document, draw)
    except EditRefused:
        reject()
    assume(_has_a_place_in_the_file(edit.document))
    saved = AKN.write(edit.document, opened.source)
    return edit.document, validity.normalised(AKN.read(saved.data).document)


@settings(max_examples=100)
@given(document=documents(), function=st.sampled_from(list(OPERATIONS)), data=st.data())
def test_an_edit_loses_no_word_on_its_way_through_a_file(document, function, data):
    edited, again = _edited_and_read(document, function, data.draw)
    assert _words(again) == _words(edited)


@settings(max_examples=100)
@given(document=documents(), function=st.sampled_from(list(OPERATIONS)), data=st.data())
def test_an_edit_keeps_its_numbers_on_its_way_through_a_file(document, function, data):
    edited, again = _edited_and_read(document, function, data.draw)
    assert _numbers(again) == _numbers(edited)


def test_an_annex_keeps_its_title_when_its_last_paragraph_goes():
    document = resolution("TITLE t\nORG o\n1. a\n2. b\nANNEX\nTITLE Annex\nTITLE Words\n1. c")
    opened = AKN.read(AKN.write(document).data)
    edit = structure.remove(opened.document, block(opened.document, "c").id)
    again = AKN.read(AKN.write(edit.document, opened.source).data).document
    assert notation(again) == "TITLE t\nORG o\n1. a\n2. b\nANNEX\nTITLE Annex\nTITLE Words"
