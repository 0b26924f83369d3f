"""The panel of official pages: they follow the typing, and a click goes to the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QToolButton

from engross.formats.pdf.press import Press
from engross.model import plain, walk
from engross.ui.pages.commands import print_pages
from engross.ui.pages.panel import PagesPanel
from engross.ui.pages.proof_sheet import set_pages
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
    assert panel.grab().toImage().pixelColor(250, 300).lightness() > 200


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


def test_pages_follow_the_typing(qtbot, pages: tuple[Desk, PagesPanel]) -> None:
    desk, panel = pages
    before = panel.view.grab().toImage()
    desk.type("XXXXXXXXXXXXXXXXXX")
    qtbot.waitUntil(lambda: panel.view.grab().toImage() != before, timeout=5_000)


def test_zoom_by_button_and_keys(qtbot, pages: tuple[Desk, PagesPanel]) -> None:
    _, panel = pages
    height = panel.view.verticalScrollBar().maximum()
    larger = next(b for b in panel.findChildren(QToolButton) if b.accessibleName() == "Larger pages")
    qtbot.mouseClick(larger, Qt.MouseButton.LeftButton)
    assert panel.view.verticalScrollBar().maximum() > height


def test_printing_paints_every_page(pages: tuple[Desk, PagesPanel], tmp_path: Path) -> None:
    desk, _ = pages
    press = Press()
    sheet = set_pages(press, desk.document, None)
    press.close()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_pages(sheet, printer)
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed:
        assert len(printed) == len(sheet.sizes)
