"""Word files that were made of web pages: notes that are links, raised characters, numbers beside titles."""

from __future__ import annotations

import pytest

from engross.formats.docx import FORMAT
from engross.model import masthead, numbering, plain, walk
from engross.model.inlines import Style
from engross.model.nodes import Document, Kind
from formats.docx_files import docx, p, part, text

RAISED = '<w:position w:val="8"/><w:sz w:val="19"/>'
BREAK = p("", "<w:sectPr/>")
STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>',
)


def mark(number: int, words: str = "") -> str:
    """A mark in the text: a link to the note, with the bookmark to which the note leads back."""
    inside = f'<w:bookmarkStart w:id="{number}" w:name="ref{number}"/><w:bookmarkEnd w:id="{number}"/>'
    return f'<w:hyperlink w:anchor="note{number}">{inside}{text(words or str(number), RAISED)}</w:hyperlink>'


def note(number: int, words: str, shown: str = "") -> str:
    back = f'<w:hyperlink w:anchor="ref{number}">{text(shown or str(number), RAISED)}</w:hyperlink>'
    return p(back + text(f" {words}"))


def read(body: str) -> Document:
    return FORMAT.read(docx(body, styles=STYLES)).document


def front(more: str) -> str:
    return p("90/5. Clean water") + p("The General Assembly,") + more


def notes(document: Document) -> list[str]:
    return [plain.note_text(found) for _, _, found in walk.notes(document)]


def words(document: Document) -> list[str]:
    return [plain.words(block) for block in walk.blocks(document)]


def test_a_note_that_is_linked_both_ways_is_a_footnote():
    body = front(p(text("Recalling the wells") + mark(1) + text(" of old,")) + p("1. Decides to dig."))
    document = read(body + BREAK + note(1, "Resolution 80/1.") + BREAK)
    assert notes(document) == ["Resolution 80/1."]
    assert words(document)[2:] == ["Recalling the wells of old,", "Decides to dig."]


def test_one_of_the_two_bookmarks_is_enough():
    there = '<w:bookmarkStart w:id="9" w:name="note1"/><w:bookmarkEnd w:id="9"/>'
    link = f'<w:hyperlink w:anchor="note1">{text("1", RAISED)}</w:hyperlink>'
    body = front(p(text("Recalling the wells") + link + text(",")) + p("1. Decides to dig."))
    assert notes(read(body + there + note(1, "First."))) == ["First."]


def test_a_linked_note_goes_on_to_the_end_of_its_section():
    body = front(p(text("Recalling the wells") + mark(1) + text(" and rain") + mark(2) + text(",")))
    body += BREAK + note(1, "First.") + p("More of it.") + BREAK + note(2, "Second.") + BREAK
    assert notes(read(body)) == ["First.\nMore of it.", "Second."]


def test_a_linked_note_without_a_section_of_its_own_is_one_paragraph():
    body = front(p(text("Recalling the wells") + mark(1) + text(",")) + note(1, "First."))
    document = read(body + p("1. Decides to dig."))
    assert notes(document) == ["First."]
    assert words(document)[-1] == "Decides to dig."


def test_a_link_that_leads_nowhere_back_stays_words():
    document = read(front(p(text("Recalling the wells,")) + note(1, "A line.") + p("1. Decides to dig.")))
    assert notes(document) == []
    assert "1 A line." in words(document)


def test_raised_brackets_around_a_mark_belong_to_the_note():
    around = text("(", RAISED) + mark(1) + text(")", RAISED)
    body = p("إن الجمعية العامة،") + p(text("إذ تشير إلى قرارها") + around + text("،"))
    document = read(body + note(1, "القرار 80/1."))
    [(_, _, found)] = walk.notes(document)
    assert found.brackets == "()"
    assert words(document)[-1] == "إذ تشير إلى قرارها،"


def test_characters_lifted_by_a_quarter_of_their_size_are_raised():
    lowered = '<w:position w:val="-8"/><w:sz w:val="19"/>'
    shifted = '<w:position w:val="-4"/><w:sz w:val="40"/>'
    row = text("Noting 2") + text("nd", RAISED) + text("2", lowered) + text("A", shifted) + text(",")
    block = list(walk.blocks(read(front(p(row)))))[-1]
    assert [(i.text, i.style) for i in block.inlines] == [
        ("Noting 2", Style.PLAIN),
        ("nd", Style.SUPERSCRIPT),
        ("2", Style.SUBSCRIPT),
        ("A,", Style.PLAIN),
    ]


