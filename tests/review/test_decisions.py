import pickle

import pytest

from builders import resolution
from engross.editing import moving, structure, text
from engross.editing.editor import Editor
from engross.errors import EditRefused
from engross.model import inlines as rows
from engross.model import places, walk
from engross.model.nodes import Kind
from engross.model.places import Place, Selection
from engross.model.review import ChangeKind
from engross.review import authors, decisions
from engross.review.compare import compare, says_same
from engross.review.tracking import track

AT = "2035-12-16T09:30:00Z"
OLD = "PP *Recalling* the plan\n1. *Decides* to act at once;\n2. *Requests* a report on small towns;\n3. *Thanks* them."
NEW = "PP *Recalling* the great plan\n1. *Decides* to act;\n2. *Requests* a report on large towns;\n3. *Thanks* them."


def compared():
    return compare(resolution(OLD), resolution(NEW), "Ann", AT)


def test_all_accepted_is_new_and_all_rejected_old():
    made = compared()
    assert says_same(decisions.accept(made, decisions.everything(made)).document, resolution(NEW))
    assert says_same(decisions.reject(made, decisions.everything(made)).document, resolution(OLD))


def test_entries_stand_in_order_with_their_words():
    found = [(e.change.kind, e.words.strip()) for e in decisions.entries(compared())]
    assert found == [
        (ChangeKind.INSERTION, "great"),
        (ChangeKind.DELETION, "at once"),
        (ChangeKind.DELETION, "small"),
        (ChangeKind.INSERTION, "large"),
    ]


def test_one_paragraph_and_one_selection():
    made = compared()
    block = next(b for b in walk.blocks(made) if b.inlines[0].text == "Requests")
    assert len(decisions.in_paragraph(made, block.id)) == 2
    entry = decisions.entries(made)[0]
    assert decisions.in_selection(made, entry.selection) == {entry.change.id}
    after = decisions.accept(made, decisions.in_paragraph(made, block.id)).document
    assert len(after.changes) == 2


def test_by_author():
    made = compared()
    assert authors.changes_of(made, "Bo") == set()
    assert authors.changes_of(made, "Ann") == decisions.everything(made)


def test_nothing_to_decide_is_refused():
    with pytest.raises(EditRefused):
        decisions.accept(resolution("OP One"), {5})
    with pytest.raises(EditRefused, match="no tracked changes"):
        decisions.accept(resolution(OLD), [1])


def test_the_editor_tracks_edits_but_not_decisions_and_undo_gives_the_same_value():
    document = resolution("OP Decides to act")
    editor = Editor(document)
    editor.tracker = lambda before, edit: track(before, edit, "Ann", AT)
    editor.apply(text.insert(document, places.caret(1, 8), "not "))
    assert len(editor.document.changes) == 1
    tracked = editor.document
    editor.apply(decisions.reject(tracked, decisions.everything(tracked)))
    assert says_same(editor.document, document) and not editor.document.changes
    editor.undo()
    assert editor.document is tracked
    editor.undo()
    assert editor.document is document


def test_a_change_of_several_is_each_one_s():
    made = compare(resolution(OLD), resolution(NEW), "Ann; Bo", AT)
    assert authors.changes_of(made, "Bo") == authors.changes_of(made, "Ann") == decisions.everything(made)
    assert authors.changes_of(made, "An") == set()


def test_changes_carried_over_from_the_document_before_are_those_read_anew():
    document = resolution(
        "PP *Noting* wells,\n1. *Decides* to act.[^Note.]\n  (a) First;\n2. *Requests* a report."
    )
    decisions.entries(document)
    for number in range(12):
        every = list(walk.all_blocks(document))
        block = every[number * 5 % len(every)]
        place = Place(block.id, min(number, sum(map(rows.length, block.inlines))))
        if number % 4 == 3:
            edit = (
                structure.split(document, place)
                if block.kind is not Kind.NOTE
                else text.insert(document, Selection(place, place), "x")
            )
        else:
            edit = text.insert(document, Selection(place, place), "new ")
        document = track(document, edit, f"Author {number % 2}", AT).document
        if number % 5 == 4:
            document = decisions.accept(document, {document.changes[0].id}).document
        assert decisions.entries(document) == decisions.entries(pickle.loads(pickle.dumps(document)))


def test_the_two_ends_of_a_move_are_two_also_where_they_stand_side_by_side():
    document = resolution("OP One of them\nOP Two")
    moved = track(document, moving.move(document, 2, 1, after=False), "Ann", AT).document
    gone = track(moved, structure.remove(moved, 1), "Ann", AT).document
    assert [entry.words for entry in decisions.entries(gone)] == ["Two", "One of them", "Two"]
    gone = decisions.accept(gone, {gone.changes[-1].id}).document
    assert [entry.words for entry in decisions.entries(gone)] == ["Two", "Two"]
