"""Saving back to a Word file: what was edited changes, everything else stays as it was."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from engross.formats.docx import FORMAT
from engross.model import plain, walk
from engross.model.inlines import Footnote, Style, Text
from engross.model.nodes import Block, Document, Kind
from formats.docx_files import archive, docx, p, part, text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LARGE = '<w:rFonts w:ascii="Garamond"/><w:sz w:val="26"/>'
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
BODY = (
    p(text("The General Assembly,", LARGE), '<w:spacing w:after="77"/>')
    + p(text("Recalling", LARGE + "<w:i/>") + text(" its resolution 80/1,", LARGE) + NOTE, '<w:spacing w:after="99"/>')
    + '<w:p w:rsidR="00AA"><w:proofErr w:type="spellStart"/>' + text("1.") + "<w:r><w:tab/></w:r>" + text("Decides to act;") + "</w:p>"
    + p(text("2. Requests a report.", LARGE))
    + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
)  # fmt: skip
FOOTNOTES = part(
    "footnotes",
    '<w:footnote w:id="2">'
    + p('<w:r><w:footnoteRef/></w:r>' + text(" See A/90/1.", LARGE), '<w:pStyle w:val="Foot"/>')
    + "</w:footnote>",
)  # fmt: skip


def whole() -> bytes:
    """A file with parts that we do not know."""
    with ZipFile(BytesIO(docx(BODY, footnotes=FOOTNOTES))) as zipped:
        files: dict[str, str | bytes] = {name: zipped.read(name) for name in zipped.namelist()}
    extra = {
        "customXml/item1.xml": "<mine/>",
        "word/vbaProject.bin": b"\0\1",
        "word/glossary/document.xml": "<x/>",
    }
    return archive({**files, **extra})


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def elements(data: bytes, name: str = "word/document.xml") -> list[bytes]:
    """The paragraphs of a part as canonical XML."""
    root = etree.fromstring(parts(data)[name])
    return [etree.tostring(element, method="c14n", exclusive=True) for element in root.iter(f"{W}p")]


def with_block(document: Document, old: Block, *new: Block) -> Document:
    """The document with a block exchanged for others."""
    return replace(
        document,
        parts=tuple(
            replace(
                part, blocks=tuple(b for block in part.blocks for b in (new if block is old else (block,)))
            )
            for part in document.parts
        ),
        next_id=document.next_id + 10,
    )


def block_of(document: Document, opening: str) -> Block:
    return next(block for block in walk.blocks(document) if plain.words(block).startswith(opening))


def said(data: bytes) -> list[str]:
    return [plain.words(block) for block in walk.blocks(FORMAT.read(data).document)]


def test_a_file_that_was_not_edited_keeps_its_bytes():
    read = FORMAT.read(whole())
    assert FORMAT.write(read.document, read.source).data == whole()


def test_one_edited_paragraph_changes_alone():
    read = FORMAT.read(whole())
    old = block_of(read.document, "Recalling")
    inlines = (Text("Noting", Style.ITALIC), Text(" with care its resolution 80/2,"), *old.inlines[-1:])
    written = FORMAT.write(with_block(read.document, old, replace(old, inlines=inlines)), read.source)
    assert written.losses == ()
    before, after = elements(whole()), elements(written.data)
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, False, True, True]
    assert b"Garamond" in after[1]
    assert b'w:after="99"' in after[1]
    changed = {name for name, data in parts(written.data).items() if data != parts(whole())[name]}
    assert changed == {"word/document.xml"}
    assert said(written.data)[1] == "Noting with care its resolution 80/2,"


def test_an_edited_footnote_changes_alone():
    read = FORMAT.read(whole())
    old = block_of(read.document, "Recalling")
    note = next(i for i in old.inlines if isinstance(i, Footnote))
    new = replace(note, blocks=(replace(note.blocks[0], inlines=(Text("See A/90/2."),)),))
    inlines = tuple(new if i is note else i for i in old.inlines)
    written = FORMAT.write(with_block(read.document, old, replace(old, inlines=inlines)), read.source)
    assert written.losses == ()
    assert elements(written.data) == elements(whole())
    again = FORMAT.read(written.data).document
    assert [plain.note_text(n) for _, _, n in walk.notes(again)] == ["See A/90/2."]
    assert b"footnoteRef" in elements(written.data, "word/footnotes.xml")[0]


def test_a_new_paragraph_stands_in_its_place_and_numbers_follow():
    read = FORMAT.read(whole())
    old = block_of(read.document, "Decides")
    new = Block(
        read.document.next_id + 1, Kind.OPERATIVE, (Text("Invites", Style.ITALIC), Text(" comments;"))
    )
    written = FORMAT.write(with_block(read.document, old, old, new), read.source)
    assert written.losses == ()
    texts = ["".join(etree.fromstring(e).itertext()).strip() for e in elements(written.data)]
    assert texts[2:] == ["1.Decides to act;", "2.Invites comments;", "3. Requests a report."]
    assert said(written.data)[2:] == ["Decides to act;", "Invites comments;", "Requests a report."]


def test_a_deleted_paragraph_goes():
    read = FORMAT.read(whole())
    old = block_of(read.document, "Decides")
    written = FORMAT.write(with_block(read.document, old), read.source)
    assert said(written.data) == [
        "The General Assembly,",
        "Recalling its resolution 80/1,",
        "Requests a report.",
    ]
    assert "pgSz" in parts(written.data)["word/document.xml"].decode()


def test_a_new_footnote_is_added():
    read = FORMAT.read(whole())
    old = block_of(read.document, "Requests")
    ident = read.document.next_id + 1
    note = Footnote(ident, (Block(ident + 1, Kind.NOTE, (Text("See A/90/3."),)),))
    document = with_block(read.document, old, replace(old, inlines=(*old.inlines, note)))
    written = FORMAT.write(document, read.source)
    assert written.losses == ()
    again = FORMAT.read(written.data).document
    assert [plain.note_text(n) for _, _, n in walk.notes(again)] == ["See A/90/1.", "See A/90/3."]


def test_what_cannot_be_brought_in_is_written_anew_and_said():
    read = FORMAT.read(docx(p("Recalling that,") + p("1. Decides to act.")))
    old = block_of(read.document, "Decides")
    ident = read.document.next_id + 1
    note = Footnote(ident, (Block(ident + 1, Kind.NOTE, (Text("See A/90/3."),)),))
    document = with_block(read.document, old, replace(old, inlines=(*old.inlines, note)))
    written = FORMAT.write(document, read.source)
    assert "anew" in written.losses[-1]
    assert [plain.note_text(n) for _, _, n in walk.notes(FORMAT.read(written.data).document)] == [
        "See A/90/3."
    ]


def test_a_strict_file_stays_strict():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    files = {name: data.replace(W[1:-1].encode(), strict.encode()) for name, data in parts(whole()).items()}
    data = archive(dict(files))
    read = FORMAT.read(data)
    assert said(data) == said(whole())
    old = block_of(read.document, "Requests")
    written = FORMAT.write(
        with_block(read.document, old, replace(old, inlines=(Text("Takes note."),))), read.source
    )
    assert strict in parts(written.data)["word/document.xml"].decode()
    assert said(written.data)[-1] == "Takes note."
