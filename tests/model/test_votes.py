"""The line on the vote: what it says of a vote is what is read of it, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross import resources
from engross.model import inlines, masthead, sponsors, votes, walk
from engross.model.inlines import Field
from engross.model.nodes import Vote
from engross.workspace import files

LANGUAGES = tuple(resources.toml("masthead/votes.toml"))


@st.composite
def recorded(draw, language="en"):
    """A recorded vote in a language: each State on one side."""
    every = draw(st.lists(st.sampled_from(sponsors.states(language)), unique=True, max_size=30))
    sides = [draw(st.integers(0, 2)) for _ in every]
    return votes.tidy(
        Vote(
            votes.RECORDED,
            *(tuple(s for s, at in zip(every, sides, strict=True) if at == n) for n in range(3)),
        ),
        language,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_what_a_line_says_is_what_is_read_of_it(language, data):
    vote = data.draw(recorded(language))
    row = votes.line(vote, language)
    assert inlines.normal(row) == row
    assert votes.read(row, language) == vote
    assert votes.remark(row, language) == ""


@given(recorded(), st.sampled_from(LANGUAGES))
def test_a_line_is_told_by_its_words_alone(vote, language):
    row = votes.line(vote, language)
    words = inlines.plain(row)
    said = votes.stated(words)
    for start, end, field in said:
        inside = "".join(
            i.text for i in inlines.slice_of(row, start, end) if field in getattr(i, "fields", ())
        )
        assert inside == words[start:end].replace(inlines.ATOM, "")
    assert len(said) == 2 + 3 + 3 + 3 - sum(not side for side in (vote.in_favour, vote.against))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_vote_has_a_line_too(language):
    row = votes.line(Vote(votes.WITHOUT), language)
    assert votes.read(row, language) == Vote(votes.WITHOUT)
    assert inlines.plain(row).startswith("[")
    assert [field.value for *_at, field in votes.stated(inlines.plain(row))] == ["", votes.WITHOUT]


def test_the_english_line():
    vote = Vote(votes.RECORDED, ("Chad", "Cuba"), ("Fiji",), ("Peru",))
    assert inlines.plain(votes.line(vote, "en")).replace(inlines.ATOM, "|") == (
        "[Adopted by a recorded vote of 2 to 1, with 1 abstention. The voting was as follows:"
        "In favour:|Chad, CubaAgainst:|FijiAbstaining:|Peru]"
    )


def test_a_line_of_another_outcome_is_not_made():
    assert votes.line(Vote("adoptedByConsensus"), "en") == ()
    assert votes.read((inlines.Text("[Adopted without a vote.]"),), "en") is None


def test_wrong_counts_and_states_on_two_sides_are_said():
    vote = Vote(votes.RECORDED, ("Chad", "Cuba"), ("Cuba",))
    assert "Cuba" in votes.remark(votes.line(vote, "en"), "en")
    row = votes.line(votes.tidy(Vote(votes.RECORDED, ("Chad",), ("Cuba",)), "en"), "en")
    wrong = tuple(inlines.Text("4", fields=i.fields) if getattr(i, "text", "") == "0" else i for i in row)
    assert "counts" in votes.remark(wrong, "en")


def test_states_are_put_in_list_form_and_order_each_once():
    vote = votes.tidy(Vote(votes.RECORDED, ("ZAMBIA", "Iran", "CHAD", "Chad")), "en")
    assert vote.in_favour == ("Chad", "Iran (Islamic Republic of)", "Zambia")
    assert votes.tidy(vote, "fr").in_favour == ("Tchad", "Iran (République islamique d’)", "Zambie")


def test_published_lines_are_read_and_written_alike(shared):
    found = alike = 0
    for path in sorted((shared / "corpus" / "hrc" / "en").glob("*.xml")):
        for block in walk.blocks(files.open(Path(path)).document):
            vote = votes.read(block.inlines, "en")
            if vote is not None:
                found += 1
                alike += votes.line(vote, "en") == block.inlines
                assert votes.remark(block.inlines, "en") == "", path.name
    assert found > 60
    assert alike >= 0.8 * found


def test_a_line_that_counts_votes_and_names_no_states_states_the_counts():
    """As in plain text, where the lists stand in paragraphs of their own."""
    said = "[Adopted by a recorded vote of 28 to 6, with 13 abstentions. The voting was as follows:"
    found = votes.stated(said)
    assert (0, len(said), Field(masthead.OUTCOME, votes.RECORDED)) in found
    assert [said[start:end] for start, end, field in found if field.name == masthead.QUANTITY] == [
        "28",
        "6",
        "13",
    ]
