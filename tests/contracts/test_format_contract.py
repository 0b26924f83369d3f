"""What holds for every format of the registry."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import notation, resolution
from engross.errors import FormatError
from engross.formats import registry
from engross.formats.registry import FORMATS
from engross.model import numbering, plain, validity, walk
from engross.model.nodes import Kind
from strategies import documents

WRITERS = [entry for entry in FORMATS if entry.can_write]
READERS = [entry for entry in FORMATS if entry.can_read]
BOTH = [entry for entry in WRITERS if entry.can_read]

SIMPLE = """
    MAST {symbol:A/RES/90/5}
    TITLE {number:90/5.} {title:Clean water}
    ORG *The General Assembly*,
    PP *Recalling* its resolution 80/1,[^A *note*.]
    PP *Noting* that water is wet,[^See resolution 80/2.]
    1. *Decides* to act:
      (a) First;
      (b) Second;
    2. *Requests* a report.
"""


def _named(entry):
    return entry.name


@pytest.mark.parametrize("entry", FORMATS, ids=_named)
def test_records_are_complete(entry):
    assert entry.title
    assert entry.can_read or entry.can_write
    assert entry.endings
    assert all(ending.startswith(".") and ending == ending.lower() for ending in entry.endings)
    assert registry.named(entry.name) is entry
    if entry.can_write:
        assert registry.for_ending(f"x{entry.endings[0].upper()}") is entry


@pytest.mark.parametrize("entry", WRITERS, ids=_named)
@settings(max_examples=15)
@given(document=documents())
def test_any_document_can_be_written_twice_alike(entry, document):
    written = entry.write(document)
    assert written.data
    assert entry.write(document).data == written.data
    assert all(loss.endswith((".", "…")) for loss in written.losses)


@pytest.mark.parametrize("entry", BOTH, ids=_named)
def test_what_was_written_is_recognised_and_reads_the_same(entry):
    document = resolution(SIMPLE)
    written = entry.write(document)
    assert registry.choose(written.data, f"x{entry.endings[0]}").name in {e.name for e in BOTH}
    read = entry.read(written.data, f"x{entry.endings[0]}")
    assert validity.faults(validity.normalised(read.document)) == []
    assert _words(read.document) == _words(document)
    assert [plain.note_text(n) for _, _, n in walk.notes(read.document)] == [
        "A note.",
        "See resolution 80/2.",
    ]


def _words(document):
    return " ".join(plain.words(b) for b in walk.blocks(document)).replace("*", "").split()


@settings(max_examples=40)
@given(documents())
def test_the_format_of_record_keeps_every_word_label_and_note(document):
    akn = registry.named("akn")
    again = akn.read(akn.write(document).data).document
    assert validity.faults(validity.normalised(again)) == []
    assert _words(again) == _words(document)
    assert [plain.note_text(n).split() for _, _, n in walk.notes(again)] == [
        plain.note_text(n).split() for _, _, n in walk.notes(document)
    ]


@settings(max_examples=25)
@given(documents())
def test_writing_the_format_of_record_again_changes_nothing(document):
    akn = registry.named("akn")
    once = akn.write(document).data
    read = akn.read(once)
    assert akn.write(read.document, read.source).data == once
    assert akn.write(akn.read(once).document, read.source).data == once


@pytest.mark.parametrize("entry", READERS, ids=_named)
@settings(max_examples=60)
@given(
    data=st.binary(max_size=400),
    head=st.sampled_from([b"", b"<?xml?>", b"<akomaNtoso>", b"PK\x03\x04", b"\xff\xfe"]),
)
def test_any_bytes_are_read_or_refused_in_a_sentence(entry, data, head):
    try:
        read = entry.read(head + data, f"x{entry.endings[0]}")
    except FormatError as refusal:
        text = str(refusal)
    else:
        assert validity.faults(validity.normalised(read.document)) == []
        return
    assert text.endswith(".")


@pytest.mark.parametrize("entry", BOTH, ids=_named)
@settings(max_examples=40)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_in_a_sentence(entry, data):
    whole = entry.write(resolution(SIMPLE)).data
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    damaged = whole[:start] + data.draw(st.binary(max_size=8)) + whole[end:]
    try:
        read = entry.read(damaged, f"x{entry.endings[0]}")
    except FormatError:
        return
    assert validity.faults(validity.normalised(read.document)) == []


@settings(max_examples=100)
@given(st.binary(max_size=300), st.sampled_from(["", "x.xml", "x.docx", "x.txt", "x.md", "x.pages"]))
def test_the_registry_chooses_or_refuses(data, name):
    try:
        assert registry.choose(data, name).can_read
    except FormatError as refusal:
        message = str(refusal)
    else:
        return
    assert message.endswith(".")


def test_notation_of_a_file_is_that_of_its_source(project):
    import sys

    sys.path.insert(0, str(project / "packaging"))
    try:
        import samples
    finally:
        sys.path.pop(0)
    for name in samples.METADATA:
        path = project / "resources" / "samples" / f"{name}.xml"
        found = registry.choose(path.read_bytes(), path.name).read(path.read_bytes(), path.name)
        assert found.losses == ()
        assert notation(found.document) == notation(samples.document(name))


@pytest.mark.parametrize(
    ("language", "words", "mark"),
    [
        ("fr", "*Rappelant* l’eau,/Puits/*Décide* d’agir", "II"),
        ("ar", "***إذ تشير*** إلى الماء،/المقدمة/***تقرر*** أن تعمل", "ثانيا"),
        ("zh", "**回顾**水，/导言/**决定**采取行动", "二"),
    ],
)
@pytest.mark.parametrize("name", ["docx", "akn"])
def test_divisions_come_back_in_languages_with_numbers_of_their_own(name, language, words, mark):
    preamble, title, acts = words.split("/")
    lines = f"PP {preamble}\nSEC {title}\nOP {acts}\nSEC {title}\nOP {acts}"
    form = registry.named(name)
    again = form.read(form.write(resolution(lines, language=language)).data).document
    divisions = [block for block in walk.blocks(again) if block.kind is Kind.SECTION]
    assert [(block.level, block.numbered_as) for block in divisions] == [(0, None)] * 2
    assert numbering.of(again).label(divisions[1].id) == mark
