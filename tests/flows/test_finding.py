"""Finding: commands and paragraphs in the palette, words to replace."""

from __future__ import annotations

from builders import notation
from engross.ui.find.bar import FindBar
from engross.ui.passing import PassingMessage

TEXT = """
PP *Recalling* its water resolution,[^Water law.]
1. *Decides* to save water, Water and waters;
2. *Requests* a report on wine;
3. *Invites* help;
4. *Urges* haste;
5. *Ends* this.
"""


def test_the_palette_runs_a_command_and_goes_to_a_paragraph(person):
    person.has(TEXT)
    person.run("zoom in")
    assert person.window.settings.zoom == 110
    person.run("op5")
    assert "5. *<caret>Ends* this." in person.caret


def test_words_are_found_replaced_everywhere_and_one_undo_brings_them_back(person):
    person.has(TEXT)
    before = notation(person.document)
    person.press("Ctrl+H")
    bar = person.shown(FindBar)
    person.type("water")
    assert bar.count.text() == "1 of 5"
    bar.replacement.setFocus()
    person.type("rain")
    person.click(bar.all)
    assert bar.count.text() == "5 replaced"
    assert "water" not in notation(person.document).lower()
    person.press("Escape", "Ctrl+Z")
    assert notation(person.document) == before


def test_a_message_passes_above_the_bar_that_is_open(person):
    person.has(TEXT)
    person.go("Recalling")
    person.press("Alt+Up", "Ctrl+F")
    bar = person.shown(FindBar)
    person.window.actions_by_id["paragraph.up"].trigger()
    message = person.shown(PassingMessage)
    assert message.text
    foot = message.mapTo(person.window, message.rect().bottomLeft()).y()
    person.wait(lambda: foot < bar.mapTo(person.window, bar.rect().topLeft()).y())


def test_after_all_was_replaced_no_words_are_selected_that_the_next_key_would_write_over(person):
    person.has(TEXT)
    person.press("Ctrl+H")
    bar = person.shown(FindBar)
    person.type("water")
    bar.replacement.setFocus()
    person.type("tea")
    person.click(bar.all)
    person.press("Escape")
    person.type("!")
    assert person.lines[0] == "PP *Recalling* its tea! resolution,[^tea law.]"


def test_escape_closes_the_bar_from_each_of_its_parts(person):
    person.has(TEXT)
    for name in ("words", "replacement", "case", "whole", "where", "one", "all", "next"):
        person.press("Ctrl+H")
        bar = person.shown(FindBar)
        person.type("water")
        person.settle()
        getattr(bar, name).setFocus()
        assert getattr(bar, name).hasFocus(), name
        person.press("Escape")
        assert not bar.isVisible(), name
        assert person.page.hasFocus(), name
