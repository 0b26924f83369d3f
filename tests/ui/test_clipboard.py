from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from builders import notation, resolution, tagged
from engross.editing import remarks
from engross.model import places, walk
from engross.review import comments
from engross.ui.editor.drops import moved
from engross.ui.notes.text import NoteText
from engross.ui.preview.dialog import PreviewDialog
from engross.ui.review.tracking import Tracking
from engross.workspace import files

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = "PP *Noting* water,\n1. *Decides* to act.\n2. *Requests* a report."
FROM_WORD = """<p><i>Recalling</i> rain<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>,</p>
<p><i>Recalling also</i> snow,</p><div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1>
<p><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><sup>[1]</sup></a> A note.</p></div></div>"""


@pytest.fixture
def shown(window, qtbot):
    window.show_document(files.new(resolution(TEXT)))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    page = window.view.page
    page.setFocus()
    QTest.keyClicks(page, "x")
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    return window


def copied(html="", text=""):
    data = QMimeData()
    if html:
        data.setHtml(html)
    data.setText(text)
    return data


def paste(window, html="", text="", held=CONTROL):
    QGuiApplication.clipboard().setMimeData(copied(html, text))
    page = window.view.page
    QTest.keyClick(page, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(page, Qt.Key.Key_End)
    QTest.keyClick(page, Qt.Key.Key_Return)
    QTest.keyClick(page, Qt.Key.Key_V, held)


def drop(window, data):
    page = window.view.page
    at = QPointF(page.cursorRect().center())
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    page.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, data, *held))


def lines(window):
    return notation(window.view.bridge.document).splitlines()


def button(window, title) -> QPushButton:
    (found,) = [b for b in window.messages.findChildren(QPushButton) if b.text() == title and b.isVisible()]
    return found


def test_text_from_word_is_understood_with_its_footnotes(shown):
    paste(shown, FROM_WORD, "Recalling rain[1],\nRecalling also snow,")
    assert lines(shown)[:3] == [
        "PP *Noting* water,",
        "PP *Recalling* rain[^A note.],",
        "PP *Recalling also* snow,",
    ]
    assert "What you pasted" in shown.messages.text


def test_it_can_be_had_as_text(shown):
    paste(shown, FROM_WORD, "Recalling rain[1],\nRecalling also snow,")
    QTest.mouseClick(button(shown, "As Text"), Qt.MouseButton.LeftButton)
    assert [line.replace("\\", "") for line in lines(shown)[1:3]] == [
        "PP Recalling rain[1],",
        "PP Recalling also snow,",
    ]
    assert shown.view.page.hasFocus()


def test_keeping_it_closes_the_question(shown):
    paste(shown, FROM_WORD, "x")
    QTest.mouseClick(button(shown, "Keep"), Qt.MouseButton.LeftButton)
    assert shown.messages.text == ""
    assert "A note." in notation(shown.view.bridge.document)


def test_the_question_goes_with_the_next_change(shown):
    paste(shown, FROM_WORD, "x")
    QTest.keyClicks(shown.view.page, "y")
    assert shown.messages.text == ""


def test_plain_words_ask_nothing(shown):
    paste(shown, text="milk\nbread")
    assert shown.messages.text == ""
    assert lines(shown)[1:3] == ["PP milk", "PP bread"]


def test_ctrl_shift_v_pastes_words_only(shown):
    paste(shown, FROM_WORD, "1. Decides to do;\n2. Requests more;", CONTROL | SHIFT)
    assert [line.replace("\\", "") for line in lines(shown)[1:3]] == [
        "PP 1. Decides to do;",
        "PP 2. Requests more;",
    ]
    assert shown.messages.text == ""


