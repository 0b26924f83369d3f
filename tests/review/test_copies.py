from dataclasses import replace

from hypothesis import given, settings

import strategies
from builders import resolution
from engross.editing import remarks, rewrite, structure, text
from engross.formats.docx import FORMAT as DOCX
from engross.model import masthead, plain, states, validity, walk
from engross.model.inlines import Field, Text, normal, slice_of
from engross.model.nodes import Metadata, Vote
from engross.model.places import Place, Selection
from engross.model.review import BlockMarks, Change, ChangeKind, Marks
from engross.review import authors, comments
from engross.review.compare import says_same
from engross.review.copies import Copy, Remark, merge
from engross.review.tracking import track

AT = "2035-12-16T09:30:00Z"
SENT = """
    TITLE {number:90/5.} Clean water
    ORG The General Assembly,
    PP *Recalling* its resolution 80/1,[^Resolution 80/1.]
    PP *Noting with concern* that clean water is wanting in many small towns of the coast,
    1. *Decides* to act on the report of the Secretary-General at once;
    2. *Encourages* States to share wells, pipes and the knowledge of their engineers;
    3. *Requests* a report on what was done about wells and pipes in the mountains.
"""


def only(document, name):
    """The document with the changes of one person."""
    his = authors.changes_of(document, name)
    rest = {change.id for change in document.changes} - his
    return states.decided(document, accept=his, reject=rest)


def merged(*copies: str, sent: str = SENT, draft: str | None = None):
    """Copies of authors A, B, C …; the laws hold."""
    one = resolution(sent)
    two = one if draft is None else resolution(draft)
    made = merge(one, two, [Copy(resolution(c), "ABCDEF"[n]) for n, c in enumerate(copies)], AT)
    assert not validity.faults(made.document), validity.faults(made.document)
    assert says_same(states.original(made.document), two)
    for number, copy in enumerate(copies if draft is None else ()):
        assert says_same(only(made.document, "ABCDEF"[number]), resolution(copy))
    return made


def body(document) -> str:
    return "\n".join(plain.text(block) for block in walk.blocks(states.accepted(document)))


def test_different_words_and_paragraphs_combine():
    made = merged(
        SENT.replace("many small", "some small"),
        SENT.replace("of the coast", "of the islands"),
        SENT.replace("    3. *Req", "    3. *Thanks* the engineers;\n    4. *Req"),
    )
    assert made.conflicts == () and made.notes == ()
    assert "in some small towns of the islands," in body(made.document)
    assert "Thanks the engineers;" in body(made.document)
    assert {c.author for c in made.document.changes} == {"A", "B", "C"}


def test_the_same_edit_is_one_change_of_several():
    new = SENT.replace("at once", "within a year").replace(
        "    3. *Req", "    3. *Thanks* them;\n    4. *Req"
    )
    made = merged(new, new, SENT)
    assert made.conflicts == ()
    assert {c.author for c in made.document.changes} == {"A; B"}
    assert body(made.document) == body(resolution(new))
    assert [(n.author, n.remark) for n in made.notes] == [("C", Remark.NOTHING)]


def test_the_same_words_changed_differently_stand_side_by_side():
    made = merged(
        SENT.replace("many small", "some"),
        SENT.replace("many small", "all"),
        SENT.replace("many small", "all"),
    )
    (conflict,) = made.conflicts
    assert conflict.authors == ("A", "B", "C") and conflict.base == "many small"
    assert [(v.authors, v.words) for v in conflict.versions] == [("A", "some"), ("B; C", "all")]
    assert conflict.block == list(walk.blocks(resolution(SENT)))[3].id
    assert all(v.changes <= {c.id for c in made.document.changes} for v in conflict.versions)
    assert "someall towns" in body(made.document)


def test_one_deletes_what_another_edits():
    gone = SENT.replace(
        "    2. *Encourages* States to share wells, pipes and the knowledge of their engineers;\n    3.",
        "    2.",
    )
    made = merged(gone, SENT.replace("share wells", "dig wells"))
    (conflict,) = made.conflicts
    assert conflict.authors == ("A", "B")
    assert conflict.versions[0].words == "" and "dig wells" in conflict.versions[1].words


