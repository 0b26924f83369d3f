"""The notation that other tests are written in says what it means, both ways."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from builders import block, inlines, notation, resolution, tagged
from engross.model import walk
from engross.model.inlines import Field, Footnote, LineBreak, Style, Text
from engross.model.nodes import Form, Kind, PartKind
from strategies import documents, selections_in


def test_kinds_go_to_the_parts_where_they_stand():
    document = resolution(
        """
        MAST A/RES/90/5
        TITLE Water
        ORG The General Assembly,
        PP Recalling,
        1. Decides;
        CLOSE 1 May 2035
        ANNEX
        TITLE Annex
        1. First.
        """
    )
    assert [(part.kind, [b.kind for b in part.blocks]) for part in document.parts] == [
        (PartKind.MASTHEAD, [Kind.MASTHEAD]),
        (PartKind.PREFACE, [Kind.TITLE]),
        (PartKind.PREAMBLE, [Kind.ORGAN, Kind.PREAMBULAR]),
        (PartKind.BODY, [Kind.OPERATIVE]),
        (PartKind.CONCLUSIONS, [Kind.CLOSING]),
        (PartKind.ANNEX, [Kind.TITLE, Kind.OPERATIVE]),
    ]
    assert [part.opens for part in document.parts] == [Form.RESOLUTION, None, None, None, None, None]


def test_inline_signs():
    row = inlines(r"a *b* **c** [d](x:y) {symbol:A/1}⏎\*<u>e</u>")
    assert row == (
        Text("a "),
        Text("b", Style.ITALIC),
        Text(" "),
        Text("c", Style.BOLD),
        Text(" "),
        Text("d", link="x:y"),
        Text(" "),
        Text("A/1", fields=(Field("symbol"),)),
        LineBreak(),
        Text("*"),
        Text("e", Style.UNDERLINE),
    )


def test_addresses_may_have_parentheses():
    assert inlines("[1325 (2000)](x:1325(2000)) of") == (
        Text("1325 (2000)", link="x:1325(2000)"),
        Text(" of"),
    )


def test_footnotes_hold_their_own_paragraphs():
    (_, note) = inlines("a[14^One. ¶ *Two*.]")
    assert isinstance(note, Footnote)
    assert note.numbered_as == "14"
    assert [b.inlines for b in note.blocks] == [(Text("One."),), (Text("Two", Style.ITALIC), Text("."))]


def test_labels_that_are_not_due_are_as_printed():
    document = resolution(
        """
        16. Sixteenth;
        17. Seventeenth;
          (a) first;
          (c) third;
        OP Eighteenth.
        """
    )
    assert [b.numbered_as for b in walk.blocks(document)] == ["16.", None, None, "(c)", None]


def test_places_are_taken_out_of_the_text():
    built = tagged("PP a<from>b[^n<to>ote]\n1. c")
    assert notation(built.document) == "PP ab[^note]\nOP c"
    assert built.places["from"].offset == 1
    assert built.places["to"].block == block(built.document, "note").id


def test_places_must_be_asked_for():
    with pytest.raises(AssertionError, match="caret"):
        resolution("PP a<caret>")


@settings(max_examples=60)
@given(documents())
def test_notation_gives_the_document_back(document):
    document = replace(document, metadata=replace(document.metadata, language="en"))
    text = notation(document)
    built = resolution(text, **{f: getattr(document.metadata, f) for f in document.metadata.__slots__})
    assert notation(built) == text
    assert [b.inlines for b in walk.blocks(built) if not _has_notes(b)] == [
        b.inlines for b in walk.blocks(document) if not _has_notes(b)
    ]


def _has_notes(block):
    return any(isinstance(i, Footnote) for i in block.inlines)


@settings(max_examples=30)
@given(documents().flatmap(lambda d: selections_in(d).map(lambda s: (d, s))))
def test_notation_marks_the_selection(drawn):
    document, selection = drawn
    text = notation(document, selection)
    bare = text.replace("<caret>", "").replace("<from>", "").replace("<to>", "")
    assert [line.rstrip() for line in bare.split("\n")] == [
        line.rstrip() for line in notation(document).split("\n")
    ]
    assert ("<caret>" in text) == selection.is_caret