def test_our_own_copy_keeps_everything_and_asks_nothing(shown):
    page = shown.view.page
    QTest.keyClick(page, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(page, Qt.Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines() == ["Noting water,", "1. Decides to act.", "2. Requests a report."]
    before = notation(shown.view.bridge.document)
    QTest.keyClick(page, Qt.Key.Key_V, CONTROL)
    assert notation(shown.view.bridge.document) == before
    assert shown.messages.text == ""


def test_text_dragged_from_another_program_is_inserted(shown):
    drop(shown, copied(text="rain and "))
    assert "rain and" in notation(shown.view.bridge.document)


def test_a_link_dragged_from_a_browser_is_inserted_as_its_words(shown):
    data = copied(text="https://example.org/rain")
    data.setUrls([QUrl("https://example.org/rain")])
    drop(shown, data)
    assert "https://example.org/rain" in notation(shown.view.bridge.document)


def test_paragraphs_dragged_are_understood_in_the_language_of_the_text(shown):
    shown.show_document(files.new(resolution("1. *Décide* d’agir.", language="fr")))
    drop(shown, copied("<p>Rappelant la pluie,</p><p>Rappelant aussi la neige,</p><p>et</p>"))
    assert lines(shown)[:2] == ["PP Rappelant la pluie,", "PP Rappelant aussi la neige,"]


def test_a_file_that_was_copied_is_opened_not_named(shown, saved_file, qtbot):
    before = notation(shown.view.bridge.document)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(saved_file))])
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(shown.view.page.files_dropped) as told:
        QTest.keyClick(shown.view.page, Qt.Key.Key_V, CONTROL)
    assert told.args == [[saved_file]]
    assert notation(shown.view.bridge.document) == before


@pytest.mark.parametrize(
    ("html", "text", "expected"),
    [
        ("", "7. Requests help.", "3. Requests help."),
        ("<p>1.&nbsp;&nbsp;&nbsp; <i>Invites</i> help;</p>", "1.\tInvites help;", "3. *Invites* help;"),
        ("", "(a) First;", "  (a) First;"),
        ("", "2030 was the year.", "3. 2030 was the year."),
    ],
)
def test_a_single_paragraph_brings_no_second_number_into_an_empty_one(shown, html, text, expected):
    page = shown.view.page
    QTest.keyClick(page, Qt.Key.Key_End, CONTROL)
    QTest.keyClick(page, Qt.Key.Key_Return)
    QGuiApplication.clipboard().setMimeData(copied(html, text))
    QTest.keyClick(page, Qt.Key.Key_V, CONTROL)
    assert lines(shown)[-1] == expected
    QTest.keyClicks(page, "x")
    assert lines(shown)[-1] == expected + "x"


def test_the_number_of_a_pasted_paragraph_comes_back_by_undo_and_stays_within_other_words(shown):
    page = shown.view.page
    QTest.keyClick(page, Qt.Key.Key_End, CONTROL)
    QGuiApplication.clipboard().setMimeData(copied("", "(b) of it"))
    QTest.keyClick(page, Qt.Key.Key_V, CONTROL)
    assert lines(shown)[-1] == "2. *Requests* a report.(b) of it"
    QTest.keyClick(page, Qt.Key.Key_Return)
    QTest.keyClick(page, Qt.Key.Key_V, CONTROL)
    QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)
    assert lines(shown)[-1] == "3. (b) of it"
    QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)
    assert lines(shown)[-1] == "3."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("PP a <from>red <to>b<there> c", "PP a b<from>red <to> c"),
        ("PP a<there> b <from>red <to>c", "PP a<from>red <to> b c"),
        ("1. a <from>red <to>b\n2. c<there> d", "1. a b\n2. c<from>red <to> d"),
        ("1. a <from>b\n2. red<to> c<there> d\n3. e", "1. a  c<from>b\n2. red<to> d\n3. e"),
        ("1. <from>a\n2. <to>b\n3. <there>c", "1. b\n2. <from>a\n3. <to>c"),
    ],
)
def test_words_that_were_dragged_elsewhere_are_selected_there(before, after):
    built = tagged(before)
    edit = moved(built.document, built.selection, built.places["there"])
    assert notation(edit.document, edit.selection) == after


PICTURE = QImage(40, 30, QImage.Format.Format_RGB32)
WITH_PICTURES = (
    '<p>Rain <img src="a.png">falls</p><p><img src="b.png"><img src="dot.gif" width="1" height="1"></p>'
)


def pictured(html="", text="", address=""):
    data = QMimeData()
    data.setImageData(PICTURE)
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    if address:
        data.setUrls([QUrl(address)])
    return data


@pytest.mark.parametrize("held", [CONTROL, CONTROL | SHIFT])
@pytest.mark.parametrize("html", ["", '<img src="https://example.org/a.png">'])
def test_a_picture_that_is_pasted_is_said_to_be_left_out(shown, html, held):
    QGuiApplication.clipboard().setMimeData(pictured(html))
    before = notation(shown.view.bridge.document)
    QTest.keyClick(shown.view.page, Qt.Key.Key_V, held)
    assert "no pictures" in shown.messages.text and "Word file" in shown.messages.text
    assert notation(shown.view.bridge.document) == before


