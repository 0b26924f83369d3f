"""Pictures for the help and for looking at every view: drives the window as people do and draws it without a screen.

usage: python packaging/tour.py [--out FOLDER] [--themes light,dark] [SCENE …]

Without --out those that the pages of the help show are drawn, into resources/help/pictures; with it all scenes. With
QT_SCALE_FACTOR=1.5 they are drawn as on a screen of 150 %.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import tour_review
from hands import focus, keys, press, to_end, wait
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPalette, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from screenshots import ROOT, go_to, settle

from engross import resources
from engross.ui.application import Application
from engross.ui.main_window import MainWindow
from engross.workspace.settings import Settings

OUT = ROOT / "resources" / "help" / "pictures"
SIZE = (1200, 760)
TITLE = 30
"""Pixels of the bar with the title of a dialog."""
_MIDDLE = QTextOption(Qt.AlignmentFlag.AlignVCenter)
SAMPLE = "samples/general-assembly.xml"


def start(_app: QApplication, _window: MainWindow) -> None:
    pass


def window(_app: QApplication, _window: MainWindow) -> None:
    pass


def findings(app: QApplication, shown: MainWindow) -> None:
    press(shown, "view.findings")
    go_to(shown, "Noting with concern")
    wait(app, shown)
    press(shown, "review.next_finding")
    settle(app, 0.4)


def citations(app: QApplication, shown: MainWindow) -> None:
    press(shown, "view.citations")
    go_to(shown, "Recalling its resolutions")
    wait(app, shown)


def masthead(app: QApplication, shown: MainWindow) -> None:
    press(shown, "view.masthead")
    wait(app, shown)


def pages(app: QApplication, shown: MainWindow) -> None:
    press(shown, "view.pages")
    settle(app, 1.5)


def suggestions(app: QApplication, shown: MainWindow) -> None:
    go_to(shown, "Convinced that")
    to_end(shown)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    keys("Reco")
    settle(app, 0.5)


def footnote(app: QApplication, shown: MainWindow) -> None:
    go_to(shown, "Taking note of")
    to_end(shown)
    press(shown, "insert.footnote")
    keys("A/90/187, para. 12.")
    press(shown, "view.note")
    press(shown, "insert.edit_note")
    settle(app, 0.5)


def reference(app: QApplication, shown: MainWindow) -> None:
    go_to(shown, "Invites international")
    to_end(shown)
    press(shown, "insert.reference")
    settle(app, 0.6)


def find(app: QApplication, shown: MainWindow) -> None:
    press(shown, "edit.replace")
    keys("footbridges")
    settle(app, 0.8)


def spelling(app: QApplication, shown: MainWindow) -> None:
    go_to(shown, "Convinced that")
    to_end(shown)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    keys("Recognizing that paths should be organised and maintaned,")
    settle(app, 1.0)
    press(shown, "review.spelling")
    settle(app, 0.8)


def palette(app: QApplication, shown: MainWindow) -> None:
    press(shown, "help.palette")
    keys("foot")
    settle(app, 0.4)


def split(app: QApplication, shown: MainWindow) -> None:
    press(shown, "view.split")
    go_to(shown, "Invites international")
    settle(app, 0.8)


def focus_mode(app: QApplication, shown: MainWindow) -> None:
    go_to(shown, "Reaffirming its resolution")
    press(shown, "view.focus")
    settle(app, 0.8)


def settings(app: QApplication, shown: MainWindow) -> None:
    press(shown, "edit.settings")
    settle(app, 0.5)


def templates(app: QApplication, shown: MainWindow) -> None:
    press(shown, "file.new_from_template")
    settle(app, 0.5)


Scene = Callable[[QApplication, MainWindow], None]
SCENES: dict[str, tuple[str, Scene]] = {
    "start": ("", start),
    "templates": ("", templates),
    **{
        scene.__name__.replace("_", "-"): (SAMPLE, scene)
        for scene in (
            window, findings, citations, masthead, pages, suggestions, footnote, reference, find, spelling, palette,
            split, focus_mode, settings, *tour_review.SCENES,
        )
    },
}  # fmt: skip


def picture(app: QApplication, name: str, theme: str, target: Path) -> None:
    """One scene in a window of its own."""
    sample, scene = SCENES[name]
    application = Application(app, Settings(theme=theme), keeps_settings=False)
    shown = application.open_window(resources.path(sample) if sample else None)
    shown.resize(*SIZE)
    shown.activateWindow()
    settle(app, 0.2)
    if shown.view is not None:
        shown.view.page.setFocus()
    wait(app, shown)
    scene(app, shown)
    target.parent.mkdir(parents=True, exist_ok=True)
    save(shown, target)
    print(target)
    for widget in QApplication.topLevelWidgets():
        if widget is not shown and widget.isVisible():
            widget.close()
    if shown.view is not None:
        shown.view.opened.saved = shown.view.opened.document
    shown.close()
    application.deleteLater()
    settle(app, 0.1)


def save(shown: MainWindow, target: Path) -> None:
    """The window, with what stands over it; a window beside it stands for itself."""
    floating = [w for w in QApplication.topLevelWidgets() if w is not shown and w.isVisible()]
    beside = [w for w in floating if w.windowType() is Qt.WindowType.Window and not isinstance(w, MainWindow)]
    image = drawn(beside[0] if beside else shown)
    painter = QPainter(image)
    for widget in floating if not beside else ():
        if isinstance(widget, MainWindow):
            continue
        at = shown.mapFromGlobal(widget.pos())
        inside = shown.rect().adjusted(0, 0, -widget.width(), -widget.height())
        at = QPoint(min(max(at.x(), 0), max(inside.right(), 0)), min(max(at.y(), 0), max(inside.bottom(), 0)))
        if widget.windowType() in (Qt.WindowType.Dialog, Qt.WindowType.Tool):
            at = shown.rect().center() - widget.rect().center()
            frame(painter, widget, at)
        painter.drawPixmap(at, widget.grab())
    painter.end()
    image.save(str(target))


def drawn(widget: QWidget) -> QImage:
    """As it is on the screen."""
    ratio = widget.devicePixelRatioF()
    image = QImage(widget.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    widget.render(image, QPoint())
    return image


def frame(painter: QPainter, widget: QWidget, at: QPoint) -> None:
    """The edge and the title that a system gives to a window."""
    palette = widget.palette()
    whole = QRect(at, widget.size()).adjusted(-1, -TITLE, 1, 1)
    painter.setPen(palette.color(QPalette.ColorRole.Mid))
    painter.setBrush(palette.color(QPalette.ColorRole.Window))
    painter.drawRect(whole)
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    painter.drawText(whole.adjusted(12, 0, 0, TITLE - whole.height()), widget.windowTitle(), _MIDDLE)


def main() -> None:
    words = argparse.ArgumentParser(description="Pictures of every view.")
    words.add_argument("scenes", nargs="*", metavar="SCENE", help=", ".join(SCENES))
    words.add_argument("--out", type=Path)
    words.add_argument("--themes", default="light,dark")
    given = words.parse_args()
    app = QApplication([])
    for theme in given.themes.split(","):
        for name in given.scenes or (SCENES if given.out else shown_in_help()):
            picture(app, name, theme, (given.out or OUT) / f"{name}-{theme}.png")


def shown_in_help() -> list[str]:
    """The scenes that pages of the help show."""
    pages = "".join(page.read_text(encoding="utf-8") for page in OUT.parent.glob("*.md"))
    return [name for name in SCENES if f"(pictures/{name}-light.png)" in pages]


if __name__ == "__main__":
    main()
