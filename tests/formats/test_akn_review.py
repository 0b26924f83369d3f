"""Tracked changes and comments in files of record: the text is the accepted one, and nothing of the review is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import etree

from builders import resolution, tagged
from engross.editing import structure, text
from engross.formats.akn import FORMAT, schema, values
from engross.formats.akn.under_review import OUT_OF_STEP, REVIEW
from engross.model import plain, states, walk
from engross.model.nodes import Document
from engross.model.places import Place, Selection
from engross.review import comments
from engross.review.tracking import track
from strategies import reviewed

AT = "2035-12-16T09:30:00Z"
NOTATION = """
    MAST {symbol:A/RES/90/5}
    TITLE {title:Wells}
    ORG The General Assembly,
    PP *Recalling* <from>its resolution<to> 80/1,[^A note.]
    1. *Decides* to act;
    2. *Requests* a report.
"""


def under_review() -> Document:
    """A text with changes of two authors and two comments."""
    built = tagged(NOTATION)
    document = comments.add(built.document, "Which?", "Norway", AT, on=built.selection).document
    document = comments.add(document, "Good.", "Chad", AT, on=None).document
    blocks = {plain.text(block)[:6]: block for block in walk.blocks(document)}
    second = blocks["Decide"]
    edit = text.insert(document, Selection(Place(second.id, 11), Place(second.id, 14)), "wait")
    document = track(document, edit, "Chad", AT).document
    return track(document, structure.remove(document, blocks["Reques"].id), "Norway", AT).document


def said(document: Document) -> list[tuple[object, ...]]:
    """A document without its ids."""
    rows: list[tuple[object, ...]] = []
    authors = {change.id: (change.author, change.at, change.kind) for change in document.changes}
    for block in walk.all_blocks(document):
        marks = [
            (plain_of(inline), authors.get(inline.marks.inserted), authors.get(inline.marks.deleted),
             len(inline.marks.comments))
            for inline in block.inlines
        ]  # fmt: skip
        ends = authors.get(block.marks.inserted), authors.get(block.marks.deleted), len(block.marks.comments)
        rows.append((block.kind, block.level, tuple(marks), ends))
    threads = [(t.text, t.author, t.at, t.replies, t.is_resolved, t.is_private) for t in document.comments]
    return [*rows, tuple(threads)]


def plain_of(inline: object) -> str:
    return getattr(inline, "text", "\ufffc")


def test_changes_and_comments_come_back_from_a_new_file() -> None:
    document = under_review()
    data = FORMAT.write(document).data
    result = FORMAT.read(data)
    assert not result.losses
    assert said(result.document) == said(document)
    assert not schema.faults_of(etree.fromstring(data))


def test_other_readers_see_the_accepted_text() -> None:
    root = etree.fromstring(FORMAT.write(under_review()).data)
    for element in root.iter(REVIEW):
        element.getparent().remove(element)
    words = " ".join("".join(root.itertext()).split())
    assert "to wait" in words
    assert "to act" not in words
    assert "report" not in words


def test_an_edited_file_keeps_its_tree_and_its_review() -> None:
    first = FORMAT.read(FORMAT.write(resolution(NOTATION.replace("<from>", "").replace("<to>", ""))).data)
    block = next(b for b in walk.blocks(first.document) if plain.text(b).startswith("Decides"))
    edit = text.insert(first.document, Selection(Place(block.id, 11), Place(block.id, 14)), "wait")
    document = track(first.document, edit, "Chad", AT).document
    written = FORMAT.write(document, first.source)
    assert not written.losses
    again = FORMAT.read(written.data)
    assert said(again.document) == said(document)
    assert FORMAT.write(again.document, again.source).data == written.data


def test_a_review_that_was_decided_leaves_the_file() -> None:
    first = FORMAT.read(FORMAT.write(under_review()).data)
    decided = states.accepted(first.document)
    decided = comments.remove(
        comments.remove(decided, decided.comments[0].id).document, decided.comments[1].id
    )
    written = FORMAT.write(decided.document, first.source)
    assert b"urn:engross:review" not in written.data
    assert not FORMAT.read(written.data).document.changes


def test_a_text_changed_by_others_is_read_as_it_is_and_that_is_told() -> None:
    before, after = FORMAT.write(under_review()).data.rsplit(b"Recalling", 1)
    result = FORMAT.read(before + b"Noting" + after)
    assert OUT_OF_STEP in result.losses
    assert not result.document.changes


@pytest.mark.parametrize(
    "kept",
    ["", "{", "[]", '{"is":"Document","next_id":"x"}', '{"is":"os"}', '{"is":"Document","x":1}', "[" * 5000,
     '{"is":"Document","parts":[{"is":"Part","kind":"body","blocks":[{"is":"Block","id":1,"kind":"nonsense"}]}]}'],
)  # fmt: skip
def test_a_broken_review_is_told_and_the_text_is_read(kept: str) -> None:
    root = etree.fromstring(FORMAT.write(under_review()).data)
    next(root.iter(REVIEW)).text = kept
    result = FORMAT.read(etree.tostring(root))
    assert OUT_OF_STEP in result.losses
    assert any(plain.text(block).startswith("Decides to wait") for block in walk.blocks(result.document))


@given(reviewed())
@settings(max_examples=60)
def test_any_value_comes_back_from_json(document: Document) -> None:
    assert values.decoded(values.encoded(document)) == document


@given(reviewed())
@settings(max_examples=60)
def test_any_review_comes_back_from_a_file(document: Document) -> None:
    result = FORMAT.read(FORMAT.write(document).data)
    if (
        OUT_OF_STEP in result.losses
    ):  # the text itself was not kept as it is: files hold no control characters
        return
    assert [replace(c, id=0) for c in result.document.changes] == [replace(c, id=0) for c in document.changes]
    assert len(result.document.comments) == len(document.comments)
