"""The record of decisions: who decided what, when, why; in files of record and in no other."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from builders import resolution
from engross.editing import structure, text
from engross.editing.edit import Aspect, Edit
from engross.errors import EditRefused
from engross.formats.akn import FORMAT as AKN
from engross.formats.docx import FORMAT as DOCX
from engross.model import walk
from engross.model.places import Place, Selection
from engross.model.review import ChangeKind, Decision, Verdict
from engross.review import base, decisions, record, tracking
from engross.review.record import Ruling
from engross.workspace import files

AT = "2035-12-16T09:30:00Z"
TEXT = """
TITLE Water
ORG The General Assembly,
1. *Decides* to act;
2. *Requests* a report.
"""
CHAIR = Ruling("Chair", "2035-12-17T10:00:00Z", "Agreed in the room")


def reviewed():
    """Anna takes a word out of OP1, Bo adds one to OP2."""
    document = resolution(TEXT)
    ids = {b.inlines[0].text: b.id for b in walk.blocks(document)}
    one, two = ids["Decides"], ids["Requests"]
    edit = text.delete(document, Selection(Place(one, 7), Place(one, 14)))
    document = tracking.track(document, edit, "Anna", AT).document
    edit = text.insert(document, Selection(Place(two, 10), Place(two, 10)), " short")
    return tracking.track(document, edit, "Bo", AT).document


def by(document, author):
    return {change.id for change in document.changes if change.author == author}


def test_what_was_decided_is_noted_with_who_and_why():
    document = reviewed()
    after = record.accept(document, by(document, "Anna"), CHAIR).document
    after = record.reject(after, by(after, "Bo"), Ruling("Chair", CHAIR.at)).document
    assert after.decisions == (
        Decision(
            Verdict.ACCEPTED, ChangeKind.DELETION, "OP1", "to act", "Anna", AT, "Chair", CHAIR.at, CHAIR.why
        ),
        Decision(Verdict.REJECTED, ChangeKind.INSERTION, "OP2", "short", "Bo", AT, "Chair", CHAIR.at),
    )
    assert not after.changes


def test_nothing_to_decide_is_refused_and_noted_nowhere():
    with pytest.raises(EditRefused):
        record.accept(resolution(TEXT), {7}, CHAIR)


def test_a_file_of_record_keeps_it_and_no_export_does(tmp_path):
    document = reviewed()
    document = record.accept(document, by(document, "Anna"), CHAIR).document
    opened = files.new(document)
    files.save(opened, tmp_path / "kept.xml")
    assert files.open(tmp_path / "kept.xml").document.decisions == document.decisions
    for name in ("out.xml", "out.docx", "out.html", "out.md", "out.txt"):
        files.export(opened, tmp_path / name)
        assert b"Agreed in the room" not in (tmp_path / name).read_bytes()
        if not name.endswith(".html"):
            assert files.open(tmp_path / name).document.decisions == ()
    assert base.official(document).decisions == ()


def test_the_report_says_it_line_by_line():
    document = reviewed()
    document = record.accept(document, by(document, "Anna"), CHAIR).document
    rows = list(csv.reader(io.StringIO(record.written(document, ".csv", "").decode("utf-8-sig"))))
    assert rows == [
        list(record.COLUMNS),
        [
            "OP1",
            "deletion",
            "to act",
            "Anna",
            "2035-12-16 09:30",
            "accepted",
            "Chair",
            "2035-12-17 10:00",
            CHAIR.why,
        ],
    ]
    assert b"Agreed in the room" in record.written(document, ".html", "Decisions")
    assert record.written(document, ".docx", "Decisions")[:2] == b"PK"


def test_a_document_that_keeps_tracking_on_says_so_in_files():
    document = replace(resolution(TEXT), keeps_tracking=True)
    for form in (AKN, DOCX):
        assert form.read(form.write(document, None).data).document.keeps_tracking
        assert not form.read(form.write(resolution(TEXT), None).data).document.keeps_tracking
    assert not base.official(document).keeps_tracking


@pytest.mark.parametrize("author", ["Anna", None])
def test_a_submission_is_neither_locked_nor_tells_how_it_was_decided(author):
    document = reviewed()
    text_before = base.official(resolution(TEXT))
    document = record.reject(document, by(document, "Anna"), CHAIR).document
    made = base.submission(text_before, replace(document, keeps_tracking=True), AT, author)
    assert made.changes
    assert not made.keeps_tracking
    assert made.decisions == ()


def test_a_footnote_that_went_is_called_one():
    document = resolution("1. *Decides* to act.[^See A/90/1.]")
    block = next(walk.blocks(document))
    edit = text.delete(document, Selection(Place(block.id, 14), Place(block.id, 16)))
    made = record.accept(*_all(tracking.track(document, edit, "Anna", AT).document), CHAIR).document
    assert [decision.words for decision in made.decisions] == [".[footnote]"]


def _all(document):
    return document, {change.id for change in document.changes}


def test_of_data_and_of_levels_the_record_says_what_was_decided():
    document = resolution(TEXT)
    level = structure.indent(document, Selection(Place(4, 0), Place(4, 0)))
    now = tracking.track(document, level, "Ann", AT).document
    french = replace(now, metadata=replace(now.metadata, language="fr"))
    now = tracking.track(now, Edit(french, None, Aspect.METADATA), "Ann", AT).document
    made = record.accept(now, decisions.everything(now), CHAIR).document.decisions
    assert made[0].words == "Language: en → fr"
    assert (made[1].kind, made[1].words) == (ChangeKind.PARAGRAPH, "Requests a report.")
