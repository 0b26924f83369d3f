from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

import strategies
from builders import resolution
from engross.editing import text
from engross.model import numbering, places, plain, states, validity, walk
from engross.model.inlines import Footnote, Text, normal
from engross.model.nodes import Block, Document, Kind, Metadata
from engross.model.review import NO_BLOCK_MARKS, NO_MARKS, BlockMarks, Change, ChangeKind, Marks, Reshaped

INSERTION = Change(90, ChangeKind.INSERTION, "Ann", "2035-12-16T09:30:00Z")
DELETION = Change(91, ChangeKind.DELETION, "Bo", "2035-12-16T10:30:00Z")
NEW, GONE = Marks(inserted=90), Marks(deleted=91)


def document(*blocks: Block, changes: tuple[Change, ...] = (INSERTION, DELETION)) -> Document:
    made = resolution("OP x")
    part = replace(made.parts[0], blocks=blocks)
    made = replace(made, parts=(part,), changes=changes, next_id=100)
    assert not validity.faults(made)
    return made


def op(block_id: int, *runs: Text, marks: BlockMarks = NO_BLOCK_MARKS) -> Block:
    return Block(block_id, Kind.OPERATIVE, normal(runs), marks=marks)


def words(document: Document) -> list[str]:
    return [plain.text(block) for block in walk.blocks(document)]


def test_a_document_without_changes_is_its_own_accepted_and_original_state():
    clean = resolution("PP *Recalling* it,[^Note.]\n1. *Decides*;\n2. *Requests*.")
    assert states.accepted(clean) is clean
    assert states.original(clean) is clean


def test_inserted_words_are_accepted_and_deleted_ones_original():
    made = document(
        op(1, Text("Decides "), Text("not ", marks=NEW), Text("now ", marks=GONE), Text("to act"))
    )
    assert words(states.accepted(made)) == ["Decides not to act"]
    assert words(states.original(made)) == ["Decides now to act"]
    assert states.accepted(made).changes == ()


def test_words_inserted_by_one_and_deleted_by_another_are_in_neither_state():
    made = document(op(1, Text("Decides "), Text("not ", marks=Marks(90, 91)), Text("to act")))
    assert words(states.accepted(made)) == words(states.original(made)) == ["Decides to act"]
    assert words(states.decided(made, accept={90}, reject={91})) == ["Decides not to act"]


def test_a_paragraph_whose_end_goes_flows_into_the_next_one_which_keeps_its_kind():
    made = document(
        op(1, Text("Decides"), marks=BlockMarks(deleted=91)),
        Block(2, Kind.TEXT, (Text(" to act"),)),
    )
    after = states.accepted(made)
    assert words(after) == ["Decides to act"]
    assert next(walk.blocks(after)).kind is Kind.TEXT
    assert words(states.original(made)) == ["Decides", " to act"]


def test_a_wholly_new_paragraph_leaves_nothing_when_it_is_rejected():
    one, three = op(1, Text("One")), op(3, Text("Three"))
    made = document(one, op(2, Text("Two", marks=NEW), marks=BlockMarks(inserted=90)), three)
    before = states.original(made)
    assert words(before) == ["One", "Three"]
    assert before.parts[0].blocks[0] is one and before.parts[0].blocks[1] is three
    assert words(states.accepted(made)) == ["One", "Two", "Three"]


def test_words_behind_the_last_end_go_to_the_paragraph_before():
    made = document(op(1, Text("One")), op(2, Text("Two"), marks=BlockMarks(deleted=91)))
    assert words(states.accepted(made)) == ["OneTwo"]


def test_words_without_any_end_keep_a_paragraph():
    made = document(op(1, Text("One"), marks=BlockMarks(deleted=91)), changes=(DELETION,))
    assert words(states.accepted(made)) == ["One"]


