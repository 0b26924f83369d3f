"""Bytes that are no resolution in Akoma Ntoso get one sentence; broken ones are repaired or refused."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from engross.errors import FormatError
from engross.formats import registry
from engross.formats.akn import parse
from engross.formats.akn.read import read
from engross.formats.akn.source import AknSource
from engross.formats.akn.write import write
from engross.model import plain, validity, walk
from formats.akn_files import FORMULA, body, file, note, p, paragraph, statement

WHOLE = file(body(paragraph("1.", "Decides;" + note(1, "See A.")) + paragraph("2.", "Requests.", 2)))
START = f'<akomaNtoso xmlns="{parse.AKN}">'.encode()


def refusal(data: bytes) -> str:
    with pytest.raises(FormatError) as caught:
        read(data)
    return caught.value.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not an XML file"),
        (b"PK\x03\x04zip", "not an XML file"),
        (b"<!DOCTYPE html><html><p>x</html>", "web page"),
        (b"<html><body/></html>", "web page"),
        (b"<?xml version='1.0'?><note>x</note>", "XML but not Akoma Ntoso"),
        (b"<akomaNtoso xmlns='http://www.akomantoso.org/2.0'><act/></akomaNtoso>", "version other than 3.0"),
        (START + b"<act name='a'/></akomaNtoso>", "of another kind (act)"),
        (START + b"<bill name='a'/></akomaNtoso>", "of another kind (bill)"),
        (START + b"</akomaNtoso>", "without a statement"),
        (START + b"<statement name='resolution'/></akomaNtoso>", "no text"),
        (b"<!DOCTYPE akomaNtoso [<!ENTITY a 'b'>]>" + START + b"&a;</akomaNtoso>", "DOCTYPE"),
        (b"<!--" + b"x" * 5000 + b"--><!DOCTYPE akomaNtoso>" + START + b"</akomaNtoso>", "DOCTYPE"),
        (START + b"<p>" * 10_000 + b"</p>" * 10_000 + b"</akomaNtoso>", "nested too deeply"),
        (START + b"<p>" * 10_000, "nested too deeply"),
        (START + b"<p/>" * (parse.MAX_TAGS + 1), "more elements"),
        (b"<?xml version='1.0'?><a><b></a>", "not well-formed"),
        (b"<?xml version='1.0' encoding='nonsense'?><a/>", "written in nonsense"),
        (
            b"<?xml version='1.0' encoding='UTF-7'?>" + START + b"+ADw-p/+AD4-" * 9 + b"</akomaNtoso>",
            "written in UTF-7",
        ),
    ],
)
def test_refused_in_one_sentence(data, words):
    message = refusal(data)
    assert words in message
    assert message.count(". ") == 0
    assert message.endswith(".")


def test_too_many_bytes_are_refused_at_once():
    data = b"<?xml version='1.0'?>" + b" " * parse.MAX_BYTES
    begun = time.process_time()
    assert "MB" in refusal(data)
    assert time.process_time() - begun < 2


def test_entities_are_never_expanded():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 20))
    assert "DOCTYPE" in refusal(
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'.encode() + START + b"&l19;</akomaNtoso>"
    )


def test_utf16_with_a_byte_order_mark_is_read():
    data = ('<?xml version="1.0" encoding="utf-16"?>' + WHOLE.decode()).encode("utf-16")
    assert registry.choose(data, "x.xml").name == "akn"
    result = read(data)
    assert [plain.words(b) for b in walk.blocks(result.document)][1:] == ["Decides;", "Requests."]
    assert write(result.document, result.source).data == data


def test_a_deep_file_within_bounds_is_read():
    inner = paragraph("", "Deep")
    for n in range(40):
        inner = f'<section eId="s{n}"><num>I</num>{inner}</section>'
    assert any(plain.words(b) == "Deep" for b in walk.blocks(read(file(body(inner))).document))


@settings(max_examples=200)
@given(st.data())
def test_damaged_files_are_read_or_refused(data):
    start = data.draw(st.integers(0, len(WHOLE) - 1))
    end = data.draw(st.integers(start, min(len(WHOLE), start + 80)))
    damaged = WHOLE[:start] + data.draw(st.binary(max_size=6)) + WHOLE[end:]
    try:
        result = read(damaged)
    except FormatError:
        return
    assert validity.faults(result.document) == []
    assert isinstance(result.source, AknSource)
    saved = write(result.document, result.source)
    assert [plain.words(b) for b in walk.blocks(read(saved.data).document)] == [
        plain.words(b) for b in walk.blocks(result.document)
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</content></paragraph>", "</content></docTitle>"),
        ("</content></paragraph>", "</docTitle></paragraph>"),
        ("</paragraph>", ""),
        ("</content>", "</content></content>"),
        ("</statement>", "</statement></akomaNtoso>"),
        ('class="SingleTxt"', 'class="SingleTxt" class="H1"'),
        ("Decides;", "Decides & <urges>;"),
        ("Decides;", "Decides \x0b;"),
        ("</mainBody>", ""),
        ("</akomaNtoso>", ""),
        ("<mainBody>", "</mainBody>"),
    ],
)
def test_no_word_is_lost_of_a_file_with_a_wrong_tag(old, new):
    result = read(WHOLE.replace(old.encode(), new.encode(), 1))
    found = " ".join(plain.words(b) for b in walk.all_blocks(result.document))
    for word in ("The General Assembly", "Decides", "See A.", "Requests."):
        assert word in found
    assert any("not well-formed" in loss for loss in result.losses)
    written_anew = read(write(result.document, result.source).data)
    assert not any("not well-formed" in loss for loss in written_anew.losses)


WORDS = st.integers(1, 10**6).map(lambda n: f"w{n}")
TAGS = st.sampled_from(
    [
        "p",
        "span",
        "a",
        "sup",
        "eol",
        "num",
        "content",
        "intro",
        "paragraph",
        "point",
        "list",
        "sublist",
        "wrapUp",
        "alinea",
        "section",
        "part",
        "title",
        "subheading",
        "heading",
        "crossHeading",
        "container",
        "formula",
        "blockList",
        "listIntroduction",
        "item",
        "table",
        "tr",
        "td",
        "th",
        "embeddedStructure",
        "quotedStructure",
        "mod",
        "authorialNote",
        "block",
        "inline",
        "docTitle",
        "docNumber",
        "event",
        "vote",
        "outcome",
        "quantity",
        "organization",
        "decoration",
        "foreign",
        "preamble",
        "mainBody",
        "conclusions",
        "coverPage",
        "preface",
        "attachments",
        "attachment",
        "doc",
        "components",
        "component",
        "statement",
    ]
)


@st.composite
def elements(draw: st.DrawFn, depth: int = 0) -> str:
    """Any elements in any order, with words anywhere."""
    tag = draw(TAGS)
    children = draw(st.lists(elements(depth + 1), max_size=3)) if depth < 4 else []
    inside = draw(st.one_of(st.just(""), WORDS))
    attributes = draw(
        st.sampled_from(["", ' class="H1"', ' refersTo="#preamble"', ' name="x"', ' marker="2"'])
    )
    row = "".join(f"{child} {draw(st.one_of(st.just(''), WORDS))} " for child in children)
    return f"<{tag}{attributes}> {inside} {row}</{tag}>"


@settings(max_examples=300)
@given(st.lists(elements(), min_size=1, max_size=4))
def test_every_word_of_any_tree_is_in_the_document(trees):
    data = file(statement(f"<preamble>{FORMULA}</preamble><mainBody>{p('Known')}{''.join(trees)}</mainBody>"))
    result = read(data)
    root = etree.fromstring(data)
    assert validity.faults(result.document) == []
    found = " ".join(plain.words(b) for b in walk.all_blocks(result.document))
    labels = " ".join(b.numbered_as or "" for b in walk.all_blocks(result.document))
    marks = {word for word in "".join(root.itertext()).split() if word.startswith("w")}
    assert {w for w in marks if w not in found and w not in labels} == set()


@pytest.mark.parametrize("wrong", ["s:tatement", "statement:", ":statement", "x:1statement", "a:b:statement"])
def test_a_prefix_that_nothing_declares_is_no_hindrance(wrong):
    damaged = WHOLE.replace(b"<statement", f"<{wrong}".encode()).replace(
        b"</statement", f"</{wrong}".encode()
    )
    try:
        result = read(damaged)
    except FormatError:
        return
    assert validity.faults(result.document) == []
