"""DOCX: what stands in the file, read off its XML."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from lxml import etree

from builders import resolution
from engross import resources
from engross.errors import FormatError
from engross.formats import registry
from engross.formats.docx import FORMAT
from engross.formats.docx.layout import layout_of
from engross.model import walk
from engross.model.inlines import Text
from engross.model.nodes import Block, Cell, Document, Kind, Metadata, Part, PartKind
from formats.docx_validity import faults
from strategies import documents

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

WHOLE = """
    MAST {publisher:United Nations}
    MAST {symbol:A/RES/90/5}
    MAST {organ:General Assembly}
    MAST {distribution:Distr.: General}
    MAST {issued=2036-01-07:7 January 2036}
    MAST {session=90:Ninetieth session}
    MAST {agenda_item:Agenda item 12 (b)}
    MAST {item_title:Sustainable development}
    MAST {heading:Resolution adopted by the General Assembly on 16 December 2035}
    MAST {origin:[on the report of the Second Committee ({originating_document:A/90/440, para. 7})]}
    TITLE {number:90/5.} {title:**Clean water for all**}
    ORG *The General Assembly*,
    PP *Recalling* its resolution [80/1](https://undocs.org/en/A/RES/80/1 a),[^Resolution *80/1*, annex. ¶ And more.]
    PP *Mindful*:
      (a) Of rivers,
    1. *Decides* to act:
      (a) At once;
        (i) In rivers;
      TEXT and everywhere;
    HEAD Follow-up
    SEC[I] Means
    SEC[II.] More means
    2. *Requests* a report<sup>th</sup>.[^See A/90/1.]
    |= Country | Litres
    | Lakeland | 1 200
    | Riverland | 30
    ORN \\* \\* \\*
    CLOSE {adoption:{meeting=63rd:63rd plenary meeting}⏎{adopted=2035-12-16:16 December 2035}}
    ANNEX
    HEAD Annex
    1. The rivers of the plan are long.
"""


def parts(document: Document, **options: bytes) -> dict[str, etree._Element]:
    """The XML parts of the written file by name."""
    with ZipFile(BytesIO(FORMAT.write(document, **options).data)) as archive:
        return {
            name.removeprefix("word/"): etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def shown(element: etree._Element) -> str:
    """The characters of a paragraph: tabs as "⇥", line ends as "⏎", footnote indicators as "^"."""
    signs = {
        "t": None,
        "tab": "⇥",
        "br": "⏎",
        "footnoteReference": "^",
        "footnoteRef": "^",
        "noBreakHyphen": "‑",
    }
    row = []
    for child in element.iter():
        tag = str(child.tag).removeprefix(W)
        if tag == "tab" and child.getparent().tag == f"{W}tabs":
            continue
        if tag in signs:
            row.append(child.text or "" if signs[tag] is None else signs[tag])
    return "".join(row)


def paragraphs(document: Document, part: str = "document.xml") -> list[tuple[str, str]]:
    """Style and characters of each paragraph."""
    root = parts(document)[part]
    return [(p.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), shown(p)) for p in root.iter(f"{W}p")]


def test_a_whole_resolution_is_laid_out_as_official_files_are():
    assert paragraphs(resolution(WHOLE)) == [
        ("Session", "Ninetieth session"),
        ("AgendaItemNormal", "Agenda item 12 (b)"),
        ("AgendaTitleH2", "Sustainable development"),
        ("TitleH1", "⇥⇥Resolution adopted by the General Assembly on 16 December 2035"),
        ("Origin", "[on the report of the Second Committee (A/90/440, para. 7)]"),
        ("H1", "⇥90/5.⇥Clean water for all"),
        ("SingleTxt", "⇥The General Assembly,"),
        ("SingleTxt", "⇥Recalling its resolution 80/1,^"),
        ("SingleTxt", "⇥Mindful:"),
        ("SingleTxt", "⇥(a)⇥Of rivers,"),
        ("SingleTxt", "⇥1.⇥Decides to act:"),
        ("SingleTxt", "⇥(a)⇥At once;"),
        ("SingleTxt", "(i)⇥In rivers;"),
        ("SingleTxt", "and everywhere;"),
        ("HCh", "⇥⇥Follow-up"),
        ("Section", "I⏎Means"),
        ("H1", "⇥II.⇥More means"),
        ("SingleTxt", "⇥2.⇥Requests a reportth.^"),
        ("TableHead", "Country"),
        ("TableHead", "Litres"),
        ("TableText", "Lakeland"),
        ("TableText", "1 200"),
        ("TableText", "Riverland"),
        ("TableText", "30"),
        ("Normal", ""),
        ("Ornament", "* * *"),
        ("Closing", "63rd plenary meeting⏎16 December 2035"),
        ("HCh", "⇥⇥Annex"),
        ("SingleTxt", "⇥1.⇥The rivers of the plan are long."),
    ]


def test_nothing_is_lost_and_nothing_is_said_to_be():
    assert FORMAT.write(resolution(WHOLE)).losses == ()


def test_a_whole_resolution_is_a_valid_file(tmp_path):
    assert faults(FORMAT.write(resolution(WHOLE)).data, tmp_path) == []


@pytest.mark.parametrize("language", ["ar", "zh", "ru", "fr", "xx"])
@pytest.mark.parametrize("organ", ["sc", "hrc", "cnd", ""])
def test_every_layout_and_language_gives_a_valid_file(organ, language, tmp_path):
    document = resolution(WHOLE, organ=organ, language=language, job_number="36-00012 (E)")
    assert faults(FORMAT.write(document).data, tmp_path) == []


@settings(max_examples=15)
@given(documents())
def test_any_document_gives_a_valid_file(tmp_path_factory, document):
    assert faults(FORMAT.write(document).data, tmp_path_factory.mktemp("any")) == []


@given(documents())
def test_every_word_of_any_document_stands_in_the_file(document):
    made = parts(document)
    text = "".join(shown(root) for name, root in made.items() if name.endswith(".xml"))
    for block in walk.all_blocks(document):
        for inline in block.inlines:
            assert not isinstance(inline, Text) or inline.text.strip() in text


def test_the_same_document_gives_the_same_bytes():
    document = resolution(WHOLE)
    assert FORMAT.write(document).data == FORMAT.write(document).data


def test_python_docx_opens_the_file_and_finds_title_and_language():
    opened = docx.Document(BytesIO(FORMAT.write(resolution(WHOLE)).data))
    properties = opened.core_properties
    assert (properties.title, properties.subject, properties.language) == (
        "Clean water for all",
        "A/RES/90/5",
        "en-GB",
    )


# ------------------------------------------------------------------------------------------ footnotes


def note_numbering(document: Document) -> list[tuple[str | None, str | None]]:
    """Of each section: the number at which notes start, and when they start again."""
    rows = []
    for section in parts(document)["document.xml"].iter(f"{W}sectPr"):
        start = section.find(f"{W}footnotePr/{W}numStart")
        restart = section.find(f"{W}footnotePr/{W}numRestart")
        rows.append(tuple(None if e is None else e.get(f"{W}val") for e in (start, restart)))
    return rows


def custom_marks(document: Document) -> list[str]:
    root = parts(document)["document.xml"]
    return [
        shown(reference.getparent()).removeprefix("^")
        for reference in root.iter(f"{W}footnoteReference")
        if reference.get(f"{W}customMarkFollows")
    ]


def test_footnotes_stand_in_their_part_with_their_paragraphs():
    root = parts(resolution(WHOLE))["footnotes.xml"]
    notes = {note.get(f"{W}id"): [shown(p) for p in note] for note in root if not note.get(f"{W}type")}
    assert notes == {"1": ["^⇥Resolution 80/1, annex.", "⇥And more."], "2": ["^⇥See A/90/1."]}
    types = [note.get(f"{W}type") for note in root if note.get(f"{W}type")]
    assert types == ["separator", "continuationSeparator"]


def test_notes_that_begin_at_13_are_counted_by_word_from_13():
    document = resolution("PP *Recalling* one,[13^One.] two,[^Two.]")
    assert note_numbering(document) == [("13", None)]
    assert custom_marks(document) == []


def test_marks_that_do_not_follow_are_custom_marks():
    document = resolution("PP *Recalling* one,[^One.] two,[*^Two.] three,[7^Three.]")
    assert custom_marks(document) == ["*", "7"]
    last = [shown(p) for p in parts(document)["footnotes.xml"][-1]]
    assert last == ["7⇥Three."]


def test_notes_restart_in_a_section_of_their_own_where_the_document_says_so():
    notation = "PP *Recalling* one,[^One.]\n=== resolution\nPP *Noting* two,[1^Two.]"
    assert note_numbering(resolution(notation, notes_restart=True)) == [(None, None), ("1", "eachSect")]
    follows = notation.replace("[1^", "[^")
    assert note_numbering(resolution(follows)) == [(None, None)]


def test_a_note_in_the_masthead_stands_in_the_foot_of_the_first_page():
    document = resolution("MAST {symbol:A/RES/90/5}[*^Reissued.]\nPP *Noting* this,")
    made = parts(document)
    assert shown(made["header1first.xml"]).endswith("A/RES/90/5*")
    assert "⇥*⇥Reissued." in shown(made["footer1first.xml"])
    assert len(made["footnotes.xml"]) == 2


# -------------------------------------------------------------------------------- first page and heads


def test_the_masthead_is_in_the_head_of_the_first_page_with_a_large_first_letter():
    head = parts(resolution(WHOLE))["header1first.xml"]
    cells = ["|".join(shown(p) for p in cell.iter(f"{W}p")) for cell in head.iter(f"{W}tc")]
    assert cells == [
        "", "United Nations", "A/RES/90/5", "", "General Assembly", "", "Distr.: General|7 January 2036",
    ]  # fmt: skip
    letter = next(r for r in head.iter(f"{W}r") if shown(r) == "A")
    assert letter.find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "SymbolLetter"
    assert resources.toml("styles/docx.toml")["styles"]["SymbolLetter"]["size"] == 40


def test_running_heads_carry_the_symbol_and_feet_the_page_of_pages():
    made = parts(resolution(WHOLE, job_number="35-23456 (E)"))
    assert shown(made["header1even.xml"]) == shown(made["header1default.xml"]) == "A/RES/90/5"
    fields = [field.get(f"{W}instr").strip() for field in made["footer1default.xml"].iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "35-23456 (E)" in shown(made["footer1first.xml"])
    section = next(made["document.xml"].iter(f"{W}sectPr"))
    assert section.find(f"{W}titlePg") is not None
    assert made["settings.xml"].find(f"{W}evenAndOddHeaders") is not None


@pytest.mark.parametrize(
    ("organ", "paper"),
    [("ga", ("12240", "15840")), ("hrc", ("11906", "16838")), ("ccpcj", ("11906", "16838"))],
)
def test_new_york_prints_on_letter_and_geneva_and_vienna_on_a4(organ, paper):
    size = next(parts(resolution(WHOLE, organ=organ))["document.xml"].iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == paper


def test_a_second_text_with_a_masthead_has_a_first_page_of_its_own():
    one = "MAST {symbol:A/RES/90/5}\nPP *Noting* this,"
    document = resolution(f"{one}\n=== resolution\n--- masthead\n{one.replace('90/5', '90/6')}")
    made = parts(document)
    assert shown(made["header2default.xml"]) == "A/RES/90/6"
    assert len(list(made["document.xml"].iter(f"{W}sectPr"))) == 2


def png(width: int, height: int) -> bytes:
    """A white picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\xff" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def test_an_emblem_that_the_user_names_stands_in_the_masthead(tmp_path):
    document = resolution(WHOLE)
    head = parts(document, emblem=png(200, 100))["header1first.xml"]
    extent = next(e for e in head.iter() if str(e.tag).endswith("}extent"))
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (713232, 356616)
    assert faults(FORMAT.write(document, emblem=png(200, 100)).data, tmp_path) == []


def test_an_emblem_that_is_no_picture_is_refused():
    with pytest.raises(FormatError, match="no picture"):
        FORMAT.write(resolution(WHOLE), emblem=b"no picture at all")


# ---------------------------------------------------------------------------------------- paragraphs


def test_an_annex_begins_a_page():
    document = resolution(WHOLE)
    broken = [
        shown(b.getparent().getparent()) for b in parts(document)["document.xml"].iter(f"{W}pageBreakBefore")
    ]
    assert broken == ["⇥⇥Annex"]


def test_closing_lines_are_kept_on_a_page_with_the_last_paragraph():
    document = resolution("""
        1. *Decides* to act;
        2. *Requests* a report.
        CLOSE {meeting=63rd:63rd plenary meeting}
        CLOSE {vote:[Adopted by a recorded vote of 2 to 1.]}
        CLOSE {vote:{states:Lakeland, Riverland}}
        """)
    rows = parts(document)["document.xml"].findall(f".//{W}p")
    kept = [shown(row) for row in rows if row.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept == ["⇥2.⇥Requests a report.", "63rd plenary meeting"]


def test_the_letter_of_a_composite_stands_above_its_title():
    document = resolution("TITLE {number:A} {title:Information}\nPP *Noting* this,")
    assert paragraphs(document)[0] == ("PartTitle", "A⏎Information")


def test_links_point_to_addresses_that_word_accepts():
    rels = parts(resolution(WHOLE))["_rels/document.xml.rels"]
    targets = [r.get("Target") for r in rels if r.get("TargetMode") == "External"]
    assert targets == ["https://undocs.org/en/A/RES/80/1%20a"]


def test_right_to_left_texts_say_so_in_paragraphs_runs_and_tables():
    document = resolution(
        """
        MAST {symbol:A/RES/90/5}
        PP *إذ تشير* إلى الوثيقة A/90/1 بشأن الماء[()^انظر القرار ٨٠/١.]،
        | البلد | ١٢
        """,
        language="ar",
    )
    made = parts(document)
    text = made["document.xml"]
    assert all(p.find(f"{W}pPr/{W}bidi") is not None for p in text.iter(f"{W}p"))
    assert next(text.iter(f"{W}bidiVisual")) is not None
    assert text.find(f"{W}body/{W}sectPr/{W}bidi") is not None
    directions = {shown(r): r.find(f"{W}rPr/{W}rtl") is not None for r in text.iter(f"{W}r")}
    assert directions["إذ تشير"]
    assert not directions["A/90/1"]
    assert "(^)" in shown(text)
    assert made["styles.xml"].find(f".//{W}rFonts").get(f"{W}cs") == "Amiri"


def test_chinese_texts_name_a_chinese_font_and_language():
    made = parts(resolution("PP **回顾**其决议，", language="zh"))
    defaults = made["styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults.find(f"{W}rFonts").get(f"{W}eastAsia") == "SimSun"
    assert defaults.find(f"{W}lang").get(f"{W}eastAsia") == "zh-CN"
    others = {font.get(f"{W}name"): font.find(f"{W}altName") for font in made["fontTable.xml"]}
    assert others["SimSun"].get(f"{W}val") == "Noto Serif CJK SC"


def test_session_dates_and_votes_print_as_on_official_pages():
    document = resolution(
        """
        MAST {session_dates:{session_start:11 September} {session_end:13 October 2035}}
        CLOSE {vote:{outcome:[Adopted by {quantity:2} to {quantity:1}.{outcome:In favour:}⏎{states:A, B}]}}
        """,
        organ="hrc",
    )
    assert [text for _, text in paragraphs(document)] == [
        "11 September–13 October 2035",
        "[Adopted by 2 to 1.⏎In favour:⏎A, B]",
    ]


def test_controls_that_no_word_file_can_hold_are_left_out_and_told():
    block = Block(1, Kind.TEXT, (Text("a\x01b"),))
    written = FORMAT.write(Document((Part(PartKind.BODY, (block,)),), Metadata(), 2))
    assert written.losses == ("1 control characters cannot stand in a Word file and were left out.",)


# -------------------------------------------------------------------------------------------- tables


def cells_of(*cells: tuple[str, Cell]) -> Document:
    blocks = tuple(Block(i, Kind.CELL, (Text(text),), cell=cell) for i, (text, cell) in enumerate(cells, 2))
    return Document((Part(PartKind.BODY, blocks),), Metadata(organ="ga"), 99)


def test_spans_become_merged_cells_and_holes_are_filled(tmp_path):
    document = cells_of(
        ("Head", Cell(1, 0, 0, columns=3, is_heading=True)),
        ("Tall", Cell(1, 1, 0, rows=2)),
        ("b", Cell(1, 1, 1)),
        ("c", Cell(1, 1, 2)),
        ("d", Cell(1, 2, 2)),
    )
    rows = []
    for row in parts(document)["document.xml"].iter(f"{W}tr"):
        cells = []
        for cell in row.iter(f"{W}tc"):
            span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
            mark = "" if merge is None else "v" if merge.get(f"{W}val") else "^"
            cells.append((shown(cell), span.get(f"{W}val") if span is not None else "1", mark))
        rows.append(cells)
    assert rows == [
        [("Head", "3", "")],
        [("Tall", "1", "v"), ("b", "1", ""), ("c", "1", "")],
        [("", "1", "^"), ("", "1", ""), ("d", "1", "")],
    ]
    assert faults(FORMAT.write(document).data, tmp_path) == []


def test_cells_that_overlap_lose_no_word():
    document = cells_of(
        ("wide", Cell(1, 0, 0, columns=2)), ("under it", Cell(1, 0, 1)), ("tall", Cell(1, 0, 2, rows=3))
    )
    text = shown(parts(document)["document.xml"])
    assert all(word in text for word in ("wide", "under it", "tall"))


def test_heading_rows_are_repeated_unless_they_hold_a_footnote():
    heads = lambda notation: len(list(parts(resolution(notation))["document.xml"].iter(f"{W}tblHeader")))  # noqa: E731
    assert heads("|= a | b\n| c | d") == 1
    assert heads("|= a[^Note.] | b\n| c | d") == 0


def test_columns_of_numbers_are_aligned_at_the_right():
    root = parts(resolution("|= Name | Litres\n| Lake | 1 200\n| River | (30)"))["document.xml"]
    sides = [p.find(f"{W}pPr/{W}jc") is not None for p in root.iter(f"{W}p")]
    assert sides == [False, True, False, True, False, True, False]


# ------------------------------------------------------------------------------------- data and registry


def test_every_role_names_a_style_that_there_is():
    table = resources.toml("styles/docx.toml")
    for name, layout in table["layouts"].items():
        styles = {**table["styles"], **layout.get("styles", {})}
        for role, style in layout.get("roles", {}).items():
            for one in style if isinstance(style, list) else [style]:
                assert one in styles, f"{name}: {role}"
        for spec in styles.values():
            assert spec.get("base", "Normal") in styles
            assert spec.get("next", "Normal") in styles


def test_styles_say_nothing_that_nobody_reads():
    table = resources.toml("styles/docx.toml")
    layout = {"name", "kind", "base", "next", "before", "after", "exact", "least", "single", "left", "right"}
    layout |= {"hanging", "first", "align", "tabs", "keep_next", "keep_lines", "widow", "outline"}
    known = layout | {"size", "bold", "italic", "spacing", "width", "kern", "raised", "color", "number_ends"}
    for styles in (table["styles"], *(row.get("styles", {}) for row in table["layouts"].values())):
        for name, spec in styles.items():
            assert set(spec) <= known, name


def test_every_layout_of_an_organ_and_every_paper_is_there():
    table = resources.toml("styles/docx.toml")
    assert set(table["organs"].values()) | {table["default_layout"]} <= set(table["layouts"])
    assert set(table["organs"]) <= set(resources.toml("styles/organs.toml"))
    assert {layout["paper"] for layout in table["layouts"].values()} <= set(table["papers"])


def test_the_registry_writes_docx_by_its_ending():
    assert registry.for_ending("resolution.docx") is FORMAT


def test_organs_of_commissions_take_the_layout_of_their_parent():
    document = resolution(WHOLE, organ="csw")
    width = next(parts(document)["document.xml"].iter(f"{W}pgSz")).get(f"{W}w")
    unknown = replace(document, metadata=replace(document.metadata, organ="unknown"))
    assert width == next(parts(unknown)["document.xml"].iter(f"{W}pgSz")).get(f"{W}w") == "12240"


@pytest.mark.parametrize(
    ("language", "is_upright", "rule"), [("en", False, "atLeast"), ("ar", True, "exact")]
)
def test_styles_follow_the_script(language: str, is_upright: bool, rule: str) -> None:
    made = replace(resolution(WHOLE), metadata=Metadata(language=language))
    styles = {s.get(f"{W}styleId"): s for s in parts(made)["styles.xml"].iter(f"{W}style")}
    assert (styles["Origin"].find(f"{W}rPr/{W}i") is None) == is_upright
    assert styles["SingleTxt"].find(f"{W}pPr/{W}spacing").get(f"{W}lineRule") == rule
    assert styles["SingleTxt"].find(f"{W}rPr/{W}i") is None


def test_sponsors_stand_where_the_title_below_them_stands() -> None:
    for organ in ("ga", "hrc", "cnd"):
        layout = layout_of(Metadata(organ=organ))
        lefts = []
        for role in ("sponsors", "title"):
            style = layout.styles[layout.roles[role]]
            while "left" not in style:
                style = layout.styles[style["base"]]
            lefts.append(style["left"])
        assert lefts[0] == lefts[1], organ
