"""The window as a process of its own: it starts with a file, says nothing on standard error, and stays."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

pytest.importorskip("PySide6.QtWidgets")

STAYS_S = 2
OFFSCREEN_SAYS = "This plugin does not support"
"""Qt's offscreen platform about itself."""


@pytest.mark.parametrize(
    "names", [[], ["general-assembly.xml"], ["security-council.xml", "human-rights-council.xml"]]
)
def test_the_window_opens_and_stays(project, names):
    files = [str(project / "resources" / "samples" / name) for name in names]
    started = subprocess.Popen(
        [sys.executable, "-m", "engross", *files],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    end = time.monotonic() + STAYS_S
    while time.monotonic() < end and started.poll() is None:
        time.sleep(0.1)
    assert started.poll() is None, started.communicate()
    started.terminate()
    out, errors = started.communicate(timeout=20)
    said = [line for line in errors.decode().splitlines() if not line.startswith(OFFSCREEN_SAYS)]
    assert (out, said) == (b"", [])
