"""Unsaved work survives a crash."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from engross.model import plain, walk
from engross.ui import rescue
from engross.workspace import recovery


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(rescue, "PERIOD_MS", 30)
    monkeypatch.setattr(rescue, "REST_MS", 30)


@pytest.fixture
def opened(quick, window, saved_file):
    assert window.files.open_path(saved_file)
    return window


def copies():
    folder = recovery.default_folder()
    return sorted(folder.glob("*.json")) if folder.is_dir() else []


def crash(qtbot):
    """The process that kept the copies is gone."""
    qtbot.waitUntil(lambda: bool(copies()), timeout=3000)
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    kept = [(path, json.loads(path.read_text()), path.with_suffix(".xml").read_bytes()) for path in copies()]

    def leave():
        for path, about, data in kept:
            path.with_name(f"left-{path.name}").write_text(json.dumps(about | {"process": ended.pid}))
            path.with_name(f"left-{path.stem}.xml").write_bytes(data)

    return leave


def press(window, title):
    button = next(b for b in window.messages.findChildren(QPushButton) if b.text() == title)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(window):
    return [plain.text(b) for b in walk.blocks(window.view.bridge.document)]


def test_what_is_typed_is_copied_and_the_copy_goes_when_it_is_saved(opened, qtbot):
    qtbot.wait(80)
    assert copies() == []
    QTest.keyClicks(opened.view.page, "x")
    qtbot.waitUntil(lambda: len(copies()) == 1, timeout=3000)
    opened.actions_by_id["file.save"].trigger()
    qtbot.waitUntil(lambda: copies() == [], timeout=3000)


def write_on(page, qtbot, seconds):
    """Keys without a pause; how many copies there were meanwhile."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QTest.keyClicks(page, "x")
        qtbot.wait(5)
        if copies():
            return True
    return False


def test_nothing_is_copied_while_people_write_on(opened, qtbot, monkeypatch):
    monkeypatch.setattr(rescue, "REST_MS", 400)
    assert not write_on(opened.view.page, qtbot, 1.0)
    qtbot.waitUntil(lambda: len(copies()) == 1, timeout=3000)


def test_who_never_rests_has_a_copy_all_the_same(opened, qtbot, monkeypatch):
    monkeypatch.setattr(rescue, "REST_MS", 400)
    monkeypatch.setattr(rescue, "LONGEST_S", 0.5)
    assert write_on(opened.view.page, qtbot, 10.0)


def test_a_window_that_closes_leaves_no_copy(opened, qtbot):
    QTest.keyClicks(opened.view.page, "x")
    qtbot.waitUntil(lambda: len(copies()) == 1, timeout=3000)
    opened.view.opened.saved = opened.view.opened.document
    assert opened.close()
    assert copies() == []


def test_copies_are_not_kept_where_people_do_not_want_them(opened, qtbot):
    opened.change_settings(keep_copies=False)
    QTest.keyClicks(opened.view.page, "x")
    qtbot.wait(150)
    assert copies() == []


def test_after_a_crash_the_work_is_offered_and_recovered(opened, saved_file, qtbot):
    QTest.keyClicks(opened.view.page, "typed ")
    leave = crash(qtbot)
    due = texts(opened)
    opened.view.opened.saved = opened.view.opened.document
    assert opened.files.open_path(saved_file)
    leave()
    assert rescue.offer(opened)
    assert saved_file.name in opened.messages.text
    press(opened, "Recover")
    assert texts(opened) == due
    assert opened.isWindowModified()
    assert opened.view.opened.path == saved_file
    assert not rescue.offer(opened)


def test_what_is_not_wanted_is_discarded(opened, qtbot):
    QTest.keyClicks(opened.view.page, "x")
    crash(qtbot)()
    opened.actions_by_id["file.recover"].trigger()
    press(opened, "Discard")
    assert recovery.found() == []
    opened.actions_by_id["file.recover"].trigger()
    assert "no unsaved work" in opened.messages.text
