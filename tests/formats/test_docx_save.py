"""Saving back to a Word file: what was edited changes, everything else stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from engross.editing import text as edit_text
from engross.formats.docx import FORMAT
from engross.model import numbering, plain, states, walk
from engross.model.inlines import Footnote, Style, Text
from engross.model.nodes import Block, Document, Kind
from engross.model.places import Place, Selection
from engross.review import comments
from engross.review.compare import compare
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
    data = whole()
    read = FORMAT.read(data)
    assert FORMAT.write(read.document, read.source).data == data


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


def test_a_file_without_footnotes_gets_its_first():
    read = FORMAT.read(docx(p("Recalling that,") + p("1. Decides to act.")))
    old = block_of(read.document, "Decides")
    ident = read.document.next_id + 1
    note = Footnote(ident, (Block(ident + 1, Kind.NOTE, (Text("See A/90/3."),)),))
    document = with_block(read.document, old, replace(old, inlines=(*old.inlines, note)))
    written = FORMAT.write(document, read.source)
    assert written.losses == ()
    again = FORMAT.read(written.data).document
    assert [plain.note_text(n) for _, _, n in walk.notes(again)] == ["See A/90/3."]


HEADED = (
    p("1. Decides to act.") + '<w:sectPr><w:headerReference w:type="default" r:id="partheader"/></w:sectPr>'
)
HEAD = part("hdr", p("A/90/L.1") + p("General Assembly") + p("Distr.: Limited"))


def test_what_cannot_be_brought_in_is_written_anew_and_said():
    read = FORMAT.read(docx(HEADED, header=HEAD))
    old = block_of(read.document, "Distr.")
    document = with_block(read.document, old, replace(old, inlines=(Text("Distr.: General"),)))
    written = FORMAT.write(document, read.source)
    assert "anew" in written.losses[-1]
    assert "Distr.: General" in said(written.data)


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


# --------------------------------------------------------------------------- comments, links, tables, the lock

AT = "2035-12-16T09:30:00Z"
MARKED = (
    p("Recalling that,")
    + '<w:p><w:commentRangeStart w:id="4"/>'
    + text("1. Decides", LARGE)
    + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    + text(" to act;", LARGE)
    + "</w:p>"
    + p("2. Requests a report.")
)
COMMENTS = part(
    "comments",
    '<w:comment w:id="4" w:author="Ana" w:date="2035-12-01T08:00:00Z" w:initials="A"><w:p>'
    + text("Is this ")
    + '<w:proofErr w:type="spellStart"/>'
    + text("right?")
    + "</w:p></w:comment>",
)


def asked() -> bytes:
    return docx(MARKED, comments=COMMENTS)


def saved(data: bytes, change: Callable[[Document], Document]) -> tuple[Document, bytes]:
    """The document of a file after an edit that was brought in, read again, and the file."""
    read = FORMAT.read(data)
    written = FORMAT.write(change(read.document), read.source)
    assert written.losses == ()
    return FORMAT.read(written.data).document, written.data


def spoken(document: Document) -> list[tuple[str, bool, list[str], str]]:
    """Each thread: its words, whether it is resolved, its answers, and the words that it is about."""
    return [
        (
            thread.text,
            thread.is_resolved,
            [reply.text for reply in thread.replies],
            about(document, thread.id),
        )
        for thread in document.comments
    ]


def about(document: Document, thread: int) -> str:
    runs = (i for block in walk.blocks(document) for i in block.inlines if isinstance(i, Text))
    return "".join(run.text for run in runs if thread in run.marks.comments)


def test_a_comment_is_answered_and_resolved_where_it_stands():
    def change(document: Document) -> Document:
        thread = document.comments[0].id
        answered = comments.reply(document, thread, "It is.", "Bo", AT).document
        return comments.resolve(answered, thread).document

    again, data = saved(asked(), change)
    assert spoken(again) == [("Is this right?", True, ["It is."], "Decides")]
    assert elements(data)[0] == elements(asked())[0]
    assert b"proofErr" in parts(data)["word/comments.xml"]


def test_a_new_comment_stands_on_its_words_and_the_old_one_stays():
    def change(document: Document) -> Document:
        block = block_of(document, "Requests")
        on = Selection(Place(block.id, 0), Place(block.id, 8))
        return comments.add(document, "Why?", "Bo", AT, on=on).document

    again, _ = saved(asked(), change)
    assert spoken(again) == [("Is this right?", False, [], "Decides"), ("Why?", False, [], "Requests")]


def test_the_first_comment_of_a_file_on_a_paragraph():
    def change(document: Document) -> Document:
        return comments.add(document, "All of it?", "Bo", AT, on=block_of(document, "Requests").id).document

    again, _ = saved(docx(p("Recalling that,") + p("1. Requests a report.")), change)
    (thread,) = again.comments
    assert (thread.text, plain.words(walk.block_of(again, thread.block))) == (
        "All of it?",
        "Requests a report.",
    )


def test_a_comment_that_went_leaves_nothing():
    again, data = saved(asked(), lambda document: comments.remove(document, document.comments[0].id).document)
    assert again.comments == ()
    assert b"comment" not in parts(data)["word/document.xml"].replace(b"comments", b"")


def test_whose_comments_are_all_private_now_is_named_nowhere_in_the_file():
    people = (
        '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        + "".join(f'<w15:person w15:author="{name}"/>' for name in ("Ana", "Kim"))
        + "</w15:people>"
    )
    data = docx(MARKED, comments=COMMENTS, people=people)

    def change(document: Document) -> Document:
        thread = document.comments[0].id
        return comments.without_private(comments.change(document, thread, is_private=True).document)

    _, written = saved(data, change)
    assert b"Ana" in parts(data)["word/people.xml"]
    assert not [name for name, content in parts(written).items() if b"Ana" in content]
    assert b"Kim" in parts(written)["word/people.xml"]


def test_a_new_link_leads_where_it_should():
    def change(document: Document) -> Document:
        block = block_of(document, "Requests")
        where = Selection(Place(block.id, 11), Place(block.id, 17))
        return edit_text.set_link(document, where, "https://example.org/a").document

    again, data = saved(whole(), change)
    links = [(i.text, i.link) for i in block_of(again, "Requests").inlines if isinstance(i, Text) and i.link]
    assert links == [("report", "https://example.org/a")]
    assert "word/_rels/document.xml.rels" in parts(data)


CELLS = "".join(
    "<w:tr>"
    + "".join(f'<w:tc><w:tcPr><w:shd w:fill="FFEE00"/></w:tcPr>{p(words)}</w:tc>' for words in row)
    + "</w:tr>"
    for row in (("Rivers", "12"), ("Wells", "31"))
)
TABLED = (
    p("1. Decides to act:")
    + f'<w:tbl><w:tblPr><w:tblStyle w:val="Fine"/></w:tblPr>{CELLS}</w:tbl>'
    + p("2. Ends.")
)


def test_words_and_paragraphs_in_cells_change_where_they_are():
    def change(document: Document) -> Document:
        cell = block_of(document, "31")
        new = replace(cell, id=document.next_id, inlines=(Text("of them dry"),))
        return with_block(document, cell, replace(cell, inlines=(Text("32"),)), new)

    again, data = saved(docx(TABLED), change)
    assert [plain.words(b) for b in walk.blocks(again) if b.cell] == [
        "Rivers",
        "12",
        "Wells",
        "32",
        "of them dry",
    ]
    assert parts(data)["word/document.xml"].count(b"FFEE00") == 4


def test_a_table_with_another_row_keeps_its_style_and_its_place():
    def change(document: Document) -> Document:
        cell = block_of(document, "31")
        assert cell.cell is not None
        row = [
            replace(
                cell,
                id=document.next_id + n,
                inlines=(Text(words),),
                cell=replace(cell.cell, row=2, column=n),
            )
            for n, words in enumerate(("Springs", "7"))
        ]
        return with_block(document, cell, cell, *row)

    again, data = saved(docx(TABLED), change)
    words = [plain.words(block) for block in walk.blocks(again)]
    assert words == ["Decides to act:", "Rivers", "12", "Wells", "31", "Springs", "7", "Ends."]
    assert b'w:val="Fine"' in parts(data)["word/document.xml"]


def test_a_table_that_went_leaves_nothing():
    def change(document: Document) -> Document:
        gone = [block for block in walk.blocks(document) if block.cell]
        for block in gone:
            document = with_block(document, block)
        return document

    again, data = saved(docx(TABLED), change)
    assert [plain.words(block) for block in walk.blocks(again)] == ["Decides to act:", "Ends."]
    assert b"w:tbl>" not in parts(data)["word/document.xml"]


def test_the_lock_on_tracking_is_put_on_and_taken_off():
    data = docx(p("1. Decides to act."), settings=part("settings", '<w:zoom w:percent="90"/><w:compat/>'))
    locked, with_lock = saved(data, lambda document: replace(document, keeps_tracking=True))
    assert locked.keeps_tracking
    names = [child.tag.removeprefix(W) for child in etree.fromstring(parts(with_lock)["word/settings.xml"])]
    assert names == ["zoom", "trackRevisions", "documentProtection", "compat"]
    free, without = saved(with_lock, lambda document: replace(document, keeps_tracking=False))
    assert not free.keeps_tracking
    assert b"percent" in parts(without)["word/settings.xml"]


def test_tracked_changes_are_brought_in_with_their_labels():
    read = FORMAT.read(
        docx(p("Recalling that,") + p("1. Decides to act;") + p("2. Notes the wells;") + p("3. Ends."))
    )
    gone = block_of(read.document, "Notes")
    both = compare(read.document, with_block(read.document, gone), "Ann", AT)
    written = FORMAT.write(both, read.source)
    assert written.losses == ()
    again = FORMAT.read(written.data).document
    for state, wanted in ((states.original, ["", "1.", "2.", "3."]), (states.accepted, ["", "1.", "2."])):
        document = state(again)
        numbers = numbering.of(document)
        assert [numbers.label(block.id) for block in walk.blocks(document)] == wanted


def test_a_new_paragraph_looks_as_its_like():
    read = FORMAT.read(whole())
    old = block_of(read.document, "Recalling")
    new = replace(old, id=read.document.next_id + 1, inlines=(Text("Noting the wells,"),))
    written = FORMAT.write(with_block(read.document, old, old, new), read.source)
    added = elements(written.data)[2]
    assert b"Garamond" in added
    assert b'w:after="99"' in added


def test_a_comment_on_the_head_of_the_first_page_stands_at_the_first_paragraph_for_word():
    def change(document: Document) -> Document:
        block = block_of(document, "Distr.")
        return comments.add(
            document, "Is it?", "Bo", AT, on=Selection(Place(block.id, 0), Place(block.id, 6))
        ).document

    data = docx(HEADED, header=HEAD)
    again, written = saved(data, change)
    (thread,) = again.comments
    assert plain.words(walk.block_of(again, thread.block)) == "Distr.: Limited"
    (first,) = [row for row in elements(written) if b"Decides" in row]
    assert b"commentReference" in first
    assert parts(written)["word/header.xml"] == parts(data)["word/header.xml"]
