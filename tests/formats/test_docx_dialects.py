"""Word files shaped as other programs write them, and what people do with Word: reports, moves, boxes, odd comments."""

from __future__ import annotations

from engross.formats.docx import FORMAT
from engross.formats.format import ImportResult
from engross.model import numbering, plain, states, walk
from engross.model.inlines import Text
from engross.model.nodes import Document, Form
from engross.model.review import ChangeKind
from formats.docx_files import docx, p, part, text

FRONT = p("90/5. Clean water") + p("The General Assembly,") + p("Recalling its resolution 80/1,")
BY = 'w:author="Ana" w:date="2035-01-02T03:04:05Z"'
LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    for at, (form, pattern) in enumerate([("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3.")])
)
NUMBERING = part(
    "numbering",
    f'<w:abstractNum w:abstractNumId="1">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
)


def numbered(level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


def styles(*names: str) -> str:
    rows = (
        f'<w:style w:type="paragraph" w:styleId="{name.title().replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in names
    )
    return part("styles", "".join(rows))


def note(ident: int, content: str) -> str:
    begins = "<w:r><w:footnoteRef/></w:r>"
    return part("footnotes", f'<w:footnote w:id="{ident}">{p(begins + content)}</w:footnote>')


def lines(document: Document) -> list[str]:
    numbers = numbering.of(document)
    return [
        " ".join(filter(None, (block.kind.value, numbers.label(block.id), plain.words(block).strip())))
        for block in walk.blocks(document)
    ]


def body_of(result: ImportResult) -> list[str]:
    return lines(result.document)[3:]


# ---------------------------------------------------------------------------------------- programs


def google(words: str, look: str = "") -> str:
    """A run as Google Docs writes it."""
    properties = f'{look}<w:rtl w:val="0"/>'
    return f'<w:r w:rsidDel="00000000" w:rsidR="00000000"><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_a_draft_of_google_docs():
    reference = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:customMarkFollows="0" w:id="0"/></w:r>'
    added = f"<w:rPr><w:ins {BY}/></w:rPr>"
    body = p(google("Clean water for all"), '<w:pStyle w:val="Title"/><w:pageBreakBefore w:val="0"/>')
    body += p(google("The General Assembly", '<w:i w:val="1"/>') + google(","))
    body += p(google("Recalling", '<w:i w:val="1"/>') + google(" its resolution 80/1,") + reference)
    body += p(google("Means"), '<w:pStyle w:val="Heading2"/>')
    body += p(google("Decides to act:"), numbered()) + p(google("At once;"), numbered(1))
    body += p(f"<w:ins {BY}>{google('Soon;')}</w:ins>", numbered(1) + added)
    data = docx(
        body,
        styles=styles("title", "heading 2"),
        numbering=NUMBERING,
        footnotes=note(0, google(" See A/80/1.")),
    )
    result = FORMAT.read(data)
    assert lines(result.document) == [
        "title Clean water for all",
        "organ The General Assembly,",
        "preambular Recalling its resolution 80/1,",
        "heading Means",
        "operative 1. Decides to act:",
        "operative a. At once;",
        "operative b. Soon;",
    ]
    assert [plain.note_text(found) for _, _, found in walk.notes(result.document)] == ["See A/80/1."]
    assert [change.author for change in result.document.changes] == ["Ana"]
    assert result.losses == ()


def test_a_draft_of_pages():
    style = '<w:pStyle w:val="Body"/><w:bidi w:val="0"/>'
    rows = ["Draft resolution", "Clean water", "The General Assembly,", "Recalling its resolution 80/1,"]
    body = "".join(p(text(words, '<w:rtl w:val="0"/><w:lang w:val="en-US"/>'), style) for words in rows)
    body += p("Decides to act;", style + numbered()) + p("Requests a report.", style + numbered())
    result = FORMAT.read(docx(body, styles=styles("Body"), numbering=NUMBERING))
    assert lines(result.document) == [
        "title Draft resolution",
        "title Clean water",
        "organ The General Assembly,",
        "preambular Recalling its resolution 80/1,",
        "operative 1. Decides to act;",
        "operative 2. Requests a report.",
    ]


def test_boxes_of_onlyoffice_and_of_older_word_hold_the_first_page():
    inside = f"<w:txbxContent>{p('United Nations')}{p('A/90/L.5')}</w:txbxContent>"
    shape = f'<w:r><w:pict><v:shape xmlns:v="urn:v"><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>'
    drawing = f'<w:drawing><s:wsp xmlns:s="urn:s"><s:txbx>{inside}</s:txbx></s:wsp></w:drawing>'
    both = f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{drawing}</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    for box in (shape, both):
        found = lines(FORMAT.read(docx(p(box + text("Ninetieth session")) + FRONT)).document)
        assert found[:3] == ["masthead United Nations", "masthead A/90/L.5", "masthead Ninetieth session"]


# ---------------------------------------------------------------------------------------- documents


def test_the_resolutions_of_a_report_are_texts_of_their_own():
    first = p("54/1. First matter") + p("The Human Rights Council,") + p("Recalling its work,")
    first += p("1. Decides to act;") + p("2. Requests a report.") + p("12th meeting") + p("3 May 2034")
    second = p("54/2. Second matter") + p("The Human Rights Council,") + p("1. Decides again.")
    document = FORMAT.read(docx(first + second)).document
    assert [part_.opens for part_ in document.parts if part_.opens] == [Form.RESOLUTION, Form.RESOLUTION]
    assert lines(document)[-3:] == [
        "title 54/2. Second matter",
        "organ The Human Rights Council,",
        "operative 1. Decides again.",
    ]


def test_non_breaking_spaces_and_half_brackets_end_labels():
    rows = ["1.\u00a0Decides to act:", "(a)\u00a0\u00a0At once;", "–\u00a0First;", "2)\u00a0Requests it."]
    assert body_of(FORMAT.read(docx(FRONT + "".join(map(p, rows))))) == [
        "operative 1. Decides to act:",
        "operative (a) At once;",
        "operative – First;",
        "operative 2) Requests it.",
    ]


def test_a_letter_in_a_reference_does_not_keep_a_list_from_beginning():
    rows = ["1. Decides:", "(a) To act as in paragraph 4 (b) of the annex;", "(b) To rest."]
    assert body_of(FORMAT.read(docx(FRONT + "".join(map(p, rows))))) == [
        "operative 1. Decides:",
        "operative (a) To act as in paragraph 4 (b) of the annex;",
        "operative (b) To rest.",
    ]


def test_a_list_may_begin_behind_a_bare_number():
    rows = ["1. Decides to act;", "2.", "(a) Requests a report from all and", "(i) in writing;"]
    assert body_of(FORMAT.read(docx(FRONT + "".join(map(p, rows)))))[1:3] == [
        "operative 2.",
        "operative (a) Requests a report from all and",
    ]


def test_a_table_in_a_table_is_kept_and_it_is_said():
    inner = f"<w:tbl><w:tr><w:tc>{p('x')}</w:tc><w:tc>{p('y')}</w:tc></w:tr></w:tbl>"
    result = FORMAT.read(docx(FRONT + f"<w:tbl><w:tr><w:tc>{inner}{p('z')}</w:tc></w:tr></w:tbl>"))
    assert body_of(result) == ["cell x", "cell y", "cell z"]
    assert result.losses == ("A table inside a table is kept as paragraphs of the outer one.",)


# ------------------------------------------------------------------------------------------- review


def test_a_paragraph_that_was_moved_is_one_change():
    ends = "<w:rPr><w:{0} {1}/></w:rPr>"
    came = p(f"<w:moveTo {BY}>{text('2. Decides B;')}</w:moveTo>", ends.format("moveTo", BY))
    gone = p(f"<w:moveFrom {BY}>{text('2. Decides B;')}</w:moveFrom>", ends.format("moveFrom", BY))
    body = FRONT + p("1. Decides A;")
    body += f'<w:moveFromRangeStart w:id="1" w:name="m"/>{gone}<w:moveFromRangeEnd w:id="1"/>'
    body += p("3. Decides C;")
    body += f'<w:moveToRangeStart w:id="2" w:name="m"/>{came}<w:moveToRangeEnd w:id="2"/>'
    document = FORMAT.read(docx(body + p("4. Requests D."))).document
    assert [change.kind for change in document.changes] == [ChangeKind.MOVE]
    words = [plain.words(b)[-2] for b in list(walk.blocks(states.original(document)))[3:]]
    assert words == ["A", "B", "C", "D"]
    words = [plain.words(b)[-2] for b in list(walk.blocks(states.accepted(document)))[3:]]
    assert words == ["A", "C", "B", "D"]


def test_paragraphs_whose_border_was_deleted_are_one():
    gone = f"<w:rPr><w:del {BY}/></w:rPr>"
    document = FORMAT.read(docx(FRONT + p("Noting one", gone) + p(text(" and two,")))).document
    assert lines(states.accepted(document))[3:] == ["preambular Noting one and two,"]
    assert lines(states.original(document))[3:] == ["preambular Noting one", "preambular and two,"]


def test_an_inserted_link_is_a_change():
    link = f'<w:ins {BY}><w:hyperlink r:id="far">{text("A/90/1")}</w:hyperlink></w:ins>'
    document = FORMAT.read(
        docx(FRONT + p(text("Noting ") + link + text(",")), links={"far": "https://x.org"})
    )
    [row] = [block.inlines for block in list(walk.blocks(document.document))[3:]]
    assert [i.link for i in row if isinstance(i, Text) and i.marks.inserted] == ["https://x.org"]


def test_comments_stand_on_words_of_notes_on_deleted_words_and_on_nothing():
    comments = part("comments", "".join(
        f'<w:comment w:id="{at}" w:author="Ana">{p(words)}{p("More.")}</w:comment>'
        for at, words in enumerate(("On a note", "On what went", "On nothing"))
    ))  # fmt: skip

    def about(at: int, content: str) -> str:
        end = f'<w:commentRangeEnd w:id="{at}"/><w:r><w:commentReference w:id="{at}"/></w:r>'
        return f'<w:commentRangeStart w:id="{at}"/>{content}{end}'

    gone = f"<w:del {BY}><w:r><w:delText>not </w:delText></w:r></w:del>"
    row = text("Noting ") + about(1, gone) + text("this") + '<w:r><w:footnoteReference w:id="1"/></w:r>'
    data = docx(FRONT + p(row + text(",")), comments=comments, footnotes=note(1, about(0, text(" One."))))
    document = FORMAT.read(data).document
    texts = {thread.id: thread.text.partition("\n")[0] for thread in document.comments}
    assert sorted(texts.values()) == ["On a note", "On nothing", "On what went"]
    found = {
        texts[ident]: inline.text
        for block in walk.all_blocks(document)
        for inline in block.inlines
        if isinstance(inline, Text)
        for ident in inline.marks.comments
    }
    assert found == {"On a note": "One.", "On what went": "not "}
