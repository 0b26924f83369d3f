"""Editing and saving together: what was edited is what the next reader finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.edits import OPERATIONS
from engross.errors import EditRefused
from engross.formats import registry
from engross.model import numbering, plain, validity, walk
from strategies import documents

AKN = registry.named("akn")


def _seen(document):
    """What a reader of the page sees: each paragraph's label and words, then the notes."""
    numbers = numbering.of(document)
    found = []
    for block in walk.blocks(document):
        words = " ".join(plain.words(block).split())
        if words or numbers.label(block.id):
            found.append((numbers.label(block.id), words))
    notes = [(numbers.mark(n.id), plain.note_text(n).split()) for _, _, n in walk.notes(document)]
    return found, notes


@settings(max_examples=150)
@given(document=documents(), function=st.sampled_from(list(OPERATIONS)), data=st.data())
def test_an_edit_survives_the_file_it_was_made_in(document, function, data):
    opened = AKN.read(AKN.write(document).data)
    document = validity.normalised(opened.document)
    try:
        edit = OPERATIONS[function](document, data.draw)
    except EditRefused:
        return
    saved = AKN.write(edit.document, opened.source)
    again = validity.normalised(AKN.read(saved.data).document)
    assert _seen(again) == _seen(edit.document)
