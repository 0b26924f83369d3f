from __future__ import annotations

from dataclasses import replace

from builders import resolution
from engross.editing import structure, text
from engross.editing.editor import Editor
from engross.model.places import caret
from engross.model.review import Thread

TEXT = "1. *Decides* to act;\n2. *Requests* a report;\n3. *Notes* it."


def commented(*blocks):
    threads = tuple(Thread(100 + block, "Why?", "Ann", block=block) for block in blocks)
    return Editor(replace(resolution(TEXT), comments=threads, next_id=200))


def homes(editor):
    return [thread.block for thread in editor.document.comments]


def test_comments_go_to_the_paragraph_before_or_else_after():
    editor = commented(1, 2, 3)
    editor.apply(structure.remove(editor.document, 2))
    assert homes(editor) == [1, 1, 3]
    editor.apply(structure.remove(editor.document, 1))
    assert homes(editor) == [3, 3, 3]
    editor.undo()
    editor.undo()
    assert homes(editor) == [1, 2, 3]


def test_a_comment_on_what_never_was_and_the_others_stay_the_same_objects():
    editor = commented(0, 2, 99)
    before = editor.document.comments
    editor.apply(text.insert(editor.document, caret(1, 2), "x"))
    editor.apply(structure.remove(editor.document, 3))
    assert editor.document.comments is before
