import pytest

from builders import resolution, tagged
from engross.editing import remarks, text
from engross.errors import EditRefused
from engross.model import places, validity, walk
from engross.review import comments

AT = "2035-12-16T09:30:00Z"


def commented():
    start = tagged("OP Decides <from>to act<to>[^See.] now")
    made = comments.add(start.document, "Why?", "Ann", AT, on=start.selection).document
    assert not validity.faults(made)
    return start.document, made, made.comments[0]


def test_a_comment_on_words_marks_them():
    _, made, thread = commented()
    block, start, end = remarks.anchored(made)[thread.id]
    assert (thread.text, thread.author, thread.at, thread.block) == ("Why?", "Ann", AT, block)
    assert walk.block_of(made, block).inlines[1].text == "to act" and (start, end) == (8, 14)


def test_a_comment_on_a_paragraph_a_footnote_and_the_document():
    document = resolution("OP One[^See.] two")
    block = next(walk.blocks(document))
    note = next(n for *_, n in walk.notes(document))
    for on in (block.id, note.id, note.blocks[0].id, places.caret(block.id, 2)):
        made = comments.add(document, "Why?", "Ann", AT, on=on).document
        assert not validity.faults(made)
        assert made.comments[0].id in remarks.anchored(made)
    made = comments.add(document, "Why?", "Ann", AT, on=None).document
    assert made.comments[0].block == 0
    assert remarks.detached(made) == ()


def test_threads_are_answered_resolved_reopened_and_assigned():
    _, made, thread = commented()
    made = comments.reply(made, thread.id, "Because.", "Bo", AT).document
    made = comments.assign(made, thread.id, "Chen").document
    made = comments.resolve(made, thread.id).document
    (now,) = made.comments
    assert (now.replies[0].author, now.assigned, now.is_resolved) == ("Bo", "Chen", True)
    assert not comments.reopen(made, thread.id).document.comments[0].is_resolved


def test_removing_a_thread_gives_the_document_without_it():
    before, made, thread = commented()
    assert comments.remove(made, thread.id).document.parts == before.parts


def test_a_comment_whose_words_are_deleted_is_detached_at_its_paragraph():
    _, made, thread = commented()
    block, low, high = remarks.anchored(made)[thread.id]
    gone = text.delete(made, places.Selection(places.Place(block, low), places.Place(block, high))).document
    assert remarks.detached(gone) == (thread,)
    assert thread.block == block


def test_private_threads_do_not_leave():
    _, made, thread = commented()
    made = comments.change(made, thread.id, is_private=True).document
    assert comments.without_private(made).comments == ()
    assert not validity.faults(comments.without_private(made))


def test_an_empty_comment_is_refused():
    with pytest.raises(EditRefused):
        comments.add(resolution("OP One"), "  ", "Ann", AT, on=None)
