"""Paragraph numbers as lists that Word keeps counting: read again they give the same document."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from builders import resolution
from engross.formats.docx import FORMAT
from engross.model import numbering, plain, walk
from engross.model.nodes import Document
from formats.docx_validity import faults

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = """
    MAST {symbol:A/RES/90/5}
    TITLE {number:90/5.} {title:**Clean water for all**}
    ORG *The General Assembly*,
    PP *Mindful*:
      (a) Of rivers,
      (b) Of wells,
    1. *Decides* to act:
      (a) At once;
        (i) In rivers;
        (ii) In wells;
      (b) Later;
    2. *Requests* a report:
      (a) On rivers;
    OP[2 bis] *Decides* more;
    7. *Recommends* a text:
    > PP *Noting* the wells,
    > 1. *Calls for* care;
    > 2. *Ends*;
    8. *Ends*.
    ANNEX
    HEAD Annex
    1. The rivers of the plan are long.
    2. The wells are deep.
"""


def document(language: str = "en") -> Document:
    made = resolution(TEXT)
    return replace(made, metadata=replace(made.metadata, language=language))


def part(made: Document, name: str) -> etree._Element:
    with ZipFile(BytesIO(FORMAT.write(made, has_lists=True).data)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def labels(made: Document) -> list[tuple[str, str, int]]:
    numbers = numbering.of(made)
    return [(numbers.label(b.id), plain.text(b), b.level) for b in walk.blocks(made)]


def counted(made: Document) -> int:
    return len(list(part(made, "document").iter(f"{W}numPr")))


@pytest.mark.parametrize("language", ["en", "fr", "ar", "zh"])
def test_lists_are_read_as_they_were_written(language: str) -> None:
    made = document(language)
    again = FORMAT.read(FORMAT.write(made, has_lists=True).data, "wells.docx").document
    assert labels(again) == labels(made)


def test_what_word_can_count_is_a_list_and_the_rest_is_typed() -> None:
    made = document()
    numbered = [label for label, _, _ in labels(made) if label]
    assert "2 bis" in numbered
    assert counted(made) == len(numbered) - 1
    assert any("2 bis" in (t.text or "") for t in part(made, "document").iter(f"{W}t"))


def test_a_number_that_does_not_follow_begins_the_list_anew() -> None:
    starts = {
        (level.get(f"{W}ilvl"), start.get(f"{W}val"))
        for level in part(document(), "numbering").iter(f"{W}lvlOverride")
        for start in level
    }
    assert ("0", "7") in starts
    assert ("0", "2") not in starts


def test_chinese_rings_are_typed_for_word_has_none() -> None:
    assert counted(document("zh")) == counted(document()) - 2


def test_without_the_wish_numbers_are_typed() -> None:
    with ZipFile(BytesIO(FORMAT.write(document()).data)) as archive:
        assert "word/numbering.xml" not in archive.namelist()
        assert b"numPr" not in archive.read("word/document.xml")


def test_the_file_with_lists_is_sound(tmp_path: Path) -> None:
    assert not faults(FORMAT.write(document(), has_lists=True).data, tmp_path)
