from __future__ import annotations

import pytest

from builders import notation, resolution, tagged
from engross.editing import structure, text
from engross.editing.edit import Aspect, Edit
from engross.editing.editor import PAUSE_S, Editor
from engross.model.places import Place, Selection, caret


class Clock:
    def __init__(self):
        self.now_s = 100.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def clock():
    return Clock()


def typing(editor, words, group="typing"):
    for letter in words:
        editor.apply(text.insert(editor.document, editor.selection, letter), group)


def begun(words, clock=None):
    built = tagged(words)
    editor = Editor(built.document, clock) if clock else Editor(built.document)
    editor.select(built.selection)
    return editor


def seen(editor):
    return notation(editor.document, editor.selection)


def test_typing_is_one_step(clock):
    editor = begun("PP a<caret>", clock)
    first = editor.document
    typing(editor, "bcd")
    assert seen(editor) == "PP abcd<caret>"
    assert editor.undo()
    assert editor.document is first
    assert seen(editor) == "PP a<caret>"
    assert not editor.can_undo
    assert editor.redo()
    assert seen(editor) == "PP abcd<caret>"


def test_a_pause_begins_a_new_step(clock):
    editor = begun("PP a<caret>", clock)
    typing(editor, "bc")
    clock.now_s += PAUSE_S + 0.1
    typing(editor, "de")
    editor.undo()
    assert seen(editor) == "PP abc<caret>"


def test_moving_the_caret_begins_a_new_step(clock):
    editor = begun("PP a<caret>", clock)
    typing(editor, "b")
    editor.select(caret(editor.selection.head.block, 0))
    typing(editor, "c")
    editor.undo()
    assert notation(editor.document) == "PP ab"


def test_another_paragraph_begins_a_new_step(clock):
    editor = begun("1. a<caret>\n2. b", clock)
    typing(editor, "x")
    editor.apply(structure.split(editor.document, editor.selection.head))
    typing(editor, "y")
    editor.undo()
    assert notation(editor.document) == "1. ax\nOP\n3. b".replace("OP", "2.")
    editor.undo()
    assert notation(editor.document) == "1. ax\n2. b"


def test_edits_without_a_group_are_steps_of_their_own():
    editor = begun("PP a<caret>")
    typing(editor, "bc", group="")
    editor.undo()
    assert notation(editor.document) == "PP ab"


def test_what_was_undone_is_gone_after_a_new_edit():
    editor = begun("PP a<caret>")
    typing(editor, "b")
    editor.undo()
    typing(editor, "c")
    assert not editor.can_redo
    assert not editor.redo()
    assert seen(editor) == "PP ac<caret>"


def test_an_edit_that_changes_nothing_is_no_step_but_may_move_the_caret():
    editor = begun("PP ab<caret>")
    heard = []
    editor.subscribe(heard.append)
    block = editor.selection.head.block
    editor.apply(Edit(editor.document, caret(block, 1), Aspect.NONE))
    assert not editor.can_undo
    assert heard == []
    assert editor.selection == caret(block, 1)


def test_listeners_hear_what_happened_until_they_leave():
    editor = begun("PP a<caret>")
    heard = []
    leave = editor.subscribe(heard.append)
    before = editor.document
    typing(editor, "b")
    editor.undo()
    editor.redo()
    assert [change.origin for change in heard] == ["edit", "undo", "redo"]
    assert heard[0].before is before
    assert heard[0].after is heard[1].before
    assert heard[1].after is before
    assert all(change.aspects & Aspect.TEXT for change in heard)
    leave()
    typing(editor, "c")
    assert len(heard) == 3


def test_undo_of_a_group_says_all_that_it_touched(clock):
    editor = begun("PP a<caret>", clock)
    heard = []
    editor.subscribe(heard.append)
    typing(editor, "b")
    edit = text.insert(editor.document, editor.selection, "c")
    editor.apply(Edit(edit.document, edit.selection, edit.aspects | Aspect.NOTES), "typing")
    editor.undo()
    assert heard[-1].aspects == Aspect.TEXT | Aspect.NOTES


def test_a_selection_that_does_not_exist_is_brought_inside():
    document = resolution("1. ab\n2. c")
    editor = Editor(document)
    first = document.parts[0].blocks[0].id
    assert editor.selection == caret(first)
    editor.select(Selection(Place(first, 1), Place(first, 9)))
    assert editor.selection == Selection(Place(first, 1), Place(first, 2))
    editor.select(Selection(Place(first, 1), Place(99, 0)))
    assert editor.selection == caret(first, 1)
    editor.select(caret(99))
    assert editor.selection == caret(first)


def test_nothing_to_undo_or_redo():
    editor = begun("PP a<caret>")
    assert not editor.undo()
    assert not editor.redo()