def test_a_picture_that_is_dropped_is_said_to_be_left_out_and_its_address_is_no_word(shown):
    data = pictured('<img src="https://example.org/a.png">', "", "https://example.org/a.png")
    before = notation(shown.view.bridge.document)
    assert shown.view.page.canInsertFromMimeData(pictured())
    drop(shown, data)
    assert "no pictures" in shown.messages.text
    assert notation(shown.view.bridge.document) == before


@pytest.mark.parametrize("come", ["paste", "drop"])
def test_pictures_among_words_are_counted(shown, come):
    if come == "paste":
        paste(shown, WITH_PICTURES, "Rain falls")
    else:
        drop(shown, copied(WITH_PICTURES, "Rain falls"))
    assert "2 pictures were left out" in shown.messages.text
    assert "Rain falls" in notation(shown.view.bridge.document)


def test_the_picture_of_cells_that_come_as_words_is_not_missed(shown):
    QGuiApplication.clipboard().setMimeData(pictured("<p>Rain</p>", "Rain"))
    QTest.keyClick(shown.view.page, Qt.Key.Key_V, CONTROL)
    assert "picture" not in shown.messages.text


def test_what_is_pasted_into_the_second_page_is_asked_about_too(shown):
    shown.view.split(on=True)
    shown.view.pages[1].setFocus()
    paste(shown, FROM_WORD)
    assert shown.view.page is shown.view.pages[1]
    assert "taken for paragraphs" in shown.messages.text


def test_a_picture_pasted_into_the_card_of_a_footnote_is_said_to_be_left_out(shown):
    shown.show_document(files.new(resolution("PP a[^A note.]")))
    shown.actions_by_id["insert.edit_note"].trigger()
    QGuiApplication.clipboard().setMimeData(pictured())
    QTest.keyClick(shown.findChild(NoteText), Qt.Key.Key_V, CONTROL)
    assert "no pictures" in shown.messages.text


def test_pictures_of_a_text_that_is_shown_first_are_among_what_was_lost(window, qtbot):
    window.actions_by_id["file.new"].trigger()
    window.show()
    html = "".join(f"<p>{line}</p>" for line in TEXT.splitlines()) + "<p>3. Ends.</p>" + WITH_PICTURES
    QGuiApplication.clipboard().setMimeData(copied(html))
    QTest.keyClick(window.view.page, Qt.Key.Key_V, CONTROL)
    dialog = next(d for d in window.findChildren(PreviewDialog) if d.isVisible())
    assert not dialog.create_button.isEnabled()  # nothing is read yet
    qtbot.waitUntil(dialog.create_button.isEnabled)
    dialog.create_button.click()
    assert "2 pictures were left out" in window.messages.text


@pytest.mark.parametrize(
    "before", ["1. a <from>red<to> b;\n2. c<there> d.", "1. c<there> d;\n2. a <from>red<to> b."]
)
def test_a_comment_goes_with_words_that_are_dragged(before):
    built = tagged(before)
    document = comments.add(built.document, "Why?", "Ann", "", on=built.selection).document
    edit = moved(document, built.selection, built.places["there"])
    (thread,) = edit.document.comments
    start, end = places.ordered(edit.document, edit.selection)
    assert remarks.anchored(edit.document) == {thread.id: (start.block, start.offset, end.offset)}
    assert thread.block == start.block


@pytest.mark.parametrize("tracked", [False, True])
def test_a_comment_goes_with_words_that_are_cut_and_pasted_by_keys(shown, tracked):
    page, bridge = shown.view.page, shown.view.bridge
    if tracked:
        Tracking.of(bridge).switch(on=True)
    QTest.keyClick(page, Qt.Key.Key_End, CONTROL)
    for _ in "report.":
        QTest.keyClick(page, Qt.Key.Key_Left, SHIFT)
    bridge.perform(lambda: comments.add(bridge.document, "Why?", "Ann", "", on=bridge.selection))
    QTest.keyClick(page, Qt.Key.Key_X, CONTROL)
    QTest.keyClick(page, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(page, Qt.Key.Key_V, CONTROL)
    (thread,) = bridge.document.comments
    first = next(walk.blocks(bridge.document))
    assert remarks.anchored(bridge.document)[thread.id] == (first.id, 0, len("report."))
    QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)
    last = list(walk.blocks(bridge.document))[-1]
    assert remarks.anchored(bridge.document)[thread.id][0] == last.id
