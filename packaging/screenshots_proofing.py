"""Pictures of what proofreading looks like: a paste understood, findings, citations with the mouse over one.

usage: python packaging/screenshots_proofing.py [--out FOLDER] [--themes light,dark] [TEXT]

Without a file: copied pages of our own that have something to find.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from screenshots import ROOT, settle

from engross.citations.citation import Status
from engross.formats.text import read
from engross.model.places import Place
from engross.ui.application import Application
from engross.ui.main_window import MainWindow
from engross.ui.preview.dialog import PreviewDialog
from engross.workspace import files
from engross.workspace.settings import Settings

SIZE = (1400, 900)


def wait_for_proof(app: QApplication, window: MainWindow) -> None:
    assert window.view is not None
    for _tries in range(500):
        if window.view.proofing.is_settled:
            break
        settle(app, 0.02)
    settle(app, 0.2)


def save(widget: QWidget, target: Path) -> None:
    """The widget with the windows that float over it (tips)."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    widget.render(painter, QPoint())
    for floating in QApplication.topLevelWidgets():
        if floating is not widget and floating.isVisible() and floating.inherits("QTipLabel"):
            painter.drawPixmap(widget.mapFromGlobal(floating.pos()), floating.grab())
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(target))
    print(target)


def preview(app: QApplication, application: Application, text: str, target: Path) -> None:
    dialog = PreviewDialog(text, application.theme, can_insert=True)
    dialog.show()
    settle(app, 1)
    dialog.paragraphs.select(min(9, dialog.paragraphs.model.rowCount() - 1))
    settle(app, 0.2)
    save(dialog, target)
    dialog.reject()


def findings(app: QApplication, window: MainWindow, target: Path) -> None:
    assert window.view is not None
    panel = window.view.show_panel("findings", on=True)
    wait_for_proof(app, window)
    window.actions_by_id["review.next_finding"].trigger()
    window.actions_by_id["review.next_finding"].trigger()
    settle(app, 0.4)
    save(window, target)
    assert panel.isVisible()


def citations(app: QApplication, window: MainWindow, target: Path) -> None:
    view = window.view
    assert view is not None
    view.show_panel("citations", on=True)
    wait_for_proof(app, window)
    proof = view.proofing.proof
    assert proof is not None
    order = (Status.MISMATCH, Status.VERIFIED)
    chosen = next(c for status in order for c in proof.citations if c.status is status)
    view.page.go_to(Place(chosen.block, chosen.start + 1))
    view.show_panel("citations", on=True).list.choose(chosen)  # type: ignore[attr-defined]
    settle(app, 0.3)
    at = view.page.cursorRect().center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, view.page.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.page.viewport(), event)
    settle(app, 0.3)
    save(window, target)


def main() -> None:
    words = argparse.ArgumentParser(description="Pictures of proofreading.")
    words.add_argument(
        "text", nargs="?", type=Path, default=ROOT / "packaging" / "samples" / "copied-pages.txt"
    )
    words.add_argument("--out", type=Path, default=ROOT / "build" / "pictures")
    words.add_argument("--themes", default="light,dark")
    given = words.parse_args()
    text = given.text.read_text(encoding="utf-8")
    app = QApplication([])
    for theme in given.themes.split(","):
        application = Application(app, Settings(theme=theme), keeps_settings=False)
        preview(app, application, text, given.out / f"preview-{theme}.png")
        window = application.open_window()
        window.resize(*SIZE)
        result = read.read_text(text)
        window.show_document(files.new(result.document))
        findings(app, window, given.out / f"findings-{theme}.png")
        citations(app, window, given.out / f"citations-{theme}.png")
        window.close()
        application.deleteLater()
        settle(app, 0.1)


if __name__ == "__main__":
    main()
