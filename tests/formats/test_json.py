"""JSON: the structure that the command line promises."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from builders import block, resolution
from engross.errors import FormatError
from engross.formats.json import FORMAT, show
from engross.model import plain, walk
from engross.model.nodes import Form
from strategies import documents

RESOLUTION = """
    MAST {publisher:United Nations}
    MAST {symbol:A/RES/90/5}
    TITLE {number:90/5.} {title:Clean water}
    ORG *The General Assembly*,
    PP *Recalling* it,[13^See A/90/1. ¶ And more.]
    1. *Decides*:
      (a) To act.
    2. *Requests* a report.
    CLOSE {meeting:3rd meeting}⏎{adopted=2035-12-16:16 December 2035}
    ANNEX
    1. The plan.
"""


def test_a_resolution_has_its_data_and_its_paragraphs():
    document = resolution(RESOLUTION)
    shown = show(document, "x.xml", "akn", ("Something was lost.",))
    assert (shown["file"], shown["format"], shown["losses"]) == ("x.xml", "akn", ["Something was lost."])
    (one,) = shown["resolutions"]
    assert {key: one[key] for key in one if key != "blocks"} == {
        "symbol": "A/RES/90/5",
        "number": "90/5",
        "title": "Clean water",
        "organ": "ga",
        "language": "en",
        "adopted": "2035-12-16",
    }
    rows = [(b["address"], b["part"], b["kind"], b["level"], b["label"], b["text"]) for b in one["blocks"]]
    assert rows[2:] == [
        ("title", "preface", "title", 0, "", "90/5. Clean water"),
        ("organ", "preamble", "organ", 0, "", "The General Assembly,"),
        ("PP1", "preamble", "preambular", 0, "", "Recalling it,\ufffc"),
        ("OP1", "body", "operative", 0, "1.", "Decides:"),
        ("OP1 (a)", "body", "operative", 1, "(a)", "To act."),
        ("OP2", "body", "operative", 0, "2.", "Requests a report."),
        ("closing", "body", "closing", 0, "", "3rd meeting\ufffc16 December 2035"),
        ("annex OP1", "annex", "operative", 0, "1.", "The plan."),
    ]
    recalling = one["blocks"][4]
    assert recalling["id"] == block(document, "Recalling").id
    assert recalling["notes"] == [{"offset": 13, "number": "13", "text": "See A/90/1.\nAnd more."}]


def test_the_symbol_is_made_from_the_number_where_none_is_printed():
    shown = show(resolution("TITLE {number:65/2} {title:Arms}\nORG The Commission,", organ="cnd"))
    assert shown["resolutions"][0]["symbol"] == "E/CN.7/RES/65/2"


def test_the_number_is_read_off_the_symbol_where_the_text_has_no_title():
    shown = show(resolution("MAST {symbol:S/RES/2700 (2030)}\nORG The Security Council,", organ="sc"))
    assert shown["resolutions"][0]["number"] == "2700 (2030)"


def test_a_common_masthead_belongs_to_the_first_text_after_it():
    document = resolution(
        """
        MAST {symbol:A/RES/90/5 A–B}
        === resolution
        TITLE {number:A} {title:One}
        === resolution
        TITLE {number:B} {title:Two}
        """,
        form=Form.COLLECTION,
    )
    first, second = show(document)["resolutions"]
    assert [b["kind"] for b in first["blocks"]] == ["masthead", "title"]
    assert (first["symbol"], first["number"], second["number"]) == ("A/RES/90/5 A–B", "A", "B")
    assert second["symbol"] == "A/RES/90/5 A–B"


@given(documents())
def test_every_word_of_any_document_is_shown(document):
    shown = show(document)
    blocks = [b for one in shown["resolutions"] for b in one["blocks"]]
    assert [b["text"] for b in blocks] == [plain.text(b) for b in walk.blocks(document)]
    notes = [note["text"] for b in blocks for note in b["notes"]]
    assert notes == [plain.note_text(note) for _, _, note in walk.notes(document)]
    for b in blocks:
        assert all(b["text"][note["offset"]] == "\ufffc" for note in b["notes"])


def test_the_file_is_what_is_shown():
    document = resolution(RESOLUTION)
    assert json.loads(FORMAT.write(document).data) == show(document)


def test_json_is_never_read():
    assert not FORMAT.recognises(b"{}", "x.json")
    with pytest.raises(FormatError, match="written only"):
        FORMAT.read(b"{}")
