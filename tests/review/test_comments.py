"""Comments follow their words, and say so when those are gone."""

from __future__ import annotations

import pytest

from builders import resolution, tagged
from engross.editing import structure, text
from engross.editing.edit import Edit
from engross.errors import EditRefused
from engross.model import plain, validity, walk
from engross.model.nodes import Document
from engross.model.places import Place, Selection
from engross.model.review import CommentKind, Thread
from engross.review import comments

AT = "2035-12-16T09:30:00Z"
NOTATION = (
    "PP *Recalling* <from>its resolution<to> 80/1,[^A note.]\n1. *Decides* to act;\n2. *Requests* a report."
)


def commented(words: str = "Which one?") -> tuple[Document, Thread]:
    built = tagged(NOTATION)
    edit = comments.add(built.document, built.selection, words, "Norway", AT, kind=CommentKind.QUESTION)
    return edit.document, edit.document.comments[0]


def test_a_comment_is_about_the_words_selected() -> None:
    document, thread = commented()
    assert comments.words_of(document, thread) == "its resolution"
    assert (thread.author, thread.at, thread.kind) == ("Norway", AT, CommentKind.QUESTION)
    assert not validity.faults(document)


def test_it_follows_them_when_the_paragraph_is_moved_and_the_words_are_edited() -> None:
    document, thread = commented()
    first, second = list(walk.blocks(document))[:2]
    document = structure.move(document, first.id, second.id, after=True).document
    document = text.insert(document, Selection(Place(first.id, 13), Place(first.id, 13)), " own").document
    assert comments.words_of(document, thread) == "its own resolution"


def test_it_is_detached_when_its_words_go_and_back_when_they_come() -> None:
    document, thread = commented()
    built = tagged(NOTATION)
    gone = text.delete(document, built.selection).document
    assert comments.is_detached(gone, thread)
    assert comments.place_of(gone, thread) == Place(thread.block, 0)
    assert not comments.is_detached(document, thread)


def test_a_caret_means_the_paragraph_and_nothing_the_document() -> None:
    document = resolution(NOTATION)
    block = list(walk.blocks(document))[1]
    here = Selection(Place(block.id, 3), Place(block.id, 3))
    document = comments.add(document, here, "All of it", "Chad", AT).document
    document = comments.add(document, None, "The text", "Chad", AT).document
    of_paragraph, of_document = document.comments
    assert comments.words_of(document, of_paragraph) == plain.text(block)
    assert comments.place_of(document, of_document) is None
    assert not comments.is_detached(document, of_document)


def test_an_answer_opens_a_resolved_thread() -> None:
    document, thread = commented()
    document = comments.resolve(document, thread.id).document
    assert document.comments[0].is_resolved
    document = comments.answer(document, thread.id, "80/1, as written.", "Chad", AT).document
    assert not document.comments[0].is_resolved
    assert document.comments[0].replies[0].author == "Chad"


@pytest.mark.parametrize(
    "change",
    [
        lambda d, t: comments.assign(d, t, "Chad"),
        lambda d, t: comments.set_kind(d, t, CommentKind.LEGAL),
        lambda d, t: comments.set_private(d, t, on=True),
        lambda d, t: comments.reword(d, t, "Which?"),
    ],
)
def test_what_is_said_of_a_thread_changes_no_word(change) -> None:
    document, thread = commented()
    edit: Edit = change(document, thread.id)
    assert edit.document.comments[0] != thread
    assert edit.document.parts is document.parts


def test_a_comment_taken_away_leaves_the_text_as_it_was() -> None:
    document, thread = commented()
    assert comments.remove(document, thread.id).document.parts == resolution(NOTATION).parts


def test_comments_overlap() -> None:
    document, _ = commented()
    built = tagged(
        "PP *Recal<from>ling* its reso<to>lution 80/1,[^A note.]\n1. *Decides* to act;\n2. *Requests* a report."
    )
    document = comments.add(document, built.selection, "Both", "Chad", AT).document
    one, two = document.comments
    assert comments.words_of(document, one) == "its resolution"
    assert comments.words_of(document, two) == "ling its reso"


@pytest.mark.parametrize("words", ["", "  \n"])
def test_a_comment_needs_words(words: str) -> None:
    with pytest.raises(EditRefused):
        comments.add(resolution(NOTATION), None, words, "Chad", AT)


def test_a_thread_that_is_gone_is_refused() -> None:
    with pytest.raises(EditRefused):
        comments.answer(resolution(NOTATION), 99, "Yes", "Chad", AT)
