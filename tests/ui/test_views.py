"""Ways to look at the document: two places at once, only one paragraph, the whole screen, a wide page."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import block
from engross.model import plain, walk
from engross.model.places import Place
from engross.workspace import files, templates
from ui.agreement import disagreement
from ui.driver import Driver

PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def opened(window, saved_file):
    assert window.files.open_path(saved_file)
    window.activateWindow()
    return window


def trigger(window, command_id):
    window.actions_by_id[command_id].trigger()


def focus(page):
    """As a click does, wherever the window system has the focus."""
    page.setFocus()
    QApplication.processEvents()
    assert page.hasFocus()


def agree(window):
    for page in window.view.pages:
        fault = disagreement(page, window.view.bridge.document)
        assert not fault, fault


def texts(window):
    return [plain.text(b) for b in walk.all_blocks(window.view.bridge.document)]


@pytest.fixture
def split(opened):
    trigger(opened, "view.split")
    assert opened.actions_by_id["view.split"].isChecked()
    return opened, *opened.view.pages


def test_two_places_show_what_is_typed_in_either(split):
    window, first, second = split
    document = window.view.bridge.document
    focus(first)
    first.go_to(Place(block(document, "First;").id, 0))
    focus(second)
    second.go_to(Place(block(document, "a report.").id, 0))
    QTest.keyClicks(second, "Two ")
    agree(window)
    focus(first)
    QTest.keyClicks(first, "One ")
    agree(window)
    assert "One First;" in texts(window)
    assert "Two Requests a report." in texts(window)


def test_each_place_keeps_a_caret_of_its_own(split):
    window, first, second = split
    document = window.view.bridge.document
    here, there = Place(block(document, "First;").id, 2), Place(block(document, "a report.").id, 3)
    focus(first)
    first.go_to(here)
    focus(second)
    second.go_to(there)
    assert window.view.bridge.selection.head == there
    assert first.sync.where.selection().head == here
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert first.sync.where.selection().head == here
    focus(first)
    assert window.view.bridge.selection.head == here
    assert window.view.page is first


def test_a_place_whose_paragraph_is_gone_still_has_a_caret(split):
    window, first, second = split
    document = window.view.bridge.document
    focus(first)
    first.go_to(Place(block(document, "First;").id, 2))
    focus(second)
    trigger(window, "edit.select_all")
    QTest.keyClick(second, Qt.Key.Key_Delete)
    agree(window)
    focus(first)
    QTest.keyClicks(first, "x")
    agree(window)


def test_the_split_ends_and_typing_goes_on(split):
    window, first, second = split
    focus(second)
    trigger(window, "view.split")
    assert window.view.pages == [second]
    QTest.keyClicks(second, "y")
    agree(window)
    trigger(window, "view.split")
    agree(window)
    assert len(window.view.pages) == 2
    assert first not in window.view.pages


def test_commands_work_where_the_focus_is(split):
    window, first, second = split
    target = block(window.view.bridge.document, "a report.")
    focus(second)
    second.go_to(Place(target.id, 9))
    trigger(window, "insert.footnote")
    agree(window)
    trigger(window, "edit.undo")
    agree(window)
    trigger(window, "view.zoom_in")
    assert first.sync.sheet.zoom == second.sync.sheet.zoom == 1.1
    agree(window)


@pytest.mark.parametrize("seed", [1, 2])
def test_random_work_in_both_places_leaves_them_in_agreement(split, seed):
    window, *pages = split
    drivers = [Driver(page, window.view.bridge, seed + number) for number, page in enumerate(pages)]
    choice = random.Random(seed)
    for _step in range(120):
        number = choice.randrange(2)
        focus(pages[number])
        done = drivers[number].step()
        for page in pages:
            fault = disagreement(page, window.view.bridge.document)
            assert not fault, (done, fault)


def test_focus_leaves_the_page_alone_and_escape_brings_all_back(opened):
    assert opened.view.shown_panels == ["structure"]
    trigger(opened, "view.focus")
    assert opened.view.shown_panels == []
    assert not opened.menuBar().isVisible()
    assert not opened.statusBar().isVisible()
    page = opened.view.page
    page.go_to(Place(block(opened.view.bridge.document, "First;").id, 0))
    QTest.keyClicks(page, "still ")
    assert "still First;" in texts(opened)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert opened.view.shown_panels == ["structure"]
    assert opened.menuBar().isVisible()
    assert not opened.actions_by_id["view.focus"].isChecked()


def test_focus_dims_what_is_not_being_written(opened):
    page = opened.view.page
    here, other = (block(opened.view.bridge.document, words) for words in ("First;", "a report."))
    page.go_to(Place(here.id, 0))

    def darkest(node):
        rect = page.sync.where.block_of(node.id).layout()
        at = page.document().documentLayout().blockBoundingRect(page.sync.where.block_of(node.id))
        image = (
            page.viewport()
            .grab(at.toRect().translated(QPoint(0, -page.verticalScrollBar().value())))
            .toImage()
        )
        assert rect.lineCount()
        return min(
            image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())
        )

    before = darkest(other)
    opened.view.dim(on=True)
    assert darkest(other) > before + 60
    assert darkest(here) < before + 20
    opened.view.dim(on=False)
    assert darkest(other) == before


def test_the_whole_screen_and_back(opened):
    trigger(opened, "view.full_screen")
    assert opened.isFullScreen()
    assert opened.actions_by_id["view.full_screen"].isChecked()
    trigger(opened, "view.full_screen")
    assert not opened.isFullScreen()


def test_a_wide_page_takes_the_window(opened):
    opened.resize(1700, 900)
    page = opened.view.page
    before = page.viewport().width()
    trigger(opened, "view.full_width")
    assert page.viewport().width() > before + 200
    agree(opened)
    trigger(opened, "view.full_width")
    assert page.viewport().width() == before


def test_the_page_is_zoomed_to_the_width(opened):
    opened.resize(1700, 900)
    trigger(opened, "view.zoom_width")
    page = opened.view.page
    assert opened.settings.zoom > 100
    assert page.sync.sheet.length("width") == pytest.approx(page.viewport().width(), abs=3)


def test_the_margins_of_a_narrow_sheet_give_way_to_its_text(opened):
    page = opened.view.page

    def share() -> float:
        """Of the sheet that is text; and the text stands where the column is."""
        block = page.document().begin().next()
        left = page.document().documentLayout().blockBoundingRect(block).left()
        assert left == pytest.approx(page.column.left(), abs=1)
        return page.column.width() / page.viewport().width()

    opened.resize(1600, 800)
    wide = share()
    opened.resize(820, 800)
    assert share() > wide + 0.02
    opened.resize(1600, 800)
    assert share() == pytest.approx(wide)


def test_an_empty_line_says_what_it_waits_for_until_it_has_words(window):
    trigger(window, "file.new")
    page = window.view.page
    empty = next(b for b in walk.blocks(window.view.bridge.document) if b.kind.value == "preambular")

    def ink():
        at = page.document().documentLayout().blockBoundingRect(page.sync.where.block_of(empty.id)).toRect()
        image = page.viewport().grab(at.translated(QPoint(0, -page.verticalScrollBar().value()))).toImage()
        colours = {
            image.pixelColor(x, y).lightness() // 40
            for x in range(40, image.width())
            for y in range(image.height())
        }
        return len(colours)

    page.go_to(Place(empty.id, 0))
    assert ink() > 2
    assert plain.text(empty) == ""
    QTest.keyClicks(page, "Recalling its resolution")
    QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "what the resolution rests on" not in "".join(texts(window))


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_what_an_empty_line_waits_for_stays_within_the_column(window, qtbot, language):
    window.show_document(files.new(templates.document("sc-draft", language)))
    window.resize(900, 700)
    window.view.show_panel("masthead", on=True)
    window.show()
    qtbot.waitExposed(window)
    page = window.view.page
    empty = next(b for b in walk.blocks(window.view.bridge.document) if not b.inlines)
    page.go_to(Place(empty.id))
    row, column = page.cursorRect(), page.column
    image = page.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    beside = [x for x in range(image.width()) if not column.left() - 4 < x / ratio < column.right() + 4][4:-4]
    rows = range(round(row.top() * ratio), round(row.bottom() * ratio))
    assert len({image.pixelColor(x, y).name() for x in beside for y in rows}) == 1