def test_bare_numbers_of_headings_number_sections_and_articles_do_not():
    heading = '<w:pStyle w:val="H2"/>'
    body = front(p("Recalling the wells,") + p("I Deep wells", heading) + p("1. Decides to dig."))
    body += p("II Dry wells", heading) + p("2. Requests a report.") + p("A Note on Rain", heading)
    document = read(body + p("3. Decides to go on."))
    numbers = numbering.of(document)
    titled = (Kind.SECTION, Kind.HEADING)
    found = [(b.kind, numbers.label(b.id), plain.words(b)) for b in walk.blocks(document) if b.kind in titled]
    assert found == [
        (Kind.SECTION, "I", "Deep wells"),
        (Kind.SECTION, "II", "Dry wells"),
        (Kind.HEADING, "", "A Note on Rain"),
    ]
    assert document.parts[-1].blocks[0].kind is Kind.SECTION


# ------------------------------------------------------------------------------------- first pages


def test_a_chinese_first_page_is_no_text():
    lines = ["联合国", "A/RES/90/5", "大 会", "Distr.: General", "第九十届会议", "2035年12月16日大会决议"]
    body = "".join(map(p, [*lines, "90/5. 清洁水", "大会，", "回顾其第80/1号决议，", "1. 决定采取行动。"]))
    document = read(body)
    kinds = [block.kind for block in walk.blocks(document)]
    assert kinds[: len(lines)] == [Kind.MASTHEAD] * len(lines)
    assert kinds[len(lines) :] == [Kind.TITLE, Kind.ORGAN, Kind.PREAMBULAR, Kind.OPERATIVE]
    assert masthead.text_of(document, masthead.ORGAN) == "大 会"


def test_a_russian_first_page_names_the_organ_before_its_line_does():
    lines = ["Генеральная Ассамблея", "Пункт 12 повестки дня", "90/5. Чистая вода"]
    document = read("".join(map(p, [*lines, "Генеральная Ассамблея,", "ссылаясь на свою резолюцию 80/1,"])))
    kinds = [block.kind for block in walk.blocks(document)]
    assert kinds == [Kind.MASTHEAD, Kind.MASTHEAD, Kind.TITLE, Kind.ORGAN, Kind.PREAMBULAR]


def test_lengthened_arabic_letters_name_the_publisher_and_a_dash_is_no_part_of_the_title():
    lines = ["الأمــم المتحـدة", "A/RES/90/5", "90/5. - المياه النظيفة", "إن الجمعية العامة،"]
    document = read("".join(map(p, [*lines, "إذ تشير إلى قرارها 80/1،"])))
    assert masthead.text_of(document, masthead.PUBLISHER) == "الأمــم المتحـدة"
    assert masthead.text_of(document, masthead.TITLE) == "المياه النظيفة"


def test_lines_above_the_heading_are_no_titles():
    lines = [
        "Agenda items 12 and 13",
        "Clean water",
        "Dry land",
        "Resolutions adopted by the General Assembly",
    ]
    document = read("".join(map(p, lines)) + front(p("Recalling its resolution 80/1,")))
    assert masthead.text_of(document, masthead.TITLE) == "Clean water"
    kinds = [block.kind for block in walk.blocks(document)]
    assert kinds[:5] == [*[Kind.MASTHEAD] * 4, Kind.TITLE]


@pytest.mark.parametrize(
    ("start", "meeting", "date"),
    [
        ("The General Assembly,|1. Decides to act.", "53rd plenary meeting", "16 December 2035"),
        ("大会，|1. 决定采取行动。", "第53次全体会议", "2035年12月16日"),
    ],
)
def test_the_meeting_and_its_date_may_be_lines_of_one_paragraph(start, meeting, date):
    closing = text(meeting) + "<w:r><w:br/></w:r>" + text(date)
    document = read("".join(map(p, start.split("|"))) + p(closing))
    assert list(walk.blocks(document))[-1].kind is Kind.CLOSING
    assert masthead.text_of(document, masthead.MEETING) == meeting
    assert masthead.text_of(document, masthead.ADOPTED) == date
    assert masthead.value_of(document, masthead.ADOPTED) == "2035-12-16"
