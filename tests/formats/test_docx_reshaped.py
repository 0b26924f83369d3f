"""What paragraphs were before a change, first pages with changes, and reviews that pass through LibreOffice."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from builders import resolution
from engross.formats.docx import FORMAT
from engross.model import plain, states, walk
from engross.model.inlines import Text
from engross.model.nodes import Document, Kind
from engross.model.review import Change, ChangeKind, Marks, Reply, Thread
from engross.review.compare import compare
from formats.docx_validity import faults
from formats.office import needs_office, through_office

AT = "2035-12-16T09:30:00Z"
OLD = """
    MAST {symbol:A/RES/90/5}
    TITLE {number:90/5.} {title:Clean water}
    ORG *The General Assembly*,
    PP *Recalling* its resolution 80/1,
    1. *Decides* to act:
      (a) In the towns of the coast;
      (b) In the mountains;
    2. *Requests* a report.
"""


def rows(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, plain.words(block)) for block in walk.blocks(document)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  (b) In the mountains;", "2. In the mountains;"),
        ("2. *Requests* a report.", "HEAD *Requests* a report."),
        ("{symbol:A/RES/90/5}", "{symbol:A/RES/91/7}"),
        ("{number:90/5.} {title:Clean water}", "{number:91/7.} {title:Clean water}"),
    ],
    ids=["level", "kind", "symbol", "title"],
)
def test_both_states_come_back(old, new):
    one, two = resolution(OLD), resolution(OLD.replace(old, new))
    data = FORMAT.write(compare(one, two, "Ann", AT)).data
    again = FORMAT.read(data).document
    assert rows(states.original(again)) == rows(FORMAT.read(FORMAT.write(one).data).document)
    assert rows(states.accepted(again)) == rows(FORMAT.read(FORMAT.write(two).data).document)


def test_what_a_paragraph_was_is_a_revision_of_words(tmp_path):
    two = resolution(OLD.replace("2. *Requests* a report.", "HEAD *Requests* a report."))
    data = FORMAT.write(compare(resolution(OLD), two, "Ann", AT)).data
    with ZipFile(BytesIO(data)) as archive:
        assert b"w:pPrChange" in archive.read("word/document.xml")
    again = FORMAT.read(data).document
    before = [block.marks.reshaped for block in walk.blocks(again) if block.marks.reshaped]
    assert [(was.kind, was.level) for was in before] == [(Kind.OPERATIVE, 0)]
    assert faults(data, tmp_path) == []


def test_changes_of_data_are_told_as_lost():
    one = resolution(OLD)
    two = replace(one, metadata=replace(one.metadata, organ="sc"))
    assert any(
        "data about the document" in loss for loss in FORMAT.write(compare(one, two, "Ann", AT)).losses
    )


def test_words_keep_their_distance_where_paragraphs_are_joined():
    one = resolution(OLD.replace("PP *Recalling* its", "PP *Noting* the rain,\n    PP *Recalling* its"))
    two = resolution(OLD.replace("PP *Recalling* its", "PP *Noting* the rain, and recalling its"))
    again = FORMAT.read(FORMAT.write(compare(one, two, "Ann", AT)).data).document
    assert rows(states.accepted(again)) == rows(FORMAT.read(FORMAT.write(two).data).document)
    assert rows(states.original(again)) == rows(FORMAT.read(FORMAT.write(one).data).document)


def typed(document: Document) -> Document:
    """The document as from a file of record that types the labels of numbered paragraphs in their text."""
    parts = tuple(
        replace(
            part,
            blocks=tuple(replace(b, number_in_text=b.kind is Kind.OPERATIVE) for b in part.blocks),
        )
        for part in document.parts
    )
    return replace(document, parts=parts)


def test_a_label_that_a_file_of_record_types_stays_typed_where_paragraphs_are_joined():
    start = "ORG *The General Assembly*,\n1. *Decides* to act at once"
    one = typed(resolution(f"{start};\n2. And to rest;\n3. *Requests* a report."))
    two = typed(resolution(f"{start} and to rest;\n2. *Requests* a report."))
    again = FORMAT.read(FORMAT.write(compare(one, two, "Ann", AT)).data).document
    for state, wanted in ((states.accepted(again), two), (states.original(again), one)):
        flags = [b.number_in_text for b in walk.blocks(state) if b.kind is Kind.OPERATIVE]
        assert flags == [b.number_in_text for b in walk.blocks(wanted) if b.kind is Kind.OPERATIVE]


def reviewed() -> Document:
    """A comment, an insertion and a deletion by each of five people."""
    lines = [f"PP *Noting* matter {n} of the agenda," for n in range(5)]
    document = resolution("ORG *The General Assembly*,\n" + "\n".join(lines) + "\n1. *Decides* to act.")
    changes, threads, blocks = [], [], []
    number = 0
    for block in walk.blocks(document):
        if block.kind is Kind.PREAMBULAR:
            author, ident = f"Reviewer {number}", 500 + 10 * number
            changes += [
                Change(ident, ChangeKind.INSERTION, author, AT),
                Change(ident + 1, ChangeKind.DELETION, author, AT),
            ]
            answers = tuple(
                Reply(f"Answer {n} to {number}", f"Reviewer {(number + n) % 5}", AT)
                for n in range(1, number + 1)
            )
            threads.append(
                Thread(
                    ident + 2, f"Remark {number}", author, AT, block.id, answers, is_resolved=number % 2 == 1
                )
            )
            row = (
                Text("Noting ", marks=Marks(comments=(ident + 2,))),
                Text("also ", marks=Marks(inserted=ident)),
                Text(f"matter {number} of "),
                Text("all ", marks=Marks(deleted=ident + 1)),
                Text("the agenda,"),
            )
            block = replace(block, inlines=row)
            number += 1
        blocks.append(block)
    new = {block.id: block for block in blocks}
    parts = tuple(replace(part, blocks=tuple(new[b.id] for b in part.blocks)) for part in document.parts)
    return replace(document, parts=parts, changes=tuple(changes), comments=tuple(threads), next_id=1000)


def review_of(document: Document) -> tuple[object, ...]:
    """Changes with author and time, threads with answers, state and the words they are about, and both states."""
    changes = sorted((change.kind.value, change.author, change.at) for change in document.changes)
    threads = sorted(
        (
            thread.text,
            thread.author,
            thread.at,
            thread.is_resolved,
            [(reply.text, reply.author, reply.at) for reply in thread.replies],
            [
                inline.text
                for block in walk.blocks(document)
                for inline in block.inlines
                if isinstance(inline, Text) and thread.id in inline.marks.comments
            ],
        )
        for thread in document.comments
    )
    both = [
        [plain.words(b) for b in walk.blocks(state(document))] for state in (states.original, states.accepted)
    ]
    return changes, threads, *both


@needs_office
def test_the_review_of_five_people_survives_libreoffice(tmp_path: Path):
    document = reviewed()
    back = through_office(FORMAT.write(document).data, tmp_path)
    assert review_of(FORMAT.read(back).document) == review_of(document)
