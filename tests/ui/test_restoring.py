"""Windows come back at the next start as they were left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter

from builders import block
from engross.model.places import Place
from engross.ui.application import Application
from engross.workspace import window_state
from engross.workspace.settings import Settings
from engross.workspace.window_state import WindowState


@pytest.fixture
def start(qtbot):
    """Starts the program, as often as a test needs it."""
    running = []

    def make(**settings):
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        application = Application(app, Settings(theme="light", **settings))
        running.append(application)
        return application

    yield make
    for application in running:
        for window in tuple(application.windows):
            window.close()
        application.deleteLater()
    qtbot.wait(0)


def leave_a_window(start, saved_file):
    application = start()
    window = application.open_window(saved_file)
    window.resize(780, 640)
    target = block(window.view.bridge.document, "Second;")
    window.view.page.go_to(Place(target.id, 3))
    window.view.show_panel("structure", on=False)
    window.view.show_panel("findings", on=True)
    return application, window


@pytest.mark.parametrize("leave", ["quit", "close"])
def test_file_caret_panels_and_size_come_back(start, saved_file, leave):
    application, window = leave_a_window(start, saved_file)
    application.quit() if leave == "quit" else window.close()
    again = start()
    assert again.restore()
    (window,) = again.windows
    assert window.view.opened.path == saved_file
    assert window.view.bridge.selection.head == Place(block(window.view.bridge.document, "Second;").id, 3)
    assert window.view.shown_panels == ["findings"]
    assert (window.width(), window.height()) == (780, 640)


def test_the_split_and_the_widths_of_panels_come_back(start, saved_file, qtbot):
    application, window = leave_a_window(start, saved_file)
    view = window.view
    view.show_panel("structure", on=True)
    view.split(on=True)
    columns = next(s for s in view.findChildren(QSplitter) if s.orientation() is Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: columns.width() > 700)
    columns.setSizes([215, 300, 265])
    left = [view.side_of(panel).width() for panel in ("structure", "findings")]
    assert left == columns.sizes()[::2]
    application.quit()
    again = start()
    again.restore()
    view = again.windows[0].view
    assert view.is_split and len(view.pages) == 2
    qtbot.waitUntil(lambda: [view.side_of(p).width() for p in ("structure", "findings")] == left)


def test_all_windows_come_back_after_quitting(start, saved_file, tmp_path):
    other = tmp_path / "other.xml"
    other.write_bytes(saved_file.read_bytes())
    application = start()
    application.open_window(saved_file)
    application.open_window(other)
    application.quit()
    again = start()
    again.restore()
    assert sorted(w.document_name for w in again.windows) == ["other.xml", saved_file.name]


def test_a_file_that_is_gone_leaves_the_start_page_where_the_window_was(start, saved_file):
    application, _window = leave_a_window(start, saved_file)
    application.quit()
    saved_file.unlink()
    again = start()
    assert again.restore()
    (window,) = again.windows
    assert window.view is None
    assert window.width() == 780


def test_files_stay_closed_where_people_want_that(start, saved_file):
    application, _window = leave_a_window(start, saved_file)
    application.quit()
    again = start(restore_files=False)
    again.restore()
    assert [w.view for w in again.windows] == [None]


def test_a_first_start_has_nothing_to_bring_back(start):
    assert not start().restore()


@pytest.mark.parametrize(
    "state",
    [
        WindowState(geometry="no hexadecimal"),
        WindowState(geometry="00ff"),
        WindowState(file="\0", paragraph=99999),
        WindowState(file="/", offset=10**9),
    ],
)
def test_odd_states_do_no_harm(start, state):
    window_state.save([state])
    application = start()
    application.restore()
    assert [w.view for w in application.windows] == [None]


def test_a_caret_beyond_the_end_is_put_where_it_can_be(start, saved_file):
    for state in (
        WindowState(str(saved_file), 2, 10**6),
        WindowState(str(saved_file), 10**6, 0, ("nothing",)),
    ):
        window_state.save([state])
        application = start()
        application.restore()
        assert application.windows[0].view is not None
        application.quit()
