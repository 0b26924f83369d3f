from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu, QToolTip

from builders import resolution
from engross.checks import runner
from engross.checks.finding import Severity
from engross.checks.profiles import NAMES, named
from engross.checks.rules import RULES
from engross.model import plain, walk
from engross.model.places import Place
from engross.ui import marks
from engross.ui.findings import page as findings_page
from engross.ui.findings.panel import FindingsPanel, summary
from engross.ui.main_window import MainWindow
from engross.ui.structure.model import BADGES
from engross.ui.theme import theme
from engross.ui.widgets.entries import EntriesModel, Entry, EntryDelegate, EntryFilter
from engross.workspace import files

FAULTY = """
TITLE {number:90/5.} {title:Clean water}
ORG *The General Assembly*,
PP *Recalling* its earlier work
PP *Noting* the report,
1. *Decides* to act,
2. *Requests* a report;
3. *Decides* to remain seized of the matter.
"""
CLEAN = """
TITLE {number:90/5.} {title:Clean water}
ORG *The General Assembly*,
PP *Noting* the report,
1. *Decides* to act.
"""
COMMA = "PUN-01"
SEMICOLON = "PUN-02"


@pytest.fixture
def proofread(window: MainWindow, qtbot):
    """Shows a document in the window, its findings beside it, and waits for them."""

    def show(notation: str) -> FindingsPanel:
        window.show_document(files.new(resolution(notation, organ="ga")))
        settle()
        panel = window.view.show_panel("findings", on=True)
        assert isinstance(panel, FindingsPanel)
        return panel

    def settle() -> None:
        qtbot.waitUntil(lambda: window.view.proofing.is_settled, timeout=10_000)

    show.settle = settle
    return show


def rules(panel: FindingsPanel) -> list[str]:
    return [entry.subject.rule for entry in panel.list.shown]


def texts(window: MainWindow) -> list[str]:
    return [plain.text(block) for block in walk.all_blocks(window.view.bridge.document)]


def test_findings_are_listed_in_the_order_of_the_text_with_their_addresses(window, proofread):
    panel = proofread(FAULTY)
    assert [r for r in rules(panel) if r.startswith("PUN")] == [COMMA, SEMICOLON]
    comma = next(entry for entry in panel.list.shown if entry.subject.rule == COMMA)
    assert comma.detail.startswith("PP1 · PUN-01 · ")
    assert panel.title == f"Findings ({len(rules(panel))})"
    assert window.status.findings.text() == summary(window.view.proofing.proof)


def test_a_text_without_findings_says_so(window, proofread):
    panel = proofread(CLEAN)
    assert rules(panel) == []
    assert panel.title == "Findings"
    assert window.status.findings.text() == "No findings"
    assert not panel.fix_button.isEnabled()
    assert not panel.fix_all_button.isEnabled()


def test_the_filter_looks_for_words_and_the_buttons_hide_severities(proofread, qtbot):
    panel = proofread(FAULTY)
    every = rules(panel)
    qtbot.keyClicks(panel.list.filter, "pun-01 pp1")
    assert rules(panel) == [COMMA]
    panel.list.filter.clear()
    assert rules(panel) == every
    errors = {e.subject.rule for e in panel.list.shown if e.subject.severity is Severity.ERROR}
    assert errors
    qtbot.mouseClick(panel.list.buttons["error"], Qt.MouseButton.LeftButton)
    assert not errors & set(rules(panel))


def test_down_leads_from_the_filter_into_the_list_and_return_to_the_place(window, proofread, qtbot):
    panel = proofread(FAULTY)
    qtbot.keyClicks(panel.list.filter, "semicolon")
    qtbot.keyClick(panel.list.filter, Qt.Key.Key_Down)
    QTest.keyClick(panel.list.view, Qt.Key.Key_Return)
    finding = panel.list.current
    assert finding.rule == SEMICOLON
    head = window.view.bridge.selection.head
    assert (head.block, head.offset) == (finding.block, finding.start)


