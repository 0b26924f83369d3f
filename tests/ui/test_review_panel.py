"""Comments and the review panel, by the keyboard in a window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from builders import resolution
from engross.editing import masthead, remarks
from engross.model import plain, walk
from engross.model.places import Place, Selection
from engross.review import comments, report
from engross.ui import dialogs
from engross.ui.structure.model import StructureModel
from engross.ui.widgets.entries import heading
from engross.workspace import files
from ui.agreement import disagreement

CONTROL = Qt.KeyboardModifier.ControlModifier
WATER = """
TITLE {number:90/5.} {title:Clean water}
ORG The General Assembly,
1. *Decides* to act on water;
2. *Requests* a report.
"""


class Hands:
    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        window.change_settings(author="Ann")
        window.show_document(files.new(resolution(WATER)))
        window.resize(1280, 800)
        window.show()

    @property
    def document(self):
        return self.window.view.bridge.document

    @property
    def threads(self):
        return self.document.comments

    def select(self, words):
        for block in walk.all_blocks(self.document):
            start = plain.text(block).find(words)
            if start >= 0:
                self.window.view.page.show_stretch(
                    Selection(Place(block.id, start), Place(block.id, start + len(words)))
                )
                self.window.view.page.setFocus()
                return
        raise AssertionError(words)

    def caret(self, words):
        self.select(words)
        self.window.view.page.go_to(self.window.view.bridge.selection.head)

    def do(self, command):
        self.window.actions_by_id[command].trigger()
        self.check()

    @property
    def card(self):
        return next(g for g in self.window.groups if "review.comment" in g.handlers()).card

    def comment(self, words, said):
        self.select(words)
        self.do("review.comment")
        QTest.keyClicks(self.card.text, said)
        QTest.keyClick(self.card.text, Qt.Key.Key_Return, CONTROL)
        self.check()

    @property
    def panel(self):
        view = self.window.view
        return view.show_panel("review", on=True)

    def titles(self):
        return [entry.title for entry in self.panel.list.shown]

    def rest(self):
        """Let the pause after the last change pass."""
        self.qtbot.wait(200)

    def check(self):
        fault = disagreement(self.window.view.page, self.document)
        assert not fault, fault


@pytest.fixture
def hands(window, qtbot):
    return Hands(window, qtbot)


def test_a_comment_on_selected_words(hands):
    hands.comment("on water", "Which water?")
    (thread,) = hands.threads
    assert (thread.text, thread.author) == ("Which water?", "Ann")
    assert thread.at.endswith("Z")
    block, start, end = remarks.anchored(hands.document)[thread.id]
    assert plain.text(walk.block_of(hands.document, block))[start:end] == "on water"


def test_at_a_caret_it_is_on_the_paragraph_and_may_be_private(hands):
    hands.caret("Requests")
    hands.do("review.comment")
    card = hands.card
    QTest.keyClicks(card.text, "From whom?")
    card.kind.setCurrentIndex(1)
    QTest.keyClick(card.private, Qt.Key.Key_Space)
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    (thread,) = hands.threads
    assert thread.kind == "question"
    assert thread.is_private
    assert remarks.anchored(hands.document)[thread.id][1:] == (0, 0)


def test_what_was_begun_and_left_is_not_lost(hands):
    hands.caret("Requests")
    hands.do("review.comment")
    QTest.keyClicks(hands.card.text, "Half a thou")
    QTest.keyClick(hands.card.text, Qt.Key.Key_Escape)
    assert not hands.threads
    hands.do("review.comment")
    assert hands.card.text.toPlainText() == "Half a thou"


def test_answers_resolving_and_reopening(hands):
    hands.comment("on water", "Which water?")
    panel = hands.panel
    panel.choose(hands.threads[0].id)
    QTest.keyClicks(panel.answer, "All of it.")
    QTest.keyClick(panel.answer, Qt.Key.Key_Return, CONTROL)
    assert [reply.text for reply in hands.threads[0].replies] == ["All of it."]
    assert panel.answer.toPlainText() == ""
    assert "All of it." in panel.details.toPlainText()
    QTest.mouseClick(panel.resolve, Qt.MouseButton.LeftButton)
    assert hands.threads[0].is_resolved
    QTest.mouseClick(panel.resolve, Qt.MouseButton.LeftButton)
    assert not hands.threads[0].is_resolved
    hands.do("edit.undo")
    assert hands.threads[0].is_resolved


def test_assigning_changing_the_kind_and_deleting(hands, monkeypatch):
    hands.comment("on water", "Which water?")
    panel = hands.panel
    panel.choose(hands.threads[0].id)
    offered = []
    monkeypatch.setattr(dialogs, "ask_name", lambda *a: (offered.extend(a[3]), "Bob")[1])
    entries = {action.text(): action for action in panel.more.menu().actions()}
    entries["Assign…"].trigger()
    entries["Private"].trigger()
    assert offered == ["Ann"]
    next(a for a in entries["Kind"].menu().actions() if a.text() == "Legal").trigger()
    (thread,) = hands.threads
    assert (thread.assigned, thread.is_private, thread.kind) == ("Bob", True, "legal")
    entries["Delete Comment"].trigger()
    assert not hands.threads
    hands.check()


@pytest.fixture
def busy(hands):
    """An insertion and a deletion of Ann, and a comment of hers between."""
    hands.do("review.track")
    hands.caret("Decides")
    QTest.keyClicks(hands.window.view.page, " xnow")
    hands.comment("on water", "Which water?")
    hands.select("report")
    QTest.keyClick(hands.window.view.page, Qt.Key.Key_Backspace)
    hands.rest()
    return hands


def test_the_panel_lists_both_in_the_order_of_the_text(busy):
    assert busy.titles() == ["xnow", "Which water?", "report"]
    panel = busy.panel
    panel.order.setCurrentIndex(2)
    assert busy.titles() == ["Which water?", "xnow", "report"]
    assert panel.title == "Review (3)"


def test_the_list_is_filtered_and_searched(busy):
    panel = busy.panel
    QTest.keyClicks(panel.list.filter, "water")
    assert busy.titles() == ["Which water?"]
    panel.list.filter.clear()
    panel.list.buttons["comment"].click()
    assert busy.titles() == ["xnow", "report"]


def test_accepting_and_rejecting_in_the_panel(busy):
    panel = busy.panel
    panel.list.view.setCurrentIndex(panel.list.filtered.index(0, 0))
    QTest.mouseClick(panel.accept, Qt.MouseButton.LeftButton)
    panel.list.view.setCurrentIndex(panel.list.filtered.index(1, 0))
    QTest.mouseClick(panel.reject, Qt.MouseButton.LeftButton)
    assert busy.titles() == ["Which water?"]
    assert not busy.document.changes
    assert "Decides xnow to act on water;" in [plain.text(b) for b in walk.all_blocks(busy.document)]
    busy.check()


def test_opening_an_entry_goes_there(busy):
    panel = busy.panel
    panel.list.view.setCurrentIndex(panel.list.filtered.index(2, 0))
    panel.list.view.activated.emit(panel.list.filtered.index(2, 0))
    assert busy.window.view.bridge.selection.head.offset == len("Requests a ")


def test_typing_tells_of_rows_and_never_resets(busy):
    panel = busy.panel
    resets = []
    panel.list.model.modelReset.connect(lambda: resets.append(1))
    panel.list.view.setCurrentIndex(panel.list.filtered.index(2, 0))
    chosen = panel.list.current
    busy.caret("Decides xno")
    QTest.keyClicks(busy.window.view.page, "yy")
    busy.rest()
    assert busy.titles()[0] == "xnoyyw"
    assert panel.list.current == chosen
    assert not resets


def test_the_structure_and_the_strip_show_where_they_are(busy):
    page = busy.window.view.page
    assert {colour for _y, colour, _node in page.strip.ticks()} >= {"accent", "author_1"}
    model = busy.window.view.show_panel("structure", on=True).model
    assert isinstance(model, StructureModel)
    busy.do("review.reject_all")
    busy.rest()
    assert [colour for _y, colour, _node in page.strip.ticks()].count("author_1") == 0


def test_next_goes_to_comments_too(busy):
    busy.caret("The General")
    seen = []
    for _ in range(3):
        busy.do("review.next")
        seen.append(busy.window.view.page.textCursor().selectedText())
    assert seen == [" xnow", "on water", "report"]


def test_everything_has_a_name(busy):
    panel = busy.panel
    for widget in (panel.order, panel.details, panel.answer, panel.more, panel.list.view, panel.list.filter):
        assert widget.accessibleName()
    busy.do("review.comment")
    QApplication.processEvents()
    for widget in (busy.card, busy.card.text, busy.card.kind):
        assert widget.accessibleName()


@pytest.mark.parametrize("ending", [".csv", ".html", ".docx"])
def test_comments_are_written_for_a_meeting(busy, tmp_path, monkeypatch, ending):
    target = tmp_path / f"comments{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    busy.do("file.export_comments")
    if ending == ".docx":
        words = " ".join(map(plain.text, walk.all_blocks(files.open(target).document)))
    else:
        words = target.read_text(encoding="utf-8-sig")
    for said in ("OP1", "on water", "Ann", "Which water?"):
        assert said in words


def test_without_comments_nothing_is_written(hands, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: pytest.fail("asked for a name"))
    hands.do("file.export_comments")
    assert "no comments" in hands.window.messages.text


NOTED = "1. *Decides* to act.[^See the report.]\n2. *Requests* a report."


def test_a_whole_footnote_a_whole_paragraph_and_the_whole_text_are_commented_on(hands):
    hands.window.show_document(files.new(resolution(NOTED)))
    for caret, command, clause in (
        ("See the", "review.comment_note", "OP1, FN1"),
        ("Requests", "review.comment_paragraph", "OP2"),
        ("Requests", "review.comment_text", ""),
    ):
        hands.select(caret)
        hands.do(command)
        assert hands.card.accessibleName().endswith(clause)
        QTest.keyClicks(hands.card.text, f"On {clause}")
        QTest.keyClick(hands.card.text, Qt.Key.Key_Return, CONTROL)
    assert [(line.clause, line.text) for line in report.lines(hands.document)] == [
        ("Whole text", "On"),
        ("OP1, FN1", "On OP1, FN1"),
        ("OP2", "On OP2"),
    ]


def test_where_there_is_no_footnote_none_is_commented_on(hands):
    hands.caret("Requests")
    hands.do("review.comment_note")
    assert "no footnote here" in hands.window.messages.text


def test_the_menu_of_the_page_offers_comments_and_goes_to_the_one_here(hands):
    group = next(g for g in hands.window.groups if "review.comment" in g.handlers())
    hands.select("on water")
    assert [title for title, _do in group.offers()][:2] == ["New Comment…", "Comment on the Paragraph…"]
    hands.comment("on water", "Which water?")
    hands.caret("on wa")
    title, show = group.offers()[0]
    assert title == "Show Comment"
    show()
    assert hands.panel.details.toPlainText().endswith("Which water?")
    assert QApplication.focusWidget() is hands.panel.answer


def test_private_comments_leave_with_an_export_when_asked_for(hands, tmp_path, monkeypatch):
    hands.comment("on water", "Entre nous")
    hands.window.view.bridge.perform(
        lambda: comments.change(hands.document, hands.threads[0].id, is_private=True)
    )
    target = tmp_path / "out.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    hands.do("file.export_docx")
    assert "without a private comment" in hands.window.messages.text
    assert not files.open(target).document.comments
    too = next(b for b in hands.window.messages.findChildren(QPushButton) if "Private" in b.text())
    QTest.mouseClick(too, Qt.MouseButton.LeftButton)
    assert [thread.text for thread in files.open(target).document.comments] == ["Entre nous"]


def sections(hands):
    """Each section of the list with the titles in it."""
    found: dict[str, list[str]] = {}
    for entry in hands.panel.list.shown:
        found.setdefault(entry.section, []).append(entry.title)
    return found


def test_the_list_stands_in_sections_by_clause_author_and_state(busy):
    panel = busy.panel
    assert sections(busy) == {"OP1": ["xnow", "Which water?"], "OP2": ["report"]}
    busy.window.change_settings(author="Bo")
    busy.comment("Requests", "From whom?")
    panel.order.setCurrentIndex(1)
    assert sections(busy) == {"Ann": ["xnow", "Which water?", "report"], "Bo": ["From whom?"]}
    panel.order.setCurrentIndex(2)
    assert sections(busy) == {"Open comments": ["Which water?", "From whom?"], "Changes": ["xnow", "report"]}


def test_a_heading_stands_above_the_first_row_that_the_filter_leaves_of_a_section(busy):
    view, filtered = busy.panel.list.view, busy.panel.list.filtered
    busy.panel.list.filter.setText("water")
    assert [heading(filtered.index(row, 0)) for row in range(filtered.rowCount())] == ["OP1"]
    busy.panel.list.filter.clear()
    assert [heading(filtered.index(row, 0)) for row in range(3)] == ["OP1", "", "OP2"]
    heights = [view.sizeHintForIndex(filtered.index(row, 0)).height() for row in range(3)]
    assert heights[0] == heights[2] > heights[1]


def test_a_comment_whose_words_are_gone_stays_at_its_paragraph(hands):
    hands.comment("on water", "Which water?")
    hands.select("on water")
    QTest.keyClick(hands.window.view.page, Qt.Key.Key_Delete)
    hands.rest()
    (entry,) = hands.panel.list.shown
    assert entry.section == "OP1"
    assert "its words are gone" in entry.detail
    hands.panel.choose(hands.threads[0].id)
    assert "its words are gone" in hands.panel.details.toPlainText()
    hands.caret("Decides")
    place = hands.window.view.bridge.selection.head
    assert any("Which water?" in tell(place) for tell in hands.window.view.page.mouse.tells)


def test_a_sign_beside_the_paragraph_shows_a_comment_that_no_words_show(hands):
    page = hands.window.view.page
    start = page.viewport().pos() + QPoint(page.column.right() + round(page.sync.sheet.px(50)), 0)
    beside = QRect(start, QSize(30, page.viewport().height()))

    def margin():
        hands.rest()
        return page.grab().toImage().copy(beside)

    without = margin()
    hands.comment("on water", "Which water?")
    assert margin() == without
    hands.select("on water")
    QTest.keyClick(page, Qt.Key.Key_Delete)
    assert margin() != without
    hands.window.view.bridge.perform(lambda: comments.resolve(hands.document, hands.threads[0].id))
    assert margin() == without


def test_everything_about_what_is_chosen_is_said(busy):
    panel = busy.panel
    panel.list.view.setCurrentIndex(panel.list.filtered.index(0, 0))
    said = panel.details.toPlainText()
    assert said.startswith("OP1\n") and "Inserted by Ann" in said and said.endswith("xnow")
    panel.list.view.setCurrentIndex(panel.list.filtered.index(1, 0))
    said = panel.details.toPlainText()
    assert said.startswith("OP1 · “on water”\nAnn · Comment · ")


def test_changed_data_of_the_text_say_what_they_were(hands):
    hands.do("review.track")
    hands.window.view.bridge.perform(lambda: masthead.set_metadata(hands.document, language="fr"))
    hands.rest()
    assert hands.titles() == ["Language: en → fr"]
    hands.panel.list.view.setCurrentIndex(hands.panel.list.filtered.index(0, 0))
    assert "Language: en → fr" in hands.panel.details.toPlainText()


def test_a_paragraph_says_what_it_has_and_a_stop_what_it_is(busy, qtbot):
    page = busy.window.view.page
    busy.caret("Decides")
    qtbot.waitUntil(lambda: page.accessibleDescription() == "Operative paragraph 1, 1 change, 1 comment")
    for said in ("Inserted: xnow, by Ann", "Comment by Ann: Which water?", "Deleted: report, by Ann"):
        busy.do("review.next")
        qtbot.waitUntil(lambda said=said: page.accessibleDescription().endswith(said))


def test_kinds_are_those_of_the_data_and_others_keep_their_name(hands, tmp_path):
    hands.comment("on water", "Which water?")
    hands.panel.choose(hands.threads[0].id)
    menu = next(a for a in hands.panel.more.menu().actions() if a.text() == "Kind").menu()
    assert [action.text() for action in menu.actions()] == list(comments.kinds().values())
    thread = hands.threads[0].id
    hands.window.view.bridge.perform(lambda: comments.change(hands.document, thread, kind="cost"))
    hands.panel.choose(thread)
    assert hands.panel.list.shown[0].detail.startswith("cost · ")
    files.save(hands.window.view.opened, tmp_path / "kept.xml")
    assert files.open(tmp_path / "kept.xml").document.comments == hands.threads


def test_a_footnote_that_came_is_called_one(hands):
    hands.do("review.track")
    hands.caret("Requests")
    hands.do("insert.footnote")
    hands.rest()
    assert hands.titles() == ["Footnote"]


def test_the_open_panel_follows_from_one_change_or_comment_to_the_next(hands):
    hands.comment("on water", "Which water?")
    hands.comment("report", "By when?")
    hands.do("review.comment_text")
    QTest.keyClicks(hands.card.text, "Who pays?")
    QTest.keyClick(hands.card.text, Qt.Key.Key_Return, CONTROL)
    hands.do("review.track")
    hands.caret("Requests")
    QTest.keyClicks(hands.window.view.page, " now")
    panel, seen = hands.panel, []
    hands.caret("General")
    for command in ("review.next",) * 4 + ("review.previous",):
        hands.do(command)
        thread = next((t for t in hands.threads if t.id == panel.list.current.id), None)
        seen.append(thread.text if thread else panel.list.view.currentIndex().data())
    assert seen[0] == "Which water?"
    assert "now" in seen[1]
    assert seen[2:] == ["By when?", "Who pays?", "By when?"]


def test_deciding_and_going_on_the_open_panel_follows(hands):
    hands.do("review.track")
    for word in ("Decides", "Requests"):
        hands.caret(word)
        QTest.keyClicks(hands.window.view.page, " now")
    panel = hands.panel
    hands.caret("General")
    hands.do("review.next")
    (first, second) = [entry.subject for entry in panel.list.shown]
    assert panel.list.current == first
    hands.do("review.accept_next")
    assert panel.list.current == second
