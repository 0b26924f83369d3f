"""Word files made to do harm, and broken ones: a sentence or a listed loss, in little time and memory, no network.

Memory, and thousands of spoilt files, are measured by tests/bench/hostile.py.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest

from builders import resolution
from engross.errors import FormatError
from engross.formats.docx import FORMAT
from engross.model import plain, validity, walk
from formats import hostile_files
from formats.docx_files import docx, p, part, text
from formats.hostile_files import NUMBERED
from formats.spoilt_files import variants
from formats.test_docx import WHOLE

SECONDS = 4.0
"""Of the processor, for each; the machines that run this are shared, and the bench holds two."""
VARIANTS = 300

SAID = {
    "bomb in the text": "packed too closely",
    "bomb in a picture": "packed too closely",
    "a size that lies, small": "cannot be unpacked",
    "a size that lies, large": "Unpacked",
    "six thousand parts": "parts",
    "a million entries": "1,000,000 parts",
    "half an archive": "not whole",
    "entities that multiply": "well-formed",
    "an entity of another file": "entities",
    "a DTD of the network": "entities",
    "another encoding": "UTF-7",
    "encoding of EBCDIC": "not well-formed",
    "four million paragraphs": "elements",
    "UTF-16 of small paragraphs": "elements",
    "many elements in each part": "elements",
    "ten thousand nested tables": "not well-formed",
    "eighty nested tables": "79 tables inside tables",
    "nested text boxes": "50 text boxes",
    "nested formulas": "formula",
    "a note in itself": "note inside a note",
    "notes in a circle": "notes inside notes",
    "a chain of notes": "notes inside notes",
    "one large note a thousand times": "paragraphs",
    "one large head in a thousand sections": "paragraphs",
    "parts that are not there": "no words in the file",
    "no text": "no text",
    "another root": "no text",
    "the type of a spreadsheet": "no Word file",
    "content types that are none": "not well-formed",
}
"""Words of the refusal, or of the losses."""
TRIED = [name for name in hostile_files.CASES if name not in hostile_files.LENGTHS]
"""What is merely long is measured."""
SILENT = (
    "no content types",
    "no relations",
    "no relations of the text",
    "a chain of comments",
    "styles in a circle",
)
"""What needs no word: the text is whole."""


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a server; whoever asks it fails the test, be it Python or a library below it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        with pytest.raises(BlockingIOError):
            listening.accept()


def read_or_refuse(data: bytes) -> str:
    """The refusal, or the losses; fails where the reader takes long or gives a broken value."""
    begun = time.process_time()
    try:
        result = FORMAT.read(data)
    except FormatError as refusal:
        said = str(refusal)
        assert said.endswith(".")
    else:
        assert validity.faults(result.document) == []
        said = " ".join(result.losses)
    assert time.process_time() - begun < SECONDS
    return said


@pytest.mark.parametrize("name", [*TRIED, "fifty thousand runs", "thousands of tables"])
def test_a_hostile_file_is_refused_or_read_within_bounds(name: str, server: str) -> None:
    said = read_or_refuse(hostile_files.CASES[name](server))
    assert SAID.get(name, "") in said
    assert not (name in SILENT and said)


def words_of(data: bytes) -> str:
    return " ".join(plain.words(block) for block in walk.all_blocks(FORMAT.read(data).document))


def test_the_words_of_a_note_inside_a_note_are_kept():
    notes = "".join(
        f'<w:footnote w:id="{n}">{p(words)}</w:footnote>'
        for n, words in ((1, text("See A.") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), (2, "See B."))
    )
    body = p(text("1. Decides.") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    assert "See A. See B." in words_of(docx(body, footnotes=part("footnotes", notes)))


def test_comments_beyond_those_that_may_be_open_stand_at_their_paragraph():
    numbers = range(150)
    starts = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in numbers)
    comments = "".join(f'<w:comment w:id="{n}" w:author="A">{p(f"c{n}")}</w:comment>' for n in numbers)
    document = FORMAT.read(
        docx(p(starts + text("1. Decides.")), comments=part("comments", comments))
    ).document
    (block,) = walk.blocks(document)
    placed = {thread.id for thread in document.comments if thread.block == block.id}
    marked = set(block.inlines[0].marks.comments)
    assert placed | marked == {thread.id for thread in document.comments}


@pytest.mark.parametrize("body", ["", "<w:p/>", "<w:tbl/>", "<w:sectPr/>"])
def test_a_file_without_words_is_refused(body):
    assert "no words" in read_or_refuse(docx(body))


def test_fuzzed_variants_are_read_or_refused():
    for data in variants(5, VARIANTS, [FORMAT.write(resolution(WHOLE)).data]):
        read_or_refuse(data)


def test_truncated_files_are_refused():
    whole = FORMAT.write(resolution(WHOLE)).data
    for size in range(10, len(whole), len(whole) // 40):
        assert "damaged" in read_or_refuse(whole[:size])


def test_a_part_with_a_wrong_checksum_is_refused():
    whole = bytearray(docx(NUMBERED))
    place = whole.rfind(b"word/document.xml", 0, whole.rfind(b"PK\x01\x02"))
    whole[place + 40] ^= 0xFF
    assert read_or_refuse(bytes(whole))