def test_a_click_goes_to_the_place_and_explains_the_rule(window, proofread, qtbot):
    panel = proofread(FAULTY)
    at = rules(panel).index(COMMA)
    rect = panel.list.view.visualRect(panel.list.filtered.index(at, 0))
    qtbot.mouseClick(panel.list.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert window.view.bridge.selection.head.block == panel.list.current.block
    said = panel.details.toPlainText()
    rule = next(r for r in RULES if r.id == COMMA)
    for part in (rule.title, "Right", "Wrong", COMMA, "Would become"):
        assert part in said


def test_fix_puts_one_right_and_undo_takes_it_back(window, proofread, qtbot):
    panel = proofread(FAULTY)
    panel.list.choose(next(e.subject for e in panel.list.shown if e.subject.rule == COMMA))
    qtbot.mouseClick(panel.fix_button, Qt.MouseButton.LeftButton)
    assert "Recalling its earlier work," in texts(window)
    proofread.settle()
    assert COMMA not in rules(panel)
    window.actions_by_id["edit.undo"].trigger()
    assert "Recalling its earlier work" in texts(window)


def test_fix_all_is_one_step(window, proofread, qtbot):
    panel = proofread(FAULTY)
    before = texts(window)
    qtbot.mouseClick(panel.fix_all_button, Qt.MouseButton.LeftButton)
    after = texts(window)
    assert "Recalling its earlier work," in after
    assert "Decides to act;" in after
    window.actions_by_id["edit.undo"].trigger()
    assert texts(window) == before


def test_f8_goes_round_the_findings_in_both_directions(window, proofread, qtbot):
    proofread(FAULTY)
    findings = window.view.proofing.proof.findings
    page = window.view.page
    seen = []
    for _finding in findings:
        window.actions_by_id["review.next_finding"].trigger()
        head = window.view.bridge.selection.head
        seen.append((head.block, head.offset))
    assert seen == list(dict.fromkeys((f.block, f.start) for f in findings))[: len(seen)]
    window.actions_by_id["review.next_finding"].trigger()
    head = window.view.bridge.selection.head
    assert (head.block, head.offset) == seen[0]
    window.actions_by_id["review.previous_finding"].trigger()
    head = window.view.bridge.selection.head
    assert (head.block, head.offset) == seen[-1]
    assert page.underlines.at(head)
    QToolTip.hideText()


def test_the_key_at_a_finding_puts_it_right(window, proofread, qtbot):
    panel = proofread(FAULTY)
    finding = next(e.subject for e in panel.list.shown if e.subject.rule == COMMA)
    panel.list.opened.emit(finding)
    window.actions_by_id["review.fix"].trigger()
    assert "Recalling its earlier work," in texts(window)


def test_the_key_where_nothing_was_found_says_so(window, proofread):
    proofread(CLEAN)
    window.actions_by_id["review.fix"].trigger()
    assert "nothing" in window.messages.text
    window.actions_by_id["review.next_finding"].trigger()
    assert "no findings" in window.messages.text


def test_findings_follow_what_is_typed_after_a_moment(window, proofread, qtbot):
    panel = proofread(FAULTY)
    page = window.view.page
    block = next(b for b in walk.blocks(window.view.bridge.document) if "earlier work" in plain.text(b))
    page.setFocus()
    page.go_to(Place(block.id))
    QTest.keyClick(page, Qt.Key.Key_End)
    QTest.keyClicks(page, ",")
    assert COMMA in rules(panel)
    proofread.settle()
    assert COMMA not in rules(panel)
    assert SEMICOLON in rules(panel)


def test_a_finding_whose_paragraph_moved_on_is_not_fixed(window, proofread, qtbot):
    panel = proofread(FAULTY)
    finding = next(e.subject for e in panel.list.shown if e.subject.rule == COMMA)
    panel.list.choose(finding)
    window.view.page.go_to(Place(finding.block))
    QTest.keyClicks(window.view.page, "Not ")
    before = texts(window)
    assert not window.view.proofing.can_fix(finding)
    assert not window.view.proofing.fix(finding)
    assert texts(window) == before
    assert "changed" in window.messages.text


def test_paragraphs_with_findings_are_marked_in_the_structure_and_the_strip(window, proofread, qtbot):
    proofread(FAULTY)
    finding = next(f for f in window.view.proofing.proof.findings if f.rule == COMMA)
    structure = window.view.show_panel("structure", on=True)
    index = structure.model.index_of_block(finding.block)
    assert [badge.look for badge in index.data(BADGES)] == [finding.severity.value]
    strip = window.view.page.strip
    assert strip.isVisible()
    y = next(y for y, _colour, node in strip.ticks() if node == finding.block)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(3, round(y)))
    assert window.view.bridge.selection.head.block == finding.block


def test_marks_can_be_seen_beside_a_page_with_little_room(window, proofread):
    proofread(FAULTY)
    window.resize(800, 600)
    window.view.show_panel("structure", on=True)
    window.view.show_panel("pages", on=True)
    strip = window.view.page.strip
    strip.grab()  # puts the ticks where they are due
    image = strip.grab().toImage()
    y = round(strip.ticks()[0][0])
    ground = image.pixelColor(0, y)
    assert sum(image.pixelColor(x, y) != ground for x in range(image.width())) >= 4


def test_the_strip_follows_the_text_once_people_pause(window, proofread, qtbot):
    proofread(FAULTY)
    page, strip = window.view.page, window.view.page.strip
    finding = next(f for f in window.view.proofing.proof.findings if f.rule == SEMICOLON)

    def height() -> float:
        return next(y for y, _colour, node in strip.ticks() if node == finding.block)

    def ink() -> QColor:
        return strip.grab().toImage().pixelColor(3, round(height()))

    ground = strip.grab().toImage().pixelColor(3, strip.height() - 4)
    before = height()
    assert ink() != ground
    page.go_to(Place(finding.block))
    for _ in range(6):
        QTest.keyClick(page, Qt.Key.Key_Return)
    assert height() > before + 4
    assert ink() == ground
    with qtbot.waitSignal(window.view.bridge.settled):
        pass
    assert ink() != ground


