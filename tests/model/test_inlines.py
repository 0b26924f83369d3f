from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builders import inlines
from engross.model.inlines import (
    ATOM,
    LineBreak,
    Style,
    Text,
    footnotes,
    length,
    normal,
    plain,
    run_at,
    slice_of,
    splice,
)
from strategies import rows as drawn_rows


def test_normal_form_joins_equal_neighbours_and_drops_empty_runs():
    row = (
        Text("a"),
        Text(""),
        Text("b"),
        Text("c", Style.ITALIC),
        Text("", Style.BOLD),
        Text("d", Style.ITALIC),
    )
    assert normal(row) == (Text("ab"), Text("cd", Style.ITALIC))


def test_normal_form_keeps_runs_that_differ_in_link_or_data():
    row = inlines("a[b](x:y){symbol:c}d")
    assert normal(row) == row
    assert len(row) == 4


def test_atoms_count_as_one_character():
    row = inlines("a⏎b[^note]c")
    assert plain(row) == f"a{ATOM}b{ATOM}c"
    assert sum(map(length, row)) == 5
    assert [(offset, note.blocks[0].inlines) for offset, note in footnotes(row)] == [(3, (Text("note"),))]


def test_slices_cut_runs_and_keep_atoms_whole():
    row = inlines("abc⏎*def*")
    assert slice_of(row, 1, 5) == (Text("bc"), LineBreak(), Text("d", Style.ITALIC))
    assert slice_of(row, 3, 3) == ()
    assert slice_of(row, 5) == (Text("ef", Style.ITALIC),)


def test_splice_replaces_and_joins():
    assert splice(inlines("ab *cd*"), 1, 4, (Text("x"),)) == (Text("ax"), Text("d", Style.ITALIC))


def test_typed_text_looks_like_the_run_before_it():
    row = inlines("*a*b⏎**c**")
    assert run_at(row, 0) == Text("a", Style.ITALIC)
    assert run_at(row, 1) == Text("a", Style.ITALIC)
    assert run_at(row, 2) == Text("b")
    assert run_at(row, 3) == Text("b")
    assert run_at(row, 4) == Text("c", Style.BOLD)
    assert run_at((), 0) is None
    assert run_at((LineBreak(), Text("a")), 0) == Text("a")
    assert run_at((LineBreak(),), 1) is None


@given(drawn_rows())
def test_normal_form_is_stable(row):
    assert normal(row) == row


@given(drawn_rows(), st.integers(0, 12), st.integers(0, 12))
def test_cut_and_put_back_is_the_same_row(row, one, two):
    size = sum(map(length, row))
    start, end = sorted((min(one, size), min(two, size)))
    middle = slice_of(row, start, end)
    assert len(plain(middle)) == end - start
    assert plain(row) == plain(slice_of(row, 0, start)) + plain(middle) + plain(slice_of(row, end))
    assert splice(row, start, end, middle) == row
    assert plain(splice(row, start, end, ())) == plain(row)[:start] + plain(row)[end:]
