from __future__ import annotations

from hypothesis import given

from builders import block, resolution
from engross.editing import structure, text
from engross.model import plain, walk
from engross.model.inlines import Text
from engross.model.places import caret
from engross.ui.editor import lines
from engross.ui.editor.lines import Above
from strategies import documents


def shown(document):
    """Role, label and text of every line; gaps as "-"."""
    return [
        (line.shape.role, line.label, plain.text(line.block) if line.block else "-")
        for line in lines.of(document).rows
    ]


def test_paragraphs_show_their_labels():
    assert shown(resolution("PP a\n1. b\n  (a) c\n    (i) d\n2. e")) == [
        ("preambular", "", "a"),
        ("operative", "1.", "b"),
        ("operative", "(a)", "c"),
        ("operative", "(i)", "d"),
        ("operative", "2.", "e"),
    ]


def test_footnotes_stand_below_the_text_that_holds_them():
    document = resolution("1. a[^one ¶ more]\n2. b[^two]\n=== decision\n1. c[^three]\n2. d")
    rows = lines.of(document).rows
    assert [plain.text(r.block) for r in rows if r.block] == [
        "a\ufffc", "b\ufffc", "one", "more", "two", "c\ufffc", "d", "three",
    ]  # fmt: skip
    assert [r.label for r in rows if r.note] == ["1", "", "2", "3"]
    assert [r.shape.above for r in rows if r.note] == [Above.NOTES, Above.NOTHING, Above.NOTHING, Above.NOTES]


def test_another_text_and_an_annex_are_set_off():
    rows = lines.of(resolution("PP a\nANNEX\nTITLE b\n1. c\n2. d\n=== decision\nPP e")).rows
    assert [r.shape.above for r in rows] == [
        Above.NOTHING, Above.ANNEX, Above.NOTHING, Above.NOTHING, Above.TEXT,
    ]  # fmt: skip


def test_arabic_indicators_have_their_brackets():
    document = resolution("PP a[()^one]", language="ar")
    assert list(lines.of(document).marks.values()) == ["(1)"]


def test_a_table_is_a_grid_with_gaps_where_nothing_stands():
    document = resolution("PP a\n|= b | c\n| d | e\nPP f")
    short = structure_without(document, "e")
    rows = lines.of(short).rows
    assert [(r.place, plain.text(r.block) if r.block else "-") for r in rows if r.grid] == [
        ((0, 0), "b"), ((0, 1), "c"), ((1, 0), "d"), ((1, 1), "-"),
    ]  # fmt: skip


def structure_without(document, words):
    from dataclasses import replace

    gone = block(document, words)
    parts = tuple(replace(p, blocks=tuple(b for b in p.blocks if b is not gone)) for p in document.parts)
    return replace(document, parts=parts)


def test_a_table_at_the_edge_has_a_line_beside_it():
    rows = lines.of(resolution("| a | b\n--- annex\n| c | d")).rows
    assert [plain.text(r.block) if r.block else "-" for r in rows] == ["-", "a", "b", "-", "c", "d", "-"]


def test_data_lines_have_looks_of_their_own():
    document = resolution("MAST {symbol:A/90/1}\nMAST plain\nCLOSE {meeting:55th meeting}")
    assert [role for role, _label, _text in shown(document)] == ["masthead-symbol", "masthead", "closing"]


def test_lines_of_untouched_paragraphs_are_the_same_objects():
    document = resolution("PP a\n1. b\n2. c[^note]\n3. d")
    before = lines.of(document)
    edit = structure.split(document, caret(block(document, "b").id, 1).head)
    after = lines.of(edit.document, before)
    same = [new for new in after.rows if any(new is old for old in before.rows)]
    assert [plain.text(r.block) for r in same if r.block] == ["a", "note"]


def test_a_latin_line_on_an_arabic_page_runs_from_left_to_right():
    rows = lines.of(resolution("MAST 28 December 2035\nPP قرار A/90/1\nPP 12", language="ar")).rows
    assert [r.shape.is_turned for r in rows] == [True, False, False]
    rows = lines.of(resolution("MAST 28 December 2035")).rows
    assert not rows[0].shape.is_turned


@given(documents())
def test_every_paragraph_has_its_line(document):
    rows = lines.of(document)
    assert set(rows.index) == {b.id for b in walk.all_blocks(document)}
    assert all(rows.rows[at].key == key for key, at in rows.index.items())


@given(documents())
def test_typing_changes_one_line_as_computing_all_would(document):
    for old in walk.all_blocks(document):
        rows = lines.of(document)
        after = text.replace(document, old.id, (*old.inlines, Text("typed"))).document
        before = rows.reword(document, after)
        assert rows == lines.of(after)
        assert before is not None and rows.index[old.id] in before
