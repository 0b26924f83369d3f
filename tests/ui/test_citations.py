from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from builders import resolution
from engross.citations.citation import Status
from engross.model.places import Place
from engross.ui import marks
from engross.ui.citations.panel import CitationsPanel
from engross.workspace import files

CITING = """
TITLE {number:90/5.} {title:Clean water}
ORG *The General Assembly*,
PP *Recalling* its resolution 70/1 of 25 September 2015,
PP *Recalling also* its resolution 70/1 of 3 May 2011,
PP *Noting* Security Council resolution 1325 (2001) of 31 October 2000,
PP *Noting* its resolution 61/295 of 13 September 2007, and document A/80/512,
1. *Decides* to act.
"""


@pytest.fixture
def panel(window, qtbot) -> CitationsPanel:
    window.show_document(files.new(resolution(CITING, organ="ga")))
    qtbot.waitUntil(lambda: window.view.proofing.is_settled, timeout=10_000)
    shown = window.view.show_panel("citations", on=True)
    assert isinstance(shown, CitationsPanel)
    return shown


def statuses(panel: CitationsPanel) -> list[Status]:
    return [entry.subject.status for entry in panel.list.shown]


def choose(panel: CitationsPanel, status: Status) -> None:
    panel.list.choose(next(e.subject for e in panel.list.shown if e.subject.status is status))


def test_every_citation_is_listed_with_its_state_in_words(panel):
    words = [entry.word for entry in panel.list.shown]
    assert statuses(panel)[:3] == [Status.VERIFIED, Status.MISMATCH, Status.MISMATCH]
    assert words[:2] == ["Verified", "Wrong"]
    assert panel.title == f"Citations ({len(words)})"
    assert all(entry.word in entry.detail for entry in panel.list.shown)


def test_the_buttons_count_and_hide_states(panel, qtbot):
    assert panel.list.buttons["mismatch"].text() == str(statuses(panel).count(Status.MISMATCH))
    qtbot.mouseClick(panel.list.buttons["verified"], Qt.MouseButton.LeftButton)
    assert Status.VERIFIED not in statuses(panel)
    assert Status.MISMATCH in statuses(panel)


def test_the_filter_finds_by_symbol_and_title(panel, qtbot):
    qtbot.keyClicks(panel.list.filter, "a/80/512")
    assert [entry.subject.symbol for entry in panel.list.shown] == ["A/80/512"]
    panel.list.filter.setText("no such thing")
    assert panel.list.shown == []


def test_details_tell_title_date_and_what_would_be_right(panel):
    choose(panel, Status.VERIFIED)
    said = panel.details.toPlainText()
    for part in (
        "Verified",
        "A/RES/70/1",
        "Transforming our world",
        "25 September 2015",
        "General Assembly",
        "https://",
    ):
        assert part in said
    choose(panel, Status.MISMATCH)
    said = panel.details.toPlainText()
    assert "Wrong" in said
    assert "Should read: 25 September 2015" in said


def test_return_goes_to_the_citation(panel, window):
    choose(panel, Status.MISMATCH)
    QTest.keyClick(panel.list.view, Qt.Key.Key_Return)
    citation = panel.list.current
    assert window.view.bridge.selection.head == Place(citation.block, citation.start)


def test_the_address_can_be_copied_and_opened(panel, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    choose(panel, Status.VERIFIED)
    qtbot.mouseClick(panel.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == panel.list.current.address
    qtbot.mouseClick(panel.open_button, Qt.MouseButton.LeftButton)
    assert [url.toString() for url in opened] == [panel.list.current.address]


def test_a_verified_citation_is_quiet_and_a_wrong_one_is_marked(panel, window):
    found = {mark.subject: mark.look for row in marks.of(window.view.proofing.proof).values() for mark in row}
    looks = {entry.subject.status: found[entry.subject] for entry in panel.list.shown}
    assert looks[Status.VERIFIED] == ""
    wrong = next(entry.subject for entry in panel.list.shown if entry.subject.status is Status.MISMATCH)
    drawn = [
        mark.look for mark in window.view.page.underlines.at(Place(wrong.block, wrong.start)) if mark.look
    ]
    assert drawn


def test_the_mouse_over_a_citation_shows_title_date_and_address(panel, window, qtbot):
    choose(panel, Status.VERIFIED)
    citation = panel.list.current
    page = window.view.page
    page.go_to(Place(citation.block, citation.start + 1))
    at = page.cursorRect().center() + QPoint(2, 0)
    event = QHelpEvent(QEvent.Type.ToolTip, at, page.viewport().mapToGlobal(at))
    QApplication.sendEvent(page.viewport(), event)
    said = QToolTip.text()
    QToolTip.hideText()
    for part in ("A/RES/70/1", "Verified", "Transforming our world", "25 September 2015", citation.address):
        assert part in said


def test_citations_follow_what_is_typed(panel, window, qtbot):
    before = len(panel.list.shown)
    page = window.view.page
    citation = panel.list.shown[-1].subject
    page.go_to(Place(citation.block, 0))
    QTest.keyClick(page, Qt.Key.Key_End)
    QTest.keyClicks(page, " and A/80/513")
    qtbot.waitUntil(lambda: window.view.proofing.is_settled, timeout=10_000)
    assert len(panel.list.shown) == before + 1
