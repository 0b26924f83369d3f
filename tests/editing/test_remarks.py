from __future__ import annotations

from dataclasses import replace

import pytest

from builders import block, resolution, tagged
from engross.editing import arrange, fragments, remarks, rewrite, structure, text
from engross.editing.editor import Editor
from engross.editing.fragments import Fragment
from engross.model import inlines as rows
from engross.model import walk
from engross.model.places import Place, Selection, caret
from engross.model.review import Marks, Thread

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


def on_words(notation):
    """An editor whose words between <from> and <to> are commented, and the place <there>."""
    built = tagged(notation)
    document, selection = built.document, built.selection
    thread = Thread(document.next_id, "Why?", "Ann", "2035-12-16T09:30:00Z", block=selection.anchor.block)
    for found, low, high in list(text.selected(document, selection)):
        marked = [
            replace(i, marks=Marks(comments=(thread.id,))) for i in rows.slice_of(found.inlines, low, high)
        ]
        row = rows.splice(found.inlines, low, high, marked)
        document = rewrite.put(document, replace(found, inlines=row))
    editor = Editor(replace(document, comments=(thread,), next_id=thread.id + 1))
    return editor, selection, built.places.get("there")


def commented_words(document):
    """The words that bear comments, by paragraph."""
    found = {}
    for here in walk.all_blocks(document):
        words = rows.plain(i for i in here.inlines if i.marks.comments)
        if words:
            found[here.id] = words
    return found


def pasted(editor, selection, clipboard):
    """Cut or copied words pasted at a place, by way of the clipboard."""
    editor.apply(fragments.paste(editor.document, selection, Fragment.from_json(clipboard.to_json())))


def cut(editor, selection):
    clipboard, edit = fragments.cut(editor.document, selection)
    editor.apply(edit)
    return clipboard


MOVED = "1. *Decides* <from>to act<to> now;\n2. *Requests*<there> a report."


def test_a_comment_travels_with_words_that_are_cut_and_pasted_and_each_is_one_step():
    editor, words, there = on_words(MOVED)
    before = editor.document
    clipboard = cut(editor, words)
    assert len(remarks.detached(editor.document)) == 1
    pasted(editor, Selection(there, there), clipboard)
    assert commented_words(editor.document) == {there.block: "to act"}
    assert homes(editor) == [there.block]
    editor.undo()
    assert len(remarks.detached(editor.document)) == 1
    editor.undo()
    assert editor.document is before


def test_a_copy_of_commented_words_bears_no_comment_and_a_second_paste_neither():
    editor, words, there = on_words(MOVED)
    pasted(editor, Selection(there, there), fragments.copy(editor.document, words))
    assert commented_words(editor.document) == {words.anchor.block: "to act"}
    clipboard = cut(editor, words)
    pasted(editor, Selection(there, there), clipboard)
    pasted(editor, Selection(there, there), clipboard)
    assert commented_words(editor.document) == {there.block: "to act"}


def test_words_that_were_cut_bring_no_comment_into_another_text():
    editor, words, _ = on_words(MOVED)
    clipboard = cut(editor, words)
    other, gone, there = on_words(MOVED)
    threads = tuple(replace(thread, at="2036-01-01T00:00:00Z") for thread in other.document.comments)
    other = Editor(replace(other.document, comments=threads))
    other.apply(text.delete(other.document, gone))
    pasted(other, Selection(there, there), clipboard)
    assert not commented_words(other.document)
    assert remarks.detached(other.document) == threads


@pytest.mark.parametrize("of_paragraph", [True, False])
def test_a_comment_travels_with_whole_paragraphs_and_footnotes(of_paragraph):
    editor, _words, _ = on_words("1. Act.[^<from>See<to> it.]\n2. Report.\n3. End.")
    document = editor.document
    if of_paragraph:
        (thread,) = document.comments
        document = rewrite.put(
            document,
            replace(
                block(document, "Act"), marks=replace(block(document, "Act").marks, comments=(thread.id,))
            ),
        )
    editor = Editor(document)
    one, two, three = (b.id for b in walk.blocks(document))
    clipboard = cut(editor, Selection(Place(one, 0), Place(two, 0)))
    pasted(editor, caret(three), clipboard)
    (anchor,) = remarks.anchored(editor.document).values()
    assert anchor[0] == block(editor.document, "Act" if of_paragraph else "See").id
    assert homes(editor) == [anchor[0]]


def test_a_comment_travels_with_rows_of_the_structure_and_a_copy_of_them_has_none():
    editor, words, _ = on_words("1. <from>Act<to>.\n2. Report.")
    document = editor.document
    clipboard = fragments.of(document, arrange.blocks_of(document, [words.anchor.block]))
    editor.apply(arrange.duplicate(document, [words.anchor.block]))
    assert commented_words(editor.document) == {words.anchor.block: "Act"}
    editor.undo()
    editor.apply(arrange.remove(document, [words.anchor.block]))
    beside = block(editor.document, "Report").id
    editor.apply(arrange.paste(editor.document, beside, Fragment.from_json(clipboard.to_json())))
    assert commented_words(editor.document) == {block(editor.document, "Act").id: "Act"}