def test_where_no_end_is_left_the_first_paragraph_with_words_stays():
    """Words typed into a list that was deleted do not turn into the heading behind it."""
    last = replace(op(3, Text("gone", marks=GONE), marks=BlockMarks(deleted=91)), kind=Kind.HEADING)
    made = document(op(1, marks=BlockMarks(deleted=91)), op(2, Text("A"), marks=BlockMarks(deleted=91)), last)
    (left,) = walk.blocks(states.accepted(made))
    assert (left.id, left.kind, plain.text(left)) == (2, Kind.OPERATIVE, "A")


def test_a_document_keeps_a_paragraph():
    made = document(op(1, Text("One", marks=GONE), marks=BlockMarks(deleted=91)))
    assert words(states.accepted(made)) == [""]


def test_numbers_are_those_of_the_accepted_state_and_deleted_paragraphs_have_none():
    gone = op(1, Text("One", marks=GONE), marks=BlockMarks(deleted=91))
    made = document(gone, op(2, Text("Two")), op(3, Text("Three")))
    assert [numbering.of(made).label(n) for n in (1, 2, 3)] == ["", "1.", "2."]
    assert [numbering.of(states.original(made)).label(n) for n in (1, 2, 3)] == ["1.", "2.", "3."]


def test_a_deleted_footnote_keeps_the_mark_it_had():
    def note(note_id: int, marks: Marks = NO_MARKS) -> Footnote:
        return Footnote(note_id, (Block(note_id + 1, Kind.NOTE, (Text("See."),)),), marks=marks)

    made = document(Block(1, Kind.OPERATIVE, (Text("a"), note(10, GONE), Text("b"), note(20))))
    assert numbering.of(made).marks == {10: "1", 20: "1"}


def test_kind_and_level_come_back_when_their_change_is_rejected():
    change = Change(92, ChangeKind.PARAGRAPH, "Ann")
    shaped = op(1, Text("One"), marks=BlockMarks(reshaped=Reshaped(92, Kind.TEXT, 1, "3 bis.")))
    made = document(shaped, op(2, Text("Two")), changes=(change,))
    block = next(walk.blocks(states.original(made)))
    assert (block.kind, block.level, block.numbered_as) == (Kind.TEXT, 1, "3 bis.")
    assert next(walk.blocks(states.accepted(made))).kind is Kind.OPERATIVE


def test_metadata_come_back_when_their_change_is_rejected():
    change = Change(92, ChangeKind.METADATA, "Ann", metadata=Metadata(organ="sc"))
    made = document(op(1, Text("One")), changes=(change,))
    assert states.original(made).metadata.organ == "sc"
    assert states.accepted(made).metadata.organ == "ga"


@given(strategies.reviewed())
def test_states_are_sound_and_without_marks(made):
    for state in (states.accepted(made), states.original(made)):
        assert not validity.faults(state)
        assert not state.changes
        assert not any(states.has_changes(block) for block in walk.all_blocks(state))


@given(strategies.reviewed(), st.data())
def test_decisions_in_any_order_give_the_same(made, data):
    accept, reject = set(), set()
    order = data.draw(st.permutations([change.id for change in made.changes]))
    one_by_one = made
    for change in order:
        if data.draw(st.booleans()):
            accept.add(change)
            one_by_one = states.decided(one_by_one, accept={change})
        else:
            reject.add(change)
            one_by_one = states.decided(one_by_one, reject={change})
        assert not validity.faults(one_by_one)
    assert one_by_one == states.decided(made, accept=accept, reject=reject)


@given(strategies.reviewed(), st.data())
def test_states_followed_from_key_to_key_are_those_of_the_document_alone(made, data):
    for _ in range(4):
        block = data.draw(st.sampled_from(list(walk.all_blocks(made))))
        at = data.draw(st.integers(0, places.size(block)))
        made = text.insert(made, places.caret(block.id, at), "x").document
        every = {change.id for change in made.changes}
        assert states.accepted(made) == states.decided(made, accept=every)
        assert states.original(made) == states.decided(made, reject=every)
