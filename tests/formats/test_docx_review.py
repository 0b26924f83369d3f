"""Tracked changes and comments in Word files: written as Word's own, read back as they were."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from builders import resolution
from engross.formats.docx import FORMAT
from engross.model import numbering, plain, states, validity, walk
from engross.model.inlines import Footnote, Style, Text, footnotes
from engross.model.nodes import Block, Document, Kind
from engross.model.review import (
    BlockMarks,
    Change,
    ChangeKind,
    Marks,
    Reply,
    Restyled,
    Thread,
)
from engross.review.compare import compare
from formats.docx_validity import faults

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AT = "2035-12-16T09:30:00Z"


def changed(document: Document, *changes: Change, **blocks: Block) -> Document:
    """The document with some blocks ("b3" is the block 3) put in place of those with their ids."""
    new = {int(name[1:]): block for name, block in blocks.items()}
    parts = tuple(
        replace(part, blocks=tuple(new.get(block.id, block) for block in part.blocks))
        for part in document.parts
    )
    return replace(document, parts=parts, changes=changes, next_id=1000)


def edited() -> Document:
    """Words inserted, deleted, restyled and inserted-then-deleted; a paragraph inserted; one moved; by two people."""
    document = resolution(
        """
        ORG *The General Assembly*,
        PP *Recalling* its resolution 80/1,
        1. *Decides* to act;
        2. *Requests* a report;
        3. *Invites* comments;
        4. *Decides* to meet.
        """
    )
    ids = {plain.text(block)[:8]: block.id for block in walk.blocks(document)}
    own, other = "Ana Drafter", "Bo Reviewer"
    changes = (
        Change(500, ChangeKind.INSERTION, own, AT),
        Change(501, ChangeKind.DELETION, other, AT),
        Change(502, ChangeKind.FORMAT, own, AT),
        Change(503, ChangeKind.INSERTION, other, AT),
        Change(504, ChangeKind.MOVE, own, AT),
    )
    recalling = Block(
        ids["Recallin"],
        Kind.PREAMBULAR,
        (
            Text("Recalling", Style.ITALIC),
            Text(" also", marks=Marks(inserted=500)),
            Text(" its ", marks=Marks(inserted=500, deleted=501)),
            Text(" resolution "),
            Text("80/1", marks=Marks(deleted=501)),
            Text("80/2", Style.BOLD, marks=Marks(restyled=Restyled(502, Style.PLAIN))),
            Text(","),
        ),
    )
    report = Block(
        ids["Requests"],
        Kind.OPERATIVE,
        (
            Text("Requests", Style.ITALIC, marks=Marks(inserted=503)),
            Text(" a report;", marks=Marks(inserted=503)),
        ),
        marks=BlockMarks(inserted=503),
    )
    gone = Block(
        ids["Invites "],
        Kind.OPERATIVE,
        (Text("Invites comments;", marks=Marks(deleted=504)),),
        marks=BlockMarks(deleted=504),
    )
    arrived = Block(
        ids["Decides "],
        Kind.OPERATIVE,
        (Text("Invites comments;", marks=Marks(inserted=504)),),
        marks=BlockMarks(inserted=504),
    )
    first = next(block.id for block in walk.blocks(document) if plain.text(block) == "Decides to act;")
    del ids["Decides "]
    return changed(
        document, *changes,
        **{f"b{recalling.id}": recalling, f"b{report.id}": report, f"b{gone.id}": gone, f"b{first}": replace(arrived, id=first)},
    )  # fmt: skip


def said(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, plain.words(block)) for block in walk.blocks(document)]


def by(document: Document) -> list[tuple[ChangeKind, str, str]]:
    return sorted((change.kind, change.author, change.at) for change in document.changes)


def test_tracked_changes_come_back_with_both_their_states():
    document = edited()
    again = FORMAT.read(FORMAT.write(document).data).document
    assert validity.faults(again) == []
    assert said(states.accepted(again)) == said(states.accepted(document))
    assert said(states.original(again)) == said(states.original(document))
    assert set(by(again)) == set(by(document))


def test_marks_come_back_run_by_run():
    again = FORMAT.read(FORMAT.write(edited()).data).document
    block = next(block for block in walk.blocks(again) if plain.words(block).startswith("Recalling"))
    kinds = {change.id: change.kind for change in again.changes}
    row = [
        (i.text, kinds.get(i.marks.inserted), kinds.get(i.marks.deleted), i.marks.restyled is not None)
        for i in block.inlines
        if isinstance(i, Text)
    ]
    assert (" its ", ChangeKind.INSERTION, ChangeKind.DELETION, False) in row
    assert ("80/1", None, ChangeKind.DELETION, False) in row
    assert ("80/2", None, None, True) in row


def test_reviewed_files_are_valid(tmp_path):
    assert faults(FORMAT.write(commented(edited())).data, tmp_path) == []


def test_other_readers_find_both_states(tmp_path):
    file = tmp_path / "edited.docx"
    file.write_bytes(FORMAT.write(edited()).data)
    for way in ("accept", "reject"):
        command = ["pandoc", "-t", "plain", "--wrap=none", f"--track-changes={way}", str(file)]
        try:
            text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        except FileNotFoundError:
            pytest.skip("pandoc is not installed")
        of = states.accepted if way == "accept" else states.original
        for _, words in said(of(edited())):
            assert " ".join(words.split()) in " ".join(text.split())


def test_labels_of_moved_numbers_are_revisions_too():
    data = FORMAT.write(edited()).data
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    old, new = [], []
    for paragraph in root.iter(f"{W}p"):
        for words in paragraph.iter(f"{W}t", f"{W}delText"):
            style = words.getparent().find(f"{W}rPr/{W}rStyle")
            if style is None or style.get(f"{W}val") != "ParagraphNumber":
                continue
            inserted = next(words.iterancestors(f"{W}ins"), None) is not None
            deleted = next(words.iterancestors(f"{W}del"), None) is not None
            new += [] if deleted else [words.text]
            old += [] if inserted else [words.text]
    assert new == ["1.", "2.", "3."]
    assert old == ["1.", "2."]


# ------------------------------------------------------------------------------------------- comments


def commented(document: Document) -> Document:
    """A resolved thread on words with an answer, and one on a paragraph; a private one, which stays at home."""
    blocks = list(walk.blocks(document))
    first = blocks[0]
    inlines = tuple(replace(i, marks=replace(i.marks, comments=(600,))) for i in first.inlines)
    threads = (
        Thread(600, "Is this\nright?", "Ana Drafter", AT, first.id, (Reply("Yes.", "Bo Reviewer", AT),), is_resolved=True),
        Thread(601, "A whole paragraph.", "Cy Legal", AT, blocks[1].id),
        Thread(602, "For us only.", "Ana Drafter", AT, blocks[1].id, is_private=True),
    )  # fmt: skip
    second = replace(blocks[1], marks=replace(blocks[1].marks, comments=(601,)))
    marked = {f"b{first.id}": replace(first, inlines=inlines), f"b{second.id}": second}
    return replace(changed(document, *document.changes, **marked), comments=threads)


def test_comments_come_back_with_answers_state_and_place():
    document = commented(edited())
    again = FORMAT.read(FORMAT.write(document).data).document
    assert validity.faults(again) == []
    threads = [
        (t.text, t.author, t.at, t.is_resolved, [(r.text, r.author) for r in t.replies])
        for t in again.comments
    ]
    assert threads == [
        ("Is this\nright?", "Ana Drafter", AT, True, [("Yes.", "Bo Reviewer")]),
        ("A whole paragraph.", "Cy Legal", AT, False, []),
    ]
    about = [
        i.text
        for block in walk.blocks(again)
        for i in block.inlines
        if isinstance(i, Text) and again.comments[0].id in i.marks.comments
    ]
    assert "".join(about) == "The General Assembly,"
    where = walk.block_of(again, again.comments[1].block)
    assert plain.words(where).startswith("Recalling")


def test_a_comment_on_a_whole_paragraph_comes_back_as_one():
    document = commented(edited())
    again = FORMAT.read(FORMAT.write(document).data).document
    whole = again.comments[1]
    assert walk.block_of(again, whole.block).marks.comments == (whole.id,)


def test_what_word_cannot_say_of_a_comment_is_told():
    document = commented(edited())
    assert FORMAT.write(document).losses == ()
    first, *others = document.comments
    for new in (replace(first, kind="legal"), replace(first, assigned="Bo")):
        (loss,) = FORMAT.write(replace(document, comments=(new, *others))).losses
        assert "comments are there without it" in loss


def test_a_change_inside_a_footnote_comes_back():
    document = resolution("PP *Noting* this,[^See A/90/1.]")
    holder = next(walk.blocks(document))
    note = next(i for i in holder.inlines if isinstance(i, Footnote))
    words = (
        Text("See "),
        Text("A/90/1", marks=Marks(deleted=500)),
        Text("A/90/2", marks=Marks(inserted=501)),
        Text("."),
    )
    new = replace(note, blocks=(replace(note.blocks[0], inlines=words),))
    inlines = tuple(new if i is note else i for i in holder.inlines)
    changes = (Change(500, ChangeKind.DELETION, "Ana", AT), Change(501, ChangeKind.INSERTION, "Ana", AT))
    document = changed(document, *changes, **{f"b{holder.id}": replace(holder, inlines=inlines)})
    again = FORMAT.read(FORMAT.write(document).data).document
    notes = [plain.note_text(n) for _, _, n in walk.notes(states.original(again))]
    assert notes == ["See A/90/1."]
    assert [plain.note_text(n) for _, _, n in walk.notes(states.accepted(again))] == ["See A/90/2."]


# ------------------------------------------------------------------- what is compared, in both its states

OPENING = "ORG *The General Assembly*,\nPP *Recalling* its resolution 80/1,\n"
LINKED = "*Welcomes* resolution [80/2](https://undocs.org/A/RES/80/2) on the mountains of the north;"


def labelled(document: Document) -> list[tuple[str, str, int, str]]:
    """Label, kind, level and words of the paragraphs."""
    numbers = numbering.of(document)
    return [(numbers.label(b.id), b.kind.value, b.level, plain.words(b)) for b in walk.blocks(document)]


def compared(old: str, new: str) -> tuple[Document, Document, bytes]:
    one, two = (
        replace(made, metadata=replace(made.metadata, sections_restart=True))
        for made in (resolution(OPENING + old), resolution(OPENING + new))
    )
    return one, two, FORMAT.write(compare(one, two, "Ann", AT)).data


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "SEC[I]\n1. *Decides* to act;\n2. *Notes* the wells;\nSEC[II]\n1. *Ends*;\n2. *Begins*.",
            "SEC[I]\n1. *Decides* to act;\n2. *Notes* the wells;\n3. *Ends*;\n4. *Begins*.",
        ),
        (
            "1. *Decides* to act;\n2. Rivers of the plain are long;\n3. *Ends*.",
            "1. *Decides* to act;\nTEXT Rivers of the plain are long;\n2. *Ends*.",
        ),
        (
            "1. *Decides* to act:\n  (a) On rivers;\n  (b) On wells of the plain;\n2. *Ends*.",
            "1. *Decides* to act:\n  (a) On rivers;\n2. *Ends*.",
        ),
    ],
    ids=["numbers that begin again", "a number that goes", "a letter that goes"],
)
def test_labels_and_kinds_are_those_of_each_state(old, new):
    one, two, data = compared(old, new)
    again = FORMAT.read(data).document
    alone = [FORMAT.read(FORMAT.write(text).data).document for text in (one, two)]
    assert labelled(states.original(again)) == labelled(alone[0])
    assert labelled(states.accepted(again)) == labelled(alone[1])


def paragraphs(data: bytes) -> list[etree._Element]:
    with ZipFile(BytesIO(data)) as archive:
        return list(etree.fromstring(archive.read("word/document.xml")).iter(f"{W}p"))


def of_words(data: bytes, words: str) -> list[etree._Element]:
    return [p for p in paragraphs(data) if words in "".join(p.itertext())]


def test_a_paragraph_that_goes_leaves_nothing_but_its_mark():
    _, _, data = compared(
        "1. *Decides* to act;\n2. *Notes* the wells;\n3. *Ends*.", "1. *Decides* to act;\n2. *Ends*."
    )
    gone = of_words(data, " the wells;")[0]
    assert [r for r in gone.iter(f"{W}r") if next(r.iterancestors(f"{W}del"), None) is None] == []


def test_the_end_of_a_moved_paragraph_with_a_link_is_deleted_and_inserted():
    rest = (
        "*Notes* the wells and springs of the southern plains;",
        "*Requests* a report on the weather of all years;",
    )
    one = f"1. {LINKED}\n2. {rest[0]}\n3. {rest[1]}\n4. *Ends*."
    two = f"1. {rest[0]}\n2. {rest[1]}\n3. {LINKED}\n4. *Ends*."
    _, _, data = compared(one, two)
    gone, here = of_words(data, "the north;")
    assert [mark.tag for mark in gone.find(f"{W}pPr/{W}rPr")] == [f"{W}del"]
    assert [mark.tag for mark in here.find(f"{W}pPr/{W}rPr")] == [f"{W}ins"]
    again = FORMAT.read(data).document
    (move,) = [change.id for change in again.changes if change.kind is ChangeKind.MOVE]
    assert [b.marks.deleted for b in walk.blocks(again) if b.marks.deleted] == [move]
    assert [b.marks.inserted for b in walk.blocks(again) if b.marks.inserted] == [move]


def test_an_empty_run_stands_behind_a_footnote_at_an_end_that_goes():
    _, _, data = compared(
        "1. *Decides* to act;\n2. *Notes* the wells;[^See A/90/1.]\n3. *Ends*.",
        "1. *Decides* to act;\n2. *Ends*.",
    )
    last = of_words(data, " the wells;")[0][-1]
    assert last.tag == f"{W}del"
    assert [len(run) for run in last] == [0]


def test_a_symbol_that_comes_for_another_stands_beside_it_in_the_head():
    words = "MAST {symbol:A/RES/90/5}\nMAST {session=90:Ninetieth session}\nTITLE Water\n1. *Ends*."
    _, _, data = compared(words, words.replace("A/RES/90/5", "A/C.3/91/L.7"))
    again = FORMAT.read(data).document
    for state, symbol in ((states.original, "A/RES/90/5"), (states.accepted, "A/C.3/91/L.7")):
        assert symbol in [plain.text(block) for block in walk.blocks(state(again))]


def test_the_number_of_a_title_goes_with_the_space_behind_it():
    words = "TITLE {number:90/5.} {title:Clean water}\nORG The General Assembly,\n1. *Ends*."
    one, two = resolution(words), resolution(words.replace("{number:90/5.} ", ""))
    again = FORMAT.read(FORMAT.write(compare(one, two, "Anna", AT)).data).document
    for state, title in ((states.original, "90/5. Clean water"), (states.accepted, "Clean water")):
        assert plain.text(next(walk.blocks(state(again)))) == title


def test_a_label_that_would_meet_the_end_before_is_dated_later():
    _, _, data = compared(
        "1. *Notes* the wells.\n2. *Ends*.", "1. *Notes* the wells;\n2. *Decides* to act;\n3. *Ends*."
    )
    inserted = of_words(data, " to act;")[0]
    dates = [element.get(f"{W}date") for element in inserted.iterchildren(f"{W}ins")]
    assert (dates[0], set(dates[1:])) == ("2035-12-16T09:32:00Z", {AT})
    _, _, data = compared(
        "1. *Notes* the wells;\n2. *Ends*.", "1. *Notes* the wells;\n2. *Decides* to act;\n3. *Ends*."
    )
    inserted = of_words(data, " to act;")[0]
    assert {element.get(f"{W}date") for element in inserted.iterchildren(f"{W}ins")} == {AT}


def test_a_footnote_that_is_in_neither_state_takes_no_words_behind_it():
    """It has no number: what was typed behind it is no mark of its own."""
    document = resolution("OP Decides[^Note.] to act")
    (block,) = walk.blocks(document)
    first, note, last = block.inlines
    struck = replace(note, marks=Marks(inserted=500, deleted=501))
    typed = Text("大会", marks=Marks(inserted=500))
    changes = Change(500, ChangeKind.INSERTION, "Ann", AT), Change(501, ChangeKind.DELETION, "Bo", AT)
    document = changed(
        document, *changes, **{f"b{block.id}": replace(block, inlines=(first, struck, typed, last))}
    )
    again = FORMAT.read(FORMAT.write(document).data).document
    assert said(states.accepted(again)) == said(states.accepted(document))


def test_where_a_part_begins_is_said_again_where_its_first_paragraph_goes():
    old = "1. *Decides* to act.\nANNEX\nHEAD Annex\nHEAD Rivers\n1. Rivers are long;\n2. Wells are deep."
    one, two, data = compared(old, old.replace("HEAD Annex\n", ""))
    with ZipFile(BytesIO(data)) as archive:
        names = re.findall(r'w:name="(_Part\w+annex)"', archive.read("word/document.xml").decode())
    assert names == ["_Part2_annex", "_Part2again_annex"]
    again = FORMAT.read(data).document
    for state, text in ((states.original(again), one), (states.accepted(again), two)):
        assert [(part.kind, len(part.blocks)) for part in state.parts] == [
            (part.kind, len(part.blocks)) for part in text.parts
        ]


@pytest.mark.parametrize(
    ("first", "empty"),
    [
        (BlockMarks(), BlockMarks(inserted=500)),
        (BlockMarks(), BlockMarks(deleted=501)),
        (BlockMarks(), BlockMarks(inserted=500, deleted=501)),
        (BlockMarks(deleted=501), BlockMarks()),
        (BlockMarks(inserted=500), BlockMarks(deleted=501)),
    ],
)
@pytest.mark.parametrize("place", ["text", "cell", "note"])
def test_an_empty_paragraph_that_parts_or_joins_words_is_kept(place, first, empty):
    document = resolution(
        {
            "text": "PP Noting wells,\nPP Noting pipes,\nPP Noting rivers,",
            "cell": "| Noting wells | Towns |",
            "note": "PP Noting[^Noting wells. ¶ Noting pipes. ¶ Noting rivers.],",
        }[place]
    )
    (part,) = document.parts
    if place == "cell":
        one, *others = part.blocks
        row = (one, replace(one, id=700), replace(one, id=800, inlines=(Text("Noting rivers"),)), *others)
    else:
        row = part.blocks if place == "text" else footnotes(part.blocks[0].inlines)[0][1].blocks
    row = (replace(row[0], marks=first), replace(row[1], inlines=(), marks=empty), *row[2:])
    if place == "note":
        words, note, stop = part.blocks[0].inlines
        row = (replace(part.blocks[0], inlines=(words, replace(note, blocks=row), stop)),)
    changes = Change(500, ChangeKind.INSERTION, "Ann", AT), Change(501, ChangeKind.DELETION, "Bo", AT)
    document = replace(document, parts=(replace(part, blocks=row),), changes=changes, next_id=1000)
    again = FORMAT.read(FORMAT.write(document).data).document
    assert {c.author for c in again.changes} == {
        c.author for c in changes if c.id in set(states.named_changes(document))
    }
    for state in (states.accepted, states.original):
        rows = [
            [plain.words(block).strip() for block in walk.all_blocks(state(d))] for d in (again, document)
        ]
        assert rows[0] == rows[1]
