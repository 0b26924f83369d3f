import pytest

from builders import resolution
from engross.editing import structure, text
from engross.errors import SaveError
from engross.model import places, plain, states, walk
from engross.model.inlines import Style
from engross.model.nodes import Kind
from engross.model.places import Place, Selection
from engross.review import decisions
from engross.review.base import Standing, provenance, submission
from engross.review.carry_over import AUTHOR, carried_over
from engross.review.compare import says_same
from engross.review.tracking import track

AT = "2035-12-16T09:30:00Z"
BASE = """
    TITLE {number:90/5.} Clean water
    ORG The General Assembly,
    PP *Recalling* its resolution 80/1,
    PP *Noting* the report of the Secretary-General contained in document A/90/17,
    1. *Decides* to act on the report at its ninetieth session, by the end of 2035;
    2. *Encourages* States to share wells, pipes and the knowledge of their engineers;
    3. *Requests* a report at its ninety-first session on wells and pipes in the mountains.
"""


def test_each_paragraph_knows_what_of_the_base_it_is():
    draft = (
        BASE.replace("share wells", "dig wells")
        .replace("    3. *Req", "    3. *Thanks* everybody who dug a hole;\n    4. *Req")
        .replace("    PP *Recalling* its resolution 80/1,\n", "")
    )
    base, new = resolution(BASE), resolution(draft)
    found = provenance(base, new)
    assert [found.of[block.id].standing.name for block in walk.blocks(new)] == [
        "AS_IN_BASE", "AS_IN_BASE", "AS_IN_BASE", "AS_IN_BASE", "UPDATED", "NEW", "AS_IN_BASE",
    ]  # fmt: skip
    (dropped,) = found.dropped
    assert dropped.words == "Recalling its resolution 80/1,"
    assert plain.text(walk.block_of(new, dropped.after)) == "The General Assembly,"
    updated = next(p for p in found.of.values() if p.standing is Standing.UPDATED)
    assert "share wells" in updated.words and not updated.is_moved


def test_a_moved_paragraph_is_said_to_have_moved():
    lines = BASE.strip("\n").split("\n")
    draft = "\n".join(
        [*lines[:3], lines[5].replace("2.", "1."), *lines[3:4], lines[4].replace("1.", "2."), lines[6]]
    )
    draft = draft.replace(
        "    PP *Noting* the report of the Secretary-General contained in document A/90/17,\n", ""
    )
    new = resolution(draft)
    found = provenance(resolution(BASE), new)
    assert sum(p.is_moved for p in found.of.values()) == 1


def test_sessions_and_years_are_counted_on_and_symbols_are_to_be_checked():
    base = resolution(BASE)
    draft = carried_over(base, AT)
    said = "\n".join(plain.text(b) for b in walk.blocks(states.accepted(draft)))
    assert "its ninety-first session, by the end of 2036" in said and "its ninety-second session" in said
    assert says_same(states.original(draft), base)
    assert {c.author for c in draft.changes} == {AUTHOR}
    assert [t.text for t in draft.comments] == ["To be checked: A/90/17"]
    assert len(decisions.entries(draft)) == 6


def test_a_language_without_rules_is_taken_over_as_it_is():
    base = resolution(BASE, language="zh")
    assert carried_over(base, AT).changes == ()


def test_a_submission_marks_everything_or_refuses():
    base = resolution(BASE)
    block = list(walk.blocks(base))[2]
    edit = text.insert(base, Selection(Place(block.id, 9), Place(block.id, 9)), " again")
    marked = track(base, edit, "Ann", AT).document
    kept = submission(base, marked, AT, None)
    assert {c.author for c in kept.changes} == {"Ann"}
    made = submission(base, edit.document, AT, "Malta")
    assert {c.author for c in made.changes} == {"Malta"}
    assert says_same(states.accepted(made), edit.document)
    with pytest.raises(SaveError):
        submission(base, edit.document, AT, None)


def _planted(document):
    """By name, the document with one difference more that nothing marks."""
    note = next(note for *_, note in walk.notes(document))
    third, last = list(walk.blocks(document))[2], list(walk.blocks(document))[-1]
    first_word = Selection(Place(third.id, 0), Place(third.id, 9))
    yield "a word", text.insert(document, Selection(Place(third.id, 9), Place(third.id, 9)), " x")
    yield "a space", text.insert(document, Selection(Place(third.id, 9), Place(third.id, 9)), " ")
    yield "a look", text.set_style(document, first_word, Style.BOLD, on=True)
    yield "a link", text.set_link(document, first_word, "https://example.org/")
    yield "a word of a note", text.insert(document, places.caret(note.blocks[0].id, 0), "x")
    yield "a paragraph that went", structure.remove(document, last.id)
    yield "a paragraph that came", structure.insert_block(document, last.id, Kind.OPERATIVE)
    yield "a kind", structure.set_kind(document, Selection(Place(last.id, 0), Place(last.id, 0)), Kind.TEXT)


def test_any_difference_without_a_mark_is_found():
    base = resolution(BASE.replace("80/1,", "80/1,[^Resolution 80/1, annex.]"))
    block = list(walk.blocks(base))[3]
    edit = text.insert(base, Selection(Place(block.id, 6), Place(block.id, 6)), " again")
    marked = track(base, edit, "Ann", AT).document
    for name, planted in _planted(marked):
        assert planted.document != marked, name
        with pytest.raises(SaveError, match="not marked"):
            submission(base, planted.document, AT, None)
