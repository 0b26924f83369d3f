"""What Word cannot say of comments comes back from its files all the same, also where LibreOffice saved them."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from builders import block, resolution
from engross.editing import remarks, text
from engross.formats.docx import FORMAT
from engross.model import inlines as rows
from engross.model import plain, validity, walk
from engross.model.places import Place, Selection
from engross.review import comments
from formats.docx_files import archive, docx, p, part
from formats.docx_files import text as run
from formats.docx_validity import faults
from formats.office import needs_office, through_office

AT = "2035-12-16T09:30:00Z"
TEXT = """
    MAST {symbol:A/C.2/90/L.5}
    MAST {distribution:Distr.: Limited}
    TITLE Clean water
    ORG *The General Assembly*,
    PP *Recalling* the report,[^See document A/90/1.] and the annex to it,[^Annex, section 2.]
    1. *Decides* to act;
    2. *Requests* a report.
"""


def on(document, opening, words=""):
    """Words of a paragraph, or a paragraph."""
    found = block(document, opening)
    if not words:
        return found.id
    start = rows.plain(found.inlines).index(words)
    return Selection(Place(found.id, start), Place(found.id, start + len(words)))


def reviewed():
    """Comments on all that there is; two threads on the same words, one of them answered twice."""
    document = resolution(TEXT)
    places = (
        None, on(document, "Distr"), on(document, "A/C.2", "L.5"), on(document, "See", "document"),
        on(document, "Annex"), [note.id for *_, note in walk.notes(document)][1], on(document, "Requests"),
        on(document, "Decides", "act"), on(document, "Decides", "act"), on(document, "Recalling", "annex to"),
    )  # fmt: skip
    for number, place in enumerate(places):
        kind = ("comment", "legal", "question")[number % 3]
        document = comments.add(document, f"Comment {number}", "Ann", AT, on=place, kind=kind).document
    acted, gone = document.comments[7].id, document.comments[9].id
    document = comments.reply(document, acted, "Yes.", "Bo", "2035-12-16T09:40:00Z").document
    document = comments.reply(document, acted, "No.", "Chen", "2035-12-16T09:41:00Z").document
    document = comments.resolve(document, acted).document
    document = comments.assign(document, acted, "Dana").document
    document = text.delete(document, on(document, "Recalling", "annex to")).document
    assert [thread.id for thread in remarks.detached(document)] == [gone]
    return document


def told(document):
    """All that is said of each thread: what it is on, in words, and everything beside its ids."""
    found = []
    for thread in document.comments:
        place = remarks.anchored(document).get(thread.id)
        home = plain.words(walk.block_of(document, thread.block)) if thread.block else None
        where = None
        if place is not None:
            assert place[0] == thread.block
            where = place[1:], rows.plain(walk.block_of(document, place[0]).inlines)[place[1] : place[2]]
        found.append((replace(thread, id=0, block=0), home, where))
    return sorted(found, key=str)


def without_own_part(data):
    """The file as a program saves it that keeps no parts of others."""
    with ZipFile(BytesIO(data)) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist() if not name.startswith("customXml/")}
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        files[name] = re.sub(rb"<(Override|Relationship) [^>]*customXml[^>]*/>", b"", files[name])
    return archive(files)


def test_every_comment_comes_back_on_what_it_was_on(tmp_path):
    document = reviewed()
    data = FORMAT.write(document).data
    again = FORMAT.read(data).document
    assert told(again) == told(document)
    assert validity.faults(again) == []
    assert faults(data, tmp_path) == []


@needs_office
def test_every_comment_comes_back_from_libreoffice(tmp_path):
    document = reviewed()
    again = FORMAT.read(through_office(FORMAT.write(document).data, tmp_path)).document
    assert told(again) == told(document)
    assert [plain.note_text(note) for *_, note in walk.notes(again)] == [
        plain.note_text(note) for *_, note in walk.notes(document)
    ]


def test_without_the_part_comments_stand_at_the_nearest_that_word_knows():
    document = reviewed()
    again = FORMAT.read(without_own_part(FORMAT.write(document).data)).document
    homes = {thread.text: plain.words(walk.block_of(again, thread.block)) for thread in again.comments}
    assert homes["Comment 0"] == homes["Comment 1"] == "Clean water"
    assert homes["Comment 3"] == homes["Comment 4"] == homes["Comment 5"] == homes["Comment 9"]
    assert homes["Comment 3"].startswith("Recalling")
    on_notes = {t for *_, note in walk.notes(again) for t in note.marks.comments}
    assert {thread.text for thread in again.comments if thread.id in on_notes} == {
        "Comment 3",
        "Comment 4",
        "Comment 5",
    }


@pytest.mark.parametrize(
    ("old", "new", "about"),
    [("See", "But see also", "document"), ("document", "paper", rows.ATOM)],
)
def test_words_of_a_footnote_are_found_again_where_they_moved_and_else_it_is_the_footnote(old, new, about):
    document = resolution(TEXT)
    document = comments.add(document, "Which?", "Ann", AT, on=on(document, "See", "document")).document
    data = FORMAT.write(document).data
    with ZipFile(BytesIO(data)) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    assert old.encode() in files["word/footnotes.xml"]
    files["word/footnotes.xml"] = files["word/footnotes.xml"].replace(old.encode(), new.encode())
    again = FORMAT.read(archive(files)).document
    (place,) = remarks.anchored(again).values()
    assert rows.plain(walk.block_of(again, place[0]).inlines)[place[1] : place[2]] == about


def test_a_file_of_others_gets_the_part_only_where_it_is_needed_and_keeps_its_own():
    data = docx(p("Recalling that,") + p("1. Decides to act;"))
    with ZipFile(BytesIO(data)) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    data = archive({**files, "customXml/item1.xml": b"<theirs/>"})
    read = FORMAT.read(data)
    on_words = comments.add(read.document, "Why?", "Ann", AT, on=on(read.document, "Decides", "act")).document
    assert "customXml/item2.xml" not in ZipFile(BytesIO(FORMAT.write(on_words, read.source).data)).namelist()
    whole = comments.add(on_words, "All?", "Ann", AT, on=None, kind="legal").document
    written = FORMAT.write(whole, read.source)
    assert ZipFile(BytesIO(written.data)).read("customXml/item1.xml") == b"<theirs/>"
    again = FORMAT.read(written.data)
    assert told(again.document) == told(whole)
    left = comments.remove(again.document, again.document.comments[1].id).document
    saved = FORMAT.write(left, again.source).data
    assert told(FORMAT.read(saved).document) == told(left)
    assert b"whole" not in ZipFile(BytesIO(saved)).read("customXml/item2.xml")


@pytest.mark.parametrize(
    "own",
    [
        b"<thread",
        b'<comments xmlns="urn:engross:comments"><thread key="KEY" on="moon"/></comments>',
        b'<comments xmlns="urn:engross:comments"><thread key="KEY" on="note" paragraph="-7" start="x"/></comments>',
        b'<comments xmlns="urn:engross:comments"><thread key="KEY" on="head" paragraph="99" length="3"/></comments>',
        b'<comments xmlns="urn:engross:comments"><thread key="KEY" on="note" length="-3"/></comments>',
    ],
)
def test_a_part_that_makes_no_sense_is_passed_over(own):
    document = resolution(TEXT)
    document = comments.add(document, "Which?", "Ann", AT, on=on(document, "See", "document")).document
    data = FORMAT.write(document).data
    with ZipFile(BytesIO(data)) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    known = re.search(rb'key="(\w+)"', files["customXml/item1.xml"])
    files["customXml/item1.xml"] = own.replace(b"KEY", known[1])
    again = FORMAT.read(archive(files)).document
    (place,) = remarks.anchored(again).values()
    assert rows.plain(walk.block_of(again, place[0]).inlines)[place[1] : place[2]] == rows.ATOM


def test_the_part_names_nobody_and_holds_no_words():
    document = reviewed()
    acted = document.comments[7].id
    document = comments.assign(document, acted, "").document
    own = ZipFile(BytesIO(FORMAT.write(document).data)).read("customXml/item1.xml")
    assert not re.search(rb"Ann|Bo|Chen|Comment|Yes|document|Limited", own)


@needs_office
@pytest.mark.parametrize(
    "where",
    [
        ("Recalling", "annex to"),
        ("Recalling", ""),
        ("See", "document"),
        ("See", ""),
        ("Recalling", "the report"),
    ],
)
def test_no_comment_makes_libreoffice_mix_up_footnotes(tmp_path, where):
    document = resolution(TEXT.replace("report.", "report.[^A third.]"))
    document = comments.add(document, "Which?", "Ann", AT, on=on(document, *where)).document
    again = FORMAT.read(through_office(FORMAT.write(document).data, tmp_path)).document
    assert told(again) == told(document)
    assert [plain.note_text(note) for *_, note in walk.notes(again)] == [
        plain.note_text(note) for *_, note in walk.notes(document)
    ]


def test_answers_that_libreoffice_wrote_in_another_order_stand_by_time():
    said = (("Why?", "09:30"), ("Third.", "09:50"), ("Second.", "09:40"))
    start, end, mark, words = "", "", "", ""
    for number, (answer, minute) in enumerate(said):
        start += f'<w:commentRangeStart w:id="{number}"/>'
        end += f'<w:commentRangeEnd w:id="{number}"/>'
        mark += f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        date = f"2035-12-16T{minute}:00Z"
        words += f'<w:comment w:id="{number}" w:author="Ann" w:date="{date}">{p(answer)}</w:comment>'
    body = p("Recalling that,") + p(start + run("1. Decides") + end + mark + run(" to act;"))
    with ZipFile(BytesIO(docx(body, comments=part("comments", words)))) as zipped:
        files = {name: zipped.read(name).decode() for name in zipped.namelist()}
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
    related = f'<Relationship Id="r9" Type="{kind}" Target="docProps/app.xml"/></Relationships>'
    files["_rels/.rels"] = files["_rels/.rels"].replace("</Relationships>", related)
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    files["docProps/app.xml"] = (
        f'<Properties xmlns="{space}"><Application>LibreOffice/7.4</Application></Properties>'
    )
    read = FORMAT.read(archive(files))
    (thread,) = read.document.comments
    assert [thread.text, *(reply.text for reply in thread.replies)] == ["Why?", "Second.", "Third."]
    answered = comments.reply(read.document, thread.id, "Fourth.", "Bo", "2035-12-17T09:00:00Z").document
    again = FORMAT.read(FORMAT.write(answered, read.source).data).document
    assert [reply.text for reply in again.comments[0].replies] == ["Second.", "Third.", "Fourth."]
