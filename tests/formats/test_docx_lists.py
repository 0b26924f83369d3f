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
from engross.model import numbering, plain, states, walk
from engross.model.nodes import Document
from engross.review.compare import compare
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


# ----------------------------------------------------------------------------------- with tracked changes

OPENING = "ORG *The General Assembly*,\nPP *Recalling* its resolution 80/1,\n"
FIVE = "1. *Decides* to act;\n2. *Notes* the wells;\n3. *Requests* a report:\n  (a) On rivers;\n  (b) On wells;\n4. *Ends*."


def both_states(old: str, new: str) -> tuple[bytes, list[Document], list[Document]]:
    """The file with lists of what two texts have become, its states read again, and the texts themselves."""
    one, two = resolution(OPENING + old), resolution(OPENING + new)
    data = FORMAT.write(compare(one, two, "Ann", "2035-12-16T09:30:00Z"), has_lists=True).data
    again = FORMAT.read(data).document
    return data, [states.original(again), states.accepted(again)], [one, two]


def typed_numbers(data: bytes) -> list[str]:
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    words = (t.text or "" for t in root.iter(f"{W}t", f"{W}delText"))
    return [found for found in words if found[:1].isdigit() or found.startswith("(")]


@pytest.mark.parametrize(
    "new",
    [
        FIVE.replace("2. *Notes* the wells;\n", "").replace("3.", "2.").replace("4.", "3."),
        FIVE.replace("2. *Notes*", "2. *Welcomes* the rain;\n3. *Notes*").replace("3. *Req", "4. *Req").replace("4. *E", "5. *E"),
        FIVE.replace("  (a) On rivers;\n", "").replace("(b)", "(a)"),
        FIVE.replace("3. *Requests* a report:\n  (a)", "3. *Requests* a longer report:\n  (a) On springs;\n  (b)").replace("(b) On wells", "(c) On wells"),
    ],
    ids=["gone", "new", "a subparagraph gone", "a subparagraph new"],
)  # fmt: skip
def test_word_counts_in_both_states(new: str, tmp_path: Path) -> None:
    data, found, wanted = both_states(FIVE, new)
    assert [labels(state) for state in found] == [labels(text) for text in wanted]
    assert typed_numbers(data) == []
    assert not faults(data, tmp_path)


def test_a_label_that_word_cannot_count_in_one_state_is_typed_there(tmp_path: Path) -> None:
    data, found, wanted = both_states(
        "1. *Decides* to act;\nOP[1 bis] *Notes* the wells and springs;\n2. *Ends*.",
        "1. *Decides* to act;\n2. *Ends*.",
    )
    assert [labels(state) for state in found] == [labels(text) for text in wanted]
    assert typed_numbers(data) == ["1 bis"]
    assert not faults(data, tmp_path)


def test_a_list_that_begins_elsewhere_than_before_is_told_by_a_change_of_properties(tmp_path: Path) -> None:
    old = FIVE + "\nANNEX\nHEAD Annex\n1. Rivers are long;\n2. Wells are deep."
    new = FIVE.replace("4. *Ends*.", "4. *Ends*:\n  (a) At once;\n7. *Begins* anew.")
    data, found, wanted = both_states(
        old, new + "\nANNEX\nHEAD Annex\n1. Rivers are long;\n2. Wells are deep."
    )
    assert [labels(state) for state in found] == [labels(text) for text in wanted]
    assert not faults(data, tmp_path)
