"""Writing: a whole resolution from nothing, other scripts, and taking everything back."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from builders import notation
from engross.model import walk
from engross.model.nodes import Kind

PREAMBLE = (
    "Guided by the purposes and principles of the Charter of the United Nations,",
    "Reaffirming its resolution 80/1 of 14 July 2030 on wells and springs, and all its earlier resolutions on them,",
    "Noting with concern that many springs have fallen dry in the past ten years, and that the people who lived by them have had to leave their fields and houses,",
    'Recognizing that what is called "grey water" can serve gardens and workshops, and that few towns make use of it,',
    "Bearing in mind that women and children fetch most of the water, often over long distances,",
    "Welcoming the report of the Secretary-General on the state of the springs,",
    "Convinced that clean water is a matter of common concern to all States, large and small,",
)
OPERATIVE = (
    "Welcomes the steps taken by Member States to map their wells, and invites those that have not yet done so to begin;",
    "Urges Member States to share the measurements of their wells with their neighbours every year, in a form that everyone can read;",
    "Invites regional organizations to lend instruments to the States that have none of their own;",
    "Encourages towns and villages to keep rainwater in cisterns, and to mend the pipes through which it is lost;",
    "Stresses that no one should have to pay more for clean water than for bread;",
    "Calls upon all States to train people who can look after pumps, and to pay them as other craftsmen are paid;",
    "Requests the United Nations Children's Fund to teach in schools how water is kept clean;",
    "Notes with appreciation the offer of the host country to hold a meeting on springs;",
)


def offered(person):
    """The suggestions on the screen."""
    view = person.page.findChild(QListView, "suggestions")
    if view is None or not view.isVisible():
        return []
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


def write_preamble(person):
    person.type("Re")
    person.wait(lambda: "Recalling" in offered(person))
    person.press(*["Down"] * (offered(person).index("Recalling") + 1), "Return")
    person.type(" its resolution 70/1 of 25 September 2015,")
    person.press("Ctrl+Alt+F")
    person.type('Also entitled "Our world".')
    person.press("Return", "Return")
    for words in PREAMBLE:
        person.type(words)
        person.press("Return")


def write_operative_part(person):
    person.press("Return")
    person.type("Decides to proclaim a year of springs, in which States would:")
    person.press("Return", "Tab")
    person.type("Count their springs;")
    person.press("Return")
    person.type("Protect them, in particular those that:")
    person.press("Return", "Tab")
    person.type("Are the only ones of a village;")
    person.press("Return", "Shift+Tab")
    person.type("Tell others what they learned;")
    person.press("Return", "Shift+Tab")
    for words in OPERATIVE:
        person.type(words)
        person.press("Return")
    person.type("Requests the Secretary-General:")
    person.press("Return")
    person.type("(a) To report on the year of springs;")
    person.press("Ctrl+Alt+F")
    person.type("See A/90/5.")
    person.press("Return", "Return")
    person.type("To find the means for it.")


def test_a_two_page_resolution_is_written_by_keys_alone_saved_and_read_again(person, tmp_path):
    person.press("Ctrl+N")
    person.type("The year of springs")
    person.press("Down", "End", "Left", "Shift+Home")
    person.type("The General Assembly")
    person.press("Down")
    write_preamble(person)
    write_operative_part(person)
    lines = person.lines
    assert "TITLE The year of springs" in lines
    assert "ORG *The General Assembly*," in lines
    assert (
        "PP *Recalling* its resolution 70/1 of 25\u00a0September 2015,[^Also entitled “Our world”.]" in lines
    )
    assert any(line.startswith("PP *Noting with concern* that many") for line in lines)
    assert any("called “grey water” can" in line for line in lines)
    begin = next(n for n, line in enumerate(lines) if "year of springs, in which" in line)
    assert lines[begin : begin + 5] == [
        "1. *Decides* to proclaim a year of springs, in which States would:",
        "  (a) Count their springs;",
        "  (b) Protect them, in particular those that:",
        "    (i) Are the only ones of a village;",
        "  (c) Tell others what they learned;",
    ]
    assert lines[-3:] == [
        "10. *Requests* the Secretary-General:",
        "  (a) To report on the year of springs;[^See A/90/5.]",
        "  (b) To find the means for it.",
    ]
    assert any("Children’s Fund" in line for line in lines)
    assert person.notes == [("1", "Also entitled “Our world”."), ("2", "See A/90/5.")]

    person.will_name(tmp_path / "springs.pdf")
    person.press("Ctrl+Shift+E")
    with pypdfium2.PdfDocument(tmp_path / "springs.pdf") as pages:
        assert len(pages) >= 2

    path = tmp_path / "springs.xml"
    person.will_name(path)
    person.press("Ctrl+S")
    assert not person.window.isWindowModified()
    person.will_name(path)
    person.press("Ctrl+O")
    again = person.other_window()
    assert again.window.document_name == "springs.xml"
    assert notation(again.document) == notation(person.document)
    assert again.document.metadata == person.document.metadata
    assert again.labels == person.labels
    again.check()


def test_everything_is_taken_back_to_the_beginning_and_done_again(person):
    person.has("PP a\n1. b")
    opening = person.document
    person.go("a", "a")
    person.press("Return")
    person.type('Recalling "that" 1. and -- so')
    person.press("Ctrl+Alt+F")
    person.type("A note")
    person.press("Return", "Return", "Return", "Tab")
    person.type("(a) more")
    person.press("Alt+Up", "Ctrl+Shift+D", "Ctrl+A", "Ctrl+I", "Delete")
    person.type("x")
    last = notation(person.document)
    steps = 0
    while person.window.actions_by_id["edit.undo"].isEnabled():
        person.press("Ctrl+Z")
        steps += 1
    assert steps > 8
    assert person.document == opening
    for _step in range(steps):
        person.press("Ctrl+Shift+Z")
    assert notation(person.document) == last


def test_an_arabic_resolution_is_typed(person):
    person.has("TITLE x\nORG تقرر الجمعية العامة،\nPP ب\n1. ا", language="ar")
    person.go("ب")
    person.press("End", "Return")
    person.type("وإذ تشير إلى القرار 80/1،")
    person.press("Return", "Return")
    person.press("End", "Return")
    person.type("تطلب تقديم تقرير،")
    person.press("Ctrl+Alt+F")
    person.type("انظر A/90/5.")
    person.press("Return")
    assert person.texts[-3:] == ["وإذ تشير إلى القرار 80/1،", "ا", "تطلب تقديم تقرير،\ufffc"]
    assert person.block("80/1").kind is Kind.PREAMBULAR
    assert person.block("تطلب").kind is Kind.OPERATIVE
    assert [words for _mark, words in person.notes] == ["انظر A/90/5."]
    assert person.page.document().findBlockByNumber(2).textDirection().name == "RightToLeft"


def test_a_chinese_resolution_is_composed(person):
    person.has("PP 甲\n1. 乙", language="zh")
    person.go("乙", "乙")
    person.press("Return")
    person.compose("qing", "请秘", "请秘书长")
    person.compose("bao", "报告")
    person.compose("，")
    person.compose("zhong", "")
    person.press("Ctrl+Alt+F")
    person.compose("jian", "见第80/1号决议。")
    person.press("Return")
    assert [b.kind for b in walk.blocks(person.document)] == [Kind.PREAMBULAR, Kind.OPERATIVE, Kind.OPERATIVE]
    assert person.texts[-1] == "请秘书长报告，\ufffc"
    assert person.notes == [("1", "见第80/1号决议。")]


def test_subparagraphs_come_by_typed_labels_and_go_by_backspace(person):
    person.has("PP a\n1. b\n2. c")
    person.go("b", "b")
    person.press("Return")
    person.type("(a) One;")
    person.press("Return")
    person.type("Two;")
    person.press("Return")
    person.type("(i) Deep;")
    assert person.lines[1:] == ["1. b", "  (a) One;", "  (b) Two;", "    (i) Deep;", "2. c"]
    person.press("Home", "Backspace", "Backspace")
    assert person.lines[-2:] == ["2. Deep;", "3. c"]


def test_italics_that_are_taken_off_stay_off(person):
    person.has("PP a\n1. b")
    person.go("b", "b")
    person.press("Return")
    person.type("Requests a report")
    assert person.lines[-1] == "2. *Requests* a report"
    person.press("Home", "Ctrl+Shift+Right", "Ctrl+I", "End")
    person.type(" soon.")
    assert person.lines[-1] == "2. Requests a report soon."


def click_three_times(person):
    """On the paragraph at the caret."""
    port, spot = person.page.viewport(), person.page.cursorRect().center()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(port, left, pos=spot)
    QTest.mouseDClick(port, left, pos=spot)
    QTest.mouseClick(port, left, pos=spot)


def test_a_paragraph_that_three_clicks_selected_is_written_over_and_the_next_stays(person):
    person.has("ORG The Council,\nPP *Noting* water,\n1. *Decides* so;\n2. *Ends*.")
    before = person.document
    write = (
        (lambda: person.type("Recalling it,"), "PP *Recalling* it,"),
        (lambda: person.press("Ctrl+V"), "PP snow"),
        (lambda: person.compose("x", "é"), "PP é"),
    )
    person.copies("snow")
    for act, line in write:
        person.go("Noting", "No")
        click_three_times(person)
        assert "PP *<from>Noting* water,\n1. *<to>Decides* so;" in person.caret
        act()
        assert person.lines[1:3] == [line, "1. *Decides* so;"]
        while person.window.actions_by_id["edit.undo"].isEnabled():
            person.press("Ctrl+Z")
        assert person.document is before
    person.go("Noting", "No")
    click_three_times(person)
    person.press("Delete")
    assert person.lines == ["ORG The Council,", "1. *Decides* so;", "2. *Ends*."]
