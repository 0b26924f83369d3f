"""Official pages: read from the PDF that was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings

from builders import resolution
from engross.formats.pdf import FORMAT, press, typeset
from engross.model import masthead, walk
from engross.model.nodes import Document, Metadata
from strategies import documents

LONG = "the report of the committee on the state of the wells and on what is to be done about them, "


@pytest.fixture(scope="module")
def pressing() -> Iterator[press.Press]:
    made = press.Press()
    yield made
    made.close()


def pages(document: Document, pressing: press.Press) -> list[str]:
    """The words of each page."""
    with pypdfium2.PdfDocument(pressing.pdf(document)) as file:
        return [page.get_textpage().get_text_range() for page in file]


def wells(count: int, notes: int = 1) -> Document:
    """A resolution of many paragraphs, each with a footnote in its last line."""
    marks = "".join(f"[^Report of {n} wells, paragraph ¤.]" for n in range(notes))
    rows = [f"{n}. *Notes* {LONG * (1 + n % 4)}as well{marks.replace('¤', str(n))};" for n in range(1, count)]
    return resolution(
        "\n".join(["MAST {symbol:A/RES/90/5}", "TITLE {title:Wells}", "ORG The General Assembly,", *rows])
    )


def test_pages_bear_symbol_number_and_words(pressing: press.Press) -> None:
    made = pages(wells(40), pressing)
    assert len(made) > 2
    assert "A/RES/90/5" in made[0].replace("\n", "")
    for number, words in enumerate(made[1:], 2):
        assert "A/RES/90/5" in words
        assert f"{number}/{len(made)}" in words


@pytest.mark.parametrize("notes", [1, 3])
def test_every_footnote_stands_on_the_page_of_its_mark(pressing: press.Press, notes: int) -> None:
    document = wells(90, notes)
    made = [" ".join(words.split()) for words in pages(document, pressing)]
    for number in range(1, 90):
        (home,) = [i for i, words in enumerate(made) if f"Report of 0 wells, paragraph {number}." in words]
        mark = (number - 1) * notes + 1
        assert f"as well{mark}" in made[home], (number, mark)


def test_closing_lines_never_stand_alone_on_a_page(pressing: press.Press) -> None:
    opened = "MAST {symbol:A/RES/90/5}\nORG The General Assembly,\n"
    homes = set()
    for count in range(20, 34):
        rows = "\n".join(f"{n}. *Notes* well {n};" for n in range(1, count))
        last = f"{count}. *Requests* {LONG * 3}to the last line.\nCLOSE 53rd meeting ⏎ 16 December 2035"
        made = pages(resolution(f"{opened}{rows}\n{last}"), pressing)
        (home,) = [index for index, words in enumerate(made) if "53rd meeting" in words]
        assert "last line" in made[home]
        homes.add(home)
    assert homes == {0, 1}


def test_spots_say_where_paragraphs_begin(pressing: press.Press) -> None:
    document = wells(60)
    count = len(pages(document, pressing))
    spots = {spot.block: spot for spot in pressing.spots()}
    order = [spots[block.id] for block in walk.blocks(document) if block.id in spots]
    assert len(order) >= 60
    assert [(s.page, s.top) for s in order] == sorted((s.page, s.top) for s in order)
    assert order[-1].page == count


def test_the_file_is_tagged_and_names_title_and_language(pressing: press.Press) -> None:
    document = wells(4)
    data = pressing.pdf(document)
    with pypdfium2.PdfDocument(data) as file:
        assert file.get_metadata_value("Title") == masthead.text_of(document, masthead.TITLE)
        assert file.is_tagged()
    assert b"/Lang" in data


def test_the_file_keeps_to_the_rules_of_accessible_pdf(pressing: press.Press) -> None:
    assert b"pdfuaid:part" in pressing.pdf(wells(4))


def test_no_time_of_making_tells_files_of_the_same_document_apart(pressing: press.Press) -> None:
    data = pressing.pdf(wells(4))
    assert b"/Creator" in data
    assert b"/CreationDate" not in data


@pytest.mark.parametrize(
    "text",
    [
        "HEAD Below no heading of the first level\n1. *Decides* to act;",
        "SEC[II] Means\nHEAD Deep\nTITLE {number:Resolution 78/3}\n1. *Decides* to act;",
        "MAST {heading:Resolution 3104 (2035)}\nANNEX\nHEAD Annex\nSEC[A] Wells\n1. The wells are deep.",
    ],
)
def test_headings_are_never_led_over_a_level(pressing: press.Press, text: str) -> None:
    made = resolution(f"MAST {{symbol:A/RES/90/5}}\n{text}")
    assert b"pdfuaid:part" in pressing.pdf(made)


@pytest.mark.parametrize(
    ("notation", "heads"),
    [
        ("TITLE {title:Wells}\n1. *Ends*.\nANNEX\nHEAD Annex", ["Wells", "Annex"]),
        ("MAST {resolution_number:Resolution 5 (2035)}\nMAST {adoption:Adopted}\n1. *Ends*.", ["Resolution 5 (2035)"]),
    ],
)  # fmt: skip
def test_headings_are_found_in_the_list_of_the_file(
    pressing: press.Press, notation: str, heads: list[str]
) -> None:
    with pypdfium2.PdfDocument(pressing.pdf(resolution(f"MAST {{symbol:A/RES/90/5}}\n{notation}"))) as file:
        assert [entry.get_title() for entry in file.get_toc()] == heads


def test_pages_that_cannot_be_accessible_are_made_all_the_same(pressing: press.Press) -> None:
    data = pressing.pdf(resolution("1. *Decides* to act;"))
    assert b"pdfuaid:part" not in data
    assert b"/StructTreeRoot" in data


def box_of(page: pypdfium2.PdfPage, words: str) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of words on a page, in points from the lower left corner."""
    text = page.get_textpage()
    found = text.search(words).get_next()
    assert found is not None, words
    boxes = [text.get_charbox(index) for index in range(found[0], found[0] + found[1])]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def test_the_foot_of_every_page_stands_where_the_layout_says(pressing: press.Press) -> None:
    document = wells(60)
    document = replace(document, metadata=replace(document.metadata, job_number="36-01234 (E)"))
    with pypdfium2.PdfDocument(pressing.pdf(document)) as file:
        for page, words, foot in ((file[0], "36-01234 (E)", 504), (file[1], f"2/{len(file)}", 504 + 240)):
            assert abs(box_of(page, words)[1] - foot / 20) < 4


