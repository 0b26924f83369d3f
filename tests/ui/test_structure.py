"""The structure sidebar by mouse and keyboard, and its rows as a Qt model that is never reset."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from builders import block, notation, resolution
from contracts.edits import OPERATIONS
from engross.editing import annexes, arrange, moving
from engross.editing.editor import Editor
from engross.errors import EditRefused
from engross.model import numbering, plain, walk
from engross.model.nodes import Kind
from engross.model.places import Place
from engross.ui.bridge import Bridge
from engross.ui.structure import menu, tree
from engross.ui.structure.badges import Badge
from engross.ui.structure.model import ALL_BADGES, BADGES, StructureModel
from engross.ui.structure.panel import StructurePanel
from engross.ui.theme import theme
from strategies import documents

PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier

WORDS = """
TITLE {title:Clean water}
ORG The General Assembly,
PP *Recalling* one,
PP *Noting* two,
SEC Scope
1. *Decides* three[^A note.];
  (a) First;
  (b) Second;
2. *Requests* four;
SEC Means
3. *Invites* five;
4. *Urges* six.
ANNEX
TITLE Annex I
TITLE Rules
1. Rule one.
2. Rule two.
ANNEX
TITLE Annex II
TITLE Forms
TEXT A form.
"""


class Hands:
    """A sidebar and hands to work with."""

    def __init__(self, words, qtbot):
        self.bridge = Bridge(Editor(resolution(words)))
        self.panel = StructurePanel(self.bridge, theme("light"))
        self.view, self.model = self.panel.view, self.panel.model
        self.qtbot = qtbot
        qtbot.addWidget(self.panel)
        self.panel.resize(300, 760)
        self.panel.show()
        self.view.setFocus()
        QApplication.processEvents()

    @property
    def document(self):
        return self.bridge.document

    @property
    def rows(self):
        return [self.model.data(self.model.index_of(row)) for row in self.model.rows()]

    def row(self, words):
        return next(row for row in self.model.rows() if words in f"{row.label} {row.words}")

    def box(self, words):
        index = self.view.index_of(self.row(words))
        self.view.scrollTo(index)
        return self.view.visualRect(index)

    def click(self, words, held=PLAIN):
        point = self.box(words).center()
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, held, point)

    def key(self, key, held=PLAIN):
        QTest.keyClick(self.view, key, held)
        QApplication.processEvents()

    def chosen(self):
        return [row.words for row in self.view.chosen()]

    def settle(self):
        with self.qtbot.waitSignal(self.bridge.settled, timeout=2000):
            pass

    def drop(self, words, at):
        """Drag the rows with these words to a point, by the events that Qt sends."""
        data = self.model.mimeData([self.model.index_of(self.row(one)) for one in words])
        actions, button = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        port = self.view.viewport()
        enter = QDragEnterEvent(at, actions, data, button, PLAIN)
        QApplication.sendEvent(port, enter)
        move = QDragMoveEvent(at, actions, data, button, PLAIN)
        QApplication.sendEvent(port, move)
        accepted = enter.isAccepted() and move.isAccepted()
        QApplication.sendEvent(port, QDropEvent(QPointF(at), actions, data, button, PLAIN))
        QTest.qWait(1)
        return accepted

    def menu(self, *titles):
        """Choose from the context menu of the chosen rows."""
        made = self.opened = menu.of(self.panel)
        for title in titles:
            action = next(a for a in made.actions() if a.text().split("\t")[0] == title)
            made = action.menu()
        assert action.isEnabled()
        action.trigger()
        QTest.qWait(5)


@pytest.fixture
def hands(qtbot):
    made = []

    def make(words=WORDS):
        made.append(Hands(words, qtbot))
        return made[-1]

    yield make
    for one in made:
        one.bridge.close()


def order(document):
    return [plain.words(b)[:3] for b in walk.blocks(document) if b.kind is Kind.OPERATIVE]


def test_rows_say_numbers_names_and_annexes(hands):
    assert hands().rows == [
        "Clean water", "Preamble", "The General Assembly,", "Recalling one,", "Noting two,", "Operative part",
        "I Scope", "1. Decides three ;", "(a) First;", "(b) Second;", "2. Requests four;", "II Means",
        "3. Invites five;", "4. Urges six.", "Annex I Rules", "1. Rule one.", "2. Rule two.", "Annex II Forms",
        "A form.", "Footnotes", "1 A note.",
    ]  # fmt: skip


# dragging


def test_a_paragraph_dropped_between_two_goes_there_as_one_step(hands):
    at = hands()
    box = at.box("Decides")
    assert at.drop(["Urges"], QPoint(box.left() + 40, box.top() + 1))
    assert order(at.document)[:6] == ["Urg", "Dec", "Fir", "Sec", "Req", "Inv"]
    assert at.rows[7].startswith("1. Urges")
    at.bridge.undo()
    assert notation(at.document) == notation(resolution(WORDS))


def test_several_dropped_together_keep_their_order_and_stay_chosen(hands):
    at = hands()
    at.click("Requests")
    at.click("Urges", CONTROL)
    box = at.box("Noting")
    assert at.drop(["Urges", "Requests"], QPoint(box.left() + 40, box.top() + 1))
    preamble = [plain.words(b) for b in walk.blocks(at.document) if b.kind is Kind.PREAMBULAR]
    assert preamble == ["Recalling one,", "Requests four;", "Urges six.", "Noting two,"]
    assert at.chosen() == ["Requests four;", "Urges six."]


def test_dropped_onto_a_row_it_hangs_below_it(hands):
    at = hands()
    assert at.drop(["Urges"], at.box("Requests").center())
    requests = at.row("Requests")
    assert [row.label + row.words for row in requests.below] == ["(a)Urges six."]


def test_the_place_to_the_side_gives_the_level(hands):
    at = hands()
    end = at.box("(b) Second")
    QTest.mousePress(at.view.viewport(), Qt.MouseButton.LeftButton, PLAIN, at.box("Urges").center())
    start = at.box("Urges").center().x()
    QTest.mouseRelease(at.view.viewport(), Qt.MouseButton.LeftButton, PLAIN, at.box("Urges").center())
    at.drop(["Urges"], QPoint(start + 16, end.bottom() - 1))
    assert at.row("Urges").label == "(c)"
    at.bridge.undo()
    at.settle()
    at.drop(["Urges"], QPoint(start, at.box("(b) Second").bottom() - 1))
    assert at.row("Urges").label == "2."


def test_nothing_is_dropped_into_itself_or_from_elsewhere(hands):
    at = hands()
    assert not at.drop(["Decides"], at.box("(a) First").center())
    stranger = QMimeData()
    stranger.setData("application/x-engross-rows", b"1 2 3")
    event = QDragEnterEvent(
        QPoint(50, 50), Qt.DropAction.MoveAction, stranger, Qt.MouseButton.LeftButton, PLAIN
    )
    event.ignore()
    QApplication.sendEvent(at.view.viewport(), event)
    assert not event.isAccepted()
    assert notation(at.document) == notation(resolution(WORDS))


def test_an_annex_is_dragged_whole(hands):
    at = hands()
    box = at.box("Rules")
    assert at.drop(["Forms"], QPoint(box.left() + 30, box.top() + 2))
    assert [row for row in at.rows if row.startswith("Annex")] == ["Annex I Forms", "Annex II Rules"]


def test_a_section_takes_what_it_contains_along(hands):
    at = hands()
    box = at.box("Scope")
    assert at.drop(["Means"], QPoint(box.left() + 30, box.top() + 1))
    assert order(at.document)[:3] == ["Inv", "Urg", "Dec"]
    assert at.row("Means").label == "I"


def test_a_real_drag_with_the_mouse(hands):
    """Run by `tests/flows/test_real_window.py`, where there is a screen: Qt drags nothing without one."""
    if QApplication.platformName() != "xcb" or not shutil.which("xdotool"):
        pytest.skip("needs a screen and xdotool")
    at = hands()
    at.qtbot.waitExposed(at.panel)
    port = at.view.viewport()
    at.qtbot.wait(300)
    start = port.mapToGlobal(at.box("Urges").center())
    end = port.mapToGlobal(QPoint(at.box("Urges").center().x(), at.box("Decides").top() + 1))
    way = ["mousemove", str(start.x()), str(start.y()), "sleep", "0.2", "mousedown", "1"]
    for part in (4, 3, 2, 1, 0):
        y = end.y() + (start.y() - end.y()) * part // 5
        way += ["sleep", "0.1", "mousemove", str(end.x()), str(y)]
    with subprocess.Popen(["xdotool", *way, "sleep", "0.2", "mouseup", "1"]) as hand:
        at.qtbot.waitUntil(lambda: order(at.document)[0] == "Urg", timeout=8000)
        hand.wait(timeout=5)
    assert numbering.of(at.document).label(at.row("Urges").block) == "1."
    assert at.rows[7].startswith("1. Urges")


# keys


def test_keys_arrange_the_chosen_paragraphs(hands):
    at = hands()
    at.click("Invites")
    at.click("Urges", SHIFT)
    assert at.chosen() == ["Invites five;", "Urges six."]
    at.key(Qt.Key.Key_Up, ALT)
    assert order(at.document)[3:6] == ["Req", "Inv", "Urg"]
    assert at.chosen() == ["Invites five;", "Urges six."]
    at.key(Qt.Key.Key_BracketRight, CONTROL)
    assert [at.row(w).label for w in ("Invites", "Urges")] == ["(a)", "(b)"]
    at.key(Qt.Key.Key_BracketLeft, CONTROL)
    assert [at.row(w).label for w in ("Invites", "Urges")] == ["3.", "4."]
    at.key(Qt.Key.Key_Down, ALT)
    at.key(Qt.Key.Key_Delete)
    assert order(at.document)[:4] == ["Dec", "Fir", "Sec", "Req"]
    for _ in range(5):
        at.bridge.undo()
    assert notation(at.document) == notation(resolution(WORDS))


def test_f2_renames_a_section_in_place(hands):
    at = hands()
    at.click("Scope")
    at.key(Qt.Key.Key_F2)
    editor = at.view.findChild(QLineEdit)
    QTest.keyClicks(editor, "New scope")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    at.qtbot.waitUntil(lambda: "I New scope" in at.rows, timeout=2000)
    assert any(plain.words(b) == "New scope" for b in walk.blocks(at.document))


def test_f2_renames_an_annex_and_leaves_paragraphs_alone(hands):
    at = hands()
    at.click("Urges")
    at.key(Qt.Key.Key_F2)
    assert at.view.findChild(QLineEdit) is None
    at.click("Rules")
    at.key(Qt.Key.Key_F2)
    editor = at.view.findChild(QLineEdit)
    QTest.keyClicks(editor, "Better rules")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    at.qtbot.waitUntil(lambda: "Annex I Better rules" in at.rows, timeout=2000)


def test_letters_go_to_the_next_row_that_begins_with_them(hands):
    at = hands()
    at.click("Scope")
    QTest.keyClicks(at.view, "ur")
    assert at.view.currentIndex().data() == "4. Urges six."


def test_return_goes_to_the_text(hands, qtbot):
    at = hands()
    at.click("Urges")
    with qtbot.waitSignal(at.bridge.shown) as heard:
        at.key(Qt.Key.Key_Return)
    assert heard.args[0].block == at.row("Urges").block


def test_cut_and_paste_of_rows(hands):
    at = hands()
    at.click("Decides")
    at.key(Qt.Key.Key_X, CONTROL)
    at.click("Urges")
    at.key(Qt.Key.Key_V, CONTROL)
    assert order(at.document)[:6] == ["Req", "Inv", "Urg", "Dec", "Fir", "Sec"]
    assert len(list(walk.notes(at.document))) == 1
    at.key(Qt.Key.Key_C, CONTROL)
    assert "Decides three" in QApplication.clipboard().text()


def test_insert_makes_a_paragraph_to_write_in(hands, qtbot):
    at = hands()
    at.click("Decides")
    with qtbot.waitSignal(at.bridge.shown) as heard:
        at.key(Qt.Key.Key_Insert)
    assert heard.args[0].block == at.bridge.selection.head.block
    assert numbering.of(at.document).label(heard.args[0].block) == "2."


# the menu


def test_the_menu_opens_where_it_is_asked_for(hands):
    at = hands()
    at.click("Requests")
    at.view.customContextMenuRequested.emit(at.box("Requests").center())
    shown = [m for m in at.panel.findChildren(QMenu) if m.isVisible()]
    assert len(shown) == 1
    assert not next(a for a in shown[0].actions() if a.text().startswith("Rename")).isEnabled()
    shown[0].close()


def test_the_menu_makes_headings_sections_and_annexes(hands):
    at = hands()
    at.click("Requests")
    at.menu("Insert Above", "Section")
    editor = at.view.findChild(QLineEdit)
    QTest.keyClicks(editor, "Between")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    at.qtbot.waitUntil(lambda: "II Between" in at.rows, timeout=2000)
    at.click("Rules")
    at.menu("Insert Above", "Annex")
    assert [row for row in at.rows if row.startswith("Annex")] == [
        "Annex I",
        "Annex II Rules",
        "Annex III Forms",
    ]


def test_the_menu_changes_kinds_and_copies(hands):
    at = hands()
    at.click("Requests")
    at.menu("Change Kind", "Heading")
    assert block(at.document, "Requests").kind is Kind.HEADING
    at.bridge.undo()
    at.settle()
    at.click("Decides")
    at.menu("Duplicate")
    assert order(at.document)[:6] == ["Dec", "Fir", "Sec", "Dec", "Fir", "Sec"]
    at.menu("Collapse All")
    assert not at.view.isExpanded(at.view.index_of(at.row("Operative part")))
    at.menu("Expand All")
    assert at.view.isExpanded(at.view.index_of(at.row("Operative part")))


# commands of the window


def test_commands_arrange_the_paragraphs_at_the_caret(window, saved_file):
    assert window.files.open_path(saved_file)
    bridge, page = window.view.bridge, window.view.page

    def run(command):
        window.actions_by_id[command].trigger()

    page.go_to(Place(block(bridge.document, "a report.").id, 0))
    run("insert.section")
    QTest.keyClicks(page, "Means")
    assert block(bridge.document, "Means").kind is Kind.SECTION
    page.go_to(Place(block(bridge.document, "to act").id, 0))
    run("paragraph.duplicate")
    assert [plain.words(b) for b in walk.blocks(bridge.document)].count("First;") == 2
    run("paragraph.remove")
    run("insert.annex")
    assert plain.words(bridge.document.parts[-1].blocks[0]) == "Annex"
    panel = window.view.show_panel("structure", on=True)
    run("view.collapse_structure")
    assert not any(panel.view.isExpanded(panel.view.index_of(row)) for row in panel.model.groups())
    run("view.expand_structure")
    assert all(panel.view.isExpanded(panel.view.index_of(row)) for row in panel.model.groups())


# filter, badges, state


def test_down_leads_from_the_filter_into_the_tree(hands):
    at = hands()
    at.panel.filter.setFocus()
    QTest.keyClick(at.panel.filter, Qt.Key.Key_Down)
    assert at.view.hasFocus()


@pytest.mark.parametrize(
    ("words", "found"),
    [("four", "Requests four;"), ("OP1 (b)", "Second;"), ("section means", "Means"), ("FORMS", "Forms")],
)
def test_rows_are_found_by_words_number_and_kind(hands, words, found):
    at = hands()
    QTest.keyClicks(at.panel.filter, words)
    index = at.view.index_of(at.row(found))
    assert index.isValid()
    assert not at.view.index_of(at.row("Recalling")).isValid()
    at.panel.filter.clear()
    assert at.view.index_of(at.row("Recalling")).isValid()


def test_badges_add_up_on_closed_rows(hands):
    at = hands()
    first, second = at.row("(a) First"), at.row("(b) Second")
    at.panel.show_badges("findings", {first.block: Badge("hint", 2), second.block: Badge("error")})
    at.panel.show_badges("comments", {second.block: Badge("comment")})
    above = at.model.index_of(at.row("Decides"))
    assert at.model.index_of(second).data(BADGES) == (Badge("error"), Badge("comment"))
    assert above.data(BADGES) == ()
    assert above.data(ALL_BADGES) == (Badge("error", 3), Badge("comment"))
    assert "error, comment" in at.model.index_of(second).data(Qt.ItemDataRole.AccessibleTextRole)
    at.panel.show_badges("findings", {})
    assert above.data(ALL_BADGES) == (Badge("comment"),)


def test_the_tree_keeps_its_state_through_edits_and_undo(hands):
    at = hands()
    resets = []
    for model in (at.model, at.view.model()):
        model.modelReset.connect(lambda: resets.append(1))
    at.view.collapse(at.view.index_of(at.row("Preamble")))
    at.click("Requests")
    at.click("Urges", CONTROL)
    b = at.bridge
    b.perform(lambda: moving.move_up(at.document, at.row("Means").block))
    at.settle()
    b.perform(lambda: arrange.remove(at.document, [at.row("Invites").block]))
    at.settle()
    b.undo()
    b.undo()
    at.settle()
    assert not resets
    assert at.chosen() == ["Requests four;", "Urges six."]
    assert not at.view.isExpanded(at.view.index_of(at.row("Preamble")))
    assert at.view.isExpanded(at.view.index_of(at.row("Means")))


def _shape(row):
    return [(r.key, r.label, r.words, r.block, r.number, _shape(r)) for r in row.below]


def test_moving_one_row_moves_one_row(qtbot):
    document = resolution(WORDS)
    model = StructureModel()
    model.show(document)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    told = []
    model.rowsMoved.connect(lambda *_: told.append("moved"))
    model.rowsInserted.connect(lambda *_: told.append("inserted"))
    model.rowsRemoved.connect(lambda *_: told.append("removed"))
    model.modelReset.connect(lambda: told.append("reset"))
    edit = arrange.move(document, [block(document, "Urges").id], block(document, "Decides").id, "before")
    model.show(edit.document)
    assert told == ["moved"]
    edit = annexes.move(document, block(document, "A form").id, block(document, "Rule one").id, after=False)
    model.show(document)
    told.clear()
    model.show(edit.document)
    assert told == ["moved"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents(), data=st.data())
def test_after_any_edits_the_rows_are_those_of_the_document(qapp, document, data):
    model = StructureModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(document)
    for function in data.draw(st.lists(st.sampled_from(list(OPERATIONS)), min_size=1, max_size=4)):
        try:
            document = OPERATIONS[function](document, data.draw).document
        except EditRefused:
            continue
        model.show(document)
        assert _shape(model.row_at(model.index(-1, 0))) == _shape(tree.of(document))
