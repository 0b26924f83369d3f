"""A sample of published files, where they are beside the project: read, written and edited without loss."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from lxml import etree

from engross.editing import text
from engross.formats.akn import schema, write_fresh, write_patch
from engross.formats.akn.parse import A
from engross.formats.akn.read import read
from engross.formats.akn.source import AknSource
from engross.formats.akn.write import write
from engross.model import numbering, places, validity, walk
from engross.model.inlines import Footnote, LineBreak, Text
from engross.model.nodes import Document, Kind

EVERY = 60


@pytest.fixture(scope="session")
def files(shared: Path) -> list[Path]:
    return sorted((shared / "corpus").rglob("*.xml"))[7::EVERY]


def characters(document: Document) -> str:
    """All that is printed, white space left out, sorted."""
    numbers = numbering.of(document)
    found = []
    for block in walk.all_blocks(document):
        found.append(numbers.label(block.id))
        for inline in block.inlines:
            match inline:
                case Text():
                    found.append(inline.text)
                case Footnote():
                    found.append(inline.brackets * 2)
                case LineBreak():
                    pass
    return "".join(sorted("".join("".join(found).split())))


def printed(root: etree._Element) -> str:
    whole = "".join(root.itertext(with_tail=True, tag="{*}*"))
    meta = "".join("".join(e.itertext()) for e in root.iter(A + "meta"))
    rest = sorted("".join(whole.split()))
    for character in "".join(meta.split()):
        rest.remove(character)
    return "".join(rest)


def test_every_word_is_in_the_document(files):
    for path in files[::3]:
        result = read(path.read_bytes())
        assert validity.faults(result.document) == [], path.name
        assert isinstance(result.source, AknSource)
        assert characters(result.document) == printed(result.source.root), path.name


def canonical(data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(data.replace(b"\r\n", b"\n")), method="c14n")


def test_saving_changes_nothing(files):
    for path in files:
        data = path.read_bytes()
        result = read(data)
        assert isinstance(result.source, AknSource)
        assert write(result.document, result.source).data == data, path.name
        assert canonical(write_patch.patched(result.document, result.source)) == canonical(data), path.name


def test_written_anew_they_are_valid_and_read_the_same(files):
    for path in files:
        document = read(path.read_bytes()).document
        root = write_fresh.tree(document)
        assert schema.faults_of(root) == (), path.name
        again = read(write_fresh.serialised(root)).document
        assert characters(again) == characters(document), path.name


def test_a_typed_word_is_all_that_changes(files):
    chance = random.Random(5)
    for path in files:
        data = path.read_bytes()
        result = read(data)
        paragraphs = [
            b for b in walk.blocks(result.document) if b.kind is not Kind.CELL and places.size(b) > 2
        ]
        block = chance.choice(paragraphs)
        caret = places.caret(block.id, places.size(block) - 1)
        saved = write(text.insert(result.document, caret, "qzq").document, result.source).data
        before, after = (d.replace(b"\r\n", b"\n").splitlines() for d in (data, saved))
        assert b"qzq" in saved, path.name
        assert sum(line not in before for line in after) <= 12, path.name