def test_words_above_a_rule_of_the_first_page_do_not_touch_it(pressing: press.Press) -> None:
    document = resolution(
        "MAST {publisher:United Nations}\nMAST {symbol:A/RES/90/5}\nMAST {organ:Wells}\n1. *Ends*."
    )
    with pypdfium2.PdfDocument(pressing.pdf(document)) as file:
        rule = file[0].get_height() - (432 + 864) / 20
        assert box_of(file[0], "United Nations")[1] - rule >= 4


@pytest.mark.parametrize("language", ["en", "ar"])
def test_latin_words_are_as_large_in_every_script(pressing: press.Press, language: str) -> None:
    document = resolution("MAST {symbol:A/RES/90/5}\n1. *Decides* to act in Lakeland;")
    document = replace(document, metadata=replace(document.metadata, language=language))
    with pypdfium2.PdfDocument(pressing.pdf(document)) as file:
        left, _, right, _ = box_of(file[0], "Lakeland")
    assert 34 < right - left < 44


@pytest.mark.parametrize(
    "words", ['#panic("x")', '"quoted" \\ #[a] $x$ @ref <label> `raw` */ // ~', "*not bold*"]
)
def test_words_are_never_taken_for_markup(pressing: press.Press, words: str) -> None:
    document = resolution("1. *Decides* to act;")
    row = replace(document.parts[-1].blocks[0].inlines[-1], text=words)
    block = replace(document.parts[-1].blocks[0], inlines=(row,))
    document = replace(document, parts=(*document.parts[:-1], replace(document.parts[-1], blocks=(block,))))
    shown = "".join(pages(document, pressing)).replace("\r", "").replace("\n", "")
    assert words.replace(" ", "") in shown.replace(" ", "")


@given(documents())
@settings(max_examples=25)
def test_any_document_gives_pages_with_all_its_letters(document: Document) -> None:
    pressing = press.Press()
    try:
        assert pages(document, pressing)
        assert {spot.block for spot in pressing.spots()} <= {block.id for block in walk.all_blocks(document)}
    finally:
        pressing.close()


def test_a_script_without_a_font_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    document = replace(wells(2), metadata=Metadata(language="ar"))
    monkeypatch.setattr(press, "families_here", lambda _document: [])
    assert "font" in FORMAT.write(document).losses[0]


def test_a_sign_that_no_font_has_is_told() -> None:
    hieroglyph = "\U00013000"
    opened = "MAST {symbol:A/RES/90/5}\nTITLE {title:Wells}\n"
    assert FORMAT.write(resolution(f"{opened}1. *Decides* to act;")).losses == ()
    (loss,) = FORMAT.write(resolution(f"{opened}1. *Decides* {hieroglyph} to act;")).losses
    assert hieroglyph in loss


