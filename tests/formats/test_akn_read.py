"""Reading Akoma Ntoso: what each construct of published files becomes in the document."""

from __future__ import annotations

import pytest

from engross.editing import structure, text
from engross.formats.akn.read import read
from engross.formats.akn.write import write
from engross.model import masthead, numbering, plain, validity, walk
from engross.model.inlines import Footnote, LineBreak, Style, Text
from engross.model.nodes import Document, Form, Kind, PartKind
from engross.model.places import caret
from formats.akn_files import (
    COVER,
    FORMULA,
    PREFACE,
    body,
    container,
    file,
    meta,
    note,
    opened,
    p,
    paragraph,
    statement,
)


def lines(document: Document) -> list[tuple[str, int, str, str]]:
    """Kind, level, label and words of every block."""
    numbers = numbering.of(document)
    assert validity.faults(document) == []
    return [(b.kind.value, b.level, numbers.label(b.id), plain.words(b)) for b in walk.blocks(document)]


def of_body(content: str, **more: str) -> list[tuple[str, int, str, str]]:
    """The lines of a body, the organ's name left out."""
    return lines(opened(body(content, **more))[0])[1:]


def literal(document: Document) -> list[str | None]:
    return [b.numbered_as for b in walk.blocks(document) if numbering.is_numbered(b)]


def test_first_page_states_its_data():
    document, _ = opened(body(paragraph("", "Text"), before=COVER + PREFACE))
    assert masthead.text_of(document, masthead.SYMBOL) == "A/RES/90/5"
    assert masthead.text_of(document, masthead.ORGAN) == "General Assembly"
    assert masthead.value_of(document, masthead.ISSUED) == "2036-01-04"
    assert masthead.value_of(document, masthead.SESSION) == "90"
    assert masthead.text_of(document, masthead.NUMBER) == "90/5."
    assert masthead.text_of(document, masthead.TITLE) == "Clean water"
    assert [part.kind for part in document.parts][:2] == [PartKind.MASTHEAD, PartKind.PREFACE]


def test_security_council_states_the_adoption_above_the_text():
    cover = (
        '<coverPage><p><docTitle refersTo="#resolutionNumber">\t\tResolution 9001 (2035)</docTitle></p>'
        '<p><docTitle refersTo="#adoption">Adopted at its <inline name="adoptionMeeting" title="9999th">9999th'
        ' meeting</inline>, on <docDate date="2035-02-03" refersTo="#adoptionDate">3 February 2035</docDate>'
        "</docTitle></p></coverPage>"
    )
    document, _ = opened(body(paragraph("1.", "Text"), before=cover, actor="unsc"))
    assert document.metadata.organ == "sc"
    adoption = masthead.first(document, masthead.ADOPTION)
    assert adoption is not None
    assert adoption.text == "Adopted at its 9999th meeting, on 3 February 2035"
    assert masthead.value_of(document, masthead.MEETING) == "9999th"
    assert masthead.value_of(document, masthead.ADOPTED) == "2035-02-03"


OLDER_FORM = """<p><inline name="adoptionMeeting" title="53rd">53rd plenary meeting</inline> <eol/>
    <docDate date="2035-12-16" refersTo="#adoptionDate">16 December 2035</docDate></p>"""
NEWER_FORM = """<p><event refersTo="#adoption"><location title="53rd" refersTo="#adoptionMeeting">53rd plenary meeting
    </location><eol/> <docDate date="2035-12-16" refersTo="#adoptionDate">16 December 2035</docDate></event></p>"""


@pytest.mark.parametrize("line", [OLDER_FORM, NEWER_FORM])
def test_both_forms_of_the_closing_line(line):
    document, _ = opened(
        body(paragraph("", "Text"), after=f'<conclusions eId="conclusions">{line}</conclusions>')
    )
    closing = document.parts[-1].blocks[0]
    assert closing.kind is Kind.CLOSING
    assert plain.words(closing) == "53rd plenary meeting 16 December 2035"
    assert any(isinstance(i, LineBreak) for i in closing.inlines)
    assert masthead.value_of(document, masthead.MEETING) == "53rd"
    assert masthead.value_of(document, masthead.ADOPTED) == "2035-12-16"


