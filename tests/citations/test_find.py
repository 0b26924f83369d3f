"""The citations of whole documents, and how little is read again after an edit."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from tests.builders import block, resolution

from engross.citations import find as finding
from engross.citations.citation import Citation, Kind
from engross.citations.find import find
from engross.model import plain, walk
from engross.model.inlines import Text
from engross.model.nodes import Document


def told(document: Document) -> list[tuple[str, str]]:
    return [(c.text, c.symbol) for c in find(document)]


def test_the_organ_line_says_whose_text_it_is() -> None:
    document = resolution(
        """
        ORG The Commission on Narcotic Drugs,
        PP Recalling its resolution 51/11 and General Assembly resolution 76/188,
        """,
        organ="",
    )
    assert told(document) == [("51/11", "E/CN.7/RES/51/11"), ("76/188", "A/RES/76/188")]


def test_without_the_line_the_metadata_or_the_other_texts_say_it() -> None:
    assert told(resolution("PP Recalling its resolution 51/11,", organ="cnd")) == [
        ("51/11", "E/CN.7/RES/51/11")
    ]
    tail = resolution(
        "1. Recalls its resolution 51/11.\n=== resolution\nORG The Commission on Narcotic Drugs,", organ=""
    )
    assert told(tail) == [("51/11", "E/CN.7/RES/51/11")]


def test_each_text_of_a_document_has_its_speaker() -> None:
    document = resolution(
        """
        ORG The General Assembly,
        PP Recalling its resolution 50/2,
        === resolution
        ORG The Human Rights Council,
        PP Recalling its resolution 50/2,
        """
    )
    assert [symbol for _, symbol in told(document)] == ["A/RES/50/2", "A/HRC/RES/50/2"]


def test_a_quoted_draft_speaks_for_the_organ_it_is_for() -> None:
    document = resolution(
        """
        ORG The Economic and Social Council,
        PP Recalling its resolution 2021/24,
        1. Recommends to the General Assembly the adoption of the following draft resolution:
        > ORG The General Assembly,
        > PP Recalling its resolution 50/2,
        2. Recalls its resolution 2021/24.
        """,
        organ="ecosoc",
    )
    assert [symbol for _, symbol in told(document)] == ["E/RES/2021/24", "A/RES/50/2", "E/RES/2021/24"]


def test_an_annexed_text_speaks_for_its_organ() -> None:
    document = resolution(
        """
        ORG The Economic and Social Council,
        PP Recalling its resolution 2021/24,
        ANNEX
        HEAD Resolution 78/2
        TEXT The Economic and Social Commission for Asia and the Pacific,
        TEXT Recalling its resolution 73/1 of 19 May 2017 and its decision 75/16 of 31 May 2019,
        ANNEX
        TEXT Recalling Council resolution 2021/25 and its resolution 2021/26.
        """,
        organ="ecosoc",
    )
    assert [c.organ for c in find(document)] == ["ecosoc", "escap", "escap", "ecosoc", "ecosoc"]


def test_a_text_does_not_cite_its_own_number() -> None:
    document = resolution(
        """
        MAST {symbol:A/RES/90/5}
        MAST [on the report of the Third Committee ({originating_document:A/90/465})]
        TITLE {number:90/5.} Clean water, and resolution 90/1
        """
    )
    assert told(document) == [("A/90/465", "A/90/465"), ("90/1", "A/RES/90/1")]
    assert told(resolution("TITLE Resolution 65/2", organ="cnd")) == []
    assert told(resolution("TITLE Resolution 2593 (2021)", organ="sc")) == []


def test_names_given_earlier_carry_into_later_paragraphs() -> None:
    document = resolution(
        """
        PP Noting the work of the Commission on Crime Prevention and Criminal Justice,
        PP Noting Commission resolution 28/3,[^See also Commission resolution 28/4.]
        """
    )
    assert [symbol for _, symbol in told(document)] == ["E/CN.15/RES/28/3", "E/CN.15/RES/28/4"]


def test_footnotes_follow_the_paragraph_that_holds_them() -> None:
    document = resolution(
        "PP Recalling resolution 90/1,[^A/90/12 ¶ A/90/13] and 90/2,\n1. Recalls resolution 90/3."
    )
    assert [text for text, _ in told(document)] == ["90/1", "90/2", "A/90/12", "A/90/13", "90/3"]


def test_offsets_count_a_footnote_as_one_character() -> None:
    document = resolution("PP Recalling resolutions 90/1[^A note] and 90/2,")
    for citation in find(document):
        assert (
            plain.text(walk.block_of(document, citation.block))[citation.start : citation.end]
            == citation.text
        )
    assert [c.text for c in find(document)] == ["90/1", "90/2"]


def test_a_number_is_found_whatever_its_looks() -> None:
    assert told(resolution("PP Recalling *resolution* S-30/**1** and *70/1*,")) == [
        ("S-30/1", "A/RES/S-30/1"),
        ("70/1", "A/RES/70/1"),
    ]


def test_an_unchanged_document_is_not_read_again() -> None:
    document = resolution("PP Recalling its resolution 90/1,")
    assert find(document) is find(document)


def edited(document: Document, old: str, new: str) -> Document:
    """The document with the block that contains some words typed over."""
    changed = block(document, old)
    typed = replace(changed, inlines=(Text(plain.text(changed).replace(old, new)),))
    parts = tuple(
        replace(part, blocks=tuple(typed if b is changed else b for b in part.blocks))
        for part in document.parts
    )
    return replace(document, parts=parts)


def test_only_what_changed_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = resolution(
        """
        PP Recalling its resolution 90/1,[^A/90/12.]
        PP Recalling its resolution 90/2,
        PP Noting the report,[^Ibid., para. 3.]
        """
    )
    first = {c.text: c for c in find(before)}
    read: list[str] = []
    recognise = finding.recognise

    def counted(text: str, *arguments: object, **names: object) -> object:
        read.append(text)
        return recognise(text, *arguments, **names)  # type: ignore[arg-type]

    monkeypatch.setattr(finding, "recognise", counted)
    after = edited(before, "90/2", "90/7")
    then = {c.text: c for c in find(after)}
    assert read == ["Recalling its resolution 90/7,"]
    assert then["90/1"] is first["90/1"]
    assert then["Ibid."].symbol == "A/90/12"


def test_a_new_antecedent_is_heeded_by_unchanged_blocks() -> None:
    before = resolution("PP Noting the Commission on Narcotic Drugs,\nPP Noting Commission resolution 51/11,")
    assert [c.organ for c in find(before)] == ["cnd"]
    after = edited(before, "Commission on Narcotic Drugs", "Statistical Commission")
    assert [c.organ for c in find(after)] == ["statistical"]


def test_other_languages_have_their_symbols() -> None:
    document = resolution("PP Rappelant sa résolution 70/1,[^A/90/12.]", language="fr")
    assert [(c.text, c.kind) for c in find(document)] == [("A/90/12", Kind.DOCUMENT)]
    assert find(document)[0].address == "https://docs.un.org/fr/A/90/12"


def test_a_keystroke_costs_little() -> None:
    lines = [
        f"PP Recalling its resolutions {40 + i % 40}/{i + 1} of 3 May 2001, 70/{i} and Security Council "
        "resolution 1325 (2000) and the Charter of the United Nations,[^Official Records of the General Assembly, "
        f"Seventy-third Session, Supplement No. 53 (A/73/53), chap. {i}.]"
        "[^Ibid., Seventy-fourth Session, Supplement No. 53 (A/74/53).]"
        for i in range(300)
    ]
    document = resolution("\n".join(lines))
    started = process_time()
    assert len(find(document)) == 1800
    assert process_time() - started < 3  # a loaded machine; tests/bench/cite_recall.py measures
    after = edited(document, "70/150 ", "70/1 ")
    started = process_time()
    find(after)
    assert process_time() - started < 0.25


def test_real_files_are_read_soundly(shared: Path) -> None:
    from engross.workspace import files

    for path in sorted((shared / "corpus").glob("*/en/*.xml"))[::97]:
        document = files.read(path.read_bytes(), path.name).result.document
        for citation in find(document):
            text = plain.text(walk.block_of(document, citation.block))
            assert text[citation.start : citation.end] == citation.text
        in_block: dict[int, list[Citation]] = {}
        for citation in find(document):
            in_block.setdefault(citation.block, []).append(citation)
        for row in in_block.values():
            assert all(one.end <= other.start for one, other in itertools.pairwise(row))
