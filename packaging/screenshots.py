"""Pictures of the window for the documentation, drawn without a screen.

usage: python packaging/screenshots.py [--out FOLDER] [--themes light,dark] [--panel NAME] [--at WORDS] [FILE …]

Without files: the README's picture, of the General Assembly sample, to docs/window-light.png and window-dark.png.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from engross import resources
from engross.model import plain, walk
from engross.model.places import Place
from engross.ui.application import Application
from engross.ui.main_window import MainWindow
from engross.workspace.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SETTLING_S = 1.5
"""How long panels and checks get to come to rest before the picture."""


def settle(app: QApplication, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.01)


def go_to(window: MainWindow, words: str) -> None:
    """Put the caret into the first paragraph with these words."""
    assert window.view is not None
    for block in walk.all_blocks(window.view.bridge.document):
        at = plain.text(block).find(words)
        if at >= 0:
            window.view.page.go_to(Place(block.id, at))
            return
    sys.exit(f"no paragraph says “{words}”")


def picture(
    app: QApplication, path: Path | None, target: Path, given: argparse.Namespace, theme: str
) -> None:
    """One window with one file (or the start page), in one theme."""
    settings = Settings(theme=theme, zoom=given.zoom)
    application = Application(app, settings, keeps_settings=False)
    window = application.open_window(path)
    window.resize(given.width, given.height)
    settle(app, 0.2)
    if window.view is not None:
        for panel in filter(None, given.panel.split(",")):
            window.view.show_panel(panel, on=True)
        if given.at:
            go_to(window, given.at)
    settle(app, SETTLING_S)
    target.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(target))
    print(target)
    window.close()
    application.deleteLater()
    settle(app, 0.05)


def main() -> None:
    words = argparse.ArgumentParser(description="Pictures of the window.")
    words.add_argument("files", nargs="*", type=Path)
    words.add_argument("--out", type=Path, default=ROOT / "docs")
    words.add_argument("--themes", default="light,dark")
    words.add_argument("--panel", default="")
    words.add_argument("--at", default="")
    words.add_argument("--zoom", type=int, default=100)
    words.add_argument("--width", type=int, default=1400)
    words.add_argument("--height", type=int, default=900)
    words.add_argument("--start", action="store_true", help="the start page too")
    given = words.parse_args()
    app = QApplication([])
    named: list[tuple[Path | None, str]] = [(path, path.stem) for path in given.files]
    if not given.files:
        named = [(resources.path("samples/general-assembly.xml"), "window")]
    if given.start:
        named.append((None, "start"))
    for theme in given.themes.split(","):
        for path, name in named:
            picture(app, path, given.out / f"{name}-{theme}.png", given, theme)


if __name__ == "__main__":
    main()