def test_vote_in_the_text_and_in_meta():
    counts = (
        '<analysis source="#un"><parliamentary><voting outcome="adoptedRecordedVote"><quorum value=""/>'
        '<count value="02" refersTo="inFavour"><akn4un:voters><organization refersTo="m">ATLANTIS</organization>'
        '<organization refersTo="m">LEMURIA</organization></akn4un:voters></count></voting></parliamentary></analysis>'
    )
    vote = (
        '<conclusions eId="conclusions"><p><vote by="#x" as="#author"><outcome refersTo="#adoptedRecordedVote">'
        '[Adopted by a recorded vote of <quantity normalized="2" refersTo="#inFavour">2</quantity> to 0.'
        '<eol/><outcome refersTo="inFavour">In favour:</outcome><eol/><organization refersTo="#m">Atlantis, Lemuria'
        "</organization>]</outcome></vote></p></conclusions>"
    )
    document, _ = opened(body(paragraph("", "Text"), after=vote, more=counts, actor="unga-hrc"))
    assert document.metadata.organ == "hrc"
    assert document.metadata.vote is not None
    assert document.metadata.vote.in_favour == ("ATLANTIS", "LEMURIA")
    assert masthead.text_of(document, masthead.STATES) == "Atlantis, Lemuria"
    assert masthead.value_of(document, masthead.QUANTITY) == "2"


def test_preamble_with_list_and_heading():
    items = "".join(f"<item><num>({letter})</num><p>Item {letter},</p></item>" for letter in ("a", "b"))
    preamble = (
        FORMULA
        + container('<span class="italic">Recalling</span> the following:')
        + f"<blockList eId='l'>{items}</blockList>"
        + f'<container name="" eId="c">{p("A heading")}</container>'
        + container('<span class="italic">Noting</span> more,', 3)
    )
    assert of_body(paragraph("", "Text"), preamble=preamble) == [
        ("preambular", 0, "", "Recalling the following:"),
        ("preambular", 1, "(a)", "Item a,"),
        ("preambular", 1, "(b)", "Item b,"),
        ("heading", 2, "", "A heading"),
        ("preambular", 0, "", "Noting more,"),
        ("operative", 0, "", "Text"),
    ]


def test_list_introduction_inside_a_container():
    preamble = (
        '<container name="Recalling" eId="c"><blockList eId="l"><listIntroduction>\tRecalling:</listIntroduction>'
        "<item><num>(a)</num><p>One</p></item></blockList></container>"
    )
    assert of_body(paragraph("1.", "Text"), preamble=FORMULA + preamble)[:2] == [
        ("preambular", 0, "", "Recalling:"),
        ("preambular", 1, "(a)", "One"),
    ]


def test_cross_headings_can_be_preambular_paragraphs():
    section = (
        '<section eId="s"><num>I</num><subheading>Water</subheading>'
        '<crossHeading refersTo="#preamble" eId="x"><span class="italic">Noting</span> it,'
        + note(1, "A note.")
        + "</crossHeading>"
        + paragraph("1.", "First;")
        + '</section><section eId="t"><num>II</num><subheading>Air</subheading>'
        + paragraph("1.", "Again.", 5)
        + "</section>"
    )
    document, _ = opened(body(section))
    assert lines(document)[1:] == [
        ("section", 0, "I", "Water"),
        ("preambular", 0, "", "Noting it,"),
        ("operative", 0, "1.", "First;"),
        ("section", 0, "II", "Air"),
        ("operative", 0, "1.", "Again."),
    ]
    assert document.metadata.sections_restart
    assert set(literal(document)) == {None}


def test_numbers_that_go_on_over_sections_do_not_restart():
    sections = "".join(
        f'<section eId="s{n}"><num>{roman}</num>{paragraph(f"{n}.", "Text", n)}</section>'
        for n, roman in ((1, "I"), (2, "II"))
    )
    document, _ = opened(body(sections))
    assert not document.metadata.sections_restart
    assert set(literal(document)) == {None}


def nested_list() -> str:
    def point(label: str, words: str) -> str:
        return f'<point eId="{label}"><num>{label}</num><content eId="c{label}">{p(words)}</content></point>'

    return (
        '<paragraph eId="para_1" class="SingleTxt"><num>1.</num><list eId="l"><intro eId="i">'
        + p("Decides:")
        + "</intro>"
        + point("(a)", "One:")
        + f'<sublist eId="s">{point("(i)", "Deep one;")}{point("(ii)", "Deep two;")}</sublist>'
        + point("(b)", "Two;")
        + f'<wrapUp eId="w">{p("and to go on;")}</wrapUp></list></paragraph>'
    )


