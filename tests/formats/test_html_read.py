"""What is copied from other programs. The samples are written as those programs write."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import inlines, resolution
from engross.formats.html import copied, read
from engross.model import numbering, plain, walk
from engross.model.inlines import Footnote, Style, Text
from engross.model.nodes import Block, Kind

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><style><!-- /* Font Definitions */ p.MsoNormal {margin:0cm;} --></style></head><body lang=EN-GB>
<!--StartFragment-->
<p class=MsoNormal><i style='mso-bidi-font-style:normal'><span lang=EN-GB>Recalling</span></i><span lang=EN-GB> its
resolution 80/1<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span
class=MsoFootnoteReference><sup>[1]</sup></span><![endif]></span></span></a> on water,<o:p></o:p></span></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]><i>Decides</i> to act;</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>(a)<span>&nbsp; </span></span>First<a
style='mso-footnote-id:ftn2' href="#_ftn2" name="_ftnref2"><sup>[2]</sup></a>.</p>
<!--EndFragment-->
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"
name="_ftn1" title=""><sup>[1]</sup></a> <i>Official Records</i>, p. 3.</p></div>
<div style='mso-element:footnote' id=ftn2><p class=MsoFootnoteText><a style='mso-footnote-id:ftn2' href="#_ftnref2"
name="_ftn2"><sup>[2]</sup></a> Two.</p><p class=MsoFootnoteText>And more.</p></div>
</div></body></html>"""

LIBREOFFICE = """<!DOCTYPE html><html><body lang="en-GB" dir="ltr">
<p style="line-height: 100%"><i>Noting</i> the report<a class="sdfootnoteanc" name="sdfootnote1anc"
href="#sdfootnote1sym"><sup>1</sup></a> on water,</p>
<ol><li><p>Decides to act;</p><ol type="a"><li><p>First;</p></li></ol></li></ol>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>
One.</p></div></body></html>"""

GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span
style="font-style:italic;font-weight:400;vertical-align:baseline">Noting</span><span style="font-style:normal"> the report</span><sup><a
href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span> and </span><span style="font-weight:700">more</span></p><br />
<ul><li dir="ltr" style="list-style-type:disc"><p dir="ltr" role="presentation"><span>A point</span></p></li></ul></b>
<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> A note.</span></p></div>"""

PANDOC = """<p>Water<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> and
rain.<a href="#fn2" id="fnref2"><sup>2</sup></a></p><section class="footnotes"><hr /><ol>
<li id="fn1"><p>One.<a href="#fnref1" class="footnote-back">↩︎</a></p></li>
<li id="fn2"><p>Two.<a href="#fnref2" class="footnote-back">↩︎</a></p></li></ol></section>"""


def shown(source):
    """Each paragraph with its footnotes in brackets."""
    return [
        "".join(
            f"[^{plain.note_text(i)}]" if isinstance(i, Footnote) else getattr(i, "text", "⏎")
            for i in p.inlines
        )
        for p in read.read(source)
    ]


def test_word():
    assert [line.replace("\u00a0", " ").replace("    ", " ").replace("  ", " ") for line in shown(WORD)] == [
        "Recalling its resolution 80/1[^Official Records, p. 3.] on water,",
        "1. Decides to act;",
        "(a) First[^Two.\nAnd more.].",
    ]
    first = read.read(WORD)[0].inlines
    assert first[0] == Text("Recalling", Style.ITALIC)
    note = next(i for i in first if isinstance(i, Footnote))
    assert note.blocks[0].inlines == inlines("*Official Records*, p. 3.")
    assert [p.list_level for p in read.read(WORD)] == [0, 1, 2]


def test_libreoffice():
    assert shown(LIBREOFFICE) == ["Noting the report[^One.] on water,", "Decides to act;", "First;"]
    assert [(p.list_level, p.is_numbered) for p in read.read(LIBREOFFICE)] == [
        (0, False),
        (1, True),
        (2, True),
    ]


def test_google_docs():
    assert shown(GOOGLE) == ["Noting the report[^A note.] and more", "A point"]
    row = read.read(GOOGLE)[0].inlines
    assert (row[0], row[-1]) == (Text("Noting", Style.ITALIC), Text("more", Style.BOLD))


def test_notes_of_web_pages():
    assert shown(PANDOC) == ["Water[^One.] and rain.[^Two.]"]


def test_raised_figures_with_a_list_at_the_end():
    source = "<p>Water<sup>3</sup> and rain<sup>4</sup></p><p>10 m<sup>2</sup></p><p><sup>3</sup> One.</p><p><sup>4</sup> Two.</p>"
    assert shown(source) == ["Water[^One.] and rain[^Two.]", "10 m2"]


def test_a_link_within_a_page_is_no_footnote():
    assert shown(
        '<p><a href="#part">See</a> below.</p><h2 id="part">Part</h2><p><a href="#part">Up</a></p>'
    ) == [
        "See below.",
        "Part",
        "Up",
    ]


def test_tables_become_cells():
    found = read.read(
        "<table><tr><th>Name<th>Sum</tr><tr><td rowspan=2>A<td>1</tr><tr><td colspan='x'>2</table><p>End</p>"
    )
    assert [(p.cell.row, p.cell.column, p.cell.rows, p.cell.is_heading) for p in found if p.cell] == [
        (0, 0, 1, True),
        (0, 1, 1, True),
        (1, 0, 2, False),
        (1, 1, 1, False),
        (2, 1, 1, False),
    ]
    assert found[-1].cell is None


def test_a_table_that_arranges_a_page_is_looked_through():
    assert shown("<table><tr><td><p>One</p><p>Two</p></td></tr></table>") == ["One", "Two"]


def test_what_is_not_seen_is_not_read():
    source = (
        "<style>p{}</style><script>x()</script><p>Seen<span style='display:none'>not</span><!-- no --></p>"
    )
    assert shown(source) == ["Seen"]


def test_white_space_is_as_browsers_show_it():
    assert shown("<p>  One\n  <i> two </i>  three<br>four  </p>") == ["One two three⏎four"]


def test_nothing_is_nothing():
    for source in ("", "   ", "<!-- -->", "\x00", "<br>"):
        assert read.read(source) == []


@given(st.text(alphabet="<>/=\"' #apisultrd1[]&;\n", max_size=120))
def test_any_text_is_read_without_an_error(source):
    for paragraph in read.read(source):
        assert paragraph.inlines or paragraph.cell


@given(
    st.recursive(
        st.text("ab ", max_size=5),
        lambda inner: st.builds(
            "<{0}>{1}</{0}>".format,
            st.sampled_from(
                ["p", "b", "i", "div", "ul", "ol", "li", "table", "tr", "td", "sup", "a", "h2", "br"]
            ),
            inner,
        ),
        max_leaves=20,
    )
)
def test_any_nesting_is_read(source):
    words = "".join(read.words_of(read.read(source)).split())
    assert set(words) <= set("ab\ufffc")


DOCUMENT = """
PP *Recalling* its resolution 80/1,[^*Official Records*, p. 3.]
1. *Decides* to act;
  (a) First;[^Two. ¶ And more.]