GONE = "    2. *Encourages* States to share wells, pipes and the knowledge of their engineers;\n"


def test_a_new_paragraph_behind_one_that_others_only_removed_is_no_conflict():
    new = "    2. *Thanks* everybody who dug;\n"
    made = merged(SENT.replace(GONE, new), SENT.replace(GONE, "").replace("3. ", "2. "))
    assert made.conflicts == ()
    assert "Thanks everybody who dug;" in body(made.document)
    assert "Encourages" not in body(made.document)


def test_different_paragraphs_in_place_of_one_are_a_conflict():
    one, two = "    2. *Thanks* everybody who dug;\n", "    2. *Invites* poets to sing;\n"
    (conflict,) = merged(SENT.replace(GONE, one), SENT.replace(GONE, two)).conflicts
    assert conflict.authors == ("A", "B")


def test_a_paragraph_that_went_is_not_what_became_of_a_new_one_beside_a_changed_one():
    new = "    2. *Asks* many to look at wells and at their maps once more;\n"
    one = SENT.replace(GONE, new)
    made = merged(one, one.replace("in the mountains", "at sea"))
    assert made.conflicts == ()
    assert body(made.document).count("once more") == 1


MOVED = """
    TITLE {number:90/5.} Clean water
    ORG The General Assembly,
    PP *Recalling* its resolution 80/1,[^Resolution 80/1.]
    PP *Noting with concern* that clean water is wanting in many small towns of the coast,
    1. *Encourages* States to share wells, pipes and the knowledge of their engineers;
    2. *Decides* to act on the report of the Secretary-General at once;
    3. *Requests* a report on what was done about wells and pipes in the mountains.
"""


def test_the_same_move_is_one_move():
    made = merged(MOVED, MOVED)
    assert made.conflicts == ()
    assert [(c.kind, c.author) for c in made.document.changes] == [(ChangeKind.MOVE, "A; B")]


def test_one_moves_what_another_edits():
    made = merged(MOVED, SENT.replace("share wells", "dig wells").replace("at once", "soon"))
    assert len(made.conflicts) == 1


def test_new_paragraphs_at_one_place_are_no_conflict_and_equal_ones_are_one():
    place = "    3. *Req"
    one = SENT.replace(place, "    3. *Thanks* them;\n    4. *Invites* all;\n    5. *Req")
    two = SENT.replace(place, "    3. *Thanks* them;\n    4. *Urges* haste;\n    5. *Req")
    made = merged(one, two)
    assert made.conflicts == ()
    assert body(made.document).count("Thanks them") == 1
    assert "Invites all" in body(made.document) and "Urges haste" in body(made.document)


def test_looks_that_differ_are_a_conflict_and_equal_ones_are_not():
    bold, under = SENT.replace("wells,", "**wells**,"), SENT.replace("wells,", "<u>wells</u>,")
    assert merged(bold, bold).conflicts == ()
    assert len(merged(bold, under).conflicts) == 1


def test_edits_inside_a_footnote_combine():
    made = merged(
        SENT.replace("[^Resolution 80/1.]", "[^See resolution 80/1.]"),
        SENT.replace("[^Resolution 80/1.]", "[^Resolution 80/1, annex.]"),
    )
    ((_, _, note),) = walk.notes(states.accepted(made.document))
    assert "annex" in plain.note_text(note)


def test_a_draft_that_moved_on_keeps_its_own_words():
    draft = SENT.replace("many small", "many large").replace("Clean water", "Clean air")
    made = merged(SENT.replace("at once", "soon"), SENT.replace("many small", "some"), draft=draft)
    assert "soon" in body(made.document) and "Clean air" in body(made.document)
    assert len(made.conflicts) == 1 and made.conflicts[0].authors == ("", "B")


