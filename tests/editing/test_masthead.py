from __future__ import annotations

import pytest

from builders import notation, resolution
from engross.editing import masthead
from engross.errors import EditRefused
from engross.model import masthead as data
from engross.model import outline, plain, votes, walk
from engross.model.nodes import Kind, Vote
from engross.workspace import files, templates


def with_field(words, name, text, value="", **more):
    return notation(masthead.set_field(resolution(words), name, text, value, **more).document)


def test_a_datum_is_changed_where_it_stands_and_keeps_its_look():
    found = with_field(
        "MAST on {adopted=2035-12-18:*18 December*} at last\n1. a\n2. b", data.ADOPTED, "1 May", "2036-05-01"
    )
    assert found == "MAST on {adopted=2036-05-01:*1 May*} at last\n1. a\n2. b"


def test_a_datum_within_another_stays_within():
    found = with_field(
        "MAST {heading:Adopted on {adopted=2035-12-18:18 December} today}",
        data.ADOPTED,
        "1 May",
        "2036-05-01",
    )
    assert found == "MAST {heading:Adopted on {adopted=2036-05-01:1 May} today}"


def test_a_new_datum_gets_a_line_in_the_usual_order():
    found = with_field(
        "MAST {symbol:A/RES/90/5}\nMAST {session=90:Ninetieth session}\nPP a", data.ORGAN, "General Assembly"
    )
    assert found.splitlines()[:3] == [
        "MAST {symbol:A/RES/90/5}",
        "MAST {organ:General Assembly}",
        "MAST {session=90:Ninetieth session}",
    ]


@pytest.mark.parametrize("language", ["en", "fr", "zh"])
def test_sponsors_named_later_stand_above_the_signatories(language):
    given = {"title": "Rain", "committee": "1", "item_title": "Water", "signatories": "Chad"}
    begun = templates.document("model-un", language, given, "ga")
    edit = masthead.set_field(begun, data.SPONSORS, "Sponsors: Albania")
    lines = [plain.text(b) for b in walk.blocks(edit.document) if b.kind is Kind.MASTHEAD]
    assert lines[-2] == "Sponsors: Albania" and lines[-1].endswith("Chad")


def test_a_document_without_masthead_gets_one():
    edit = masthead.set_field(resolution("TITLE t\nPP a"), data.SYMBOL, "A/RES/90/5")
    assert notation(edit.document) == "MAST {symbol:A/RES/90/5}\nTITLE t\nPP a"
    first, second, *_ = edit.document.parts
    assert first.opens is not None
    assert second.opens is None


def test_closing_lines_go_below_the_text_and_before_annexes():
    found = with_field("PP a\n1. b\n2. c\nANNEX\n1. d\n2. e", data.MEETING, "64th plenary meeting", "64th")
    assert found == "PP a\n1. b\n2. c\nCLOSE {meeting=64th:64th plenary meeting}\nANNEX\n1. d\n2. e"


def test_number_and_title_share_a_line():
    assert (
        with_field("TITLE {title:Water}\nPP a", data.NUMBER, "90/5.")
        == "TITLE {number:90/5.} {title:Water}\nPP a"
    )
    assert (
        with_field("TITLE {number:90/5.}\nPP a", data.TITLE, "Water")
        == "TITLE {number:90/5.} {title:Water}\nPP a"
    )


def test_an_emptied_line_goes():
    assert (
        with_field("MAST {symbol:A/1}\nMAST {session:x}\nPP a", data.SYMBOL, "") == "MAST {session:x}\nPP a"
    )
    assert with_field("MAST {symbol:A/1}\nPP a", data.SYMBOL, "") == "PP a"
    assert with_field("MAST on {adopted:1 May}\nPP a", data.ADOPTED, "") == "MAST on \nPP a"


def test_a_footnote_behind_a_title_stays():
    assert (
        with_field("TITLE {title:Water}[^note]\nPP a", data.TITLE, "Wine")
        == "TITLE {title:Wine}[^note]\nPP a"
    )


def test_nothing_set_where_nothing_was_changes_nothing():
    document = resolution("PP a")
    assert masthead.set_field(document, data.SYMBOL, "").document is document


def test_one_of_several_texts():
    document = resolution("TITLE {title:One}\nPP a\n=== resolution\nTITLE {title:Two}\nPP b")
    _, second = outline.texts(document)
    edit = masthead.set_field(document, data.TITLE, "Second", scope=second)
    assert notation(edit.document) == notation(document).replace("Two", "Second")


def test_unknown_names_are_refused():
    with pytest.raises(EditRefused):
        masthead.set_field(resolution("PP a"), "colour", "blue")


def test_metadata():
    edit = masthead.set_metadata(resolution("1. a\n2. b"), language="fr", notes_restart=True)
    assert (edit.document.metadata.language, edit.document.metadata.notes_restart) == ("fr", True)


ADOPTED = """
TITLE {title:Clean water}
ORG The Council,
1. *Decides* two.
CLOSE {meeting=4th:4th meeting}
"""
BY_VOTE = Vote(votes.RECORDED, ("Chad", "Cuba"), ("Fiji",))


def test_a_vote_gets_a_line_below_the_text_and_goes_with_it():
    before = resolution(ADOPTED)
    voted = masthead.set_vote(before, BY_VOTE).document
    last = tuple(walk.blocks(voted))[-1]
    assert (last.kind, votes.read(last.inlines, "en")) == (Kind.CLOSING, BY_VOTE)
    assert voted.metadata.vote == BY_VOTE
    other = masthead.set_vote(voted, Vote(votes.WITHOUT)).document
    assert plain.text(tuple(walk.blocks(other))[-1]) == "[Adopted without a vote.]"
    assert notation(masthead.set_vote(other, None).document) == notation(before)
    assert masthead.set_vote(other, None).document.metadata.vote is None


def test_where_the_vote_is_not_printed_only_the_file_keeps_it():
    voted = masthead.set_vote(resolution(ADOPTED), BY_VOTE, is_printed=False).document
    assert voted.metadata.vote == BY_VOTE
    assert notation(voted) == notation(resolution(ADOPTED))


@pytest.mark.parametrize("ending", ["xml", "docx"])
def test_the_vote_is_kept_in_files(ending, tmp_path):
    voted = masthead.set_vote(resolution(ADOPTED, organ="hrc"), BY_VOTE).document
    path = tmp_path / f"voted.{ending}"
    files.export(files.new(voted), path)
    again = files.open(path).document
    assert votes.read(tuple(walk.blocks(again))[-1].inlines, "en") == BY_VOTE
    assert again.metadata.vote == BY_VOTE
