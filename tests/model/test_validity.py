from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from builders import resolution
from engross.model import validity
from engross.model.inlines import Footnote, Text
from engross.model.nodes import Block, Cell, Document, Kind, Part, PartKind
from engross.model.remember import KEPT, remembered
from strategies import documents

NOTE = Footnote(2, (Block(3, Kind.NOTE),))


def of(*blocks, next_id=9):
    return Document((Part(PartKind.BODY, blocks),), next_id=next_id)


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        (Document(), "no paragraph at all"),
        (of(Block(1, Kind.TEXT), Block(1, Kind.TEXT)), "used twice"),
        (of(Block(9, Kind.TEXT)), "out of range"),
        (of(Block(0, Kind.TEXT)), "out of range"),
        (of(Block(1, Kind.TEXT, (Text(""),))), "not in normal form"),
        (of(Block(1, Kind.TEXT, level=-1)), "negative level"),
        (of(Block(1, Kind.TEXT, cell=Cell(2, 0, 0))), "cell and kind disagree"),
        (of(Block(1, Kind.CELL)), "cell and kind disagree"),
        (of(Block(1, Kind.TEXT, (Footnote(2, ()),))), "no paragraph"),
        (of(Block(1, Kind.TEXT, (Footnote(2, (Block(3, Kind.TEXT),)),))), "a block is no note"),
        (of(Block(1, Kind.TEXT, (Footnote(4, (Block(5, Kind.NOTE, (NOTE,)),)),))), "a footnote inside it"),
        (of(Block(1, Kind.TEXT, (NOTE, NOTE))), "footnote 2: id used twice"),
    ],
)
def test_faults_are_named(document, fault):
    assert any(fault in found for found in validity.faults(document))


@given(documents())
def test_drawn_documents_are_sound_and_normal_already(document):
    assert validity.faults(document) == []
    assert validity.normalised(document) is document


def test_normalising_touches_only_what_needs_it():
    document = resolution("PP a\n1. b[^c]\n2. d")
    preamble, body = document.parts
    first, second = body.blocks
    note = first.inlines[1]
    broken_note = replace(note, blocks=(replace(note.blocks[0], inlines=(Text("c"), Text(""))),))
    broken = replace(first, inlines=(Text("b"), broken_note))
    after = validity.normalised(replace(document, parts=(preamble, replace(body, blocks=(broken, second)))))
    assert after == document
    assert after.parts[0] is preamble
    assert after.parts[1].blocks[1] is second


@settings(max_examples=10)
@given(documents())
def test_facts_are_remembered_by_identity_and_forgotten_in_turn(document):
    asked = []
    fact = remembered(lambda d: asked.append(d) or len(asked))
    others = [replace(document, next_id=document.next_id + n) for n in range(1, KEPT)]
    assert [fact(document), fact(document)] == [1, 1]
    for other in others:
        fact(other)
    assert fact(document) == 1
    fact(replace(document))
    assert fact(document) == len(asked) == KEPT + 2
