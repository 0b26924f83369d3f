"""Word files made to do harm, and broken ones: a sentence or a listed loss, in little time and memory, no network."""

from __future__ import annotations

import random
import socket
import time
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest

from builders import resolution
from engross.errors import FormatError
from engross.formats.docx import FORMAT
from engross.model import validity
from formats.docx_files import PACKAGE, SPACES, R, archive, docx, p, part, text
from formats.test_docx import WHOLE

SECONDS = 2.0
VARIANTS = 300
MANY_VARIANTS = 3_000
NUMBERED = p("Recalling its resolution 80/1,") + p("1. Decides to act.")


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("a reader goes to the network")

    monkeypatch.setattr(socket, "socket", refuse)


def read_or_refuse(data: bytes) -> str:
    """The refusal, or the losses; fails where the reader takes long or gives a broken value."""
    begun = time.perf_counter()
    try:
        result = FORMAT.read(data)
    except FormatError as refusal:
        said = str(refusal)
        assert said.endswith(".")
    else:
        assert validity.faults(result.document) == []
        said = " ".join(result.losses)
    assert time.perf_counter() - begun < SECONDS
    return said


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def test_a_zip_bomb_is_refused_unpacked():
    files = parts_of(docx(NUMBERED))
    bomb = b"<w:t>" + b" " * 40_000_000
    assert "packed too closely" in read_or_refuse(archive({**files, "word/document.xml": bomb}))
    assert "packed too closely" in read_or_refuse(archive({**files, "word/media/image1.png": bomb}))


