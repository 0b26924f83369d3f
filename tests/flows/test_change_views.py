"""What is seen of tracked changes: all marks, only bars in the margin, the final text, the original; and the numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engross.model import plain
from engross.model.places import Place, Selection
from engross.ui.editor.sheet import HIDDEN

TEXT = """
TITLE Water
ORG *The General Assembly*,
1. *Decides* to act;
2. *Requests* a report;[^See the last one.]
3. *Encourages* States to share wells.
"""


@pytest.fixture
def reviewed(person):
    """Words inserted and deleted in OP1, OP2 deleted as a whole."""
    person.window.change_settings(author="Anna Lind")
    person.has(TEXT)
    person.press("Ctrl+Shift+R")
    person.go("Decides", "Decides to")
    person.type(" wait and")
    person.press("Ctrl+Right")
    person.press("Shift+Ctrl+Right", "Delete")
    person.go("Requests")
    person.press("Ctrl+Shift+Del")
    person.settle()
    return person


def seen(person) -> list[str]:
    """The words of the page that take room on it, line by line."""
    said = []
    block = person.page.document().begin()
    while block.isValid():
        words = ""
        at = block.begin()
        while not at.atEnd():
            piece = at.fragment()
            if not piece.charFormat().boolProperty(HIDDEN):
                words += piece.text()
            at += 1
        said.append(words)
        block = block.next()
    return said


def numbers(person) -> dict[str, str]:
    others = person.page.gutter.others
    return {
        line.block.kind.value + line.label: others.get(line.block.id, line.label)
        for line in person.page.sync.lines.rows
        if line.block is not None
    }


def test_each_view_shows_its_text_and_the_document_stays(reviewed):
    person = reviewed
    document = person.document
    marked = seen(person)
    assert any("wait and" in line for line in marked) and any("Requests" in line for line in marked)
    person.run("Final Text")
    final = seen(person)
    assert "Decides to wait and ;" in final
    assert not any("Requests" in line or "last one" in line for line in final), final
    person.run("Original Text")
    original = seen(person)
    assert "Decides to act;" in original
    assert any(line.startswith("Requests a report;") for line in original)
    assert not any("wait" in line for line in original)
    person.run("Changes in the Margin")
    assert seen(person) == final
    person.run("All Changes Marked")
    assert seen(person) == marked
    assert person.document is document
    person.check()


def test_who_writes_in_the_final_text_goes_over_what_is_hidden(reviewed):
    person = reviewed
    person.run("Final Text")
    words = person.block("Decides")
    person.page.go_to(Place(words.id, plain.text(words).index("and ") + 4))
    person.press("Right", "Left", "Backspace")
    person.type("X")
    assert "wait andX" in person.block("Decides").inlines[2].text + person.block("Decides").inlines[1].text
    person.go("Decides", "Decides to")
    person.press("Down")
    assert person.caret.startswith("Encourages") or "Encourages" in person.caret, "over the deleted paragraph"
    person.press("Up")
    assert "Decides" in person.caret
    person.press(*["Ctrl+Z"] * 2)
    person.run("All Changes Marked")
    person.check()


def test_who_writes_in_the_original_sees_the_marks_again(reviewed):
    person = reviewed
    person.run("Original Text")
    person.go("Encourages", "share")
    person.type(" all")
    person.wait(lambda: "marked again" in person.said)
    assert any("share all" in line for line in seen(person))
    person.check()


def test_numbers_are_those_of_one_state_and_the_other_stands_in_brackets(reviewed):
    person = reviewed
    said = lambda words: person.page.gutter.others.get(person.block(words).id)  # noqa: E731
    assert (said("Encourages"), said("Requests"), said("Decides")) == ("[3.] 2.", "[2.]", None)
    person.run("Numbers of the Original")
    assert (said("Encourages"), said("Requests")) == ("[2.] 3.", "2.")
    person.run("Final Text")
    assert said("Encourages") == "2."
    person.run("Original Text")
    assert said("Encourages") == "3."
    person.run("All Changes Marked")
    person.run("Numbers of the Original")
    page = person.page
    heard = " ".join(add(person.block("Encourages").id) for add in page.spoken.adds)
    assert "Number 2. in the final text, 3. in the original" in heard


def test_the_margin_tells_what_it_hides(reviewed):
    person = reviewed
    person.run("Changes in the Margin")
    told = "".join(tell(Place(person.block("Decides").id, 0)) for tell in person.page.mouse.tells)
    assert "Deleted" in told and "act" in told and "Anna Lind" in told


def test_the_sheet_follows_a_change_of_the_theme(person):
    person.has(TEXT)
    for theme in ("dark", "light"):
        person.window.change_settings(theme=theme)
        person.settle()
        image = person.page.viewport().grab().toImage()
        paper = image.pixelColor(image.width() // 2, image.height() // 2)
        assert paper == person.page.sync.sheet.theme.colour("sheet")


def test_what_is_not_seen_in_the_original_stays_when_words_around_it_are_deleted(reviewed):
    person = reviewed
    person.run("Original Text")
    person.go("Decides", "Decides ")
    place = person.window.view.bridge.selection.head
    end = plain.text(person.block("Decides")).index("act") + 3
    person.page.show_stretch(Selection(place, Place(place.block, end)))
    person.page.setFocus()
    person.press("Delete")
    person.settle()
    held = person.block("Decides")
    own = next(i for i in held.inlines if "wait and" in plain.text(replace(held, inlines=(i,))))
    assert own.marks.inserted and own.marks.deleted
    assert plain.text(held).startswith("Decides to wait and")
    person.run("Reject All Changes")
    assert person.texts[2] == "Decides to act;"
