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


@pytest.fixture
def joined(person):
    """OP1 and OP2 made one, tracked; OP3 split in two behind "States"."""
    person.window.change_settings(author="Anna Lind")
    person.has(TEXT)
    person.press("Ctrl+Shift+R")
    person.go("Requests")
    person.press("Backspace")
    person.go("Encourages", "States")
    person.press("Return")
    person.settle()
    return person


def below(person, words) -> float:
    """The free space below the line of a paragraph."""
    line = person.page.sync.lines.index[person.block(words).id]
    return person.page.document().findBlockByNumber(line).blockFormat().bottomMargin()


def ink_behind(person, words) -> int:
    """How many pixels behind the last word of a paragraph are not paper."""
    page = person.page
    block = person.block(words)
    page.go_to(Place(block.id, len(plain.text(block))))
    end = page.cursorRect()
    person.go("General")
    image = page.viewport().grab().toImage()
    paper = page.sync.sheet.theme.colour("sheet")
    across = range(end.right() + 3, min(end.right() + 30, image.width()))
    return sum(image.pixelColor(x, y) != paper for x in across for y in range(end.top(), end.bottom()))


def test_paragraphs_that_are_one_in_the_final_text_are_shown_as_one(joined):
    person = joined
    shown = {words: person.block(words).id for words in ("Decides", "Requests", "Encourages", "to share")}
    beside = lambda words: person.page.gutter.others.get(shown[words])  # noqa: E731
    space = below(person, "Decides")
    assert space > 0 and not person.page.gutter.joints
    person.run("Final Text")
    assert person.page.gutter.joints == {shown["Decides"]}
    assert (beside("Decides"), beside("Requests")) == ("1.", "")
    assert below(person, "Decides") == 0 < below(person, "Encourages") == space
    assert ink_behind(person, "Decides") > 5 > ink_behind(person, "Encourages")
    assert any(add(shown["Decides"]) == "One paragraph with the next line" for add in person.page.spoken.adds)
    person.run("Original Text")
    assert person.page.gutter.joints == {shown["Encourages"]}
    assert (beside("Encourages"), beside("to share"), beside("Requests")) == ("3.", "", "2.")
    assert below(person, "Encourages") == 0 < below(person, "Decides") == space
    person.run("All Changes Marked")
    assert below(person, "Encourages") == below(person, "Decides") == space and not person.page.gutter.joints
    person.check()


def test_who_writes_in_paragraphs_that_are_shown_as_one_writes_in_each(joined):
    person = joined
    person.run("Final Text")
    person.go("Decides", "act")
    person.type(" now")
    person.press("End", "Right")
    person.type("It ")
    person.press("Left", "Left", "Left", "Left")
    person.type("!")
    assert any(line.endswith("act now;!") for line in seen(person)) and "It Requests a report;" in "".join(
        seen(person)
    )
    person.press(*["Ctrl+Z"] * 3)
    assert below(person, "Decides") == 0
    person.press(*["Ctrl+Z"] * 2)
    assert below(person, "Decides") > 0
    person.settle()
    person.check()


def test_the_original_is_set_as_it_was(person):
    person.window.change_settings(author="Anna Lind")
    person.has("1. *Decides* to act:\n  (a) First;\n  (b) Second;\n2. *Requests* a report.")
    page = person.page

    def left(words):
        at = page.sync.where.position_of(Place(person.block(words).id, 0))
        return page.document().findBlock(at).blockFormat().leftMargin()

    person.press("Ctrl+Shift+R")
    person.go("Second")
    person.press("Tab")
    person.run("Original Text")
    assert left("Second") == left("First")
    person.run("Final Text")
    assert left("Second") > left("First")
    person.run("All Changes Marked")
    assert left("Second") > left("First")
