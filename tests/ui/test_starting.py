"""The window starts quickly: what it does not show at once is imported later."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
from engross.ui.application import Application
from engross.workspace.settings import Settings
app = QApplication([])
Application(app, Settings(), keeps_settings=False).open_window()
app.processEvents()
print(*(name for name in sys.modules if name.startswith("engross.ui.")))
sys.stdout.flush()
os._exit(0)
"""

LATER = ("settings_dialog", "new_dialog", "palette.dialog", "palette.entries", "help_window", "preview.dialog",
         "masthead.panel", "findings.panel", "citations.panel")  # fmt: skip


def test_dialogs_and_closed_panels_are_imported_when_they_are_shown():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "engross.ui.main_window" in loaded
    assert not loaded & {f"engross.ui.{name}" for name in LATER}
