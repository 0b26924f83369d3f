"""What every test may rely on: windows without a screen, hypothesis without a clock, ``shared`` data where it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PROJECT = Path(__file__).resolve().parents[1]
SHARED = PROJECT.parent / "shared"
"""Published documents kept beside the project; they are no part of it."""

_COMMON = {
    "deadline": None,  # the machines that run this are shared: a slow run is no failure
    "print_blob": True,
    "suppress_health_check": [HealthCheck.too_slow],
}
settings.register_profile("gate", derandomize=True, **_COMMON)  # the gate says the same of the same code
settings.register_profile("explore", **_COMMON)  # --hypothesis-profile=explore: other cases each time
settings.load_profile("gate")


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the source tree."""
    return PROJECT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of published documents beside the project; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs published documents beside the project (../shared), which are not here")
    return SHARED


@pytest.fixture(autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings, logs and recovery copies of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in (
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_CACHE_HOME", "cache"),
    ):
        monkeypatch.setenv(name, str(home / folder))


@pytest.fixture(scope="session", autouse=True)
def _clipboard_is_emptied() -> Iterator[None]:
    """The clipboard of Qt's offscreen platform ends the process with a fault when it still holds something."""
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
