"""A page or a window with a document, driven as people drive it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import resolution, tagged
from engross.editing.editor import Editor
from engross.model import plain, walk
from engross.model.nodes import Document
from engross.model.places import Selection
from engross.ui.application import Application
from engross.ui.bridge import Bridge
from engross.ui.editor.page import Page
from engross.ui.main_window import MainWindow
from engross.ui.theme import theme
from engross.workspace.settings import Settings
from ui.agreement import disagreement


@dataclass
class Desk:
    """A page on the desk: what stands on it, and hands to work with."""

    page: Page
    bridge: Bridge

    @property
    def document(self) -> Document:
        return self.bridge.document

    @property
    def texts(self) -> list[str]:
        """The text of every paragraph, footnotes after the text that holds them."""
        return [plain.text(block) for block in walk.all_blocks(self.document)]

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page, key, held)
        self.check()

    def type(self, words: str) -> None:
        QTest.keyClicks(self.page, words)
        self.check()

    def select(self, selection: Selection) -> None:
        """As with the mouse: the caret to one place, then with Shift to the other."""
        cursor = self.page.textCursor()
        cursor.setPosition(self.page.sync.where.position_of(selection.anchor))
        cursor.setPosition(self.page.sync.where.position_of(selection.head), QTextCursor.MoveMode.KeepAnchor)
        self.page.setTextCursor(cursor)

    def check(self) -> None:
        fault = disagreement(self.page, self.document)
        assert not fault, fault


@pytest.fixture
def desk(qtbot) -> Iterator[Callable[..., Desk]]:
    """Makes a page with a document in the notation of the builders, the caret at its place."""
    bridges: list[Bridge] = []

    def make(notation: str, **metadata: object) -> Desk:
        built = tagged(notation, **metadata)
        bridge = Bridge(Editor(built.document))
        bridges.append(bridge)
        page = Page(bridge, theme("light"), 1.0)
        page.resize(900, 700)
        qtbot.addWidget(page)
        page.show()
        made = Desk(page, bridge)
        if built.places:
            made.select(built.selection)
        made.check()
        return made

    yield make
    for bridge in bridges:
        bridge.close()


@pytest.fixture
def window(qtbot) -> Iterator[MainWindow]:
    """A window with its start page."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    application = Application(app, Settings(theme="light"), keeps_settings=False)
    made = application.open_window()
    yield made
    for opened in tuple(application.windows):
        if opened.view is not None:
            opened.view.opened.saved = opened.view.opened.document
        opened.close()
    application.deleteLater()
    qtbot.wait(0)


@pytest.fixture
def saved_file(tmp_path: Path) -> Path:
    """A resolution of our own as a file."""
    from engross.workspace import files

    path = tmp_path / "water.xml"
    opened = files.new(resolution(WATER))
    files.save(opened, path)
    return path


WATER = """
MAST {symbol:A/RES/90/5}
MAST {session=90:Ninetieth session}
TITLE {number:90/5.} {title:Clean water}
ORG The General Assembly,
PP *Recalling* its resolution 80/1,[^Official Records.]
1. *Decides* to act;
  (a) First;
  (b) Second;
2. *Requests* a report.
CLOSE {meeting:55th plenary meeting}
"""
