"""Two states beside each other: rows say what each state says, and the list what happened to each clause."""

from __future__ import annotations

import re

from hypothesis import given, settings

from builders import resolution, tagged
from engross.editing import text
from engross.model import plain, states, walk
from engross.review.compare import compare
from engross.review.side_by_side import Deed, rows, summary
from engross.review.tracking import track
from engross.workspace import comparison
from strategies import documents

AT = "2035-12-16T09:30:00Z"
OLD = """
TITLE Clean water
ORG The General Assembly,
PP *Recalling* its resolution 80/1,[^A/80/17.]
1. *Decides* to act on the report of the engineers of the mountains;
2. *Encourages* States to share wells, pipes and the knowledge of their engineers;
3. *Thanks* all who dug wells;
4. *Requests* a report.
"""
NEW = """
TITLE Clean water
ORG The General Assembly,
PP *Recalling* its resolution 80/1,[^A/80/18.]
1. *Thanks* all who dug wells;
2. *Decides* to act on the report of the engineers of the valleys;
3. *Welcomes* the new bridge;
4. *Requests* a report.
"""


def found():
    return comparison.compared(resolution(OLD), resolution(NEW), "Anna Lind", AT)


def test_what_happened_is_listed_by_clause():
    said = {(comparison.clause(row), row.deed) for row in found().summary}
    assert ("OP2", Deed.CHANGED) in said
    assert ("OP1", Deed.MOVED) in said
    assert ("OP3", Deed.NEW) in said
    assert ("FN1", Deed.CHANGED) in said
    assert any(deed is Deed.DROPPED for _clause, deed in said)
    assert len(said) == 5


def test_both_ends_of_a_move_name_it():
    ends = [row for row in found().rows if row.move]
    assert len(ends) == 2
    assert {(row.old is None, row.new is None) for row in ends} == {(True, False), (False, True)}
    assert len({row.move for row in ends}) == 1


def test_numbers_are_those_of_each_state():
    row = next(r for r in found().rows if r.old and r.new and "Decides" in r.new.words)
    assert (row.old.label, row.new.label) == ("1.", "2.")


def test_a_text_beside_itself_has_no_differences():
    same = comparison.compared(resolution(OLD), resolution(OLD), "", AT)
    assert same.summary == ()
    assert all(row.old and row.new for row in same.rows)


def said(document):
    return ["".join(plain.text(b).split()) for b in walk.all_blocks(document) if plain.text(b).strip()]


@settings(max_examples=60)
@given(documents(), documents())
def test_the_columns_hold_all_words_of_both_states(old, new):
    made = compare(old, new, "Anna Lind", AT)
    found = rows(made)
    for column, state in (("old", states.original(made)), ("new", states.accepted(made))):
        cells = [getattr(row, column) for row in found]
        words = "".join("".join(plain.text(c.block).split()) for c in cells if c is not None)
        assert words == "".join(said(state))
    assert {row.block for row in summary(found)} <= {block.id for block in walk.all_blocks(made)}


def test_a_web_page_of_changes_says_what_came_and_went(tmp_path):
    page = comparison.written(found(), tmp_path / "changes.html").data.decode()
    assert re.search(r'<del datetime="2035-12-16T09:30:00Z" title="Anna Lind">mountains</del>', page)
    assert re.search(r"<ins [^>]*>valleys</ins>", page)
    assert '<nav class="changes" aria-label="Changes">' in page
    targets = re.findall(r'href="#([^"]+)"', page)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(targets) <= set(ids)
    assert "moved from here" in page and "moved here" in page


def test_a_paragraph_that_goes_on_in_the_next_is_listed_by_its_earlier_number():
    base = tagged(
        "PP *Recalling* wells,\nPP *Noting* pipes<from>,\nPP <to>*Welcoming* bridges,\n1. *Decides* to act."
    )
    joined = track(base.document, text.delete(base.document, base.selection), "Anna Lind", AT).document
    assert [comparison.clause(row) for row in comparison.of_changes(joined).summary] == ["PP2"]
