"""The comments of a document for a meeting."""

from __future__ import annotations

import csv
import io

from builders import resolution
from engross.model import walk
from engross.model.places import Place, Selection
from engross.review import comments, report

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
    rows = list(csv.reader(io.StringIO(report.as_csv(commented()))))
    assert rows[0] == list(report.COLUMNS)
    assert rows[1][3] == "'=1+1"
    assert rows[2][3] == "Why?\nSay so."


def test_a_page_holds_words_not_markup():
    document = commented()
    last = list(walk.blocks(document))[-1]
    words = Selection(Place(last.id, 9), Place(last.id, 19))
    page = report.as_html(comments.add(document, "<b>Bold</b>", "Ann", AT, on=words).document, "A & B")
    assert "&lt;b&gt;Bold&lt;/b&gt;" in page
    assert "a &amp; report" in page
    assert "A &amp; B" in page
    assert "Secret" not in page
