"""Drafts that start from an official text: what is proposed, what goes out, and that nothing unmarked does."""

from __future__ import annotations

import pytest

from builders import notation, resolution
from engross.editing import text
from engross.errors import SaveError
from engross.formats import registry
from engross.model import masthead, plain, states, votes, walk
from engross.model.nodes import Vote
from engross.model.places import Place, Selection
from engross.review import base, comments
from engross.review.compare import says_same
from engross.workspace import base_text, files

AT = "2035-12-16T09:30:00Z"
ISSUED = """
MAST {symbol:A/RES/90/5}
MAST {distribution:Distr.: General}
MAST {issued=2036-01-07:7 January 2036}
MAST {session=90:Ninetieth session}
MAST {heading:Resolution adopted by the General Assembly on {adopted=2035-12-18:18 December 2035}}
TITLE {number:90/5.} {title:Clean water}
ORG The General Assembly,
PP *Recalling* its resolutions 80/1 of 4 May 2026 and 85/9 of 5 June 2031,
PP *Noting* the report of the Secretary-General,[^A/90/17.]
1. *Decides* to return to the matter at its ninety-first session, by the end of 2036;
2. *Requests* a report.
CLOSE {meeting=55th:55th plenary meeting}⏎{adopted=2035-12-18:18 December 2035}
"""


def begun(**answers):
    return base_text.begun(resolution(ISSUED), answers, AT)


def said(document):
    return [plain.text(block).strip() for block in walk.blocks(document)]


def test_a_draft_begins_with_what_its_session_asks_for():
    draft = begun(symbol="A/91/L.3")
    new = said(states.accepted(draft))
    assert new[:4] == ["A/91/L.3", "Distr.: Limited", "Ninety-first session", "Clean water"]
    assert (
        "Recalling its resolutions 80/1 of 4 May 2026, 85/9 of 5 June 2031 and 90/5 of 18 December 2035,"
        in new
    )
    assert "Decides to return to the matter at its ninety-second session, by the end of 2037;" in new
    assert new[-1] == "Requests a report."
    assert says_same(states.original(draft), resolution(ISSUED))
    assert [thread.text for thread in draft.comments] == ["To be checked: A/90/17"]


def test_the_first_page_states_the_number_of_the_next_session():
    draft = begun()
    assert masthead.first(states.accepted(draft), masthead.SESSION).value == "91"
    assert masthead.first(states.original(draft), masthead.SESSION).value == "90"


def test_what_was_answered_is_not_counted_on():
    draft = begun(session="Ninetieth session (resumed)")
    assert "Ninetieth session (resumed)" in said(states.accepted(draft))


def test_one_resolution_recalled_becomes_two():
    words = ISSUED.replace(
        "resolutions 80/1 of 4 May 2026 and 85/9 of 5 June 2031", "resolution 80/1 of 4 May 2026"
    )
    draft = base_text.begun(resolution(words), {}, AT)
    assert "Recalling its resolutions 80/1 of 4 May 2026 and 90/5 of 18 December 2035," in said(
        states.accepted(draft)
    )


def test_the_base_goes_with_the_draft_into_its_file_and_back(tmp_path):
    draft = begun()
    assert draft.base.name == "A/RES/90/5"
    opened = files.new(draft)
    files.save(opened, tmp_path / "draft.xml")
    again = files.open(tmp_path / "draft.xml").document
    assert again.base.name == "A/RES/90/5"
    assert notation(again.base.document) == notation(resolution(ISSUED))
    plain_draft = base.with_base(resolution(ISSUED), resolution(ISSUED), "Before").document
    files.save(files.new(plain_draft), tmp_path / "plain.xml")
    assert files.open(tmp_path / "plain.xml").document.base.name == "Before"


def edited():
    """A draft with an edit by hand that nothing marks, a comment and a vote."""
    draft = states.accepted(begun(symbol="A/91/L.3"))
    block = next(b for b in walk.blocks(draft) if "report." in plain.text(b))
    draft = text.insert(draft, Selection(Place(block.id, 8), Place(block.id, 8)), " soon").document
    return comments.add(draft, "Why?", "Chad", AT, on=block.id).document


@pytest.mark.parametrize("has_lists", [False, True])
def test_a_submission_says_the_base_and_the_draft_and_has_no_comments(has_lists):
    draft = edited()
    made = base_text.submitted(draft, "Norway", AT, has_lists=has_lists)
    read = registry.DOCX.read(made.written.data, "s.docx").document
    assert said(states.original(read)) == said(resolution(ISSUED))
    assert said(states.accepted(read)) == said(draft)
    assert {change.author for change in read.changes} == {"Norway"}
    assert read.comments == ()


def test_marks_of_the_draft_are_kept_where_everything_is_marked():
    draft = begun(symbol="A/91/L.3")
    made = base_text.submitted(draft, None, AT)
    read = registry.DOCX.read(made.written.data, "s.docx").document
    assert {change.author for change in read.changes} == {"Engross"}
    with pytest.raises(SaveError, match="not marked"):
        base_text.submitted(edited(), None, AT)


def test_a_draft_without_a_base_is_refused_and_takes_one_that_is_named(tmp_path):
    draft = resolution(ISSUED.replace("a report", "two reports"))
    with pytest.raises(SaveError, match="no base text"):
        base_text.submitted(draft, "Norway", AT)
    assert base_text.submit(draft, tmp_path / "s.docx", "Norway", resolution(ISSUED)).changes >= 1
    with pytest.raises(SaveError, match="Word file"):
        base_text.submit(draft, tmp_path / "s.pdf", "Norway", resolution(ISSUED))


def test_a_vote_that_goes_leaves_no_lines():
    voted = base_text.masthead.set_vote(
        resolution(ISSUED, organ="hrc"), Vote(votes.RECORDED, ("Chad",), ("Fiji",), ("Peru",))
    ).document
    draft = base_text.begun(voted, {}, AT)
    assert masthead.first(states.accepted(draft), masthead.VOTE) is None
    assert base_text.submitted(draft, "Norway", AT).changes
