from __future__ import annotations

from dataclasses import replace

from builders import resolution
from engross.formats.akn import FORMAT, schema

TEXT = "ORG The General Assembly,\nPP *Recalling* its report,\n1. *Decides* to act;\n2. *Requests* more."


def with_words(document, *words):
    return replace(document, metadata=replace(document.metadata, words=words))


def test_a_new_file_keeps_them():
    document = with_words(resolution(TEXT), "rainfed", "qanat")
    data = FORMAT.write(document).data
    assert FORMAT.read(data).document.metadata.words == ("rainfed", "qanat")
    assert schema.faults(data) == ()


def test_a_file_that_is_edited_gets_and_loses_them():
    first = FORMAT.read(FORMAT.write(resolution(TEXT)).data)
    with_two = with_words(first.document, "rainfed", "qanat")
    second = FORMAT.read(FORMAT.write(with_two, first.source).data)
    assert second.document.metadata.words == ("rainfed", "qanat")
    third = FORMAT.write(with_words(second.document), second.source).data
    assert FORMAT.read(third).document.metadata.words == ()
    assert b"proprietary" not in third
