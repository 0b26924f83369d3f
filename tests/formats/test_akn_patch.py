"""Saving an edited document into the file it came from: only what was edited changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from engross.editing import footnotes, moving, structure, text
from engross.editing import masthead as edit_masthead
from engross.errors import EditRefused
from engross.formats.akn import schema, write_patch
from engross.formats.akn.parse import A
from engross.formats.akn.read import read
from engross.formats.akn.source import AknSource
from engross.formats.akn.write import write
from engross.model import masthead, numbering, plain, walk
from engross.model.inlines import Text
from engross.model.nodes import Block, Document, Kind
from engross.model.places import Place, caret
from formats.akn_files import COVER, FORMULA, PREFACE, body, container, file, note, opened, p, paragraph

QUOTED = (
    'Recommends:<embeddedStructure eId="e">'
    + container("Recalling it,", 70)
    + paragraph("1.", "Decides;", 80)
    + paragraph("2.", "Requests.", 90)
    + "</embeddedStructure>"
)
LIST = (
    '<paragraph eId="para_11" class="Odd"><num>4.</num><list eId="para_11_list"><intro eId="para_11_list_intro">'
    + p('<span class="italic">Decides</span> to:')
    + "</intro>"
    + "".join(
        f'<point eId="para_11_list_point_{c}"><num>({c})</num><content eId="para_11_{c}_c">{p(f"Do {c};")}</content></point>'
        for c in "abc"
    )
    + "</list></paragraph>"
)
TABLE = (
    '<container name="table" eId="container_9"><table eId="t_9" akn4un:data-width-type="x"><tr><td akn4un:data-x="1">'
    "<p>One</p></td><td><p>Two</p></td></tr></table></container>"
)
PREAMBLE = (
    FORMULA
    + container('<span class="italic">Recalling</span> one,' + note(1, "See A."), 2)
    + container('<span class="italic">Noting</span> two,' + note(2, "See B."), 3, "Noting")
    + container('<span class="italic">Noting also</span> three,', 4, "Noting also")
)
CLOSING = (
    '<conclusions eId="conclusions"><p><inline name="adoptionMeeting" title="53rd">53rd meeting</inline><eol/>'
    '<docDate date="2035-12-16" refersTo="#adoptionDate">16 December 2035</docDate></p></conclusions>'
)
BODY = (
    paragraph(
        "1.", '<span class="italic">Welcomes</span> the <span class="odd" akn4un:data-y="2">first</span>;', 5
    )
    + paragraph("2.", '<span class="italic">Urges</span> it;' + note(3, "See C."), 7, "Special")
    + paragraph("3.", QUOTED, 9)
    + LIST
    + TABLE
    + paragraph("5.", '<span class="italic">Requests</span> it.', 15)
)
WHOLE = file(body(BODY, preamble=PREAMBLE, before=COVER + PREFACE, after=CLOSING))


def document_of(data: bytes = WHOLE) -> tuple[Document, AknSource]:
    result = read(data)
    assert isinstance(result.source, AknSource)
    return result.document, result.source


def block(document: Document, words: str) -> Block:
    return next(b for b in walk.blocks(document) if words in plain.text(b))


def elements(data: bytes) -> dict[str, str]:
    """Elements with an eId, each as text without what hangs behind it."""
    root = etree.fromstring(data)
    return {
        e.get("eId", ""): etree.tostring(e, encoding="unicode", with_tail=False)
        for e in root.iter("{*}*")
        if e.get("eId")
    }


def changed(document: Document, source: AknSource) -> tuple[set[str], set[str], bytes]:
    """The eIds whose elements changed, those that are new or gone, and the saved bytes, which must be valid."""
    saved = write(document, source)
    assert saved.losses == ()
    before, after = elements(source.data), elements(saved.data)
    other = {eid for eid in before.keys() & after.keys() if before[eid] != after[eid]}
    return other, before.keys() ^ after.keys(), saved.data


def test_the_file_is_sound():
    assert schema.faults(WHOLE) == ()


def test_without_an_edit_the_bytes_are_those_that_were_read():
    document, source = document_of()
    assert write(document, source).data == WHOLE
    assert write_patch.patched(document, source) == WHOLE


def test_a_typed_word_changes_one_paragraph():
    document, source = document_of()
    target = block(document, "Welcomes")
    edited = text.insert(document, caret(target.id, len("Welcomes the")), " very").document
    other, new, data = changed(edited, source)
    assert (other, new) == ({"para_5", "para_5__content"}, set())
    assert b"Welcomes</span> the very first;" in data


def test_new_opening_words_rename_the_container():
    document, source = document_of()
    target = block(document, "Noting two")
    row = (Text("Noting with concern", target.inlines[0].style), *target.inlines[1:])  # type: ignore[union-attr]
    edited = text.replace(document, target.id, row).document
    other, _, data = changed(edited, source)
    assert other == {"container_3"}
    assert b'<container name="Noting with concern" eId="container_3">' in data


def test_a_split_renumbers_what_follows_and_keeps_ids():
    document, source = document_of()
    target = block(document, "Welcomes")
    edited = structure.split(document, Place(target.id, len("Welcomes the"))).document
    other, new, data = changed(edited, source)
    assert other == {"para_5", "para_5__content", "para_7", "para_9", "para_11", "para_15"}
    assert len(new) == 2
    labels = [e.text for e in etree.fromstring(data).iterfind(f".//{A}mainBody/{A}paragraph/{A}num")]
    assert labels == ["1.", "2.", "3.", "4.", "5.", "6."]


def test_a_moved_paragraph_keeps_its_element():
    document, source = document_of()
    edited = moving.move(
        document, block(document, "Noting also").id, block(document, "Recalling one").id, after=False
    )
    other, new, data = changed(edited.document, source)
    assert (other, new) == (set(), set())
    names = [e.get("eId") for e in etree.fromstring(data).iterfind(f".//{A}preamble/{A}container")]
    assert names == ["container_4", "container_2", "container_3"]


def test_a_new_footnote_changes_the_marks_behind_it():
    document, source = document_of()
    edited = footnotes.insert(document, Place(block(document, "Noting two").id, 3), (Text("New."),)).document
    other, new, data = changed(edited, source)
    assert other == {"container_3", "authorialNote_2", "authorialNote_3", "para_7", "para_7__content"}
    assert new == {"authorialNote_1_2"} or len(new) == 1
    assert [e.get("marker") for e in etree.fromstring(data).iter(A + "authorialNote")] == ["1", "2", "3", "4"]


def test_a_point_split_keeps_the_list_and_its_class():
    document, source = document_of()
    edited = structure.split(document, Place(block(document, "Do b").id, 3)).document
    _, new, data = changed(edited, source)
    root = etree.fromstring(data)
    top = root.find(f".//{A}paragraph[@eId='para_11']")
    assert top is not None
    assert top.get("class") == "Odd"
    assert [e.text for e in top.iter(A + "num")] == ["4.", "(a)", "(b)", "(c)", "(d)"]
    assert len(new) == 2


def test_table_and_quoted_text_stay_as_they_are():
    document, source = document_of()
    edited = text.insert(document, caret(block(document, "Do a").id, 2), "!").document
    edited = text.insert(edited, caret(block(edited, "Requests it").id, 2), "?").document
    other, _, _ = changed(edited, source)
    assert not {"container_9", "t_9", "para_9", "e"} & other


def test_a_cell_is_edited_in_its_place():
    document, source = document_of()
    edited = text.insert(document, caret(block(document, "Two").id, 3), "!").document
    other, new, data = changed(edited, source)
    assert (other, new) == ({"container_9", "t_9"}, set())
    assert b"<p>Two!</p>" in data
    assert b'akn4un:data-x="1"' in data


def test_an_empty_cell_and_a_section_without_a_title_get_their_text():
    table = '<container name="table" eId="c"><table eId="t"><tr><td>\n</td><td><p>B</p></td></tr></table></container>'
    section = f'<section eId="s"><num>I</num>{paragraph("1.", "Decides;", 3)}{paragraph("2.", "Requests.", 4)}</section>'
    document, source = document_of(file(body(table + section)))
    cell, head = (
        next(b for b in walk.blocks(document) if b.kind is kind) for kind in (Kind.CELL, Kind.SECTION)
    )
    for target in (cell, head):
        document = text.insert(document, caret(target.id), "New").document
    _, _, data = changed(document, source)
    assert [plain.text(b) for b in walk.blocks(read(data).document)].count("New") == 2
    assert b'<td><p xml:space="preserve">New</p></td>' in data


def test_headings_and_ornaments_inside_a_paragraph_stay():
    odd = paragraph("", "<subheading>Water</subheading>", 3, "H23") + paragraph(
        "", '<decoration style="x">* *</decoration>', 4
    )
    document, source = document_of(file(body(odd + paragraph("1.", "A;"))))
    for words in ("Water", "* *"):
        document = text.insert(document, caret(block(document, words).id, 1), "-").document
    data = write(document, source).data
    assert b"<subheading>W-ater</subheading>" in data
    assert b'<decoration style="x">*- *</decoration>' in data


def test_typed_labels_are_exchanged_and_nothing_else():
    odd = '<span class="odd" akn4un:data-y="2">Requests</span>\t it.'
    document, source = document_of(
        file(body(paragraph("", "1. Decides;", 1) + paragraph("", f"2. {odd}", 2)))
    )
    edited = structure.split(document, Place(block(document, "Decides").id, 3)).document
    data = write(edited, source).data
    assert b'\t3. <span class="odd" akn4un:data-y="2">Requests</span>\t it.' in data


def test_a_datum_on_the_first_page_keeps_its_markup():
    document, source = document_of()
    edited = edit_masthead.set_field(document, masthead.SESSION, "Ninety-first session", "91").document
    other, _, data = changed(edited, source)
    assert other == {"coverPage_1", "coverPage_1__session_1"}
    assert (
        b'<session refersTo="#generalAssembly" value="91" eId="coverPage_1__session_1">Ninety-first session</session>'
        in data
    )


def test_a_new_date_of_adoption_is_in_the_identifiers_too():
    document, source = document_of()
    edited = edit_masthead.set_field(document, masthead.ADOPTED, "17 December 2035", "2035-12-17").document
    data = write(edited, source).data
    assert b'<docDate date="2035-12-17" refersTo="#adoptionDate">17 December 2035</docDate>' in data
    assert b"2035-12-16" not in data


def test_metadata_is_put_back_into_meta():
    document, source = document_of()
    edited = edit_masthead.set_metadata(document, sponsors="Atlantis", job_number="35-1").document
    data = write(edited, source).data
    again = read(data).document
    assert again.metadata == edited.metadata
    assert schema.faults(data) == ()


def test_removed_paragraphs_leave_no_trace():
    document, source = document_of()
    for words in ("Do a", "Do b", "Do c", "Noting two"):
        document = structure.remove(document, block(document, words).id).document
    _, new, data = changed(document, source)
    assert b"Do b" not in data
    assert {"container_3", "authorialNote_2"} <= new


def test_an_edited_file_that_was_invalid_says_so():
    broken = file(
        body(
            paragraph("1.", "A;") + paragraph("2.", "B.", 2), after=f"<preamble>{container('C,')}</preamble>"
        )
    )
    document, source = document_of(broken)
    edited = text.insert(document, caret(block(document, "A").id, 1), "!").document
    losses = write(edited, source).losses
    assert len(losses) == 1
    assert "was so before" in losses[0]
    assert write(document, source).losses == losses


def test_a_repaired_file_is_written_whole():
    document, source = document_of(WHOLE.replace(b"</content></paragraph>", b"</docTitle></paragraph>", 1))
    assert source.fault
    data = write(document, source).data
    assert [plain.text(b) for b in walk.blocks(read(data).document)] == [
        plain.text(b) for b in walk.blocks(document)
    ]


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b'<?xml version="1.0" encoding="utf-8"?>\n'])
def test_the_spelling_of_the_source_is_kept(ends, start):
    data = (start + WHOLE).replace(b"\n", ends)
    document, source = document_of(data)
    assert write_patch.patched(document, source) == data
    edited = text.insert(document, caret(block(document, "Urges").id, 5), "!").document
    saved = write(edited, source).data
    assert saved.replace(b"Urges!", b"Urges") == data


def test_the_source_is_never_changed():
    document, source = document_of()
    before = etree.tostring(source.root)
    for words in ("Welcomes", "Do b", "Recalling one"):
        document = structure.split(document, Place(block(document, words).id, 4)).document
    write(document, source)
    assert etree.tostring(source.root) == before
    assert write(source.document, source).data == WHOLE


EDITS = ("split", "join", "remove", "move", "insert", "kind", "indent", "outdent", "note")


def _edited(document: Document, draw: st.DataObject) -> Document:
    blocks = list(walk.blocks(document))
    one, two = (blocks[draw.draw(st.integers(0, len(blocks) - 1))] for _ in range(2))
    offset = draw.draw(st.integers(0, len(plain.text(one))))
    match draw.draw(st.sampled_from(EDITS)):
        case "split":
            return structure.split(document, Place(one.id, offset)).document
        case "join":
            return structure.join_before(document, one.id).document
        case "remove":
            return structure.remove(document, one.id).document
        case "move":
            return moving.move(document, one.id, two.id, after=draw.draw(st.booleans())).document
        case "insert":
            return structure.insert_block(
                document, one.id, Kind.OPERATIVE, draw.draw(st.integers(0, 2))
            ).document
        case "kind":
            kind = draw.draw(st.sampled_from([Kind.TEXT, Kind.HEADING, Kind.SECTION, Kind.PREAMBULAR]))
            return structure.set_kind(document, caret(one.id), kind).document
        case "indent":
            return structure.indent(document, caret(one.id)).document
        case "outdent":
            return structure.outdent(document, caret(one.id)).document
        case _:
            return footnotes.insert(document, Place(one.id, offset), (Text("New."),)).document


@settings(max_examples=120)
@given(st.data())
def test_any_edits_give_a_valid_file_with_every_word(draw):
    document, source = document_of()
    for _ in range(draw.draw(st.integers(1, 5))):
        try:
            document = _edited(document, draw)
        except EditRefused:
            continue
    saved = write(document, source)
    assert saved.losses == ()
    again = read(saved.data).document
    labels = Counter(" ".join(numbering.of(document).labels.values()).split())
    assert not Counter(_words(document)) - Counter(_words(again))
    assert not Counter(_words(again)) - Counter(_words(document)) - labels  # typed where no number may stand


def _words(document: Document) -> list[str]:
    return " ".join(plain.words(b) for b in walk.all_blocks(document)).split()


def test_documents_too_different_are_written_anew():
    _, source = document_of()
    other = opened(body(paragraph("1.", "Another.")))[0]
    saved = write(replace(other, next_id=other.next_id), source)
    assert schema.faults(saved.data) == ()
    assert b"Another." in saved.data


def test_a_quoted_text_behind_an_ornament_stays_when_a_block_is_inserted():
    quoted = f'<decoration style="x">* *<embeddedStructure eId="e">{container("Recalling it,", 70)}</embeddedStructure>'
    row = paragraph("1.", "Decides;", 3) + paragraph("", f"{quoted} end</decoration>", 4)
    document, source = document_of(file(body(row + paragraph("2.", "Requests.", 5))))
    for words in ("Decides", "* *", "Recalling"):
        edited = structure.insert_block(document, block(document, words).id, Kind.OPERATIVE).document
        again = read(write(edited, source).data).document
        assert _words(again) == _words(edited)
        assert [b.quoted for b in walk.blocks(again)] == [b.quoted for b in walk.blocks(edited)]


@pytest.mark.parametrize("note_text", ["", "()\tSee A.", "()\t"])
def test_the_brackets_of_an_arabic_note_are_no_words_when_it_is_split(note_text):
    mark = f"<sup>(</sup>{note(1, note_text)}<sup>)</sup>"
    document, source = document_of(file(body(paragraph("1.", f"A{mark}; b", 3))))
    _, _, found = walk.notes(document)[0]
    edited = structure.split(document, Place(found.blocks[0].id, 0)).document
    again = read(write(edited, source).data).document
    assert _words(again) == _words(edited)
    assert walk.notes(again)[0][2].brackets == found.brackets


def test_a_section_with_nothing_but_a_footnote_keeps_it():
    section = f'<section eId="s"><num>I</num><subheading>{note(1, "I")}</subheading>{paragraph("1.", "A;", 3)}</section>'
    document, source = document_of(file(body(section)))
    edited = text.insert(document, caret(block(document, "A;").id, 1), "b").document
    again = read(write(edited, source).data).document
    assert [plain.note_text(n) for _, _, n in walk.notes(again)] == ["I"]


def test_a_point_moved_into_the_title_keeps_its_number_as_words():
    document, source = document_of()
    title = next(b for b in walk.blocks(document) if b.kind is Kind.TITLE)
    edited = moving.move(document, block(document, "Urges").id, title.id, after=True).document
    moved = block(edited, "Urges")
    again = read(write(edited, source).data).document
    assert (
        plain.words(block(again, "Urges")) == f"{numbering.of(edited).label(moved.id)} {plain.words(moved)}"
    )


@pytest.mark.parametrize("kind", [Kind.OPERATIVE, Kind.TEXT])
def test_a_heading_made_a_paragraph_is_one_in_the_file(kind):
    row = paragraph("", "<subheading>Water</subheading>", 3, "H1") + paragraph("1.", "A;", 4)
    document, source = document_of(file(body(row)))
    edited = structure.set_kind(document, caret(block(document, "Water").id), kind).document
    assert block(read(write(edited, source).data).document, "Water").kind is kind


def test_a_patch_that_loses_words_is_not_taken():
    document, source = document_of()
    target, other = block(document, "Urges"), block(document, "Welcomes")
    wrong = replace(source, origins={**source.origins, target.id: source.origins[other.id]})
    edited = text.insert(document, caret(target.id, 5), "!").document
    saved = write(edited, wrong)
    assert saved.losses[0].startswith("The file was written anew")
    assert sorted(_words(read(saved.data).document)) == sorted(_words(edited))