2. *Requests* a table:
| A | 1
| B | 2
"""


def copied_html(document):
    return copied.html_of(list(walk.blocks(document)), numbering.of(document))


def test_what_we_copy_out_we_read_again():
    document = resolution(DOCUMENT)
    found = read.read(copied_html(document))
    assert [p.cell is not None for p in found] == [False, False, False, False, True, True, True, True]
    assert [plain.note_text(n) for p in found for n in p.inlines if isinstance(n, Footnote)] == [
        "Official Records, p. 3.",
        "Two.\nAnd more.",
    ]
    assert plain.words(Block(0, Kind.TEXT, found[1].inlines)).split() == ["1.", "Decides", "to", "act;"]
    assert found[2].inlines[0] == Text("(a) First;")


def test_mail_gets_numbers_and_notes():
    document = resolution(DOCUMENT)
    lines = copied.text_of(list(walk.blocks(document)), numbering.of(document)).splitlines()
    assert lines[:3] == ["Recalling its resolution 80/1,[1]", "1. Decides to act;", "    (a) First;[2]"]
    assert lines[-3:] == ["[1] Official Records, p. 3.", "[2] Two.", "And more."]


def test_votes_and_dates_of_sessions_are_copied_as_they_are_printed():
    document = resolution(
        """
        MAST {session_dates:{session_start:11 September} {session_end:13 October 2035}}
        CLOSE {vote:{outcome:[Adopted by {quantity:2} to {quantity:1}.{outcome:In favour:}⏎{states:A, B}]}}
        """
    )
    blocks, numbers = list(walk.blocks(document)), numbering.of(document)
    assert (
        copied.text_of(blocks, numbers)
        == "11 September–13 October 2035\n[Adopted by 2 to 1.\nIn favour:\nA, B]"
    )
    assert "2 to 1.<br><i>In favour:</i><br>A, B]</p>" in copied.html_of(blocks, numbers)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_footnotes_of_what_we_copy(tmp_path: Path):
    (tmp_path / "copied.html").write_text(copied_html(resolution(DOCUMENT)), encoding="utf-8")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--infilter=HTML (StarWriter)",
         "--convert-to", "odt", "--outdir", str(tmp_path), str(tmp_path / "copied.html")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    content = ZipFile(tmp_path / "copied.odt").read("content.xml").decode()
    assert content.count('text:note-class="footnote"') == 2
    assert "Official Records" in content
