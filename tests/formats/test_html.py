"""Web pages: what is in the document is on the page, once, escaped, and linked both ways."""

from __future__ import annotations

import re

from lxml import html as parser

from builders import resolution
from engross.formats.html import FORMAT
from engross.model.nodes import Document

TEXT = """
    MAST {symbol:A/RES/90/5}
    TITLE {number:90/5.} Clean & safe <b water
    ORG The General Assembly,
    PP *Recalling* its resolution 80/1,[^See A/79/1. ¶ Its second paragraph.]
    1. *Decides* to act <as soon as possible>:
      (a) First;
        (i) Of all;
    2. *Requests* a [report](https://example.org/report).
    |= Class | Cost
    | A | 12
"""


def page(document: Document) -> parser.HtmlElement:
    return parser.document_fromstring(FORMAT.write(document).data)


def test_words_are_on_the_page_as_typed() -> None:
    words = " ".join(page(resolution(TEXT)).text_content().split())
    assert "Clean & safe <b water" in words
    assert "Decides to act <as soon as possible>:" in words


def test_paragraphs_carry_their_numbers() -> None:
    labels = [e.text_content() for e in page(resolution(TEXT)).cssselect("p .label")]
    assert labels == ["1.", "(a)", "(i)", "2."]


def test_footnotes_are_linked_both_ways() -> None:
    made = page(resolution(TEXT))
    (reference,) = made.cssselect('[role="doc-noteref"]')
    (note,) = made.cssselect('[role="doc-footnote"]')
    assert reference.get("href") == f"#{note.get('id')}"
    (back,) = note.cssselect('[role="doc-backlink"]')
    assert back.get("href") == f"#{reference.get('id')}"
    assert "Its second paragraph." in note.text_content()


def test_links_of_footnotes_have_names_in_the_language_of_the_document() -> None:
    for language, notes, name in (("en", "Footnotes", "Footnote 1"), ("fr", "Notes", "Note 1")):
        notes += ": 90/5. Clean & safe <b water"
        made = page(resolution(TEXT, language=language))
        (reference,) = made.cssselect('[role="doc-noteref"]')
        (section,) = made.cssselect('[role="doc-endnotes"]')
        assert (section.get("aria-label"), reference.get("aria-label")) == (notes, name)


def headings(notation: str) -> list[tuple[int, str]]:
    """Level and words of the headings that a screen reader finds."""
    found = page(resolution(notation)).cssselect("h1, h2, h3, h4, h5, h6, [role=heading]")
    return [(int(e.get("aria-level") or e.tag[1:]), e.text_content().strip()) for e in found]


def test_headings_begin_at_the_first_level_and_leave_none_out() -> None:
    assert headings(TEXT + "    HEAD Wells\n    ANNEX\n    SEC[I] Means\n    HEAD Deep") == [
        (1, "90/5. Clean & safe <b water"), (2, "Wells"), (2, "I Means"), (3, "Deep")
    ]  # fmt: skip
    assert headings("MAST {resolution_number:Resolution 5 (2035)}\nMAST {adoption:Adopted}\n1. *Ends*.") == [
        (1, "Resolution 5 (2035)")
    ]


def test_a_page_without_title_and_symbol_has_a_name_all_the_same() -> None:
    assert page(resolution("1. *Ends*.")).findtext(".//title") == "Resolution"


def test_every_link_within_the_page_leads_somewhere() -> None:
    made = page(resolution(TEXT))
    ids = [e.get("id") for e in made.cssselect("[id]")]
    assert len(ids) == len(set(ids))
    assert {e.get("href")[1:] for e in made.cssselect('a[href^="#"]')} <= set(ids)


def test_nothing_is_fetched_and_nothing_runs() -> None:
    data = FORMAT.write(resolution(TEXT)).data.decode()
    assert not re.search(r"<(script|img|link|iframe)\b|@import|url\(", data)


def test_a_link_that_would_run_is_written_as_words_and_told() -> None:
    written = FORMAT.write(resolution("1. *Decides* to [act](javascript:alert(1)) now."))
    assert b"javascript" not in written.data
    assert written.losses


def test_tables_have_headings() -> None:
    made = page(resolution(TEXT))
    assert [e.text_content() for e in made.cssselect('th[scope="col"]')] == ["Class", "Cost"]
    assert [e.text_content() for e in made.cssselect("td.number")] == ["12"]


def test_session_dates_and_votes_are_written_as_they_are_printed() -> None:
    document = resolution(
        """
        MAST {session_dates:{session_start:11 September} {session_end:13 October 2035}}
        CLOSE {vote:{outcome:[Adopted by {quantity:2} to {quantity:1}.{outcome:In favour:}⏎{states:A, B}]}}
        """
    )
    written = FORMAT.write(document).data.decode()
    assert ">11 September–13 October 2035</p>" in written
    assert ">[Adopted by 2 to 1.<br><i>In favour:</i><br>A, B]</p>" in written


def test_an_empty_cell_of_a_heading_is_no_heading() -> None:
    made = page(resolution("|= | Cost\n| A | 12"))
    assert [e.text_content() for e in made.cssselect("th")] == ["Cost"]
    assert len(made.cssselect("thead td")) == 1


def test_lines_of_the_first_page_say_what_they_state() -> None:
    made = resolution(
        "MAST {symbol:A/RES/90/5}\nMAST {organ:General Assembly}\nMAST {issued=2036-01-07:7 January 2036}\n"
        "1. *Ends*.\nCLOSE {vote:Adopted by {outcome:29} to 14}\nCLOSE {meeting=63rd:63rd meeting}"
    )
    lines = page(made).xpath('//header[@class="masthead"]/p')
    assert [line.get("data-field") for line in lines] == ["symbol", "organ", "issued"]
    ends = page(made).xpath('//p[starts-with(@class, "closing")]')
    assert [line.get("data-field") for line in ends] == ["vote", None]
