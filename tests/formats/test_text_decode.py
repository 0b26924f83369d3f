"""Bytes to characters."""

import pytest

from engross.errors import FormatError
from engross.formats.text import decode

SENTENCE = "The Council, “recalling” its resolution 9 – naïve café,"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_every_form_is_read(encoding):
    assert decode.decode(SENTENCE.encode(encoding)) == decode.Decoded(SENTENCE)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", SENTENCE),
        ("cp1251", "Совет Безопасности, ссылаясь на свою резолюцию, постановляет"),
        ("cp1256", "إن مجلس الأمن إذ يشير إلى قراره يقرر"),
        ("gb18030", "安全理事会，回顾其决议，决定继续处理此案。"),
    ],
)
def test_older_encodings_are_found_and_told(encoding, text):
    decoded = decode.decode(text.encode(encoding))
    assert decoded.text == text
    assert "not in Unicode" in decoded.losses[0]


def test_two_encodings_in_one_file_are_both_read():
    decoded = decode.decode("L’été,\n".encode() + "naïve".encode("cp1252"))
    assert decoded.text == "L’été,\nnaïve"
    assert "Windows-1252" in decoded.losses[0]


def test_line_ends_of_all_systems_become_one():
    assert decode.clean("a\r\nb\rc\u2028d\u2029e").text == "a\nb\nc\nd\n\ne"


def test_null_bytes_and_reversed_direction_are_taken_out_and_told():
    decoded = decode.decode("The Council\u202e decides\0 to act on this matter at once".encode())
    assert decoded.text == "The Council decides to act on this matter at once"
    assert len(decoded.losses) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\r\n",
        b"\0\0\0\0",
        b"1234567890 " * 500,
        bytes(range(256)) * 40,
        b"<!DOCTYPE html><html><body>The Council</body></html>",
        b"<?xml version='1.0'?><act/>",
        b"words " * 2_000_000,
        b"x" * 1_000_000,
    ],
    ids=["empty", "blank", "nulls", "digits", "binary", "html", "xml", "too long", "one line"],
)
def test_what_is_no_text_is_refused_in_one_sentence(data):
    with pytest.raises(FormatError) as refused:
        decode.decode(data)
    assert refused.value.message.count(".") == 1
