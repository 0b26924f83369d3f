from __future__ import annotations

from hypothesis import given

import strategies
from builders import notation, resolution, tagged
from engross.editing import fragments
from engross.formats.html import copied
from engross.model import numbering, plain, walk
from engross.model.inlines import footnotes
from engross.model.nodes import Kind
from engross.workspace import pasting


def kinds(fragment):
    return [(b.kind.name, b.level, plain.words(b)) for b in fragment.blocks]


HTML = """<h2>Water</h2><p>The General Assembly,</p><p><i>Recalling</i> its resolution,</p>
<p>1.&nbsp;&nbsp; <i>Decides</i> to act:</p><p>(a) First;</p><p>(i) Deep;</p><p>(ii) Deeper;</p><p>(b) Second;</p>
<p>2. <i>Requests</i> a report.</p>"""


def test_paragraphs_get_their_kind_and_level():
    found = pasting.of_html(HTML, "")
    assert found.is_understood
    assert kinds(found.fragment) == [
        ("HEADING", 0, "Water"),
        ("ORGAN", 0, "The General Assembly,"),
        ("PREAMBULAR", 0, "Recalling its resolution,"),
        ("OPERATIVE", 0, "Decides to act:"),
        ("OPERATIVE", 1, "First;"),
        ("OPERATIVE", 2, "Deep;"),
        ("OPERATIVE", 2, "Deeper;"),
        ("OPERATIVE", 1, "Second;"),
        ("OPERATIVE", 0, "Requests a report."),
    ]


def test_the_ninth_letter_goes_on_counting():
    letters = "".join(f"<p>({letter}) Item;</p>" for letter in "abcdefghij")
    assert {b.level for b in pasting.of_html(f"<p>1. Act:</p>{letters}", "").fragment.blocks[1:]} == {1}


def test_lists_become_levels():
    source = "<p>Words</p><ol><li>One<ol><li>Deep</li></ol></li><li>Two</li></ol><ul><li>Point</li></ul>"
    assert kinds(pasting.of_html(source, "").fragment) == [
        ("TEXT", 0, "Words"),
        ("OPERATIVE", 0, "One"),
        ("OPERATIVE", 1, "Deep"),
        ("OPERATIVE", 0, "Two"),
        ("TEXT", 1, "Point"),
    ]


def test_tables_become_cells():
    fragment = pasting.of_html("<p>x</p><table><tr><td>A</td><td>B</td></tr></table>", "").fragment
    assert [b.kind for b in fragment.blocks] == [Kind.TEXT, Kind.CELL, Kind.CELL]


def test_plain_paragraphs_take_the_kind_of_where_they_go():
    found = pasting.of_html("<p>One thing</p><p>Another</p>", "")
    assert found.fragment.is_plain
    assert not found.is_understood


def test_one_paragraph_is_words():
    found = pasting.of_html("<p>1. Decides to act;</p>", "")
    built = tagged("1. the <caret>end")
    after = fragments.paste(built.document, built.selection, found.fragment).document
    assert notation(after).endswith("the 1. Decides to act;end")


def test_the_text_beside_it_is_what_came_as_text():
    assert pasting.of_html(HTML, "as the other\nprogram says").as_text.text == "as the other\nprogram says"


def test_a_page_of_a_pdf_becomes_paragraphs():
    words = "Recalling its resolution 80/1 of 5 May 2035,\n1. Decides to act;\n2. Requests the Secretary-General to report."
    found = pasting.of_text(words)
    assert found.is_understood
    assert [b.kind for b in found.fragment.blocks] == [Kind.PREAMBULAR, Kind.OPERATIVE, Kind.OPERATIVE]
    assert found.as_text.text == words


def test_words_of_no_resolution_stay_text():
    for words in ("milk\nbread\neggs", "one line", "", "Dear colleague,\n\nthank you.\n"):
        assert not pasting.of_text(words).is_understood


@given(strategies.documents())
def test_what_is_copied_out_keeps_every_word_and_footnote(document):
    blocks = list(walk.blocks(document))
    source = copied.html_of(blocks, numbering.Numbers({}, {}, {}, {}))
    found = pasting.of_html(source, "").fragment

    def said(some):
        return "".join("".join(plain.words(b).split()) for b in some)

    assert said(found.blocks) == said(blocks)
    notes = [n for b in found.blocks for _at, n in footnotes(b.inlines)]
    there = [n for _b, _at, n in walk.notes(document)]
    assert ["".join(plain.note_text(n).split()) for n in notes] == [
        "".join(plain.note_text(n).split()) for n in there
    ]


def test_a_resolution_copied_out_and_pasted_is_the_same():
    text = "PP *Recalling* its report,[^Of *water*.]\n1. *Decides* to act:\n  (a) First;\n  (b) Second;\n2. *Requests* a report."
    document = resolution(text)
    source = copied.html_of(list(walk.blocks(document)), numbering.of(document))
    into = tagged("PP <caret>")
    after = fragments.paste(into.document, into.selection, pasting.of_html(source, "").fragment).document
    assert notation(after) == notation(document)