def test_the_tip_of_a_finding_says_what_is_wrong(window, proofread):
    proofread(FAULTY)
    finding = next(f for f in window.view.proofing.proof.findings if f.rule == COMMA)
    tip = marks.tip([finding])
    assert finding.message in tip
    assert COMMA in tip


def test_the_panel_follows_the_theme(window, proofread):
    panel = proofread(FAULTY)
    panel.list.view.setCurrentIndex(panel.list.filtered.index(0, 0))
    panel.use_theme(theme("dark"))
    assert theme("dark").colours["muted"] in panel.details.toHtml().lower()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_page_with_its_example_and_its_change(rule):
    example = rule.examples[0]
    document = resolution(example.wrong, organ=example.organ, language=example.language, **example.metadata)
    profile = next(p for p in map(named, NAMES) if p.severity(rule.id))
    finding = runner.run(document, profile, rules=[rule]).findings[0]
    said = findings_page.of(finding, rule, document, dict(theme("light").colours))
    assert "ORG" not in said
    assert "<b>" in said
    assert rule.id in said


@pytest.mark.parametrize("is_filtered", [False, True])
def test_the_entries_are_a_sound_model(qapp, qtmodeltester, is_filtered):
    model = EntriesModel(theme("light"))
    filtered = EntryFilter()
    filtered.setSourceModel(model)
    rows = [
        Entry(n, "error" if n % 2 else "hint", "error", "error", f"Entry {n}", "where", "Error")
        for n in range(9)
    ]
    qtmodeltester.check(filtered if is_filtered else model, force_py=True)
    for shown in (rows, rows[:3] + rows[5:], rows[:3], rows[::-1], []):
        model.show(shown)
        assert [model.index(n).data() for n in range(model.rowCount())] == [entry.title for entry in shown]
        assert [entry.title for entry in filtered.entries()] == [entry.title for entry in shown]
    model.show(rows)
    filtered.find("3")
    filtered.hide_groups(frozenset({"hint"}))
    assert [entry.title for entry in filtered.entries()] == ["Entry 3"]


def test_rows_that_stay_keep_their_selection(proofread, window, qtbot):
    panel = proofread(FAULTY)
    kept = next(e.subject for e in panel.list.shown if e.subject.rule == SEMICOLON)
    panel.list.choose(kept)
    window.view.proofing.fix(next(e.subject for e in panel.list.shown if e.subject.rule == COMMA))
    proofread.settle()
    assert panel.list.current == kept


def test_another_house_style_checks_by_other_rules(window, proofread, qtbot):
    proofread(FAULTY)

    def style() -> str:
        return window.view.proofing.proof.checks.profile.name

    assert style() == "ga"
    window.actions_by_id["review.style_sc"].trigger()
    qtbot.waitUntil(lambda: style() == "sc")
    assert window.settings.profile == "sc"
    assert window.actions_by_id["review.style_sc"].isChecked()
    window.actions_by_id["review.style_organ"].trigger()
    qtbot.waitUntil(lambda: style() == "ga")


def test_openings_restored_on_reading_are_told_in_one_hint(window, qtbot):
    opened = files.new(resolution(CLEAN, organ="ga"), restored=2)
    window.show_document(opened)
    qtbot.waitUntil(lambda: window.view.proofing.is_settled, timeout=10_000)
    (finding,) = window.view.proofing.proof.findings
    assert finding.rule == "OPN-01"
    assert finding.severity is Severity.HINT


def test_the_menu_of_the_page_offers_the_fix_of_what_the_mouse_is_on(window, proofread, qtbot):
    proofread(FAULTY)
    finding = next(f for f in window.view.proofing.proof.findings if f.rule == SEMICOLON)
    page = window.view.page
    page.go_to(Place(finding.block, finding.start))
    at = page.cursorRect().center()
    page.go_to(Place(finding.block, 0))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, page.viewport().mapToGlobal(at))
    QApplication.sendEvent(page.viewport(), event)
    (menu,) = (m for m in window.findChildren(QMenu) if m.isVisible())
    action = menu.actions()[0]
    assert action.text() == f"Fix: {finding.message}"
    action.trigger()
    menu.close()
    assert "Decides to act;" in texts(window)


def test_lines_of_a_list_are_read_in_the_order_of_their_own_script(qtbot):
    def drawn(title):
        view = QListView()
        qtbot.addWidget(view)
        model = EntriesModel(theme("light"), view)
        model.show([Entry(1, "error", "error", "error", title, "PP1", "Error")])
        view.setModel(model)
        view.setItemDelegate(EntryDelegate(theme("light"), view))
        view.resize(300, 60)
        return view.grab().toImage()

    said = "انظر القرار A/RES/70/1، المرفق."
    forced_rtl, forced_ltr = f"\u2067{said}\u2069", f"\u2066{said}\u2069"
    assert drawn(said) == drawn(forced_rtl) != drawn(forced_ltr)
    assert drawn("See A/RES/70/1، المرفق.") == drawn("\u2066See A/RES/70/1، المرفق.\u2069")
