"""Live cross-references in Akoma Ntoso: written as ``ref`` to an eId, read back live."""

from __future__ import annotations

import pytest
from lxml import etree

from builders import block
from engross.editing import footnotes, moving, structure
from engross.editing.editor import Editor
from engross.editing.references import live_everywhere
from engross.formats.akn import schema
from engross.formats.akn.parse import A
from engross.formats.akn.read import read
from engross.formats.akn.write import write
from engross.model import plain, references, walk
from engross.model.inlines import Text
from engross.model.places import Place
from formats.akn_files import body, opened, paragraph
from references import linked, out_of_step, words_of

MIXED = """
TITLE Clean water
ORG The General Assembly,
PP *Recalling* the [second](to:Noting) preambular paragraph,
PP *Noting* it,[^See paragraph [2 (b)](to:On air), and footnote [2](note:Other).]
1. *Decides* to act by paragraph [2](to:Requests), as a link [leads](https://un.org/);[^Other.]
2. *Requests*:
  (a) On water;
  (b) On air, but for subparagraph [(a)](own:On water);
3. *Ends*, in view of paragraph [1](to:In the annex) of the annex.
ANNEX
TITLE Annex
1. In the annex;
2. See paragraph [1](to:In the annex).
"""


def refs(data):
    return [(e.get("href"), "".join(e.itertext())) for e in etree.fromstring(data).iter(A + "ref")]


def reopened(document, source=None):
    written = write(document, source)
    assert not written.losses
    assert schema.faults_of(etree.fromstring(written.data)) == ()
    again = read(written.data)
    assert references.PREFIX.encode() not in written.data
    return again, written.data


def targets(document):
    return [
        plain.words(walk.block_of(document, r.target.node))[:10] if r.target.node in walk.spots(document) else r.words
        for b in walk.all_blocks(document)
        for r in references.inside(b.inlines)
    ]  # fmt: skip


def test_a_new_file_keeps_its_references_live():
    document = linked(MIXED).document
    assert out_of_step(document) == []
    again, data = reopened(document)
    assert words_of(again.document) == words_of(document)
    assert targets(again.document) == targets(document)
    eids = {e.get("eId") for e in etree.fromstring(data).iter()}
    assert all(href.startswith("#") and href[1:] in eids for href, _ in refs(data))
    assert ("https://un.org/", "leads") in [
        (e.get("href"), e.text) for e in etree.fromstring(data).iter(A + "a")
    ]


def test_an_edited_file_keeps_them_and_what_was_not_edited_stays():
    first, data = reopened(linked(MIXED).document)
    assert write(first.document, first.source).data == data
    editor = Editor(first.document)
    moved, before = block(editor.document, "Requests").id, block(editor.document, "Decides to").id
    editor.apply(moving.move(editor.document, moved, before, after=False))
    assert "2 (b)" not in words_of(editor.document)
    again, _ = reopened(editor.document, first.source)
    assert words_of(again.document) == words_of(editor.document)
    assert targets(again.document) == targets(editor.document)
    assert out_of_step(again.document) == []


def test_numbers_made_live_are_saved_into_the_file_they_came_from():
    document, origin = opened(body(paragraph("1.", "Acts by paragraph 2;", 5) + paragraph("2.", "Ends.", 6)))
    edit, count = live_everywhere(document)
    assert count == 1
    written = write(edit.document, origin)
    assert refs(written.data) == [("#para_6", "2")]
    assert words_of(read(written.data).document) == ["2"]


def test_a_new_paragraph_named_in_the_same_edit_gets_an_id():
    first, _ = reopened(linked("1. *Acts*, see paragraph [2](to:Ends);\n2. *Ends*.").document)
    editor = Editor(first.document)
    editor.apply(structure.split(editor.document, Place(block(editor.document, "Acts").id, 0)))
    editor.apply(footnotes.insert(editor.document, Place(block(editor.document, "Ends").id, 0), [Text("x")]))
    again, _ = reopened(editor.document, first.source)
    assert words_of(again.document) == ["3"]
    assert targets(again.document)[0].startswith("Ends")


def test_a_reference_without_its_target_is_words():
    editor = Editor(
        linked("1. *Acts*, see paragraph *[2](to:Stops)*, here;\n2. *Stops*;\n3. *Ends*.").document
    )
    editor.apply(structure.remove(editor.document, block(editor.document, "Stops").id))
    again, data = reopened(editor.document)
    assert refs(data) == []
    assert "see paragraph 2, here" in plain.words(block(again.document, "Acts"))


@pytest.mark.parametrize(
    ("href", "words", "live"),
    [
        ("#para_6", "2", ["2"]),
        ("#para_6__content", "2", ["2"]),
        ("#para_6", "3", []),
        ("#para_6", "two", []),
        ("#para_9", "2", []),
        ("https://un.org/#para_6", "2", []),
    ],
)
@pytest.mark.parametrize("tag", ["a", "ref"])
def test_a_link_is_live_where_it_says_what_it_leads_to(href, words, live, tag):
    text = f'Acts by paragraph <{tag} href="{href}">{words}</{tag}>;'
    document, origin = opened(body(paragraph("1.", text, 5) + paragraph("2.", "Ends.", 6)))
    assert words_of(document) == live
    assert write(document, origin).data == origin.data
    if not live:
        assert any(i.link == href for b in walk.blocks(document) for i in b.inlines if isinstance(i, Text))
