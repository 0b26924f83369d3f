"""The comments of a document for a meeting."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

from builders import resolution
from engross.errors import FormatError
from engross.model import inlines as rows
from engross.model import plain, walk
from engross.model.places import Place, Selection
from engross.review import comments, report
from engross.workspace import files

AT = "2035-12-16T09:30:00Z"


def commented():
    """A private comment, one on words with an answer, and one on the whole text that looks like a formula."""
    document = resolution("1. *Decides* to act;\n2. *Requests* a & report.")
    _first, second = [block.id for block in walk.blocks(document)]
    document = comments.add(document, "=1+1", "Bob", AT, on=None).document
    words = Selection(Place(second, 0), Place(second, 8))
    document = comments.add(document, "Why?\nSay so.", "Ann", AT, on=words).document
    document = comments.reply(document, document.comments[1].id, "Because.", "Bob", AT).document
    document = comments.add(document, "Secret", "Ann", AT, on=second).document
    return comments.change(document, document.comments[2].id, is_private=True).document


def test_lines_are_in_the_order_of_the_text_and_without_private_ones():
    lines = report.lines(commented())
    assert [(line.clause, line.words, line.text) for line in lines] == [
        ("Whole text", "", "=1+1"),
        ("OP2", "Requests", "Why?\nSay so."),
        ("OP2", "Requests", "Because."),
    ]


def test_a_table_is_read_back_and_holds_no_formula():
    rows = list(csv.reader(io.StringIO(report.written(commented(), ".csv", "").decode("utf-8-sig"))))
    assert rows[0] == list(report.COLUMNS)
    assert rows[1][3] == "'=1+1"
    assert rows[2][3] == "Why?\nSay so."


def test_a_page_holds_words_not_markup():
    document = commented()
    last = list(walk.blocks(document))[-1]
    words = Selection(Place(last.id, 9), Place(last.id, 19))
    page = report.written(
        comments.add(document, "<b>Bold</b>", "Ann", AT, on=words).document, ".html", "A & B"
    ).decode()
    assert "&lt;b&gt;Bold&lt;/b&gt;" in page
    assert "a &amp; report" in page
    assert "A &amp; B" in page
    assert "Secret" not in page


def test_a_word_file_holds_the_same_table_with_heads_on_each_page():
    data = report.written(commented(), ".docx", "Comments on A & B")
    assert data == report.written(commented(), ".docx", "Comments on A & B")
    table = files.read(data, "comments.docx").result.document
    cells = [plain.text(block) for block in walk.blocks(table) if block.cell]
    assert cells[: len(report.COLUMNS)] == list(report.COLUMNS)
    assert "Why?\nSay so." in [cell.replace(rows.ATOM, "\n") for cell in cells]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"<w:tblHeader/>" in package.read("word/document.xml")
    assert not any("Secret" in cell for cell in cells)


def test_private_comments_are_in_it_only_when_asked_for():
    (private,) = [line for line in report.lines(commented(), with_private=True) if line.is_private]
    assert private.text == "Secret"
    assert b"Secret" in report.written(commented(), ".csv", "", with_private=True)
    assert b"open, private" in report.written(commented(), ".csv", "", with_private=True)


def test_a_footnote_is_said_with_its_clause():
    document = resolution("1. *Decides* to act.[^See the report.]")
    (note,) = [note for *_where, note in walk.notes(document)]
    document = comments.add(document, "Which?", "Ann", AT, on=note.id).document
    document = comments.add(document, "Who?", "Ann", AT, on=note.blocks[0].id).document
    assert [(line.clause, line.words) for line in report.lines(document)] == [
        ("OP, FN1", "See the report."),
        ("OP, FN1", "See the report."),
    ]


def test_another_ending_is_refused():
    with pytest.raises(FormatError, match="cannot be written"):
        report.written(commented(), ".pdf", "")


def test_words_in_arabic_run_from_right_to_left():
    document = resolution("1. ***تقرر*** أن تعمل وفقا للقرار A/RES/70/1.", language="ar")
    (block,) = walk.blocks(document)
    document = comments.add(document, "لماذا A/RES/70/1 (2015)؟", "Ann", AT, on=block.id).document
    page = report.written(document, ".html", "تعليقات").decode()
    assert '<h1 dir="auto">تعليقات' in page and '<td dir="auto">لماذا' in page
    with zipfile.ZipFile(io.BytesIO(report.written(document, ".docx", "تعليقات"))) as package:
        written = package.read("word/document.xml").decode()
    assert '<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">لماذا' in (
        written.replace("<w:t>", '<w:t xml:space="preserve">')
    )
    assert "<w:p><w:r><w:t>Ann</w:t></w:r></w:p>" in written
