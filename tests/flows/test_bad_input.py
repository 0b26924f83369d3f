"""What is no resolution gets one clear sentence and exit code 2, soon, and without filling the memory."""

from __future__ import annotations

import io
import resource
import time
import zipfile
from functools import cache

import pytest

from flows.engross import engross

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
MOST_S = 10
MOST_BYTES = 1_000_000_000


def _act():
    return (
        f'<akomaNtoso xmlns="{AKN}"><act name="act"><meta/><body><section eId="sec_1"><num>1.</num>'
        "<content><p>Citizens may cross.</p></content></section></body></act></akomaNtoso>"
    ).encode()


def _statement(inside, before=""):
    return (
        f'<?xml version="1.0"?>{before}<akomaNtoso xmlns="{AKN}"><statement name="resolution"><meta/><mainBody>'
        f"<p>{inside}</p></mainBody></statement></akomaNtoso>"
    ).encode()


def _zip(*members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


@cache
def _bomb():
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return _zip(("[Content_Types].xml", types), ("word/document.xml", b"<w>" + bytes(200_000_000) + b"</w>"))


def _laughs():
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    return _statement("&j;", f"<!DOCTYPE akomaNtoso [{entities}]>")


INPUTS = {
    "empty.xml": lambda: b"",
    "empty.docx": lambda: b"",
    "white-space.txt": lambda: b" \n\t\r\n ",
    "binary.xml": lambda: bytes(range(256)) * 40,
    "binary.txt": lambda: b"\0\1\2\3" * 1000,
    "picture.docx": lambda: b"\x89PNG\r\n\x1a\n" + bytes(1000),
    "page.html": lambda: b"<!DOCTYPE html><html><body><p>The General Assembly,</p></body></html>",
    "page.xml": lambda: b"<html><head><title>x</title></head><body><p>Recalling</p></body></html>",
    "act.xml": _act,
    "other.xml": lambda: b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>',
    "archive.xml": lambda: _zip(("a.txt", b"a")),
    "archive.docx": lambda: _zip(("a.txt", b"a")),
    "truncated.docx": lambda: _zip(("word/document.xml", b"<w/>"))[:60],
    "bomb.xml": _bomb,
    "bomb.docx": _bomb,
    "doctype.xml": lambda: _statement("x", "<!DOCTYPE akomaNtoso>"),
    "entity.xml": lambda: _statement(
        "&e;", '<!DOCTYPE akomaNtoso [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    ),
    "laughs.xml": _laughs,
    "long.txt": lambda: b"The General Assembly decides. " * 7_000_000,
    "long.xml": lambda: _statement("water " * 35_000_000),
    "deep.xml": lambda: _statement("<b>" * 10_000 + "x" + "</b>" * 10_000),
    "page.pdf": lambda: b"%PDF-1.7\n" + bytes(1000),
}


@pytest.fixture
def _little_memory():
    """A process that wants more than this fails instead of stopping the machine."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES * 2, hard))
    yield
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("command", ["show", "convert"])
def test_one_sentence_and_exit_code_2(name, command, tmp_path):
    path = tmp_path / name
    path.write_bytes(INPUTS[name]())
    began = time.monotonic()
    ended = engross(command, path, *([tmp_path / "out.docx"] if command == "convert" else []))
    assert ended.code == 2, ended.out[:500]
    assert ended.out == ""
    assert len(ended.complaints) == 1, ended.complaints
    assert "unexpected" not in ended.complaints[0]
    assert ended.complaints[0].rstrip().endswith(".")
    assert len(ended.complaints[0]) < 400 + len(str(path))
    assert time.monotonic() - began < MOST_S
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize("name", ["bomb.docx", "bomb.xml", "laughs.xml", "deep.xml", "entity.xml"])
@pytest.mark.usefixtures("_little_memory")
def test_standard_input_is_no_way_around(name):
    ended = engross("show", "-", stdin=INPUTS[name]())
    assert (ended.code, ended.out, len(ended.complaints)) == (2, "", 1)
    assert "unexpected" not in ended.complaints[0]


def test_an_entity_never_brings_a_file_in(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("open sesame", encoding="utf-8")
    path = tmp_path / "entity.xml"
    path.write_bytes(_statement("&e;", f'<!DOCTYPE akomaNtoso [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'))
    ended = engross("show", path)
    assert "sesame" not in ended.out + "".join(ended.complaints)


def test_a_folder_and_a_file_without_permission_are_said(tmp_path):
    ended = engross("show", tmp_path)
    assert ended.code == 2
    assert "folder" in ended.complaints[0]


def test_endless_input_is_refused():
    ended = engross("show", "/dev/zero", timeout_s=30)
    assert ended.code == 2
    assert len(ended.complaints) == 1
