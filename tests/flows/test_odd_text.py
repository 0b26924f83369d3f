"""Text as people have it at its worst: read, or refused in a sentence, soon, and never with a fault."""

from __future__ import annotations

import json
import time

import pytest

from flows.engross import engross

WORDS = (
    "The General Assembly,\n\nRecalling its resolution 80/1,\n\n1. Decides to act;\n\n2. Requests a report.\n"
)
ARABIC = "إن الجمعية العامة،\n\nإذ تشير إلى قرارها 80/1،\n\n1 - تقرر أن تعمل؛\n\n2 - تطلب تقديم تقرير.\n"
MOST_S = 25

READABLE = {
    "utf-8 with a mark": WORDS.encode("utf-8-sig"),
    "utf-16": WORDS.encode("utf-16"),
    "utf-16 big end first": b"\xfe\xff" + WORDS.encode("utf-16-be"),
    "windows line ends": WORDS.replace("\n", "\r\n").encode(),
    "old mac line ends": WORDS.replace("\n", "\r").encode(),
    "windows-1252": WORDS.replace("a report", "“a report” – soon").encode("cp1252"),
    "arabic windows": ARABIC.encode("cp1256"),
    "right-to-left overrides": WORDS.replace("Decides", "\u202eDecides\u202c").encode(),
    "form feeds": WORDS.replace("\n\n1.", "\n\f\n1.").encode(),
    "no line ends": WORDS.replace("\n", " ").encode(),
    "mixed encodings": WORDS.encode() + "Réaffirmant\n".encode("latin-1") + "Réaffirmant\n".encode(),
}
EITHER = {
    "one line of 50 MB": b"Recalling its resolution 80/1, " * 1_700_000,
    "only digits": b"1234567890" * 100_000,
    "a digit a line": b"1\n" * 100_000,
    "only brackets": b"[" * 200_000 + b"(" * 200_000,
    "only note marks": b"[^1]" * 50_000,
    "only asterisks": b"*" * 300_000,
    "only line ends": b"\n" * 1_000_000 + b"x",
    "null bytes within": WORDS.replace("Decides", "De\0cides").encode(),
    "half a surrogate": b"\xed\xa0\x80" * 1000,
    "a lone byte order mark": b"\xff\xfe",
    "control signs": bytes(range(1, 32)) * 100,
    "deep numbers": b"".join(b"(" + b"i" * n + b") x\n\n" for n in range(1, 400)),
}


def _shown(tmp_path, data, command="show"):
    path = tmp_path / "odd.txt"
    path.write_bytes(data)
    began = time.monotonic()
    ended = engross(command, "--json", path)
    assert time.monotonic() - began < MOST_S
    assert not any("unexpected" in line for line in ended.complaints)
    return ended


@pytest.mark.parametrize("name", READABLE)
def test_text_is_read_however_it_was_saved(tmp_path, name):
    ended = _shown(tmp_path, READABLE[name])
    assert ended.code == 0, ended.complaints
    (resolution,) = json.loads(ended.out)["resolutions"]
    words = " ".join(block["text"] for block in resolution["blocks"])
    assert "80/1" in words
    assert "\ufffd" not in words
    assert "\0" not in words


@pytest.mark.parametrize("command", ["show", "check", "cite"])
@pytest.mark.parametrize("name", EITHER)
def test_text_beyond_reason_is_read_or_refused_in_a_sentence(tmp_path, name, command):
    ended = _shown(tmp_path, EITHER[name], command)
    if ended.code == 2:
        assert ended.out == ""
        assert len(ended.complaints) == 1
        assert ended.complaints[0].endswith(".")
    else:
        assert json.loads(ended.out)
