"""New Akoma Ntoso files: valid, written as published files are, and the same document when read again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import etree

from builders import notation, resolution
from engross.formats.akn import schema
from engross.formats.akn.parse import A
from engross.formats.akn.read import read
from engross.formats.akn.write import write
from engross.model.inlines import Text
from engross.model.nodes import Block, Document, Form, Kind, Metadata, Part, PartKind, Vote
from strategies import documents


def written(document: Document) -> etree._Element:
    """The root of the new file, which must be valid."""
    result = write(document)
    assert result.losses == ()
    return etree.fromstring(result.data)


WHOLE = """
    MAST {publisher:United Nations}
    MAST {symbol:A/RES/90/5}
    MAST {issued=2036-01-04:4 January 2036}
    MAST {session=90:Ninetieth session}
    TITLE {number:90/5.} {title:**Clean water**}
    ORG *The General Assembly*,
    PP *Recalling* its resolution [80/1](https://undocs.org/A/RES/80/1),[^A *note*. ¶ More.]
    PP *Noting* the following:
      (a) One,
      (b) Two,
    SEC Water
    1. *Decides*:
      (a) First;
        (i) Deep;
        (ii) Deeper;
      (b) Second;
      TEXT and to go on;
    2. *Requests* H<sub>2</sub>O;
    HEAD A heading
    | Year | Costs
    | 2036 | 5
    3. *Recommends* this:
    > ORG The General Assembly,
    > PP *Noting* it,
    > 1. *Decides*;
    > 2. *Requests*.
    CLOSE {adoption:{meeting=53rd:53rd meeting}⏎{adopted=2035-12-16:16 December 2035}}
    ANNEX
    HEAD Annex
    1. Text.
    2. More.
"""


def test_a_whole_resolution_reads_the_same():
    document = resolution(WHOLE)
    again = read(write(document).data).document
    assert notation(again) == notation(document)
    assert again.metadata == document.metadata


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh", "de"])
def test_labels_of_every_language_read_the_same(language):
    source = "ORG X,\nPP Y:\n  OP a,\n  OP b,\nOP A:\n  OP B:\n    OP C;\n    OP D;\n  OP E;\nOP F."
    document = resolution(source.replace("  OP a", "  PP a").replace("  OP b", "  PP b"), language=language)
    again = read(write(document).data).document
    assert notation(again) == notation(document)
    assert {b.numbered_as for part in again.parts for b in part.blocks} == {None}


def test_lists_are_written_as_published():
    root = written(resolution("ORG X,\n1. A:\n  (a) B;\n    (i) C;\n    (ii) D;\n  (b) E;\n2. F."))
    top = root.find(f".//{A}paragraph")
    assert top is not None
    assert [child.tag.removeprefix(A) for child in top] == ["num", "list"]
    kinds = [child.tag.removeprefix(A) for child in top[1]]
    assert kinds == ["intro", "point", "sublist", "point"]


def test_a_report_is_a_collection_with_its_resolutions_beside_it():
    text = "=== {form}\nTITLE {{number:65/{n}}} {{title:T}}\nORG X,\nPP Y,[^N]\n1. A;\n2. B."
    source = "\n".join(text.format(form="resolution", n=n) for n in (1, 2, 3))
    document = resolution(source)
    root = written(document)
    assert [child.tag.removeprefix(A) for child in root] == ["documentCollection", "components"]
    shown = [e.get("showAs") for e in root.iter(A + "documentRef")]
    assert shown == ["Resolution 65/1", "Resolution 65/2", "Resolution 65/3"]
    assert [e.get("marker") for e in root.iter(A + "authorialNote")] == ["1", "2", "3"]
    assert notation(read(write(document).data).document) == notation(document)


def test_a_draft_stands_inside_the_resolution_that_recommends_it():
    document = resolution("ORG X\nOP *Recommends*:\n=== draft\nORG Y,\n1. A;\n2. B.")
    root = written(document)
    assert root.find(f"{A}statement/{A}components/{A}component/{A}statement") is not None
    assert notation(read(write(document).data).document) == notation(document)


def test_an_annex_before_the_closing_lines_stays_before_them():
    document = resolution("ORG X,\nOP A.\nANNEX\nHEAD Annex\nTEXT Words.\n--- conclusions\nCLOSE End")
    assert [part.kind.value for part in document.parts] == ["preamble", "body", "annex", "conclusions"]
    root = written(document)
    assert root.find(f".//{A}attachments") is None
    assert notation(read(write(document).data).document) == notation(document)


def test_typed_labels_and_brackets_are_written_back():
    document = resolution("ORG X,\nPP Y,[()^N]\n1.! A;\n2.! B.", language="ar")
    root = written(document)
    first = root.find(f".//{A}paragraph")
    assert first is not None
    assert first.find(A + "num") is None
    note = root.find(f".//{A}authorialNote/{A}p")
    assert note is not None
    assert (note.text or "").startswith("()")
    assert notation(read(write(document).data).document) == notation(document)


def test_container_is_named_by_the_opening_words():
    root = written(resolution("ORG X,\nPP *Recalling also* its words,\nPP Plain words,\nOP A."))
    names = [e.get("name") for e in root.iter(A + "container")]
    assert names == ["Recalling also", "Plain"]


def test_identifiers_come_from_the_first_page():
    root = written(resolution(WHOLE, organ="ga"))
    uri = root.find(f".//{A}FRBRWork/{A}FRBRuri")
    assert uri is not None
    assert uri.get("value") == "/akn/un/statement/deliberation/unga/2035-12-16/90-5/"


def test_metadata_reads_the_same():
    vote = Vote("adoptedRecordedVote", ("ATLANTIS", "MU"), ("LEMURIA",), ())
    metadata = Metadata("fr", "sc", vote, "35-1 (F)", "Atlantis et Mu")
    document = replace(resolution("ORG X,\nOP A."), metadata=metadata)
    assert read(write(document).data).document.metadata == metadata


@settings(max_examples=150)
@given(documents(most_texts=3))
def test_every_document_gives_a_valid_file(document):
    assert write(document).losses == ()


@pytest.mark.parametrize("link", ["http://[bad", "::::", "%zz", "http://x/#a#b", "a b", "http://a b/%"])
def test_addresses_that_are_none_are_escaped(link):
    block = Block(1, Kind.OPERATIVE, (Text("x", link=link),))
    assert write(Document((Part(PartKind.BODY, (block,), Form.RESOLUTION),), next_id=2)).losses == ()


def test_characters_that_xml_forbids_are_dropped():
    bad = "a\x0bb\x00c\ufffe"
    block = Block(1, Kind.OPERATIVE, (Text(bad),), numbered_as=bad)
    metadata = Metadata(bad, bad, Vote(bad, (bad,)), bad, bad)
    document = Document((Part(PartKind.BODY, (block,), Form.RESOLUTION),), metadata, 2)
    assert "abc" in "".join(written(document).itertext())


def test_schema_faults_are_sentences():
    root = written(resolution("ORG X,\nPP Y,\nOP A."))
    container = root.find(f".//{A}container")
    assert container is not None
    del container.attrib["name"]
    assert schema.faults(etree.tostring(root)) == ("“container” lacks the attribute “name”",)
    container.addnext(etree.Element(A + "mainBody"))
    assert "“mainBody” stands where the schema does not allow it" in schema.faults(etree.tostring(root))