def test_arabic_pages_run_from_the_right() -> None:
    document = replace(wells(2), metadata=Metadata(language="ar"))
    assert "is_rtl: true" in typeset.source(document, [])


def test_a_style_has_its_own_line_and_not_that_of_the_style_below() -> None:
    source = typeset.source(wells(2), [])
    looks = {name: source.split(f"{name}: (", 1)[1] for name in ("TableText", "SingleTxt")}
    assert [looks[name].split("line: ")[1].split(",")[0] for name in looks] == ["210", "240"]


def test_a_mark_never_begins_a_line_in_chinese(pressing: press.Press) -> None:
    rows = [f"{n}. {'井' * (25 + n)}，[^见井 {n}。]{'水' * 30}；" for n in range(1, 40)]
    document = resolution("\n".join(["MAST {symbol:A/RES/90/5}", *rows]))
    document = replace(document, metadata=replace(document.metadata, language="zh"))
    lines = [line for words in pages(document, pressing) for line in words.splitlines()]
    assert any("，" in line for line in lines)
    assert not [line for line in lines if line[:3].strip("\u2060").rstrip("水").isdecimal() and "水" in line]


def test_the_lines_of_a_long_note_begin_below_each_other(pressing: press.Press) -> None:
    document = resolution(f"1. *Notes*[^One {LONG * 3}end. ¶ Second {LONG * 3}end.] it;")
    with pypdfium2.PdfDocument(pressing.pdf(document)) as file:
        words = file[0].get_textpage()
        first = box_of(file[0], "One")
        below = [words.get_charbox(n) for n in range(words.count_chars())]
        second = box_of(file[0], "Second")
    assert any(box[3] < first[1] for box in below)
    assert abs(min(box[0] for box in below if box[3] < first[1]) - first[0]) < 2
    assert abs(second[0] - first[0]) < 2


@pytest.mark.parametrize(("organ", "number", "text"), [("ga", 2395, 2467), ("hrc", 2155, 2268)])
def test_notes_stand_below_the_text_with_their_numbers_beside_it(
    pressing: press.Press, organ: str, number: int, text: int
) -> None:
    rows = [f"{n}. *Notes*[^Source {n}.] it;" for n in range(1, 11)]
    with pypdfium2.PdfDocument(pressing.pdf(resolution("\n".join(rows), organ=organ))) as file:
        words = file[0].get_textpage()
        for note in ("9", "10"):
            (start, _count) = words.search(f"{note} Source").get_next()
            assert words.get_charbox(start + len(note) - 1)[2] == pytest.approx(number / 20, abs=1)
            assert words.get_charbox(start + len(note) + 1)[0] == pytest.approx(text / 20, abs=1)


def test_brackets_around_a_mark_stand_around_the_number_of_the_note_too(pressing: press.Press) -> None:
    document = resolution("1. ماء[()^ماء.] ماء;", language="ar")
    (page,) = pages(document, pressing)
    assert (page.count("("), page.count(")")) == (2, 2)


def test_a_note_in_latin_words_ends_at_their_right_in_arabic(pressing: press.Press) -> None:
    document = resolution("MAST {symbol:A/RES/90/5}\n1. ماء[^Wells, vol. 5.] ماء;")
    document = replace(document, metadata=replace(document.metadata, language="ar"))
    with pypdfium2.PdfDocument(pressing.pdf(document)) as file:
        words, left = file[0].get_textpage(), box_of(file[0], "Wells")[0]
        stops = [n for n in range(words.count_chars()) if words.get_text_range(n, 1) == "."]
        assert len(stops) == 2
        assert all(words.get_charbox(n)[0] > left for n in stops)


@pytest.mark.parametrize(
    ("organ", "rule", "space", "text"), [("ga", 1296, 9.1, 1536), ("hrc", 1171, 4.8, 1418)]
)
def test_running_heads_and_text_stand_where_word_files_put_them(
    pressing: press.Press, organ: str, rule: int, space: float, text: int
) -> None:
    """An empty line stands below the table of a head, which pushes the text below the margin of 1440."""
    document = wells(60)
    document = replace(document, metadata=replace(document.metadata, organ=organ))
    with pypdfium2.PdfDocument(pressing.pdf(document)) as file:
        page = file[1]
        words, height = page.get_textpage(), page.get_height()
        tops = [height - words.get_charbox(n)[3] for n in range(words.count_chars())]
        above_rule = rule / 20 - (height - box_of(page, "A/RES/90/5")[1])
    assert abs(above_rule - space) < 1
    assert text / 20 < min(top for top in tops if top > rule / 20) < text / 20 + 6
