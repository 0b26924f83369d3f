"""The panel of official pages: they follow the typing, and a click goes to the text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from builders import resolution
from engross.errors import AppError
from engross.model import plain, walk
from engross.ui.pages.panel import PagesPanel
from engross.ui.pages.printing import Printing
from engross.ui.theme import theme
from ui.conftest import Desk

NOTATION = "MAST {symbol:A/RES/90/5}\nTITLE Wells\nORG The General Assembly,\n" + "\n".join(
    f"{n}. *Notes* that well {n} is deep and that the water in it is clear, as the report of the committee says;"
    for n in range(1, 90)
)


@pytest.fixture
def pages(qtbot, desk: Callable[..., Desk]) -> Iterator[tuple[Desk, PagesPanel]]:
    made = desk(NOTATION)
    panel = PagesPanel(made.bridge, theme("light"))
    qtbot.addWidget(panel)
    panel.resize(500, 700)
    with qtbot.waitSignal(panel.view.page_shown, timeout=10_000):
        panel.show()
    yield made, panel
    panel.close_document()


def test_pages_are_shown_and_counted(pages: tuple[Desk, PagesPanel]) -> None:
    _, panel = pages
    assert panel.view.accessibleDescription().startswith("Page 1 of ")
    assert panel.view.verticalScrollBar().maximum() > panel.height()
    image = panel.grab().toImage()
    assert sum(image.pixelColor(x, 300).lightness() > 200 for x in range(0, 500, 10)) > 25, (
        "paper, with some ink"
    )


def test_a_click_goes_to_the_paragraph_under_it(qtbot, pages: tuple[Desk, PagesPanel]) -> None:
    desk, panel = pages
    went: list[str] = []
    desk.bridge.shown.connect(
        lambda place: went.append(plain.text(walk.block_of(desk.document, place.block)))
    )
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(250, 450))
    assert went[0].startswith("Notes that well")
    panel.view.verticalScrollBar().setValue(panel.view.verticalScrollBar().maximum())
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(250, 300))
    assert int(went[1].split()[3]) > int(went[0].split()[3]) + 20


def test_the_page_of_the_caret_is_followed(qtbot, pages: tuple[Desk, PagesPanel]) -> None:
    desk, panel = pages
    desk.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not panel.view.accessibleDescription().startswith("Page 1 "), timeout=5_000)
    assert panel.view.accessibleDescription() == f"Page {panel.view.page_count} of {panel.view.page_count}"
    desk.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.view.accessibleDescription().startswith("Page 1 "), timeout=5_000)


def test_pages_follow_the_typing(qtbot, pages: tuple[Desk, PagesPanel]) -> None:
    desk, panel = pages
    before = panel.view.grab().toImage()
    desk.type("XXXXXXXXXXXXXXXXXX")
    qtbot.waitUntil(lambda: panel.view.grab().toImage() != before, timeout=5_000)


def test_a_sign_that_no_font_has_is_told_above_the_pages(qtbot, desk: Callable[..., Desk]) -> None:
    made = desk("TITLE {title:Wells}\n1. *Decides* \U00013000 to act;")
    panel = PagesPanel(made.bridge, theme("light"))
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.sheet_shown, timeout=10_000):
        panel.show()
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert any("No font" in said and "\U00013000" in said for said in words)
    panel.close_document()


def test_zoom_by_button_and_keys(qtbot, pages: tuple[Desk, PagesPanel]) -> None:
    _, panel = pages
    height = panel.view.verticalScrollBar().maximum()
    larger = next(b for b in panel.findChildren(QToolButton) if b.accessibleName() == "Larger pages")
    qtbot.mouseClick(larger, Qt.MouseButton.LeftButton)
    assert panel.view.verticalScrollBar().maximum() > height


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    made = QPrinter()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def test_printing_leaves_the_window_alive_and_prints_every_page(
    qtbot, desk: Callable[..., Desk], printer: QPrinter
) -> None:
    made = desk(NOTATION)
    ticks: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start(5)
    printing = Printing(made.page)
    with qtbot.waitSignal(printing.printed, timeout=20_000) as caught:
        printing.start(made.document, None, printer)
    timer.stop()
    with pypdfium2.PdfDocument(printer.outputFileName()) as printed:
        assert len(printed) == caught.args[0] > 3
    assert len(ticks) > 10


def test_printing_is_stopped_by_its_button(qtbot, desk: Callable[..., Desk], printer: QPrinter) -> None:
    made = desk(NOTATION * 8)
    printing = Printing(made.page)
    printing.setMinimumDuration(0)
    with qtbot.waitSignal(printing.stopped, timeout=20_000):
        printing.start(made.document, None, printer)
        qtbot.waitUntil(lambda: "Page" in printing.labelText(), timeout=20_000)
        (button,) = printing.findChildren(QPushButton)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_only_the_pages_asked_for_are_printed(qtbot, desk: Callable[..., Desk], printer: QPrinter) -> None:
    made = desk(NOTATION)
    printer.setFromTo(2, 3)
    printing = Printing(made.page)
    with qtbot.waitSignal(printing.printed, timeout=20_000) as caught:
        printing.start(made.document, None, printer)
    assert caught.args == [2]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_is_not_there_is_told(qtbot, desk: Callable[..., Desk], printer: QPrinter) -> None:
    printer.setOutputFileName("/nowhere/at/all.pdf")
    printing = Printing(desk(NOTATION).page)
    with qtbot.waitSignal(printing.failed, timeout=20_000) as caught:
        printing.start(resolution("1. *Ends*."), None, printer)
    assert isinstance(caught.args[0], AppError)
