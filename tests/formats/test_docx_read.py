"""Word files of other programs: their own lists, fields, notes, controls, boxes, styles, tracked changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from builders import resolution
from engross.editing import remarks
from engross.formats import docx as docx_format
from engross.formats.docx import FORMAT
from engross.model import masthead, numbering, plain, states, validity, walk
from engross.model.inlines import Footnote, LineBreak, Style, Text
from engross.model.nodes import Block, Document, Form, Kind, Part, PartKind
from engross.model.review import ChangeKind
from formats.docx_files import docx, p, part, text
from formats.test_docx import WHOLE
from strategies import Ids, documents, rows

ITALIC = "<w:i/>"
FRONT = p("90/5. Clean water") + p("The General Assembly,") + p(text("Recalling", ITALIC) + text(" that,"))


def read(body: str, **options) -> Document:
    document = FORMAT.read(docx(body, **options)).document
    assert validity.faults(document) == []
    return document


def lines(document: Document) -> list[str]:
    """Kind, label and words of each paragraph."""
    numbers = numbering.of(document)
    return [
        " ".join(filter(None, (block.kind.value, numbers.label(block.id), plain.words(block))))
        for block in walk.blocks(document)
    ]


def last(document: Document) -> tuple:
    return list(walk.blocks(document))[-1].inlines


def notes(document: Document) -> list[tuple[str, str]]:
    marks = numbering.of(document).marks
    return [(marks[note.id], plain.note_text(note)) for _, _, note in walk.notes(document)]


# ------------------------------------------------------------------------------------- our own files


def test_a_whole_resolution_comes_back_as_it_was():
    document = resolution(WHOLE)
    again = FORMAT.read(FORMAT.write(document).data).document
    assert [line.split() for line in lines(again)] == [line.split() for line in lines(document)]
    assert [part.kind for part in again.parts] == [part.kind for part in document.parts]
    assert again.metadata.organ == "ga"
    for name in (masthead.SYMBOL, masthead.TITLE, masthead.SESSION, masthead.ISSUED, masthead.ORIGIN):
        assert masthead.text_of(again, name) == masthead.text_of(document, name)


FIRST_PAGES = {
    "en": ("Ninetieth session", "Agenda item 19 (d)", "[on the report of the Second Committee (A/90/440)]"),
    "fr": (
        "Quatre-vingt-dixième session",
        "Point 19 d) de l’ordre du jour",
        "[sur la base du rapport de la Deuxième Commission (A/90/440)]",
    ),
    "es": (
        "Nonagésimo período de sesiones",
        "Tema 19 d) del programa",
        "[sobre la base del informe de la Segunda Comisión (A/90/440)]",
    ),
    "ru": ("Девяностая сессия", "Пункт 19 d) повестки дня", "[по докладу Второго комитета (A/90/440)]"),
    "ar": ("الدورة التسعون", "البند 19 (د) من جدول الأعمال", "[بناء على تقرير اللجنة الثانية (A/90/440)]"),
    "zh": ("第九十届会议", "议程项目19(d)", "[根据第二委员会的报告(A/90/440)通过]"),
}
ACTORS = {
    "en": ("General Assembly", "The General Assembly,"),
    "fr": ("Assemblée générale", "L’Assemblée générale,"),
    "es": ("Asamblea General", "La Asamblea General,"),
    "ru": ("Генеральная Ассамблея", "Генеральная Ассамблея,"),
    "ar": ("الجمعية العامة", "إن الجمعية العامة،"),
    "zh": ("大会", "大会，"),
}


@pytest.mark.parametrize("language", FIRST_PAGES)
def test_the_values_of_the_first_page_are_told_from_its_words(language):
    session, item, origin = FIRST_PAGES[language]
    organ, actor = ACTORS[language]
    number = item[item.index("19") : item.index(")") + 1]
    document = resolution(
        f"""
        MAST {{symbol:A/RES/90/5}}
        MAST {{organ:{organ}}}
        MAST {{session=90:{session}}}
        MAST {{agenda_item={number}:{item}}}
        MAST {{origin=secondCommittee:{origin}}}
        TITLE {{number:90/5.}} {{title:Water}}
        ORG *{actor}*
        1. Act.
        """,
        language=language,
    )
    again = FORMAT.read(FORMAT.write(document).data).document
    for name in (masthead.SESSION, masthead.AGENDA_ITEM, masthead.ORIGIN):
        assert masthead.value_of(again, name) == masthead.value_of(document, name) != ""


def test_headings_keep_their_labels_apart_from_their_words():
    document = resolution("""
        ORG *The General Assembly*,
        1. *Decides* to act;
        HEAD B. Wells
        2. *Decides* to rest;
        HEAD[(i)] Rivers
        3. *Requests* a report.
    """)
    again = FORMAT.read(FORMAT.write(document).data).document
    assert lines(again) == lines(document)
    headings = [block for block in walk.blocks(again) if block.kind is Kind.HEADING]
    assert [plain.words(block) for block in headings] == ["B. Wells", "Rivers"]


@st.composite
def documents_with_noted_heads(draw: st.DrawFn) -> Document:
    """Documents whose first page has lines with notes, at any place and beside raised words."""
    document = draw(documents())
    ids = Ids(document.next_id)
    lines = tuple(
        Block(ids.mint(), Kind.MASTHEAD, draw(rows(ids, has_data=True)))
        for _ in range(draw(st.integers(1, 3)))
    )
    first, *others = (part for part in document.parts if part.kind is not PartKind.MASTHEAD)
    parts = Part(PartKind.MASTHEAD, lines, document.parts[0].opens), replace(first, opens=None), *others
    return replace(document, parts=parts, next_id=ids.next_id)


@settings(max_examples=60)
@given(st.one_of(documents(), documents_with_noted_heads()))
def test_every_word_of_any_document_comes_back(document):
    assume(any(plain.words(block).strip() for block in walk.blocks(document)))
    again = FORMAT.read(FORMAT.write(document).data).document
    assert validity.faults(again) == []
    kept = " ".join(plain.words(block) for block in walk.all_blocks(again)).split()
    for block in walk.all_blocks(document):
        for word in plain.words(block).split():
            assert word in kept or any(word in longer for longer in kept)


@pytest.mark.parametrize("words", ["Wells<sup>th</sup>[*^Reissued.]", "[*^Reissued.][**^Twice.]<sup>1</sup>"])
def test_notes_beside_raised_words_of_the_first_page_come_back(words):
    document = resolution(f"MAST {{symbol:A/RES/90/5}}\nMAST {{organ:{words}}}\nPP *Noting* this,")
    again = FORMAT.read(FORMAT.write(document).data).document
    assert notes(again) == notes(document)


def test_several_texts_keep_their_forms():
    notation = "TITLE {number:90/5.} One\nORG The General Assembly,\n1. *Decides* it.\n=== decision\nTITLE {number:90/506.} Two\nORG The General Assembly\n1. *Took* note."
    again = FORMAT.read(FORMAT.write(resolution(notation)).data).document
    assert [part.opens for part in again.parts if part.opens] == [Form.RESOLUTION, Form.DECISION]


# -------------------------------------------------------------------------------------------- lists


def numbered(level: int = 0, ident: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{ident}"/></w:numPr>'


def level(at: int, form: str, pattern: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="4">'
    + level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="5">' + level(0, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>',
)  # fmt: skip


def test_the_numbers_of_words_lists_are_labels():
    body = (
        FRONT + p("Decides to act:", numbered()) + p("At once;", numbered(1)) + p("In rivers;", numbered(2))
    )
    body += p("Later;", numbered(1)) + p("Requests a report.", numbered())
    assert lines(read(body, numbering=NUMBERING))[3:] == [
        "operative 1. Decides to act:",
        "operative (a) At once;",
        "operative (i) In rivers;",
        "operative (b) Later;",
        "operative 2. Requests a report.",
    ]


def test_a_list_of_a_style_counts_too():
    styles = part("styles", f'<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Numbered"/><w:pPr>{numbered()}</w:pPr></w:style>')  # fmt: skip
    body = (
        FRONT
        + p("Decides to act;", '<w:pStyle w:val="Para"/>')
        + p("Invites comments.", '<w:pStyle w:val="Para"/>')
    )
    assert lines(read(body, numbering=NUMBERING, styles=styles))[3:] == [
        "operative 1. Decides to act;",
        "operative 2. Invites comments.",
    ]


def test_typed_numbers_are_labels():
    body = (
        FRONT + p("1.<w:tab/>")
        if False
        else FRONT + p(text("1.") + "<w:r><w:tab/></w:r>" + text("Decides to act:"))
    )
    body += p("(a) At once;") + p("(b) Later;") + p("2. Requests a report.")
    assert lines(read(body))[3:] == [
        "operative 1. Decides to act:",
        "operative (a) At once;",
        "operative (b) Later;",
        "operative 2. Requests a report.",
    ]


# ---------------------------------------------------------------------------------------- what runs hold


def test_looks_come_from_styles_and_from_the_run():
    styles = part("styles", (
        '<w:style w:type="character" w:styleId="E"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="F"><w:name w:val="More"/><w:basedOn w:val="E"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quoted words"/><w:rPr><w:i/></w:rPr></w:style>'
    ))  # fmt: skip
    body = FRONT + p(
        text("a", '<w:rStyle w:val="E"/>') + text("b", '<w:rStyle w:val="F"/>') + text("c", '<w:rStyle w:val="F"/><w:i w:val="0"/>')
        + text("d", '<w:vertAlign w:val="superscript"/>') + text("e", '<w:u w:val="single"/>') + text("f,")
    ) + p(text("g") + text("h,", '<w:rStyle w:val="E"/>'), '<w:pStyle w:val="Q"/>')  # fmt: skip
    document = read(body, styles=styles)
    before, quoted = (block.inlines for block in list(walk.blocks(document))[-2:])
    assert [(i.text, i.style) for i in before] == [
        ("a", Style.ITALIC),
        ("b", Style.ITALIC | Style.BOLD),
        ("c", Style.BOLD),
        ("d", Style.SUPERSCRIPT),
        ("e", Style.UNDERLINE),
        ("f,", Style.PLAIN),
    ]
    assert [(i.text, i.style) for i in quoted] == [("g", Style.ITALIC), ("h,", Style.PLAIN)]


def test_breaks_hyphens_symbols_and_tabs():
    row = text("one") + "<w:r><w:br/></w:r>" + text("two") + "<w:r><w:noBreakHyphen/></w:r>" + text("three")
    row += (
        '<w:r><w:softHyphen/></w:r><w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r><w:r><w:tab/></w:r>'
        + text("four,")
    )
    row += '<w:r><w:br w:type="page"/></w:r><w:r><w:lastRenderedPageBreak/></w:r>'
    inlines = last(read(FRONT + p(row)))
    assert inlines == (Text("one"), LineBreak(), Text("two\u2011three\u00ad≥\tfour,"))


def test_hidden_words_are_left_out_and_said():
    result = FORMAT.read(docx(FRONT + p(text("Noting ") + text("not ", "<w:vanish/>") + text("this,"))))
    assert plain.words(list(walk.blocks(result.document))[-1]) == "Noting this,"
    assert "Hidden text was left out: “not”." in result.losses


def test_what_pictures_say_of_themselves_is_told():
    picture = (
        '<w:r><w:drawing><d:docPr xmlns:d="urn:d" id="1" name="P" descr="A {}"/>'
        '<a:blip xmlns:a="urn:a"/></w:drawing></w:r>'
    )
    row = text("Noting ") + "".join(map(picture.format, ("well", "river " * 20))) + text("this,")
    [told] = FORMAT.read(docx(FRONT + p(row))).losses
    assert (
        told
        == "2 pictures are not shown: “A well”, “A river river river river river river river river river…”."
    )


def test_changes_that_cannot_be_listed_are_told():
    by = 'w:author="Ana"'
    section = f"<w:sectPr><w:sectPrChange {by}><w:sectPr/></w:sectPrChange></w:sectPr>"
    end = f"<w:rPr><w:rPrChange {by}><w:rPr/></w:rPrChange></w:rPr>"
    gone = f"<w:tc><w:tcPr><w:cellDel {by}/></w:tcPr>{p('b')}</w:tc>"
    row = f"<w:tbl><w:tr><w:trPr><w:ins {by}/></w:trPr>{cell('a')}{gone}</w:tr></w:tbl>"
    losses = FORMAT.read(docx(FRONT + p("Noting this,", end) + row + section)).losses
    assert set(losses) == {
        "2 tracked changes of the format of pages or paragraphs' ends are not listed.",
        "2 tracked changes of tables' rows or cells are not shown.",
    }


def test_results_of_fields_are_shown_and_lead_where_they_lead():
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = '<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://example.org/a" </w:instrText></w:r>'
    date = begin + "<w:r><w:instrText> DATE </w:instrText></w:r>" + separate + text("today") + end
    row = text("Noting ") + begin + code + separate + text("this") + end + text(" of ") + date
    row += '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>' + text(",")
    inlines = last(read(FRONT + p(row)))
    assert [(i.text, i.link) for i in inlines] == [
        ("Noting ", ""),
        ("this", "https://example.org/a"),
        (" of today7,", ""),
    ]


def test_links_lead_to_their_addresses():
    row = text("Noting ") + f'<w:hyperlink r:id="far">{text("this")}</w:hyperlink>' + text(",")
    inlines = last(read(FRONT + p(row), links={"far": "https://undocs.org/A/90/1"}))
    assert inlines[1] == Text("this", link="https://undocs.org/A/90/1")


def test_a_reference_to_a_numbered_paragraph_is_live():
    target = (
        '<w:bookmarkStart w:id="1" w:name="_Ref1"/>'
        + text("1. Decides to act;")
        + '<w:bookmarkEnd w:id="1"/>'
    )
    row = (
        text("2. Recalls paragraph ")
        + '<w:fldSimple w:instr=" REF _Ref1 \\r \\h "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )
    document = read(FRONT + p(target) + p(row + text(" above.")))
    block = next(b for b in walk.blocks(document) if plain.words(b) == "Decides to act;")
    assert Text("1", link=f"#node-{block.id}") in last(document)


@pytest.mark.parametrize(
    "wrap",
    [
        "<w:smartTag>{}</w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml>{}</w:customXml>",
        "<w:bdo>{}</w:bdo>",
        "<x:unknown xmlns:x='http://example.org/x'>{}</x:unknown>",
    ],
)
def test_words_inside_other_elements_are_kept(wrap):
    assert (
        plain.words(list(walk.blocks(read(FRONT + p("<w:r/>" + wrap.format(text("Noting this,"))))))[-1])
        == "Noting this,"
    )


def test_paragraphs_in_content_controls_are_kept():
    body = FRONT + f"<w:sdt><w:sdtContent>{p('1. Decides to act.')}</w:sdtContent></w:sdt>"
    assert lines(read(body))[-1].endswith("Decides to act.")


def test_a_text_box_is_read_once_of_both_its_forms():
    box = f"<w:txbxContent>{p('Distr.: General')}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing><x:txbx xmlns:x='urn:x'>{box}</x:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    result = FORMAT.read(docx(p(both) + FRONT))
    assert sum(plain.words(block) == "Distr.: General" for block in walk.blocks(result.document)) == 1
    assert any("text box" in loss for loss in result.losses)


# -------------------------------------------------------------------------------------------- notes


def footnote(ident: int, words: str) -> str:
    return f'<w:footnote w:id="{ident}">{p("<w:r><w:footnoteRef/></w:r>" + text(" " + words))}</w:footnote>'


def mark(ident: int, custom: str = "") -> str:
    if not custom:
        return f'<w:r><w:footnoteReference w:id="{ident}"/></w:r>'
    return f'<w:r><w:footnoteReference w:id="{ident}" w:customMarkFollows="1"/><w:t>{custom}</w:t></w:r>'


def test_notes_stand_at_their_marks_and_have_the_marks_that_word_prints():
    footnotes = part("footnotes", footnote(1, "One.") + footnote(2, "Star.") + footnote(3, "Two."))
    row = text("Noting a") + mark(1) + text(" and b") + mark(2, "*") + text(" and c") + mark(3) + text(",")
    section = '<w:sectPr><w:footnotePr><w:numStart w:val="13"/></w:footnotePr></w:sectPr>'
    document = read(FRONT + p(row) + section, footnotes=footnotes)
    assert notes(document) == [("13", "One."), ("*", "Star."), ("14", "Two.")]
    assert [type(i) for i in last(document)].count(Footnote) == 3


def test_a_typed_mark_before_a_custom_note_is_no_part_of_its_words():
    footnotes = part("footnotes", f'<w:footnote w:id="1">{p("* Reissued.")}</w:footnote>')
    assert notes(read(FRONT + p(text("Noting a") + mark(1, "*") + text(",")), footnotes=footnotes)) == [
        ("*", "Reissued.")
    ]


def test_endnotes_become_footnotes_and_it_is_said():
    endnotes = part(
        "endnotes", f'<w:endnote w:id="1">{p("<w:r><w:endnoteRef/></w:r>" + text(" Far."))}</w:endnote>'
    )
    result = FORMAT.read(
        docx(FRONT + p(text("Noting a") + '<w:r><w:endnoteReference w:id="1"/></w:r>'), endnotes=endnotes)
    )
    assert notes(result.document) == [("1", "Far.")]
    assert any("endnote" in loss for loss in result.losses)


def test_a_note_without_words_and_words_without_a_mark_are_said():
    footnotes = part("footnotes", footnote(5, "Forgotten words."))
    losses = FORMAT.read(docx(FRONT + p(text("Noting a") + mark(1)), footnotes=footnotes)).losses
    assert any("no words" in loss for loss in losses)
    assert any("Forgotten words" in loss for loss in losses)


# -------------------------------------------------------------------------------- tables and structure


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


def test_cells_keep_their_rows_columns_and_spans():
    wide, down, below = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Head', wide)}</w:tr>"
    rows += f"<w:tr>{cell('Down', down)}{cell('b')}</w:tr><w:tr>{cell('', below)}{cell('c')}</w:tr>"
    document = read(FRONT + f"<w:tbl>{rows}</w:tbl>")
    cells = [(plain.words(b), b.cell) for b in walk.blocks(document) if b.cell]
    assert [(w, c.row, c.column, c.rows, c.columns, c.is_heading) for w, c in cells] == [
        ("Head", 0, 0, 1, 2, True),
        ("Down", 1, 0, 2, 1, False),
        ("b", 1, 1, 1, 1, False),
        ("c", 2, 1, 1, 1, False),
    ]


def test_headings_of_word_are_headings():
    styles = part(
        "styles", '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    )
    body = (
        FRONT
        + p("1. Decides to act;")
        + p("Follow-up", '<w:pStyle w:val="H2"/>')
        + p("2. Requests a report.")
    )
    headings = [b for b in walk.blocks(read(body, styles=styles)) if b.kind is Kind.HEADING]
    assert [(plain.words(b), b.level) for b in headings] == [("Follow-up", 1)]


def test_the_styles_of_the_official_template_say_what_lines_are():
    styles = part("styles", "".join(
        f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/></w:style>'
        for ident, name in (("a", "_ H_1"), ("b", "__Single Txt"), ("c", "Agenda_Title_H2"))
    ))  # fmt: skip
    body = p("Rivers and lakes", '<w:pStyle w:val="c"/>') + FRONT + p("1. Decides to act;")
    body += p(text("II.") + "<w:r><w:tab/></w:r>" + text("Means"), '<w:pStyle w:val="a"/>') + p(
        "2. Requests a report."
    )
    document = read(body, styles=styles)
    assert masthead.text_of(document, masthead.ITEM_TITLE) == "Rivers and lakes"
    assert "heading II. Means" in lines(document)


def test_annexes_and_several_resolutions_have_parts_of_their_own():
    body = (
        FRONT
        + p("1. Decides to act.")
        + p("Annex")
        + p("1. Rivers are long.")
        + FRONT.replace("90/5", "90/6")
        + p("1. Decides again.")
    )
    document = read(body)
    kinds = [part.kind for part in document.parts]
    assert kinds.count(PartKind.ANNEX) == 1
    assert [part.opens for part in document.parts if part.opens] == [Form.RESOLUTION, Form.RESOLUTION]


def test_a_document_without_a_resolution_is_kept_as_text_and_it_is_said():
    result = FORMAT.read(docx(p("Dear colleagues, we meet at noon.")))
    assert lines(result.document) == ["text Dear colleagues, we meet at noon."]
    assert "No resolution" in result.losses[0]


def test_arabic_and_chinese_are_told_by_their_words():
    arabic = p("إن الجمعية العامة،") + p("إذ تشير إلى قرارها 80/1،") + p("1 - تقرر أن تعمل.")
    assert read(arabic).metadata.language == "ar"
    chinese = p("大会，") + p("回顾其第80/1号决议，") + p("1. 决定采取行动。")
    assert read(chinese).metadata.language == "zh"


# ------------------------------------------------------------------------------------------- review


def test_changes_of_word_are_read_nested_and_over_paragraphs():
    by = 'w:author="Ana" w:date="2035-01-02T03:04:05Z"'
    row = (
        text("Noting ")
        + f'<w:ins w:id="1" {by}>{text("with care ")}<w:del w:id="2" w:author="Bo"><w:r><w:delText>very </w:delText></w:r></w:del></w:ins>'
    )
    row += text("this,")
    body = (
        FRONT
        + p(row)
        + p(
            f'<w:ins w:id="3" {by}>{text("Noting also that,")}</w:ins>',
            f'<w:rPr><w:ins w:id="4" {by}/></w:rPr>',
        )
    )
    document = read(body)
    assert lines(states.accepted(document))[-2:] == [
        "preambular Noting with care this,",
        "preambular Noting also that,",
    ]
    assert lines(states.original(document))[-1] == "preambular Noting this,"
    kinds = [(change.kind, change.author) for change in document.changes]
    assert kinds == [
        (ChangeKind.INSERTION, "Ana"),
        (ChangeKind.DELETION, "Bo"),
        (ChangeKind.INSERTION, "Ana"),
    ]


def test_both_sides_of_a_move_are_one_change():
    by = 'w:author="Ana"'
    gone = f'<w:moveFromRangeStart w:id="1" {by} w:name="m"/><w:moveFrom w:id="2" {by}>{text("quickly ")}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>'
    come = f'<w:moveToRangeStart w:id="3" {by} w:name="m"/><w:moveTo w:id="4" {by}>{text("quickly ")}</w:moveTo><w:moveToRangeEnd w:id="3"/>'
    document = read(FRONT + p(text("Noting ") + gone + text("that it ") + come + text("runs,")))
    assert [change.kind for change in document.changes] == [ChangeKind.MOVE]
    assert lines(states.accepted(document))[-1] == "preambular Noting that it quickly runs,"


def test_changes_of_format_are_kept_where_they_change_nothing_of_ours_and_it_is_said():
    by = 'w:author="Ana" w:date="2035-01-02T03:04:05Z"'
    shaded = f'<w:rPrChange w:id="1" {by}><w:rPr><w:highlight w:val="yellow"/></w:rPr></w:rPrChange>'
    spaced = f'<w:pPrChange w:id="2" {by}><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrChange>'
    body = FRONT + p(text("1. Decides to ") + text("act", shaded) + text("."), spaced)
    result = FORMAT.read(docx(body))
    kinds = [change.kind for change in result.document.changes]
    assert sorted(kinds) == [ChangeKind.FORMAT, ChangeKind.PARAGRAPH]
    assert sum("changes nothing that is kept" in loss for loss in result.losses) == 2
    for state in (states.accepted, states.original):
        decided = state(result.document)
        assert lines(decided)[-1] == "operative 1. Decides to act."
        assert not decided.changes


def test_a_title_keeps_its_data_where_a_change_of_its_format_is_rejected():
    change = '<w:b/><w:rPrChange w:id="1" w:author="Ana"><w:rPr/></w:rPrChange>'
    document = read(p(text("90/5. ") + text("Clean water", change)) + FRONT.partition("</w:p>")[2])
    before = states.original(document)
    assert masthead.text_of(before, masthead.TITLE) == "Clean water"


def test_files_of_ours_and_of_others_are_recognised():
    assert docx_format.FORMAT.recognises(docx(FRONT), "x.docx")
    assert not docx_format.FORMAT.recognises(b"PK\x03\x04 nothing", "x.docx")


@pytest.mark.parametrize("about", [text("Noting"), ""])
def test_a_comment_before_a_footnote_is_at_the_paragraph_that_has_both(about):
    words = (
        '<w:commentRangeStart w:id="4"/>'
        + about
        + '<w:commentRangeEnd w:id="4"/>'
        + text("" if about else "Noting")
        + '<w:r><w:commentReference w:id="4"/></w:r>'
        + text(" this")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    comments = part("comments", '<w:comment w:id="4" w:author="Ana">' + p("Why?") + "</w:comment>")
    notes = part("footnotes", '<w:footnote w:id="2">' + p("See it.") + "</w:footnote>")
    document = read(FRONT + p(words), comments=comments, footnotes=notes)
    (thread,) = document.comments
    assert plain.words(walk.block_of(document, thread.block)) == "Noting this"


def test_a_comment_inside_a_footnote_is_at_its_words():
    inside = (
        '<w:commentRangeStart w:id="4"/>' + text("See") + '<w:commentRangeEnd w:id="4"/>'
        '<w:r><w:commentReference w:id="4"/></w:r>' + text(" it.")
    )
    comments = part("comments", '<w:comment w:id="4" w:author="Ana">' + p("Why?") + "</w:comment>")
    notes = part("footnotes", '<w:footnote w:id="2">' + p(inside) + "</w:footnote>")
    words = text("Noting this") + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = read(FRONT + p(words), comments=comments, footnotes=notes)
    (thread,) = document.comments
    assert plain.words(walk.block_of(document, thread.block)) == "See it."
    assert remarks.anchored(document) == {thread.id: (thread.block, 0, 3)}
