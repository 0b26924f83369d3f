"""What keys do to the document, seen from the document."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import block, resolution
from engross.editing.editor import Editor
from engross.model import numbering, outline, plain, walk
from engross.model.inlines import Style
from engross.model.nodes import Kind
from engross.ui.bridge import Bridge
from engross.ui.editor.page import Page
from engross.ui.theme import theme
from ui.agreement import disagreement
from ui.driver import Driver, type_character

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def labels(desk):
    numbers = numbering.of(desk.document)
    return [numbers.label(b.id) for b in walk.blocks(desk.document)]


def test_typed_words_stand_in_the_document(desk):
    at = desk("PP a<caret>c")
    at.type("b")
    assert at.texts == ["abc"]


def test_typing_continues_the_look_before_it(desk):
    at = desk("PP *Recalling<caret>* also")
    at.type(" further")
    assert at.document == desk("PP *Recalling further* also").document


def test_words_typed_in_one_go_are_undone_together(desk):
    at = desk("PP a<caret>")
    at.type("bcd")
    at.key(KEY.Key_Z, CONTROL)
    assert at.texts == ["a"]
    at.key(KEY.Key_Z, CONTROL | SHIFT)
    assert at.texts == ["abcd"]


def test_undo_puts_the_caret_back(desk):
    at = desk("1. ab<caret>\n2. c")
    at.key(KEY.Key_Return)
    at.key(KEY.Key_Z, CONTROL)
    at.type("x")
    assert at.texts == ["abx", "c"]


def test_moving_the_caret_begins_another_step(desk):
    at = desk("PP a<caret>")
    at.type("b")
    at.key(KEY.Key_Left)
    at.type("c")
    at.key(KEY.Key_Z, CONTROL)
    assert at.texts == ["ab"]


def test_enter_begins_a_paragraph_and_numbers_follow(desk):
    at = desk("1. a<caret>b\n2. c")
    at.key(KEY.Key_Return)
    assert at.texts == ["a", "b", "c"]
    assert labels(at) == ["1.", "2.", "3."]


def test_enter_over_a_selection_takes_its_place(desk):
    at = desk("1. a<from>b\n2. c<to>d\n3. e")
    at.key(KEY.Key_Return)
    assert at.texts == ["a", "d", "e"]


def test_shift_enter_breaks_the_line_only(desk):
    at = desk("1. a<caret>b\n2. c")
    at.key(KEY.Key_Return, SHIFT)
    assert at.texts == ["a\ufffcb", "c"]


def test_enter_in_an_empty_subparagraph_goes_a_level_out(desk):
    at = desk("1. a\n  (a) b<caret>\n2. c")
    at.key(KEY.Key_Return)
    at.key(KEY.Key_Return)
    assert labels(at) == ["1.", "(a)", "2.", "3."]


def test_tab_goes_a_level_in_and_shift_tab_out(desk):
    at = desk("1. a\n2. b<caret>\n3. c")
    at.key(KEY.Key_Tab)
    assert labels(at) == ["1.", "(a)", "2."]
    at.key(KEY.Key_Tab, SHIFT)
    assert labels(at) == ["1.", "2.", "3."]


def test_backspace_at_the_start_of_a_subparagraph_goes_a_level_out_first_and_then_joins(desk):
    at = desk("1. a\n  (a) <caret>b\n2. c")
    at.key(KEY.Key_Backspace)
    assert labels(at) == ["1.", "2.", "3."]
    at.key(KEY.Key_Backspace)
    assert at.texts == ["ab", "c"]


def test_delete_at_the_end_joins(desk):
    at = desk("1. a<caret>\n2. b\n3. c")
    at.key(KEY.Key_Delete)
    assert at.texts == ["ab", "c"]


def test_nothing_stands_before_the_first_paragraph(desk, qtbot):
    at = desk("PP <caret>a")
    with qtbot.waitSignal(at.bridge.refused):
        at.key(KEY.Key_Backspace)
    assert at.texts == ["a"]


def test_typing_over_several_paragraphs_joins_their_ends(desk):
    at = desk("1. a<from>b\n2. c\n3. d<to>e\n4. f")
    at.type("x")
    assert at.texts == ["axe", "f"]
    at.key(KEY.Key_Z, CONTROL)
    assert at.texts == ["ab", "c", "de", "f"]


def test_characters_beyond_the_first_plane_are_one(desk):
    at = desk("PP a\U0001f30d<caret>b")
    type_character(at.page, "\U0001d4b6")
    at.check()
    at.key(KEY.Key_Backspace)
    at.key(KEY.Key_Backspace)
    assert at.texts == ["ab"]


def test_an_input_method_types_only_what_it_commits(desk):
    at = desk("PP a<caret>b")
    QApplication.sendEvent(at.page, QInputMethodEvent("zhong", []))
    at.check()
    assert at.texts == ["ab"]
    commit = QInputMethodEvent("", [])
    commit.setCommitString("中文")
    QApplication.sendEvent(at.page, commit)
    assert at.texts == ["a中文b"]


def test_an_undo_under_a_preedit_waits_until_it_is_over(desk):
    at = desk("PP a<caret>")
    at.type("b")
    QApplication.sendEvent(at.page, QInputMethodEvent("zh", []))
    at.bridge.undo()
    QApplication.sendEvent(at.page, QInputMethodEvent("", []))
    at.check()
    assert at.texts == ["a"]


def test_a_style_is_put_on_what_is_selected_and_taken_off_again(desk):
    at = desk("PP <from>Recalling<to> a")
    at.page.styles.toggle(Style.ITALIC)
    assert at.document == resolution("PP *Recalling* a")
    at.page.styles.toggle(Style.ITALIC)
    assert at.document == resolution("PP Recalling a")


def test_a_style_chosen_before_typing_is_typed(desk):
    at = desk("PP a <caret>")
    at.page.styles.toggle(Style.BOLD)
    at.type("b")
    assert at.document == resolution("PP a **b**")


def test_deleting_an_indicator_deletes_its_footnote_and_renumbers(desk):
    at = desk("PP a[^one]<caret> b[^two]")
    at.key(KEY.Key_Backspace)
    assert at.texts == ["a b\ufffc", "two"]
    assert list(at.page.sync.lines.marks.values()) == ["1"]
    at.key(KEY.Key_Z, CONTROL)
    assert at.texts == ["a\ufffc b\ufffc", "one", "two"]


def test_a_footnote_is_edited_in_place(desk):
    at = desk("PP a[^on<caret>] b\n1. c\n2. d")
    at.type("e")
    assert at.texts == ["a\ufffc b", "one", "c", "d"]
    at.key(KEY.Key_Home)
    at.type("N")
    assert at.texts[1] == "None"


def test_editing_a_footnote_and_then_its_paragraph_keeps_both(desk):
    at = desk("PP a[^on<caret>] b")
    at.type("e")
    at.key(KEY.Key_Up)
    at.key(KEY.Key_Home)
    at.type("x")
    assert at.texts == ["xa\ufffc b", "one"]


def test_enter_in_a_footnote_goes_back_to_the_text(desk):
    at = desk("PP a[^one<caret>] b")
    at.key(KEY.Key_Return)
    at.type("!")
    assert at.texts == ["a\ufffc! b", "one"]


def test_backspace_in_an_empty_footnote_takes_it_away(desk):
    at = desk("PP a[^x<caret>] b")
    at.key(KEY.Key_Backspace)
    at.key(KEY.Key_Backspace)
    assert at.texts == ["a b"]


def test_tab_in_a_table_goes_to_the_next_cell(desk):
    at = desk("PP a\n| b<caret> | c\n| d | e")
    at.key(KEY.Key_Tab)
    at.type("x")
    assert at.texts == ["a", "b", "xc", "d", "e"]


def test_a_cell_is_split_into_paragraphs_of_the_same_cell(desk):
    at = desk("PP a\n| b<caret> | c")
    at.key(KEY.Key_Return)
    at.type("x")
    assert at.texts == ["a", "b", "x", "c"]
    assert len({b.cell for b in walk.blocks(at.document) if b.cell}) == 2


def test_what_was_cut_is_pasted_with_its_footnote(desk):
    at = desk("PP <from>a[^one]<to> b\nPP c")
    at.key(KEY.Key_X, CONTROL)
    assert at.texts == [" b", "c"]
    at.key(KEY.Key_End, CONTROL)
    at.key(KEY.Key_V, CONTROL)
    assert at.texts == [" b", "ca\ufffc", "one"]


def test_a_footnote_pasted_twice_becomes_two(desk):
    at = desk("PP <from>a[^one]<to> b")
    at.key(KEY.Key_C, CONTROL)
    at.key(KEY.Key_End)
    at.key(KEY.Key_V, CONTROL)
    assert at.texts == ["a\ufffc ba\ufffc", "one", "one"]
    assert list(at.page.sync.lines.marks.values()) == ["1", "2"]


def test_other_programs_get_words_and_looks(desk):
    at = desk("PP <from>*Recalling* [80/1](https://undocs.org/x)[^note]<to>")
    at.key(KEY.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Recalling 80/1[1]\n\n[1] note"
    assert (
        '<p><i>Recalling</i> <a href="https://undocs.org/x">80/1</a><a class="sdfootnoteanc"' in data.html()
    )


def test_html_is_reduced_to_what_a_resolution_knows(desk):
    at = desk("1. a<caret>\n2. z")
    data = QMimeData()
    data.setHtml(
        "<style>p{color:red}</style><p style='font-size:40pt'>b <em>c</em> <span style='font-weight:700'>d</span></p>"
        "<script>x()</script><ul><li>e<br>f</li></ul>"
    )
    QGuiApplication.clipboard().setMimeData(data)
    at.key(KEY.Key_V, CONTROL)
    assert [b.inlines for b in walk.blocks(at.document)] == [
        b.inlines for b in walk.blocks(resolution("1. ab *c* **d**\n2. e⏎f\n3. z"))
    ]


def test_several_lines_of_text_become_paragraphs_like_this_one(desk):
    at = desk("1. a<caret>\n2. z")
    QGuiApplication.clipboard().setText("b\r\nc\n")
    at.key(KEY.Key_V, CONTROL)
    assert at.texts == ["ab", "c", "z"]
    assert labels(at) == ["1.", "2.", "3."]


def test_select_all_selects_the_text_and_delete_leaves_one_paragraph(desk):
    at = desk("PP a<caret>[^n]\n1. b\n2. c")
    at.key(KEY.Key_A, CONTROL)
    at.key(KEY.Key_Delete)
    assert at.texts == [""]


def test_a_click_on_an_indicator_with_control_goes_to_the_footnote(desk):
    at = desk("PP <caret>a[^one] b")
    block_shown = at.page.document().firstBlock()
    cursor = at.page.textCursor()
    cursor.setPosition(block_shown.position() + 1)
    at.page.setTextCursor(cursor)
    spot = at.page.cursorRect().center()
    spot.setX(spot.x() + 3)
    QTest.mouseClick(at.page.viewport(), Qt.MouseButton.LeftButton, CONTROL, spot)
    at.type("x")
    assert at.texts == ["a\ufffc b", "xone"]


def test_changing_the_kind_changes_numbers_and_looks(desk):
    from engross.editing import structure

    at = desk("1. a\n2. b<caret>\n3. c")
    at.bridge.perform(lambda: structure.set_kind(at.document, at.bridge.selection, Kind.HEADING))
    at.check()
    assert labels(at) == ["1.", "", "2."]


def test_a_moved_paragraph_takes_its_footnote_along(desk):
    from engross.editing import moving

    at = desk("1. a[^one]\n2. b<caret>[^two]\n3. c")
    at.bridge.perform(lambda: moving.move_up(at.document, block(at.document, "b").id))
    at.check()
    assert [plain.text(n.blocks[0]) for _b, _o, n in walk.notes(at.document)] == ["two", "one"]


def test_another_language_turns_the_page_round(desk):
    from engross.editing import masthead

    at = desk("PP قرار<caret>[^one]\n1. b\n2. c")
    at.bridge.perform(lambda: masthead.set_metadata(at.document, language="ar"))
    at.check()
    first = at.page.document().firstBlock()
    assert first.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_text_that_a_tool_changes_behind_our_back_is_read_back(desk):
    from PySide6.QtGui import QTextCursor

    at = desk("1. a<caret>b\n2. c")
    cursor = QTextCursor(at.page.document())
    cursor.setPosition(1)
    cursor.insertText("x\ny")
    at.check()
    assert at.texts == ["ax", "yb", "c"]
    assert outline.addresses(at.document)[block(at.document, "c").id] == "OP3"


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_screen_and_document_agree_whatever_is_done(qtbot, seed):
    document = resolution(
        "MAST {symbol:A/90/1}\nTITLE {title:Water}\nPP a[^one]\n  (a) b\nSEC c\n1. d⏎e\n  (a) f[^two ¶ more]\n"
        "  TEXT g\n> PP h\n> OP i\n| j | k\n| l[^three] | m\n2. n\nANNEX\nTITLE o\nOP p\n=== decision\nOP q[^four]"
    )
    bridge = Bridge(Editor(document))
    page = Page(bridge, theme("light"), 1.0)
    page.resize(800, 600)
    qtbot.addWidget(page)
    page.show()
    driver = Driver(page, bridge, seed)
    done = []
    for _number in range(150):
        done.append(driver.step())
        fault = disagreement(page, bridge.document)
        assert not fault, f"{fault} after {done[-6:]}"
    bridge.close()


def test_no_reference_to_none_is_lost(desk):
    at = desk("PP a<caret>[^one]\n1. b\n2. c")
    at.type("warm")
    before = sys.getrefcount(None)
    for _round in range(40):
        QTest.keyClicks(at.page, "the report ")
        QTest.keyClick(at.page, KEY.Key_Backspace)
    QApplication.processEvents()
    assert sys.getrefcount(None) > before - 100


def test_a_shift_click_after_the_page_was_built_anew_selects_in_what_is_shown(desk):
    """Qt remembers the word that was double-clicked, also when its text is shown no more."""
    desk = desk("1. A transcontinental<caret>ization.")
    at = desk.page.cursorRect().center()
    QTest.mouseDClick(desk.page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    desk.page.sync.rebuild()
    QTest.mouseClick(
        desk.page.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
        at - QPoint(30, 0),
    )
    desk.check()
    assert desk.page.textCursor().document() is desk.page.document()
    desk.type("x")
