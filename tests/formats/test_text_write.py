"""Plain text and Markdown as written, and read again."""

from __future__ import annotations

import pytest
from hypothesis import given

from builders import resolution
from engross.formats.text import MARKDOWN, TEXT
from engross.formats.text.write import structured
from engross.model import plain, walk
from engross.model.inlines import Text
from engross.model.nodes import Block, Cell, Document, Kind, Part, PartKind
from strategies import documents

RESOLUTION = r"""
    TITLE {number:90/5.} {title:**Clean water**}
    ORG *The General Assembly*,
    PP *Recalling* its resolution [80/1](https://undocs.org/en/A/RES/80/1),[13^See *Official Records*. ¶ And more.]
    1. *Decides* to act on 5 \* 3 m<sup>2</sup>:
      (a) At once;[^A/90/1.]
    2. *Requests* a report.
    |= Name | Litres
    | Lake | 3
    ORN \* \* \*
    CLOSE 3rd meeting⏎1 May 2040
"""


def written(form, document) -> str:
    return form.write(document).data.decode()


def test_plain_text_is_read_by_people():
    assert written(TEXT, resolution(RESOLUTION)) == (
        "90/5. Clean water\n\n"
        "*The General Assembly*,\n\n"
        "*Recalling* its resolution 80/1,¹³\n\n"
        "1. *Decides* to act on 5 \\* 3 m2:\n\n"
        "    (a) At once;¹⁴\n\n"
        "2. *Requests* a report.\n\n"
        "| Name | Litres |\n| Lake | 3 |\n\n"
        "* * *\n\n"
        "3rd meeting\n1 May 2040\n\n"
        "¹³ See *Official Records*. And more.\n\n"
        "¹⁴ A/90/1.\n"
    )


def test_markdown_has_headings_links_and_named_notes():
    assert written(MARKDOWN, resolution(RESOLUTION)) == (
        "# 90/5. Clean water\n\n"
        "*The General Assembly*,\n\n"
        "*Recalling* its resolution [80/1](https://undocs.org/en/A/RES/80/1),[^13]\n\n"
        "1. *Decides* to act on 5 \\* 3 m<sup>2</sup>:\n\n"
        "(a) At once;[^14]\n\n"
        "2. *Requests* a report.\n\n"
        "| Name | Litres |\n| --- | --- |\n| Lake | 3 |\n\n"
        "* * *\n\n"
        "3rd meeting  \n1 May 2040\n\n"
        "[^13]: See *Official Records*.\n\n    And more.\n\n"
        "[^14]: A/90/1.\n"
    )


def test_what_plain_text_cannot_show_is_told():
    losses = TEXT.write(resolution(RESOLUTION)).losses
    assert losses == (
        "Plain text keeps the words of links, not their addresses (1).",
        "Plain text shows no underlining, superscript or subscript (1).",
        "Plain text joins the paragraphs of a footnote (1).",
    )
    assert MARKDOWN.write(resolution(RESOLUTION)).losses == ()
    assert TEXT.write(resolution("PP *Recalling* it,")).losses == ()


def test_white_space_at_the_ends_of_emphasis_stays_outside():
    assert written(TEXT, resolution("PP *Recalling *it **all ***now*,")) == "*Recalling* it **all** *now*,\n"


def test_notes_of_each_text_follow_it_and_have_names_of_their_own_in_markdown():
    document = resolution("PP One,[^A.]\n=== resolution\nPP Two,[1^B.]")
    assert written(TEXT, document) == "One,¹\n\n¹ A.\n\nTwo,¹\n\n¹ B.\n"
    assert written(MARKDOWN, document) == "One,[^1]\n\n[^1]: A.\n\nTwo,[^2-1]\n\n[^2-1]: B.\n"


def test_notes_in_brackets_and_asterisks():
    document = resolution("PP One,[()^A.] two,[*^B.]")
    assert written(TEXT, document) == "One,(¹) two,<sup>*</sup>\n\n¹ A.\n\n<sup>*</sup> B.\n"