def test_tracked_changes_of_a_copy_and_of_the_draft_keep_their_authors():
    sent = resolution(SENT)
    block = list(walk.blocks(sent))[2]
    insertion = text.insert(sent, Selection(Place(block.id, 10), Place(block.id, 10)), " again")
    theirs = track(sent, insertion, "Lin", AT).document
    own = track(sent, text.insert(sent, Selection(Place(1, 0), Place(1, 0)), "Very "), "Ann", AT).document
    made = merge(sent, own, [Copy(theirs, "Norway")], AT)
    assert {c.author for c in made.document.changes} == {"Lin", "Ann"}
    assert says_same(only(made.document, "Lin"), states.accepted(theirs))
    assert says_same(only(made.document, "Ann"), states.accepted(own))


def by_word(document):
    """As Word gives the document back."""
    return DOCX.read(DOCX.write(document).data).document


FIRST_PAGE = """
    MAST {symbol:A/RES/90/5}
    MAST {session=90:Ninetieth session}
    MAST {heading:Resolution adopted by the General Assembly on {adopted=2035-12-16:16 December 2035}}
"""


def known(sent: str):
    """A text of which more is known than Word holds."""
    vote = Vote("adoptedRecordedVote", ("MALTA",), ("CHAD",))
    return resolution(FIRST_PAGE + sent, organ="ga", vote=vote, sponsors="Malta")


def test_what_word_does_not_hold_is_no_change_of_a_reviewer():
    sent = known(SENT)
    made = merge(sent, sent, [Copy(by_word(sent), "A", by_word(sent))], AT)
    assert made.document.changes == ()
    assert [n.remark for n in made.notes] == [Remark.NOTHING]


def test_words_replaced_in_a_datum_are_the_only_change_there():
    sent = known(SENT)
    line = next(b for b in walk.blocks(sent) if "adopted by" in plain.text(b))
    copies = []
    for author in "AB":
        edit = text.insert(sent, Selection(Place(line.id, 11), Place(line.id, 18)), "approved")
        copies.append(Copy(by_word(edit.document), author, by_word(sent)))
    copies.append(Copy(by_word(track(sent, edit, "C", AT).document), "C", by_word(sent)))
    made = merge(sent, sent, copies, AT)
    assert made.conflicts == ()
    assert {(c.kind, c.author) for c in made.document.changes} == {
        (ChangeKind.DELETION, "A; B; C"),
        (ChangeKind.INSERTION, "A; B; C"),
    }
    after = states.accepted(made.document)
    assert masthead.text_of(after, masthead.HEADING).startswith("Resolution approved by")
    assert after.metadata == sent.metadata


def test_a_datum_that_a_copy_states_anew_is_as_it_states_it():
    sent = known(SENT)
    line = next(b for b in walk.blocks(sent) if "Ninetieth" in plain.text(b))
    words = (Text("Ninety-first session", fields=(Field("session", "91"),)),)
    copy = rewrite.put(sent, replace(line, inlines=words))
    after = states.accepted(merge(sent, sent, [Copy(copy, "A")], AT).document)
    assert [(d.text, d.value) for d in masthead.data(after) if d.name == "session"] == [
        ("Ninety-first session", "91")
    ]


def test_a_tracked_copy_from_word_keeps_its_authors():
    sent = known(SENT)
    blocks = list(walk.blocks(sent))
    theirs = sent
    for author, block in (("Lin", blocks[6]), ("Ola", blocks[7])):
        at = Place(block.id, plain.text(block).index(" "))
        theirs = track(theirs, text.insert(theirs, Selection(at, at), " again"), author, AT).document
    made = merge(sent, sent, [Copy(by_word(theirs), "Norway", by_word(sent))], AT)
    assert made.notes == ()
    assert [c.author for c in made.document.changes] == ["Lin", "Ola"]


