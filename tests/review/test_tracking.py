from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from builders import resolution, tagged
from engross.editing import footnotes, moving, structure, text
from engross.errors import EditRefused
from engross.model import places, plain, states, validity, walk
from engross.model.inlines import Style
from engross.model.nodes import Kind
from engross.model.places import Place, Selection
from engross.model.review import ChangeKind
from engross.review.compare import says_same
from engross.review.tracking import track

AT = "2035-12-16T09:30:00Z"


def tracked(document, edit, author="Ann"):
    made = track(document, edit, author, AT)
    assert not validity.faults(made.document), validity.faults(made.document)
    assert gives_same(states.accepted(made.document), states.accepted(edit.document))
    assert says_same(states.original(made.document), states.original(document))
    if made.selection:
        assert places.is_inside(made.document, made.selection.head)
    return made


def gives_same(one, two) -> bool:
    """Whether both say the same; where nothing is left of either, it is all one which empty paragraph stands there."""
    return says_same(one, two) or not (has_words(one) or has_words(two))


def has_words(document) -> bool:
    blocks = list(walk.all_blocks(document))
    return len(blocks) > 1 or bool(blocks[0].inlines)


def typed(document, selection, words, author="Ann"):
    """Typed letter by letter, each tracked."""
    edit = tracked(document, text.insert(document, selection, words[0]), author)
    for letter in words[1:]:
        edit = tracked(edit.document, text.insert(edit.document, edit.selection, letter), author)
    return edit


def shown(document) -> str:
    """The text with +inserted+ and -deleted- words, | for ends, + or - behind one that came or went."""
    out = ""
    for block in walk.blocks(document):
        for inline in block.inlines:
            words = plain.plain([inline])
            for sign, change in (("+", inline.marks.inserted), ("-", inline.marks.deleted)):
                words = f"{sign}{words}{sign}" if change else words
            out += words
        out += "|" + "+" * bool(block.marks.inserted) + "-" * bool(block.marks.deleted)
    return out


def test_what_is_typed_is_one_insertion():
    start = tagged("OP Decides <caret>to act")
    edit = typed(start.document, start.selection, "not ")
    assert shown(edit.document) == "Decides +not +to act|"
    assert [(c.kind, c.author, c.at) for c in edit.document.changes] == [(ChangeKind.INSERTION, "Ann", AT)]
    assert edit.selection.head.offset == len("Decides not ")


def test_what_is_deleted_stays_and_goes_on_backwards_as_one_deletion():
    document = resolution("OP Decides to act")
    for end in (10, 9, 8):
        span = Selection(Place(1, end - 1), Place(1, end))
        document = tracked(document, text.delete(document, span)).document
    assert shown(document) == "Decides- to- act|"
    assert len(document.changes) == 1


def test_deleting_what_one_inserted_removes_it():
    start = tagged("OP Decides <caret>to act")
    document = typed(start.document, start.selection, "not ").document
    edit = tracked(document, text.delete(document, Selection(Place(1, 8), Place(1, 12))))
    assert shown(edit.document) == "Decides to act|"
    assert edit.document.changes == ()


def test_what_another_inserted_is_marked_deleted():
    start = tagged("OP Decides <caret>to act")
    document = typed(start.document, start.selection, "not ").document
    edit = tracked(document, text.delete(document, Selection(Place(1, 8), Place(1, 12))), "Bo")
    assert shown(edit.document) == "Decides -+not +-to act|"
    assert {c.author for c in edit.document.changes} == {"Ann", "Bo"}


def test_two_authors_beside_each_other_are_kept_apart():
    start = tagged("OP Decides <caret>to act")
    document = typed(start.document, start.selection, "not ").document
    document = typed(document, places.caret(1, 12), "ever ", "Bo").document
    assert shown(document) == "Decides +not ++ever +to act|"


def test_typing_over_a_selection_replaces_it():
    start = tagged("OP Decides <from>to act<to>")
    edit = typed(start.document, start.selection, "so")
    assert shown(edit.document) == "Decides -to act-+so+|"
    assert edit.selection.head == Place(1, len("Decides to actso"))


