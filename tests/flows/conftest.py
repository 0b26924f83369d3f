"""Flows in the window begin with the same windows and files as the tests of the window."""

from __future__ import annotations

import pytest

from flows.person import Person

pytest.importorskip("PySide6.QtWidgets")

from ui.conftest import saved_file, window

__all__ = ["person", "saved_file", "window"]


@pytest.fixture
def person(window, qtbot, monkeypatch, tmp_path):
    """Somebody at a window that shows its start page."""
    monkeypatch.chdir(tmp_path)
    return Person(window, qtbot)