def test_a_tracked_copy_keeps_its_authors_where_words_that_told_a_line_were_replaced():
    """Word knows the heading of a first page, and a preambular paragraph, by their words only."""
    sent = known(SENT)
    theirs = sent
    for author, old, new in (("Lin", "adopted by", "approved by"), ("Ola", "Recalling", "It recalls")):
        block = next(b for b in walk.blocks(theirs) if old in plain.text(b))
        start = plain.text(block).index(old)
        words = Selection(Place(block.id, start), Place(block.id, start + len(old)))
        theirs = track(theirs, text.insert(theirs, words, new), author, AT).document
    made = merge(sent, sent, [Copy(by_word(theirs), "Norway", by_word(sent))], AT)
    assert made.notes == ()
    assert {c.author for c in made.document.changes} == {"Lin", "Ola"}
    assert ChangeKind.PARAGRAPH not in {c.kind for c in made.document.changes}


def test_the_same_edit_tracked_by_letters_words_or_not_at_all_is_one():
    sent = resolution(SENT)
    block = next(b for b in walk.blocks(sent) if "many small" in plain.text(b))
    start = plain.text(block).index("many small towns")

    def edited(low, high, new, author):
        here = Selection(Place(block.id, start + low), Place(block.id, start + high))
        edit = text.insert(sent, here, new)
        return edit.document if author is None else track(sent, edit, author, AT).document

    letters = edited(len("many small town"), len("many small towns"), "", "A")
    untracked = edited(0, len("many small towns"), "many small town", None)
    phrase = by_hand(sent, block, start, "many small towns", "many small town", "C")
    made = merge(sent, sent, [Copy(letters, "A"), Copy(untracked, "B"), Copy(phrase, "C")], AT)
    assert made.conflicts == ()
    assert {c.author for c in made.document.changes} == {"A; B; C"}
    assert "many small town of" in body(made.document)


def by_hand(sent, block, start, old, new, author):
    """All of the old words struck and all of the new ones typed."""
    gone, came = (
        Change(sent.next_id + n, kind, author, AT)
        for n, kind in enumerate((ChangeKind.DELETION, ChangeKind.INSERTION))
    )
    row = (
        *slice_of(block.inlines, 0, start),
        Text(old, marks=Marks(deleted=gone.id)),
        Text(new, marks=Marks(inserted=came.id)),
        *slice_of(block.inlines, start + len(old)),
    )
    document = rewrite.put(sent, replace(block, inlines=normal(row)))
    return replace(document, changes=(gone, came), next_id=sent.next_id + 2)


def test_what_one_struck_of_another_stays_in_a_tracked_copy():
    sent = resolution(SENT)
    here = Selection(Place(1, 0), Place(1, 0))
    theirs = track(sent, text.insert(sent, here, "Very "), "Lin", AT).document
    struck = text.delete(theirs, Selection(Place(1, 0), Place(1, 5)))
    theirs = track(theirs, struck, "Ola", AT).document
    made = merge(sent, sent, [Copy(theirs, "Norway")], AT)
    assert [(c.kind, c.author) for c in made.document.changes] == [
        (ChangeKind.INSERTION, "Lin"),
        (ChangeKind.DELETION, "Ola"),
    ]


def test_a_last_paragraph_deleted_in_word_is_deleted():
    sent = resolution(SENT)
    last = list(walk.blocks(sent))[-1]
    gone = structure.remove(sent, last.id).document
    tracked = track(sent, structure.remove(sent, last.id), "B", AT).document
    held = walk.block_of(tracked, last.id)
    tracked = rewrite.put(tracked, replace(held, marks=replace(held.marks, deleted=0)))  # as Word leaves it
    emptied = merge(sent, sent, [Copy(tracked, "B")], AT).document
    assert len(list(walk.blocks(states.accepted(emptied)))) == len(list(walk.blocks(sent)))
    made = merge(sent, sent, [Copy(gone, "A"), Copy(tracked, "B", sent)], AT)
    assert made.conflicts == ()
    assert {c.author for c in made.document.changes} == {"A; B"}
    assert len(list(walk.blocks(states.accepted(made.document)))) == len(list(walk.blocks(sent))) - 1