def test_a_split_is_an_end():
    start = tagged("OP Decides<caret> to act\nOP End")
    edit = tracked(start.document, structure.split(start.document, start.caret))
    assert shown(edit.document) == "Decides|+ to act|End|"
    assert edit.selection.head.offset == 0
    back = tracked(edit.document, structure.join_before(edit.document, edit.selection.head.block))
    assert shown(back.document) == "Decides to act|End|" and back.document.changes == ()


def test_a_join_is_an_end_that_went():
    document = resolution("OP Decides\nOP to act")
    edit = tracked(document, structure.join_before(document, 2))
    assert shown(edit.document) == "Decides|-to act|"


def test_a_selection_over_paragraphs():
    start = tagged("OP Decides <from>one\nOP two\nOP <to>three\nOP four")
    edit = tracked(start.document, text.delete(start.document, start.selection))
    assert shown(edit.document) == "Decides -one-|--two-|-three|four|"
    assert len(edit.document.changes) == 1


def test_paragraphs_added_removed_and_moved():
    document = resolution("OP One\nOP Two\nOP Three")
    assert (
        shown(tracked(document, structure.insert_block(document, 1, Kind.OPERATIVE)).document)
        == "One||+Two|Three|"
    )
    assert shown(tracked(document, structure.remove(document, 2)).document) == "One|-Two-|-Three|"
    moved = tracked(document, moving.move(document, 3, 1, after=False)).document
    assert [c.kind for c in moved.changes] == [ChangeKind.MOVE]
    assert shown(moved) == "+Three+|+One|Two|-Three-|-"
    assert walk.block_of(moved, 3).marks.inserted


def steps(document, block, *ways, author="Ann"):
    """A paragraph moved up and down, each step tracked."""
    for way in ways:
        document = tracked(document, way(document, block), author).document
    return document


def test_a_paragraph_is_moved_past_those_that_are_marked_as_gone():
    document = resolution("OP One\nOP Two\nOP Three")
    twice = steps(document, 3, moving.move_up, moving.move_up)
    assert [plain.text(b) for b in walk.blocks(states.accepted(twice))] == ["Three", "One", "Two"]
    down = steps(document, 1, moving.move_down, moving.move_down)
    assert [plain.text(b) for b in walk.blocks(states.accepted(down))] == ["Two", "Three", "One"]


def test_moved_further_by_its_author_a_paragraph_leaves_nothing_on_the_way():
    document = resolution("OP One of them\nOP Two\nOP Three\nOP Four")
    first = tracked(document, moving.move(document, 4, 3, after=False)).document
    second = tracked(first, moving.move(first, 4, 1, after=False)).document
    assert shown(second) == "+Four+|+One of them|Two|Three|-Four-|-"
    assert len(second.changes) == 1
    by_another = tracked(first, moving.move(first, 4, 1, after=False), "Bo").document
    assert {change.author for change in by_another.changes} == {"Ann", "Bo"}


def test_moved_back_by_its_author_a_paragraph_did_not_move():
    document = resolution("OP One\nOP Two of them\nOP Three\n  (a) Four\nOP Five of them")
    there = steps(document, 3, moving.move_up, moving.move_up)
    assert there.changes
    back = steps(there, 3, moving.move_down, moving.move_down)
    assert back.parts == document.parts
    assert not back.changes
    worded = text.insert(there, places.caret(3, 5), " times")
    back = steps(tracked(there, worded, "Bo").document, 3, moving.move_down, moving.move_down)
    assert shown(back) == "One|Two of them|Three+ times+|Four|Five of them|"
    assert [change.author for change in back.changes] == ["Bo"]


def test_kind_and_style():
    document = resolution("OP One\nOP Two")
    edit = tracked(document, structure.indent(document, places.caret(2)))
    assert [c.kind for c in edit.document.changes] == [ChangeKind.PARAGRAPH]
    back = tracked(edit.document, structure.outdent(edit.document, places.caret(2)))
    assert back.document.changes == ()
    span = Selection(Place(1, 0), Place(1, 3))
    edit = tracked(document, text.set_style(document, span, Style.BOLD, on=True))
    assert [c.kind for c in edit.document.changes] == [ChangeKind.FORMAT]
    back = tracked(edit.document, text.set_style(edit.document, span, Style.BOLD, on=False))
    assert back.document.changes == ()


