"""Commands are found as people remember them."""

from __future__ import annotations

import pytest

from engross.workspace.command_search import menu_title, plain_title, search
from engross.workspace.commands import command, commands

EVERY = commands()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("save as", "file.save_as"),
        ("undo", "edit.undo"),
        ("UNDO", "edit.undo"),
        ("foot", "insert.footnote"),
        ("fotnote", "insert.footnote"),
        ("zoom in", "view.zoom_in"),
        ("in zoo", "view.zoom_in"),
        ("file save", "file.save"),
        ("word layout", "file.export_docx"),
        ("find & replace", "edit.replace"),
        ("comparison", "review.compare"),
        ("renumbering", "paragraph.renumber"),
        ("merging copies", "review.merge"),
        ("misspellings", "review.spelling"),
    ],
)
def test_what_is_meant_comes_first(query, first):
    assert search(query, EVERY)[0].id == first


def test_every_command_is_found_by_its_title():
    for each in EVERY:
        found = search(plain_title(each).rstrip("…"), EVERY)
        assert each in found, each.id
        assert plain_title(found[0]) == plain_title(each) or found.index(each) < 6, each.id


def test_nothing_typed_lists_all_with_the_last_used_first():
    found = search("", EVERY, recent=("view.zoom_in", "file.save"))
    assert len(found) == len(EVERY)
    assert [c.id for c in found[:2]] == ["view.zoom_in", "file.save"]


def test_words_that_no_command_says_find_nothing():
    assert search("xylophone", EVERY) == []
    assert search("save xylophone", EVERY) == []


def test_titles_are_said_without_marks():
    assert plain_title(command("file.save_as")) == "Save As…"
    assert menu_title(command("file.save_as")) == "File"
