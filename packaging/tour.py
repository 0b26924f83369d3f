"""Pictures for the help and for looking at every view: drives the window as people do and draws it without a screen.

usage: python packaging/tour.py [--out FOLDER] [--themes light,dark] [SCENE …]

Without --out the pictures go to resources/help/pictures, where the pages of the help show them. With
QT_SCALE_FACTOR=1.5 they are drawn as on a screen of 150 %.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from screenshots import ROOT, go_to, settle

from engross import resources
from engross.ui.application import Application
from engross.ui.main_window import MainWindow
from engross.workspace import base_text, files
from engross.workspace.settings import Settings

OUT = ROOT / "resources" / "help" / "pictures"
SIZE = (1200, 760)
CONTROL = Qt.KeyboardModifier.ControlModifier
SAMPLE = "samples/general-assembly.xml"


def wait(app: QApplication, window: MainWindow) -> None:
    """Until the checks have said what they say."""
    for _try in range(300):
        if window.view is None or window.view.proofing.is_settled:
            break
        settle(app, 0.02)
    settle(app, 0.4)


def press(window: MainWindow, command: str) -> None:
    """What the command's menu entry or key does."""
    window.actions_by_id[command].trigger()


def keys(words: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, words)


def start(_app: QApplication, _window: MainWindow) -> None:
    pass


def window(_app: QApplication, _window: MainWindow) -> None:
    pass


def findings(app: QApplication, shown: MainWindow) -> None:
    press(shown, "view.findings")
    go_to(shown, "Noting with concern")
    wait(app, shown)


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
    keys_to_end(shown)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    keys("Reco")
    settle(app, 0.5)


def footnote(app: QApplication, shown: MainWindow) -> None:
    go_to(shown, "Taking note of")
    keys_to_end(shown)
    press(shown, "insert.footnote")
    keys("A/90/187, para. 12.")
    press(shown, "view.note")
    press(shown, "insert.edit_note")
    settle(app, 0.5)


def reference(app: QApplication, shown: MainWindow) -> None:
    go_to(shown, "Invites international")
    keys_to_end(shown)
    press(shown, "insert.reference")
    settle(app, 0.6)


def find(app: QApplication, shown: MainWindow) -> None:
    press(shown, "edit.replace")
    keys("footbridges")
    settle(app, 0.8)


def spelling(app: QApplication, shown: MainWindow) -> None:
    go_to(shown, "Convinced that")
    keys_to_end(shown)
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


def review(app: QApplication, shown: MainWindow) -> None:
    """Changes and comments of two people, one of them a paragraph that moved."""
    assert shown.view is not None
    view, page = shown.view, shown.view.page
    shown.change_settings(author="Anna Lind")
    press(shown, "review.track")
    go_to(shown, "Convinced that")
    keys_to_end(shown)
    QTest.keyClick(page, Qt.Key.Key_Left)
    keys(", without delay and for all")
    go_to(shown, "Reaffirming its resolution")
    press(shown, "paragraph.down")
    shown.change_settings(author="Bruno Keita")
    go_to(shown, "Taking note also")
    for _word in range(3):
        QTest.keyClick(page, Qt.Key.Key_Right, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    press(shown, "review.comment")
    keys("Is the report out?")
    QTest.keyClick(focus(), Qt.Key.Key_Return, CONTROL)
    go_to(shown, "Noting with concern")
    for _word in range(3):
        QTest.keyClick(page, Qt.Key.Key_Right, CONTROL)
    for _word in range(3):
        QTest.keyClick(page, Qt.Key.Key_Delete, CONTROL)
    keys("wherever ")
    panel = view.show_panel("review", on=True)
    settle(app, 0.4)
    panel.list.view.setCurrentIndex(panel.list.filtered.index(2, 0))
    go_to(shown, "Noting with appreciation")
    settle(app, 0.8)


def comment(app: QApplication, shown: MainWindow) -> None:
    shown.change_settings(author="Anna Lind")
    go_to(shown, "Convinced that")
    press(shown, "review.comment")
    keys("Has this been agreed?")
    settle(app, 0.4)


def base(app: QApplication, shown: MainWindow) -> None:
    """A draft that was begun from the sample, some of it decided and more of it written."""
    assert shown.view is not None
    issued = shown.view.bridge.document
    shown.change_settings(author="Anna Lind")
    shown.show_document(files.new(base_text.begun(issued, {"symbol": "A/91/L.3"}, base_text.now())))
    press(shown, "review.accept_all")
    go_to(shown, "Convinced that")
    keys_to_end(shown)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    keys("Recognizing the work of those who keep paths open")
    go_to(shown, "To budget for")
    press(shown, "paragraph.up")
    go_to(shown, "Invites international")
    press(shown, "paragraph.remove")
    go_to(shown, "Noting with appreciation")
    settle(app, 4)
    wait(app, shown)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys_to_end(shown: MainWindow) -> None:
    assert shown.view is not None
    QTest.keyClick(shown.view.page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(shown.view.page, Qt.Key.Key_Left)
    shown.view.page.setFocus()


Scene = Callable[[QApplication, MainWindow], None]
SCENES: dict[str, tuple[str, Scene]] = {
    "start": ("", start),
    "templates": ("", templates),
    **{
        scene.__name__.replace("_", "-"): (SAMPLE, scene)
        for scene in (
            window, findings, citations, masthead, pages, suggestions, footnote, reference, find, spelling, palette,
            split, focus_mode, settings, review, comment, base,
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
    """The window, with the windows that stand over it."""
    ratio = shown.devicePixelRatioF()
    image = QImage(shown.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    shown.render(painter, QPoint())
    for floating in QApplication.topLevelWidgets():
        if floating is not shown and floating.isVisible() and not isinstance(floating, MainWindow):
            at = shown.mapFromGlobal(floating.pos())
            inside = shown.rect().adjusted(0, 0, -floating.width(), -floating.height())
            at = QPoint(
                min(max(at.x(), 0), max(inside.right(), 0)), min(max(at.y(), 0), max(inside.bottom(), 0))
            )
            if floating.isWindow() and floating.windowType() in (Qt.WindowType.Dialog, Qt.WindowType.Window):
                at = shown.rect().center() - floating.rect().center()
            painter.drawPixmap(at, floating.grab())
    painter.end()
    image.save(str(target))


def main() -> None:
    words = argparse.ArgumentParser(description="Pictures of every view.")
    words.add_argument("scenes", nargs="*", metavar="SCENE", help=", ".join(SCENES))
    words.add_argument("--out", type=Path, default=OUT)
    words.add_argument("--themes", default="light,dark")
    given = words.parse_args()
    app = QApplication([])
    for theme in given.themes.split(","):
        for name in given.scenes or SCENES:
            picture(app, name, theme, given.out / f"{name}-{theme}.png")


if __name__ == "__main__":
    main()