def test_a_size_that_lies_is_found():
    data = bytearray(archive({"word/document.xml": b"<a/>" + b" " * 900_000}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert read_or_refuse(bytes(data))


def test_thousands_of_parts_are_refused():
    files = {f"word/part{number}.xml": b"" for number in range(6_000)}
    assert "parts" in read_or_refuse(archive({**parts_of(docx(NUMBERED)), **files}))


def test_ten_thousand_nested_tables_are_refused():
    body = "<w:tbl><w:tr><w:tc>" * 10_000 + p("x") + "</w:tc></w:tr></w:tbl>" * 10_000
    assert "not well-formed" in read_or_refuse(docx(body))


def test_deep_tables_are_kept_flat_and_said():
    body = "<w:tbl><w:tr><w:tc>" * 60 + p("Decides.") + "</w:tc></w:tr></w:tbl>" * 60
    assert "inside" in read_or_refuse(docx(body))


def test_ten_thousand_tables_are_read_in_time():
    cell = f"<w:tbl><w:tr><w:tc>{p('x')}</w:tc></w:tr></w:tbl>"
    read_or_refuse(docx(NUMBERED + cell * 10_000))


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE w:document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w:document SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_entities_are_refused(head):
    content = part("document", f"<w:body>{p(text('&a;') if 'ENTITY' in head else 'x')}</w:body>")
    files = parts_of(docx(NUMBERED))
    declared = content.replace("?>", f"?>{head}", 1)
    said = read_or_refuse(archive({**files, "word/document.xml": declared}))
    assert "entities" in said or "well-formed" in said


def test_external_parts_are_not_fetched():
    relations = (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="a" Type="{R}/footnotes" Target="http://example.org/n.xml" TargetMode="External"/>'
        f'<Relationship Id="b" Type="{R}/styles" Target="file:///etc/passwd" TargetMode="External"/>'
        f'<Relationship Id="c" Type="{R}/attachedTemplate" Target="http://example.org/t" TargetMode="External"/>'
        "</Relationships>"
    )
    body = NUMBERED + p('<w:r><w:footnoteReference w:id="1"/></w:r>' + text("Notes that,"))
    files = {**parts_of(docx(body)), "word/_rels/document.xml.rels": relations}
    assert "no words in the file" in read_or_refuse(archive(files))


@pytest.mark.parametrize("missing", ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"])
def test_what_the_text_does_not_need_may_be_missing(missing):
    files = parts_of(docx(NUMBERED))
    del files[missing]
    assert "damaged" not in read_or_refuse(archive(files))


def test_a_file_without_its_text_is_refused():
    files = parts_of(docx(NUMBERED))
    del files["word/document.xml"]
    assert "no text" in read_or_refuse(archive(files))


def test_another_office_file_is_refused_by_its_type():
    files = parts_of(docx(NUMBERED))
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(b"wordprocessingml", b"spreadsheetml")
    assert "no Word file" in read_or_refuse(archive(files))


@pytest.mark.parametrize("body", ["", "<w:p/>", "<w:tbl/>", "<w:sectPr/>"])
def test_a_file_without_words_is_refused(body):
    assert "no words" in read_or_refuse(docx(body))


def test_a_body_may_be_missing():
    files = {**parts_of(docx(NUMBERED)), "word/document.xml": f"<w:document {SPACES}/>"}
    assert "no text" in read_or_refuse(archive(files))


def test_styles_and_lists_that_run_in_circles_end():
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="{}"/></w:style>'
    styles = part("styles", style.format("A", "A", "B") + style.format("B", "B", "A"))
    levels = '<w:lvl w:ilvl="0"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1%1%1%9"/></w:lvl>'
    start = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='99999999'/></w:lvlOverride>"
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{start}</w:num>',
    )
    inside = '<w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    read_or_refuse(docx(p("Decides to act.", inside) * 50, styles=styles, numbering=numbering))


def test_comments_that_answer_each_other_end():
    space = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    fourteen = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    comments = part("comments", "".join(
        f'<w:comment w:id="{n}" w:author="A"><w:p {fourteen} w14:paraId="{n}"/></w:comment>' for n in (1, 2)
    ))  # fmt: skip
    rows = '<w15:commentEx w15:paraId="1" w15:paraIdParent="2"/><w15:commentEx w15:paraId="2" w15:paraIdParent="1"/>'
    extended = f"<w15:commentsEx {space}>{rows}</w15:commentsEx>"
    read_or_refuse(docx(NUMBERED, comments=comments, commentsExtended=extended))


def test_one_paragraph_of_a_megabyte_is_read():
    read_or_refuse(docx(NUMBERED + p("and so on, " * 100_000)))


def test_sixty_thousand_runs_are_read_in_time():
    read_or_refuse(docx(NUMBERED + p("".join(text(f"w{n % 7} ", "<w:i/>" * (n % 2)) for n in range(60_000)))))


# ------------------------------------------------------------------------------------------------ fuzz


def variants(seed: int, count: int) -> Iterator[bytes]:
    """Files with bytes of the archive, or of a part before packing, changed, cut, doubled or moved."""
    chance = random.Random(seed)
    whole = FORMAT.write(resolution(WHOLE)).data
    files = parts_of(whole)
    names = [name for name in files if name.endswith((".xml", ".rels"))]
    for _ in range(count):
        if chance.random() < 0.3:
            yield bytes(_spoilt(chance, bytearray(whole)))
            continue
        name = chance.choice(names)
        yield archive({**files, name: bytes(_spoilt(chance, bytearray(files[name])))})


def _spoilt(chance: random.Random, data: bytearray) -> bytearray:
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(max(1, len(data)))
        end = min(len(data), start + chance.choice((1, 2, 8, 40, 400)))
        match chance.randrange(6):
            case 0:
                data[start:end] = chance.randbytes(end - start)
            case 1:
                del data[start:end]
            case 2:
                data[start:start] = data[start:end]
            case 3:
                del data[start:]
            case 4:
                at = chance.randrange(max(1, len(data)))
                data[at:at] = data[start:end]
            case _:
                found = data.find(b'"', start)
                data[found + 1 : found + 2] = chance.choice((b"", b"-1", b"99999999999", b"x", b"true"))
    return data


def test_fuzzed_variants_are_read_or_refused():
    for data in variants(seed=5, count=VARIANTS):
        read_or_refuse(data)


@pytest.mark.skipif("not config.getoption('-k')", reason="three thousand variants, by name: -k many_variants")
def test_many_variants_are_read_or_refused():
    for data in variants(seed=6, count=MANY_VARIANTS):
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