def test_nested_lists():
    document, _ = opened(body(nested_list() + paragraph("2.", "Requests.", 9)))
    assert lines(document)[1:] == [
        ("operative", 0, "1.", "Decides:"),
        ("operative", 1, "(a)", "One:"),
        ("operative", 2, "(i)", "Deep one;"),
        ("operative", 2, "(ii)", "Deep two;"),
        ("operative", 1, "(b)", "Two;"),
        ("text", 1, "", "and to go on;"),
        ("operative", 0, "2.", "Requests."),
    ]
    assert set(literal(document)) == {None}


def test_flat_subparagraphs_get_their_levels_from_their_labels():
    labels = ["1.", "(a)", "(i)", "(ii)", "(b)", *[f"({c})" for c in "cdefgh"], "(i)", "2.", "(a)"]
    content = "".join(paragraph(label, f"Text {n}", n) for n, label in enumerate(labels))
    levels = [level for _, level, _, _ in of_body(content)]
    assert levels == [0, 1, 2, 2, 1, *[1] * 6, 1, 0, 1]


def test_chain_of_points_inside_each_other_is_one_list():
    chain = ""
    for label in ("(c)", "(b)", "(a)"):
        intro = f"<num>{label}</num><intro>{p(f'Text {label}')}</intro>"
        chain = f"<point eId='{label}'>{intro}<list eId='l{label}'>{chain}</list></point>"
    found = of_body(
        f"<paragraph eId='p'><num>1.</num><list eId='l'><intro>{p('So:')}</intro>{chain}</list></paragraph>"
    )
    assert [level for _, level, _, _ in found] == [0, 1, 1, 1]


def test_labels_typed_in_the_text():
    document, _ = opened(
        body(
            paragraph("1.", "First;", 1)
            + paragraph("", '2.\u200e\t<span class="italic">Second</span>;', 2)
            + paragraph("", "(a) A point;", 3)
            + paragraph("", '4 <span class="italic">Calls</span> upon all;', 4)
            + paragraph("", '<span class="italic">(b)</span> in italics;', 5)
            + paragraph("", "2035 was a year;", 6)
            + paragraph("", "15. Januar war ein Tag;", 7)
        )
    )
    assert lines(document)[1:] == [
        ("operative", 0, "1.", "First;"),
        ("operative", 0, "2.\u200e", "Second;"),
        ("operative", 1, "(a)", "A point;"),
        ("operative", 0, "4", "Calls upon all;"),
        ("text", 0, "", "(b) in italics;"),
        ("text", 0, "", "2035 was a year;"),
        ("text", 0, "", "15. Januar war ein Tag;"),
    ]
    blocks = list(walk.blocks(document))
    assert [b.number_in_text for b in blocks] == [False, False, True, True, True, False, False, False]


def test_arabic_labels_and_brackets_around_footnotes():
    text = (
        "\u062a\u0642\u0631\u0631<sup>(</sup>"
        '<authorialNote marker="1" placement="bottom" eId="n"><p xml:space="preserve">()\t\u0627\u0646\u0638\u0631'
        "</p></authorialNote><sup>)</sup>\u061b"
    )
    document, _ = opened(
        body(paragraph("", f"1 - {text}") + paragraph("2 -", "\u0646\u0635", 2), language="ara")
    )
    assert document.metadata.language == "ar"
    first = list(walk.blocks(document))[1]
    assert first.number_in_text
    assert first.numbered_as is None
    found = next(i for i in first.inlines if isinstance(i, Footnote))
    assert found.brackets == "()"
    assert plain.text(found.blocks[0]) == "\u0627\u0646\u0638\u0631"
    assert "(" not in plain.words(first)


def test_table_cells_keep_their_place():
    table = (
        '<container name="table" eId="c"><table eId="t"><tr><th rowspan="2"><p>Year</p></th>'
        '<th colspan="2"><p>Costs</p></th></tr><tr><th><p>Net</p></th><th></th></tr>'
        "<tr><td><p>1</p><p>2</p></td><td><p>3</p></td><td><p>4</p></td></tr></table></container>"
    )
    document, _ = opened(body(paragraph("1.", "Table:") + table + paragraph("2.", "On.", 2)))
    cells = [(b.cell.row, b.cell.column, b.cell.rows, b.cell.columns, plain.text(b))
             for b in walk.blocks(document) if b.cell is not None]  # fmt: skip
    assert cells == [
        (0, 0, 2, 1, "Year"), (0, 1, 1, 2, "Costs"), (1, 1, 1, 1, "Net"), (1, 2, 1, 1, ""),
        (2, 0, 1, 1, "1"), (2, 0, 1, 1, "2"), (2, 1, 1, 1, "3"), (2, 2, 1, 1, "4"),
    ]  # fmt: skip
    assert set(literal(document)) == {None}


