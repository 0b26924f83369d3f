"""What other programs and people put into Word files: broken fields, symbol fonts, notes with lists, first pages in tables."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from engross.formats.docx import FORMAT
from engross.model import masthead, numbering, plain, states, walk
from engross.model.inlines import Style
from engross.model.nodes import Document, Kind
from formats.docx_files import SPACES, R, W, archive, docx, p, part, text, with_parts

FRONT = p("90/5. Clean water") + p("The General Assembly,") + p("Recalling its resolution 80/1,")
END = p("1. Decides to act.")
BY = 'w:author="Ana" w:date="2035-01-02T03:04:05Z"'


def numbering_of(form: str, pattern: str = "(%1)", start: int = 1) -> str:
    return part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>',
    )


IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'


def note(content: str) -> str:
    return part("footnotes", f'<w:footnote w:id="0">{content}</w:footnote>')


NOTED = p(text("Noting this") + '<w:r><w:footnoteReference w:id="0"/></w:r>' + text(","))
BEGINS = "<w:r><w:footnoteRef/></w:r>"


def words(document: Document) -> list[str]:
    return [plain.words(block) for block in walk.blocks(document)]


def notes(document: Document) -> list[str]:
    return [plain.note_text(found) for _, _, found in walk.notes(document)]


# ------------------------------------------------------------------------------------------- fields


@pytest.mark.parametrize("before", ["", code(' HYPERLINK "https://example.org" ') + mark("separate")])
def test_a_field_without_an_end_hides_no_words(before):
    row = text("Noting ") + mark("begin") + before + text("this,")
    document = FORMAT.read(docx(FRONT + p(row) + END)).document
    assert words(document)[-2:] == ["Noting this,", "Decides to act."]
    assert not list(walk.blocks(document))[-1].inlines[0].link


def test_the_code_of_a_field_in_a_field_is_not_shown():
    inner = mark("begin") + code(" MERGEFIELD n ") + mark("separate") + text("7") + mark("end")
    row = text("Noting ") + mark("begin") + code(" IF ") + inner + code(' = 7 "this" "that" ')
    row += mark("separate") + text("this") + mark("end") + text(",")
    assert words(FORMAT.read(docx(FRONT + p(row))).document)[-1] == "Noting this,"


# ------------------------------------------------------------------------------------- signs and numbers


def test_private_characters_of_symbol_fonts_are_shown():
    fonts = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'
    row = text("Noting \uf0a3 5", fonts.format("Symbol")) + text("\uf0fc", fonts.format("Wingdings"))
    row += text(" and \uf0b7,")
    assert words(FORMAT.read(docx(FRONT + p(row))).document)[-1] == "Noting ≤ 5✓ and •,"


@pytest.mark.parametrize(
    ("form", "label"),
    [
        ("arabicAbjad", "(ج)"),
        ("arabicAlpha", "(ت)"),
        ("russianUpper", "(В)"),
        ("ideographTraditional", "(丙)"),
        ("decimalEnclosedCircle", "(③)"),
        ("decimalFullWidth", "(３)"),
        ("ordinal", "(3rd)"),
        ("numberInDash", "(- 3 -)"),
        ("somethingNew", "(3)"),
    ],
)
def test_numbers_of_lists_have_the_form_that_word_prints(form, label):
    body = FRONT + END + p("Third;", IN_LIST)
    document = FORMAT.read(docx(body, numbering=numbering_of(form, start=3))).document
    block = list(walk.blocks(document))[-1]
    assert numbering.of(document).label(block.id) == label
    assert plain.words(block) == "Third;"


# -------------------------------------------------------------------------------------------- notes


def test_lists_in_notes_keep_their_labels():
    content = p(BEGINS + text(" See:")) + p("first;", IN_LIST) + p("second.", IN_LIST)
    data = docx(FRONT + NOTED, footnotes=note(content), numbering=numbering_of("lowerLetter"))
    assert notes(FORMAT.read(data).document) == ["See:\n(a) first;\n(b) second."]


def test_a_paragraph_that_was_added_to_a_note_is_a_change():
    content = p(BEGINS + text(" One."), f'<w:rPr><w:ins w:id="1" {BY}/></w:rPr>')
    content += p(f'<w:ins w:id="2" {BY}>{text("Two.")}</w:ins>')
    document = FORMAT.read(docx(FRONT + NOTED, footnotes=note(content))).document
    assert notes(states.accepted(document)) == ["One.\nTwo."]
    assert notes(states.original(document)) == ["One."]


def test_a_table_in_a_note_is_kept_as_paragraphs_and_it_is_said():
    cells = "".join(f"<w:tc>{p(words)}</w:tc>" for words in ("a", "b"))
    content = p(BEGINS + text(" See:")) + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    result = FORMAT.read(docx(FRONT + NOTED, footnotes=note(content)))
    assert notes(result.document) == ["See:\na\nb"]
    assert "A table in a footnote is kept as its paragraphs." in result.losses


# -------------------------------------------------------------------------------------- first pages


def table(*rows: tuple[str, ...]) -> str:
    made = ("".join(f"<w:tc>{p(words)}</w:tc>" for words in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in made)}</w:tbl>"


def test_a_first_page_set_as_a_table_is_a_first_page():
    head = table(("United Nations", "A/90/L.5"), ("", "General Assembly"), ("", "Distr.: Limited"))
    document = FORMAT.read(docx(head + p("Agenda item 12") + FRONT + END)).document
    kinds = [block.kind for block in walk.blocks(document)]
    assert kinds[:6] == [*[Kind.MASTHEAD] * 5, Kind.TITLE]
    assert masthead.text_of(document, masthead.SYMBOL) == "A/90/L.5"


def test_other_tables_stay_tables():
    document = FORMAT.read(
        docx(table(("Name", "Place")) + FRONT + END + table(("A/90/1", "A/90/2")))
    ).document
    kinds = [block.kind for block in walk.blocks(document)]
    assert kinds.count(Kind.CELL) == 4


# ----------------------------------------------------------------------------------------- dialects


def test_the_strict_form_with_lengths_in_points_is_read():
    styles = part(
        "styles", '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="__Single Txt"/></w:style>'
    )
    in_points = '<w:pStyle w:val="S"/><w:ind w:start="110.9pt"/>'
    in_twips = in_points.replace("110.9pt", "2218")
    found = []
    for properties in (in_points, in_twips):
        body = FRONT + p("1. Decides:") + p("Act;", properties + IN_LIST)
        data = docx(body, styles=styles, numbering=numbering_of("lowerLetter"))
        with ZipFile(BytesIO(data)) as zipped:
            files = {name: _strict(zipped.read(name)) for name in zipped.namelist()}
        found.append(FORMAT.read(archive(files)).document)
    one, two = ([(b.kind, b.level, plain.words(b)) for b in walk.blocks(d)] for d in found)
    assert one == two
    assert one[-1] == (Kind.OPERATIVE, 2, "Act;")


def _strict(data: bytes) -> bytes:
    data = data.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    return data.replace(R.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")


def test_arabic_letters_have_their_own_toggles():
    rows = ("<w:rtl/><w:iCs/>", '<w:rtl/><w:i/><w:iCs w:val="0"/>', "<w:iCs/>", "<w:rtl/><w:b/>")
    row = "".join(text(f"{at} ", properties) for at, properties in enumerate(rows))
    [block] = list(walk.blocks(FORMAT.read(docx(FRONT + p(row))).document))[3:]
    assert [(i.text, i.style) for i in block.inlines] == [
        ("0 ", Style.ITALIC),
        ("1 2 ", Style.PLAIN),
        ("3", Style.BOLD),
    ]


def test_lines_before_a_title_are_of_a_first_page_only_where_it_has_begun():
    body = p("Report of the Council") + p("The Council adopted the following.") + FRONT + END
    kinds = [block.kind for block in walk.blocks(FORMAT.read(docx(body)).document)]
    assert Kind.MASTHEAD not in kinds


# ------------------------------------------------------------------------------------------- losses


def test_how_characters_are_read_is_told():
    ruby = f"<w:r><w:ruby><w:rt>{text('hú')}</w:rt><w:rubyBase>{text('河')}</w:rubyBase></w:ruby></w:r>"
    result = FORMAT.read(docx(FRONT + p(text("Noting ") + ruby + text(","))))
    assert words(result.document)[-1] == "Noting 河,"
    assert result.losses == ("What stands above characters to tell how they are read is not kept: “hú”.",)


@pytest.mark.parametrize(
    ("look", "told"),
    [
        ("<w:strike/>", "Struck-through words are kept as plain words: “not”."),
        ('<w:highlight w:val="yellow"/>', "Highlighting is not kept: “not”."),
        ("<w:vanish/>", "Hidden text was left out: “not”."),
        ('<w:strike w:val="0"/><w:highlight w:val="none"/>', None),
    ],
)
def test_looks_that_are_not_kept_are_told(look, told):
    losses = FORMAT.read(docx(FRONT + p(text("Noting ") + text("not", look) + text(" this,")))).losses
    assert losses == ((told,) if told else ())


def test_running_heads_that_say_something_are_told():
    head = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    data = docx(FRONT + END + head)
    for line, told in (("Draft of 3 May", True), ("A/90/L.5 2/4", False), ("Clean water", False)):
        parts = {"word/header.xml": f"<w:hdr {SPACES}>{p(line)}</w:hdr>"}
        losses = FORMAT.read(with_parts(data, parts, {"h": ("header", "header.xml")})).losses
        assert losses == ((f"The running head or foot is not kept: “{line}”.",) if told else ())


def test_words_of_diagrams_are_told():
    graphic = (
        '<w:r><w:drawing><d:relIds xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
        ' r:dm="d"/></w:drawing></w:r>'
    )
    data = docx(FRONT + p(text("Noting this") + graphic + text(",")))
    drawn = '<d:m xmlns:d="urn:d" xmlns:a="urn:a"><a:t>Box one</a:t><a:t>Box two</a:t></d:m>'
    for content, told in ((drawn, ": “Box one Box two”."), (drawn[:-5], ".")):
        result = FORMAT.read(with_parts(data, {"word/d.xml": content}, {"d": ("diagramData", "d.xml")}))
        assert result.losses == (f"A chart or diagram is not shown{told}",)