def test_words_that_look_like_markup_are_kept_as_words():
    document = resolution(r"TEXT # one \*two\* a_b _c_ \[^d] \<sup>e \\ f")
    for form in (TEXT, MARKDOWN):
        again = form.read(written(form, document).encode(), "x.md").document
        assert [plain.text(b) for b in walk.blocks(again)] == [r"# one *two* a_b _c_ [^d] <sup>e \ f"]


@pytest.mark.parametrize("form", [TEXT, MARKDOWN])
def test_a_written_resolution_is_read_again(form):
    document = resolution(
        """
        TITLE {number:90/5.} {title:Clean water}
        ORG *The General Assembly*,
        PP *Recalling* its resolution 80/1,[^A/90/1.]
        PP *Noting* the report,
        1. *Decides* to act:
          (a) At once;
          (b) Everywhere;[^A/90/2.]
        2. *Requests* a report.
        """
    )
    again = form.read(written(form, document).encode(), "x.txt").document
    expected = [(b.kind, b.level, plain.text(b)) for b in walk.blocks(document)]
    found = [(b.kind, b.level, plain.text(b)) for b in walk.blocks(again)]
    assert found == expected
    assert [plain.note_text(n) for _, _, n in walk.notes(again)] == ["A/90/1.", "A/90/2."]


def test_the_paragraphs_of_a_note_are_read_again_from_markdown():
    document = resolution(
        "ORG The Council,\n1. *Decides*[^See *it*. ¶ And more. ¶ And at last.] to act;[^Two.]"
    )
    again = MARKDOWN.read(written(MARKDOWN, document).encode(), "x.md").document
    found = [[plain.text(block) for block in note.blocks] for _, _, note in walk.notes(again)]
    assert found == [["See it.", "And more.", "And at last."], ["Two."]]
    assert len(list(walk.blocks(again))) == len(list(walk.blocks(document)))


@given(documents())
def test_no_word_of_any_document_is_lost(document):
    for form in (TEXT, MARKDOWN):
        text = written(form, document).replace("\\", "")
        for block in walk.all_blocks(document):
            for inline in block.inlines:
                words = inline.text.split() if isinstance(inline, Text) else ()
                assert all(word in text for word in words)


def test_session_dates_and_votes_are_written_as_they_are_printed():
    document = resolution(
        """
        MAST {session_dates:{session_start:11 September} {session_end:13 October 2035}}
        CLOSE {vote:{outcome:[Adopted by {quantity:2} to {quantity:1}.{outcome:In favour:}⏎{states:A, B}]}}
        """
    )
    assert written(TEXT, document) == (
        "11 September–13 October 2035\n\n[Adopted by 2 to 1.\n*In favour:*\nA, B]\n"
    )


def test_cells_beside_one_of_several_rows_stay_in_their_column():
    cells = (
        ("Lakes", Cell(1, 0, 0, rows=2)), ("North", Cell(1, 0, 1)), ("3", Cell(1, 0, 2)),
        ("South", Cell(1, 1, 1)), ("4", Cell(1, 1, 2)),
    )  # fmt: skip
    blocks = tuple(Block(n, Kind.CELL, (Text(words),), cell=cell) for n, (words, cell) in enumerate(cells, 1))
    document = Document(parts=(Part(PartKind.BODY, blocks),), next_id=9)
    assert written(MARKDOWN, document) == ("| Lakes | North | 3 |\n| --- | --- | --- |\n|  | South | 4 |\n")


def test_structured_text_is_plain_text():
    document = resolution(RESOLUTION)
    assert structured(document) == written(TEXT, document)


@pytest.mark.parametrize("form", [TEXT, MARKDOWN])
def test_the_brackets_of_arabic_indicators_come_back(form):
    arabic = "ORG ***إن الجمعية العامة***،\nPP ***إذ تشير*** إلى قرارها[()^انظر.]،\n1. ***تقرر*** أن تعمل."
    again = form.read(form.write(resolution(arabic, language="ar", organ="ga")).data).document
    assert [(note.brackets, plain.note_text(note)) for _, _, note in walk.notes(again)] == [("()", "انظر.")]