def test_unmarked_changes_beside_tracked_ones_are_said():
    sent = resolution(SENT)
    other = resolution(SENT.replace("at once", "soon"))
    theirs = track(
        other, text.insert(other, Selection(Place(1, 0), Place(1, 0)), "Very "), "Lin", AT
    ).document
    made = merge(sent, sent, [Copy(theirs, "Norway")], AT)
    assert [(n.author, n.remark) for n in made.notes] == [("Norway", Remark.UNMARKED)]
    assert says_same(states.accepted(made.document), states.accepted(theirs))


def test_a_copy_of_another_text_is_said():
    other = "TITLE Birds\nORG The Council,\nPP *Aware* of nests,\n1. *Asks* everyone to leave eggs alone."
    made = merge(resolution(SENT), resolution(SENT), [Copy(resolution(other), "A")], AT)
    assert [n.remark for n in made.notes] == [Remark.OTHER_VERSION]


def test_a_copy_of_last_year_s_text_is_said():
    """However much of it the new text took over."""
    sent = known(SENT)
    earlier = resolution((FIRST_PAGE + SENT).replace("A/RES/90/5", "A/RES/89/7").replace("90/5.", "89/7."))
    made = merge(sent, sent, [Copy(earlier, "A"), Copy(by_word(sent), "B", by_word(sent))], AT)
    assert [(n.author, n.remark) for n in made.notes] == [("A", Remark.OTHER_VERSION), ("B", Remark.NOTHING)]
    assert made.notes[0].share > 0.8


def test_comments_are_gathered_at_their_places():
    sent = resolution(SENT)
    blocks = list(walk.blocks(sent))
    span = Selection(Place(blocks[3].id, 0), Place(blocks[3].id, 6))
    sent = comments.add(sent, "Ours", "Ann", AT, on=span).document
    thread = sent.comments[0].id
    one = comments.reply(sent, thread, "Yes", "A", AT).document
    two = comments.add(resolution(SENT.replace("at once", "soon")), "Why?", "B", AT, on=blocks[4].id).document
    made = merge(sent, sent, [Copy(one, "A"), Copy(two, "B")], AT).document
    assert not validity.faults(made)
    assert [(t.text, t.author, len(t.replies)) for t in made.comments] == [
        ("Ours", "Ann", 1),
        ("Why?", "B", 0),
    ]
    places = remarks.anchored(made)
    assert places[made.comments[0].id] == (blocks[3].id, 0, 6)
    assert places[made.comments[1].id][0] == blocks[4].id


@settings(max_examples=12)
@given(*(strategies.documents(most_texts=1) for _ in range(3)))
def test_any_copies(sent, one, two):
    """However unlike: rejecting all gives the draft, and accepting one author his copy."""
    made = merge(sent, sent, [Copy(one, "A"), Copy(two, "B")], AT).document
    assert not validity.faults(made), validity.faults(made)
    assert says_same(bare(states.original(made)), bare(sent))
    assert says_same(bare(only(made, "A")), bare(one))
    assert says_same(bare(only(made, "B")), bare(two))


def bare(document):
    """The document without what stands in no paragraph: its data, and which part opens a text."""
    parts = tuple(replace(part, opens=None) for part in document.parts)
    return replace(document, parts=parts, metadata=Metadata())


def test_a_draft_with_unmarked_words_in_a_last_paragraph_that_came_takes_copies():
    """Tracking was off for a while: the original has the end of a paragraph that no mark leaves there."""
    plain_one = resolution("OP Old words.")
    (block,) = walk.blocks(plain_one)
    came = Change(plain_one.next_id, ChangeKind.INSERTION, "Ann", AT)
    block = replace(block, marks=BlockMarks(inserted=came.id))
    draft = replace(rewrite.put(plain_one, block), changes=(came,), next_id=came.id + 1)
    end = Selection(Place(block.id, 3), Place(block.id, 3))
    made = merge(draft, draft, [Copy(text.insert(draft, end, " new").document, "Bob")], AT)
    assert not validity.faults(made.document)
    assert body(made.document) == "Old new words."