def test_a_quoted_text_is_numbered_for_itself():
    quoted = (
        "Recommends the following:<embeddedStructure eId='e'>"
        f'<container name="formula" eId="f">{p("The General Assembly,")}</container>'
        + container("Recalling it,", 7)
        + paragraph("1.", "Decides;", 8)
        + paragraph("2.", "Requests.", 9)
        + "</embeddedStructure>"
    )
    document, _ = opened(body(paragraph("", quoted)))
    assert [(b.kind.value, b.quoted) for b in walk.blocks(document)] == [
        ("organ", 0), ("operative", 0), ("organ", 1), ("preambular", 1), ("operative", 1), ("operative", 1),
    ]  # fmt: skip
    assert set(literal(document)) == {None}


def heading(words: str, style: str = "H1") -> str:
    return f'<paragraph eId="h_{words}" class="{style}"><subheading>\t\t{words}</subheading></paragraph>'


def test_annexes_in_attachments_and_in_the_body():
    annex = f"<mainBody>{heading('Annex II')}{paragraph('1.', 'B', 9)}</mainBody>"
    attachment = f'<attachment><doc name="annex">{meta()}{annex}</doc></attachment>'
    document, _ = opened(
        body(
            paragraph("1.", "Decides.") + heading("Annex I") + paragraph("1.", "A", 3),
            after="<conclusions eId='conclusions'><p>End</p></conclusions>"
            f"<attachments>{attachment}</attachments>",
        )
    )
    assert [part.kind.value for part in document.parts] == [
        "preamble",
        "body",
        "annex",
        "conclusions",
        "annex",
    ]
    assert [part.opens for part in document.parts] == [Form.RESOLUTION, None, None, None, None]
    assert [b.numbered_as for b in document.parts[2].blocks] == [None, None]


def test_headings_by_their_word_style():
    content = heading("Top", "HCh") + heading("Low", "H4") + paragraph("", "In content", 8, "H23")
    assert [(kind, level) for kind, level, _, _ in of_body(content)] == [
        ("heading", 0),
        ("heading", 3),
        ("heading", 2),
    ]


def test_a_collection_holds_several_texts():
    def component(number: int, letter: str) -> str:
        preface = (
            f"<preface><p><docNumber>{letter}</docNumber><docTitle>Part {letter}</docTitle></p></preface>"
        )
        text = statement(
            f"{preface}<preamble>{FORMULA}</preamble><mainBody>{paragraph('1.', letter)}</mainBody>"
        )
        return f'<component eId="comp_{number}">{text}</component>'

    document, _ = opened(
        f'<documentCollection name="publication">{meta()}{COVER}{PREFACE}<collectionBody>'
        '<component eId="d"><documentRef eId="r" href="comp_0" showAs="A"/></component></collectionBody>'
        f"</documentCollection><components>{component(0, 'A')}{component(1, 'B')}</components>"
    )
    assert [part.opens for part in document.parts if part.opens] == [
        Form.COLLECTION, Form.RESOLUTION, Form.RESOLUTION,
    ]  # fmt: skip
    assert len([kind for kind, _, _, words in lines(document) if kind == "operative"]) == 2


def test_a_draft_inside_a_resolution_is_a_text_of_its_own():
    draft = statement(
        f"<preamble>{FORMULA}</preamble><mainBody>{paragraph('', 'B')}</mainBody>", name="draft resolution"
    )
    document, _ = opened(
        body(paragraph("", "Recommends:"), after=f"<components><component>{draft}</component></components>")
    )
    assert [part.opens for part in document.parts] == [Form.RESOLUTION, None, Form.DRAFT, None]


def test_printed_numbers_are_kept_only_where_they_are_not_due():
    document, _ = opened(body(paragraph("1.", "A") + paragraph("3.", "B", 2) + paragraph("4.", "C", 3)))
    assert literal(document) == [None, "3.", None]
    text = "A" + note(1, "x", "2") + " b" + note(2, "y", "3") + note(3, "z", "*")
    document, _ = opened(body(paragraph("1.", text)))
    assert [n.numbered_as for _, _, n in walk.notes(document)] == ["2", None, "*"]


