"""Footnotes under review in Word files: paragraphs that came and went, lists, and notes that are no more than links."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import resolution
from engross.formats.docx import FORMAT
from engross.model import plain, states, walk
from engross.model.inlines import Footnote, Text
from engross.model.nodes import Block, Document, Kind
from engross.review.compare import compare
from formats.docx_files import docx, p, part, text

AT = "2035-12-16T09:30:00Z"
FRONT = p("90/5. Clean water") + p("The General Assembly,")


def noted(*rows: str) -> Document:
    """A resolution with a note of these paragraphs."""
    document = resolution("""
        ORG *The General Assembly*,
        PP *Recalling* its work,[^X]
        1. *Decides* to act;
        2. *Requests* a report.
    """)
    made = tuple(Block(900 + at, Kind.NOTE, (Text(words),)) for at, words in enumerate(rows))
    return with_notes(replace(document, next_id=1000), made)


def with_notes(document: Document, blocks: tuple[Block, ...]) -> Document:
    def new(block: Block) -> Block:
        row = tuple(replace(i, blocks=blocks) if isinstance(i, Footnote) else i for i in block.inlines)
        return replace(block, inlines=row)

    parts = tuple(replace(part, blocks=tuple(map(new, part.blocks))) for part in document.parts)
    return replace(document, parts=parts)


def notes(document: Document) -> list[str]:
    return [plain.note_text(found) for _, _, found in walk.notes(document)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("One.",), ("One.", "Two.")),
        (("One.", "Two."), ("One.",)),
        (("One.", "Two."), ("One. Two.",)),
        (("One. Two.",), ("One.", "Two.")),
        (("One.", "Three."), ("One.", "Two.", "Three.")),
        (("One.", "Two.", "Three."), ("Three.",)),
    ],
)
def test_paragraphs_that_came_to_a_note_and_went_are_revisions(old, new):
    data = FORMAT.write(compare(noted(*old), noted(*new), "Ann", AT)).data
    again = FORMAT.read(data).document
    assert notes(states.original(again)) == ["\n".join(old)]
    assert notes(states.accepted(again)) == ["\n".join(new)]


def test_a_decided_note_is_saved_back_without_its_revisions():
    data = FORMAT.write(compare(noted("One."), noted("One.", "Two."), "Ann", AT)).data
    read = FORMAT.read(data)
    written = FORMAT.write(states.original(read.document), read.source)
    again = FORMAT.read(written.data).document
    assert notes(again) == ["One."]
    assert not again.changes
    assert written.losses == ()


def test_a_list_in_a_note_that_is_edited_keeps_one_label():
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>',
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    rows = p("<w:r><w:footnoteRef/></w:r>" + text(" See:")) + p("first;", item) + p("second.", item)
    footnotes = part("footnotes", f'<w:footnote w:id="1">{rows}</w:footnote>')
    row = p(text("Recalling this") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + text(","))
    read = FORMAT.read(docx(FRONT + row, footnotes=footnotes, numbering=numbering))
    [(_, _, found)] = walk.notes(read.document)
    last = replace(found.blocks[-1], inlines=(Text("(b) third."),))
    edited = with_notes(read.document, (*found.blocks[:-1], last))
    written = FORMAT.write(edited, read.source)
    assert notes(FORMAT.read(written.data).document) == ["See:\n(a) first;\n(b) third."]
    assert written.losses == ()


@pytest.mark.parametrize("where", ["text", "note"])
def test_a_file_whose_edited_notes_are_links_is_written_anew_and_it_is_said(where):
    inside = '<w:bookmarkStart w:id="1" w:name="ref1"/><w:bookmarkEnd w:id="1"/>'
    mark = f'<w:hyperlink w:anchor="note1">{inside}{text("1")}</w:hyperlink>'
    back = f'<w:hyperlink w:anchor="ref1">{text("1")}</w:hyperlink>'
    body = FRONT + p(text("Recalling the wells") + mark + text(",")) + p("1. Decides to dig.")
    read = FORMAT.read(docx(body + p(back + text(" Resolution 80/1."))))
    [(_, _, found)] = walk.notes(read.document)
    if where == "note":
        edited = with_notes(read.document, (replace(found.blocks[0], inlines=(Text("Other."),)),))
    else:
        edited = replace(
            read.document,
            parts=tuple(replace(row, blocks=tuple(map(_edited, row.blocks))) for row in read.document.parts),
        )
    written = FORMAT.write(edited, read.source)
    assert notes(FORMAT.read(written.data).document) == notes(edited)
    assert "more than a link" in written.losses[-1]
    words = [plain.words(block) for block in walk.blocks(FORMAT.read(written.data).document)]
    assert not any("Resolution 80/1" in line for line in words)


def _edited(block: Block) -> Block:
    return replace(
        block,
        inlines=tuple(
            replace(i, text=i.text.replace("wells", "rivers")) if isinstance(i, Text) else i
            for i in block.inlines
        ),
    )