def test_footnotes_come_go_and_are_edited_inside():
    document = resolution("OP One[^See that.] two")
    note = next(n for *_, n in walk.notes(document))
    edit = tracked(document, footnotes.remove(document, note.id))
    assert len(list(walk.notes(edit.document))) == 1
    edit = tracked(document, footnotes.insert(document, Place(next(walk.blocks(document)).id, 0)))
    assert sum(bool(n.marks.inserted) for *_, n in walk.notes(edit.document)) == 1
    inside = typed(document, places.caret(note.blocks[0].id, 3), ", in part,")
    ((_, _, changed),) = walk.notes(inside.document)
    assert [i.text for i in changed.blocks[0].inlines] == ["See", ", in part,", " that."]


def test_deleted_words_that_an_edit_takes_along_stay_where_they_were():
    """Letters beyond the first plane among them; and the caret is in the text."""
    document = resolution("TITLE\nORG Decides𝔘\nOP One\nOP Two")
    span = Selection(Place(1, 0), Place(2, 1))
    once = tracked(document, text.delete(document, span)).document
    twice = tracked(once, text.delete(once, span)).document
    assert shown(twice) == "|-Decides𝔘-|-One|Two|"


def test_words_deleted_in_a_footnote_do_not_come_back_when_it_goes_elsewhere():
    document = resolution("MAST\nTITLE One\nORG Two[^Decides.] three")
    (note,) = (n for *_, n in walk.notes(document))
    inside = Selection(Place(note.blocks[0].id, 0), Place(note.blocks[0].id, 1))
    document = tracked(document, text.insert(document, inside, "R")).document
    one, two = (b.id for b in list(walk.blocks(document))[1:])
    moved = tracked(document, text.delete(document, Selection(Place(one, 1), Place(two, 1)))).document
    assert [plain.note_text(n) for *_, n in walk.notes(states.accepted(moved))] == ["Recides."]


def test_a_join_with_a_paragraph_that_went_from_another_part_changes_nothing():
    document = resolution("MAST One\nMAST Two\nTITLE\nORG Three")
    end = Selection(Place(2, 3), Place(3, 0))
    once = tracked(document, text.delete(document, end)).document
    assert shown(once) == "One|Two||-Three|"
    assert shown(tracked(once, text.delete(once, end)).document) == "One|Two||-Three|"


def test_a_split_of_a_paragraph_whose_end_went_leaves_the_first_half_its_own():
    document = resolution("TITLE One\nORG Two\nOP Three")
    joined = tracked(document, text.delete(document, Selection(Place(1, 3), Place(2, 0)))).document
    ends = [bool(b.marks.deleted) for b in walk.blocks(joined)]
    gone = next(b for b, is_gone in zip(walk.blocks(joined), ends, strict=True) if is_gone)
    made = tracked(joined, structure.split(joined, Place(gone.id, places.size(gone)))).document
    assert (
        len(list(walk.blocks(states.accepted(made)))) == len(list(walk.blocks(states.accepted(joined)))) + 1
    )


def test_with_tracking_off_typing_among_marks_is_unmarked():
    start = tagged("OP Decides <caret>to act")
    document = typed(start.document, start.selection, "not ").document
    edit = track(document, text.insert(document, places.caret(1, 10), "X"), None, AT)
    assert shown(edit.document) == "Decides +no+X+t +to act|"


def test_untouched_paragraphs_stay_the_same_objects():
    start = tagged("OP One\nOP Tw<caret>o\nOP Three")
    edit = typed(start.document, start.selection, "x")
    for index in (0, 2):
        assert edit.document.parts[0].blocks[index] is start.document.parts[0].blocks[index]


@settings(max_examples=60)
@given(strategies.documents(most_texts=1), st.data())
def test_a_session_of_two_authors(document, data):
    """Accepting all gives what the same edits give untracked, rejecting all what there was."""
    now, before = document, states.original(document)
    for _ in range(data.draw(st.integers(1, 6))):
        try:
            edit = data.draw(strategies.edits(now))
        except EditRefused:
            continue
        author = data.draw(st.sampled_from(["Ann", "Bo"]))
        now = tracked(now, edit, author).document
        assert says_same(states.original(now), before)