def test_white_space_runs_are_one_space_and_spaces_look_as_their_neighbours():
    links = '<a href="x">1/</a><a href="x">2 </a>'
    text = (
        f'\n  <span class="italic">Recalling </span><span class="italic">also</span>\u00a0 the {links},\t\t'
    )
    block = list(walk.blocks(opened(body(paragraph("1.", text)))[0]))[1]
    assert plain.text(block) == "Recalling also\u00a0 the 1/2 ,"
    first = block.inlines[0]
    assert isinstance(first, Text)
    assert (first.text, first.style) == ("Recalling also", Style.ITALIC)
    assert [i.text for i in block.inlines if isinstance(i, Text) and i.link] == ["1/", "2 "]


def test_repeated_preambles_are_read_in_order_and_reported():
    text = "".join(
        f"<preamble>{container(f'Recalling {n},', n)}</preamble><mainBody>{paragraph(f'{n}.', 'x', n)}</mainBody>"
        for n in (1, 2)
    )
    result = read(file(statement(text)))
    assert [part.kind.value for part in result.document.parts] == ["preamble", "body", "preamble", "body"]
    assert any("several preambles" in loss for loss in result.losses)


def test_a_file_that_is_not_well_formed_is_repaired_and_says_so():
    broken = file(body(paragraph("1.", "Decides.") + paragraph("2.", "Requests.", 2)))
    broken = broken.replace(b"</content></paragraph>", b"</docTitle></paragraph>", 1)
    result = read(broken)
    assert {"Decides.", "Requests."} <= {plain.words(b) for b in walk.blocks(result.document)}
    assert any("not well-formed" in loss for loss in result.losses)


def test_a_paragraph_taken_for_a_body_is_part_of_the_preamble():
    first, second = (f"<preamble>{container(f'Recalling {n},', n)}</preamble>" for n in (1, 2))
    italic = '<span class="italic">Noting</span> it,'
    stray = f"<mainBody>{paragraph('', italic, 8)}</mainBody>"
    text = f"{first}{stray}{second}<mainBody>{paragraph('1.', 'A;', 3)}{paragraph('2.', 'B.', 4)}</mainBody>"
    document, _ = opened(statement(text))
    assert [(part.kind.value, len(part.blocks)) for part in document.parts] == [("preamble", 3), ("body", 2)]
    assert {b.kind for b in document.parts[0].blocks} == {Kind.PREAMBULAR}


def test_a_number_and_a_title_in_two_headings_are_one_section():
    content = (
        heading("I") + heading("Water") + paragraph("1.", "A;", 3) + heading("II") + paragraph("1.", "B.", 4)
    )
    document, _ = opened(body(content))
    assert lines(document)[1:] == [
        ("section", 0, "I", "Water"),
        ("operative", 0, "1.", "A;"),
        ("section", 0, "II", ""),
        ("operative", 0, "1.", "B."),
    ]
    assert document.metadata.sections_restart


@pytest.mark.parametrize(
    ("name", "form"),
    [("decision", Form.DECISION), ("presidentialStatement", Form.STATEMENT), ("draftResolution", Form.DRAFT)],
)
def test_forms(name, form):
    content = f"<preamble>{FORMULA}</preamble><mainBody>{paragraph('', 'Said.')}</mainBody>"
    assert opened(statement(content, name=name))[0].parts[0].opens is form


def test_remarks_on_the_issue_are_lines_of_the_first_page():
    more = '<notes source="#x"><note eId="n"><p>* Reissued.</p></note></notes>'
    document, source = opened(body(paragraph("1.", "A;") + paragraph("2.", "B.", 2), before=COVER, more=more))
    last = document.parts[0].blocks[-1]
    assert (last.kind, plain.text(last)) == (Kind.MASTHEAD, "* Reissued.")
    edited = text.insert(document, caret(last.id, 2), "Again ").document
    assert b'<note eId="n"><p>* Again Reissued.</p></note>' in write(edited, source).data
    fresh = write(edited)
    assert fresh.losses == ()
    assert read(fresh.data).document.parts[0].blocks[-1].inlines == edited.parts[0].blocks[-1].inlines
    gone = write(structure.remove(edited, last.id).document, source)
    assert gone.losses == ()
    assert b"Reissued" not in gone.data


def test_metadata():
    more = (
        '<workflow source="#un"><step date="2035-11-01" outcome="draftResolution" by="Atlantis"/></workflow>'
        '<presentation source="#un"><akn4un:internalCode><docketNumber refersTo="#j">35-1 (E)</docketNumber>'
        "</akn4un:internalCode></presentation>"
    )
    metadata = opened(body(paragraph("1.", "x"), more=more, language="rus"))[0].metadata
    assert (metadata.sponsors, metadata.job_number, metadata.language) == ("Atlantis", "35-1 (E)", "ru")
